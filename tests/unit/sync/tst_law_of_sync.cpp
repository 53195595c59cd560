// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/sync_client.h"

#include "server/sync/sync_routes.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Random people do random things; what devices know must always equal a fresh look.
class TestLawOfSync : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyDeviceEqualsFreshLook_data();
    void everyDeviceEqualsFreshLook();
    void answersUnknownTokenInFull_data();
    void answersUnknownTokenInFull();
    void sendsOnlyGroupsThatChanged();
    void startsOverWhenReceiptSettingChanges();
    void describesServer();

private:
    UserId anyone() { return m_people.at(m_random.bounded(int(m_people.size()))); }
    QString anyConversation() { return m_conversations.at(m_random.bounded(int(m_conversations.size()))); }
    void act();
    void actInGroup(UserId who, const QString &conversation);
    Result<server::Answer> actOnMessage(UserId who, const QString &message, const QString &conversation);
    void deliver();
    void compareAll();
    void compareConversation(SyncClient &client, const QString &id, const QJsonObject &view);
    void compareSync(UserId user);
    QJsonObject sync(UserId user, const QString &since);
    void letTimePass();

    std::unique_ptr<ChatWorld> m_world;
    std::unique_ptr<server::RouteTable> m_routes;
    QRandomGenerator m_random;
    QList<UserId> m_people;
    QStringList m_conversations;
    QStringList m_messages;
    std::vector<std::unique_ptr<SyncClient>> m_clients;
    QHash<UserId, QString> m_tokens;
    QHash<UserId, QMap<QString, QJsonObject>> m_synced;
    int m_accepted = 0;
};

void TestLawOfSync::init()
{
    m_world = std::make_unique<ChatWorld>();
    const auto noContacts = [](server::Transaction &, UserId) { return QList<Contact>(); };
    m_routes = std::make_unique<server::RouteTable>(
        std::vector<server::Routes>{server::syncRoutes(m_world->board, noContacts, {.version = u"1.2.3"_s, .registration = u"closed"_s})});
    for (const char *name : {"Anna", "Ben", "Cleo", "Dora", "Emil", "Finn"}) {
        m_people.append(m_world->person(QString::fromLatin1(name)));
        m_clients.push_back(std::make_unique<SyncClient>(*m_world, m_people.last()));
        for (qsizetype i = 0; i + 1 < m_people.size(); ++i)
            m_world->befriend(m_people.at(i), m_people.last());
    }
    m_conversations = {m_world->direct(m_people[0], m_people[1]), m_world->direct(m_people[2], m_people[0]),
                       m_world->group(m_people[0], {m_people[1], m_people[2]}), m_world->group(m_people[3], m_people)};
    deliver();
}

void TestLawOfSync::cleanup()
{
    m_clients.clear();
    m_people.clear();
    m_messages.clear();
    m_tokens.clear();
    m_synced.clear();
    m_routes.reset();
    m_world.reset();
    m_accepted = 0;
}

void TestLawOfSync::act()
{
    const UserId who = anyone();
    const QString conversation = anyConversation();
    const QJsonObject pointer{{u"conversationId"_s, conversation}, {u"seq"_s, m_random.bounded(1, 60 + m_accepted / 4)}};
    const int dice = m_random.bounded(100);
    Result<server::Answer> answer = ErrorCode::Internal;
    if (dice < 45) {
        answer = m_world->call(who, "message.send", ChatWorld::sending(conversation, QString::number(m_random.generate())));
        if (answer)
            m_messages.append(answer->body.value("id"_L1).toString());
    } else if (dice < 55 && !m_messages.isEmpty()) {
        answer = m_world->call(who, "message.unsend", {{u"messageId"_s, m_messages.at(m_random.bounded(int(m_messages.size())))}});
    } else if (dice < 65) {
        answer = m_world->call(who, "message.read", pointer);
    } else if (dice < 70) {
        answer = m_world->call(who, "message.delivered", pointer);
    } else if (dice < 82 && !m_messages.isEmpty()) {
        answer = actOnMessage(who, m_messages.at(m_random.bounded(int(m_messages.size()))), conversation);
    } else {
        actInGroup(who, conversation);
        return;
    }
    m_accepted += answer.isOk();
}

