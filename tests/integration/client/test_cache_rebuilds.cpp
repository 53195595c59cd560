// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rebuilding from the real server: afterwards the client has what a fresh one has, and what was not sent besides. Going to a
// day whose messages are not here.
#include "tests/integration/client/client_person.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)

class CacheRebuildsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void afterwardsAllIsAsTheServerHasIt();
    void stoppedHalfWayNothingHasChanged();
    void stoppedAtTheLastMomentNothingHasChanged();
    void damageIsMendedWhileRunning();
    void aDayIsFoundOnTheServer();

private:
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<ClientPerson> m_anna;
    std::unique_ptr<ClientPerson> m_bo;
    ConversationId m_talk;
};

void CacheRebuildsTest::initTestCase()
{
    m_server = std::make_unique<ServerProcess>();
    m_server->addArguments({u"--rate-limits"_s, u"off"_s});
    QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    m_anna = std::make_unique<ClientPerson>(u"Anna"_s, u"+491512310001"_s);
    m_bo = std::make_unique<ClientPerson>(u"Bo"_s, u"+491512310002"_s);
    QVERIFY(m_anna->registerAt(m_server->url()) && m_bo->registerAt(m_server->url()));
    QVERIFY(m_anna->becomeContactOf(*m_bo));
    m_talk = m_anna->openDirect(*m_bo);
    QTRY_SOON(m_bo->chats().one(m_talk));
    for (int i = 1; i <= 120; ++i)
        QVERIFY(m_anna->timeline().send(m_talk, u"message %1"_s.arg(i)).isOk());
    QTRY_COMPARE_WITH_TIMEOUT(m_bo->texts(m_talk).size(), 120, 30'000);
}

void CacheRebuildsTest::afterwardsAllIsAsTheServerHasIt()
{
    m_bo->timeline().markRead(m_talk, 40);
    QTRY_SOON(m_bo->isSettled(m_talk));
    QSignalSpy ended(&m_bo->store(), &AccountStore::rebuildEnded);
    QSignalSpy reopened(&m_bo->store(), &AccountStore::reopened);
    QVERIFY(m_bo->store().rebuildCache(&m_bo->account()).isOk());
    QVERIFY(m_bo->store().rebuild());
    QVERIFY2(!m_bo->store().rebuildCache(&m_bo->account()).isOk(), "one at a time");
    QTRY_SOON(ended.count() == 1);
    QVERIFY(ended.first().first().value<Result<void>>().isOk());
    QCOMPARE(reopened.count(), 1);
    QVERIFY(m_bo->waitUntilOnline());
    QTRY_SOON(m_bo->isSettled(m_talk));
    // As on a fresh device: the newest page is here, the rest comes when it is looked for.
    const QStringList texts = m_bo->texts(m_talk);
    QVERIFY(texts.size() >= 30);
    QCOMPARE(texts.last(), u"message 120"_s);
    QCOMPARE(m_bo->chats().one(m_talk)->mine.readSeq, 40);
    QCOMPARE(m_bo->chats().one(m_talk)->unread, 80);
    QVERIFY(!m_bo->store().rebuild());
    // And it goes on.
    QVERIFY(m_anna->timeline().send(m_talk, u"after"_s).isOk());
    QTRY_SOON(m_bo->texts(m_talk).last() == u"after"_s);
    QVERIFY(m_bo->timeline().send(m_talk, u"answer"_s).isOk());
    QTRY_SOON(m_anna->texts(m_talk).last() == u"answer"_s);
}

void CacheRebuildsTest::stoppedHalfWayNothingHasChanged()
{
    const QStringList before = m_bo->texts(m_talk);
    const Account *account = &m_bo->account();
    QVERIFY(m_bo->store().rebuildCache(&m_bo->account()).isOk());
    m_bo->store().cancelRebuild();
    QVERIFY(!m_bo->store().rebuild());
    QCOMPARE(&m_bo->account(), account);
    QCOMPARE(m_bo->texts(m_talk), before);
    QVERIFY(!QDir(m_bo->store().cacheFolder(*account) + u"/rebuild"_s).exists());
}

/// The word that all is here waits behind the one that stops it.
void CacheRebuildsTest::stoppedAtTheLastMomentNothingHasChanged()
{
    AccountStore &store = m_bo->store();
    const Account *account = &m_bo->account();
    QSignalSpy ended(&store, &AccountStore::rebuildEnded);
    bool isStopped = false;
    const auto watch = connect(&store, &AccountStore::rebuildChanged, this, [&store, &isStopped] {
        const auto progress = store.rebuild();
        if (isStopped || !progress || progress->total == 0 || progress->done < progress->total)
            return;
        isStopped = true;
        QMetaObject::invokeMethod(
            &store, [&store] { store.cancelRebuild(); }, Qt::QueuedConnection);
    });
    QVERIFY(store.rebuildCache(&m_bo->account()).isOk());
    QTRY_SOON(isStopped && !store.rebuild());
    QTest::qWait(200);
    disconnect(watch);
    QVERIFY(ended.isEmpty());
    QCOMPARE(&m_bo->account(), account);
    QVERIFY(!QDir(store.cacheFolder(*account) + u"/rebuild"_s).exists());
}

void CacheRebuildsTest::damageIsMendedWhileRunning()
{
    QSignalSpy reopened(&m_bo->store(), &AccountStore::reopened);
    const QString folder = m_bo->store().cacheFolder(m_bo->account());
    // As the database tells it in the middle of a statement.
    markCacheDamaged(folder);
    Q_EMIT m_bo->account().cacheDamaged();
    QTRY_SOON(reopened.count() == 1);
    QVERIFY(m_bo->account().cacheLoss());
    QVERIFY(m_bo->waitUntilOnline());
    QTRY_SOON(m_bo->chats().one(m_talk) && !m_bo->texts(m_talk).isEmpty());
    QCOMPARE(m_bo->texts(m_talk).last(), u"answer"_s);
    QCOMPARE(damagedCachesIn(folder).size(), 1);
}

void CacheRebuildsTest::aDayIsFoundOnTheServer()
{
    QTRY_SOON(m_bo->isSettled(m_talk));
    // The messages' own times say which one is the first since a moment.
    const QList<TimelineEntry> all = m_anna->timeline().newest(m_talk, 200);
    QVERIFY(all.size() >= 120);
    const Message &wanted = all[20].message;
    qint64 expected = wanted.seq;
    for (const TimelineEntry &entry : all) {
        if (entry.message.createdAt >= wanted.createdAt) {
            expected = entry.message.seq;
            break;
        }
    }
    QVERIFY2(!m_bo->timeline().isCached(m_talk, 5), "else nothing has to be asked for");
    std::optional<qint64> found;
    m_bo->timeline().findSince(m_talk, wanted.createdAt, this, [&found](const Result<std::optional<qint64>> &answer) {
        if (answer)
            found = *answer;
    });
    QTRY_SOON(found.has_value());
    QCOMPARE(*found, expected);
    // Nothing was written since tomorrow; everything since long ago.
    bool isAnswered = false;
    m_bo->timeline().findSince(m_talk, now() + std::chrono::hours(24), this,
                               [&isAnswered](const Result<std::optional<qint64>> &answer) { isAnswered = answer && !answer->has_value(); });
    QTRY_SOON(isAnswered);
    found.reset();
    m_bo->timeline().findSince(m_talk, fromMs(0), this, [&found](const Result<std::optional<qint64>> &answer) {
        if (answer)
            found = *answer;
    });
    QTRY_SOON(found == all.first().message.seq);
}

QTEST_GUILESS_MAIN(CacheRebuildsTest)
#include "test_cache_rebuilds.moc"
