// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search_cursor.h"

#include <QtCore/QStringList>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype longest = 80;
} // namespace

QString SearchCursor::toString() const
{
    const QString plain = u"%1.%2.%3"_s.arg(isRanked ? u"r"_s : u"n"_s).arg(before.value()).arg(skipped);
    return QString::fromLatin1(plain.toLatin1().toBase64(encoding));
}

std::optional<SearchCursor> SearchCursor::fromString(QStringView text)
{
    if (text.size() > longest)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const QStringList parts = QString::fromLatin1(*decoded).split(u'.');
    if (parts.size() != 3 || (parts[0] != "r"_L1 && parts[0] != "n"_L1))
        return std::nullopt;
    const auto before = MessageId::fromString(parts[1]);
    bool isNumber = false;
    const qint64 skipped = parts[2].toLongLong(&isNumber);
    if (!before || !isNumber || skipped < 0)
        return std::nullopt;
    return SearchCursor{.isRanked = parts[0] == "r"_L1, .before = *before, .skipped = skipped};
}

} // namespace kith::server
