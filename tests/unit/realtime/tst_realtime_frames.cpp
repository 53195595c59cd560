// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/frame_decoder.h"
#include "server/realtime/frame_encoder.h"
#include "tests/unit/realtime/autobahn_cases.h"
#include "tests/unit/realtime/client_frames.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>
#include <functional>

using namespace kith;
using namespace kith::server;
using namespace kith::test;

namespace {

QByteArray lineOf(const FrameEvent &event)
{
    using Kind = FrameEvent::Kind;
    const auto payload = event.payload.size() <= 125 ? event.payload.toByteArray().toHex() : '#' + QByteArray::number(event.payload.size());
    const auto code = QByteArray::number(quint16(event.code));
    switch (event.kind) {
    case Kind::Text: return "text " + payload;
    case Kind::Binary: return "binary " + payload;
    case Kind::Ping: return "ping " + payload;
    case Kind::Pong: return "pong " + payload;
    case Kind::Close: return "close " + code + ' ' + payload;
    case Kind::Violation: return "violation " + code;
    case Kind::NeedMore: break;
    }
    return {};
}

/// Feeds `bytes` in pieces of the sizes that `nextSize` gives.
QByteArray traceOf(QByteArray bytes, const std::function<qsizetype()> &nextSize)
{
    FrameDecoder decoder;
    QByteArrayList lines;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype size = std::min(nextSize(), bytes.size() - at);
        QByteArray piece = bytes.mid(at, size);
        at += size;
        std::span<char> input(piece.data(), size_t(piece.size()));
        for (;;) {
            const FrameEvent event = decoder.next(input);
            if (event.kind == FrameEvent::Kind::NeedMore)
                break;
            lines.append(lineOf(event));
        }
        if (!input.empty())
            return "input left over";
    }
    return lines.join(';');
}

QByteArray traceOf(const QByteArray &bytes)
{
    return traceOf(bytes, [&] { return bytes.size(); });
}

} // namespace

class TestRealtimeFrames : public QObject
{
    Q_OBJECT

private slots:
    void judgesEveryAutobahnCase_data();
    void judgesEveryAutobahnCase();
    void refusesWhatAutobahnDoesNotTry_data();
    void refusesWhatAutobahnDoesNotTry();
    void failsAtTheFirstByteThatCannotBeText();
    void refusesTooLargeBeforeItArrives();
    void refusesEndlessEmptyFragments();
    void holdsNothingBetweenMessages();
    void growsOnlyWithWhatArrived();
    void encodesTheShortestForm_data();
    void encodesTheShortestForm();
    void cutsCloseReasonAtACharacter();
};

void TestRealtimeFrames::judgesEveryAutobahnCase_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("outcome");
    const auto cases = autobahnCases();
    for (const AutobahnCase &one : cases)
        QTest::newRow(one.number.constData()) << one.sent << one.outcome;
}

void TestRealtimeFrames::judgesEveryAutobahnCase()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, outcome);
    QCOMPARE(traceOf(sent), outcome);
    QCOMPARE(traceOf(sent, [] { return qsizetype(1); }), outcome);
    QRandomGenerator random(4711);
    for (int round = 0; round < 4; ++round)
        QCOMPARE(traceOf(sent, [&] { return qsizetype(random.bounded(1, 3000)); }), outcome);
}

void TestRealtimeFrames::refusesWhatAutobahnDoesNotTry_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("outcome");
    const QByteArray protocolError = "violation 1002";
    QTest::newRow("unmasked text") << ClientFrame{.payload = "hi", .isMasked = false}.bytes() << protocolError;
    QTest::newRow("unmasked ping") << ClientFrame{.opcode = 9, .isMasked = false}.bytes() << protocolError;
    QTest::newRow("unmasked close") << ClientFrame{.opcode = 8, .isMasked = false}.bytes() << protocolError;
    QTest::newRow("two length bytes for 5") << ClientFrame{.payload = "hello", .lengthForm = 2}.bytes() << protocolError;
    QTest::newRow("eight length bytes for 5") << ClientFrame{.payload = "hello", .lengthForm = 8}.bytes() << protocolError;
    QTest::newRow("eight length bytes for 65535")
        << ClientFrame{.payload = QByteArray(65535, 'x'), .lengthForm = 8}.bytes() << protocolError;
    QTest::newRow("ping with two length bytes") << ClientFrame{.opcode = 9, .payload = "hello", .lengthForm = 2}.bytes() << protocolError;
    QTest::newRow("top bit of the length") << QByteArray::fromHex("81ff8000000000000005") << protocolError;
    QTest::newRow("2 GiB announced") << QByteArray::fromHex("81ff0000000080000000") << QByteArray("violation 4413");
    QTest::newRow("2^63 - 1 announced") << QByteArray::fromHex("81ff7fffffffffffffff") << QByteArray("violation 4413");
    QTest::newRow("an HTTP request") << QByteArray("GET / HTTP/1.1\r\n\r\n") << protocolError;
    QTest::newRow("zero mask") << ClientFrame{.payload = "hi", .mask = QByteArray(4, '\0')}.bytes() << QByteArray("text 6869");
    QTest::newRow("nothing after a violation") << ClientFrame{.payload = "hi", .isMasked = false}.bytes() + clientText("hi")
                                               << protocolError;
    QTest::newRow("close inside a fragmented text")
        << clientPiece(1, "a", false) + clientClose(1001, "bye") << QByteArray("close 1001 627965");
    QTest::newRow("character cut by the end of the message")
        << clientPiece(1, "\xE2\x82", false) + clientPiece(0, {}, true) << QByteArray("violation 1007");
    QTest::newRow("binary inside a text") << clientPiece(1, "a", false) + clientBinary("b") << protocolError;
}

