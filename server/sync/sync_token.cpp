// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/sync_token.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr QStringView form = u"2";
constexpr qsizetype parts = 8;
} // namespace

QString SyncToken::toString() const
{
    return QStringList{form.toString(),
                       epoch,
                       QString::number(int(seesReads)),
                       QString::number(reached.personVersion),
                       QString::number(reached.stamp),
                       QString::number(since.personVersion),
                       QString::number(since.stamp),
                       QString::number(after.value())}
        .join(u'.');
}

std::optional<SyncToken> SyncToken::fromString(QStringView text)
{
    const QList<QStringView> found = text.split(u'.');
    if (found.size() != parts || found.at(0) != form || found.at(1).isEmpty())
        return std::nullopt;
    QList<qint64> numbers;
    for (const QStringView part : found.sliced(2)) {
        bool isNumber = false;
        numbers.append(part.toLongLong(&isNumber));
        if (!isNumber || numbers.last() < 0)
            return std::nullopt;
    }
    return SyncToken{.epoch = found.at(1).toString(),
                     .seesReads = numbers.at(0) != 0,
                     .since = {.personVersion = numbers.at(3), .stamp = numbers.at(4)},
                     .reached = {.personVersion = numbers.at(1), .stamp = numbers.at(2)},
                     .after = ConversationId(numbers.at(5))};
}

} // namespace kith::server
