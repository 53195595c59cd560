// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
/// A server that takes new accounts in one of the three ways.
std::unique_ptr<Stage> stageWith(const QString &registration)
{
    auto stage = std::make_unique<Stage>();
    stage->server().addArguments({u"--registration"_s, registration});
    return stage->raise() ? std::move(stage) : nullptr;
}

/// Somebody whom the administrator made: the way in where nobody can register.
Person made(Stage &stage, const QString &firstname)
{
    const QJsonObject body = stage.town().newcomer(firstname);
    const QJsonObject answer = stage.town().control().post(u"/api/admin/users"_s, body).json();
    Person person{.id = answer["user"_L1]["id"_L1].toString(),
                  .firstname = firstname,
                  .email = body.value(u"email"_s).toString(),
                  .phone = body.value(u"phone"_s).toString(),
                  .password = body.value(u"password"_s).toString(),
                  .api = ApiClient(stage.town().server())};
    person.api.setToken(stage.town().signInAgain(person));
    return person;
}

QString inviteBy(ApiClient &api, const QJsonObject &body = {}, const QString &path = u"/api/invites"_s)
{
    return api.post(path, body).json().value("code"_L1).toString();
}

QJsonObject invited(QJsonObject newcomer, const QString &code)
{
    newcomer.insert(u"invite"_s, code);
    return newcomer;
}
} // namespace

/// Invitations from their making to the newcomer's first message, in every mode of registration.
class TestInvites : public QObject
{
    Q_OBJECT

private slots:
    void inviteOnlyServerTakesWhoIsInvited();
    void withoutAnInviteNothingIsSaidOfAddresses();
    void closedServerTakesNobody();
    void openServerTakesInvitesToo();
    void inviteOfTheServerLetsIn();
    void looksAreForAnybody();
    void makersListAndRevoke();
    void groupInviteLeadsInOnce();
    void oneUseIsOneUse();
};

void TestInvites::inviteOnlyServerTakesWhoIsInvited()
{
    const auto stage = stageWith(u"invite"_s);
    QVERIFY(stage);
    QCOMPARE(stage->town().control().get(u"/api/server"_s).json().value("registration"_L1).toString(), u"invite"_s);
    ApiClient nobody(stage->town().server());
    IS_PROBLEM(*stage, nobody.post(u"/api/users/register"_s, stage->town().newcomer(u"Nora"_s)), 403, "registration_closed");
    Person anna = made(*stage, u"Anna"_s);
    const auto annas = stage->town().live(anna);
    const HttpReply invite = anna.api.post(u"/api/invites"_s);
    QCOMPARE(invite.status, 201);
    HAS_SHAPE(*stage, invite.json(), "invite_made");
    const QJsonObject newcomer = invited(stage->town().newcomer(u"Nora"_s), invite.json().value("code"_L1).toString());
    const HttpReply registered = nobody.post(u"/api/users/register"_s, newcomer);
    QCOMPARE(registered.status, 201);
    HAS_SHAPE(*stage, registered.json(), "signed_in");
    ApiClient nora(stage->town().server(), registered.json().value("token"_L1).toString());
    // They can talk at once.
    const QJsonObject contact = nora.get(u"/api/contacts"_s).json()["contacts"_L1][0].toObject();
    QCOMPARE(contact.value("status"_L1).toString(), u"accepted"_s);
    QCOMPARE(contact["user"_L1]["id"_L1].toString(), anna.id);
    const QJsonObject told = annas->event(u"me.changed"_s, aboutMe(u"contacts"_s));
    QCOMPARE(told["data"_L1]["contact"_L1]["user"_L1]["firstname"_L1].toString(), u"Nora"_s);
    QVERIFY(!annas->event(u"notification"_s).isEmpty());
    QCOMPARE(nora.post(u"/api/conversations"_s, {{u"isGroup"_s, false}, {u"userId"_s, anna.id}}).status, 201);
    // One use it was.
    const HttpReply second = nobody.post(u"/api/users/register"_s,
                                         invited(stage->town().newcomer(u"Second"_s), newcomer.value(u"invite"_s).toString()));
    IS_PROBLEM(*stage, second, 422, "validation");
    QCOMPARE(second.fieldCode(u"invite"_s), u"unknown"_s);
}

