// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_bytes.h"
#include "server/pictures/preview_maker.h"

#include <QtGui/QColorSpace>
#include <QtTest/QTest>

#include <unistd.h>

using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(kith::server::PictureFormat)

namespace {
std::optional<ReadPicture> readBack(const QByteArray &bytes, PictureFormat format, Crop crop = Crop::None)
{
    const int input = memoryFile(bytes);
    auto picture = readPicture(format, input, crop);
    ::close(input);
    return picture;
}

/// The largest first, as written.
QList<QByteArray> previewsOf(const QImage &image)
{
    std::array<int, previewSides.size()> outputs{};
    for (int &output : outputs)
        output = memoryFile({});
    QList<QByteArray> out;
    if (writePreviews(image, outputs)) {
        for (const int output : outputs)
            out.append(contentOf(output));
    }
    for (const int output : outputs)
        ::close(output);
    return out;
}

bool isClose(QColor one, QColor other)
{
    return qAbs(one.red() - other.red()) < 40 && qAbs(one.green() - other.green()) < 40 && qAbs(one.blue() - other.blue()) < 40;
}
} // namespace

class PicturePreviews : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryFormat_data();
    void readsEveryFormat();
    void readsOnlyTheFormatThatIsNamed();
    void turnsPicturesUpright();
    void refusesWhatIsTooLarge();
    void scalesDownAndNeverUp_data();
    void scalesDownAndNeverUp();
    void keepsTransparencyOnlyWhereThereIsSome();
    void cutsSquaresFromTheMiddle();
    void previewsCarryNothingButPixels();
};

void PicturePreviews::readsEveryFormat_data()
{
    QTest::addColumn<PictureFormat>("format");
    QTest::addColumn<QSize>("size");
    QTest::newRow("png") << PictureFormat::Png << QSize(64, 32);
    QTest::newRow("jpeg") << PictureFormat::Jpeg << QSize(64, 32);
    QTest::newRow("webp") << PictureFormat::Webp << QSize(64, 32);
    QTest::newRow("gif") << PictureFormat::Gif << QSize(2, 1);
}

void PicturePreviews::readsEveryFormat()
{
    QFETCH(PictureFormat, format);
    QFETCH(QSize, size);
    const auto picture = readBack(encoded(cornered({64, 32}), format), format);
    QVERIFY(picture);
    QCOMPARE(picture->shownSize, size);
    QCOMPARE(picture->image.size(), size);
}

void PicturePreviews::readsOnlyTheFormatThatIsNamed()
{
    QVERIFY(!readBack(encoded(cornered({64, 32}), PictureFormat::Png), PictureFormat::Jpeg));
    QVERIFY(!readBack(encoded(cornered({64, 32}), PictureFormat::Jpeg), PictureFormat::Webp));
    QVERIFY(!readBack("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", PictureFormat::Png));
    QVERIFY(!readBack({}, PictureFormat::Png));
}

void PicturePreviews::turnsPicturesUpright()
{
    const QByteArray lying = withMetadata(encoded(cornered({64, 32}), PictureFormat::Jpeg), PictureFormat::Jpeg, 6);
    const auto picture = readBack(lying, PictureFormat::Jpeg);
    QVERIFY(picture);
    QCOMPARE(picture->shownSize, QSize(32, 64));
    QCOMPARE(picture->image.size(), QSize(32, 64));
    // Turned clockwise by a quarter: what was at the lower left is at the upper left.
    QVERIFY(isClose(picture->image.pixelColor(4, 4), Qt::blue));
    QVERIFY(isClose(picture->image.pixelColor(27, 4), Qt::red));
}

