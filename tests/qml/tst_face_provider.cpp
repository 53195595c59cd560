// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures for Image: how large, of what, and what happens to those that nobody waits for any more.
#include "qml/Controls/face_provider.h"

#include <QtCore/QSemaphore>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>
#include <QtQuick/QQuickTextureFactory>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

#include <atomic>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

class TestFaceProvider : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString write(const QString &name, const QSize &size, const char *format, const QColor &colour = Qt::red) const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(colour);
        const QString path = m_folder.filePath(name);
        return image.save(path, format) ? path : QString();
    }
    [[nodiscard]] QString writeBytes(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    /// What Image would get; null with an error.
    static QImage imageOf(FaceProvider &provider, const QString &key, const QSize &size)
    {
        const std::unique_ptr<QQuickImageResponse> response(provider.requestImageResponse(key, size));
        QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
        if (!finished.wait(20'000))
            return {};
        const std::unique_ptr<QQuickTextureFactory> factory(response->textureFactory());
        return response->errorString().isEmpty() && factory ? factory->image() : QImage();
    }

private slots:
    void aFaceIsADiscOfTheSizeThatIsAskedFor()
    {
        const QString path = write(u"wide.png"_s, {300, 100}, "PNG");
        FaceProvider provider([path](const QString &, QObject *, const auto &found) { found(path); });
        const QImage face = imageOf(provider, u"k"_s, {64, 64});
        QCOMPARE(face.size(), QSize(64, 64));
        QCOMPARE(face.pixelColor(32, 32), QColor(Qt::red));
        QCOMPARE(face.pixelColor(0, 0).alpha(), 0);
        QCOMPARE(face.pixelColor(63, 63).alpha(), 0);
    }

    void noSizeIsOutsideTheBounds_data()
    {
        QTest::addColumn<QSize>("asked");
        QTest::addColumn<int>("side");
        QTest::newRow("none") << QSize() << 8;
        QTest::newRow("nothing") << QSize(0, 0) << 8;
        QTest::newRow("less than nothing") << QSize(-5, -5) << 8;
        QTest::newRow("huge") << QSize(2'000'000'000, 1) << 1024;
        QTest::newRow("the longer side") << QSize(40, 90) << 90;
    }
    void noSizeIsOutsideTheBounds()
    {
        QFETCH(const QSize, asked);
        QFETCH(const int, side);
        std::atomic_int drawn = 0;
        FaceProvider provider([](const QString &key, QObject *, const auto &found) { found(key); },
                              [&drawn](const QString &, int wanted) {
                                  drawn = wanted;
                                  return QImage(1, 1, QImage::Format_RGB32);
                              });
        QVERIFY(!imageOf(provider, u"k"_s, asked).isNull());
        QCOMPARE(drawn.load(), side);
    }

    void onlyWhatIsSafeIsDrawn_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("absent") << m_folder.filePath(u"absent.png"_s);
        QTest::newRow("not a picture") << writeBytes(u"words.png"_s, "only words");
        QTest::newRow("another format under a good name") << write(u"bitmap.png"_s, {8, 8}, "BMP");
        QTest::newRow("too large") << write(u"large.png"_s, {FaceProvider::largestSide + 1, 4}, "PNG");
        QTest::newRow("SVG") << writeBytes(
            u"drawing.png"_s, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='file:///etc/passwd'/></svg>");
        QFile whole(write(u"whole.png"_s, {200, 200}, "PNG"));
        QByteArray claim = whole.open(QIODevice::ReadOnly) ? whole.readAll() : QByteArray();
        QTest::newRow("cut after its head") << writeBytes(u"cut.png"_s, claim.first(20));
        claim.replace(16, 4, QByteArray::fromHex("7fffffff"));
        QTest::newRow("claims to be enormous") << writeBytes(u"claim.png"_s, claim);
    }
    void onlyWhatIsSafeIsDrawn()
    {
        QFETCH(const QString, path);
        QVERIFY(!path.isEmpty());
        QVERIFY(FaceProvider::disc(path, 64).isNull());
        FaceProvider provider([path](const QString &, QObject *, const auto &found) { found(path); });
        QVERIFY(imageOf(provider, u"k"_s, {64, 64}).isNull());
    }

    void whatIsNotFoundIsAnErrorAndNotAWait()
    {
        FaceProvider provider([](const QString &, QObject *, const auto &found) { found({}); });
        QVERIFY(imageOf(provider, u"k"_s, {64, 64}).isNull());
    }

    void aFileThatComesLateIsDrawnThen()
    {
        const QString path = write(u"late.jpg"_s, {64, 64}, "JPEG", Qt::blue);
        std::function<void(const QString &)> later;
        FaceProvider provider([&later](const QString &, QObject *, const auto &found) { later = found; });
        const std::unique_ptr<QQuickImageResponse> response(provider.requestImageResponse(u"k"_s, {32, 32}));
        QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
        QTRY_VERIFY(later);
        QCOMPARE(finished.count(), 0);
        later(path);
        QVERIFY(finished.wait(20'000));
        QCOMPARE(finished.count(), 1);
        QVERIFY(response->errorString().isEmpty());
    }

    void oneThatIsCancelledEndsOnceAndAtOnce()
    {
        std::function<void(const QString &)> later;
        FaceProvider provider([&later](const QString &, QObject *, const auto &found) { later = found; });
        const std::unique_ptr<QQuickImageResponse> response(provider.requestImageResponse(u"k"_s, {32, 32}));
        QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
        QTRY_VERIFY(later);
        response->cancel();
        QTRY_COMPARE(finished.count(), 1);
        later(write(u"after.png"_s, {8, 8}, "PNG"));
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        QCoreApplication::processEvents();
        QCOMPARE(finished.count(), 1);
    }

    void nobodyNeedsToBeThereAtTheEnd()
    {
        std::function<void(const QString &)> later;
        QSemaphore mayDraw;
        auto provider = std::make_unique<FaceProvider>([&later](const QString &, QObject *, const auto &found) { later = found; },
                                                       [&mayDraw](const QString &, int) {
                                                           mayDraw.acquire();
                                                           return QImage(1, 1, QImage::Format_RGB32);
                                                       });
        std::unique_ptr<QQuickImageResponse> response(provider->requestImageResponse(u"k"_s, {32, 32}));
        QTRY_VERIFY(later);
        later(u"x"_s);
        // It is being drawn while both go.
        response.reset();
        provider.reset();
        mayDraw.release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestFaceProvider)
#include "tst_face_provider.moc"