Result<server::Answer> TestLawOfSync::actOnMessage(UserId who, const QString &message, const QString &conversation)
{
    const QByteArray path = "/api/messages/" + message.toLatin1();
    const QString emoji = QStringList{u"🌱"_s, u"👋"_s, u"❤️"_s}.at(m_random.bounded(3));
    QJsonObject reply = ChatWorld::sending(conversation, u"answer"_s);
    reply.insert(u"replyTo"_s, message);
    switch (m_random.bounded(6)) {
    case 0: return m_world->call(who, "PUT " + path, {{u"content"_s, QString::number(m_random.bounded(9))}});
    case 1: return m_world->call(who, "PUT " + path + "/pin");
    case 2: return m_world->call(who, "DELETE " + path + "/pin");
    case 3:
        return m_world->call(who, "reaction.set", {{u"messageId"_s, message}, {u"emoji"_s, emoji}, {u"set"_s, m_random.bounded(3) > 0}});
    case 4:
        return m_world->call(who, "POST " + path + "/forward",
                             {{u"conversationIds"_s, QJsonArray{conversation}}, {u"clientIds"_s, QJsonArray{reply.value("clientId"_L1)}}});
    default: return m_world->call(who, "message.send", reply);
    }
}

void TestLawOfSync::actInGroup(UserId who, const QString &conversation)
{
    const QByteArray id = conversation.toLatin1();
    const UserId whom = anyone();
    const QByteArray one = "/api/participant/" + id + '/' + whom.toString().toLatin1();
    const QString role = QStringList{u"member"_s, u"admin"_s, u"owner"_s}.at(m_random.bounded(3));
    const auto answer = [&]() -> Result<server::Answer> {
        switch (m_random.bounded(6)) {
        case 0:
            return m_world->call(who, "PUT /api/conversations/" + id,
                                 {{u"name"_s, u"Name %1"_s.arg(m_random.bounded(5))}, {u"about"_s, QString::number(m_random.bounded(5))}});
        case 1: return m_world->call(who, "DELETE " + one);
        case 2: return m_world->call(whom, "DELETE " + one);
        case 3: return m_world->call(who, "PUT " + one, {{u"role"_s, role}});
        default: return m_world->call(who, "POST /api/participant/" + id, {{u"userIds"_s, ChatWorld::idList({whom, anyone()})}});
        }
    }();
    m_accepted += answer.isOk();
}

/// Every other device is on a bad line and loses a fifth of what it is sent.
void TestLawOfSync::deliver()
{
    for (const server::EventPtr &event : m_world->database.takeEvents()) {
        const QJsonObject frame = QJsonDocument::fromJson(event->frame).object();
        for (size_t i = 0; i < m_clients.size(); ++i) {
            SyncClient &client = *m_clients[i];
            if (std::ranges::find(event->audience, client.user()) == event->audience.end())
                continue;
            if (i % 2 == 1 && m_random.bounded(5) == 0)
                client.lose(frame.value("conversationId"_L1).toString());
            else
                client.take(frame);
        }
    }
}

QJsonObject TestLawOfSync::sync(UserId user, const QString &since)
{
    const server::Route *route = m_routes->match(server::Verb::Get, "/api/sync").route;
    const server::Call call{.caller = {.user = user, .session = {}, .isAdministrator = false},
                            .input = {{u"since"_s, since}},
                            .requestId = {},
                            .peerAddress = {}};
    const auto answer = m_world->database.read(
        [&](server::Transaction &transaction) { return std::get<server::ReadFunction>(route->function)(transaction, call); });
    return answer ? answer->body : QJsonObject();
}

