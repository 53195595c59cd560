// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/file_wishes.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

/// What the program prints; its failure ends the test run.
QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s failed: %s%s", qPrintable(program), process.readAllStandardError().constData(), qPrintable(process.errorString()));
    return process.readAllStandardOutput();
}

/// Width and height of a JPEG or PNG, read from its own head.
QSize sizeOf(const QByteArray &picture)
{
    const auto number = [&picture](qsizetype at, int bytes) {
        int out = 0;
        for (int i = 0; i < bytes; ++i)
            out = out * 256 + uchar(picture.at(at + i));
        return out;
    };
    if (picture.startsWith("\x89PNG"))
        return {number(16, 4), number(20, 4)};
    for (qsizetype at = 2; at + 9 < picture.size() && uchar(picture.at(at)) == 0xFF; at += 2 + number(at + 2, 2)) {
        if (uchar(picture.at(at + 1)) == 0xC0 || uchar(picture.at(at + 1)) == 0xC2)
            return {number(at + 7, 2), number(at + 5, 2)};
    }
    return {};
}
} // namespace

/// Pictures lose what they tell about their makers, come in three sizes, and cannot hurt the server.
class TestPictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void metadataIsGone_data();
    void metadataIsGone();
    void originalIsKeptWhenAsked();
    void previewsAreThere_data();
    void previewsAreThere();
    void previewsAreForThoseWhoSeeTheFile();
    void craftedPicturesDoNoHarm_data();
    void craftedPicturesDoNoHarm();
    void serverIsStillThere();

    void profilePictureIsSquareAndTold();
    void profilePictureIsOthersToSee();
    void profilePictureGoesAway();
    void badProfilePictureIsRefused_data();
    void badProfilePictureIsRefused();

private:
    QByteArray made(const QString &name, const QStringList &how);

    QTemporaryDir m_folder;
    Stage m_stage;
    Person *m_anna = nullptr;
    Person *m_bea = nullptr;
    qint64 m_process = 0;
};

void TestPictures::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_process = m_stage.server().processId();
    m_anna = &m_stage.town().settle(u"Anna"_s);
    m_bea = &m_stage.town().settle(u"Bea"_s);
    run(u"python3"_s, {QStringLiteral(KITH_SOURCE_DIR "/tests/contract/crafted_pictures.py"), m_folder.path()});
}

/// A picture by ImageMagick.
QByteArray TestPictures::made(const QString &name, const QStringList &how)
{
    const QString path = m_folder.filePath(u"made-"_s + name);
    run(u"convert"_s, how + QStringList{path});
    return contentOf(path);
}

void TestPictures::metadataIsGone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("hasPlace");
    QTest::newRow("jpeg") << u"a.jpg"_s << true;
    QTest::newRow("png") << u"a.png"_s << true;
    QTest::newRow("webp") << u"a.webp"_s << true;
    QTest::newRow("gif") << u"a.gif"_s << false;
}

void TestPictures::metadataIsGone()
{
    QFETCH(QString, name);
    QFETCH(bool, hasPlace);
    made(name, {u"-size"_s, u"200x100"_s, u"gradient:red-blue"_s});
    const QString path = m_folder.filePath(u"made-"_s + name);
    QStringList tags{u"-q"_s, u"-overwrite_original"_s, u"-XMP-dc:Title=KITH-SECRET"_s, u"-Comment=KITH-SECRET"_s};
    if (hasPlace) {
        tags += {u"-EXIF:Artist=KITH-SECRET"_s, u"-EXIF:GPSLatitude=50.1"_s,  u"-EXIF:GPSLatitudeRef=N"_s,
                 u"-EXIF:Orientation#=6"_s,     u"-EXIF:Model=KITH-SECRET"_s, u"-EXIF:DateTimeOriginal=2026:11:23 08:00:00"_s};
        tags.removeAll(name.endsWith(u".webp"_s) ? u"-Comment=KITH-SECRET"_s : QString());
    }
    if (name.endsWith(u".jpg"_s))
        tags += u"-IPTC:City=KITH-SECRET"_s;
    run(u"exiftool"_s, tags + QStringList{path});
    const QByteArray tagged = contentOf(path);
    QVERIFY(tagged.contains("KITH-SECRET"));

    const HttpReply reply = upload(*m_anna, tagged, {{"X-File-Name", name.toLatin1()}});
    QCOMPARE(reply.status, 201);
    const QByteArray clean = download(*m_anna, fileOf(reply).value("id"_L1).toString()).body;
    QVERIFY(!clean.contains("KITH-SECRET"));
    const QString back = m_folder.filePath(u"back-"_s + name);
    QFile file(back);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(clean) == clean.size());
    file.close();
    const QJsonObject left = QJsonDocument::fromJson(run(u"exiftool"_s, {u"-j"_s, u"-G"_s, back})).array().first().toObject();
    for (const QString &key : left.keys()) {
        const bool isTag = key.startsWith(u"EXIF:"_s) || key.startsWith(u"XMP:"_s) || key.startsWith(u"IPTC:"_s)
                           || key.startsWith(u"MakerNotes:"_s);
        QVERIFY2(!isTag || key == u"EXIF:Orientation"_s, qPrintable(key));
    }
    if (name.endsWith(u".jpg"_s)) {
        QCOMPARE(left.value("EXIF:Orientation"_L1).toString(), u"Rotate 90 CW"_s);
        QCOMPARE(fileOf(reply).value("width"_L1).toInt(), 100);
        QCOMPARE(fileOf(reply).value("height"_L1).toInt(), 200);
    }
    // Not one pixel is another.
    QCOMPARE(run(u"convert"_s, {back, u"rgba:-"_s}), run(u"convert"_s, {path, u"rgba:-"_s}));
}

