// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/file_client.h"
#include "client/transfer/file_names.h"
#include "tests/integration/client/client_person.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDirIterator>
#include <QtCore/QRandomGenerator>
#include <QtGui/QImage>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

QByteArray noise(qsizetype bytes)
{
    QByteArray out(bytes, Qt::Uninitialized);
    QRandomGenerator random(7);
    random.fillRange(reinterpret_cast<quint32 *>(out.data()), bytes / 4);
    return out;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString fileWith(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

template<class T, class Ask>
std::optional<Result<T>> answerOf(Ask ask)
{
    QObject context;
    std::optional<Result<T>> answer;
    ask(&context, [&answer](const Result<T> &got) { answer = got; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMs))
        qWarning("No answer in time");
    return answer;
}

} // namespace

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patienceMs)
#define QTRY_SAME_SOON(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, patienceMs)

/// Files from one client to another through the real server.
class TransfersTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ClientPerson> m_anna;
    std::unique_ptr<ClientPerson> m_bo;
    ConversationId m_talk;
    int m_nextPhone = 20'000;

    std::unique_ptr<ClientPerson> newPerson(const QString &name)
    {
        auto person = std::make_unique<ClientPerson>(name, u"+4915124%1"_s.arg(m_nextPhone++));
        return person->registerAt(m_server->url()) ? std::move(person) : nullptr;
    }

    static Result<OutgoingFile> take(const ClientPerson &person, const QString &path)
    {
        const auto taken = answerOf<OutgoingFile>(
            [&](QObject *context, auto answer) { person.account().files().take(path, context, answer); });
        return taken ? *taken : Result<OutgoingFile>(ErrorCode::Network);
    }

    QString sendFile(const ClientPerson &person, const QString &path, MessageType type = MessageType::File, const QString &words = {}) const
    {
        const auto taken = take(person, path);
        if (!taken) {
            qWarning().noquote() << taken.error().detail;
            return {};
        }
        Outgoing outgoing{.conversation = m_talk, .type = type, .content = words};
        outgoing.files = {*taken};
        const auto sent = person.timeline().send(outgoing);
        return sent ? *sent : QString();
    }

    static QList<Message> messagesOf(const ClientPerson &person, ConversationId talk)
    {
        QList<Message> messages;
        const auto entries = person.timeline().newest(talk, 1000);
        for (const TimelineEntry &entry : entries) {
            if (!entry.isQueued())
                messages.append(entry.message);
        }
        return messages;
    }

    /// The bytes as that person gets them.
    static QByteArray fetched(const ClientPerson &person, const Attachment &attachment, int size = 0)
    {
        const auto path = answerOf<QString>([&](QObject *context, auto answer) {
            person.account().files().fetch(FileSource::file(attachment.id, size), size > 0 ? 0 : attachment.sizeBytes, context, answer);
        });
        return path && *path ? contentOf(**path) : QByteArray();
    }

    bool isDelivered(const ClientPerson &person, const QString &key) const
    {
        const auto entry = person.timeline().entry(m_talk, key);
        return entry && !entry->isQueued();
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ServerProcess>();
        m_server->addArguments({u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        m_anna = newPerson(u"Anna"_s);
        m_bo = newPerson(u"Bo"_s);
        QVERIFY(m_anna && m_bo);
        QVERIFY(m_anna->becomeContactOf(*m_bo));
        m_talk = m_anna->openDirect(*m_bo);
        QVERIFY(!m_talk.isNull());
        QTRY_SOON(m_bo->chats().one(m_talk));
    }

    void cleanup()
    {
        m_anna.reset();
        m_bo.reset();
        m_server.reset();
    }

    void aFileArrivesAsItWas()
    {
        const QByteArray bytes = noise(3'000'000);
        const QString path = fileWith(*m_folder, u"Übersicht 2026.dat"_s, bytes);
        const QString key = sendFile(*m_anna, path, MessageType::File, u"The numbers"_s);
        QVERIFY(!key.isEmpty());
        // What was attached is what goes, whatever happens to it at its old place.
        QVERIFY(QFile::remove(path));
        QTRY_SOON(isDelivered(*m_anna, key));
        QTRY_SAME_SOON(messagesOf(*m_bo, m_talk).size(), 1);
        const Message got = messagesOf(*m_bo, m_talk).first();
        QCOMPARE(got.content, u"The numbers"_s);
        QCOMPARE(got.attachments.size(), 1);
        QCOMPARE(got.attachments[0].name, u"Übersicht 2026.dat"_s);
        QCOMPARE(fetched(*m_bo, got.attachments[0]), bytes);
        // A second time it is on this disk.
        QCOMPARE(m_bo->account().files().stateOf(FileSource::file(got.attachments[0].id)).where, FileState::Where::Here);
        // Who sent it has it without fetching.
        QVERIFY(!m_anna->account().files().pathOf(FileSource::file(got.attachments[0].id)).isEmpty());
        QCOMPARE(fetched(*m_anna, got.attachments[0]), bytes);

        const QString saved = m_folder->filePath(u"saved.dat"_s);
        const auto done = answerOf<QString>(
            [&](QObject *context, auto answer) { m_bo->account().files().save(got.attachments[0], saved, context, answer); });
        QVERIFY(done && *done);
        QCOMPARE(contentOf(saved), bytes);
        QVERIFY(!QFileInfo(saved).isExecutable());
    }

    void aPictureLosesWhereItWasTakenAndHasPreviews()
    {
        QImage picture(1600, 800, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        picture.setText(u"Comment"_s, u"taken at home"_s);
        const QString path = m_folder->filePath(u"tree.png"_s);
        QVERIFY(picture.save(path));
        const auto taken = take(*m_anna, path);
        QVERIFY(taken);
        QCOMPARE(QSize(taken->width, taken->height), QSize(1600, 800));
        QCOMPARE(taken->contentType, u"image/png"_s);
        const QString key = sendFile(*m_anna, path, MessageType::Image);
        QTRY_SOON(isDelivered(*m_anna, key));
        QTRY_SAME_SOON(messagesOf(*m_bo, m_talk).size(), 1);
        const Attachment got = messagesOf(*m_bo, m_talk).first().attachments.value(0);
        QVERIFY(got.hasThumbnail);
        QCOMPARE(QSize(got.width, got.height), QSize(1600, 800));
        QVERIFY(!fetched(*m_bo, got).contains("taken at home"));
        const QImage preview = QImage::fromData(fetched(*m_bo, got, 256));
        QCOMPARE(preview.size(), QSize(256, 128));
    }

    void wordsDoNotWaitForAFile()
    {
        const QString path = fileWith(*m_folder, u"large.dat"_s, noise(20'000'000));
        const QString key = sendFile(*m_anna, path);
        QVERIFY(!key.isEmpty());
        const QString words = m_anna->timeline().send(m_talk, u"It is coming"_s).value();
        QTRY_SOON(isDelivered(*m_anna, words));
        QVERIFY(!isDelivered(*m_anna, key));
        QTRY_SOON(isDelivered(*m_anna, key));
        QCOMPARE(m_anna->texts(m_talk).first(), u"It is coming"_s);
    }

    void anUploadGoesOnAfterTheServerWasKilled()
    {
        const QByteArray bytes = noise(30'000'000);
        const QString key = sendFile(*m_anna, fileWith(*m_folder, u"large.dat"_s, bytes));
        for (int kill = 1; kill <= 3; ++kill) {
            const qint64 mark = bytes.size() * kill / 5;
            QTRY_SOON(isDelivered(*m_anna, key) || m_anna->account().files().uploadOf(key)->doneBytes > mark);
            m_server->kill();
            QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        }
        QTRY_SOON(isDelivered(*m_anna, key));
        QTRY_SAME_SOON(messagesOf(*m_bo, m_talk).size(), 1);
        QCOMPARE(fetched(*m_bo, messagesOf(*m_bo, m_talk).first().attachments[0]), bytes);
        QCOMPARE(messagesOf(*m_anna, m_talk).size(), 1);
    }

    void anUploadGoesOnAfterANewStart()
    {
        const QByteArray bytes = noise(30'000'000);
        const QString key = sendFile(*m_anna, fileWith(*m_folder, u"large.dat"_s, bytes));
        QTRY_SOON(m_anna->account().files().uploadOf(key)->doneBytes > 2'000'000);
        m_anna->quit();
        QVERIFY(m_anna->start());
        const auto waiting = m_anna->timeline().entry(m_talk, key);
        QVERIFY(waiting && waiting->isQueued());
        const qint64 kept = m_anna->account().files().uploadOf(key)->doneBytes;
        QVERIFY2(kept > 0, "It has to begin anew");
        QTRY_SOON(isDelivered(*m_anna, key));
        QTRY_SAME_SOON(messagesOf(*m_bo, m_talk).size(), 1);
        QCOMPARE(fetched(*m_bo, messagesOf(*m_bo, m_talk).first().attachments[0]), bytes);
        // Nothing is left of the copy that went out.
        const QString any = m_anna->account().files().pathOf({.path = u"any"_s, .name = {}, .contentType = {}, .isOurs = true});
        QTRY_COMPARE(QDir(QFileInfo(any).path()).entryList(QDir::Files), QStringList());
    }

    void aDownloadGoesOnWhereItWasCut()
    {
        const QByteArray bytes = noise(40'000'000);
        const QString key = sendFile(*m_anna, fileWith(*m_folder, u"large.dat"_s, bytes));
        QTRY_SOON(isDelivered(*m_anna, key));
        QTRY_SAME_SOON(messagesOf(*m_bo, m_talk).size(), 1);
        const Attachment attachment = messagesOf(*m_bo, m_talk).first().attachments[0];
        const FileSource source = FileSource::file(attachment.id);
        Files &files = m_bo->account().files();
        std::optional<Result<QString>> first;
        files.fetch(source, attachment.sizeBytes, this, [&](const Result<QString> &got) { first = got; });
        QTRY_VERIFY_WITH_TIMEOUT(files.stateOf(source).doneBytes > 1'000'000, patienceMs);
        files.cancel(source);
        QVERIFY(first && !*first);
        QCOMPARE(first->error().code, ErrorCode::Cancelled);
        const qint64 kept = files.stateOf(source).doneBytes;
        QVERIFY(kept > 0);
        QVERIFY2(kept < bytes.size(), "Too fast to be cut");
        // A new start, and the server killed in the middle of the rest.
        m_bo->quit();
        QVERIFY(m_bo->start());
        Files &again = m_bo->account().files();
        QVERIFY(again.stateOf(source).doneBytes >= kept);
        std::optional<Result<QString>> second;
        again.fetch(source, attachment.sizeBytes, this, [&](const Result<QString> &got) { second = got; });
        QTRY_SOON(second || again.stateOf(source).doneBytes > kept + 1'000'000);
        m_server->kill();
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        QTRY_SOON(second);
        QVERIFY2(*second, second->isOk() ? "" : qPrintable(second->error().detail));
        QCOMPARE(contentOf(**second), bytes);
    }

    void whatIsOnTheWayCanBeCancelled()
    {
        const QString key = sendFile(*m_anna, fileWith(*m_folder, u"large.dat"_s, noise(30'000'000)));
        QTRY_SOON(m_anna->account().files().uploadOf(key)->doneBytes > 0);
        m_anna->timeline().discard(m_talk, key);
        QVERIFY(!m_anna->timeline().entry(m_talk, key));
        // What comes after it is not held up, and the file never arrives.
        const QString words = m_anna->timeline().send(m_talk, u"Never mind"_s).value();
        QTRY_SOON(isDelivered(*m_anna, words));
        QTRY_SAME_SOON(m_bo->texts(m_talk), QStringList{u"Never mind"_s});
    }

    void whatTheServerDoesNotTakeIsToldInWords()
    {
        m_server->stop();
        const QString config = fileWith(*m_folder, u"kithd.toml"_s, "[files]\nlimit = \"1MB\"\n");
        m_server->useConfigFile(config);
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
        QTRY_SOON(m_anna->isSettled());
        QTRY_SAME_SOON(m_anna->account().files().bytesMax(), 1'000'000);
        // Known before: said at once.
        const auto refused = take(*m_anna, fileWith(*m_folder, u"large.dat"_s, noise(2'000'000)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::TooLarge);
        const auto empty = take(*m_anna, fileWith(*m_folder, u"empty.dat"_s, {}));
        QVERIFY(!empty && !empty.error().detail.isEmpty());
        const auto folder = take(*m_anna, m_folder->path());
        QVERIFY(!folder && !folder.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TransfersTest)
#include "test_transfers.moc"
