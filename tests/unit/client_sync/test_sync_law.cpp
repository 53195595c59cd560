// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/cache.h"
#include "client/net/realtime_connection.h"
#include "client/net/rest_client.h"
#include "client/sync/sync_engine.h"
#include "client/sync/version_law.h"
#include "tests/unit/client_sync/file_parts.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QtTest>

#include <algorithm>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr UserId bo(12);
constexpr ConversationId talk(100);

QUrl nobody()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

Message said(qint64 seq, qint64 version, UserId sender)
{
    Message message{.id = MessageId(1000 + seq), .conversation = talk, .seq = seq, .version = version, .sender = sender};
    message.content = u"text %1"_s.arg(seq);
    message.createdAt = fromMs(1'700'000'000'000 + seq * 1000);
    return message;
}

Conversation talkAt(qint64 version)
{
    Conversation conversation{.id = talk};
    conversation.version = version;
    conversation.lastSeq = version;
    conversation.peer = User{.id = bo, .firstname = u"Bo"_s, .lastname = {}, .about = {}};
    return conversation;
}

ServerEvent created(qint64 version, UserId sender = bo)
{
    return ServerEvent{
        .name = u"message.created"_s, .conversation = talk, .version = version, .data = toJson(said(version, version, sender))};
}

} // namespace

