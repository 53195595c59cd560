// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/file_store.h"
#include "tests/support/sample_people.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

class FileStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void describesWhatIsThere();
    void givesOnlyOwnFilesInTheOrderAsked();
    void carriesInOrderAndKeepsFromTheCollector();
    void detachingLeavesWhatAnotherMessageCarries();
    void abandonsOnlyWhatNothingCarries();
    void jsonComesBackAsItWas();

private:
    FileId addFile(UserId owner, bool isReady);
    MessageId addMessage();
    qint64 expiryOf(FileId file)
    {
        return m_database->scalar(u"SELECT COALESCE(expires_at, 0) FROM files WHERE id = ?"_s, {file.value()}).toLongLong();
    }
    template<class Work>
    void write(Work work)
    {
        const auto done = m_database->write([&](Transaction &transaction) -> Result<void> {
            FileStore store(transaction);
            work(store);
            return {};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    std::unique_ptr<InMemoryDatabase> m_database;
    UserId m_anna;
    UserId m_bea;
    qint64 m_lastId = 100;
    const qint64 m_later = toMs(now()) + 3'600'000; ///< when the collector would take what nothing carries
};

void FileStoreTest::init()
{
    m_database = std::make_unique<InMemoryDatabase>();
    m_anna = addPerson(*m_database, u"Anna"_s);
    m_bea = addPerson(*m_database, u"Bea"_s);
}

FileId FileStoreTest::addFile(UserId owner, bool isReady)
{
    const FileId id(++m_lastId);
    const auto done = m_database->write([&](Transaction &transaction) -> Result<void> {
        const QString hash = u"%1"_s.arg(id.value(), 64, 16, QChar(u'0'));
        transaction.execute(u"INSERT INTO blobs (sha256, size, created_at) VALUES (?, 5, 1)"_s, {hash});
        transaction.execute(u"INSERT INTO files (id, owner_id, state, name, content_type, size, received, sha256, width, height,"
                            " has_thumbnail, created_at, expires_at) VALUES (?, ?, ?, ?, 'image/png', 5, 5, ?, 4, 3, 1, 1, ?)"_s,
                            {id.value(), owner.value(), isReady ? 1 : 0, u"file %1.png"_s.arg(id.value()), hash, m_later});
        return {};
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
    return id;
}

MessageId FileStoreTest::addMessage()
{
    const MessageId id(++m_lastId);
    const auto done = m_database->write([&](Transaction &transaction) -> Result<void> {
        transaction.execute(u"INSERT INTO conversations (id, is_group, created_by, created_at, version, properties_version, last_seq,"
                            " member_count, touched_at) VALUES (?, 1, ?, 1, 1, 1, 1, 1, 1)"_s,
                            {id.value(), m_anna.value()});
        transaction.execute(u"INSERT INTO messages (id, conversation_id, seq, version, sender_id, type, content, created_at)"
                            " VALUES (?, ?, 1, 1, ?, 0, '', 1)"_s,
                            {id.value(), id.value(), m_anna.value()});
        return {};
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
    return id;
}

void FileStoreTest::describesWhatIsThere()
{
    const FileId there = addFile(m_anna, true);
    const FileId arriving = addFile(m_anna, false);
    write([&](FileStore &store) {
        const auto found = store.find(there);
        QVERIFY(found);
        QCOMPARE(*found, (Attachment{.id = there,
                                     .name = u"file %1.png"_s.arg(there.value()),
                                     .contentType = u"image/png"_s,
                                     .sizeBytes = 5,
                                     .width = 4,
                                     .height = 3,
                                     .durationMs = 0,
                                     .hasThumbnail = true}));
        QVERIFY(!store.find(arriving));
        QVERIFY(!store.find(FileId(1)));
    });
}

void FileStoreTest::givesOnlyOwnFilesInTheOrderAsked()
{
    const FileId first = addFile(m_anna, true);
    const FileId second = addFile(m_anna, true);
    const FileId foreign = addFile(m_bea, true);
    const FileId arriving = addFile(m_anna, false);
    write([&](FileStore &store) {
        const auto files = store.ownReady(m_anna, {second, foreign, first, arriving, FileId(1)});
        QCOMPARE(files.size(), 2);
        QCOMPARE(files.at(0).id, second);
        QCOMPARE(files.at(1).id, first);
        QVERIFY(store.ownReady(m_anna, {}).isEmpty());
    });
}

void FileStoreTest::carriesInOrderAndKeepsFromTheCollector()
{
    const FileId first = addFile(m_anna, true);
    const FileId second = addFile(m_anna, true);
    const MessageId message = addMessage();
    const MessageId bare = addMessage();
    write([&](FileStore &store) { store.attach(message, {second, first}); });
    write([&](FileStore &store) {
        const auto carried = store.attachmentsOf({bare, message});
        QCOMPARE(carried.size(), 1);
        QCOMPARE(carried.value(message).size(), 2);
        QCOMPARE(carried.value(message).at(0).id, second);
        QCOMPARE(carried.value(message).at(1).id, first);
    });
    QCOMPARE(expiryOf(first), 0);
    QCOMPARE(expiryOf(second), 0);
}

void FileStoreTest::detachingLeavesWhatAnotherMessageCarries()
{
    const FileId alone = addFile(m_anna, true);
    const FileId shared = addFile(m_anna, true);
    const MessageId message = addMessage();
    const MessageId forwarded = addMessage();
    write([&](FileStore &store) {
        store.attach(message, {alone, shared});
        store.attach(forwarded, {shared});
    });
    write([&](FileStore &store) { store.detach(message); });
    QVERIFY(expiryOf(alone) > 0 && expiryOf(alone) < m_later);
    QCOMPARE(expiryOf(shared), 0);
    write([&](FileStore &store) {
        QVERIFY(!store.attachmentsOf({message}).contains(message));
        store.detach(forwarded);
    });
    QVERIFY(expiryOf(shared) > 0 && expiryOf(shared) < m_later);
}

void FileStoreTest::abandonsOnlyWhatNothingCarries()
{
    const FileId carried = addFile(m_anna, true);
    const FileId loose = addFile(m_anna, true);
    const FileId foreign = addFile(m_bea, true);
    const MessageId message = addMessage();
    write([&](FileStore &store) {
        store.attach(message, {carried});
        store.abandonAll(m_anna);
    });
    QCOMPARE(expiryOf(carried), 0);
    QVERIFY(expiryOf(loose) > 0 && expiryOf(loose) < m_later);
    QCOMPARE(expiryOf(foreign), m_later);
}

void FileStoreTest::jsonComesBackAsItWas()
{
    const Attachment picture{.id = FileId(7),
                             .name = u"Blick vom Turm.jpg"_s,
                             .contentType = u"image/jpeg"_s,
                             .sizeBytes = 3'000'000'000,
                             .width = 4000,
                             .height = 3000,
                             .hasThumbnail = true};
    QCOMPARE(attachmentFromJson(toJson(picture)).value(), picture);
    const Attachment voice{.id = FileId(8), .name = u"a"_s, .contentType = u"audio/ogg"_s, .sizeBytes = 0, .durationMs = 1500};
    QCOMPARE(attachmentFromJson(toJson(voice)).value(), voice);
    const Upload upload{.file = voice, .state = Upload::State::Arriving, .receivedBytes = 12, .createdAt = fromMs(1'800'000'000'000)};
    QCOMPARE(uploadFromJson(toJson(upload)).value(), upload);
    QVERIFY(!attachmentFromJson({{u"id"_s, u"7"_s}}));
}

QTEST_GUILESS_MAIN(FileStoreTest)
#include "tst_file_store.moc"
