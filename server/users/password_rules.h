// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace kith::server {

/// Why a new password is not taken.
struct PasswordFlaw
{
    QString code; ///< of the field error
    QString detail;
};

/// Absent when the password is good enough: long enough, not among the most common ones, not the person's own name,
/// e-mail address or phone number. Nothing about which kinds of characters it must hold.
/// Source: NIST SP 800-63B, OWASP ASVS 6.2.
[[nodiscard]] std::optional<PasswordFlaw> flawOf(const QString &password, const QStringList &ownWords);

} // namespace kith::server
