// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers that a server gives only at an unlucky moment, or never should.
#include "client/cache/cache.h"
#include "client/net/file_client.h"
#include "client/transfer/background.h"
#include "client/transfer/downloads.h"
#include "client/transfer/out_tray.h"
#include "client/transfer/uploads.h"
#include "shared/model/file.h"
#include "tests/unit/client_transfer/scripted_server.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr ConversationId talk(100);
constexpr qint64 size = 300'000;

QJsonObject uploadOf(Upload::State state, qint64 received)
{
    Upload upload;
    upload.file = Attachment{.id = FileId(7), .name = u"a.bin"_s, .contentType = u"application/octet-stream"_s, .sizeBytes = size};
    upload.state = state;
    upload.receivedBytes = received;
    upload.createdAt = fromMs(1'700'000'000'000);
    return {{u"file"_s, toJson(upload)}};
}

const QJsonObject offsetMismatch{{u"code"_s, u"offset_mismatch"_s}, {u"title"_s, u"Elsewhere"_s}, {u"status"_s, 409}};
const QJsonObject conflict{{u"code"_s, u"conflict"_s}, {u"title"_s, u"Conflict"_s}, {u"status"_s, 409}};
const QJsonObject noRoom{{u"code"_s, u"storage_full"_s}, {u"title"_s, u"The server's disk is nearly full."_s}, {u"status"_s, 507}};

} // namespace

class RoughServersTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<RestClient> m_rest;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<Background> m_background;
    std::unique_ptr<OutTray> m_tray;

    void serve(ScriptedServer::Script script)
    {
        m_server = std::make_unique<ScriptedServer>(std::move(script));
        m_rest = std::make_unique<RestClient>(m_server->url());
        m_client = std::make_unique<FileClient>(m_server->url(), nullptr);
        m_background = std::make_unique<Background>();
        m_tray = std::make_unique<OutTray>(*m_cache, *m_background, m_folder->filePath(u"outgoing"_s), nullptr);
    }
    /// A message with one file in the outbox.
    void queueAFile()
    {
        const QString path = m_folder->filePath(u"a.bin"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(size, 'x')) == size);
        file.close();
        std::optional<OutgoingFile> taken;
        m_tray->take(path, 2 * size, this, [&taken](const Result<OutgoingFile> &one) { taken = one ? std::optional(*one) : std::nullopt; });
        QTRY_VERIFY_WITH_TIMEOUT(taken.has_value(), 20'000);
        Outgoing outgoing{.conversation = talk, .clientId = u"one"_s, .type = MessageType::File};
        outgoing.files = {*taken};
        QVERIFY(m_cache->outbox().add(outgoing).isOk());
    }
    [[nodiscard]] qsizetype begun() const { return m_server->requests().count("POST /api/files"_ba); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = std::move(Cache::open(m_folder->filePath(u"cache"_s), anna)).value();
    }
    void cleanup()
    {
        m_tray.reset();
        m_background.reset();
        m_client.reset();
        m_rest.reset();
        m_server.reset();
        m_cache.reset();
    }

    void whatIsJustBeingFinishedIsNotSentAgain_data()
    {
        QTest::addColumn<bool>("isSaidToTheBytes");
        QTest::newRow("the last piece") << true;
        QTest::newRow("the question to finish") << false;
    }
    /// The answer to the last byte was cut off; the server is still at it, says so, and is ready a moment later.
    void whatIsJustBeingFinishedIsNotSentAgain()
    {
        QFETCH(const bool, isSaidToTheBytes);
        int asked = 0;
        bool isRefused = false;
        serve([&](const ScriptedServer::Request &request) {
            if (request.verb == "POST")
                return ScriptedServer::json("201 Created", uploadOf(Upload::State::Arriving, 0));
            if (request.verb == "PUT") {
                isRefused = isSaidToTheBytes || request.head.contains("bytes */");
                return ScriptedServer::json("409 Conflict", isRefused ? conflict : offsetMismatch);
            }
            ++asked;
            return ScriptedServer::json("200 OK", uploadOf(isRefused ? Upload::State::Ready : Upload::State::Arriving, size));
        });
        queueAFile();
        Uploads uploads(*m_cache, *m_client, *m_rest, *m_background, *m_tray, nullptr);
        QSignalSpy finished(&uploads, &Uploads::finished);
        QSignalSpy refused(&uploads, &Uploads::refused);
        uploads.start(u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty() || !refused.isEmpty(), 20'000);
        QCOMPARE(finished.size(), 1);
        QVERIFY(isRefused);
        QCOMPARE(begun(), 1);
        QCOMPARE(asked, isSaidToTheBytes ? 1 : 2);
    }

    /// Whoever waits for the server's administrator is told so.
    void aServerWithoutRoomIsNamed()
    {
        bool isFull = true;
        serve([&](const ScriptedServer::Request &request) {
            if (isFull)
                return ScriptedServer::json("507 Insufficient Storage", noRoom);
            return ScriptedServer::json(request.verb == "POST" ? "201 Created" : "200 OK",
                                        request.verb == "POST" ? uploadOf(Upload::State::Arriving, 0) : uploadOf(Upload::State::Ready, size));
        });
        queueAFile();
        Uploads uploads(*m_cache, *m_client, *m_rest, *m_background, *m_tray, nullptr);
        QSignalSpy troubled(&uploads, &Uploads::troubled);
        QSignalSpy finished(&uploads, &Uploads::finished);
        uploads.start(u"one"_s);
        QTRY_COMPARE_WITH_TIMEOUT(troubled.size(), 1, 20'000);
        QVERIFY(!uploads.trouble(u"one"_s).isEmpty());
        isFull = false;
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY(uploads.trouble(u"one"_s).isEmpty());
        QCOMPARE(troubled.size(), 2);
    }

    /// The row cannot say how far the file is: it is tried again, but less and less often.
    void aFullDiskBeginsNoUploadAfterTheOther()
    {
        serve([](const ScriptedServer::Request &) { return ScriptedServer::json("201 Created", uploadOf(Upload::State::Arriving, 0)); });
        queueAFile();
        QVERIFY(m_cache->database().run(u"PRAGMA query_only = ON"_s));
        Uploads uploads(*m_cache, *m_client, *m_rest, *m_background, *m_tray, nullptr);
        uploads.start(u"one"_s);
        QTest::qWait(2000);
        QVERIFY2(begun() > 0 && begun() <= 15, qPrintable(QString::number(begun())));
    }

    void anAnswerWithoutALengthIsBoundAllTheSame_data()
    {
        QTest::addColumn<qint64>("expected");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("isPreview");
        QTest::newRow("a file of a known size") << qint64(1000) << 2000 << false;
        QTest::newRow("a preview") << qint64(0) << int(Downloads::previewBytesMax) + 1000 << true;
    }
    void anAnswerWithoutALengthIsBoundAllTheSame()
    {
        QFETCH(const qint64, expected);
        QFETCH(const int, size);
        QFETCH(const bool, isPreview);
        serve([size](const ScriptedServer::Request &) -> QByteArray {
            return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/octet-stream\r\n\r\n" + QByteArray(size, 'x');
        });
        const QString files = m_folder->filePath(u"files"_s);
        Downloads downloads(*m_cache, *m_client, *m_background, files, nullptr);
        downloads.resume();
        std::optional<Result<QString>> answer;
        downloads.fetch(FileSource::file(FileId(7), isPreview ? 256 : 0), expected, this,
                        [&](const Result<QString> &got) { answer = got; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20'000);
        QVERIFY(!*answer);
        QCOMPARE(answer->error().code, ErrorCode::TooLarge);
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(QDir(files).entryList(QDir::Files).isEmpty());
    }

    void anAnswerWithoutALengthIsTaken()
    {
        serve([](const ScriptedServer::Request &) -> QByteArray {
            return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/octet-stream\r\n\r\n" + QByteArray(1000, 'x');
        });
        Downloads downloads(*m_cache, *m_client, *m_background, m_folder->filePath(u"files"_s), nullptr);
        downloads.resume();
        std::optional<Result<QString>> answer;
        downloads.fetch(FileSource::file(FileId(7)), 1000, this, [&](const Result<QString> &got) { answer = got; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20'000);
        QVERIFY(*answer);
        QCOMPARE(QFileInfo(**answer).size(), 1000);
    }
};

QTEST_GUILESS_MAIN(RoughServersTest)
#include "test_rough_servers.moc"
