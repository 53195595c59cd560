// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QString inAnHour()
{
    return QDateTime::currentDateTimeUtc().addSecs(3600).toString(Qt::ISODateWithMs);
}

QStringList idsOf(const QJsonValue &list)
{
    QStringList out;
    for (const QJsonValue &entry : list.toArray())
        out.append(entry["id"_L1].toString());
    return out;
}
} // namespace

/// What docs/openapi.yaml names about people, contacts, invitations and accounts, and the other contract tests do not come by.
class TestDocumentedPeople : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void theDocumentIsServedToAnybody();
    void aLocalNumberIsReadInItsCountry();
    void settingsSayWhoSeesTheAddress();
    void anAddressOfSomebodyElseIsTaken();
    void foundPeopleCanBeFew();
    void contactsHaveOwnNames();
    void aContactCannotBeDeclined();
    void ownInvitationsComeInPages();
    void noMoreThanSoManyOpenInvitations();
    void anInvitationLeadsIntoAGroup();
    void administratorsFindAccounts();
    void accountsThatAreNoMore();
    void serverInvitationsComeInPages();
    void theFeedComesInPages();
    void alertsCanAllBeSet();
    void noMoreThanSoManyPushEndpoints();

private:
    Town &town() { return m_stage.town(); }

    Stage m_stage;
    ApiClient m_control;
};

void TestDocumentedPeople::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_control = town().control();
}

void TestDocumentedPeople::theDocumentIsServedToAnybody()
{
    const HttpReply reply = ApiClient(town().server()).get(u"/api/openapi.json"_s);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(reply.json().value("openapi"_L1).toString(), u"3.1.0"_s);
    QVERIFY(reply.json().value("paths"_L1).toObject().contains(u"/api/messages/send"_s));
}

void TestDocumentedPeople::aLocalNumberIsReadInItsCountry()
{
    QJsonObject body = town().newcomer(u"Lokal"_s);
    body.insert(u"client"_s, u"a test"_s);
    const QString local = u"0"_s + body.value("phone"_L1).toString().mid(3);
    ApiClient api(town().server());
    const HttpReply made = api.post(u"/api/users/register"_s, body);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.json()["session"_L1]["client"_L1].toString(), u"a test"_s);
    QJsonObject login{{u"login"_s, local}, {u"password"_s, body.value("password"_L1)}};
    IS_PROBLEM(m_stage, api.post(u"/api/users/login"_s, login), 401, "wrong_login");
    login.insert(u"country"_s, u"DE"_s);
    const HttpReply reply = api.post(u"/api/users/login"_s, login);
    QCOMPARE(reply.status, 200);
    HAS_SHAPE(m_stage, reply.json(), "signed_in");
}

void TestDocumentedPeople::settingsSayWhoSeesTheAddress()
{
    Person &open = town().settle(u"Offen"_s);
    Person &other = town().settle(u"Andere"_s);
    town().befriend(open, other);
    const auto shown = [&] { return other.api.get(u"/api/users/"_s + open.id).json().value("user"_L1); };
    const auto set = [&](const QJsonObject &settings) {
        return open.api.put(u"/api/users/"_s + open.id, {{u"settings"_s, settings}}).json()["user"_L1]["settings"_L1];
    };
    QCOMPARE(set({{u"email"_s, u"contacts"_s}})["email"_L1].toString(), u"contacts"_s);
    HAS_SHAPE(m_stage, shown(), "user_public");
    QCOMPARE(shown()["email"_L1].toString(), open.email);
    QCOMPARE(set({{u"email"_s, u"nobody"_s}, {u"groups"_s, u"everyone"_s}})["groups"_L1].toString(), u"everyone"_s);
    QVERIFY(shown()["email"_L1].isUndefined());
}

void TestDocumentedPeople::anAddressOfSomebodyElseIsTaken()
{
    Person &one = town().settle(u"Eine"_s);
    Person &other = town().settle(u"Zweite"_s);
    IS_PROBLEM(m_stage, one.api.put(u"/api/users/"_s + one.id, {{u"email"_s, other.email}}), 409, "email_taken");
    IS_PROBLEM(m_stage, one.api.put(u"/api/users/"_s + one.id, {{u"phone"_s, other.phone}}), 409, "phone_taken");
    QCOMPARE(one.api.get(u"/api/users/me"_s).json()["user"_L1]["email"_L1].toString(), one.email);
}

