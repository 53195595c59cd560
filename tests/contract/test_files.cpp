// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/file_wishes.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <algorithm>
#include <thread>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int quotaBytes = 1'000'000;

QStringList fileLine(const QByteArray &path, const QByteArray &start)
{
    QStringList out;
    QFile file(QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly))
        return out;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(start))
            out = QString::fromLatin1(line).simplified().split(u' ');
    }
    return out;
}

/// The most memory the process ever had. Units: KiB.
qint64 peakMemory(qint64 process)
{
    return fileLine("/proc/" + QByteArray::number(process) + "/status", "VmHWM").value(1).toLongLong();
}
} // namespace

/// What is sent comes back, to those who may have it, in the form that was promised; and nothing more is taken than allowed.
class TestFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void whatIsSentComesBack_data();
    void whatIsSentComesBack();
    void answersAreExact();
    void headersAreExact();
    void piecesComeBack();
    void nameIsMadeSafe_data();
    void nameIsMadeSafe();
    void nothingLiesUnderPeoplesNames();
    void typeIsWhatTheBytesSay_data();
    void typeIsWhatTheBytesSay();
    void sameBytesAreKeptOnce();
    void badUploadIsRefused_data();
    void badUploadIsRefused();
    void emptyOneIsThereAtOnce();
    void wrongBytesAreRefusedAndForgotten();
    void quotaHoldsAgainstManyAtOnce();
    void largeFilesNeedLittleMemory();
    void othersHearNoSlowerMeanwhile();
    void unsentFilesGoAway();
    void droppedFilesGoAway();
    void erasedPeoplesFilesGoAway();

private:
    Stage m_stage;
    Stage m_narrow;
    Person *m_anna = nullptr;
    Person *m_bea = nullptr;
    QString m_direct;
};

void TestFiles::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_anna = &m_stage.town().settle(u"Anna"_s);
    m_bea = &m_stage.town().settle(u"Bea"_s);
    m_direct = m_stage.town().direct(*m_anna, *m_bea);
    m_narrow.server().addArguments({u"--files-quota"_s, QString::number(quotaBytes), u"--files-limit"_s, u"400000"_s});
    QVERIFY(m_narrow.raise());
}

void TestFiles::whatIsSentComesBack_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {0, 1, 4095, 65536, 65537, 3'000'001})
        QTest::addRow("%lld bytes", qlonglong(size)) << qsizetype(size);
}

void TestFiles::whatIsSentComesBack()
{
    QFETCH(qsizetype, size);
    const QByteArray bytes = noise(size);
    const HttpReply reply = upload(*m_anna, bytes);
    QCOMPARE(reply.status, 201);
    HAS_SHAPE(m_stage, reply.json(), "upload");
    QCOMPARE(fileOf(reply).value("size"_L1).toInteger(), size);
    const QString id = fileOf(reply).value("id"_L1).toString();
    const HttpReply own = download(*m_anna, id);
    QCOMPARE(own.status, 200);
    QVERIFY(own.body == bytes);
    IS_PROBLEM(m_stage, download(*m_bea, id), 404, "not_found");
    Town::sendFile(*m_anna, m_direct, id);
    QVERIFY(download(*m_bea, id).body == bytes);
}

