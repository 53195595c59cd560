// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/markup/markup.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

#include <algorithm>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {
/// What is left of our HTML when every tag of ours and every entity is taken away holds no sign of a tag.
bool holdsOnlyOurTags(QString html)
{
    static const QRegularExpression ours(
        u"<(?:/?(?:b|i|s|code)|br|/a|/span|a(?: class=\"\\w+\")? href=\"[^\"<>]*\"|span class=\"\\w+\")>"_s);
    html.remove(ours);
    return !html.contains(u'<') && !html.contains(u'>');
}

QString htmlOf(const QString &text, const QList<TextMark> &marks = {})
{
    QString out;
    for (const MarkupBlock &block : readMarkup(text, marks).blocks)
        out += block.html + u'|';
    return out.chopped(out.isEmpty() ? 0 : 1);
}
} // namespace

/// What is drawn of a message, and that nothing somebody wrote becomes markup of its own.
class TestMarkup : public QObject
{
    Q_OBJECT

private slots:
    void linksAreFoundInTheirOrder();
    void plainTextStaysAsItIs_data();
    void plainTextStaysAsItIs();
    void markdownIsRead_data();
    void markdownIsRead();
    void codeIsABlockOfItsOwn();
    void tablesAreDrawnInLines();
    void whatIsNoTableForAMessageStaysText_data();
    void whatIsNoTableForAMessageStaysText();
    void marksLieOnTheText_data();
    void marksLieOnTheText();
    void badMarksAreIgnored();
    void hostileTextIsNeverMarkup_data();
    void hostileTextIsNeverMarkup();
    void flattensToOneLine();
    void shortensBetweenTwoCharacters();
    void longTextTakesNoLongTime();
};

void TestMarkup::plainTextStaysAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << u"Hello, how are you?"_s;
    QTest::newRow("lines") << u"one\ntwo\n\n\n  three"_s;
    QTest::newRow("arithmetic") << u"2 * 3 * 4 = 24, a_b_c, x < y > z & w"_s;
    QTest::newRow("html") << u"<b>not bold</b> &amp; <img src=x>"_s;
    QTest::newRow("emoji") << u"👍🏽"_s;
    QTest::newRow("indented") << u"    four spaces"_s;
    QTest::newRow("empty") << QString();
}

void TestMarkup::plainTextStaysAsItIs()
{
    QFETCH(QString, text);
    QVERIFY(readMarkup(text).isPlain);
    QVERIFY(readMarkup(text).blocks.isEmpty());
}

void TestMarkup::markdownIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    QTest::newRow("bold, italic, struck") << u"**a** *b* ~~c~~"_s << u"<b>a</b> <i>b</i> <s>c</s>"_s;
    QTest::newRow("code keeps its signs") << u"`a<b>*c*`"_s << u"<code>a&lt;b&gt;*c*</code>"_s;
    QTest::newRow("lines are kept") << u"**a**\nb\n\nc"_s << u"<b>a</b><br>b<br><br>c"_s;
    QTest::newRow("bare address") << u"see https://example.org/?a=1&b=2 now"_s
                                  << u"see <a href=\"https://example.org/?a=1&amp;b=2\">https://example.org/?a=1&amp;b=2</a> now"_s;
    QTest::newRow("named address") << u"[page](https://example.org)"_s << u"<a href=\"https://example.org\">page</a>"_s;
    QTest::newRow("refused address stays readable") << u"[page](javascript:alert(1))"_s << u"page (javascript:alert(1))"_s;
    QTest::newRow("picture is a link") << u"![cat](https://example.org/c.png)"_s << u"<a href=\"https://example.org/c.png\">cat</a>"_s;
    QTest::newRow("quote between text") << u"a\n> b\n\nc"_s << u"a|b|c"_s;
    QTest::newRow("list") << u"do:\n- a\n- b\n  1. c\n  2. d"_s
                          << u"do:<br>• a<br>• b<br>&nbsp;&nbsp;&nbsp;&nbsp;1. c<br>&nbsp;&nbsp;&nbsp;&nbsp;2. d"_s;
    QTest::newRow("heading is bold") << u"# Title\ntext"_s << u"<b>Title</b><br><br>text"_s;
    QTest::newRow("entity is what was typed") << u"**x** &lt;"_s << u"<b>x</b> &amp;lt;"_s;
}

void TestMarkup::markdownIsRead()
{
    QFETCH(QString, text);
    QTEST(htmlOf(text), "html");
}

void TestMarkup::codeIsABlockOfItsOwn()
{
    const Markup markup = readMarkup(u"before\n```cpp\nint a = 1 < 2;\n\n  return a;\n```\nafter"_s);
    QCOMPARE(markup.blocks.size(), 3);
    QCOMPARE(markup.blocks.at(1).kind, MarkupBlock::Kind::Code);
    QCOMPARE(markup.blocks.at(1).language, u"cpp"_s);
    QCOMPARE(markup.blocks.at(1).plain, u"int a = 1 < 2;\n\n  return a;"_s);
    QVERIFY(markup.blocks.at(1).html.isEmpty());
    QCOMPARE(markup.blocks.at(2).html, u"after"_s);
    QCOMPARE(readMarkup(u"```\n```"_s).blocks.size(), 1);
}

