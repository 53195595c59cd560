// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/one_time_code.h"

#include <QtCore/QCryptographicHash>

#include <sodium.h>

#include <array>
#include <string_view>

namespace kith::server {

namespace {
constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr qsizetype codeLength = 26;
constexpr qsizetype typedLengthMax = 64;

/// The letter that was meant; 0 for none of the alphabet.
char meant(QChar typed)
{
    const char c = typed.toLower().toLatin1();
    if (c == 'o')
        return '0';
    if (c == 'i' || c == 'l')
        return '1';
    return alphabet.find(c) == std::string_view::npos ? '\0' : c;
}
} // namespace

QString makeCode()
{
    if (sodium_init() < 0)
        qFatal("libsodium has no source of randomness.");
    std::array<unsigned char, codeLength> random{};
    randombytes_buf(random.data(), random.size());
    QString code;
    for (const unsigned char byte : random)
        code += QLatin1Char(alphabet[byte % alphabet.size()]);
    return code;
}

std::optional<QString> codeHash(QStringView typed)
{
    if (typed.size() > typedLengthMax)
        return std::nullopt;
    QByteArray code;
    for (const QChar c : typed) {
        if (c.isSpace() || c == u'-')
            continue;
        const char letter = c.unicode() < 0x80 ? meant(c) : '\0';
        if (letter == '\0')
            return std::nullopt;
        code += letter;
    }
    if (code.size() != codeLength)
        return std::nullopt;
    return QString::fromLatin1(QCryptographicHash::hash(code, QCryptographicHash::Sha256).toHex());
}

} // namespace kith::server