void TestPictures::originalIsKeptWhenAsked()
{
    const QByteArray tagged = contentOf(m_folder.filePath(u"made-a.jpg"_s));
    const HttpReply reply = upload(*m_anna, tagged, {{"X-Keep-Original", "1"}});
    QCOMPARE(reply.status, 201);
    QCOMPARE(fileOf(reply).value("hasThumbnail"_L1).toBool(), true);
    const QString id = fileOf(reply).value("id"_L1).toString();
    QVERIFY(download(*m_anna, id).body == tagged);
    QVERIFY(!download(*m_anna, id, {}, u"?size=256"_s).body.contains("KITH-SECRET"));
    // As a file everything is kept, also what is no picture.
    const HttpReply broken = upload(*m_anna, "\xFF\xD8\xFF nonsense", {{"X-Keep-Original", "1"}});
    QCOMPARE(broken.status, 201);
    QCOMPARE(fileOf(broken).value("hasThumbnail"_L1).toBool(true), false);
    IS_PROBLEM(m_stage, upload(*m_anna, "\xFF\xD8\xFF nonsense"), 422, "bad_image");
}

void TestPictures::previewsAreThere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QList<QSize>>("sizes");
    QTest::addColumn<QString>("type");
    QTest::newRow("photo") << u"p.jpg"_s << QSize(2000, 1500) << QList<QSize>{{64, 48}, {256, 192}, {1024, 768}} << u"image/jpeg"_s;
    QTest::newRow("small") << u"s.png"_s << QSize(100, 50) << QList<QSize>{{64, 32}, {100, 50}, {100, 50}} << u"image/jpeg"_s;
    QTest::newRow("webp") << u"w.webp"_s << QSize(300, 600) << QList<QSize>{{32, 64}, {128, 256}, {300, 600}} << u"image/jpeg"_s;
    QTest::newRow("gif") << u"g.gif"_s << QSize(80, 80) << QList<QSize>{{64, 64}, {80, 80}, {80, 80}} << u"image/jpeg"_s;
    QTest::newRow("transparent") << u"t.png"_s << QSize(128, 64) << QList<QSize>{{64, 32}, {128, 64}, {128, 64}} << u"image/png"_s;
}

void TestPictures::previewsAreThere()
{
    QFETCH(QString, name);
    QFETCH(QSize, size);
    QFETCH(QList<QSize>, sizes);
    QFETCH(QString, type);
    const QString canvas = u"%1x%2"_s.arg(size.width()).arg(size.height());
    const QString colours = type == u"image/png"_s ? u"gradient:none-blue"_s : u"gradient:yellow-blue"_s;
    const HttpReply reply = upload(*m_anna, made(name, {u"-size"_s, canvas, colours}));
    QCOMPARE(reply.status, 201);
    const QJsonObject file = fileOf(reply);
    QCOMPARE(file.value("hasThumbnail"_L1).toBool(), true);
    QCOMPARE(QSize(file.value("width"_L1).toInt(), file.value("height"_L1).toInt()), size);
    const QString id = file.value("id"_L1).toString();
    QSet<QByteArray> tags{download(*m_anna, id).header("ETag")};
    for (int i = 0; i < 3; ++i) {
        const HttpReply preview = download(*m_anna, id, {}, u"?size=%1"_s.arg(QList<int>{64, 256, 1024}.at(i)));
        QCOMPARE(preview.status, 200);
        QCOMPARE(QString::fromLatin1(preview.header("Content-Type")), type);
        QCOMPARE(sizeOf(preview.body), sizes.at(i));
        tags.insert(preview.header("ETag"));
    }
    QCOMPARE(tags.size(), 4);
    for (const QString &odd : {u"0"_s, u"65"_s, u"-1"_s, u"big"_s, QString()})
        IS_PROBLEM(m_stage, download(*m_anna, id, {}, u"?size="_s + odd), 422, "validation");
}

