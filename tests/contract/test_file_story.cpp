// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/file_wishes.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

#include <csignal>
#include <thread>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QString onDisk(const QByteArray &bytes)
{
    return QString::fromLatin1(sha256(bytes).first(2) + '/' + sha256(bytes).sliced(2));
}

QByteArray bigEndian(quint32 value)
{
    const char bytes[] = {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
    return {bytes, sizeof bytes};
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray body = type + data;
    quint32 sum = ~0u;
    for (const char byte : body) {
        sum ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320u : 0);
    }
    return bigEndian(quint32(data.size())) + body + bigEndian(~sum);
}

/// A grey PNG of one brightness.
QByteArray greyPng(int side, char brightness)
{
    const QByteArray lines = QByteArray(QByteArray(1, '\0') + QByteArray(side, brightness)).repeated(side);
    const QByteArray header = bigEndian(quint32(side)) + bigEndian(quint32(side)) + QByteArray("\x08\0\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunk("IDAT", qCompress(lines, 1).sliced(4)) + chunk("IEND", {});
}

/// The processes that `parent` has started and that are still there.
QList<pid_t> childrenOf(qint64 parent)
{
    QList<pid_t> children;
    for (const QString &thread : QDir(u"/proc/%1/task"_s.arg(parent)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(u"/proc/%1/task/%2/children"_s.arg(parent).arg(thread));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &child : file.readAll().simplified().split(' ')) {
            if (!child.isEmpty())
                children.append(child.toInt());
        }
    }
    return children;
}

} // namespace

/// A file from its upload to its end, through everybody's hands; and the picture of a group.
class TestFileStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void fromUploadToItsEnd();
    void forwardsKeepFilesAlive();
    void comingBackBringsFilesBack();
    void groupPictureIsSeenByItsMembers();
    void formerMembersKeepTheirPicture();
    void killedHelperHurtsNobody();
    void figuresTellOfFiles();

private:
    [[nodiscard]] QByteArray metrics() { return m_stage.town().control().get(u"/metrics"_s).body; }
    [[nodiscard]] HttpReply setPicture(Person &person, const QString &group, const QByteArray &picture);
    [[nodiscard]] Person &settle(const QString &name) { return m_stage.town().settle(name); }

    Stage m_stage;
};

void TestFileStory::initTestCase()
{
    QVERIFY(m_stage.raise());
}

HttpReply TestFileStory::setPicture(Person &person, const QString &group, const QByteArray &picture)
{
    return person.api.send(
        {.method = "PUT", .path = u"/api/conversations/%1/picture"_s.arg(group), .body = picture, .contentType = "image/png"});
}

