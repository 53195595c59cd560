// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/access_token.h"

#include <QtCore/QCryptographicHash>

#include <sodium.h>

#include <algorithm>

namespace kith::server {

namespace {
constexpr QByteArrayView prefix("kith_");
constexpr qsizetype tokenBytes = 32;
constexpr qsizetype encodedLength = 43;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
} // namespace

QByteArray makeToken()
{
    if (sodium_init() < 0)
        qFatal("libsodium has no source of randomness.");
    QByteArray raw(tokenBytes, Qt::Uninitialized);
    randombytes_buf(raw.data(), size_t(tokenBytes));
    return prefix.toByteArray() + raw.toBase64(encoding);
}

bool looksLikeToken(QByteArrayView token)
{
    if (token.size() != prefix.size() + encodedLength || !token.startsWith(prefix))
        return false;
    const QByteArrayView rest = token.sliced(prefix.size());
    return std::all_of(rest.begin(), rest.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

QString tokenHash(QByteArrayView token)
{
    return QString::fromLatin1(QCryptographicHash::hash(token.toByteArray(), QCryptographicHash::Sha256).toHex());
}

} // namespace kith::server
