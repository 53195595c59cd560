// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QUrl>

namespace kith::client {

/// Reads what a person types as the server: `chat.example.org`, `localhost:8065`, `https://…`. Without a scheme it is
/// https, except for this computer itself and names and addresses of the local network, where it is http and the port
/// that kithd listens on by default. Errors: Validation with a sentence.
[[nodiscard]] Result<QUrl> serverFromText(const QString &text);

/// Whether nobody on the way can read what is said to that server; worth a word of warning when not.
[[nodiscard]] bool isEncrypted(const QUrl &server);

} // namespace kith::client