void TestRealtimeFrames::refusesWhatAutobahnDoesNotTry()
{
    judgesEveryAutobahnCase();
}

void TestRealtimeFrames::failsAtTheFirstByteThatCannotBeText()
{
    const QByteArray text = QByteArray::fromHex("cebae1bdb9cf83cebcceb5f4908080656469746564");
    const QByteArray frame = clientText(text);
    const qsizetype header = 6;
    const qsizetype firstBad = 12;
    QCOMPARE(traceOf(frame.first(header + firstBad)), QByteArray());
    QCOMPARE(traceOf(frame.first(header + firstBad + 1)), QByteArray("violation 1007"));
}

void TestRealtimeFrames::refusesTooLargeBeforeItArrives()
{
    const QByteArray frame = clientText(QByteArray(256 * 1024 + 1, 'x'));
    QCOMPARE(traceOf(frame.first(9)), QByteArray());
    QCOMPARE(traceOf(frame.first(10)), QByteArray("violation 4413"));
    const QByteArray begun = clientPiece(1, QByteArray(256 * 1024 - 10, 'x'), false);
    QCOMPARE(traceOf(begun + clientPiece(0, QByteArray(11, 'x'), true).first(2)), QByteArray("violation 4413"));
}

void TestRealtimeFrames::refusesEndlessEmptyFragments()
{
    const QByteArray begin = clientPiece(1, {}, false);
    const QByteArray more = clientPiece(0, {}, false);
    QCOMPARE(traceOf(begin + more.repeated(FrameDecoder::maxFragments - 1)), QByteArray());
    QCOMPARE(traceOf(begin + more.repeated(FrameDecoder::maxFragments)), QByteArray("violation 4413"));
    QCOMPARE(traceOf(begin + more.repeated(10) + clientPiece(0, {}, true)), QByteArray("text "));
}

void TestRealtimeFrames::holdsNothingBetweenMessages()
{
    FrameDecoder decoder;
    QByteArray bytes = clientPiece(1, QByteArray(40'000, 'x'), false) + clientPiece(0, "y", true);
    std::span<char> input(bytes.data(), size_t(bytes.size()));
    const FrameEvent event = decoder.next(input);
    QCOMPARE(event.kind, FrameEvent::Kind::Text);
    QCOMPARE(event.payload.size(), 40'001);
    QCOMPARE(decoder.next(input).kind, FrameEvent::Kind::NeedMore);
    QCOMPARE(decoder.bufferedBytes(), 0);
    QVERIFY(!decoder.isMidMessage());
}

void TestRealtimeFrames::growsOnlyWithWhatArrived()
{
    FrameDecoder decoder;
    QByteArray bytes = clientText(QByteArray(60'000, 'x')).first(100);
    std::span<char> input(bytes.data(), size_t(bytes.size()));
    QCOMPARE(decoder.next(input).kind, FrameEvent::Kind::NeedMore);
    QVERIFY(decoder.isMidMessage());
    QVERIFY2(decoder.bufferedBytes() < 1024, "an announced length must not reserve memory");
}

void TestRealtimeFrames::encodesTheShortestForm_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("0") << 0 << QByteArray::fromHex("8100");
    QTest::newRow("125") << 125 << QByteArray::fromHex("817d");
    QTest::newRow("126") << 126 << QByteArray::fromHex("817e007e");
    QTest::newRow("65535") << 65535 << QByteArray::fromHex("817effff");
    QTest::newRow("65536") << 65536 << QByteArray::fromHex("817f0000000000010000");
}

void TestRealtimeFrames::encodesTheShortestForm()
{
    QFETCH(int, size);
    QFETCH(QByteArray, header);
    const QByteArray payload(size, 'x');
    QCOMPARE(FrameEncoder::text(payload), header + payload);
}

void TestRealtimeFrames::cutsCloseReasonAtACharacter()
{
    const QByteArray euro = "\xE2\x82\xAC";
    QCOMPARE(FrameEncoder::close(CloseCode::TooSlow, "slow"), QByteArray::fromHex("88061138") + "slow");
    QCOMPARE(FrameEncoder::close(CloseCode::NoCode), QByteArray::fromHex("8800"));
    QCOMPARE(FrameEncoder::close(CloseCode::BadFrame, QByteArray('x' + euro.repeated(60))),
             QByteArray::fromHex("887b1130") + 'x' + euro.repeated(40));
    QCOMPARE(FrameEncoder::pong("p"), QByteArray::fromHex("8a0170"));
    QCOMPARE(FrameEncoder::ping(), QByteArray::fromHex("8900"));
}

QTEST_GUILESS_MAIN(TestRealtimeFrames)
#include "tst_realtime_frames.moc"
