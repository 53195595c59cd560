// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Read marks live in the cache until the server has them, whatever ends the connection.
#include "client/cache/cache.h"
#include "client/net/realtime_connection.h"
#include "client/sync/cache_news.h"
#include "client/sync/pointer_sync.h"
#include "tests/unit/client_sync/quiet_server.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr UserId anna(11);
constexpr ConversationId talk(100);
} // namespace

class PointerSyncTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<QuietServer> m_server;
    std::unique_ptr<RealtimeConnection> m_connection;
    std::unique_ptr<CacheNews> m_news;
    std::unique_ptr<PointerSync> m_pointers;

    void goOnline()
    {
        m_connection->start(u"token"_s);
        QTRY_COMPARE(m_connection->state(), RealtimeConnection::State::Online);
    }
    [[nodiscard]] qsizetype waiting() const { return m_cache->conversations().pendingReads().size(); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = std::move(Cache::open(m_folder->path(), anna)).value();
        Conversation conversation{.id = talk};
        conversation.version = 9;
        conversation.lastSeq = 9;
        m_cache->conversations().take(conversation);
        m_server = std::make_unique<QuietServer>();
        m_connection = std::make_unique<RealtimeConnection>(m_server->url(), u"test"_s, u"device"_s);
        m_news = std::make_unique<CacheNews>();
        m_pointers = std::make_unique<PointerSync>(*m_cache, *m_connection, *m_news, nullptr);
    }
    void cleanup()
    {
        m_pointers.reset();
        m_news.reset();
        m_connection.reset();
        m_server.reset();
        m_cache.reset();
    }

    void aReadMarkOutlivesTheEndOfTheConnection()
    {
        goOnline();
        m_pointers->markRead(talk, 7);
        QTRY_COMPARE(m_server->commands(), QStringList{u"message.read"_s});
        // Signed out, or another account object: our own end says nothing about the mark.
        m_connection->stop();
        QCOMPARE(waiting(), 1);
    }

    void aReadMarkOutlivesASessionThatIsOver()
    {
        goOnline();
        m_pointers->markRead(talk, 7);
        QTRY_COMPARE(m_server->commands().size(), 1);
        m_server->refuseLast(ErrorCode::NotSignedIn);
        QTest::qWait(50);
        QCOMPARE(waiting(), 1);
    }

    void whatTheServerWillNeverTakeIsNotSaidAgain()
    {
        goOnline();
        m_pointers->markRead(talk, 7);
        QTRY_COMPARE(m_server->commands().size(), 1);
        m_server->refuseLast(ErrorCode::NotFound);
        QTRY_COMPARE(waiting(), 0);
    }
};

QTEST_GUILESS_MAIN(PointerSyncTest)
#include "test_pointer_sync.moc"