void TestMarkup::tablesAreDrawnInLines()
{
    const Markup markup = readMarkup(u"before\n\n| Bed | Plant |\n|---|:--|\n| 1 | **Kale** & `x` |\n| 10 | <b>é</b> |\n| 2 |\n\nafter"_s);
    QCOMPARE(markup.blocks.size(), 3);
    QCOMPARE(markup.blocks.at(0).plain, u"before"_s);
    QCOMPARE(markup.blocks.at(1).kind, MarkupBlock::Kind::Table);
    QCOMPARE(markup.blocks.at(1).html, QString());
    QCOMPARE(markup.blocks.at(1).plain, u"Bed │ Plant   \n"
                                        "────┼─────────\n"
                                        "1   │ Kale & x\n"
                                        "10  │ <b>é</b>\n"
                                        "2   │         "_s);
    QCOMPARE(markup.blocks.at(2).plain, u"after"_s);
    QCOMPARE(flattened(u"| a | b |\n|---|---|\n| c | d |"_s), u"a b c d"_s);
    QCOMPARE(flattened(u"a ─ b\n\n| c | d |\n|---|---|"_s), u"a ─ b c d"_s);
    // Within a quote what follows is quoted still.
    const Markup quoted = readMarkup(u"> | a | b |\n> |---|---|\n> | c | d |\n>\n> said"_s);
    QCOMPARE(quoted.blocks.size(), 2);
    QCOMPARE(quoted.blocks.at(1).kind, MarkupBlock::Kind::Quote);
}

void TestMarkup::whatIsNoTableForAMessageStaysText_data()
{
    QTest::addColumn<QString>("text");
    const auto table = [](int columns, int rows, const QString &cell) -> QString {
        const QString row = QString(u"|"_s + cell).repeated(columns) + u"|\n"_s;
        return u"|a"_s.repeated(columns) + u"|\n"_s + u"|-"_s.repeated(columns) + u"|\n"_s + row.repeated(rows);
    };
    QTest::newRow("with a link to press") << table(2, 2, u" https://example.org "_s);
    QTest::newRow("too wide") << table(13, 2, u"b"_s);
    QTest::newRow("too long") << table(2, 60, u"b"_s);
    QTest::newRow("a long cell") << table(2, 2, QString(81, u'b'));
    QTest::newRow("as wide as a message") << QString(table(2600, 1, u"b"_s) + u"|\n"_s.repeated(2600));
}

void TestMarkup::whatIsNoTableForAMessageStaysText()
{
    QFETCH(QString, text);
    const Markup markup = readMarkup(text);
    QVERIFY(std::ranges::none_of(markup.blocks, [](const MarkupBlock &block) { return block.kind == MarkupBlock::Kind::Table; }));
    QCOMPARE(markup.links.isEmpty(), !text.contains(u"https"));
    QVERIFY(markup.isPlain || markup.blocks.first().plain.startsWith(u"|a|a"));
    // With a mark on it, which is to be seen.
    const QList<TextMark> marks{{.kind = TextMark::Kind::Found, .offset = 13, .length = 1}};
    const Markup marked = readMarkup(u"|a|b|\n|-|-|\n|c|d|"_s, marks);
    QCOMPARE(marked.blocks.first().kind, MarkupBlock::Kind::Text);
}

void TestMarkup::marksLieOnTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<QString>("html");
    const auto link = [](const char *words) {
        return u"<a class=\"mention\" href=\"kith:person/7\">%1</a>"_s.arg(QString::fromUtf8(words));
    };
    QTest::newRow("start") << u"@Ada hi"_s << qsizetype(0) << qsizetype(4) << link("@Ada") + u" hi"_s;
    QTest::newRow("after wide letters") << u"ñ👍 @Ada"_s << qsizetype(4) << qsizetype(4) << u"ñ👍 "_s + link("@Ada");
    QTest::newRow("in bold") << u"**hi @Ada**"_s << qsizetype(5) << qsizetype(4) << u"<b>hi "_s + link("@Ada") + u"</b>"_s;
    QTest::newRow("escaped") << u"a < @A&B"_s << qsizetype(4) << qsizetype(4) << u"a &lt; "_s + link("@A&amp;B");
}

void TestMarkup::marksLieOnTheText()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, offset);
    QFETCH(qsizetype, length);
    QTEST(htmlOf(text, {{.kind = TextMark::Kind::Mention, .offset = offset, .length = length, .userId = u"7"_s}}), "html");
}

void TestMarkup::badMarksAreIgnored()
{
    const QString text = u"hello"_s;
    for (const auto &[offset, length] : std::initializer_list<std::pair<qsizetype, qsizetype>>{{-1, 2}, {0, 0}, {0, -3}, {3, 9}, {99, 1}})
        QVERIFY(readMarkup(text, {{.offset = offset, .length = length}}).isPlain);
    QCOMPARE(htmlOf(text,
                    {{.kind = TextMark::Kind::Found, .offset = 1, .length = 3}, {.kind = TextMark::Kind::Found, .offset = 2, .length = 2}}),
             u"h<span class=\"found\">ell</span>o"_s);
}