void PicturePreviews::refusesWhatIsTooLarge()
{
    // One bit a pixel compresses to nothing.
    QImage wide(picture_limits::side + 1, 1, QImage::Format_Mono);
    wide.fill(0);
    QVERIFY(!readBack(encoded(wide, PictureFormat::Png), PictureFormat::Png));
    QImage many(10'000, 5'001, QImage::Format_Mono);
    many.fill(0);
    QVERIFY(!readBack(encoded(many, PictureFormat::Png), PictureFormat::Png));
    QImage fitting(10'000, 100, QImage::Format_Mono);
    fitting.fill(0);
    QVERIFY(readBack(encoded(fitting, PictureFormat::Png), PictureFormat::Png));
}

void PicturePreviews::scalesDownAndNeverUp_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QList<QSize>>("sizes");
    QTest::newRow("large") << QSize(2000, 1000) << QList<QSize>{{1024, 512}, {256, 128}, {64, 32}};
    QTest::newRow("small") << QSize(300, 200) << QList<QSize>{{300, 200}, {256, 170}, {64, 42}};
    QTest::newRow("tiny") << QSize(3, 2) << QList<QSize>{{3, 2}, {3, 2}, {3, 2}};
    QTest::newRow("thin") << QSize(5000, 2) << QList<QSize>{{1024, 1}, {256, 1}, {64, 1}};
}

void PicturePreviews::scalesDownAndNeverUp()
{
    QFETCH(QSize, size);
    QFETCH(QList<QSize>, sizes);
    const auto picture = readBack(encoded(cornered(size), PictureFormat::Jpeg), PictureFormat::Jpeg);
    QVERIFY(picture);
    QCOMPARE(picture->shownSize, size);
    const auto previews = previewsOf(picture->image);
    QCOMPARE(previews.size(), sizes.size());
    for (qsizetype i = 0; i < previews.size(); ++i)
        QCOMPARE(QImage::fromData(previews.at(i)).size(), sizes.at(i));
}

void PicturePreviews::keepsTransparencyOnlyWhereThereIsSome()
{
    const auto see = [](bool hasAlpha) {
        const auto picture = readBack(encoded(cornered({200, 100}, hasAlpha), PictureFormat::Png), PictureFormat::Png);
        return previewsOf(picture->image).last();
    };
    const QByteArray transparent = see(true);
    QVERIFY(transparent.startsWith("\x89PNG"));
    QCOMPARE(QImage::fromData(transparent).pixelColor(2, 2).alpha(), 0);
    QVERIFY(see(false).startsWith("\xFF\xD8"));
    // An alpha channel in which nothing is transparent counts as none.
    const QImage opaque = cornered({200, 100}).convertToFormat(QImage::Format_ARGB32);
    QVERIFY(previewsOf(opaque).last().startsWith("\xFF\xD8"));
}

void PicturePreviews::cutsSquaresFromTheMiddle()
{
    const auto picture = readBack(encoded(cornered({3000, 2000}), PictureFormat::Jpeg), PictureFormat::Jpeg, Crop::CentreSquare);
    QVERIFY(picture);
    QCOMPARE(picture->image.width(), picture->image.height());
    const auto previews = previewsOf(picture->image);
    QCOMPARE(QImage::fromData(previews.first()).size(), QSize(1024, 1024));
    const QImage smallest = QImage::fromData(previews.last());
    QCOMPARE(smallest.size(), QSize(64, 64));
    QVERIFY(isClose(smallest.pixelColor(4, 4), Qt::red));
    QVERIFY(isClose(smallest.pixelColor(60, 60), Qt::white));
}

void PicturePreviews::previewsCarryNothingButPixels()
{
    QImage image = cornered({200, 100}, true);
    image.setText(u"Author"_s, QString::fromLatin1(secret));
    image.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
    const auto picture = readBack(encoded(image, PictureFormat::Png), PictureFormat::Png);
    QVERIFY(picture);
    for (const QByteArray &preview : previewsOf(picture->image)) {
        QVERIFY(!preview.contains(secret));
        QVERIFY(!preview.contains("iCCP"));
        QVERIFY(!preview.contains("tEXt"));
    }
}

QTEST_GUILESS_MAIN(PicturePreviews)
#include "tst_picture_previews.moc"
