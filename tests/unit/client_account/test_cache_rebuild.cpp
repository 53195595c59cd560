// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cache that was fetched anew takes the place of the old one, and nothing that exists nowhere else is lost.
#include "client/account/cache_rebuild.h"
#include "client/cache/cache.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr ConversationId talk(100);
constexpr ConversationId gone(101);

Conversation conversation(ConversationId id, qint64 lastSeq, qint64 readSeq)
{
    Conversation made;
    made.id = id;
    made.version = lastSeq;
    made.lastSeq = lastSeq;
    made.mine.readSeq = readSeq;
    made.mine.deliveredSeq = readSeq;
    return made;
}

} // namespace

class CacheRebuildTest : public QObject
{
    Q_OBJECT

private slots:
    void whatWasNotSentComesAlong();
    void withoutANewOneTheOldOneStays();
    void withoutAllThatWasNotSentTheOldOneStays_data();
    void withoutAllThatWasNotSentTheOldOneStays();
    void whatAnAttemptLeftBehindIsSwept();

private:
    static void fillOld(const QString &folder);
};

void CacheRebuildTest::fillOld(const QString &folder)
{
    auto cache = Cache::open(folder, anna);
    QVERIFY(cache.isOk());
    (*cache)->conversations().take(conversation(talk, 50, 10));
    (*cache)->conversations().take(conversation(gone, 5, 5));
    (*cache)->persons().setSyncToken(u"old"_s);
    QVERIFY((*cache)->conversations().markRead(talk, 30));
    QVERIFY((*cache)->outbox().add({.conversation = talk, .clientId = u"unsent"_s, .content = u"words"_s}).isOk());
    QVERIFY((*cache)->conversations().setDraft(talk, {.text = u"begun"_s, .changedAt = now()}).isOk());
    QVERIFY((*cache)->wishes().add({.conversation = talk, .message = MessageId(7), .kind = Wish::Kind::Unsend}).isOk());
}

void CacheRebuildTest::whatWasNotSentComesAlong()
{
    const QTemporaryDir root;
    const QString folder = root.filePath(u"account"_s);
    fillOld(folder);
    {
        auto fresh = Cache::open(folder + u"/rebuild"_s, anna);
        QVERIFY(fresh.isOk());
        (*fresh)->conversations().take(conversation(talk, 60, 10));
        (*fresh)->persons().setSyncToken(u"new"_s);
    }
    QVERIFY(CacheRebuild::exchange(folder).isOk());
    QVERIFY(!QDir(folder + u"/rebuild"_s).exists());

    auto cache = Cache::open(folder, anna);
    QVERIFY(cache.isOk());
    QVERIFY2(!(*cache)->loss(), "the new file is a sound one");
    QCOMPARE((*cache)->persons().syncToken(), u"new"_s);
    QCOMPARE((*cache)->conversations().ids(), QList<ConversationId>{talk});
    QCOMPARE((*cache)->conversations().one(talk)->lastSeq, 60);
    QCOMPARE((*cache)->outbox().one(u"unsent"_s)->message.content, u"words"_s);
    QCOMPARE((*cache)->conversations().draft(talk).text, u"begun"_s);
    QCOMPARE((*cache)->wishes().of(MessageId(7)).size(), 1);
    // What was read here and not told yet is still to be told.
    QCOMPARE((*cache)->conversations().one(talk)->mine.readSeq, 30);
    QCOMPARE((*cache)->conversations().pendingReads().size(), 1);
}

void CacheRebuildTest::withoutANewOneTheOldOneStays()
{
    const QTemporaryDir root;
    const QString folder = root.filePath(u"account"_s);
    fillOld(folder);
    QVERIFY(!CacheRebuild::exchange(folder).isOk());
    auto cache = Cache::open(folder, anna);
    QVERIFY(cache.isOk());
    QCOMPARE((*cache)->persons().syncToken(), u"old"_s);
    QCOMPARE((*cache)->conversations().ids().size(), 2);
    QVERIFY((*cache)->outbox().one(u"unsent"_s));
}

void CacheRebuildTest::withoutAllThatWasNotSentTheOldOneStays_data()
{
    QTest::addColumn<bool>("isOldDamaged");
    QTest::newRow("the old one cannot be read to its end") << true;
    QTest::newRow("the new one does not take it") << false;
}

void CacheRebuildTest::withoutAllThatWasNotSentTheOldOneStays()
{
    QFETCH(const bool, isOldDamaged);
    const QTemporaryDir root;
    const QString folder = root.filePath(u"account"_s);
    fillOld(folder);
    {
        auto cache = Cache::open(folder, anna);
        QVERIFY(cache.isOk());
        for (int i = 0; i < 60; ++i) {
            const QString content = QString(1000, u'.') + u"<%1>"_s.arg(i);
            QVERIFY((*cache)->outbox().add({.conversation = talk, .clientId = u"c%1"_s.arg(i), .content = content}).isOk());
        }
        auto fresh = Cache::open(folder + u"/rebuild"_s, anna);
        QVERIFY(fresh.isOk());
        if (!isOldDamaged)
            QVERIFY((*fresh)->database().run(u"CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(FAIL, 'full'); END"_s));
    }
    QFile file(Cache::fileIn(folder));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray before = file.readAll();
    if (isOldDamaged) {
        constexpr qint64 page = 4096;
        const qsizetype at = before.indexOf("<30>");
        QVERIFY(at > page);
        QVERIFY(file.seek(at / page * page) && file.write(QByteArray(page, char(0xff))) == page);
    }
    file.close();
    QVERIFY(!CacheRebuild::exchange(folder).isOk());
    // What can be mended of the old one is still there to be mended.
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<59>"));
}

void CacheRebuildTest::whatAnAttemptLeftBehindIsSwept()
{
    const QTemporaryDir root;
    const QString folder = root.filePath(u"account"_s);
    fillOld(folder);
    {
        auto fresh = Cache::open(folder + u"/rebuild"_s, anna);
        QVERIFY(fresh.isOk());
    }
    CacheRebuild::sweep(folder);
    QVERIFY(!QDir(folder + u"/rebuild"_s).exists());
    QVERIFY(QFile::exists(Cache::fileIn(folder)));
}

QTEST_GUILESS_MAIN(CacheRebuildTest)
#include "test_cache_rebuild.moc"
