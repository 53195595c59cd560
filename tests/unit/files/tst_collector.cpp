// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/collector.h"
#include "server/files/file_store.h"
#include "server/files/incoming_file.h"
#include "server/files/picture_store.h"
#include "tests/support/test_storage.h"

#include <QtTest/QTest>

#include <fcntl.h>
#include <sys/file.h>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto hour = std::chrono::hours(1);
}

class CollectorTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void takesWhatIsDueAndNothingElse();
    void neverTakesWhatAMessageCarries();
    void keepsBytesThatAnotherFileHas();
    void takesReplacedPictures();
    void sweepsWhatACrashLeft();
    void leavesWhatBeganToArriveLater();
    void waitsWhileSomebodyCopies();
    void sameBytesArriveWhileTheyAreTaken();
    void aBlobWithoutItsRowIsTakenBack();

private:
    /// A kept file of Anna's with these bytes, due at that time.
    FileId keep(const QByteArray &bytes, Timestamp expires);
    FileId declare(Timestamp expires);
    Result<Answer> write(const std::function<void(Transaction &)> &work);
    [[nodiscard]] bool isOnDisk(const QByteArray &bytes) const { return m_parts->blobs->openBlob(hashOf(bytes)).isOpen(); }
    [[nodiscard]] bool isThere(FileId id);
    [[nodiscard]] static QByteArray hashOf(const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestStorage> m_storage;
    IdGenerator m_ids;
    std::unique_ptr<FilesParts> m_parts;
    std::unique_ptr<Collector> m_collector;
    MessageId m_message{50};
};

void CollectorTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_storage = std::make_unique<TestStorage>();
    auto blobs = BlobStore::open(m_folder->filePath(u"files"_s));
    QVERIFY2(blobs, blobs ? "" : qPrintable(blobs.error().detail));
    m_parts = std::make_unique<FilesParts>(m_storage->storage(), m_ids, FilesOptions{}, std::move(blobs).value());
    m_collector = std::make_unique<Collector>(*m_parts);
    const auto made = write([this](Transaction &transaction) {
        transaction.execute(u"INSERT INTO users (id, firstname, lastname, email, phone, country, password_hash, created_at)"
                            " VALUES (1, 'Anna', '', 'a@example.org', '+4930', 'DE', '', 1)"_s);
        transaction.execute(u"INSERT INTO conversations (id, is_group, created_by, created_at, version, properties_version, last_seq,"
                            " member_count, touched_at) VALUES (2, 1, 1, 1, 1, 1, 1, 1, 1)"_s);
        transaction.execute(u"INSERT INTO messages (id, conversation_id, seq, version, sender_id, type, content, created_at)"
                            " VALUES (?, 2, 1, 1, 1, 0, '', 1)"_s,
                            {m_message.value()});
    });
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
}

void CollectorTest::cleanup()
{
    m_collector.reset();
    m_parts.reset();
    m_storage.reset();
}

Result<Answer> CollectorTest::write(const std::function<void(Transaction &)> &work)
{
    return m_storage->storage().writeAndWait<Answer>([&work](Transaction &transaction) -> Result<Answer> {
        work(transaction);
        return Answer::none();
    });
}

