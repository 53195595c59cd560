// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_bytes.h"
#include "server/pictures/exif_orientation.h"

#include <QtCore/QBuffer>
#include <QtGui/QImageReader>
#include <QtTest/QTest>

using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(kith::server::PictureFormat)

namespace {
constexpr QSize size(64, 32);

QImage decoded(QByteArray bytes, bool isTurned)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(isTurned);
    return reader.read().convertToFormat(QImage::Format_ARGB32);
}

void addFormats()
{
    QTest::addColumn<PictureFormat>("format");
    QTest::newRow("png") << PictureFormat::Png;
    QTest::newRow("jpeg") << PictureFormat::Jpeg;
    QTest::newRow("webp") << PictureFormat::Webp;
    QTest::newRow("gif") << PictureFormat::Gif;
}
} // namespace

class PictureMetadata : public QObject
{
    Q_OBJECT

private slots:
    void secretsAreGoneAndPixelsStay_data() { addFormats(); }
    void secretsAreGoneAndPixelsStay();
    void bareFilesComeOutTheSame_data() { addFormats(); }
    void bareFilesComeOutTheSame();
    void orientationStays_data();
    void orientationStays();
    void colourProfileStays();
    void cutFilesNeverHang_data() { addFormats(); }
    void cutFilesNeverHang();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void readsOrientations_data();
    void readsOrientations();
};

void PictureMetadata::secretsAreGoneAndPixelsStay()
{
    QFETCH(PictureFormat, format);
    const QByteArray picture = encoded(cornered(size, format == PictureFormat::Png), format);
    const QByteArray tagged = withMetadata(picture, format, 1);
    QVERIFY(tagged.contains(secret));
    const QImage before = decoded(tagged, false);
    QVERIFY(!before.isNull());
    const QByteArray clean = cleaned(tagged, format);
    QVERIFY(!clean.isNull());
    QVERIFY(!clean.contains(secret));
    QVERIFY(!clean.contains("Exif"));
    QCOMPARE(decoded(clean, false), before);
    // Done twice it changes nothing more.
    QVERIFY(cleaned(clean, format) == clean);
}

void PictureMetadata::bareFilesComeOutTheSame()
{
    QFETCH(PictureFormat, format);
    QByteArray picture = encoded(cornered(size), format);
    const QByteArray clean = cleaned(picture, format);
    if (format == PictureFormat::Png) // Qt writes how many dots a metre has.
        QVERIFY(clean.size() <= picture.size());
    else
        QVERIFY(clean == picture);
}

void PictureMetadata::orientationStays_data()
{
    QTest::addColumn<int>("orientation");
    for (int i = 2; i <= 8; ++i)
        QTest::addRow("%d", i) << i;
}

void PictureMetadata::orientationStays()
{
    QFETCH(int, orientation);
    const QByteArray tagged = withMetadata(encoded(cornered(size), PictureFormat::Jpeg), PictureFormat::Jpeg, orientation);
    const QByteArray clean = cleaned(tagged, PictureFormat::Jpeg);
    QVERIFY(!clean.contains(secret));
    QCOMPARE(decoded(clean, true), decoded(tagged, true));
    QVERIFY(decoded(clean, true) != decoded(clean, false));
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Webp}) {
        const QByteArray other = cleaned(withMetadata(encoded(cornered(size), format), format, orientation), format);
        QVERIFY(!other.contains(secret));
        QVERIFY(other.contains(tiffWithOrientation(orientation)));
        QCOMPARE(decoded(other, false).size(), size);
    }
}

void PictureMetadata::colourProfileStays()
{
    const QByteArray clean = cleaned(withMetadata(encoded(cornered(size), PictureFormat::Jpeg), PictureFormat::Jpeg, 1),
                                     PictureFormat::Jpeg);
    QVERIFY(clean.contains("kept profile"));
}

void PictureMetadata::cutFilesNeverHang()
{
    QFETCH(PictureFormat, format);
    const QByteArray tagged = withMetadata(encoded(cornered(size), format), format, 6);
    for (qsizetype cut = 0; cut < tagged.size(); ++cut) {
        const QByteArray clean = cleaned(tagged.first(cut), format);
        QVERIFY(!clean.contains(secret));
    }
}

void PictureMetadata::otherFilesAreRefused_data()
{
    QTest::addColumn<PictureFormat>("format");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray png = encoded(cornered(size), PictureFormat::Png);
    QTest::newRow("nothing") << PictureFormat::Png << QByteArray();
    QTest::newRow("png as jpeg") << PictureFormat::Jpeg << png;
    QTest::newRow("jpeg as gif") << PictureFormat::Gif << encoded(cornered(size), PictureFormat::Jpeg);
    QTest::newRow("png without its header") << PictureFormat::Png << png.first(8) + png.sliced(33);
    QTest::newRow("png with an endless chunk") << PictureFormat::Png << png.first(33) + QByteArray("\xFF\xFF\xFF\xFFIDAT");
    QTest::newRow("png with an unknown critical chunk") << PictureFormat::Png << png.first(33) + QByteArray("\0\0\0\0ABCD\0\0\0\0", 12);
    QTest::newRow("jpeg without a scan") << PictureFormat::Jpeg << QByteArray("\xFF\xD8\xFF\xD9");
    QTest::newRow("jpeg in a jpeg's head") << PictureFormat::Jpeg << QByteArray("\xFF\xD8\xFF\xD8\xFF\xDA");
    QTest::newRow("webp without a picture") << PictureFormat::Webp << QByteArray("RIFF\4\0\0\0WEBP", 12);
    QTest::newRow("gif without a picture") << PictureFormat::Gif << QByteArray("GIF89a\1\0\1\0\0\0\0;", 14);
}

void PictureMetadata::otherFilesAreRefused()
{
    QFETCH(PictureFormat, format);
    QFETCH(QByteArray, bytes);
    QVERIFY(cleaned(bytes, format).isNull());
}

void PictureMetadata::readsOrientations_data()
{
    QTest::addColumn<QByteArray>("tiff");
    QTest::addColumn<int>("orientation");
    for (int i = 1; i <= 8; ++i)
        QTest::addRow("own %d", i) << tiffWithOrientation(i) << i;
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("no byte order") << QByteArray("XX\0\x2a\0\0\0\x08\0\0", 10) << 1;
    QTest::newRow("no TIFF") << QByteArray("MM\0\x2b\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0", 26) << 1;
    QTest::newRow("directory far away") << QByteArray("MM\0\x2a\xFF\xFF\xFF\xFF", 8) << 1;
    QTest::newRow("more entries than bytes") << QByteArray("MM\0\x2a\0\0\0\x08\xFF\xFF\1\1", 12) << 1;
    QTest::newRow("value 9") << tiffWithOrientation(9) << 1;
    QTest::newRow("value 0") << tiffWithOrientation(0) << 1;
    QTest::newRow("type long") << QByteArray("MM\0\x2a\0\0\0\x08\0\1\1\x12\0\4\0\0\0\1\0\0\0\6\0\0\0\0", 26) << 1;
    QTest::newRow("two of them") << QByteArray("MM\0\x2a\0\0\0\x08\0\1\1\x12\0\3\0\0\0\2\0\6\0\6\0\0\0\0", 26) << 1;
}

void PictureMetadata::readsOrientations()
{
    QFETCH(QByteArray, tiff);
    QFETCH(int, orientation);
    QCOMPARE(orientationOf(tiff), orientation);
}

QTEST_GUILESS_MAIN(PictureMetadata)
#include "tst_picture_metadata.moc"