void TestFiles::answersAreExact()
{
    const HttpReply reply = upload(*m_anna, "hello", {{"X-File-Name", "UTF-8''na%C3%AFve%20plan.txt"}, {"X-File-Duration", "1500"}});
    QCOMPARE(reply.status, 201);
    QJsonObject file = fileOf(reply);
    QVERIFY(!file.take(u"id"_s).toString().isEmpty());
    QVERIFY(!file.take(u"createdAt"_s).toString().isEmpty());
    QCOMPARE(file, (QJsonObject{{u"name"_s, u"naïve plan.txt"_s},
                                {u"contentType"_s, u"text/plain"_s},
                                {u"size"_s, 5},
                                {u"received"_s, 5},
                                {u"durationMs"_s, 1500},
                                {u"hasThumbnail"_s, false},
                                {u"state"_s, u"ready"_s}}));
    // A message says the same of it.
    const QJsonObject message = Town::sendFile(*m_anna, m_direct, fileOf(reply).value("id"_L1).toString());
    QJsonObject attachment = message.value("attachments"_L1).toArray().first().toObject();
    QCOMPARE(attachment.take(u"fileId"_s), fileOf(reply).value("id"_L1));
    QCOMPARE(attachment, (QJsonObject{{u"name"_s, u"naïve plan.txt"_s},
                                      {u"contentType"_s, u"text/plain"_s},
                                      {u"size"_s, 5},
                                      {u"durationMs"_s, 1500},
                                      {u"hasThumbnail"_s, false}}));
}

void TestFiles::headersAreExact()
{
    const QString id = fileOf(upload(*m_anna, "<script>alert(1)</script>", {{"X-File-Name", "a%22%3B.html"}})).value("id"_L1).toString();
    HttpReply reply = download(*m_anna, id, {{"X-Request-Id", "r1"}});
    QCOMPARE(reply.status, 200);
    QByteArrayList lines;
    for (const auto &[name, value] : std::as_const(reply.headers)) {
        if (name != "Date" && name != "ETag")
            lines.append(name + ": " + value);
    }
    std::ranges::sort(lines);
    QCOMPARE(lines, (QByteArrayList{"Accept-Ranges: bytes", "Cache-Control: private, no-cache", "Connection: close",
                                    "Content-Disposition: attachment; filename=\"a_;.html\"", "Content-Length: 25",
                                    "Content-Security-Policy: sandbox; default-src 'none'; frame-ancestors 'none'",
                                    "Content-Type: text/html", "Cross-Origin-Resource-Policy: same-origin", "Referrer-Policy: no-referrer",
                                    "X-Content-Type-Options: nosniff", "X-Request-Id: r1"}));
    const QByteArray tag = reply.header("ETag");
    QVERIFY(tag.startsWith('"') && tag.endsWith('"') && tag.size() > 20);
    reply = download(*m_anna, id, {{"If-None-Match", tag}});
    QCOMPARE(reply.status, 304);
    QCOMPARE(reply.header("ETag"), tag);
    QCOMPARE(reply.body, QByteArray());
}

