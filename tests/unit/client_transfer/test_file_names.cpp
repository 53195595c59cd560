// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pictures/picture_reader.h"
#include "client/transfer/disk.h"
#include "client/transfer/file_names.h"
#include "client/transfer/file_source.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

/// Names that somebody chose to do harm, and files that are not what they say.
class FileNamesTest : public QObject
{
    Q_OBJECT

private slots:
    void aNameIsMadeSafe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << u"Übersicht 2026.pdf"_s << u"Übersicht 2026.pdf"_s;
        QTest::newRow("path") << u"../../etc/passwd"_s << u"_.._etc_passwd"_s;
        QTest::newRow("absolute") << u"/etc/passwd"_s << u"_etc_passwd"_s;
        QTest::newRow("backslash") << u"..\\..\\x.txt"_s << u"_.._x.txt"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
        QTest::newRow("turned") << u"invoice\u202Efdp.exe"_s << u"invoicefdp.exe"_s;
        QTest::newRow("isolated") << u"a\u2066b\u2069\u200B.txt"_s << u"ab.txt"_s;
        QTest::newRow("lines") << u"one\ntwo\r\nthree\t.txt"_s << u"onetwothree.txt"_s;
        QTest::newRow("zero") << u"a"_s + QChar(0) + u"b.txt"_s << u"ab.txt"_s;
        QTest::newRow("nothing") << QString() << u"file"_s;
        QTest::newRow("dots") << u"..."_s << u"file"_s;
        QTest::newRow("blanks") << u"   "_s << u"file"_s;
        QTest::newRow("emoji") << u"🌱 beds.jpg"_s << u"🌱 beds.jpg"_s;
    }
    void aNameIsMadeSafe()
    {
        QFETCH(QString, name);
        QFETCH(QString, safe);
        QCOMPARE(safeFileName(name), safe);
    }

    void aLongNameKeepsItsEnding()
    {
        const QString name = safeFileName(QString(300, u'ü') + u".tar.gz"_s);
        QVERIFY(name.toUtf8().size() <= 200);
        QVERIFY(name.endsWith(u"ü.tar.gz"_s));
        // Cut between characters, also where one takes two units.
        const QString emoji = safeFileName(QString(u"🌱"_s).repeated(100));
        QVERIFY(emoji.toUtf8().size() <= 200);
        QVERIFY(emoji.isValidUtf16());
    }

    void nothingIsWrittenOverOrOutside()
    {
        QTemporaryDir folder;
        const QString first = freePath(folder.path(), u"../a.txt"_s);
        QCOMPARE(QFileInfo(first).path(), folder.path());
        QFile file(first);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const QString second = freePath(folder.path(), u"../a.txt"_s);
        QVERIFY(second != first);
        QVERIFY(second.endsWith(u" (2).txt"_s));
        // A link that leads nowhere is there as well.
        QVERIFY(QFile::link(folder.filePath(u"nowhere"_s), folder.filePath(u"b.txt"_s)));
        QVERIFY(freePath(folder.path(), u"b.txt"_s).endsWith(u"b (2).txt"_s));
    }

    void whatMightRunIsKnown()
    {
        for (const QString &name : {u"x.desktop"_s, u"x.SH"_s, u"x.pdf.exe"_s, u"x.AppImage"_s, u"x.html"_s, u"x.svg"_s, u"x.jar"_s,
                                    u"x.docm"_s, u"x.deb"_s, u"x.py"_s, u"x.desktop "_s, u"x.desktop."_s, u"x.de\u202Esktop"_s})
            QVERIFY2(mayRun(name, u"application/octet-stream"_s), qPrintable(name));
        QVERIFY(mayRun(u"harmless.txt"_s, u"application/x-executable"_s));
        QVERIFY(mayRun(u"README"_s, u"text/plain"_s));
        for (const QString &name : {u"x.pdf"_s, u"x.jpg"_s, u"x.ods"_s, u"x.txt"_s, u"x.mp4"_s})
            QVERIFY2(!mayRun(name, u"application/octet-stream"_s), qPrintable(name));
    }

    void aKeyOfASourceSaysItAll()
    {
        for (const FileSource &source : {FileSource::file(FileId(12)), FileSource::file(FileId(12), 256)})
            QCOMPARE(FileSource::fromKey(source.key()), source);
        for (const QString &key : {u""_s, u"file/../0"_s, u"file/1/5"_s, u"file/1/0/../x"_s, u"files/1/0"_s, u"file/-1/0"_s, u"file/0/0"_s,
                                   u"person/3/64/abc"_s})
            QVERIFY2(FileSource::fromKey(key).isNull(), qPrintable(key));
    }

    void whatIsNoPictureIsNotDecoded()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
            return isWritten ? file.fileName() : QString();
        };
        QVERIFY(!readPicture(write(u"a.png"_s, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")));
        QVERIFY(!readPicture(write(u"b.png"_s, "\x89PNG\r\n\x1a\nrubbish")));
        QVERIFY(!readPicture(write(u"c.jpg"_s, "\xff\xd8\xff")));
        QVERIFY(!readPicture(write(u"d.xpm"_s, "/* XPM */ static char *x[] = {\"1 1 1 1\",\"a c red\",\"a\"};")));
        QVERIFY(!readPicture(folder.path()));
        QVERIFY(!pictureFacts(u"/dev/zero"_s));
        // A flood of pixels: 60,000 x 60,000 in a few bytes.
        QByteArray flood = QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000ea600000ea600802000000");
        flood += QByteArray::fromHex("00000000");
        QVERIFY(!pictureFacts(write(u"e.png"_s, flood)));
        QVERIFY(!readPicture(write(u"f.png"_s, flood)));
        QImage picture(400, 200, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(folder.filePath(u"g.png"_s)));
        QCOMPARE(pictureFacts(folder.filePath(u"g.png"_s))->size, QSize(400, 200));
        QCOMPARE(readPicture(folder.filePath(u"g.png"_s), {100, 100})->size(), QSize(100, 50));
        QCOMPARE(readPicture(folder.filePath(u"g.png"_s), {1000, 1000})->size(), QSize(400, 200));
    }

    void whatIsSavedCannotBeRun()
    {
        QTemporaryDir folder;
        const std::atomic_bool isEnding = false;
        QFile script(folder.filePath(u"script"_s));
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write("#!/bin/sh\n") > 0);
        script.close();
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile before(folder.filePath(u"target"_s));
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.close();
        before.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(copyOut(script.fileName(), before.fileName(), isEnding));
        QVERIFY(!QFileInfo(before.fileName()).isExecutable());
        // A copy of ours is nobody else's to read.
        const auto copied = copyIn(script.fileName(), folder.filePath(u"out"_s), folder.filePath(u"out/copy"_s), 1000, isEnding);
        QVERIFY(copied);
        QCOMPARE(QFile::permissions(folder.filePath(u"out/copy"_s)) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner),
                 QFile::Permissions());
        QVERIFY(!copyIn(u"/dev/zero"_s, folder.filePath(u"out"_s), folder.filePath(u"out/zero"_s), 1000, isEnding));
    }
};

QTEST_GUILESS_MAIN(FileNamesTest)
#include "test_file_names.moc"