void TestDocumentedPeople::foundPeopleCanBeFew()
{
    Person &seeker = town().settle(u"Sucher"_s);
    for (int i = 0; i < 3; ++i)
        town().settle(u"Zwilling"_s);
    const auto found = [&](const QString &limit) {
        return seeker.api.get(u"/api/users/search?q=zwil"_s + limit).json().value("users"_L1).toArray().size();
    };
    QCOMPARE(found({}), 3);
    QCOMPARE(found(u"&limit=2"_s), 2);
    IS_PROBLEM(m_stage, seeker.api.get(u"/api/users/search?q=zwil&limit=51"_s), 422, "validation");
    const HttpReply erased = seeker.api.send({.method = "DELETE", .path = u"/api/users/"_s + seeker.id, .body = "{\"messages\":\"burn\"}"});
    IS_PROBLEM(m_stage, erased, 422, "validation");
    QVERIFY(erased.fields().contains(u"messages"_s));
}

void TestDocumentedPeople::contactsHaveOwnNames()
{
    Person &one = town().settle(u"Ada"_s);
    Person &other = town().settle(u"Bo"_s);
    QCOMPARE(one.api.post(u"/api/contacts"_s, {{u"phone"_s, other.phone}}).status, 202);
    const QString path = u"/api/contacts/"_s + one.id;
    const auto name = [&](const QJsonObject &body) { return other.api.put(path, body).json().value("contact"_L1); };
    const QJsonValue incoming = name({{u"alias"_s, u"The asker"_s}});
    HAS_SHAPE(m_stage, incoming, "contact_incoming");
    QCOMPARE(incoming["alias"_L1].toString(), u"The asker"_s);
    const QJsonValue blocked = name({{u"status"_s, u"blocked"_s}});
    HAS_SHAPE(m_stage, blocked, "contact_blocked");
    QCOMPARE(blocked["alias"_L1].toString(), u"The asker"_s);
}

void TestDocumentedPeople::aContactCannotBeDeclined()
{
    Person &one = town().settle(u"Ada"_s);
    Person &other = town().settle(u"Bo"_s);
    town().befriend(one, other);
    const QString path = u"/api/contacts/"_s + one.id;
    IS_PROBLEM(m_stage, other.api.put(path, {{u"status"_s, u"declined"_s}}), 409, "conflict");
    QCOMPARE(other.api.put(path, {{u"status"_s, u"blocked"_s}}).status, 200);
    IS_PROBLEM(m_stage, other.api.put(path, {{u"status"_s, u"accepted"_s}}), 409, "conflict");
}

void TestDocumentedPeople::ownInvitationsComeInPages()
{
    Person &host = town().settle(u"Wirt"_s);
    QStringList made;
    for (int i = 0; i < 3; ++i) {
        const HttpReply reply = host.api.post(u"/api/invites"_s, {{u"expiresAt"_s, inAnHour()}, {u"maxUses"_s, 2}});
        QCOMPARE(reply.status, 201);
        made.prepend(reply.json()["invite"_L1]["id"_L1].toString());
    }
    const QJsonObject first = host.api.get(u"/api/invites?limit=2"_s).json();
    HAS_SHAPE(m_stage, first, "invites");
    QCOMPARE(idsOf(first.value("invites"_L1)), made.first(2));
    QVERIFY(first.value("more"_L1).toBool());
    const QJsonObject rest = host.api.get(u"/api/invites?before="_s + made.at(1)).json();
    QCOMPARE(idsOf(rest.value("invites"_L1)), made.last(1));
    IS_PROBLEM(m_stage, host.api.get(u"/api/invites?limit=0"_s), 422, "validation");
}

void TestDocumentedPeople::noMoreThanSoManyOpenInvitations()
{
    Person &host = town().settle(u"Wirt"_s);
    int made = 0;
    HttpReply reply;
    do {
        reply = host.api.post(u"/api/invites"_s);
    } while (reply.status == 201 && ++made < 1000);
    IS_PROBLEM(m_stage, reply, 409, "conflict");
    QCOMPARE(made, 100);
}

