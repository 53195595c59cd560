// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/histogram.h"
#include "shared/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace kith::server {

/// What one hash costs. Source: libsodium's limits for Argon2id.
struct PasswordCost
{
    unsigned long long operations = 0;
    size_t memoryBytes = 0;

    /// 64 MiB and two passes: above OWASP's minimum, about a tenth of a second.
    [[nodiscard]] static PasswordCost interactive();
    /// For tests and benches only.
    [[nodiscard]] static PasswordCost minimum();
};

/// Argon2id over the NFKC form of a password, so that the same password typed on another keyboard fits.
///
/// Blocks for as long as the hash takes: worker pool only. Thread: any.
class PasswordHasher
{
public:
    explicit PasswordHasher(PasswordCost cost);

    /// Errors: Overloaded, when the memory for it cannot be had.
    [[nodiscard]] Result<QString> hash(const QString &password) const;
    [[nodiscard]] bool verify(const QString &hash, const QString &password) const;
    /// True when `hash` was made at another cost than today's.
    [[nodiscard]] bool isOutdated(const QString &hash) const;

    /// Takes as long to verify as a real hash, and no password fits: for logins that do not exist.
    [[nodiscard]] const QString &dummyHash() const { return m_dummyHash; }

    /// How long hashes took, made or verified.
    [[nodiscard]] const Histogram &times() const { return m_times; }

private:
    PasswordCost m_cost;
    QString m_dummyHash;
    mutable Histogram m_times;
};

} // namespace kith::server
