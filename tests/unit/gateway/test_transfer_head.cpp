// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the headers of transfers say: names, ranges, conditions.
#include "server/gateway/download_reply.h"
#include "server/gateway/transfer_head.h"

#include <QtTest/QtTest>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
RequestHead headWith(const QList<HeaderField> &fields, qint64 bodyBytes = 0)
{
    return {.method = "PUT", .target = "/", .headers = fields, .contentLength = bodyBytes};
}
} // namespace

class TestTransferHead : public QObject
{
    Q_OBJECT

private slots:
    void readsFileNames_data();
    void readsFileNames();
    void readsContentRanges_data();
    void readsContentRanges();
    void readsOffers();
    void namesEveryBrokenField();
    void choosesDownloads_data();
    void choosesDownloads();
    void writesDispositions_data();
    void writesDispositions();
};

void TestTransferHead::readsFileNames_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("name"); // null: refused
    QTest::newRow("plain") << "a.txt"_ba << u"a.txt"_s;
    QTest::newRow("escaped") << "na%C3%AFve%20plan.txt"_ba << u"naïve plan.txt"_s;
    QTest::newRow("raw utf-8") << "na\xC3\xAFve"_ba << u"naïve"_s;
    QTest::newRow("extended") << "UTF-8''%e2%82%ac.txt"_ba << u"€.txt"_s;
    QTest::newRow("extended with language") << "utf-8'en'a%27b"_ba << u"a'b"_s;
    QTest::newRow("only looks extended") << "UTF-8'x"_ba << u"UTF-8'x"_s;
    QTest::newRow("cut escape") << "a%2"_ba << QString();
    QTest::newRow("no escape") << "100%"_ba << QString();
    QTest::newRow("bad hex") << "%g0"_ba << QString();
    QTest::newRow("bad utf-8") << "%ff"_ba << QString();
    QTest::newRow("overlong utf-8") << "%c0%af"_ba << QString();
    QTest::newRow("control characters are for later") << "a%00b%0d%0a"_ba << u"a\0b\r\n"_s;
    QTest::newRow("too long") << QByteArray(3073, 'a') << QString();
}

void TestTransferHead::readsFileNames()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, name);
    const auto text = fileNameText(value);
    QCOMPARE(text.has_value(), !name.isNull());
    if (text)
        QCOMPARE(*text, name);
}

void TestTransferHead::readsContentRanges_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<qint64>("first"); // -1: none
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<qint64>("total");
    const auto good = [](const char *value, qint64 first, qint64 bytes, qint64 total) {
        QTest::newRow(value) << QByteArray(value) << true << first << bytes << total;
    };
    good("bytes 0-0/1", 0, 1, 1);
    good("bytes 5-9/10", 5, 5, 10);
    good("Bytes 0-4999999999/5000000000", 0, 5'000'000'000, 5'000'000'000);
    good("bytes */7", -1, 0, 7);
    for (const char *bad : {"", "bytes", "bytes ", "bytes 0-0/*", "bytes 0-1/1", "bytes 3-2/9", "bytes -1/9", "bytes 1-/9", "bytes 0-0",
                            "0-0/1", "items 0-0/1", "bytes 0-0/1/2", "bytes 0 - 0/1", "bytes +0-0/1", "bytes 0-0/-1", "bytes a-b/c",
                            "bytes **/1", "bytes 0-9999999999999999999/99999999999999999999", "bytes=0-0/1"})
        QTest::newRow(qPrintable(u"bad '%1'"_s.arg(QString::fromLatin1(bad))))
            << QByteArray(bad) << false << qint64(0) << qint64(0) << qint64(0);
}

void TestTransferHead::readsContentRanges()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, isGood);
    QFETCH(qint64, first);
    QFETCH(qint64, bytes);
    QFETCH(qint64, total);
    const auto part = contentRange(value);
    QCOMPARE(part.has_value(), isGood);
    if (!part)
        return;
    QCOMPARE(part->first.value_or(-1), first);
    QCOMPARE(part->bytes, bytes);
    QCOMPARE(part->totalBytes, total);
}

