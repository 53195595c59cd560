// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
HttpReply setStatus(Person &person, const Person &other, const QString &status)
{
    return person.api.put(u"/api/contacts/"_s + other.id, {{u"status"_s, status}});
}

HttpReply editProfile(Person &person, const QJsonObject &fields)
{
    return person.api.put(u"/api/users/"_s + person.id, fields);
}

QString picturePath(const Person &person)
{
    return u"/api/users/%1/picture"_s.arg(person.id);
}
} // namespace

/// Who hears of a changed profile, and who must not.
class TestProfiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void blockedPersonSeesTheProfileOfThen();
    void liftedBlockShowsTheProfileOfNow();
    void nothingIsToldWhereNothingChanged();
    void feedShowsThePresentName();
    void feedOfTheErasedSaysSo();

private:
    /// Everything that `viewer` can ask for in which `person` shows, without versions and presence.
    [[nodiscard]] QJsonObject sightOf(Person &viewer, const Person &person, const QString &direct, const QString &group);

    Stage m_stage;
    Town &town() { return m_stage.town(); }
};

void TestProfiles::initTestCase()
{
    QVERIFY(m_stage.raise());
}

QJsonObject TestProfiles::sightOf(Person &viewer, const Person &person, const QString &direct, const QString &group)
{
    const auto among = [&](const QJsonArray &people) {
        for (const QJsonValue &one : people) {
            if (one["user"_L1]["id"_L1].toString() == person.id)
                return one["user"_L1];
        }
        return QJsonValue();
    };
    const auto changed = [&](const QString &conversation) {
        QJsonValue last;
        const QJsonObject answer = viewer.api.get(u"/api/conversations/%1/changes?limit=200"_s.arg(conversation)).json();
        for (const QJsonValue &change : answer["changes"_L1].toArray()) {
            if (change["data"_L1]["user"_L1]["id"_L1].toString() == person.id)
                last = change["data"_L1]["user"_L1];
        }
        return last;
    };
    const QJsonObject sync = viewer.api.get(u"/api/sync"_s).json();
    QJsonValue peer;
    for (const QJsonValue &conversation : sync["conversations"_L1].toArray()) {
        if (conversation["id"_L1].toString() == direct)
            peer = conversation["peer"_L1];
    }
    return {{u"profile"_s, viewer.api.get(u"/api/users/"_s + person.id).json()["user"_L1]},
            {u"contact"_s, among(viewer.api.get(u"/api/contacts"_s).json()["contacts"_L1].toArray())},
            {u"synced contact"_s, among(sync["contacts"_L1].toArray())},
            {u"peer"_s, viewer.api.get(u"/api/conversations/"_s + direct).json()["peer"_L1]},
            {u"synced peer"_s, peer},
            {u"member"_s, among(viewer.api.get(u"/api/messages/member?conversationId="_s + group).json()["participants"_L1].toArray())},
            {u"changed in direct"_s, changed(direct)},
            {u"changed in group"_s, changed(group)},
            {u"picture"_s, viewer.api.get(picturePath(person)).status}};
}

void TestProfiles::blockedPersonSeesTheProfileOfThen()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &cleo = town().settle(u"Cleo"_s);
    const QString direct = town().direct(anna, bert);
    const QString group = town().group(anna, u"Both"_s, {&bert, &cleo});
    town().showPicture(anna);
    QCOMPARE(editProfile(anna, {{u"settings"_s, QJsonObject{{u"email"_s, u"contacts"_s}}}}).status, 200);
    const QJsonObject before = sightOf(bert, anna, direct, group);
    for (auto it = before.begin(); it != before.end(); ++it)
        QVERIFY2(it->toInt() == 200 || it->toObject()["firstname"_L1].toString() == u"Anna"_s, qPrintable(it.key()));
    QVERIFY(before["contact"_L1]["email"_L1].toString() == anna.email);

    const auto socket = town().live(bert);
    const auto other = town().live(cleo);
    QCOMPARE(setStatus(anna, bert, u"blocked"_s).status, 200);
    QCOMPARE(sightOf(bert, anna, direct, group), before);
    QCOMPARE(editProfile(anna, {{u"firstname"_s, u"Zoe"_s}, {u"about"_s, u"Secret plans"_s}, {u"email"_s, u"zoe@example.org"_s}}).status,
             200);
    QCOMPARE(anna.api.remove(picturePath(anna)).status, 204);
    QCOMPARE(sightOf(bert, anna, direct, group), before);

    // Others hear of it, and Bert of nothing but the profile of then.
    const auto shows = [&](const QString &name) {
        return [&anna, name](const QJsonObject &event) {
            return event["data"_L1]["user"_L1]["id"_L1].toString() == anna.id
                   && event["data"_L1]["user"_L1]["firstname"_L1].toString() == name;
        };
    };
    QVERIFY(!other->event(u"participant.changed"_s, shows(u"Zoe"_s)).isEmpty());
    QVERIFY(socket->settle());
    for (const QJsonObject &event : socket->events()) {
        const QString words = textOf(event);
        QVERIFY2(!words.contains(u"Zoe"_s) && !words.contains(u"Secret"_s) && !words.contains(u"zoe@"_s), qPrintable(words));
        QVERIFY2(event["on"_L1].toString() != u"me.changed"_s, qPrintable(words));
    }
    // The other way nothing is hidden.
    QCOMPARE(editProfile(bert, {{u"firstname"_s, u"Bertram"_s}}).status, 200);
    QCOMPARE(anna.api.get(u"/api/users/"_s + bert.id).json()["user"_L1]["firstname"_L1].toString(), u"Bertram"_s);
}