QByteArray CollectorTest::hashOf(const QByteArray &bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

FileId CollectorTest::declare(Timestamp expires)
{
    const FileId id(m_ids.next());
    (void)write([&](Transaction &transaction) {
        UploadStore(transaction)
            .insert({.upload = {.file = {.id = id, .name = u"a"_s, .contentType = u"b"_s, .sizeBytes = 5}, .createdAt = now()},
                     .owner = UserId(1),
                     .expiresAt = expires});
    });
    return id;
}

FileId CollectorTest::keep(const QByteArray &bytes, Timestamp expires)
{
    const FileId id = declare(now() + hour);
    IncomingFile file(*m_parts, id);
    if (!file.open(0) || !file.append(bytes))
        qFatal("nothing can be written");
    const auto kept = keepFile(*m_parts, id, {}, hashOf(bytes), [&](Transaction &transaction, const KeptBlob &blob) -> Result<Answer> {
        if (!UploadStore(transaction)
                 .setReady({.sha256 = blob.sha256, .file = {.id = id, .name = u"a"_s, .contentType = u"b"_s, .sizeBytes = blob.sizeBytes}},
                           expires))
            return ErrorCode::NotFound;
        return Answer::none();
    });
    if (!kept)
        qFatal("%s", qPrintable(kept.error().detail));
    return id;
}

bool CollectorTest::isThere(FileId id)
{
    return m_storage->storage()
        .readAndWait<bool>([id](Transaction &transaction) -> Result<bool> {
            return transaction.select(u"SELECT 1 FROM files WHERE id = ?"_s, {id.value()}).next();
        })
        .value();
}

void CollectorTest::takesWhatIsDueAndNothingElse()
{
    const FileId due = keep("due", now() - hour);
    const FileId later = keep("later", now() + hour);
    const FileId abandoned = declare(now() - hour);
    QVERIFY(m_parts->blobs->makeIncoming(abandoned).isOpen());
    QVERIFY(m_parts->blobs->makeIncoming(abandoned, "256").isOpen());
    QCOMPARE(qint64(m_parts->figures.storedBytes), 8);
    m_collector->collect();
    QVERIFY(!isThere(due) && !isThere(abandoned) && isThere(later));
    QVERIFY(!isOnDisk("due") && isOnDisk("later"));
    QVERIFY(m_parts->blobs->incomingNames().isEmpty());
    QCOMPARE(qint64(m_parts->figures.storedBytes), 5);
}

void CollectorTest::neverTakesWhatAMessageCarries()
{
    const FileId file = keep("carried", now() + hour);
    (void)write([&](Transaction &transaction) { FileStore(transaction).attach(m_message, {file}); });
    // Even a row that says otherwise does not count against a message.
    (void)write([&](Transaction &transaction) { transaction.execute(u"UPDATE files SET expires_at = 1"_s); });
    m_collector->collect();
    m_collector->sweep(FileId(m_ids.next()));
    QVERIFY(isThere(file) && isOnDisk("carried"));
    (void)write([&](Transaction &transaction) { FileStore(transaction).detach(m_message); });
    m_collector->collect();
    QVERIFY(!isThere(file) && !isOnDisk("carried"));
}

void CollectorTest::keepsBytesThatAnotherFileHas()
{
    const FileId due = keep("shared", now() - hour);
    const FileId later = keep("shared", now() + hour);
    m_collector->collect();
    QVERIFY(!isThere(due) && isThere(later) && isOnDisk("shared"));
    (void)write([&](Transaction &transaction) { (void)UploadStore(transaction).expire(later, UserId(1)); });
    m_collector->collect();
    QVERIFY(!isOnDisk("shared"));
    QCOMPARE(qint64(m_parts->figures.storedBytes), 0);
}

void CollectorTest::takesReplacedPictures()
{
    const FileId due = keep("picture", now() - hour);
    const PictureId picture(m_ids.next());
    (void)write([&](Transaction &transaction) { PictureStore(transaction).insert(picture, hashOf("picture")); });
    m_collector->collect();
    QVERIFY(!isThere(due) && isOnDisk("picture"));
    (void)write([&](Transaction &transaction) { PictureStore(transaction).release(picture); });
    m_collector->collect();
    QVERIFY(!isOnDisk("picture"));
}

void CollectorTest::sweepsWhatACrashLeft()
{
    const FileId kept = keep("kept", now() + hour);
    const FileId arriving = declare(now() + hour);
    const FileId gone(m_ids.next());
    for (const FileId id : {arriving, gone})
        QVERIFY(m_parts->blobs->makeIncoming(id).isOpen());
    // Renamed, and then the power went.
    const FileId stray(m_ids.next());
    QVERIFY(m_parts->blobs->makeIncoming(stray).isOpen());
    QVERIFY(m_parts->blobs->keep(stray, {}, hashOf("stray")));
    QVERIFY(m_parts->blobs->makeIncoming(stray, "64").isOpen());
    QVERIFY(m_parts->blobs->keep(stray, "64", hashOf("another stray"), 64));
    m_collector->sweep(FileId(m_ids.next()));
    QVERIFY(!isOnDisk("stray"));
    QVERIFY(!m_parts->blobs->openBlob(hashOf("another stray"), 64).isOpen());
    QVERIFY(isThere(kept) && isOnDisk("kept"));
    QCOMPARE(m_parts->blobs->incomingNames(), QByteArrayList{QByteArray::number(arriving.value())});
}

void CollectorTest::leavesWhatBeganToArriveLater()
{
    const FileId before(m_ids.next());
    const FileId picture(m_ids.next());
    QVERIFY(m_parts->blobs->makeIncoming(picture).isOpen());
    m_collector->sweep(before);
    QCOMPARE(m_parts->blobs->incomingNames().size(), 1);
}

void CollectorTest::waitsWhileSomebodyCopies()
{
    (void)keep("due", now() - hour);
    const QByteArray lock = QFile::encodeName(m_folder->filePath(u"files/lock"_s));
    const FileDescriptor copier(::open(lock.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    QCOMPARE(::flock(copier.get(), LOCK_SH), 0);
    m_collector->collect();
    m_collector->sweep(FileId(m_ids.next()));
    QVERIFY(isOnDisk("due"));
    QCOMPARE(::flock(copier.get(), LOCK_UN), 0);
    m_collector->collect();
    QVERIFY(!isOnDisk("due"));
}

void CollectorTest::sameBytesArriveWhileTheyAreTaken()
{
    // One thread throws away what the other keeps bringing; whoever comes last, row and bytes agree.
    std::atomic<bool> isOver = false;
    std::thread collecting([this, &isOver] {
        while (!isOver) {
            m_collector->collect();
            m_collector->sweep(FileId(m_ids.next()));
        }
    });
    FileId last;
    for (int i = 0; i < 60; ++i) {
        last = keep("again and again", i == 59 ? now() + hour : now() - hour);
        QVERIFY2(isOnDisk("again and again") || i < 59, "the row is there, and its bytes are not");
    }
    isOver = true;
    collecting.join();
    m_collector->collect();
    QVERIFY(isThere(last) && isOnDisk("again and again"));
}

void CollectorTest::aBlobWithoutItsRowIsTakenBack()
{
    const FileId id = declare(now() + hour);
    IncomingFile file(*m_parts, id);
    QVERIFY(file.open(0) && file.append("refused"));
    const auto kept = keepFile(*m_parts, id, {}, hashOf("refused"),
                               [](Transaction &, const KeptBlob &) -> Result<Answer> { return ErrorCode::Forbidden; });
    QCOMPARE(kept.error().code, ErrorCode::Forbidden);
    QVERIFY(!isOnDisk("refused"));
    QCOMPARE(qint64(m_parts->figures.storedBytes), 0);
}

QTEST_GUILESS_MAIN(CollectorTest)
#include "tst_collector.moc"
