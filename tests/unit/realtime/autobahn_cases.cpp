// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/realtime/autobahn_cases.h"

#include "tests/unit/realtime/client_frames.h"

namespace kith::test {

namespace {

constexpr int messageLimit = 256 * 1024;
const QByteArray protocolError = "violation 1002";
const QByteArray invalidText = "violation 1007";
const QByteArray tooLarge = "violation 4413";

QByteArray utf8(const char *hex)
{
    return QByteArray::fromHex(hex);
}

QByteArray outcomeOf(const char *kind, const QByteArray &payload)
{
    return QByteArray(kind) + ' ' + (payload.size() <= 125 ? payload.toHex() : '#' + QByteArray::number(payload.size()));
}

class CaseList
{
public:
    void add(const QByteArray &number, const QByteArray &sent, const QByteArray &outcome) { m_cases.append({number, sent, outcome}); }
    void add(const QByteArray &section, int index, const QByteArray &sent, const QByteArray &outcome)
    {
        add(section + '.' + QByteArray::number(index), sent, outcome);
    }
    [[nodiscard]] QList<AutobahnCase> take() { return std::move(m_cases); }

private:
    QList<AutobahnCase> m_cases;
};

void addFraming(CaseList &list)
{
    const int sizes[] = {0, 125, 126, 127, 128, 65535, 65536, 65536};
    int index = 0;
    for (const int size : sizes) {
        ++index;
        const QByteArray text(size, '*');
        const QByteArray binary(size, '\xFE');
        list.add("1.1", index, clientText(text), outcomeOf("text", text));
        list.add("1.2", index, clientBinary(binary), outcomeOf("binary", binary));
    }
}

void addPings(CaseList &list)
{
    const QByteArray octets = QByteArray::fromHex("00fffefdfcfb00ff");
    const QByteArray longest(125, '\xFE');
    list.add("2.1", clientPing(), "ping ");
    list.add("2.2", clientPing("Hello, world!"), outcomeOf("ping", "Hello, world!"));
    list.add("2.3", clientPing(octets), outcomeOf("ping", octets));
    list.add("2.4", clientPing(longest), outcomeOf("ping", longest));
    list.add("2.5", ClientFrame{.opcode = 9, .payload = QByteArray(126, '\xFE')}.bytes(), protocolError);
    list.add("2.6", clientPing(longest), outcomeOf("ping", longest));
    list.add("2.7", clientPong(), "pong ");
    list.add("2.8", clientPong("unsolicited"), outcomeOf("pong", "unsolicited"));
    list.add("2.9", clientPong("unsolicited") + clientPing("p"), outcomeOf("pong", "unsolicited") + ';' + outcomeOf("ping", "p"));
    QByteArray tenPings;
    QByteArray tenOutcomes;
    for (int i = 0; i < 10; ++i) {
        const QByteArray payload = "payload-" + QByteArray::number(i);
        tenPings += clientPing(payload);
        tenOutcomes += (i ? ";" : "") + outcomeOf("ping", payload);
    }
    list.add("2.10", tenPings, tenOutcomes);
    list.add("2.11", tenPings, tenOutcomes);
}

void addReservedBits(CaseList &list)
{
    const auto reserved = [](quint8 bits, quint8 opcode) {
        return ClientFrame{.opcode = opcode, .payload = opcode == 8 ? QByteArray::fromHex("03e8") : "x", .reserved = bits}.bytes();
    };
    const QByteArray hello = clientText("Hello, world!");
    const QByteArray seen = outcomeOf("text", "Hello, world!");
    list.add("3.1", reserved(1, 1), protocolError);
    for (int index = 2; index <= 4; ++index)
        list.add("3", index, hello + reserved(quint8(index), 1) + clientPing(), seen + ';' + protocolError);
    list.add("3.5", reserved(5, 2), protocolError);
    list.add("3.6", reserved(6, 9), protocolError);
    list.add("3.7", reserved(7, 8), protocolError);
}

void addOpcodes(CaseList &list)
{
    const QByteArray hello = clientText("Hello, world!");
    const QByteArray seen = outcomeOf("text", "Hello, world!") + ';' + protocolError;
    for (int index = 1; index <= 5; ++index) {
        const bool isAlone = index <= 2;
        const auto low = ClientFrame{.opcode = quint8(2 + index), .payload = index % 2 ? "" : "reserved"}.bytes();
        const auto high = ClientFrame{.opcode = quint8(10 + index), .payload = index % 2 ? "" : "reserved"}.bytes();
        list.add("4.1", index, (isAlone ? QByteArray() : hello) + low + clientPing(), isAlone ? protocolError : seen);
        list.add("4.2", index, (isAlone ? QByteArray() : hello) + high + clientPing(), isAlone ? protocolError : seen);
    }
}

void addFragments(CaseList &list)
{
    const QByteArray one = "fragment1";
    const QByteArray two = "fragment2";
    const QByteArray both = outcomeOf("text", one + two);
    const QByteArray begin = clientPiece(1, one, false);
    const QByteArray end = clientPiece(0, two, true);
    const QByteArray pinged = outcomeOf("ping", "ping");
    const QByteArray orphan = clientPiece(0, "orphan", true);
    const QByteArray openOrphan = clientPiece(0, "orphan", false);
    list.add("5.1", ClientFrame{.opcode = 9, .payload = one, .isFinal = false}.bytes() + end, protocolError);
    list.add("5.2", ClientFrame{.opcode = 10, .payload = one, .isFinal = false}.bytes() + end, protocolError);
    for (int index = 3; index <= 5; ++index)
        list.add("5", index, begin + end, both);
    for (int index = 6; index <= 8; ++index)
        list.add("5", index, begin + clientPing("ping") + end, pinged + ';' + both);
    for (int index = 9; index <= 11; ++index)
        list.add("5", index, orphan + clientText("Hello, world!"), protocolError);
    for (int index = 12; index <= 14; ++index)
        list.add("5", index, openOrphan + clientText("Hello, world!"), protocolError);
    list.add("5.15", begin + end + openOrphan + clientPiece(1, "x", true), both + ';' + protocolError);
    list.add("5.16", QByteArray(openOrphan + clientText("x") + end).repeated(2), protocolError);
    list.add("5.17", QByteArray(orphan + clientText("x") + end).repeated(2), protocolError);
    list.add("5.18", begin + clientText(two), protocolError);
    QByteArray five = clientPiece(1, "fragment1", false) + clientPiece(0, "fragment2", false) + clientPing("pongme 1!")
                      + clientPiece(0, "fragment3", false) + clientPing("pongme 2!") + clientPiece(0, "fragment4", false)
                      + clientPing("pongme 3!") + clientPiece(0, "fragment5", true);
    const QByteArray fiveSeen = outcomeOf("ping", "pongme 1!") + ';' + outcomeOf("ping", "pongme 2!") + ';' + outcomeOf("ping", "pongme 3!")
                                + ';' + outcomeOf("text", "fragment1fragment2fragment3fragment4fragment5");
    list.add("5.19", five, fiveSeen);
    list.add("5.20", five, fiveSeen);
}

void addFixedUtf8(CaseList &list)
{
    const QByteArray hello = utf8("48656c6c6f2dc2b540c39fc3b6c3a4c3bcc3a0c3a12d5554462d382121");
    const QByteArray bad = utf8("cebae1bdb9cf83cebcceb5eda080656469746564");
    QByteArray singles = clientPiece(1, hello.first(1), false);
    for (qsizetype i = 1; i < hello.size(); ++i)
        singles += clientPiece(0, hello.mid(i, 1), i + 1 == hello.size());
    QByteArray badSingles = clientPiece(1, bad.first(1), false);
    for (qsizetype i = 1; i < bad.size(); ++i)
        badSingles += clientPiece(0, bad.mid(i, 1), i + 1 == bad.size());
    const QByteArray beyond = utf8("f4908080");
    const QByteArray kosme = utf8("cebae1bdb9cf83cebcceb5");

    list.add("6.1.1", clientText({}), "text ");
    list.add("6.1.2", clientPiece(1, {}, false) + clientPiece(0, {}, false) + clientPiece(0, {}, true), "text ");
    list.add("6.1.3", clientPiece(1, {}, false) + clientPiece(0, "middle", false) + clientPiece(0, {}, true), outcomeOf("text", "middle"));
    list.add("6.2.1", clientText(hello), outcomeOf("text", hello));
    list.add("6.2.2", clientPiece(1, hello.first(12), false) + clientPiece(0, hello.mid(12), true), outcomeOf("text", hello));
    list.add("6.2.3", singles, outcomeOf("text", hello));
    list.add("6.2.4", singles, outcomeOf("text", hello));
    list.add("6.3.1", clientText(bad), invalidText);
    list.add("6.3.2", badSingles, invalidText);
    list.add("6.4.1", clientPiece(1, kosme, false) + clientPiece(0, beyond, false) + clientPiece(0, "edited", true), invalidText);
    list.add("6.4.2", clientPiece(1, kosme + beyond.first(3), false) + clientPiece(0, beyond.mid(3), false), invalidText);
    list.add("6.4.3", clientText(kosme + beyond + "edited").chopped(6), invalidText);
    list.add("6.4.4", clientText(kosme + beyond.first(2) + "\x80\x80").chopped(2), invalidText);
}

void addUtf8(CaseList &list, const QByteArray &section, const QList<QByteArray> &texts, bool isValid)
{
    int index = 0;
    for (const QByteArray &text : texts)
        list.add(section, ++index, clientText(text), isValid ? outcomeOf("text", text) : invalidText);
}

QList<QByteArray> lonelyStarts()
{
    const std::pair<int, int> ranges[] = {{0xC0, 0xDF}, {0xE0, 0xEF}, {0xF0, 0xF7}, {0xF8, 0xFB}, {0xFC, 0xFD}};
    QList<QByteArray> result;
    for (const auto &[first, last] : ranges) {
        QByteArray text;
        for (int lead = first; lead <= last; ++lead)
            text.append(static_cast<char>(lead)).append(' ');
        result.append(text);
    }
    return result;
}

QList<QByteArray> lonelyContinuations()
{
    QByteArray all;
    for (int byte = 0x80; byte <= 0xBF; ++byte)
        all.append(static_cast<char>(byte));
    return {utf8("80"), utf8("bf"), utf8("80bf"), utf8("80bf80"), utf8("80bf80bf"), utf8("80bf80bf80"), utf8("80bf80bf80bf"), all};
}

QList<QByteArray> nonCharacters()
{
    QList<QByteArray> result = {utf8("efbfbe"), utf8("efbfbf")};
    for (char32_t plane = 1; plane <= 16; ++plane) {
        for (const char32_t last : {0xFFFEu, 0xFFFFu}) {
            const char32_t point = plane * 0x10000 + last;
            result.append(QString::fromUcs4(&point, 1).toUtf8());
        }
    }
    return result;
}

void addGeneratedUtf8(CaseList &list)
{
    const QByteArray kosme = utf8("cebae1bdb9cf83cebcceb5");
    for (int index = 1; index <= 5; ++index)
        list.add("6.5", index, clientText(kosme), outcomeOf("text", kosme));
    const QList<int> whole = {2, 5, 7, 9, 11};
    for (int length = 1; length <= 11; ++length) {
        const QByteArray text = kosme.first(length);
        list.add("6.6", length, clientText(text), whole.contains(length) ? outcomeOf("text", text) : invalidText);
    }
    addUtf8(list, "6.7", {utf8("00"), utf8("c280"), utf8("e0a080"), utf8("f0908080")}, true);
    addUtf8(list, "6.8", {utf8("f888808080"), utf8("fc8480808080")}, false);
    addUtf8(list, "6.9", {utf8("7f"), utf8("dfbf"), utf8("efbfbf"), utf8("f48fbfbf")}, true);
    addUtf8(list, "6.10", {utf8("f7bfbfbf"), utf8("fbbfbfbfbf"), utf8("fdbfbfbfbfbf")}, false);
    addUtf8(list, "6.11", {utf8("ed9fbf"), utf8("ee8080"), utf8("efbfbd"), utf8("f48fbfbf")}, true);
    list.add("6.11.5", clientText(utf8("f4908080")), invalidText);
    addUtf8(list, "6.12", lonelyContinuations(), false);
    addUtf8(list, "6.13", lonelyStarts(), false);
    const QList<QByteArray> unfinished = {utf8("c0"), utf8("e080"), utf8("f08080"), utf8("f8808080"), utf8("fc80808080"),
                                          utf8("df"), utf8("efbf"), utf8("f7bfbf"), utf8("fbbfbfbf"), utf8("fdbfbfbfbf")};
    addUtf8(list, "6.14", unfinished, false);
    addUtf8(list, "6.15", {unfinished.join()}, false);
    addUtf8(list, "6.16", {utf8("fe"), utf8("ff"), utf8("fefeffff")}, false);
    addUtf8(list, "6.17", {utf8("c0af"), utf8("e080af"), utf8("f08080af"), utf8("f8808080af"), utf8("fc80808080af")}, false);
    addUtf8(list, "6.18", {utf8("c1bf"), utf8("e09fbf"), utf8("f08fbfbf"), utf8("f887bfbfbf"), utf8("fc83bfbfbfbf")}, false);
    addUtf8(list, "6.19", {utf8("c080"), utf8("e08080"), utf8("f0808080"), utf8("f880808080"), utf8("fc8080808080")}, false);
    addUtf8(list, "6.20", {utf8("eda080"), utf8("edadbf"), utf8("edae80"), utf8("edafbf"), utf8("edb080"), utf8("edbe80"), utf8("edbfbf")},
            false);
    addUtf8(list, "6.21",
            {utf8("eda080edb080"), utf8("eda080edbfbf"), utf8("edadbfedb080"), utf8("edadbfedbfbf"), utf8("edae80edb080"),
             utf8("edae80edbfbf"), utf8("edafbfedb080"), utf8("edafbfedbfbf")},
            false);
    addUtf8(list, "6.22", nonCharacters(), true);
    addUtf8(list, "6.23", {utf8("efbfb9"), utf8("efbfba"), utf8("efbfbb"), utf8("efbfbc"), utf8("efbfbd"), utf8("efbfbe"), utf8("efbfbf")},
            true);
}

void addClosing(CaseList &list)
{
    const QByteArray hello = clientText("Hello World!");
    const QByteArray seen = outcomeOf("text", "Hello World!");
    const QByteArray close = clientClose(1000);
    const QByteArray longText(messageLimit, 'B');
    list.add("7.1.1", hello + close, seen + ";close 1000 ");
    list.add("7.1.2", close + close, "close 1000 ");
    list.add("7.1.3", close + clientPing(), "close 1000 ");
    list.add("7.1.4", close + hello, "close 1000 ");
    list.add("7.1.5", clientPiece(1, "fragment1", false) + close + clientPiece(0, "fragment2", true), "close 1000 ");
    list.add("7.1.6", clientText(longText) + hello + close + clientPing(), outcomeOf("text", longText) + ';' + seen + ";close 1000 ");
    list.add("7.3.1", ClientFrame{.opcode = 8}.bytes(), "close 1005 ");
    list.add("7.3.2", ClientFrame{.opcode = 8, .payload = "a"}.bytes(), protocolError);
    list.add("7.3.3", close, "close 1000 ");
    list.add("7.3.4", clientClose(1000, "Hello World!"), "close 1000 " + QByteArray("Hello World!").toHex());
    list.add("7.3.5", clientClose(1000, QByteArray(123, '*')), "close 1000 " + QByteArray(123, '*').toHex());
    list.add("7.3.6", clientClose(1000, QByteArray(124, '*')), protocolError);
    list.add("7.5.1", clientClose(1000, utf8("cebae1bdb9cf83cebcceb5eda080656469746564")), invalidText);
    int index = 0;
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
        list.add("7.7", ++index, clientClose(code), "close " + QByteArray::number(code) + ' ');
    index = 0;
    for (const int code : {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999})
        list.add("7.9", ++index, clientClose(code), protocolError);
    list.add("7.13.1", clientClose(5000), protocolError);
    list.add("7.13.2", clientClose(65535), protocolError);
}

QByteArray inPieces(quint8 opcode, const QByteArray &payload, int pieceBytes)
{
    QByteArray result;
    for (qsizetype at = 0; at < payload.size(); at += pieceBytes)
        result += clientPiece(at ? 0 : opcode, payload.mid(at, pieceBytes), at + pieceBytes >= payload.size());
    return result;
}

void addLimits(CaseList &list)
{
    const QByteArray text(messageLimit, '*');
    const QByteArray binary(messageLimit, '\xFE');
    list.add("9.1.1", clientText(text), outcomeOf("text", text));
    list.add("9.2.1", clientBinary(binary), outcomeOf("binary", binary));
    int index = 1;
    for (const int above : {1, messageLimit, 3 * messageLimit, 7 * messageLimit, 15 * messageLimit}) {
        ++index;
        list.add("9.1", index, clientText(text + QByteArray(above, '*')), tooLarge);
        list.add("9.2", index, clientBinary(binary + QByteArray(above, '\xFE')), tooLarge);
    }
    index = 0;
    for (const int piece : {64, 256, 1024, 4096, 16384, 65536}) {
        ++index;
        list.add("9.3", index, inPieces(1, text, piece), outcomeOf("text", text));
        list.add("9.4", index, inPieces(2, binary, piece), outcomeOf("binary", binary));
        list.add("9.5", index, inPieces(1, text + '*', piece), tooLarge);
    }
    list.add("10.1.1", inPieces(1, text, 1300), outcomeOf("text", text));
}

} // namespace

QList<AutobahnCase> autobahnCases()
{
    CaseList list;
    addFraming(list);
    addPings(list);
    addReservedBits(list);
    addOpcodes(list);
    addFragments(list);
    addFixedUtf8(list);
    addGeneratedUtf8(list);
    addClosing(list);
    addLimits(list);
    return list.take();
}

} // namespace kith::test
