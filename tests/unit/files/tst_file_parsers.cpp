// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/active_uploads.h"
#include "server/files/content_type.h"
#include "server/files/file_name.h"
#include "server/files/picture_program.h"

#include <QtTest/QTest>

#include <sys/resource.h>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
class Writer final : public FileWriter
{
public:
    bool giveWay() override
    {
        ++asked;
        return isWilling;
    }
    int asked = 0;
    bool isWilling = true;
};
} // namespace

class FileParsers : public QObject
{
    Q_OBJECT

private slots:
    void namesStaySafeHoweverLong();
    void pictureKinds_data();
    void pictureKinds();
    void pictureResults_data();
    void pictureResults();
    void programsThatMisbehaveAreEnded();
    void withoutDescriptorsIsNoBadPicture();
    void lastWriterWins();
    void hashesAreRemembered();
};

void FileParsers::namesStaySafeHoweverLong()
{
    for (const QString &start : {QString(), u"."_s, u"CON"_s, u"€"_s, u"👨‍👩‍👧‍👦"_s, u" - ."_s}) {
        for (int size = 0; size < 300; size += 7) {
            for (const QString &ending : {QString(), u".txt"_s, u"."_s, u".tar.gz"_s, u" ."_s, u".€€€€€€€€"_s}) {
                const QString name = safeFileName(start + QString(size, u'ß') + ending);
                const QByteArray utf8 = name.toUtf8();
                QVERIFY(!name.isEmpty() && utf8.size() <= 255);
                QVERIFY(!name.startsWith(u'.') && !name.endsWith(u'.') && !name.endsWith(u' ') && !name.contains(u'/'));
                QCOMPARE(QString::fromUtf8(utf8), name);
                QCOMPARE(safeFileName(name), name);
            }
        }
    }
}

void FileParsers::pictureKinds_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QString>("type");
    QTest::newRow("png") << "\x89PNG\r\n\x1a\n...."_ba << u"image/png"_s;
    QTest::newRow("jpeg") << "\xFF\xD8\xFF\xE0"_ba << u"image/jpeg"_s;
    QTest::newRow("gif") << "GIF89a.."_ba << u"image/gif"_s;
    QTest::newRow("webp") << "RIFF....WEBPVP8 "_ba << u"image/webp"_s;
    QTest::newRow("wav") << "RIFF....WAVEfmt "_ba << QString();
    QTest::newRow("cut webp") << "RIFF....WEB"_ba << QString();
    QTest::newRow("svg") << "<svg xmlns="_ba << QString();
    QTest::newRow("almost png") << "\x89PNG\n\n"_ba << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
}

void FileParsers::pictureKinds()
{
    QFETCH(QByteArray, start);
    QFETCH(QString, type);
    const auto kind = pictureKind(start);
    QCOMPARE(kind ? contentTypeOf(*kind) : QString(), type);
}

void FileParsers::pictureResults_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("whole") << "cleaned 640 480\n"_ba << true << 640 << 480;
    QTest::newRow("no previews") << "cleaned 0 0\n"_ba << true << 0 << 0;
    QTest::newRow("killed while it decoded") << "cleaned "_ba << true << 0 << 0;
    for (const char *bad : {"", "failed\n", "cleaned", "cleaned 1 2", "cleaned 1\n", "cleaned -1 2\n", "cleaned 0 5\n", "cleaned 99999 1\n",
                            "cleaned 1 2 3\n", "cleaned a b\n", "cleaned 99999999999999999999 1\n", "x cleaned 1 1\n"})
        QTest::newRow(bad) << QByteArray(bad) << false << 0 << 0;
}

void FileParsers::pictureResults()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isGood);
    QFETCH(int, width);
    QFETCH(int, height);
    const auto result = pictureResultFrom(line);
    QCOMPARE(result.has_value(), isGood);
    if (result) {
        QCOMPARE(result->width, width);
        QCOMPARE(result->height, height);
    }
}

void FileParsers::programsThatMisbehaveAreEnded()
{
    using namespace std::chrono_literals;
    const auto start = std::chrono::steady_clock::now();
    // It talks without end.
    const auto silent = runPictureProgram(u"/usr/bin/yes"_s, PictureKind::Png, PictureMode::Clean, {}, 300ms);
    QCOMPARE(silent.error().code, ErrorCode::BadImage);
    const auto absent = runPictureProgram(u"/nonexistent/kith-pictures"_s, PictureKind::Png, PictureMode::Clean, {}, 300ms);
    QCOMPARE(absent.error().code, ErrorCode::Internal);
    const auto failing = runPictureProgram(u"/bin/false"_s, PictureKind::Png, PictureMode::Clean, {}, 300ms);
    QCOMPARE(failing.error().code, ErrorCode::BadImage);
    QVERIFY(std::chrono::steady_clock::now() - start < 20s);
}

void FileParsers::withoutDescriptorsIsNoBadPicture()
{
    using namespace std::chrono_literals;
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    // Enough for a pipe, too few for copies of what is passed.
    const rlimit few{.rlim_cur = 64, .rlim_max = before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const auto result = runPictureProgram(u"/bin/true"_s, PictureKind::Png, PictureMode::Clean, {}, 300ms);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(result.error().code, ErrorCode::Internal);
}

void FileParsers::lastWriterWins()
{
    ActiveUploads active;
    const auto first = std::make_shared<Writer>();
    const auto second = std::make_shared<Writer>();
    const auto other = std::make_shared<Writer>();
    QVERIFY(active.enter(FileId(1), first));
    QVERIFY(active.enter(FileId(2), other));
    QVERIFY(active.enter(FileId(1), second));
    QCOMPARE(first->asked, 1);
    QCOMPARE(other->asked, 0);
    // Who was replaced does not take the place of who came after.
    active.leave(FileId(1), first.get());
    second->isWilling = false;
    QVERIFY(!active.enter(FileId(1), first));
    active.leave(FileId(1), second.get());
    QVERIFY(active.enter(FileId(1), first));
}

void FileParsers::hashesAreRemembered()
{
    ActiveUploads active;
    Sha256 hash;
    hash.add("abc");
    active.keepHash(FileId(1), 3, hash);
    QVERIFY(!active.takeHash(FileId(1), 2));
    QVERIFY(!active.takeHash(FileId(2), 3));
    auto taken = active.takeHash(FileId(1), 3);
    QVERIFY(taken);
    QCOMPARE(taken->hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_ba);
    QVERIFY(!active.takeHash(FileId(1), 3));
    for (int i = 0; i < 3000; ++i)
        active.keepHash(FileId(i + 10), 3, hash);
    QVERIFY(!active.takeHash(FileId(10), 3));
    QVERIFY(active.takeHash(FileId(3009), 3));
}

QTEST_GUILESS_MAIN(FileParsers)
#include "tst_file_parsers.moc"
