// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/account_store.h"
#include "client/cache/cache.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr ConversationId talk(100);

QUrl nobody()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

/// As an earlier session has left it.
void leaveAConversation(const QString &folder)
{
    auto cache = Cache::open(folder, anna);
    Conversation conversation{.id = talk};
    conversation.version = 1;
    conversation.lastSeq = 1;
    conversation.peer = User{.id = UserId(12), .firstname = u"Bo"_s, .lastname = {}, .about = {}};
    Message message{.id = MessageId(1001), .conversation = talk, .seq = 1, .version = 1, .sender = UserId(12)};
    message.content = u"from yesterday"_s;
    conversation.lastMessage = message;
    (*cache)->conversations().take(conversation);
}

} // namespace

class AccountTest : public QObject
{
    Q_OBJECT

private slots:
    void readsServersAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("server");
        QTest::newRow("a name") << u" chat.example.org "_s << u"https://chat.example.org"_s;
        QTest::newRow("a name with port") << u"chat.example.org:8443"_s << u"https://chat.example.org:8443"_s;
        QTest::newRow("an address") << u"https://chat.example.org/"_s << u"https://chat.example.org"_s;
        QTest::newRow("this computer") << u"localhost"_s << u"http://localhost:8065"_s;
        QTest::newRow("this computer with port") << u"127.0.0.1:9000"_s << u"http://127.0.0.1:9000"_s;
        QTest::newRow("this computer, IPv6") << u"[::1]:9000"_s << u"http://[::1]:9000"_s;
        QTest::newRow("the next room") << u"192.168.1.7"_s << u"http://192.168.1.7:8065"_s;
        QTest::newRow("plainly asked for") << u"http://chat.example.org"_s << u"http://chat.example.org"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a sentence") << u"our chat server"_s << QString();
        QTest::newRow("a path") << u"https://example.org/chat"_s << QString();
        QTest::newRow("a secret in it") << u"https://me:secret@example.org"_s << QString();
        QTest::newRow("a query") << u"https://example.org?token=1"_s << QString();
        QTest::newRow("another scheme") << u"ftp://example.org"_s << QString();
    }
    void readsServersAsPeopleTypeThem()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, server);
        const Result<QUrl> read = serverFromText(typed);
        QCOMPARE(read.isOk(), !server.isEmpty());
        if (read)
            QCOMPARE(read->toString(), server);
        else
            QVERIFY(!read.error().detail.isEmpty());
    }

    void startsWithoutServerOrKeychainFromTheCache()
    {
        QTemporaryDir profile;
        const QUrl server = nobody();
        SessionTokenVault vault;
        {
            AccountStore store(profile.path(), vault, u"test"_s);
            QVERIFY(store.restore().isOk());
            QVERIFY(store.accounts().isEmpty());
            QVERIFY(store.adopt({.server = server, .user = anna}, u"a token"_s).isOk());
        }
        const QString folder = profile.filePath(u"accounts/127.0.0.1_%1_11"_s.arg(server.port()));
        leaveAConversation(folder);

        SessionTokenVault emptyVault;
        AccountStore store(profile.path(), emptyVault, u"test"_s);
        QSignalSpy needed(&store, &AccountStore::signInNeeded);
        QVERIFY(store.restore().isOk());
        QVERIFY(store.current());
        QCOMPARE(store.current()->identity().server, server);
        QCOMPARE(store.current()->chats().all().size(), 1);
        QCOMPARE(store.current()->timeline().newest(talk, 10).first().message.content, u"from yesterday"_s);
        QCOMPARE(store.current()->connectionState(), ConnectionState::Connecting);
        QTRY_COMPARE(needed.size(), 1);
        QCOMPARE(store.current()->connectionState(), ConnectionState::SignedOut);
        QVERIFY(!store.current()->connectionReason().isEmpty());
    }

    void composesWithoutServer()
    {
        QTemporaryDir profile;
        const QUrl server = nobody();
        leaveAConversation(profile.filePath(u"accounts/127.0.0.1_%1_11"_s.arg(server.port())));
        SessionTokenVault vault;
        AccountStore store(profile.path(), vault, u"test"_s);
        Account *account = store.adopt({.server = server, .user = anna}, u"a token"_s).value();
        QTRY_COMPARE(account->connectionState(), ConnectionState::Offline);
        QVERIFY(account->offlineSince());
        QVERIFY(account->connectionReason().contains(u"127.0.0.1"_s));

        QSignalSpy changed(&account->timeline(), &Timeline::changed);
        QSignalSpy chats(&account->chats(), &Chats::changed);
        const auto key = account->timeline().send(talk, u"  later, then  \n"_s);
        QVERIFY(key.isOk());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(chats.size(), 1);
        const auto entry = account->timeline().entry(talk, *key);
        QVERIFY(entry);
        QCOMPARE(entry->delivery, Delivery::Queued);
        QCOMPARE(account->timeline().newest(talk, 10).size(), 2);
        QCOMPARE(account->timeline().newest(talk, 10).last().key(), *key);
        QCOMPARE(account->chats().one(talk)->lastMessage->clientId, *key);
        const QString text = account->timeline().discard(talk, *key).value_or(QString());
        QVERIFY(text.contains(u"later, then"_s));
        QVERIFY(!account->timeline().entry(talk, *key));
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("conversation");
        QTest::newRow("nothing") << u" \n\t "_s << talk.value();
        QTest::newRow("too long") << QString(16'001, u'x') << talk.value();
        QTest::newRow("nowhere") << u"hello"_s << qint64(5);
    }
    void refusesWhatCannotBeSent()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, conversation);
        QTemporaryDir folder;
        leaveAConversation(folder.path());
        auto account = Account::open({.server = nobody(), .user = anna}, folder.path(), u"test"_s);
        QVERIFY(account.isOk());
        const auto key = (*account)->timeline().send(ConversationId(conversation), text);
        QVERIFY(!key);
        QVERIFY(!key.error().detail.isEmpty());
        QCOMPARE((*account)->timeline().newest(talk, 10).size(), 1);
    }

    void saysWhatCannotBeKept()
    {
        QTemporaryDir folder;
        leaveAConversation(folder.path());
        auto account = Account::open({.server = nobody(), .user = anna}, folder.path(), u"test"_s);
        QVERIFY(account.isOk());
        QSignalSpy notKept(&(*account)->chats(), &Chats::notKept);
        QSignalSpy changed(&(*account)->chats(), &Chats::draftChanged);
        // Somebody else writes and does not end.
        auto other = Cache::open(folder.path(), anna);
        QVERIFY(other.isOk());
        const CacheTransaction endless((*other)->database());
        (*account)->chats().setDraft(talk, u"begun"_s);
        QCOMPARE(notKept.size(), 1);
        QVERIFY(!notKept.first().first().value<Error>().detail.isEmpty());
        QVERIFY(changed.isEmpty());
        (*account)->chats().setSettings(talk, {.isPinned = true});
        QCOMPARE(notKept.size(), 2);
    }

    void tokenIsInNoFile()
    {
        QTemporaryDir profile;
        SessionTokenVault vault;
        AccountStore store(profile.path(), vault, u"test"_s);
        QVERIFY(store.adopt({.server = nobody(), .user = anna}, u"a-very-secret-token"_s).isOk());
        QTRY_COMPARE(store.current()->connectionState(), ConnectionState::Offline);
        QDirIterator files(profile.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("a-very-secret-token"), qPrintable(file.fileName()));
            ++seen;
        }
        QVERIFY(seen >= 2);
        QCOMPARE(int(QFileInfo(profile.filePath(u"accounts.json"_s)).permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
    }
};

QTEST_GUILESS_MAIN(AccountTest)
#include "test_account.moc"