void TestMarkup::hostileTextIsNeverMarkup_data()
{
    QTest::addColumn<QString>("text");
    const QStringList corpus{
        u"**x** <img src=http://evil.example/a.png>"_s,
        u"**x** <a href='file:///etc/passwd'>a</a>"_s,
        u"[\"><img src=http://evil.example>](https://example.org)"_s,
        u"[x](https://example.org/\"><img/src=x>)"_s,
        u"[x](<https://example.org/\" onclick=\"y>)"_s,
        u"![\"<b>](https://example.org \"<img src=x>\")"_s,
        u"```<img src=x>\n<b>\n```"_s,
        u"`<style>*{background:url(http://evil.example)}</style>`"_s,
        u"> <script>alert(1)</script>"_s,
        u"- <table><tr><td background=http://evil.example>"_s,
        u"&#60;img src=x&#62; **b**"_s,
        u"**\u202e<gnp.exe>**"_s,
        u"[![<i>](javascript:x)](data:text/html,<b>)"_s,
        u"~~<!-- -->~~ <![CDATA[ ]]>"_s,
        u"# <h1>\n\n<p style=\"x\">"_s,
        u"https://example.org/<b>\"'>"_s,
        u"www.example.org/\"onmouseover=\"x"_s,
        u"a@example.org<img>"_s,
    };
    for (const QString &text : corpus)
        QTest::newRow(qPrintable(text.left(40))) << text;
}

void TestMarkup::hostileTextIsNeverMarkup()
{
    QFETCH(QString, text);
    for (qsizetype offset = 0; offset < text.size(); ++offset) {
        const QList<TextMark> marks{{.offset = offset, .length = 3, .userId = u"\"><img>"_s}};
        const QString html = htmlOf(text, marks);
        QVERIFY2(holdsOnlyOurTags(html), qPrintable(html));
    }
    QVERIFY2(holdsOnlyOurTags(htmlOf(text)), qPrintable(htmlOf(text)));
}

void TestMarkup::flattensToOneLine()
{
    QCOMPARE(flattened(u"**Hi**\n\n> quoted\n\n```\ncode  x\n```"_s), u"Hi quoted code x"_s);
    QCOMPARE(flattened(u"  just\n text "_s), u"just text"_s);
}

void TestMarkup::shortensBetweenTwoCharacters()
{
    QCOMPARE(shortened(u"twelve chars"_s, 12), u"twelve chars"_s);
    QCOMPARE(shortened(u"twelve chars"_s, 6), u"twelve…"_s);
    // Never within a surrogate pair, a family, or a letter and its marks.
    const QString family = u"👨‍👩‍👧"_s;
    QCOMPARE(shortened(u"ab"_s + family, 5), u"ab…"_s);
    QCOMPARE(shortened(u"abe\u0301e\u0301"_s, 5), u"abe\u0301…"_s);
    QCOMPARE(shortened(u"😀😀😀"_s, 3), u"😀…"_s);
    // But a letter with marks without end does not hold up the cut, nor empty it.
    const QString marked = shortened(u"a"_s + QString(5000, QChar(0x301)), 200);
    QCOMPARE(marked.size(), 201);
    QCOMPARE(shortened(QString(16'000, u'w'), 200).size(), 201);
}

void TestMarkup::longTextTakesNoLongTime()
{
    // Nested openings are the classic way to make a Markdown reader take quadratic time.
    for (const QString &unit : {u"["_s, u"*a"_s, u"> "_s, u"`"_s, u"![["_s, u"- "_s, u"~~"_s, u"<"_s})
        (void)readMarkup(unit.repeated(16'000 / unit.size()));
    QVERIFY(readMarkup(QString(16'000, u'a')).isPlain);
}

void TestMarkup::linksAreFoundInTheirOrder()
{
    QVERIFY(readMarkup(u"no link, `https://example.org/code` and [no](javascript:x)"_s).links.isEmpty());
    const QList<FoundLink> found
        = readMarkup(u"**[the plan](https://example.org/plan)** www.example.com a@example.org [bank](https://evil.example)"
                     " ![picture](https://pictures.example/x.png) [bank.example](https://evil.example/y)"_s)
              .links;
    QStringList words;
    QStringList places;
    for (const FoundLink &link : found) {
        words.append(link.words);
        places.append(link.place);
    }
    QCOMPARE(words, (QStringList{u"the plan"_s, u"www.example.com"_s, u"a@example.org"_s, u"bank"_s, u"picture"_s, u"bank.example"_s}));
    QCOMPARE(places, (QStringList{u"example.org"_s, u"www.example.com"_s, u"a@example.org"_s, u"evil.example"_s, u"pictures.example"_s,
                                  u"evil.example"_s}));
    QCOMPARE(found[0].address, u"https://example.org/plan"_s);
    QVERIFY2(found.last().href.startsWith(u"kith:ask/"_s), "what pretends to lead elsewhere is asked about here too");
}

QTEST_APPLESS_MAIN(TestMarkup)
#include "test_markup.moc"
