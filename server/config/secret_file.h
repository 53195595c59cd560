// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QProcessEnvironment>

namespace kith::server {

/// The first line of a small file. Errors: Validation with a sentence.
[[nodiscard]] Result<QString> readSecretFile(const QString &path);

/// Somebody other than its owner and group may read it.
[[nodiscard]] bool isReadableByOthers(const QString &path);

/// Where systemd put the credential for a secret (`LoadCredential=database.url:…`); empty: there is none.
[[nodiscard]] QString credentialPath(const QProcessEnvironment &environment, const QString &key);

} // namespace kith::server