void TestProfiles::liftedBlockShowsTheProfileOfNow()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const QString group = town().group(anna, u"Both"_s, {&bert});
    town().showPicture(anna);
    QCOMPARE(setStatus(anna, bert, u"blocked"_s).status, 200);
    QCOMPARE(editProfile(anna, {{u"firstname"_s, u"Zoe"_s}}).status, 200);
    QCOMPARE(anna.api.remove(picturePath(anna)).status, 204);
    const QString token = bert.api.get(u"/api/sync"_s).json()["token"_L1].toString();
    const auto socket = town().live(bert);
    QCOMPARE(setStatus(anna, bert, u"unblocked"_s).status, 200);

    const auto isZoe = [](const QJsonValue &user) {
        return user["firstname"_L1].toString() == u"Zoe"_s && !user.toObject().contains("picture"_L1);
    };
    const QJsonObject contact = socket->event(u"me.changed"_s, aboutMe(u"contacts"_s));
    QVERIFY2(isZoe(contact["data"_L1]["contact"_L1]["user"_L1]), qPrintable(textOf(contact)));
    for (const QString &conversation : {direct, group}) {
        const QJsonObject told = socket->event(u"participant.changed"_s, of(conversation));
        QVERIFY2(isZoe(told["data"_L1]["user"_L1]), qPrintable(textOf(told)));
    }
    // A device that was away learns the same.
    const QJsonObject sync = bert.api.get(u"/api/sync?since="_s + token).json();
    QVERIFY(!sync["full"_L1].toBool());
    QCOMPARE(sync["contacts"_L1].toArray().size(), 1);
    QVERIFY(isZoe(sync["contacts"_L1][0]["user"_L1]));
    QCOMPARE(sync["conversations"_L1].toArray().size(), 2);
    const QJsonObject now = sightOf(bert, anna, direct, group);
    for (auto it = now.begin(); it != now.end(); ++it)
        QVERIFY2(it->toInt() == 404 || isZoe(*it), qPrintable(it.key()));
}

void TestProfiles::nothingIsToldWhereNothingChanged()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    (void)town().group(anna, u"Both"_s, {&bert});
    const auto socket = town().live(bert);
    QCOMPARE(setStatus(anna, bert, u"blocked"_s).status, 200);
    QCOMPARE(setStatus(anna, bert, u"unblocked"_s).status, 200);
    QVERIFY(socket->settle());
    QVERIFY(!socket->hasEvent(u"me.changed"_s) && !socket->hasEvent(u"participant.changed"_s));
}

void TestProfiles::feedShowsThePresentName()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    (void)town().group(anna, u"Both"_s, {&bert});
    const QJsonObject before = bert.api.get(u"/api/sync"_s).json();
    const auto socket = town().live(bert);
    const auto actors = [](const QJsonArray &rows) {
        QStringList out;
        for (const QJsonValue &row : rows)
            out.append(row["actor"_L1]["firstname"_L1].toString());
        return out;
    };
    const QStringList named = actors(before["notifications"_L1].toArray());
    QVERIFY(named.contains(u"Anna"_s));
    QCOMPARE(editProfile(anna, {{u"firstname"_s, u"Zoe"_s}}).status, 200);

    const QStringList renamed(named.size(), u"Zoe"_s);
    QCOMPARE(actors(bert.api.get(u"/api/notifications"_s).json()["notifications"_L1].toArray()), renamed);
    // Who has the rows already is told, now or with the next sync.
    const QJsonObject told = socket->event(u"me.changed"_s, aboutMe(u"notifications"_s));
    QCOMPARE(told["data"_L1]["notification"_L1]["actor"_L1]["firstname"_L1].toString(), u"Zoe"_s);
    const QJsonObject after = bert.api.get(u"/api/sync?since="_s + before["token"_L1].toString()).json();
    QVERIFY(!after["full"_L1].toBool());
    QCOMPARE(actors(after["notifications"_L1].toArray()), renamed);
}

void TestProfiles::feedOfTheErasedSaysSo()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    (void)town().group(anna, u"Both"_s, {&bert});
    const QString token = bert.api.get(u"/api/sync"_s).json()["token"_L1].toString();
    QCOMPARE(
        anna.api.send({.method = "DELETE", .path = u"/api/users/"_s + anna.id, .body = textOf({{u"password"_s, anna.password}}).toUtf8()})
            .status,
        204);
    const auto check = [&](const QJsonArray &rows) {
        QVERIFY(!rows.isEmpty());
        for (const QJsonValue &row : rows) {
            QCOMPARE(row["actor"_L1]["firstname"_L1].toString(), u"Deleted person"_s);
            QVERIFY(row["actor"_L1]["deleted"_L1].toBool());
        }
    };
    check(bert.api.get(u"/api/notifications"_s).json()["notifications"_L1].toArray());
    check(bert.api.get(u"/api/sync?since="_s + token).json()["notifications"_L1].toArray());
}

QTEST_GUILESS_MAIN(TestProfiles)
#include "test_profiles.moc"
