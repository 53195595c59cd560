// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/sync_token.h"

#include <QtCore/QStringList>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

QString SyncToken::toString() const
{
    return u"1.%1.%2.%3"_s.arg(personVersion).arg(toMs(time)).arg(int(seesReads));
}

std::optional<SyncToken> SyncToken::fromString(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 4 || parts.at(0) != u"1"_s)
        return std::nullopt;
    bool isVersion = false;
    bool isTime = false;
    SyncToken out;
    out.personVersion = parts.at(1).toLongLong(&isVersion);
    out.time = fromMs(parts.at(2).toLongLong(&isTime));
    out.seesReads = parts.at(3) == u"1"_s;
    if (!isVersion || !isTime || out.personVersion < 0 || toMs(out.time) < 0)
        return std::nullopt;
    return out;
}

} // namespace kith::server