void TestFiles::piecesComeBack()
{
    const QByteArray bytes = noise(1'000'000, 7);
    const QString id = fileOf(upload(*m_anna, bytes)).value("id"_L1).toString();
    const QByteArray tag = download(*m_anna, id, {{"Range", "bytes=0-0"}}).header("ETag");
    QByteArray whole;
    for (qsizetype at = 0; at < bytes.size(); at += 130'001) {
        const QByteArray range = "bytes=" + QByteArray::number(at) + '-' + QByteArray::number(at + 130'000);
        const HttpReply part = download(*m_anna, id, {{"Range", range}, {"If-Range", tag}});
        QCOMPARE(part.status, 206);
        whole += part.body;
    }
    QVERIFY(whole == bytes);
    const HttpReply beyond = download(*m_anna, id, {{"Range", "bytes=1000000-"}});
    IS_PROBLEM(m_stage, beyond, 416, "range_not_satisfiable");
    QCOMPARE(beyond.header("Content-Range"), "bytes */1000000"_ba);
}

void TestFiles::nameIsMadeSafe_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QString>("name");
    QTest::newRow("up and away") << "..%2F..%2F..%2Fetc%2Fpasswd"_ba << u"passwd"_s;
    QTest::newRow("Windows path") << "C:%5CWindows%5Csystem32%5Ccmd.exe"_ba << u"cmd.exe"_s;
    QTest::newRow("only dots") << ".."_ba << u"file"_s;
    QTest::newRow("nothing") << ""_ba << u"file"_s;
    QTest::newRow("hidden") << ".bashrc"_ba << u"bashrc"_s;
    QTest::newRow("option") << "--rf"_ba << u"rf"_s;
    QTest::newRow("NUL and line breaks") << "a%00b%0D%0AX-Evil: 1"_ba << u"ab X-Evil_ 1"_s;
    QTest::newRow("right-to-left override") << "annexe%E2%80%AEtxt.exe"_ba << u"annexetxt.exe"_s;
    QTest::newRow("invisible") << "in%E2%80%8Bvisible%EF%BB%BF.txt"_ba << u"invisible.txt"_s;
    QTest::newRow("reserved on Windows") << "CON"_ba << u"_CON"_s;
    QTest::newRow("reserved with an ending") << "aux.txt"_ba << u"_aux.txt"_s;
    QTest::newRow("not reserved") << "console.txt"_ba << u"console.txt"_s;
    QTest::newRow("refused on Windows") << "a<b>c:d\"e|f?g*h"_ba << u"a_b_c_d_e_f_g_h"_s;
    QTest::newRow("ends in dots") << "a.txt..."_ba << u"a.txt"_s;
    QTest::newRow("blanks") << "%20%20a%20%20%20b%20"_ba << u"a b"_s;
    QTest::newRow("long") << QByteArray(400, 'x') + ".txt" << QString(251, u'x') + u".txt";
    QTest::newRow("long and wide") << QByteArray("%E2%82%AC").repeated(200) + ".txt" << QString(83, u'€') + u".txt";
    QTest::newRow("long ending") << QByteArray("a.") + QByteArray(400, 'y') << u"a." + QString(253, u'y');
    QTest::newRow("script") << "%E5%86%99%E7%9C%9F.png"_ba << u"写真.png"_s;
    QTest::newRow("family") << "%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9.png"_ba << u"👨\u200d👩.png"_s;
}

void TestFiles::nameIsMadeSafe()
{
    QFETCH(QByteArray, given);
    QFETCH(QString, name);
    const HttpReply reply = upload(*m_anna, "x", {{"X-File-Name", given}});
    QCOMPARE(reply.status, 201);
    QCOMPARE(fileOf(reply).value("name"_L1).toString(), name);
    const HttpReply got = download(*m_anna, fileOf(reply).value("id"_L1).toString());
    QCOMPARE(got.count("Content-Disposition"), 1);
    QCOMPARE(got.count("X-Evil"), 0);
}

void TestFiles::nothingLiesUnderPeoplesNames()
{
    static const QRegularExpression blob(u"^[0-9a-f]{2}/[0-9a-f]{62}(\\.(64|256|1024))?$"_s);
    const QStringList files = filesOnDisk(m_stage.server());
    QVERIFY(!files.isEmpty());
    for (const QString &file : files)
        QVERIFY2(blob.match(file).hasMatch(), qPrintable(file));
    QVERIFY(!QFile::exists(m_stage.server().dataDir() + u"/passwd"_s));
}

void TestFiles::typeIsWhatTheBytesSay_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("type");
    const QByteArray zip("PK\3\4\x14\0\0\0\0\0", 10);
    QTest::newRow("page called a picture") << "<!DOCTYPE html><html>"_ba
                                           << "a.png"_ba
                                           << "image/png"_ba << u"text/html"_s;
    QTest::newRow("program called a picture") << QByteArray("MZ\x90\0\3\0\0\0", 8) + QByteArray(200, '\0') << "a.jpg"_ba
                                              << "image/jpeg"_ba << u"application/x-ms-dos-executable"_s;
    QTest::newRow("pdf called text") << "%PDF-1.7\n"_ba
                                     << "a.txt"_ba
                                     << "text/plain"_ba << u"application/pdf"_s;
    QTest::newRow("noise called a film") << noise(500, 3) << "a.mp4"_ba
                                         << "video/mp4"_ba << u"application/octet-stream"_s;
    QTest::newRow("text") << "just words"_ba
                          << "a"_ba
                          << ""_ba << u"text/plain"_s;
    QTest::newRow("table") << "a,b\n1,2\n"_ba
                           << "a.csv"_ba
                           << ""_ba << u"text/csv"_s;
    QTest::newRow("zip") << zip << "a.zip"_ba
                         << ""_ba << u"application/zip"_s;
    QTest::newRow("document in a zip") << zip << "a.docx"_ba
                                       << ""_ba << u"application/vnd.openxmlformats-officedocument.wordprocessingml.document"_s;
    QTest::newRow("zip called a picture") << zip << "a.png"_ba
                                          << "image/png"_ba << u"application/zip"_s;
    QTest::newRow("nothing") << ""_ba
                             << "a.png"_ba
                             << "image/png"_ba << u"application/octet-stream"_s;
}