void TestTransferHead::readsOffers()
{
    const auto offer = transferOfferOf(headWith({{"content-length", "5"},
                                                 {"X-FILE-NAME", "a%20b"},
                                                 {"Content-Type", "image/png"},
                                                 {"X-File-SHA256", QByteArray(32, 'A') + QByteArray(32, '0')},
                                                 {"X-File-Duration", "1500"},
                                                 {"X-Keep-Original", "1"},
                                                 {"Content-Range", "bytes 10-14/15"}},
                                                5));
    QVERIFY(offer);
    QVERIFY(offer->hasLength);
    QCOMPARE(offer->bodyBytes, 5);
    QCOMPARE(offer->fileName, u"a b"_s);
    QCOMPARE(offer->contentType, u"image/png"_s);
    QCOMPARE(offer->sha256, QByteArray(QByteArray(32, 'a') + QByteArray(32, '0')));
    QCOMPARE(offer->durationMs, 1500);
    QVERIFY(offer->keepsOriginal);
    QCOMPARE(offer->part->first.value(), 10);
    QVERIFY(!offer->declaredBytes);

    const auto bare = transferOfferOf(headWith({}));
    QVERIFY(bare);
    QVERIFY(!bare->hasLength && !bare->part && !bare->keepsOriginal);
    QCOMPARE(transferOfferOf(headWith({{"X-File-Size", "12"}}))->declaredBytes.value(), 12);
    // Of nothing nothing is to come: it is an upload with an empty body.
    const auto empty = transferOfferOf(headWith({{"X-File-Size", "0"}}));
    QVERIFY(empty && !empty->declaredBytes && empty->hasLength);
}

void TestTransferHead::namesEveryBrokenField()
{
    const auto offer = transferOfferOf(headWith({{"X-File-Name", "%"},
                                                 {"Content-Type", "\xFF"},
                                                 {"X-File-SHA256", "abc"},
                                                 {"X-File-Duration", "-1"},
                                                 {"X-Keep-Original", "yes"},
                                                 {"X-File-Size", "-1"},
                                                 {"Content-Range", "bytes 0-3/10"}},
                                                5));
    QVERIFY(!offer);
    QCOMPARE(offer.error().code, ErrorCode::Validation);
    QStringList fields;
    const Error error = offer.error();
    for (const FieldError &field : error.fields)
        fields << field.field;
    fields.sort();
    QCOMPARE(fields, (QStringList{u"Content-Range"_s, u"Content-Type"_s, u"X-File-Duration"_s, u"X-File-Name"_s, u"X-File-SHA256"_s,
                                  u"X-File-Size"_s, u"X-Keep-Original"_s}));
    QVERIFY(!transferOfferOf(headWith({{"X-File-Size", "1"}, {"x-file-size", "1"}})));
}