void TestInvites::withoutAnInviteNothingIsSaidOfAddresses()
{
    const auto stage = stageWith(u"invite"_s);
    QVERIFY(stage);
    const Person anna = made(*stage, u"Anna"_s);
    QJsonObject taken = stage->town().newcomer(u"Nora"_s);
    taken.insert(u"email"_s, anna.email);
    taken.insert(u"phone"_s, anna.phone);
    QSet<QByteArray> bodies;
    for (const QJsonObject &body : {taken, stage->town().newcomer(u"Nora"_s)}) {
        ApiClient nobody(stage->town().server());
        const QByteArray sent = QJsonDocument(invited(body, u"00000000000000000000000000"_s)).toJson();
        const HttpReply reply = nobody.send(
            {.method = "POST", .path = u"/api/users/register"_s, .body = sent, .headers = {{"X-Request-Id", "same"}}});
        QCOMPARE(reply.status, 422);
        bodies.insert(reply.body);
    }
    QCOMPARE(bodies.size(), 1);
}

void TestInvites::closedServerTakesNobody()
{
    const auto stage = stageWith(u"closed"_s);
    QVERIFY(stage);
    Person anna = made(*stage, u"Anna"_s);
    Person bert = made(*stage, u"Bert"_s);
    ApiClient nobody(stage->town().server());
    const QJsonObject newcomer = invited(stage->town().newcomer(u"Nora"_s), inviteBy(anna.api));
    IS_PROBLEM(*stage, nobody.post(u"/api/users/register"_s, newcomer), 403, "registration_closed");
    // Those who are in connect by it all the same.
    const HttpReply accepted = bert.api.post(u"/api/invites/%1/accept"_s.arg(newcomer.value(u"invite"_s).toString()));
    QCOMPARE(accepted.status, 200);
    HAS_SHAPE(*stage, accepted.json().value("contact"_L1), "contact_accepted");
}

void TestInvites::openServerTakesInvitesToo()
{
    Stage stage;
    QVERIFY(stage.raise());
    Person &anna = stage.town().settle(u"Anna"_s);
    ApiClient nobody(stage.town().server());
    const HttpReply wrong = nobody.post(u"/api/users/register"_s, invited(stage.town().newcomer(u"Nora"_s), u"nonsense"_s));
    QCOMPARE(wrong.fieldCode(u"invite"_s), u"unknown"_s);
    const QJsonObject body = invited(stage.town().newcomer(u"Nora"_s), inviteBy(anna.api));
    QCOMPARE(nobody.post(u"/api/users/register"_s, body).status, 201);
    QCOMPARE(anna.api.get(u"/api/contacts"_s).json()["contacts"_L1].toArray().size(), 1);
}

void TestInvites::inviteOfTheServerLetsIn()
{
    const auto stage = stageWith(u"invite"_s);
    QVERIFY(stage);
    ApiClient control = stage->town().control();
    const QString code = inviteBy(control, {{u"maxUses"_s, 2}}, u"/api/admin/invites"_s);
    HAS_SHAPE(*stage, control.get(u"/api/admin/invites"_s).json(), "invites");
    ApiClient nobody(stage->town().server());
    QCOMPARE(nobody.get(u"/api/invites/"_s + code).json().value("valid"_L1), QJsonValue(true));
    QCOMPARE(nobody.post(u"/api/users/register"_s, invited(stage->town().newcomer(u"One"_s), code)).status, 201);
    QCOMPARE(control.remove(u"/api/admin/invites/"_s + code).status, 204);
    QCOMPARE(nobody.post(u"/api/users/register"_s, invited(stage->town().newcomer(u"Two"_s), code)).status, 422);
}

void TestInvites::looksAreForAnybody()
{
    Stage stage;
    QVERIFY(stage.raise());
    Person &anna = stage.town().settle(u"Anna"_s);
    ApiClient nobody(stage.town().server());
    const QString code = inviteBy(anna.api);
    const QJsonObject seen = nobody.get(u"/api/invites/"_s + code).json();
    HAS_SHAPE(stage, seen, "invite_notice");
    QCOMPARE(seen.value("inviter"_L1).toString(), u"Anna Example"_s);
    QCOMPARE(seen.value("valid"_L1), QJsonValue(true));
    IS_PROBLEM(stage, nobody.get(u"/api/invites/00000000000000000000000000"_s), 404, "not_found");
    IS_PROBLEM(stage, nobody.post(u"/api/invites/%1/accept"_s.arg(code)), 401, "not_signed_in");
    IS_PROBLEM(stage, anna.api.post(u"/api/invites/%1/accept"_s.arg(code)), 409, "conflict");
}

