// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/cache.h"
#include "client/net/realtime_connection.h"
#include "client/net/rest_client.h"
#include "client/sync/sync_engine.h"
#include "tests/unit/client_sync/file_parts.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr UserId bo(12);
constexpr ConversationId talk(100);

/// Takes questions and answers each when the test says so.
class SlowServer : public QTcpServer
{
public:
    SlowServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                m_question = socket->readAll();
                if (m_question.endsWith("\r\n\r\n"))
                    m_waiting.append(socket);
            });
        });
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort())); }
    qsizetype waiting() const { return m_waiting.size(); }
    /// The last one.
    const QByteArray &question() const { return m_question; }
    void answer(const QJsonObject &body)
    {
        const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
        QTcpSocket *socket = m_waiting.takeFirst();
        socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + QByteArray::number(bytes.size()) + "\r\n\r\n" + bytes);
        socket->disconnectFromHost();
    }

private:
    QList<QTcpSocket *> m_waiting;
    QByteArray m_question;
};

QJsonObject syncBody(qint64 version)
{
    User me{.id = anna, .firstname = u"Anna"_s, .lastname = {}, .about = {}};
    me.settings = UserSettings();
    me.version = version;
    return {
        {u"token"_s, u"t"_s}, {u"me"_s, toJson(me)}, {u"contacts"_s, QJsonArray()}, {u"conversations"_s, QJsonArray()}, {u"full"_s, false}};
}

ServerEvent contactNews(qint64 version)
{
    const Contact contact{
        .id = 1, .status = ContactStatus::Accepted, .user = User{.id = bo, .firstname = u"Bo"_s, .lastname = {}, .about = {}}};
    return ServerEvent{.name = u"me.changed"_s,
                       .conversation = {},
                       .version = version,
                       .data = {{u"what"_s, u"contacts"_s}, {u"contact"_s, toJson(contact)}}};
}

QJsonObject description(const QString &name, int memberCount)
{
    return {{u"name"_s, name}, {u"about"_s, QString()}, {u"memberCount"_s, memberCount}};
}

ServerEvent described(qint64 version, const QString &name, int memberCount)
{
    return ServerEvent{.name = u"conversation.changed"_s, .conversation = talk, .version = version, .data = description(name, memberCount)};
}

} // namespace