void TestFileStory::fromUploadToItsEnd()
{
    Person &anna = settle(u"Anna"_s);
    Person &bea = settle(u"Bea"_s);
    Person &cora = settle(u"Cora"_s);
    Person &stranger = settle(u"Stranger"_s);
    const QString group = m_stage.town().group(anna, u"Story"_s, {&bea, &cora});
    QCOMPARE(anna.api.remove(u"/api/participant/%1/%2"_s.arg(group, cora.id)).status, 204);
    const QByteArray bytes = noise(300'000, 31);
    const QString id = fileOf(upload(anna, bytes)).value("id"_L1).toString();
    IS_PROBLEM(m_stage, download(bea, id), 404, "not_found");
    const QJsonObject message = Town::sendFile(anna, group, id);
    QVERIFY(download(bea, id).body == bytes);
    QVERIFY(download(anna, id).body == bytes);
    IS_PROBLEM(m_stage, download(stranger, id), 404, "not_found");
    IS_PROBLEM(m_stage, download(cora, id), 404, "not_found");
    IS_PROBLEM(m_stage, download(bea, id, {}, u"?size=64"_s), 404, "not_found");
    Person nobody;
    nobody.api = ApiClient(m_stage.server().url());
    IS_PROBLEM(m_stage, download(nobody, id), 401, "not_signed_in");
    // Whoever does not see the message learns nothing from a tag either.
    const QByteArray tag = download(bea, id).header("ETag");
    IS_PROBLEM(m_stage, download(stranger, id, {{"If-None-Match", tag}}), 404, "not_found");
    QCOMPARE(download(bea, id, {{"If-None-Match", tag}}).status, 304);

    QCOMPARE(anna.api.put(u"/api/messages/unsent/"_s + idOf(message)).status, 200);
    IS_PROBLEM(m_stage, download(bea, id), 404, "not_found");
    IS_PROBLEM(m_stage, download(anna, id), 404, "not_found");
    QTRY_VERIFY_WITH_TIMEOUT(!filesOnDisk(m_stage.server()).contains(onDisk(bytes)), 20'000);
}

void TestFileStory::forwardsKeepFilesAlive()
{
    Person &anna = settle(u"Anna"_s);
    Person &bea = settle(u"Bea"_s);
    Person &dora = settle(u"Dora"_s);
    const QString first = m_stage.town().direct(anna, bea);
    const QString second = m_stage.town().direct(bea, dora);
    const QByteArray bytes = noise(9000, 32);
    const QByteArray other = noise(9000, 33);
    const QString id = fileOf(upload(anna, bytes)).value("id"_L1).toString();
    const QString marker = fileOf(upload(anna, other)).value("id"_L1).toString();
    const QJsonObject message = Town::sendFile(anna, first, id);
    IS_PROBLEM(m_stage, download(dora, id), 404, "not_found");
    const HttpReply forwarded = bea.api.post(u"/api/messages/%1/forward"_s.arg(idOf(message)),
                                             {{u"conversationIds"_s, QJsonArray{second}}, {u"clientIds"_s, QJsonArray{newClientId()}}});
    QCOMPARE(forwarded.status, 201);
    const QJsonObject copy = forwarded.json()["messages"_L1][0].toObject();
    const QString copied = copy["attachments"_L1][0]["fileId"_L1].toString();
    QVERIFY(download(dora, copied).body == bytes);
    // The first message goes, and something that was dropped after it is collected: the forwarded one has outlived a round.
    QCOMPARE(anna.api.put(u"/api/messages/unsent/"_s + idOf(message)).status, 200);
    QCOMPARE(anna.api.remove(u"/api/files/"_s + marker).status, 204);
    QTRY_VERIFY_WITH_TIMEOUT(!filesOnDisk(m_stage.server()).contains(onDisk(other)), 20'000);
    QVERIFY(download(dora, copied).body == bytes);
    QVERIFY(download(bea, copied).body == bytes);
    QCOMPARE(bea.api.put(u"/api/messages/unsent/"_s + idOf(copy)).status, 200);
    IS_PROBLEM(m_stage, download(dora, copied), 404, "not_found");
    QTRY_VERIFY_WITH_TIMEOUT(!filesOnDisk(m_stage.server()).contains(onDisk(bytes)), 20'000);
}

void TestFileStory::comingBackBringsFilesBack()
{
    Person &anna = settle(u"Anna"_s);
    Person &bea = settle(u"Bea"_s);
    const QString group = m_stage.town().group(anna, u"Door"_s, {&bea});
    QCOMPARE(anna.api.remove(u"/api/participant/%1/%2"_s.arg(group, bea.id)).status, 204);
    const QString id = Town::upload(anna, "seen by members");
    Town::sendFile(anna, group, id);
    IS_PROBLEM(m_stage, download(bea, id), 404, "not_found");
    QCOMPARE(anna.api.post(u"/api/participant/%1"_s.arg(group), {{u"userIds"_s, QJsonArray{bea.id}}}).status / 100, 2);
    // The same as of the message: both are seen, or neither is.
    const HttpReply history = bea.api.get(u"/api/messages/"_s + group);
    QCOMPARE(history.status, 200);
    QCOMPARE(download(bea, id).status == 200, history.body.contains(id.toLatin1()));
}

void TestFileStory::groupPictureIsSeenByItsMembers()
{
    Person &anna = settle(u"Anna"_s);
    Person &bea = settle(u"Bea"_s);
    Person &stranger = settle(u"Stranger"_s);
    const QString group = m_stage.town().group(anna, u"Picture"_s, {&bea});
    const QString path = u"/api/conversations/%1/picture"_s.arg(group);
    IS_PROBLEM(m_stage, bea.api.get(path), 404, "not_found");
    const auto beas = m_stage.town().live(bea);
    const HttpReply set = setPicture(anna, group, greyPng(300, 'a'));
    QVERIFY2(set.status == 200, set.body.constData());
    QCOMPARE(set.json(), anna.api.get(u"/api/conversations/"_s + group).json());
    const QString which = set.json()["picture"_L1].toString();
    QVERIFY(!which.isEmpty());
    const auto shows = [&which](const QJsonObject &event) { return event["data"_L1]["picture"_L1].toString() == which; };
    QVERIFY(!beas->event(u"conversation.changed"_s, shows).isEmpty());
    const auto says = [&group](const QJsonObject &event) {
        return event["conversationId"_L1].toString() == group && event["data"_L1]["system"_L1]["event"_L1].toString() == u"picture"_s;
    };
    QVERIFY(!beas->event(u"message.created"_s, says).isEmpty());
    for (const QString &size : {QString(), u"?size=64"_s, u"?size=256"_s, u"?size=1024"_s}) {
        const HttpReply seen = bea.api.get(path + size);
        QCOMPARE(seen.status, 200);
        QCOMPARE(seen.header("Content-Type"), "image/jpeg"_ba);
    }
    const HttpReply changes = bea.api.get(u"/api/conversations/%1/changes?after=0"_s.arg(group));
    QVERIFY(changes.status == 200 && changes.body.contains("conversation.changed"));
    const auto withField = [&](const QByteArray &name, const QByteArray &value) {
        return bea.api.send({.method = "GET", .path = path, .body = {}, .contentType = {}, .headers = {{name, value}}});
    };
    QCOMPARE(withField("Range", "bytes=0-9").status, 206);
    QCOMPARE(withField("If-None-Match", bea.api.get(path).header("ETag")).status, 304);
    IS_PROBLEM(m_stage, withField("Range", "bytes=99999999-"), 416, "range_not_satisfiable");
    IS_PROBLEM(m_stage, bea.api.get(path + u"?size=65"_s), 422, "validation");
    IS_PROBLEM(m_stage, setPicture(anna, group, QByteArray(20'000'000, 'x')), 413, "too_large");
    IS_PROBLEM(m_stage, setPicture(anna, group, "\x89PNG\r\n\x1a\n"), 422, "bad_image");
    IS_PROBLEM(m_stage, stranger.api.get(path), 404, "not_found");
    IS_PROBLEM(m_stage, setPicture(stranger, group, greyPng(8, 'b')), 404, "not_found");
    IS_PROBLEM(m_stage, setPicture(bea, group, greyPng(8, 'b')), 403, "forbidden");
    IS_PROBLEM(m_stage, bea.api.remove(path), 403, "forbidden");
    // No picture of a conversation of two.
    const QString direct = m_stage.town().direct(anna, bea);
    IS_PROBLEM(m_stage, setPicture(anna, direct, greyPng(8, 'b')), 403, "forbidden");
    IS_PROBLEM(m_stage, setPicture(anna, group, "words"), 415, "unsupported_type");

    const auto picturesThere = filesOnDisk(m_stage.server()).size();
    QCOMPARE(setPicture(anna, group, greyPng(300, 'c')).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(filesOnDisk(m_stage.server()).size(), picturesThere, 20'000);
    QCOMPARE(anna.api.remove(path).status, 204);
    IS_PROBLEM(m_stage, anna.api.get(path), 404, "not_found");
    QVERIFY(!bea.api.get(u"/api/conversations/"_s + group).json().contains("picture"_L1));
    QTRY_VERIFY_WITH_TIMEOUT(filesOnDisk(m_stage.server()).size() < picturesThere, 20'000);
}

void TestFileStory::formerMembersKeepTheirPicture()
{
    Person &anna = settle(u"Anna"_s);
    Person &bea = settle(u"Bea"_s);
    const QString group = m_stage.town().group(anna, u"Then"_s, {&bea});
    const QString path = u"/api/conversations/%1/picture"_s.arg(group);
    QCOMPARE(setPicture(anna, group, greyPng(300, 'd')).status, 200);
    const QByteArray then = bea.api.get(path).body;
    QCOMPARE(anna.api.remove(u"/api/participant/%1/%2"_s.arg(group, bea.id)).status, 204);
    QCOMPARE(setPicture(anna, group, greyPng(300, 'e')).status, 200);
    QVERIFY(anna.api.get(path).body != then);
    QVERIFY(bea.api.get(path).body == then);
    IS_PROBLEM(m_stage, setPicture(bea, group, greyPng(8, 'f')), 403, "forbidden");
}

void TestFileStory::killedHelperHurtsNobody()
{
    Person &anna = settle(u"Anna"_s);
    const qint64 server = m_stage.server().processId();
    // Killed as often as it shows itself, until one upload was hit.
    std::atomic<bool> isDone = false;
    std::atomic<int> killed = 0;
    std::thread killer([&] {
        while (!isDone) {
            for (const pid_t child : childrenOf(server))
                killed += ::kill(child, SIGKILL) == 0;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    });
    const QByteArray picture = greyPng(3000, 'k');
    int refused = 0;
    for (int i = 0; i < 30 && refused == 0; ++i) {
        const HttpReply reply = upload(anna, picture);
        refused += reply.code() == u"bad_image"_s;
    }
    isDone = true;
    killer.join();
    QVERIFY(refused > 0 && killed > 0);
    QCOMPARE(m_stage.server().processId(), server);
    const HttpReply reply = upload(anna, picture);
    QVERIFY2(reply.status == 201, reply.body.constData());
    QVERIFY(fileOf(reply).value("hasThumbnail"_L1).toBool());
    QTRY_VERIFY(filesOnDisk(m_stage.server()).filter(u"incoming/"_s).isEmpty());
}

void TestFileStory::figuresTellOfFiles()
{
    Person &anna = settle(u"Anna"_s);
    const QByteArray before = metrics();
    const QByteArray bytes = noise(250'000, 41);
    const QString id = fileOf(upload(anna, bytes)).value("id"_L1).toString();
    QCOMPARE(download(anna, id).body.size(), bytes.size());
    const auto step = [&](const QByteArray &series) { return valueOf(metrics(), series) - valueOf(before, series); };
    QTRY_COMPARE(step("kith_media_bytes_total{dir=\"in\"}"), 250'000.0);
    QTRY_COMPARE(step("kith_media_bytes_total{dir=\"out\"}"), 250'000.0);
    QVERIFY(valueOf(metrics(), "kith_media_store_bytes") >= 250'000);
    QVERIFY(valueOf(metrics(), "kith_thumbnail_seconds_count") > 0);
    QVERIFY(valueOf(metrics(), "kith_thumbnail_failures_total") > 0);
    QCOMPARE(anna.api.remove(u"/api/files/"_s + id).status, 204);
    QTRY_VERIFY_WITH_TIMEOUT(step("kith_media_collected_blobs_total") >= 1, 20'000);
    QVERIFY(step("kith_media_collected_bytes_total") >= 250'000);
}

QTEST_GUILESS_MAIN(TestFileStory)
#include "test_file_story.moc"