void TestTransferHead::choosesDownloads_data()
{
    QTest::addColumn<QList<QPair<QByteArray, QByteArray>>>("fields");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("bytes");
    using Fields = QList<QPair<QByteArray, QByteArray>>;
    const auto range = [](const char *value, qint64 size, int status, qint64 first, qint64 bytes) {
        QTest::newRow(qPrintable(u"%1 of %2"_s.arg(QString::fromLatin1(value)).arg(size)))
            << Fields{{"Range", value}} << size << status << first << bytes;
    };
    range("bytes=0-9", 10, 206, 0, 10);
    range("BYTES=9-9", 10, 206, 9, 1);
    range("bytes=9-100", 10, 206, 9, 1);
    range("bytes=10-", 10, 416, 0, 0);
    range("bytes=0-99999999999999999999", 10, 206, 0, 10);
    range("bytes=4-9223372036854775807", 10, 206, 4, 6);
    range("bytes=99999999999999999999-", 10, 416, 0, 0);
    range("bytes=99999999999999999998-99999999999999999999", 10, 416, 0, 0);
    range("bytes=-99999999999999999999", 10, 206, 0, 10);
    range("bytes=-0", 10, 416, 0, 0);
    range("bytes=-1", 10, 206, 9, 1);
    range("bytes=0-", 0, 416, 0, 0);
    range("bytes=-5", 0, 416, 0, 0);
    for (const char *ignored : {"", "bytes=", "bytes=-", "bytes=2-1", "bytes=a-", "bytes=1-b", "bytes=0-0,2-2", "bytes 0-0", "bytes=--1",
                                "bytes=1--2", "bytes=0x1-2"})
        range(ignored, 10, 200, 0, 10);
    QTest::newRow("two ranges") << Fields{{"Range", "bytes=0-0"}, {"Range", "bytes=1-1"}} << qint64(10) << 200 << qint64(0) << qint64(10);
    QTest::newRow("weak if-range") << Fields{{"Range", "bytes=0-0"}, {"If-Range", "W/\"t\""}} << qint64(10) << 200 << qint64(0)
                                   << qint64(10);
    QTest::newRow("date if-range") << Fields{{"Range", "bytes=0-0"}, {"If-Range", "Sun, 06 Nov 1994 08:49:37 GMT"}} << qint64(10) << 200
                                   << qint64(0) << qint64(10);
    QTest::newRow("none match") << Fields{{"If-None-Match", "\"t\""}} << qint64(10) << 304 << qint64(0) << qint64(0);
    QTest::newRow("none match, second field") << Fields{{"If-None-Match", "\"a\""}, {"If-None-Match", "\"b\" , W/\"t\""}} << qint64(10)
                                              << 304 << qint64(0) << qint64(0);
    QTest::newRow("comma in a tag") << Fields{{"If-None-Match", "\"a,\"t\""}} << qint64(10) << 200 << qint64(0) << qint64(10);
    QTest::newRow("unquoted") << Fields{{"If-None-Match", "t"}} << qint64(10) << 200 << qint64(0) << qint64(10);
    QTest::newRow("longer tag") << Fields{{"If-None-Match", "\"tt\""}} << qint64(10) << 200 << qint64(0) << qint64(10);
}

void TestTransferHead::choosesDownloads()
{
    using Fields = QList<QPair<QByteArray, QByteArray>>;
    QFETCH(Fields, fields);
    QFETCH(qint64, size);
    QFETCH(int, status);
    QFETCH(qint64, first);
    QFETCH(qint64, bytes);
    QList<HeaderField> headers;
    for (const auto &field : fields)
        headers.append({field.first, field.second});
    const DownloadChoice choice = chooseDownload(headWith(headers), "t", size);
    QCOMPARE(choice.status, status);
    QCOMPARE(choice.span, (ByteSpan{first, bytes}));
}

void TestTransferHead::writesDispositions_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << u"plan b.txt"_s << "attachment; filename=\"plan b.txt\""_ba;
    QTest::newRow("quotes") << u"a\"b\\c%.txt"_s << "attachment; filename=\"a_b_c_.txt\"; filename*=UTF-8''a%22b%5Cc%25.txt"_ba;
    QTest::newRow("script") << u"写真.png"_s << "attachment; filename=\"__.png\"; filename*=UTF-8''%E5%86%99%E7%9C%9F.png"_ba;
    QTest::newRow("apostrophe") << u"a'(b)*é"_s << "attachment; filename=\"a'(b)*_\"; filename*=UTF-8''a%27%28b%29%2A%C3%A9"_ba;
    QTest::newRow("line breaks") << u"a\r\nX: y"_s << "attachment; filename=\"a__X: y\"; filename*=UTF-8''a%0D%0AX%3A%20y"_ba;
}

void TestTransferHead::writesDispositions()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QCOMPARE(contentDisposition(name), value);
}

QTEST_GUILESS_MAIN(TestTransferHead)
#include "test_transfer_head.moc"
