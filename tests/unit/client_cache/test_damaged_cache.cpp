// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Caches that are really broken: what can be saved of what exists nowhere else is saved, and the client always starts.
#include "client/cache/cache.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <tuple>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr UserId bo(12);
constexpr ConversationId talk(100);
constexpr int queued = 7;
constexpr qint64 pageBytes = 4096;

Message message(int i)
{
    Message made;
    made.id = MessageId(1000 + i);
    made.conversation = talk;
    made.seq = i;
    made.version = i;
    made.sender = bo;
    made.content = u"Message %1 "_s.arg(i) + u"with words to fill pages "_s.repeated(20);
    made.createdAt = fromMs(1'000'000 + 1000 * i);
    return made;
}

void overwrite(const QString &path, qint64 from, qint64 bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(from));
    QByteArray rubbish(bytes, '\0');
    QRandomGenerator random(42);
    for (char &c : rubbish)
        c = char(random.bounded(256));
    QCOMPARE(file.write(rubbish), bytes);
}

} // namespace

class DamagedCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { fill(); }

    void theBeginningIsOverwritten();
    void theFirstPageIsOverwritten();
    void theFileIsCutOff_data();
    void theFileIsCutOff();
    void itIsNoDatabaseAtAll();
    void itIsAnotherDatabase();
    void itIsOfANewerKith();
    void aPageInTheMiddleIsFoundWhileReading();
    void everyPageInTurn();
    void theSoundOneIsLeftAlone();
    void onlyTheLastTwoAreKept();
    void theJournalIsReadToo();

private:
    void fill();
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"account"_s); }
    [[nodiscard]] QString file() const { return Cache::fileIn(folder()); }
    void expectSaved(int messages, int drafts);
    /// The cache opens, is empty but for what was saved, and can be written.
    void expectUsable(Cache &cache);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DamagedCacheTest::fill()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(folder(), anna);
    QVERIFY(cache.isOk());
    QVERIFY(!(*cache)->loss());
    {
        CacheTransaction transaction((*cache)->database());
        Conversation conversation;
        conversation.id = talk;
        conversation.lastSeq = 400;
        (*cache)->conversations().take(conversation);
        for (int i = 1; i <= 400; ++i)
            (*cache)->messages().put(message(i));
        QVERIFY(transaction.commit().isOk());
    }
    for (int i = 0; i < queued; ++i)
        QVERIFY((*cache)->outbox().add({.conversation = talk, .clientId = u"client-%1"_s.arg(i), .content = u"unsent %1"_s.arg(i)}).isOk());
    QVERIFY((*cache)->conversations().setDraft(talk, {.text = u"begun"_s, .changedAt = now()}).isOk());
    QVERIFY((*cache)->wishes().add({.conversation = talk, .message = MessageId(1003), .kind = Wish::Kind::React, .value = u"👍"_s}).isOk());
}

void DamagedCacheTest::expectUsable(Cache &cache)
{
    QVERIFY(!cache.conversations().has(talk));
    QVERIFY(cache.persons().syncToken().isEmpty());
    QVERIFY(cache.outbox().add({.conversation = talk, .clientId = u"after"_s, .content = u"after"_s}).isOk());
    QVERIFY(cache.outbox().one(u"after"_s));
}

void DamagedCacheTest::expectSaved(int messages, int drafts)
{
    auto cache = Cache::open(folder(), anna);
    QVERIFY2(cache.isOk(), "the client must always start");
    QVERIFY((*cache)->loss());
    const CacheLoss loss = *(*cache)->loss();
    QVERIFY(QFile::exists(loss.file));
    QVERIFY(loss.file.startsWith(file() + u".damaged-"_s));
    QCOMPARE(QFile::permissions(loss.file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(loss.messages, messages);
    QCOMPARE(loss.drafts, drafts);
    const QList<TimelineEntry> entries = (*cache)->outbox().of(talk);
    QCOMPARE(entries.size(), messages);
    for (int i = 0; i < messages; ++i) {
        QCOMPARE(entries[i].key(), u"client-%1"_s.arg(i));
        QCOMPARE(entries[i].message.content, u"unsent %1"_s.arg(i));
    }
    QCOMPARE((*cache)->conversations().draft(talk).text, drafts > 0 ? u"begun"_s : QString());
    expectUsable(**cache);
    // Nothing of the attempts is left beside it.
    QVERIFY(QDir(folder()).entryList({u"*.tried*"_s}, QDir::Files).isEmpty());
}

void DamagedCacheTest::theBeginningIsOverwritten()
{
    overwrite(file(), 0, 100);
    expectSaved(queued, 1);
}

void DamagedCacheTest::theFirstPageIsOverwritten()
{
    overwrite(file(), 0, pageBytes);
    expectSaved(0, 0);
}

void DamagedCacheTest::theFileIsCutOff_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("a few bytes") << qint64(10);
    QTest::newRow("within the first page") << pageBytes / 2;
    QTest::newRow("a page") << pageBytes;
    QTest::newRow("ten pages") << 10 * pageBytes;
    QTest::newRow("in the middle of a page") << 20 * pageBytes + 77;
}

void DamagedCacheTest::theFileIsCutOff()
{
    QFETCH(const qint64, bytes);
    QVERIFY(QFile::resize(file(), bytes));
    auto cache = Cache::open(folder(), anna);
    QVERIFY2(cache.isOk(), "the client must always start");
    QVERIFY((*cache)->loss());
    expectUsable(**cache);
}

void DamagedCacheTest::itIsNoDatabaseAtAll()
{
    QFile other(file());
    QVERIFY(other.open(QIODevice::WriteOnly | QIODevice::Truncate));
    other.write(QByteArray("this is a letter to my aunt\n").repeated(5000));
    other.close();
    expectSaved(0, 0);
}

void DamagedCacheTest::itIsAnotherDatabase()
{
    QVERIFY(QFile::remove(file()));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(file());
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"CREATE TABLE recipes (name TEXT)"_s));
        QVERIFY(query.exec(u"PRAGMA user_version = 5"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    expectSaved(0, 0);
}

void DamagedCacheTest::itIsOfANewerKith()
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(file());
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"ALTER TABLE outbox ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'"_s));
        QVERIFY(query.exec(u"PRAGMA user_version = 4711"_s));
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    expectSaved(queued, 1);
}

