// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

QString groupPath(const char *start, const Cast &cast, const QString &end)
{
    return QLatin1String(start) + cast.group + end;
}

QString freshInvite(Person &from)
{
    return from.api.post(u"/api/invites"_s).json().value("code"_L1).toString();
}

QString freshMember(Cast &cast)
{
    const QJsonObject body{{u"userIds"_s, QJsonArray{cast.spare.id}}};
    cast.owner.api.post(u"/api/participant/"_s + cast.group, body);
    return cast.spare.id;
}

QString freshMessage(Cast &cast, Person &from)
{
    return freshMessageIn(cast.group, from);
}

QString freshMessageIn(const QString &conversation, Person &from)
{
    return idOf(from.api.post(u"/api/messages/send"_s, textMessage(conversation, u"fresh"_s)).json());
}

} // namespace kith::test