/// Two minutes, as far as the database is concerned: beyond what sync overlaps.
void TestLawOfSync::letTimePass()
{
    m_world->database.scalar(u"UPDATE conversations SET touched_at = touched_at - 120000"_s);
    m_world->database.scalar(u"UPDATE participants SET touched_at = touched_at - 120000"_s);
}

void TestLawOfSync::compareSync(UserId user)
{
    const QJsonObject some = sync(user, m_tokens.value(user));
    const QJsonObject all = sync(user, {});
    QVERIFY(all.value("full"_L1).toBool());
    QMap<QString, QJsonObject> &state = m_synced[user];
    const QJsonArray changed = some.value("conversations"_L1).toArray();
    for (const QJsonValue &conversation : changed)
        state.insert(conversation.toObject().value("id"_L1).toString(), conversation.toObject());
    QMap<QString, QJsonObject> fresh;
    const QJsonArray everything = all.value("conversations"_L1).toArray();
    for (const QJsonValue &conversation : everything)
        fresh.insert(conversation.toObject().value("id"_L1).toString(), conversation.toObject());
    // What becomes of a group after the leaving is none of a former member's business.
    for (QMap<QString, QJsonObject> *map : {&state, &fresh}) {
        for (QJsonObject &conversation : *map) {
            if (conversation.contains("leftAt"_L1)) {
                for (const QString &field : {u"memberCount"_s, u"name"_s, u"about"_s, u"lastMessage"_s, u"unread"_s})
                    conversation.remove(field);
            }
        }
    }
    QCOMPARE(state, fresh);
    m_tokens.insert(user, some.value("token"_L1).toString());
}

void TestLawOfSync::compareConversation(SyncClient &client, const QString &id, const QJsonObject &view)
{
    SyncClient fresh(*m_world, client.user());
    fresh.catchUp(id);
    const KnownConversation &look = fresh.known()[id];
    QCOMPARE(look.version, view.value("version"_L1).toInteger());
    QMap<QString, QJsonObject> history;
    qint64 unread = 0;
    for (qint64 before = view.value("lastSeq"_L1).toInteger() + 1; before > 1;) {
        const QJsonArray page = m_world->ok(client.user(), "GET /api/messages/" + id.toLatin1(), {{u"before"_s, before}, {u"limit"_s, 200}})
                                    .value("messages"_L1)
                                    .toArray();
        for (const QJsonValue &value : page) {
            const QJsonObject message = value.toObject();
            history.insert(message.value("id"_L1).toString(), message);
            before = std::min(before, message.value("seq"_L1).toInteger());
            unread += message.value("type"_L1) == u"text"_s && !message.contains("unsentAt"_L1)
                      && message.value("senderId"_L1) != client.user().toString()
                      && message.value("seq"_L1).toInteger() > view.value("mine"_L1).toObject().value("readSeq"_L1).toInteger();
        }
    }
    QCOMPARE(view.value("unread"_L1).toInteger(), unread);
    QCOMPARE(look.messages, history);
    QMap<QString, QJsonObject> participants;
    const QJsonArray list
        = m_world->ok(client.user(), "GET /api/messages/member", {{u"conversationId"_s, id}}).value("participants"_L1).toArray();
    for (const QJsonValue &value : list)
        participants.insert(value.toObject().value("user"_L1).toObject().value("id"_L1).toString(),
                            SyncClient::withoutPointers(value.toObject()));
    QCOMPARE(look.participants, participants);
    if (view.contains("leftAt"_L1))
        return;
    client.catchUp(id);
    QCOMPARE(client.known()[id].version, look.version);
    QCOMPARE(client.known()[id].messages, look.messages);
    QCOMPARE(client.known()[id].participants, look.participants);
    QCOMPARE(client.known()[id].name, look.name);
    QCOMPARE(client.known()[id].about, look.about);
    QCOMPARE(std::ranges::count_if(look.participants, [](const QJsonObject &one) { return !one.contains("leftAt"_L1); }),
             view.value("memberCount"_L1).toInteger());
}