void TestPictures::previewsAreForThoseWhoSeeTheFile()
{
    const QString id = fileOf(upload(*m_anna, contentOf(m_folder.filePath(u"made-p.jpg"_s)))).value("id"_L1).toString();
    IS_PROBLEM(m_stage, download(*m_bea, id, {}, u"?size=64"_s), 404, "not_found");
    const QString direct = m_stage.town().direct(*m_anna, *m_bea);
    const QJsonObject message = Town::sendFile(*m_anna, direct, id, u"image"_s);
    HAS_SHAPE(m_stage, message, "message");
    QCOMPARE(message.value("attachments"_L1).toArray().first().toObject().value("hasThumbnail"_L1).toBool(), true);
    QCOMPARE(download(*m_bea, id, {}, u"?size=64"_s).status, 200);
    // What is no picture has no preview.
    const QString text = fileOf(upload(*m_anna, "words")).value("id"_L1).toString();
    IS_PROBLEM(m_stage, download(*m_anna, text, {}, u"?size=64"_s), 404, "not_found");
}

void TestPictures::craftedPicturesDoNoHarm_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(m_folder.path());
    int count = 0;
    for (const QString &name : folder.entryList({u"* *"_s}, QDir::Files, QDir::Name)) {
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
        ++count;
    }
    if (count < 30)
        qFatal("only %d pictures were crafted", count);
}

void TestPictures::craftedPicturesDoNoHarm()
{
    QFETCH(QString, path);
    const QString wanted = QFileInfo(path).fileName().section(u' ', 0, 0);
    QElapsedTimer timer;
    timer.start();
    const HttpReply reply = upload(*m_anna, contentOf(path));
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
    const bool isRefused = reply.status == 422 && reply.code() == u"bad_image"_s;
    const bool isShown = reply.status == 201 && fileOf(reply).value("hasThumbnail"_L1).toBool();
    QVERIFY2(isRefused || reply.status == 201, reply.body.constData());
    const QString came = isRefused ? u"refused"_s : isShown ? u"shown"_s : u"kept"_s;
    if (wanted != u"any"_s)
        QCOMPARE(came, wanted);
    if (reply.status != 201)
        return;
    const HttpReply back = download(*m_anna, fileOf(reply).value("id"_L1).toString());
    QCOMPARE(back.status, 200);
    QVERIFY(!back.body.contains("<script>") && !back.body.contains("alert(1)"));
    // A profile picture is decoded or refused.
    const HttpReply portrait = m_anna->api.send(
        {.method = "PUT", .path = u"/api/users/%1/picture"_s.arg(m_anna->id), .body = contentOf(path), .contentType = "image/png"});
    QVERIFY2(portrait.status == 200 || portrait.status == 422 || portrait.status == 413, portrait.body.constData());
}

void TestPictures::serverIsStillThere()
{
    QCOMPARE(m_stage.server().processId(), m_process);
    QCOMPARE(m_anna->api.get(u"/healthz"_s).status, 200);
    QVERIFY(filesOnDisk(m_stage.server()).filter(u"incoming/"_s).isEmpty());
}