void TestDocumentedPeople::anInvitationLeadsIntoAGroup()
{
    Person &owner = town().settle(u"Olga"_s);
    Person &member = town().settle(u"Mina"_s);
    Person &guest = town().settle(u"Gast"_s);
    const QString group = town().group(owner, u"Garten"_s, {&member});
    const QJsonObject body{{u"conversationId"_s, group}, {u"maxUses"_s, 5}};
    IS_PROBLEM(m_stage, guest.api.post(u"/api/invites"_s, body), 404, "not_found");
    QCOMPARE(owner.api.put(u"/api/conversations/"_s + group, {{u"rules"_s, QJsonObject{{u"add"_s, u"admin"_s}}}}).status, 200);
    IS_PROBLEM(m_stage, member.api.post(u"/api/invites"_s, body), 403, "forbidden");

    const QJsonObject made = owner.api.post(u"/api/invites"_s, body).json();
    HAS_SHAPE(m_stage, made, "invite_made");
    QCOMPARE(made["invite"_L1]["conversationId"_L1].toString(), group);
    const QString path = u"/api/invites/"_s + made.value("code"_L1).toString();
    const QJsonObject notice = ApiClient(town().server()).get(path).json();
    HAS_SHAPE(m_stage, notice, "invite_notice");
    QCOMPARE(notice.value("group"_L1).toString(), u"Garten"_s);
    const HttpReply accepted = guest.api.post(path + u"/accept"_s);
    QCOMPARE(accepted.json().value("conversationId"_L1).toString(), group);
    QCOMPARE(guest.api.get(u"/api/conversations/"_s + group).status, 200);
}

void TestDocumentedPeople::administratorsFindAccounts()
{
    QJsonObject newcomer = town().newcomer(u"Chefin"_s);
    newcomer.insert(u"role"_s, u"administrator"_s);
    newcomer.remove(u"device"_s);
    const HttpReply made = m_control.post(u"/api/admin/users"_s, newcomer);
    QCOMPARE(made.status, 201);
    HAS_SHAPE(m_stage, made.json(), "account_made");
    const QString id = made.json()["user"_L1]["id"_L1].toString();
    const QJsonObject found = m_control.get(u"/api/admin/users?role=administrator&status=active&limit=200"_s).json();
    HAS_SHAPE(m_stage, found, "accounts");
    QVERIFY(idsOf(found.value("users"_L1)).contains(id));
    QCOMPARE(idsOf(m_control.get(u"/api/admin/users?q=Chefin"_s).json().value("users"_L1)), QStringList{id});
    QVERIFY(m_control.get(u"/api/admin/users?q=Chefin&after="_s + id).json().value("users"_L1).toArray().isEmpty());
    IS_PROBLEM(m_stage, m_control.get(u"/api/admin/users?status=asleep"_s), 422, "validation");
}

void TestDocumentedPeople::accountsThatAreNoMore()
{
    Person &person = town().settle(u"Vorbei"_s);
    const QString path = u"/api/admin/users/"_s + person.id;
    QCOMPARE(m_control.put(path, {{u"status"_s, u"disabled"_s}}).status, 200);
    IS_PROBLEM(m_stage, m_control.post(path + u"/reset"_s), 409, "conflict");
    const auto erase = [&](const QByteArray &messages) {
        return m_control.send({.method = "DELETE", .path = path, .body = "{\"messages\":\"" + messages + "\"}"});
    };
    IS_PROBLEM(m_stage, erase("burn"), 422, "validation");
    QCOMPARE(erase("remove").status, 204);
    IS_PROBLEM(m_stage, m_control.put(path, {{u"status"_s, u"active"_s}}), 409, "conflict");
}

