// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

Stage::Stage(RateLimits limits)
    : m_shapes(QStringLiteral(KITH_SOURCE_DIR "/tests/data/protocol/shapes.json"))
{
    if (limits == RateLimits::Off)
        m_server.addArguments({u"--rate-limits"_s, u"off"_s});
}

bool Stage::raise()
{
    if (!m_server.start()) {
        qWarning("%s", qPrintable(m_server.log()));
        return false;
    }
    m_town = std::make_unique<Town>(m_server.url(), m_server.realtimeUrl(), m_server.controlUrl());
    return true;
}

QStringList Stage::differences(const QJsonValue &value, const char *shape) const
{
    return m_shapes.differences(value, QString::fromLatin1(shape));
}

QString idOf(const QJsonObject &thing)
{
    return thing.value("id"_L1).toString();
}

Cast::Cast(Town &town)
    : owner(town.settle(u"Olga"_s))
    , admin(town.settle(u"Adam"_s))
    , member(town.settle(u"Mina"_s))
    , fellow(town.settle(u"Felix"_s))
    , former(town.settle(u"Frida"_s))
    , outsider(town.settle(u"Otto"_s))
    , blocked(town.settle(u"Boris"_s))
    , spare(town.settle(u"Vera"_s))
    , administrator(town.settle(u"Ada"_s))
{
    group = town.group(owner, u"Cast"_s, {&admin, &member, &fellow, &former});
    const QString participant = u"/api/participant/%1/"_s.arg(group);
    if (owner.api.put(participant + admin.id, {{u"role"_s, u"admin"_s}}).status != 200)
        qFatal("no admin could be named");
    early = town.say(member, group, u"before"_s);
    earlyFile = Town::upload(member, "early bytes");
    Town::sendFile(member, group, earlyFile);
    if (owner.api.remove(participant + former.id).status != 204)
        qFatal("nobody could be removed");
    town.say(owner, group, u"after"_s);
    lateFile = Town::upload(owner, "late bytes");
    Town::sendFile(owner, group, lateFile);
    for (Person *person : {&owner, &admin, &member})
        town.befriend(*person, spare);
    for (Person *person : {&owner, &admin, &member, &fellow}) {
        town.befriend(blocked, *person);
        if (person == &owner)
            blockedDirect = town.direct(blocked, owner);
        if (person->api.put(u"/api/contacts/"_s + blocked.id, {{u"status"_s, u"blocked"_s}}).status != 200)
            qFatal("nobody could be blocked");
    }
    town.promote(administrator);
    direct = town.direct(owner, member);
    otherDeviceToken = town.signInAgain(member);
    deadToken = town.signInAgain(member);
    if (ApiClient(town.server(), deadToken).post(u"/api/users/logout"_s).status != 204)
        qFatal("signing out failed");
}

QByteArray metricsOf(const ServerProcess &server)
{
    return ApiClient(server.controlUrl()).get(u"/metrics"_s).body;
}

double valueOf(const QByteArray &metrics, const QByteArray &series)
{
    for (const QByteArray &line : metrics.split('\n')) {
        if (line.startsWith(QByteArray(series + ' ')))
            return line.mid(series.size() + 1).toDouble();
    }
    return -1;
}

} // namespace kith::test