void TestFiles::typeIsWhatTheBytesSay()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, said);
    QFETCH(QString, type);
    const HttpReply reply = m_anna->api.send(
        {.method = "POST", .path = u"/api/files"_s, .body = bytes, .contentType = said, .headers = {{"X-File-Name", name}}});
    QCOMPARE(reply.status, 201);
    QCOMPARE(fileOf(reply).value("contentType"_L1).toString(), type);
}

void TestFiles::sameBytesAreKeptOnce()
{
    const QByteArray bytes = noise(10'000, 99);
    const qsizetype before = filesOnDisk(m_stage.server()).size();
    const QString one = fileOf(upload(*m_anna, bytes)).value("id"_L1).toString();
    const QString other = fileOf(upload(*m_bea, bytes)).value("id"_L1).toString();
    QVERIFY(one != other);
    QCOMPARE(filesOnDisk(m_stage.server()).size(), before + 1);
    // Whose is whose does not show.
    IS_PROBLEM(m_stage, download(*m_anna, other), 404, "not_found");
    QCOMPARE(m_anna->api.remove(u"/api/files/"_s + one).status, 204);
    IS_PROBLEM(m_stage, download(*m_anna, one), 404, "not_found");
    QTest::qWait(0);
    QVERIFY(download(*m_bea, other).body == bytes);
}

void TestFiles::badUploadIsRefused_data()
{
    QTest::addColumn<HeaderFields>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const HeaderFields &headers, const QByteArray &body, int status, const QString &code,
                        const QString &field = {}) { QTest::newRow(name) << headers << body << status << code << field; };
    row("too large", {}, QByteArray(400'001, 'x'), 413, u"too_large"_s);
    row("too large, declared", {{"X-File-Size", "400001"}}, {}, 413, u"too_large"_s);
    row("declared and sent", {{"X-File-Size", "3"}}, "abc", 422, u"validation"_s, u"X-File-Size"_s);
    row("declared as nothing, and sent", {{"X-File-Size", "0"}}, "abc", 422, u"validation"_s, u"X-File-Size"_s);
    row("declared as a word", {{"X-File-Size", "many"}}, {}, 422, u"validation"_s, u"X-File-Size"_s);
    row("a part of nothing", {{"Content-Range", "bytes 0-2/3"}}, "abc", 422, u"validation"_s, u"Content-Range"_s);
    row("bad name", {{"X-File-Name", "%FF"}}, "abc", 422, u"validation"_s, u"X-File-Name"_s);
    row("bad hash", {{"X-File-SHA256", "abc"}}, "abc", 422, u"validation"_s, u"X-File-SHA256"_s);
    row("wrong hash", {{"X-File-SHA256", QByteArray(64, '0')}}, "abc", 422, u"checksum_mismatch"_s);
    row("negative duration", {{"X-File-Duration", "-1"}}, "abc", 422, u"validation"_s, u"X-File-Duration"_s);
}

void TestFiles::badUploadIsRefused()
{
    QFETCH(HeaderFields, headers);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(QString, field);
    Person &person = m_narrow.town().settle(u"Nora"_s);
    const HttpReply reply = upload(person, body, headers);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.code(), code);
    if (!field.isEmpty())
        QVERIFY2(reply.fields().contains(field), reply.body.constData());
    // Nothing of it counts or stays.
    QCOMPARE(upload(person, QByteArray(400'000, 'y')).status, 201);
}

void TestFiles::emptyOneIsThereAtOnce()
{
    const HttpReply reply = upload(*m_anna, {}, {{"X-File-Size", "0"}, {"X-File-Name", "empty.txt"}});
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.json()["file"_L1]["size"_L1].toInt(-1), 0);
    QCOMPARE(download(*m_anna, reply.json()["file"_L1]["id"_L1].toString()).status, 200);
}

void TestFiles::wrongBytesAreRefusedAndForgotten()
{
    const QByteArray bytes = noise(5000, 5);
    const QString id = declareUpload(*m_anna, bytes.size(), {{"X-File-SHA256", sha256(noise(5000, 6))}});
    IS_PROBLEM(m_stage, sendPart(*m_anna, id, bytes, 0, bytes.size()), 422, "checksum_mismatch");
    IS_PROBLEM(m_stage, m_anna->api.get(u"/api/files/%1/upload"_s.arg(id)), 404, "not_found");
    const QString good = declareUpload(*m_anna, bytes.size(), {{"X-File-SHA256", sha256(bytes).toUpper()}});
    QCOMPARE(sendPart(*m_anna, good, bytes, 0, bytes.size()).status, 200);
}

void TestFiles::quotaHoldsAgainstManyAtOnce()
{
    Person &person = m_narrow.town().settle(u"Quirin"_s);
    const QUrl server = m_narrow.server().url();
    const QString token = person.token();
    std::atomic<int> taken = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            Person self;
            self.api = ApiClient(server, token);
            for (int k = 0; k < 4; ++k) {
                const HttpReply reply = upload(self, noise(100'000, quint32(i * 10 + k + 1)));
                ++(reply.status == 201 ? taken : refused);
                if (reply.status != 201 && reply.code() != u"quota_exceeded"_s)
                    qCritical("%d %s", reply.status, reply.body.constData());
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(int(taken), quotaBytes / 100'000);
    QCOMPARE(int(refused), 32 - quotaBytes / 100'000);
    // Room that is only promised counts as well.
    Person &other = m_narrow.town().settle(u"Quentin"_s);
    for (int i = 0; i < 2; ++i)
        QVERIFY(!declareUpload(other, 400'000).isEmpty());
    const QString third = declareUpload(other, 200'000);
    QVERIFY(!third.isEmpty());
    QCOMPARE(upload(other, "x").code(), u"quota_exceeded"_s);
    QCOMPARE(other.api.remove(u"/api/files/"_s + third).status, 204);
    // At once, not when the collector passes.
    QCOMPARE(upload(other, "x").status, 201);
}

void TestFiles::largeFilesNeedLittleMemory()
{
    constexpr qsizetype mebibytes = 60;
    const QByteArray bytes = noise(mebibytes * 1024 * 1024, 11);
    const qint64 before = peakMemory(m_stage.server().processId());
    const QString id = fileOf(upload(*m_anna, bytes)).value("id"_L1).toString();
    const HttpReply back = download(*m_anna, id);
    QVERIFY(back.body == bytes);
    const qint64 growth = peakMemory(m_stage.server().processId()) - before;
    QVERIFY2(growth < 20 * 1024, qPrintable(u"%1 KiB more for %2 MiB"_s.arg(growth).arg(mebibytes)));
}

void TestFiles::othersHearNoSlowerMeanwhile()
{
    const QString id = fileOf(upload(*m_anna, noise(20'000'000, 12))).value("id"_L1).toString();
    const QByteArray request = "GET /api/files/" + id.toLatin1() + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                               + m_anna->token().toLatin1() + "\r\n\r\n";
    // A hundred people who download and hardly read: each holds a place and full buffers.
    std::vector<std::unique_ptr<HttpPeer>> peers;
    for (int i = 0; i < 100; ++i) {
        peers.push_back(std::make_unique<HttpPeer>(m_stage.server().url()));
        QVERIFY(peers.back()->open());
        QVERIFY(peers.back()->write(request));
    }
    QList<qint64> times;
    for (int i = 0; i < 40; ++i) {
        QElapsedTimer timer;
        timer.start();
        m_stage.town().say(*m_anna, m_direct, u"still quick"_s);
        times.append(timer.elapsed());
    }
    std::sort(times.begin(), times.end());
    QVERIFY2(times.at(20) < 250, qPrintable(u"half of the messages took longer than %1 ms"_s.arg(times.at(20))));
}

void TestFiles::unsentFilesGoAway()
{
    const QByteArray bytes = noise(7000, 21);
    const QString id = fileOf(upload(*m_anna, bytes)).value("id"_L1).toString();
    const QJsonObject message = Town::sendFile(*m_anna, m_direct, id);
    const QString onDisk = QString::fromLatin1(sha256(bytes).first(2) + '/' + sha256(bytes).sliced(2));
    QVERIFY(filesOnDisk(m_stage.server()).contains(onDisk));
    QCOMPARE(m_anna->api.put(u"/api/messages/unsent/"_s + idOf(message)).status, 200);
    IS_PROBLEM(m_stage, download(*m_bea, id), 404, "not_found");
    IS_PROBLEM(m_stage, download(*m_anna, id), 404, "not_found");
    QTRY_VERIFY_WITH_TIMEOUT(!filesOnDisk(m_stage.server()).contains(onDisk), 20'000);
}

void TestFiles::droppedFilesGoAway()
{
    const QByteArray bytes = noise(7000, 22);
    const QString kept = fileOf(upload(*m_anna, bytes)).value("id"_L1).toString();
    const QString dropped = fileOf(upload(*m_anna, bytes)).value("id"_L1).toString();
    const QString half = declareUpload(*m_anna, 9000);
    QCOMPARE(sendPart(*m_anna, half, noise(9000, 23), 0, 4000).status, 200);
    QVERIFY(filesOnDisk(m_stage.server()).contains(u"incoming/"_s + half));
    QCOMPARE(m_anna->api.remove(u"/api/files/"_s + dropped).status, 204);
    QCOMPARE(m_anna->api.remove(u"/api/files/"_s + half).status, 204);
    QCOMPARE(received(*m_anna, half), -1);
    QTRY_VERIFY_WITH_TIMEOUT(!filesOnDisk(m_stage.server()).contains(u"incoming/"_s + half), 20'000);
    QVERIFY(download(*m_anna, kept).body == bytes);
}

void TestFiles::erasedPeoplesFilesGoAway()
{
    Person &person = m_stage.town().settle(u"Erna"_s);
    Town::showPicture(person);
    const QByteArray bytes = noise(7000, 24);
    QCOMPARE(upload(person, bytes).status, 201);
    const QString onDisk = QString::fromLatin1(sha256(bytes).first(2) + '/' + sha256(bytes).sliced(2));
    QVERIFY(filesOnDisk(m_stage.server()).contains(onDisk));
    const HttpReply erased = person.api.send({.method = "DELETE",
                                              .path = u"/api/users/"_s + person.id,
                                              .body = QJsonDocument(QJsonObject{{u"password"_s, person.password}}).toJson()});
    QVERIFY2(erased.status / 100 == 2, erased.body.constData());
    QTRY_VERIFY_WITH_TIMEOUT(!filesOnDisk(m_stage.server()).contains(onDisk), 20'000);
}

QTEST_GUILESS_MAIN(TestFiles)
#include "test_files.moc"
