// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/envelope.h"
#include "shared/protocol/strict_json.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace kith;
using namespace Qt::Literals::StringLiterals;

/// What a string in JSON may be written like; and that nothing else is refused by it.
class TestStrictJson : public QObject
{
    Q_OBJECT

private slots:
    void judgesStrings_data();
    void judgesStrings();
    void takesWhateverQtWrites();
    void framesAreStrict();
};

void TestStrictJson::judgesStrings_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isStrict");
    const auto row = [](const char *name, const QByteArray &json, bool isStrict) { QTest::newRow(name) << json << isStrict; };
    row("nothing", "", true);
    row("no string", "{\n\t[1, true]}", true);
    row("plain", R"({"a":"b c","d":["e"]})", true);
    row("every escape", R"({"a":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00"})", true);
    row("other languages", "{\"a\":\"\xc3\xa9\xf0\x9f\x98\x80\x7f\"}", true);
    row("space between, not within", "{\r\n\t\"a\" :\n \"b\"}", true);
    row("a backslash before the end", R"({"a":"\\"})", true);
    row("escaped quotation mark, then an end", R"({"a":"\\\"","b":1})", true);
    row("line feed", "{\"a\":\"b\nc\"}", false);
    row("tab", "{\"a\":\"b\tc\"}", false);
    row("NUL", QByteArray("{\"a\":\"b\0c\"}", 11), false);
    row("control character in a name", "{\"a\x1f\":1}", false);
    row("unknown escape", R"({"a":"\x41"})", false);
    row("an apostrophe needs none", R"({"a":"\'"})", false);
    row("upper case", R"({"a":"\N"})", false);
    row("short code", R"({"a":"\u12"})", false);
    row("no code", R"({"a":"\u"})", false);
    row("no hexadecimal digit", R"({"a":"\u12g4"})", false);
    row("unended", R"({"a":"b)", false);
    row("ended by an escape", R"({"a":"b\)", false);
    row("code at the very end", R"({"a":"\u123)", false);
}

void TestStrictJson::judgesStrings()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isStrict);
    QCOMPARE(hasStrictStrings(json), isStrict);
}

void TestStrictJson::takesWhateverQtWrites()
{
    QString everything;
    for (char32_t c = 0; c < 0x3000; ++c)
        everything += QStringView(QChar::fromUcs4(c));
    everything += u"😀"_s;
    const QJsonObject object{{everything.left(300), everything}, {u"n"_s, 1.5}};
    for (const auto format : {QJsonDocument::Compact, QJsonDocument::Indented})
        QVERIFY(hasStrictStrings(QJsonDocument(object).toJson(format)));
}

void TestStrictJson::framesAreStrict()
{
    QVERIFY(decodeCommand(R"({"id":"1","do":"ping"})"));
    for (const QByteArray &frame : {QByteArray(R"({"id":"1","do":"p\ing"})"), QByteArray("{\"id\":\"1\n\",\"do\":\"ping\"}")}) {
        const auto refused = decodeCommand(frame);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadRequest);
    }
}

QTEST_GUILESS_MAIN(TestStrictJson)
#include "test_strict_json.moc"