void TestPictures::profilePictureIsSquareAndTold()
{
    m_stage.town().befriend(*m_anna, *m_bea);
    const auto own = m_stage.town().live(*m_anna);
    const auto friendly = m_stage.town().live(*m_bea);
    const QString path = u"/api/users/%1/picture"_s.arg(m_anna->id);
    const QByteArray picture = contentOf(m_folder.filePath(u"made-p.jpg"_s));
    const HttpReply reply = m_anna->api.send({.method = "PUT", .path = path, .body = picture, .contentType = "image/jpeg"});
    QCOMPARE(reply.status, 200);
    const QJsonObject user = reply.json().value("user"_L1).toObject();
    HAS_SHAPE(m_stage, user, "user_own");
    const QString which = user.value("picture"_L1).toString();
    QVERIFY(!which.isEmpty());
    QCOMPARE(m_anna->api.get(u"/api/users/me"_s).json().value("user"_L1).toObject(), user);
    for (const int side : {64, 256, 1024})
        QCOMPARE(sizeOf(m_anna->api.get(path + u"?size=%1"_s.arg(side)).body), QSize(side, side));
    QCOMPARE(sizeOf(m_anna->api.get(path).body), QSize(1024, 1024));

    const auto isProfile = [&which](const QJsonObject &event) {
        return event["data"_L1]["what"_L1].toString() == u"profile"_s && event["data"_L1]["user"_L1]["picture"_L1].toString() == which;
    };
    QVERIFY(!own->event(u"me.changed"_s, isProfile).isEmpty());
    const auto isContact = [this](const QJsonObject &event) {
        return QJsonDocument(event).toJson().contains(m_anna->id.toLatin1()) && event["data"_L1]["what"_L1].toString() == u"contacts"_s;
    };
    QVERIFY(!friendly->event(u"me.changed"_s, isContact).isEmpty());
    const QJsonObject seen = m_bea->api.get(u"/api/users/"_s + m_anna->id).json().value("user"_L1).toObject();
    QCOMPARE(seen.value("picture"_L1).toString(), which);

    // The next one is another, and is not taken for this one.
    const QByteArray tag = m_anna->api.get(path).header("ETag");
    const HttpReply next = m_anna->api.send(
        {.method = "PUT", .path = path, .body = contentOf(m_folder.filePath(u"made-w.webp"_s)), .contentType = "image/webp"});
    QVERIFY(next.json().value("user"_L1).toObject().value("picture"_L1).toString() != which);
    QCOMPARE(m_anna->api.send({.method = "GET", .path = path, .body = {}, .contentType = {}, .headers = {{"If-None-Match", tag}}}).status,
             200);
    QCOMPARE(sizeOf(m_anna->api.get(path).body), QSize(300, 300));
}

void TestPictures::profilePictureIsOthersToSee()
{
    const QString path = u"/api/users/%1/picture"_s.arg(m_anna->id);
    QCOMPARE(m_bea->api.get(path + u"?size=64"_s).status, 200);
    Person &stranger = m_stage.town().settle(u"Otto"_s);
    IS_PROBLEM(m_stage, stranger.api.get(path), 404, "not_found");
    const QByteArray picture = contentOf(m_folder.filePath(u"made-p.jpg"_s));
    const HttpReply reply = m_bea->api.send({.method = "PUT", .path = path, .body = picture, .contentType = "image/jpeg"});
    IS_PROBLEM(m_stage, reply, 403, "forbidden");
    IS_PROBLEM(m_stage, m_bea->api.remove(path), 403, "forbidden");
}

void TestPictures::profilePictureGoesAway()
{
    const QString path = u"/api/users/%1/picture"_s.arg(m_anna->id);
    QCOMPARE(m_anna->api.remove(path).status, 204);
    IS_PROBLEM(m_stage, m_anna->api.get(path), 404, "not_found");
    QVERIFY(!m_anna->api.get(u"/api/users/me"_s).json().value("user"_L1).toObject().contains("picture"_L1));
    QCOMPARE(m_anna->api.remove(path).status, 204);
}

void TestPictures::badProfilePictureIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("words") << "words"_ba << 415 << u"unsupported_type"_s;
    QTest::newRow("nothing") << ""_ba << 415 << u"unsupported_type"_s;
    QTest::newRow("drawing") << "<svg xmlns='http://www.w3.org/2000/svg'/>"_ba << 415 << u"unsupported_type"_s;
    QTest::newRow("only a beginning") << "\x89PNG\r\n\x1a\n"_ba << 422 << u"bad_image"_s;
    QTest::newRow("too large") << QByteArray(20'000'000, 'x') << 413 << u"too_large"_s;
}

void TestPictures::badProfilePictureIsRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, code);
    const HttpReply reply = m_anna->api.send(
        {.method = "PUT", .path = u"/api/users/%1/picture"_s.arg(m_anna->id), .body = body, .contentType = "image/png"});
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.code(), code);
}

QTEST_GUILESS_MAIN(TestPictures)
#include "test_pictures.moc"