/// The client's half of the law of sync, on made sequences of events. No server: what is asked for is never answered,
/// so that only what the law allows can have been applied.
class SyncLawTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<RestClient> m_rest;
    std::unique_ptr<RealtimeConnection> m_connection;
    std::unique_ptr<FileParts> m_files;
    std::unique_ptr<SyncEngine> m_engine;

    ConversationSync &conversations() { return m_engine->conversations(); }
    qint64 version() { return m_cache->conversations().version(talk); }
    qint64 lastSeq() { return m_cache->conversations().one(talk)->lastSeq; }

    void start()
    {
        m_cache = std::move(Cache::open(m_folder->filePath(u"a"_s), anna)).value();
        m_rest = std::make_unique<RestClient>(nobody());
        m_connection = std::make_unique<RealtimeConnection>(m_rest->server(), u"test"_s, u"device"_s);
        m_files = std::make_unique<FileParts>(*m_cache, *m_rest, m_folder->path());
        m_engine = std::make_unique<SyncEngine>(*m_cache, *m_rest, *m_connection, m_files->rooms());
    }
    void stop()
    {
        m_engine.reset();
        m_files.reset();
        m_connection.reset();
        m_rest.reset();
        m_cache.reset();
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
        m_cache->conversations().take(talkAt(0));
    }
    void cleanup() { stop(); }

    void judgesEveryDistance_data()
    {
        QTest::addColumn<qint64>("own");
        QTest::addColumn<qint64>("offered");
        QTest::addColumn<int>("verdict");
        QTest::newRow("next") << qint64(41) << qint64(42) << int(Verdict::Apply);
        QTest::newRow("first") << qint64(0) << qint64(1) << int(Verdict::Apply);
        QTest::newRow("same") << qint64(41) << qint64(41) << int(Verdict::Ignore);
        QTest::newRow("older") << qint64(41) << qint64(7) << int(Verdict::Ignore);
        QTest::newRow("one missing") << qint64(41) << qint64(43) << int(Verdict::Fetch);
        QTest::newRow("a year missing") << qint64(41) << qint64(4'000'000) << int(Verdict::Fetch);
    }
    void judgesEveryDistance()
    {
        QFETCH(const qint64, own);
        QFETCH(const qint64, offered);
        QTEST(int(judge(own, offered)), "verdict");
    }

    void appliesInOrder()
    {
        QSignalSpy messages(&m_engine->news(), &CacheNews::messagesChanged);
        for (int v = 1; v <= 5; ++v)
            conversations().take(created(v));
        QCOMPARE(version(), 5);
        QCOMPARE(lastSeq(), 5);
        QCOMPARE(messages.size(), 5);
        QVERIFY(!conversations().isBusy());
    }

    void ignoresWhatItHas()
    {
        for (int v = 1; v <= 3; ++v)
            conversations().take(created(v));
        QSignalSpy messages(&m_engine->news(), &CacheNews::messagesChanged);
        for (const int v : {1, 2, 3, 3, 1})
            conversations().take(created(v));
        QCOMPARE(version(), 3);
        QCOMPARE(messages.size(), 0);
        QVERIFY(!conversations().isBusy());
    }

    void appliesNothingAcrossAGapAndAsks()
    {
        conversations().take(created(1));
        conversations().take(created(3));
        QCOMPARE(version(), 1);
        QCOMPARE(lastSeq(), 1);
        QVERIFY(conversations().isBusy());
        conversations().take(created(2));
        QCOMPARE(version(), 2);
        conversations().take(created(3));
        QCOMPARE(version(), 3);
    }

    void anyOrderLeavesATrueState()
    {
        QRandomGenerator random(20261123);
        QList<int> order;
        for (int v = 1; v <= 60; ++v)
            order << v << v;
        std::shuffle(order.begin(), order.end(), random);
        for (const int v : order) {
            conversations().take(created(v));
            // Never a message without all before it.
            QCOMPARE(lastSeq(), version());
            QCOMPARE(m_cache->messages().before(talk, 1000, 1000).size(), version());
        }
        for (int v = 1; v <= 60; ++v)
            conversations().take(created(v));
        QCOMPARE(version(), 60);
        QCOMPARE(m_cache->conversations().one(talk)->unread, 60);
    }

    void ownMessageEndsItsOutboxRowOnce()
    {
        const auto key = m_engine->outbox().add({.conversation = talk, .content = u"text 1"_s});
        QVERIFY(key.isOk());
        QCOMPARE(m_cache->outbox().of(talk).size(), 1);
        Message mine = said(1, 1, anna);
        mine.clientId = *key;
        const ServerEvent event{.name = u"message.created"_s, .conversation = talk, .version = 1, .data = toJson(mine)};
        conversations().take(event);
        QVERIFY(m_cache->outbox().of(talk).isEmpty());
        QCOMPARE(m_cache->messages().before(talk, 1000, 10).size(), 1);
        // The answer to the send comes after the event.
        conversations().takeMessage(mine);
        QCOMPARE(m_cache->messages().before(talk, 1000, 10).size(), 1);
        QCOMPARE(m_cache->messages().byClientId(talk, *key)->seq, 1);
        QCOMPARE(version(), 1);
    }

    void answerBeforeTheEventCountsAsTheNextStep()
    {
        const auto key = m_engine->outbox().add({.conversation = talk, .content = u"text 1"_s});
        Message mine = said(1, 1, anna);
        mine.clientId = *key;
        conversations().takeMessage(mine);
        QCOMPARE(version(), 1);
        QVERIFY(m_cache->outbox().of(talk).isEmpty());
        conversations().take(created(2));
        QCOMPARE(version(), 2);
        QVERIFY(!conversations().isBusy());
    }

    void answerBeyondAGapIsKeptButAskedAbout()
    {
        const auto key = m_engine->outbox().add({.conversation = talk, .content = u"text 3"_s});
        Message mine = said(3, 3, anna);
        mine.clientId = *key;
        conversations().takeMessage(mine);
        QCOMPARE(version(), 0);
        QVERIFY(m_cache->outbox().of(talk).isEmpty());
        QVERIFY(m_cache->messages().byClientId(talk, *key));
        QVERIFY(conversations().isBusy());
    }

    void bubbleThatLearnsItsClientIdIsAnnouncedUnderBothNames()
    {
        conversations().take(created(1, anna));
        QSignalSpy messages(&m_engine->news(), &CacheNews::messagesChanged);
        Message mine = said(1, 1, anna);
        mine.clientId = u"0198c6a0-0000-7000-8000-000000000001"_s;
        conversations().takeMessage(mine);
        QCOMPARE(messages.size(), 1);
        const QStringList keys = messages.first().at(1).toStringList();
        QVERIFY(keys.contains(u"1001"_s));
        QVERIFY(keys.contains(mine.clientId));
    }

    void whatSyncToldIsCaughtUpAfterTheEndOfTheProcess()
    {
        conversations().take(created(1));
        m_cache->conversations().take(talkAt(5));
        QCOMPARE(version(), 1);
        stop();
        start();
        QVERIFY(!conversations().isBusy());
        Q_EMIT m_connection->online({});
        QVERIFY(conversations().isBusy());
        for (int v = 2; v <= 5; ++v)
            conversations().take(created(v));
        conversations().pause();
        conversations().resume();
        QVERIFY(!conversations().isBusy());
    }

    void pauseForgetsNothingThatSyncTold()
    {
        m_cache->conversations().take(talkAt(5));
        conversations().resume();
        QVERIFY(conversations().isBusy());
        conversations().pause();
        QVERIFY(!conversations().isBusy());
        conversations().resume();
        QVERIFY(conversations().isBusy());
    }

    void personNewsAcrossAGapIsNotApplied()
    {
        m_cache->persons().setPersonVersion(4);
        conversations().take(created(1));
        ServerEvent event{.name = u"me.changed"_s, .conversation = {}, .version = 6, .data = {}};
        event.data = {
            {u"what"_s, u"read"_s}, {u"conversationId"_s, talk.toString()}, {u"pointers"_s, toJson(Pointers{1, 1})}, {u"unread"_s, 0}};
        m_engine->persons().takeMeChanged(event);
        QCOMPARE(m_cache->conversations().one(talk)->unread, 1);
        QVERIFY(m_engine->persons().isBusy());
        event.version = 5;
        m_engine->persons().takeMeChanged(event);
        QCOMPARE(m_cache->conversations().one(talk)->unread, 0);
        QCOMPARE(m_cache->persons().personVersion(), 5);
    }

    void typingIsShownUntilTheMessageComes()
    {
        QSignalSpy typing(&m_engine->live(), &LiveState::typingChanged);
        const ServerEvent event{
            .name = u"typing"_s, .conversation = talk, .version = 0, .data = {{u"userId"_s, bo.toString()}, {u"kind"_s, u"text"_s}}};
        m_engine->live().takeTyping(event);
        m_engine->live().takeTyping(event);
        QCOMPARE(typing.size(), 1);
        QCOMPARE(m_engine->live().typing(talk), QList<UserId>{bo});
        m_engine->live().messageFrom(talk, bo);
        QVERIFY(m_engine->live().typing(talk).isEmpty());
        QCOMPARE(typing.size(), 2);
    }
};

QTEST_GUILESS_MAIN(SyncLawTest)
#include "test_sync_law.moc"