void TestDocumentedPeople::serverInvitationsComeInPages()
{
    QStringList made;
    for (int i = 0; i < 2; ++i) {
        const HttpReply reply = m_control.post(u"/api/admin/invites"_s, {{u"expiresAt"_s, inAnHour()}});
        QCOMPARE(reply.status, 201);
        made.prepend(reply.json()["invite"_L1]["id"_L1].toString());
    }
    QCOMPARE(idsOf(m_control.get(u"/api/admin/invites?limit=1"_s).json().value("invites"_L1)), made.first(1));
    const QString older = u"/api/admin/invites?limit=1&before="_s + made.first();
    QCOMPARE(idsOf(m_control.get(older).json().value("invites"_L1)), made.last(1));
    IS_PROBLEM(m_stage, m_control.get(u"/api/admin/invites?limit=201"_s), 422, "validation");
}

void TestDocumentedPeople::theFeedComesInPages()
{
    Person &asked = town().settle(u"Gefragt"_s);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(town().settle(u"Frager"_s).api.post(u"/api/contacts"_s, {{u"phone"_s, asked.phone}}).status, 202);
    const QJsonObject first = asked.api.get(u"/api/notifications?limit=2"_s).json();
    HAS_SHAPE(m_stage, first, "notifications");
    QCOMPARE(first.value("notifications"_L1).toArray().size(), 2);
    QVERIFY(first.value("more"_L1).toBool());
    const QString last = idsOf(first.value("notifications"_L1)).last();
    QCOMPARE(asked.api.put(u"/api/notifications/read"_s, {{u"ids"_s, QJsonArray{last}}}).status, 204);
    const QJsonValue again = asked.api.get(u"/api/notifications"_s).json().value("notifications"_L1);
    QVERIFY(!again[0]["read"_L1].toBool() && again[1]["read"_L1].toBool());
    QCOMPARE(asked.api.get(u"/api/notifications?after="_s + last).json().value("notifications"_L1).toArray().size(), 1);
    IS_PROBLEM(m_stage, asked.api.get(u"/api/notifications?limit=0"_s), 422, "validation");
}

void TestDocumentedPeople::alertsCanAllBeSet()
{
    Person &person = town().settle(u"Ruhig"_s);
    const QString path = u"/api/notifications/settings"_s;
    const QJsonObject quiet{{u"enabled"_s, true},
                            {u"from"_s, u"22:30"_s},
                            {u"to"_s, u"06:45"_s},
                            {u"days"_s, QJsonArray{u"mon"_s, u"sun"_s}},
                            {u"timeZone"_s, u"Europe/Berlin"_s}};
    QJsonObject settings{{u"doNotDisturb"_s, quiet}, {u"pausedUntil"_s, u"2031-01-02T03:04:05.678Z"_s},
                         {u"preview"_s, false},      {u"sound"_s, u"soft"_s},
                         {u"ringOthersAfter"_s, 45}, {u"keywords"_s, QJsonArray{u"allotment"_s}}};
    const HttpReply set = person.api.put(path, settings);
    HAS_SHAPE(m_stage, set.json(), "notification_settings_answer");
    QCOMPARE(set.json().value("settings"_L1).toObject(), settings);
    settings.remove(u"pausedUntil"_s);
    QCOMPARE(person.api.put(path, {{u"pausedUntil"_s, QJsonValue::Null}}).json().value("settings"_L1).toObject(), settings);
    IS_PROBLEM(m_stage, person.api.put(path, {{u"ringOthersAfter"_s, 121}}), 422, "validation");
}

void TestDocumentedPeople::noMoreThanSoManyPushEndpoints()
{
    Person &person = town().settle(u"Vieles"_s);
    const auto add = [&](int number) {
        return person.api.post(u"/api/notifications/endpoints"_s, {{u"kind"_s, u"webhook"_s},
                                                                   {u"url"_s, u"https://hooks.example.org/%1"_s.arg(number)},
                                                                   {u"includeContent"_s, true},
                                                                   {u"delayMinutes"_s, 5}});
    };
    for (int i = 0; i < 10; ++i)
        QCOMPARE(add(i).status, 201);
    IS_PROBLEM(m_stage, add(10), 409, "conflict");
    const HttpReply renewed = add(3);
    QCOMPARE(renewed.status, 200);
    HAS_SHAPE(m_stage, renewed.json(), "push_endpoint_made");
}

QTEST_GUILESS_MAIN(TestDocumentedPeople)
#include "test_documented_people.moc"