void TestInvites::makersListAndRevoke()
{
    Stage stage;
    QVERIFY(stage.raise());
    Person &anna = stage.town().settle(u"Anna"_s);
    Person &bert = stage.town().settle(u"Bert"_s);
    const QString code = inviteBy(anna.api, {{u"maxUses"_s, 10}});
    const QJsonObject list = anna.api.get(u"/api/invites"_s).json();
    HAS_SHAPE(stage, list, "invites");
    QVERIFY(!textOf(list).contains(code));
    const QString id = list["invites"_L1][0]["id"_L1].toString();
    IS_PROBLEM(stage, bert.api.remove(u"/api/invites/"_s + id), 404, "not_found");
    QCOMPARE(bert.api.post(u"/api/invites/%1/accept"_s.arg(code)).status, 200);
    QCOMPARE(anna.api.get(u"/api/invites"_s).json()["invites"_L1][0]["uses"_L1], QJsonValue(1));
    QCOMPARE(anna.api.remove(u"/api/invites/"_s + id).status, 204);
    IS_PROBLEM(stage, ApiClient(stage.town().server()).get(u"/api/invites/"_s + code), 404, "not_found");
}

void TestInvites::groupInviteLeadsInOnce()
{
    Stage stage;
    QVERIFY(stage.raise());
    Person &anna = stage.town().settle(u"Anna"_s);
    Person &bert = stage.town().settle(u"Bert"_s);
    Person &dora = stage.town().settle(u"Dora"_s);
    stage.town().befriend(anna, bert);
    const QString group = stage.town().group(anna, u"Sailing"_s, {&bert});
    const QString code = inviteBy(anna.api, {{u"conversationId"_s, group}, {u"maxUses"_s, 2}});
    const QString path = u"/api/invites/%1/accept"_s.arg(code);
    const auto uses = [&] { return anna.api.get(u"/api/invites"_s).json()["invites"_L1][0]["uses"_L1].toInt(-1); };
    // Who is in already takes none of its uses.
    QCOMPARE(bert.api.post(path).json()["conversationId"_L1].toString(), group);
    QCOMPARE(uses(), 0);
    QCOMPARE(dora.api.post(path).json()["conversationId"_L1].toString(), group);
    QCOMPARE(dora.api.post(path).status, 200);
    QCOMPARE(uses(), 1);
    QCOMPARE(dora.api.post(u"/api/messages/send"_s, textMessage(group, u"ahoy"_s)).status, 201);
    QCOMPARE(anna.api.remove(u"/api/participant/%1/%2"_s.arg(group, dora.id)).status, 204);
    IS_PROBLEM(stage, dora.api.post(path), 409, "conflict");
    IS_PROBLEM(stage, dora.api.post(u"/api/messages/send"_s, textMessage(group, u"again"_s)), 403, "forbidden");
    QCOMPARE(uses(), 1);
}

void TestInvites::oneUseIsOneUse()
{
    constexpr int people = 40;
    const auto stage = stageWith(u"invite"_s);
    QVERIFY(stage);
    Person anna = made(*stage, u"Anna"_s);
    const QString code = inviteBy(anna.api, {{u"maxUses"_s, 3}});
    QList<QJsonObject> newcomers;
    for (int i = 0; i < people; ++i)
        newcomers.append(invited(stage->town().newcomer(u"Racer"_s), code));
    std::atomic<int> in{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            ApiClient nobody(stage->town().server());
            for (int i = thread; i < people; i += 8)
                in += nobody.post(u"/api/users/register"_s, newcomers.at(i)).status == 201;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(in.load(), 3);
    QCOMPARE(anna.api.get(u"/api/contacts"_s).json()["contacts"_L1].toArray().size(), 3);
    QCOMPARE(stage->town().control().get(u"/api/admin/counts"_s).json()["users"_L1]["active"_L1], QJsonValue(4));
}

QTEST_GUILESS_MAIN(TestInvites)
#include "test_invites.moc"