/// Answers that are overtaken by events on their way.
class LateAnswersTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SlowServer> m_server;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<RestClient> m_rest;
    std::unique_ptr<RealtimeConnection> m_connection;
    std::unique_ptr<FileParts> m_files;
    std::unique_ptr<SyncEngine> m_engine;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<SlowServer>();
        m_cache = std::move(Cache::open(m_folder->filePath(u"a"_s), anna)).value();
        m_rest = std::make_unique<RestClient>(m_server->url());
        m_connection = std::make_unique<RealtimeConnection>(m_rest->server(), u"test"_s, u"device"_s);
        m_files = std::make_unique<FileParts>(*m_cache, *m_rest, m_folder->path());
        m_engine = std::make_unique<SyncEngine>(*m_cache, *m_rest, *m_connection, m_files->rooms());
    }
    void cleanup()
    {
        m_engine.reset();
        m_files.reset();
        m_connection.reset();
        m_rest.reset();
        m_cache.reset();
        m_server.reset();
    }

    void snapshotThatNewsOvertookIsAskedForAgain()
    {
        m_cache->persons().setPersonVersion(4);
        m_engine->persons().synchronise();
        QTRY_COMPARE(m_server->waiting(), 1);
        m_engine->persons().takeMeChanged(contactNews(5));
        QVERIFY(m_cache->persons().contactOf(bo));
        m_server->answer(syncBody(4));
        QTRY_COMPARE(m_server->waiting(), 1);
        QVERIFY(m_cache->persons().contactOf(bo));
        QCOMPARE(m_cache->persons().personVersion(), 5);
        m_server->answer(syncBody(6));
        QTRY_VERIFY(!m_engine->persons().isBusy());
        QVERIFY(!m_cache->persons().contactOf(bo));
        QCOMPARE(m_cache->persons().personVersion(), 6);
    }

    void serverRestoredFromABackupIsBelieved()
    {
        m_cache->persons().setPersonVersion(9);
        m_engine->persons().synchronise();
        QTRY_COMPARE(m_server->waiting(), 1);
        m_server->answer(syncBody(3));
        QTRY_VERIFY(!m_engine->persons().isBusy());
        QCOMPARE(m_cache->persons().personVersion(), 3);
    }

    void whatWasKeptOfAnotherPastIsForgotten()
    {
        const auto ask = [this](const QString &lineage, bool isFull, const Conversation &known) {
            QJsonObject body = syncBody(1);
            body.insert(u"lineage"_s, lineage);
            body.insert(u"full"_s, isFull);
            body.insert(u"conversations"_s, QJsonArray{toJson(known)});
            m_engine->persons().synchronise();
            QTRY_COMPARE(m_server->waiting(), 1);
            m_server->answer(body);
            QTRY_VERIFY(!m_engine->persons().isBusy());
        };
        // Of a direct one nobody asks for the members.
        Conversation direct{.id = talk};
        direct.peer = User{.id = bo, .firstname = u"Bo"_s, .lastname = {}, .about = {}};
        direct.version = 33;
        ask(u"one"_s, true, direct);
        const Message vanished{.id = MessageId(7), .conversation = talk, .seq = 1, .version = 33, .sender = bo, .content = u"lost"_s};
        m_engine->conversations().takeMessage(vanished);
        QVERIFY(m_cache->messages().byId(vanished.id));
        const Outgoing unsent{.conversation = talk, .clientId = u"c"_s, .content = u"to be sent"_s};
        QVERIFY(m_cache->outbox().add(unsent));
        ask(u"one"_s, true, direct);
        QVERIFY(m_cache->messages().byId(vanished.id));
        direct.version = 18;
        ask(u"another"_s, true, direct);
        QVERIFY(!m_cache->messages().byId(vanished.id));
        QCOMPARE(m_cache->conversations().version(talk), 18);
        QVERIFY(m_cache->outbox().one(u"c"_s));
    }

    void olderChangesPutBackNoNameAndNoCount()
    {
        Conversation group{.id = talk, .isGroup = true, .name = u"First"_s};
        group.version = 1;
        group.memberCount = 2;
        m_cache->conversations().take(group);
        m_engine->conversations().catchUp(talk, 2);
        QTRY_COMPARE(m_server->waiting(), 1);
        m_engine->conversations().take(described(2, u"Second"_s, 3));
        m_engine->conversations().take(described(3, u"Third"_s, 4));
        m_server->answer(
            {{u"changes"_s,
              QJsonArray{QJsonObject{{u"on"_s, u"conversation.changed"_s}, {u"version"_s, 2}, {u"data"_s, description(u"Second"_s, 3)}}}},
             {u"version"_s, 2},
             {u"memberCount"_s, 3},
             {u"more"_s, false}});
        QTRY_VERIFY(!m_engine->conversations().isBusy());
        QCOMPARE(m_cache->conversations().one(talk)->name, u"Third"_s);
        QCOMPARE(m_cache->conversations().one(talk)->memberCount, 4);
    }

    void partOfWhatSharesAVersionIsNotTakenForAllOfIt()
    {
        Conversation group{.id = talk, .isGroup = true};
        group.version = 4;
        m_cache->conversations().take(group);
        m_cache->conversations().raiseVersion(talk, 4);
        m_engine->conversations().catchUp(talk, 9);
        const auto part = [](const QString &name, const QString &next) {
            const QJsonObject row{{u"on"_s, u"conversation.changed"_s}, {u"version"_s, 9}, {u"data"_s, description(name, 3)}};
            QJsonObject body{{u"changes"_s, QJsonArray{row}}, {u"version"_s, 4}, {u"memberCount"_s, 3}, {u"more"_s, true}};
            body.insert(u"next"_s, next);
            return body;
        };
        QTRY_COMPARE(m_server->waiting(), 1);
        QVERIFY(!m_server->question().contains("cursor"));
        m_server->answer(part(u"First"_s, u"9.5"_s));
        QTRY_COMPARE(m_server->waiting(), 1);
        QVERIFY(m_server->question().contains("after=4&") && m_server->question().contains("cursor=9.5"));
        QCOMPARE(m_cache->conversations().one(talk)->name, u"First"_s);
        // Whoever stops here begins again later.
        QCOMPARE(m_cache->conversations().version(talk), 4);
        m_server->answer(part(u"Second"_s, u"9.7"_s));
        QTRY_COMPARE(m_server->waiting(), 1);
        QVERIFY(m_server->question().contains("after=4&") && m_server->question().contains("cursor=9.7"));
        m_server->answer({{u"changes"_s, QJsonArray()}, {u"version"_s, 9}, {u"memberCount"_s, 3}, {u"more"_s, false}});
        QTRY_VERIFY(!m_engine->conversations().isBusy());
        QCOMPARE(m_cache->conversations().version(talk), 9);
        QCOMPARE(m_cache->conversations().one(talk)->name, u"Second"_s);
    }

    void whatTheServerDoesNotHaveIsAskedForOnce()
    {
        Conversation group{.id = talk, .isGroup = true};
        m_cache->conversations().take(group);
        group.version = 5;
        m_cache->conversations().take(group);
        m_engine->conversations().resume();
        QTRY_COMPARE(m_server->waiting(), 1);
        m_server->answer({{u"changes"_s, QJsonArray()}, {u"version"_s, 0}, {u"more"_s, false}});
        QTRY_VERIFY(!m_engine->conversations().isBusy());
        m_engine->conversations().resume();
        QVERIFY(!m_engine->conversations().isBusy());
    }
};

QTEST_GUILESS_MAIN(LateAnswersTest)
#include "test_late_answers.moc"
