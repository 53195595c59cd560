// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/password_hasher.h"

#include <sodium.h>

#include <array>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype saltBytes = 16;
constexpr qsizetype tagBytes = 32;
constexpr std::array<double, 8> timeBounds{0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5};

void readySodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium has no source of randomness.");
}

/// An owner of the plain text that wipes it.
class Secret
{
public:
    explicit Secret(const QString &password)
        : m_bytes(password.normalized(QString::NormalizationForm_KC).toUtf8())
    {
    }
    ~Secret() { sodium_memzero(m_bytes.data(), size_t(m_bytes.size())); }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    [[nodiscard]] const char *data() const { return m_bytes.constData(); }
    [[nodiscard]] unsigned long long size() const { return static_cast<unsigned long long>(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

/// Observes how long it lives.
class Stopwatch
{
public:
    explicit Stopwatch(Histogram &times)
        : m_times(times)
    {
    }
    ~Stopwatch() { m_times.observe(std::chrono::steady_clock::now() - m_startedAt); }
    Stopwatch(const Stopwatch &) = delete;
    Stopwatch &operator=(const Stopwatch &) = delete;

private:
    Histogram &m_times;
    const std::chrono::steady_clock::time_point m_startedAt = std::chrono::steady_clock::now();
};

QString randomBase64(qsizetype bytes)
{
    QByteArray raw(bytes, Qt::Uninitialized);
    randombytes_buf(raw.data(), size_t(bytes));
    return QString::fromLatin1(raw.toBase64(QByteArray::OmitTrailingEquals));
}
} // namespace

PasswordCost PasswordCost::interactive()
{
    return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

PasswordCost PasswordCost::minimum()
{
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

PasswordHasher::PasswordHasher(PasswordCost cost)
    : m_cost(cost)
    , m_times(timeBounds)
{
    readySodium();
    // The encoded form with random salt and tag: verifying it does all the work, making it none.
    m_dummyHash = u"$argon2id$v=19$m=%1,t=%2,p=1$%3$%4"_s.arg(cost.memoryBytes / 1024)
                      .arg(cost.operations)
                      .arg(randomBase64(saltBytes), randomBase64(tagBytes));
}

Result<QString> PasswordHasher::hash(const QString &password) const
{
    const Secret secret(password);
    std::array<char, crypto_pwhash_STRBYTES> out{};
    const Stopwatch stopwatch(m_times);
    if (crypto_pwhash_str(out.data(), secret.data(), secret.size(), m_cost.operations, m_cost.memoryBytes) != 0)
        return Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(5)};
    return QString::fromLatin1(out.data());
}

bool PasswordHasher::verify(const QString &hash, const QString &password) const
{
    const QByteArray stored = hash.toLatin1();
    const Secret secret(password);
    if (stored.size() >= qsizetype(crypto_pwhash_STRBYTES))
        return false;
    const Stopwatch stopwatch(m_times);
    return crypto_pwhash_str_verify(stored.constData(), secret.data(), secret.size()) == 0;
}

bool PasswordHasher::isOutdated(const QString &hash) const
{
    const QByteArray stored = hash.toLatin1();
    return crypto_pwhash_str_needs_rehash(stored.constData(), m_cost.operations, m_cost.memoryBytes) != 0;
}

} // namespace kith::server
