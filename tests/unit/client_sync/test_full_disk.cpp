// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cache that takes nothing any more: what the server has answered is asked for again, but less and less often, and all of
// it is settled once there is room.
#include "client/cache/cache.h"
#include "client/net/realtime_connection.h"
#include "client/net/rest_client.h"
#include "client/sync/sync_engine.h"
#include "tests/unit/client_sync/file_parts.h"
#include "tests/unit/client_sync/quiet_server.h"
#include "tests/unit/client_transfer/scripted_server.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr ConversationId talk(100);
constexpr int watchedMs = 2000;
constexpr int fewTimes = 15; ///< pauses by chance below half a second, a second, two … ; without any it is hundreds
constexpr int patienceMs = 40'000;

} // namespace

class FullDiskTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<QuietServer> m_socket;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<RestClient> m_rest;
    std::unique_ptr<RealtimeConnection> m_connection;
    std::unique_ptr<FileParts> m_files;
    std::unique_ptr<SyncEngine> m_engine;

    /// SQLite refuses every write from here on, as on a disk without room.
    void setFull(bool isFull) { QVERIFY(m_cache->database().run(isFull ? u"PRAGMA query_only = ON"_s : u"PRAGMA query_only = OFF"_s)); }
    void goOnline()
    {
        m_connection->start(u"token"_s);
        QTRY_COMPARE(m_connection->state(), RealtimeConnection::State::Online);
    }
    [[nodiscard]] qsizetype asked(const QByteArray &path) const
    {
        return std::ranges::count_if(m_server->requests(), [&path](const QByteArray &request) { return request.contains(path); });
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = std::move(Cache::open(m_folder->filePath(u"cache"_s), anna)).value();
        Conversation conversation{.id = talk};
        conversation.version = 9;
        conversation.lastSeq = 9;
        m_cache->conversations().take(conversation);
        m_socket = std::make_unique<QuietServer>();
        // Whatever is asked is refused for good.
        m_server = std::make_unique<ScriptedServer>([](const ScriptedServer::Request &) {
            return ScriptedServer::json("404 Not Found", {{u"code"_s, u"not_found"_s}, {u"title"_s, u"No"_s}, {u"status"_s, 404}});
        });
        m_rest = std::make_unique<RestClient>(m_server->url());
        m_connection = std::make_unique<RealtimeConnection>(m_socket->url(), u"test"_s, u"device"_s);
        m_files = std::make_unique<FileParts>(*m_cache, *m_rest, m_folder->path());
        m_engine = std::make_unique<SyncEngine>(*m_cache, *m_rest, *m_connection, m_files->rooms());
    }
    void cleanup()
    {
        m_engine.reset();
        m_files.reset();
        m_connection.reset();
        m_rest.reset();
        m_server.reset();
        m_socket.reset();
        m_cache.reset();
    }

    void aReadMarkIsNotToldWithoutEnd()
    {
        goOnline();
        m_engine->pointers().markRead(talk, 7);
        setFull(true);
        m_socket->answerAll(toJson(Pointers{.deliveredSeq = 7, .readSeq = 7}));
        QTest::qWait(watchedMs);
        QVERIFY2(m_socket->commands().size() <= 2, qPrintable(QString::number(m_socket->commands().size())));
        QVERIFY(!m_socket->commands().isEmpty());
        QCOMPARE(m_cache->conversations().pendingReads().size(), 1);
        setFull(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_cache->conversations().pendingReads().size(), 0, patienceMs);
    }

    void aRefusedMessageIsNotSentWithoutEnd()
    {
        m_socket->answerAll(Error{.code = ErrorCode::Forbidden});
        QVERIFY(m_cache->outbox().add({.conversation = talk, .clientId = u"one"_s, .content = u"words"_s}).isOk());
        setFull(true);
        goOnline();
        QTest::qWait(watchedMs);
        const qsizetype sent = m_socket->commands().count(u"message.send"_s);
        QVERIFY2(sent > 0 && sent <= fewTimes, qPrintable(QString::number(sent)));
        setFull(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_cache->outbox().waiting().isEmpty(), patienceMs);
        QVERIFY(m_cache->outbox().one(u"one"_s));
    }

    void aWishIsNotMadeWithoutEnd()
    {
        QVERIFY(m_engine->wishes().add({.conversation = talk, .message = MessageId(7), .kind = Wish::Kind::Unsend}).isOk());
        setFull(true);
        m_engine->wishes().resume();
        QTest::qWait(watchedMs);
        const qsizetype made = asked("/unsent/");
        QVERIFY2(made > 0 && made <= fewTimes, qPrintable(QString::number(made)));
        setFull(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_cache->wishes().waiting().isEmpty(), patienceMs);
    }

    void settingsAndDraftsAreNotToldWithoutEnd()
    {
        ConversationSettings settings;
        settings.isPinned = true;
        QVERIFY(m_engine->settings().setSettings(talk, settings).isOk());
        QVERIFY(m_cache->conversations().setDraft(talk, {.text = u"begun"_s, .changedAt = now()}).isOk());
        setFull(true);
        m_engine->settings().resume();
        QTest::qWait(watchedMs);
        for (const QByteArray &what : {"/settings"_ba, "/draft"_ba}) {
            const qsizetype told = asked(what);
            QVERIFY2(told > 0 && told <= fewTimes, qPrintable(QString::fromLatin1(what) + QString::number(told)));
        }
        setFull(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_cache->conversations().unsettled().isEmpty(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_cache->conversations().untoldDrafts().isEmpty(), patienceMs);
    }

    void whatCannotBeKeptIsSaid()
    {
        ConversationSettings settings;
        settings.isPinned = true;
        setFull(true);
        const auto draft = m_cache->conversations().setDraft(talk, {.text = u"begun"_s});
        QVERIFY(!draft && !draft.error().detail.isEmpty());
        QVERIFY(!m_engine->settings().setSettings(talk, settings));
        setFull(false);
        QVERIFY(m_cache->conversations().draft(talk).text.isEmpty());
        QVERIFY(!m_cache->conversations().one(talk)->settings.isPinned);
    }
};

QTEST_GUILESS_MAIN(FullDiskTest)
#include "test_full_disk.moc"
