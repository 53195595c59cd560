// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace kith::server {

/// A new bearer token: `kith_` and 256 random bits in base64url. The prefix lets scanners find leaked ones.
[[nodiscard]] QByteArray makeToken();

/// The right shape to be one of ours; says nothing about whether it is valid.
[[nodiscard]] bool looksLikeToken(QByteArrayView token);

/// The form in which a token is stored: SHA-256 in hex. A token has enough randomness of its own to need no salt.
[[nodiscard]] QString tokenHash(QByteArrayView token);

} // namespace kith::server