void TestLawOfSync::compareAll()
{
    for (const auto &client : m_clients) {
        QCOMPARE(client->gaps(), 0);
        const QJsonArray mine = m_world->ok(client->user(), "GET /api/conversations").value("conversations"_L1).toArray();
        for (const QJsonValue &value : mine) {
            compareConversation(*client, value.toObject().value("id"_L1).toString(), value.toObject());
            if (QTest::currentTestFailed())
                return;
        }
        compareSync(client->user());
        if (QTest::currentTestFailed())
            return;
    }
    letTimePass();
}

void TestLawOfSync::everyDeviceEqualsFreshLook_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 20261123U, 77U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestLawOfSync::everyDeviceEqualsFreshLook()
{
    QFETCH(quint32, seed);
    m_random.seed(seed);
    for (int step = 1; step <= 1000; ++step) {
        act();
        deliver();
        if (step % 125 == 0)
            compareAll();
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(m_accepted > 300);
}

void TestLawOfSync::answersUnknownTokenInFull_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("none") << QString();
    QTest::newRow("nonsense") << u"'; DROP TABLE users"_s;
    QTest::newRow("other kind") << u"2.1.1.1"_s;
    QTest::newRow("from a database that was replaced by a backup") << u"1.999999.1.1"_s;
    QTest::newRow("from the future") << u"1.1.9999999999999.1"_s;
    QTest::newRow("overflow") << u"1.1.99999999999999999999.1"_s;
}

void TestLawOfSync::answersUnknownTokenInFull()
{
    QFETCH(QString, token);
    const QJsonObject answer = sync(m_people[0], token);
    QVERIFY(answer.value("full"_L1).toBool());
    QCOMPARE(answer.value("conversations"_L1).toArray().size(), 4);
    QCOMPARE(answer.value("me"_L1).toObject().value("id"_L1).toString(), m_people[0].toString());
}

void TestLawOfSync::sendsOnlyGroupsThatChanged()
{
    const QString token = sync(m_people[1], {}).value("token"_L1).toString();
    letTimePass();
    const auto groups = [&] {
        QStringList out;
        const QJsonObject answer = sync(m_people[1], token);
        const QJsonArray conversations = answer.value("conversations"_L1).toArray();
        for (const QJsonValue &conversation : conversations) {
            if (conversation.toObject().value("isGroup"_L1).toBool())
                out.append(conversation.toObject().value("id"_L1).toString());
        }
        return out;
    };
    QVERIFY(groups().isEmpty());
    m_world->ok(m_people[0], "message.read", {{u"conversationId"_s, m_conversations[2]}, {u"seq"_s, 1}});
    QCOMPARE(groups(), QStringList{m_conversations[2]});
}

void TestLawOfSync::startsOverWhenReceiptSettingChanges()
{
    const QString token = sync(m_people[1], {}).value("token"_L1).toString();
    QVERIFY(!sync(m_people[1], token).value("full"_L1).toBool());
    m_world->hideReads(m_people[1]);
    QVERIFY(sync(m_people[1], token).value("full"_L1).toBool());
}

void TestLawOfSync::describesServer()
{
    const server::Route *route = m_routes->match(server::Verb::Get, "/api/server").route;
    QCOMPARE(route->access, server::Access::Anyone);
    const auto answer = m_world->database.read(
        [&](server::Transaction &transaction) { return std::get<server::ReadFunction>(route->function)(transaction, {}); });
    QVERIFY(answer);
    QCOMPARE(answer->body.value("name"_L1).toString(), u"Kith"_s);
    QCOMPARE(answer->body.value("version"_L1).toString(), u"1.2.3"_s);
    QCOMPARE(answer->body.value("registration"_L1).toString(), u"closed"_s);
    QCOMPARE(answer->body.value("protocols"_L1).toArray(), QJsonArray{u"kith.1"_s});
}

QTEST_GUILESS_MAIN(TestLawOfSync)
#include "tst_law_of_sync.moc"
