// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/sync_routes.h"
#include "server/sync/sync_token.h"
#include "tests/unit/conversations/chat_world.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// What `GET /api/sync` gives, and when it starts over. That nothing is ever missing is tst_law_of_sync's to show.
class TestSync : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void answersUnknownTokenInFull_data();
    void answersUnknownTokenInFull();
    void sendsOnlyWhatChanged();
    void comesInPagesThatMissNothing();
    void startsOverWhenReceiptSettingChanges();
    void tokenSurvivesItsText();
    void describesServer();

private:
    QJsonObject sync(UserId user, const QString &since, int limit = 1000);

    std::unique_ptr<ChatWorld> m_world;
    std::unique_ptr<server::RouteTable> m_routes;
    QList<UserId> m_people;
    QStringList m_conversations;
};

void TestSync::init()
{
    m_world = std::make_unique<ChatWorld>();
    const auto noContacts = [](server::Transaction &, UserId) { return QList<Contact>(); };
    m_routes = std::make_unique<server::RouteTable>(
        std::vector<server::Routes>{server::syncRoutes(m_world->board, noContacts, {.version = u"1.2.3"_s, .registration = u"closed"_s})});
    for (const char *name : {"Anna", "Ben", "Cleo", "Dora"}) {
        m_people.append(m_world->person(QString::fromLatin1(name)));
        for (qsizetype i = 0; i + 1 < m_people.size(); ++i)
            m_world->befriend(m_people.at(i), m_people.last());
    }
    m_conversations = {m_world->direct(m_people[0], m_people[1]), m_world->direct(m_people[2], m_people[0]),
                       m_world->group(m_people[0], {m_people[1], m_people[2]}), m_world->group(m_people[3], m_people)};
}

void TestSync::cleanup()
{
    m_people.clear();
    m_routes.reset();
    m_world.reset();
}

QJsonObject TestSync::sync(UserId user, const QString &since, int limit)
{
    const server::Route *route = m_routes->match(server::Verb::Get, "/api/sync").route;
    const server::Call call{.caller = {.user = user, .session = {}, .isAdministrator = false},
                            .input = {{u"since"_s, since}, {u"limit"_s, limit}},
                            .requestId = {},
                            .peerAddress = {}};
    const auto answer = m_world->database.read(
        [&](server::Transaction &transaction) { return std::get<server::ReadFunction>(route->function)(transaction, call); });
    return answer ? answer->body : QJsonObject();
}

void TestSync::answersUnknownTokenInFull_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("none") << QString();
    QTest::newRow("nonsense") << u"'; DROP TABLE users"_s;
    QTest::newRow("of an older kind") << u"1.1.1.1"_s;
    QTest::newRow("of an epoch that is not known here") << u"2.0123456789abcdef.1.1.1099511627776.0.0.0"_s;
    QTest::newRow("overflow") << u"2.x.1.1.99999999999999999999.0.0.0"_s;
}

void TestSync::answersUnknownTokenInFull()
{
    QFETCH(QString, token);
    const QJsonObject answer = sync(m_people[0], token);
    QVERIFY(answer.value("full"_L1).toBool());
    QCOMPARE(answer.value("conversations"_L1).toArray().size(), 4);
    QCOMPARE(answer.value("me"_L1).toObject().value("id"_L1).toString(), m_people[0].toString());
}

void TestSync::sendsOnlyWhatChanged()
{
    const QString token = sync(m_people[1], {}).value("token"_L1).toString();
    const auto changed = [&] {
        QStringList out;
        const QJsonObject answer = sync(m_people[1], token);
        const QJsonArray conversations = answer.value("conversations"_L1).toArray();
        for (const QJsonValue &conversation : conversations)
            out.append(conversation.toObject().value("id"_L1).toString());
        return out;
    };
    QVERIFY(changed().isEmpty());
    m_world->ok(m_people[0], "message.read", {{u"conversationId"_s, m_conversations[2]}, {u"seq"_s, 1}});
    QCOMPARE(changed(), QStringList{m_conversations[2]});
}

void TestSync::comesInPagesThatMissNothing()
{
    QStringList seen;
    QString token;
    for (int page = 0; page < 2; ++page) {
        const QJsonObject answer = sync(m_people[0], token, 2);
        QVERIFY(answer.value("full"_L1).toBool());
        QCOMPARE(answer.contains("me"_L1), page == 0);
        QCOMPARE(answer.contains("contacts"_L1), page == 0);
        QCOMPARE(answer.value("more"_L1).toBool(), page == 0);
        const QJsonArray conversations = answer.value("conversations"_L1).toArray();
        for (const QJsonValue &conversation : conversations)
            seen.append(conversation.toObject().value("id"_L1).toString());
        token = answer.value("token"_L1).toString();
        // Between the pages something changes in what was given already.
        if (page == 0)
            m_world->send(m_people[1], seen.first(), u"between"_s);
    }
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()), QSet<QString>(m_conversations.begin(), m_conversations.end()));
    const QJsonObject rest = sync(m_people[0], token);
    QVERIFY(!rest.value("full"_L1).toBool());
    QCOMPARE(rest.value("conversations"_L1).toArray().size(), 1);
    QCOMPARE(rest["conversations"_L1][0]["id"_L1].toString(), seen.first());
    QVERIFY(sync(m_people[0], rest.value("token"_L1).toString()).value("conversations"_L1).toArray().isEmpty());
}

void TestSync::tokenSurvivesItsText()
{
    const server::SyncToken token{.epoch = u"a1"_s, .seesReads = false, .since = {1, 2}, .reached = {3, 4}, .after = ConversationId(5)};
    const auto read = server::SyncToken::fromString(token.toString());
    QVERIFY(read);
    QCOMPARE(*read, token);
}

void TestSync::startsOverWhenReceiptSettingChanges()
{
    const QString token = sync(m_people[1], {}).value("token"_L1).toString();
    QVERIFY(!sync(m_people[1], token).value("full"_L1).toBool());
    m_world->hideReads(m_people[1]);
    QVERIFY(sync(m_people[1], token).value("full"_L1).toBool());
}

void TestSync::describesServer()
{
    const server::Route *route = m_routes->match(server::Verb::Get, "/api/server").route;
    QCOMPARE(route->access, server::Access::Anyone);
    const Result<server::Answer> answer = std::get<server::DirectFunction>(route->function).run({});
    QVERIFY(answer);
    QCOMPARE(answer->body.value("name"_L1).toString(), u"Kith"_s);
    QCOMPARE(answer->body.value("version"_L1).toString(), u"1.2.3"_s);
    QCOMPARE(answer->body.value("registration"_L1).toString(), u"closed"_s);
    QCOMPARE(answer->body.value("protocols"_L1).toArray(), QJsonArray{u"kith.1"_s});
}

QTEST_GUILESS_MAIN(TestSync)
#include "tst_sync.moc"
