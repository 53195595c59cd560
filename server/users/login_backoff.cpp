// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/login_backoff.h"

#include <QtCore/QCryptographicHash>
#include <arpa/inet.h>

#include <algorithm>
#include <vector>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
// Hashed, so that an entry has one size whatever a stranger typed, and nothing typed stays in memory.
QByteArray digest(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).left(16);
}

// One customer owns a whole IPv6 /64.
QByteArray addressKey(const QString &address)
{
    in6_addr ipv6{};
    if (inet_pton(AF_INET6, address.toLatin1().constData(), &ipv6) != 1 || IN6_IS_ADDR_V4MAPPED(&ipv6))
        return 'n' + digest(address);
    return 'n' + digest(QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(ipv6.s6_addr), 8).toHex()));
}

// With the address: a stranger who guesses elsewhere must not keep the owner out.
QByteArray accountKey(const QString &account, const QString &address)
{
    return 'a' + digest(account + u' ' + QString::fromLatin1(addressKey(address).toHex()));
}
} // namespace

LoginBackoff::LoginBackoff(Limits limits, std::function<Clock::time_point()> clock)
    : m_limits(limits)
    , m_clock(std::move(clock))
{
}

std::optional<std::chrono::seconds> LoginBackoff::wait(const QString &account, const QString &address)
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_clock();
    auto openAt = at;
    for (const QByteArray &key : {accountKey(account, address), addressKey(address)}) {
        if (const auto it = m_entries.constFind(key); it != m_entries.cend())
            openAt = std::max(openAt, it->openAt);
    }
    if (openAt <= at)
        return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(openAt - at);
}

void LoginBackoff::failed(const QString &account, const QString &address)
{
    const std::scoped_lock lock(m_mutex);
    count(accountKey(account, address), m_limits.freePerAccount);
    count(addressKey(address), m_limits.freePerAddress);
}

void LoginBackoff::succeeded(const QString &account, const QString &address)
{
    const std::scoped_lock lock(m_mutex);
    m_entries.remove(accountKey(account, address));
    // Not forgotten as a whole: one own account would pay for guessing at many others.
    if (const auto it = m_entries.find(addressKey(address)); it != m_entries.end() && --it->failures <= 0)
        m_entries.erase(it);
}

void LoginBackoff::count(const QByteArray &key, int freeFailures)
{
    const auto at = m_clock();
    if (!m_entries.contains(key))
        makeRoom();
    Entry &entry = m_entries[key];
    if (at - entry.lastAt > m_limits.forgetAfter)
        entry.failures = 0;
    ++entry.failures;
    entry.lastAt = at;
    if (entry.failures < freeFailures)
        return;
    const int doublings = std::min(entry.failures - freeFailures, 20);
    entry.openAt = at + std::min(m_limits.longest, m_limits.first * (1L << doublings));
}

void LoginBackoff::makeRoom()
{
    if (m_entries.size() < m_limits.entries)
        return;
    const auto at = m_clock();
    erase_if(m_entries, [&](const auto &item) { return at - item.value().lastAt > m_limits.forgetAfter; });
    if (m_entries.size() < m_limits.entries)
        return;
    // A tenth at once, so that a flood pays for the sweep only now and then.
    std::vector<Clock::time_point> times;
    times.reserve(size_t(m_entries.size()));
    for (const Entry &entry : std::as_const(m_entries))
        times.push_back(entry.lastAt);
    const auto nth = times.begin() + qsizetype(times.size() / 10);
    std::nth_element(times.begin(), nth, times.end());
    erase_if(m_entries, [limit = *nth](const auto &item) { return item.value().lastAt <= limit; });
}

qsizetype LoginBackoff::entryCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_entries.size();
}

} // namespace kith::server
