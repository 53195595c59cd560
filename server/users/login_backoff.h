// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

namespace kith::server {

/// Slows the guessing of passwords down: at one account from one network address, and at all accounts from that address.
///
/// The first failures are free; each one more doubles the time until the next attempt is looked at. Kept in memory
/// only, and bounded: when it is full, whoever failed longest ago is forgotten.
/// It never touches sessions: a device that is signed in stays so. Thread: any.
class LoginBackoff
{
public:
    using Clock = std::chrono::steady_clock;
    struct Limits
    {
        int freePerAccount = 5;
        int freePerAddress = 20; ///< an office shares one address
        std::chrono::seconds first{30};
        std::chrono::seconds longest{3600};
        std::chrono::hours forgetAfter{24};
        qsizetype entries = 100'000;
    };

    explicit LoginBackoff(Limits limits, std::function<Clock::time_point()> clock = &Clock::now);

    /// How long to wait; absent when this attempt may be looked at.
    [[nodiscard]] std::optional<std::chrono::seconds> wait(const QString &account, const QString &address);
    void failed(const QString &account, const QString &address);
    /// Forgets the failures at the account from there, and one of the address.
    void succeeded(const QString &account, const QString &address);

    [[nodiscard]] qsizetype entryCount() const;

private:
    struct Entry
    {
        int failures = 0;
        Clock::time_point lastAt;
        Clock::time_point openAt; ///< attempts before this are refused
    };
    void count(const QByteArray &key, int freeFailures);
    void makeRoom();

    const Limits m_limits;
    const std::function<Clock::time_point()> m_clock;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries;
};

} // namespace kith::server