void DamagedCacheTest::aPageInTheMiddleIsFoundWhileReading()
{
    // From the second page of messages on: the schema and the first pages of all tables are whole.
    const qint64 size = QFileInfo(file()).size();
    for (qint64 at = size / pageBytes / 2; at < size / pageBytes / 2 + 12; ++at)
        overwrite(file(), at * pageBytes, pageBytes);
    int told = 0;
    {
        auto cache = Cache::open(folder(), anna);
        QVERIFY(cache.isOk());
        if (!(*cache)->loss()) {
            (*cache)->database().onDamage([this, &told] {
                ++told;
                markCacheDamaged(folder());
            });
            for (int i = 1; i <= 400; ++i)
                std::ignore = (*cache)->messages().byId(MessageId(1000 + i));
            std::ignore = (*cache)->messages().before(talk, 401, 400);
            QCOMPARE(told, 1);
        }
    }
    QVERIFY(isCacheMarkedDamaged(folder()));
    expectSaved(queued, 1);
    QVERIFY(!isCacheMarkedDamaged(folder()));
}

/// Wherever one page is rubbish: the client starts, reads and writes, and says so when it has lost something.
void DamagedCacheTest::everyPageInTurn()
{
    {
        auto cache = Cache::open(folder(), anna);
        QVERIFY(cache.isOk());
    }
    QFile whole(file());
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray content = whole.readAll();
    whole.close();
    const qint64 pages = content.size() / pageBytes;
    int found = 0;
    for (qint64 page = 0; page < pages; page += std::max<qint64>(1, pages / 40)) {
        QVERIFY(QDir(folder()).removeRecursively());
        QVERIFY(QDir().mkpath(folder()));
        QFile copy(file());
        QVERIFY(copy.open(QIODevice::WriteOnly));
        QCOMPARE(copy.write(content), content.size());
        copy.close();
        overwrite(file(), page * pageBytes, pageBytes);
        for (int start = 0; start < 2; ++start) {
            auto cache = Cache::open(folder(), anna);
            QVERIFY2(cache.isOk(), qPrintable(u"page %1"_s.arg(page)));
            (*cache)->database().onDamage([this] { markCacheDamaged(folder()); });
            found += (*cache)->loss() ? 1 : 0;
            const QList<ConversationId> ids = (*cache)->conversations().ids();
            for (const ConversationId id : ids)
                std::ignore = (*cache)->messages().before(id, 401, 400);
            std::ignore = (*cache)->outbox().of(talk);
            std::ignore = (*cache)->conversations().draft(talk);
        }
    }
    QVERIFY2(found > 0, "no page was missed: the test damages nothing");
}

void DamagedCacheTest::theSoundOneIsLeftAlone()
{
    auto cache = Cache::open(folder(), anna);
    QVERIFY(cache.isOk());
    QVERIFY(!(*cache)->loss());
    QCOMPARE((*cache)->messages().before(talk, 401, 400).size(), (*cache)->messages().ranges().tailFrom(talk) > 400 ? 0 : 400);
    QVERIFY((*cache)->conversations().has(talk));
    QVERIFY(damagedCachesIn(folder()).isEmpty());
}

void DamagedCacheTest::onlyTheLastTwoAreKept()
{
    for (int i = 0; i < 4; ++i) {
        overwrite(file(), 0, pageBytes);
        auto cache = Cache::open(folder(), anna);
        QVERIFY(cache.isOk());
        QVERIFY((*cache)->loss());
    }
    QCOMPARE(damagedCachesIn(folder()).size(), 2);
}

/// What the program wrote last is in the journal only when it is killed.
void DamagedCacheTest::theJournalIsReadToo()
{
    const QString saved = m_folder->filePath(u"journal"_s);
    {
        auto cache = Cache::open(folder(), anna);
        QVERIFY(cache.isOk());
        QVERIFY((*cache)->outbox().add({.conversation = talk, .clientId = u"client-7"_s, .content = u"unsent 7"_s}).isOk());
        QVERIFY(QFile::copy(file() + u"-wal"_s, saved));
        QVERIFY(QFile::copy(file(), saved + u".main"_s));
    }
    QVERIFY(QFile::remove(file()));
    QVERIFY(QFile::rename(saved + u".main"_s, file()));
    QVERIFY(QFile::rename(saved, file() + u"-wal"_s));
    markCacheDamaged(folder());
    expectSaved(queued + 1, 1);
}

QTEST_GUILESS_MAIN(DamagedCacheTest)
#include "test_damaged_cache.moc"
