// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/search/search_query.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith;
using namespace Qt::Literals::StringLiterals;

namespace {
struct Parsed
{
    SearchQuery query;
    FieldErrors errors;
};

Parsed parsed(const QString &text)
{
    Parsed out;
    parseSearch(text, u"q"_s, out.query, out.errors);
    return out;
}

/// The query in a form that a failed comparison prints.
QString shown(const SearchQuery &query)
{
    QStringList parts;
    const auto sign = [](bool isNegated) { return isNegated ? u"-"_s : QString(); };
    for (const auto &term : query.terms)
        parts += sign(term.isNegated) + u'[' + term.text + u']';
    for (const auto &name : query.from)
        parts += sign(name.isNegated) + u"from "_s + name.text;
    for (const auto &name : query.in)
        parts += sign(name.isNegated) + u"in "_s + name.text;
    for (const auto &has : query.has)
        parts += sign(has.isNegated) + u"has %1"_s.arg(int(has.what));
    if (query.begin)
        parts += u">= "_s + toRfc3339(*query.begin);
    if (query.end)
        parts += u"< "_s + toRfc3339(*query.end);
    return parts.join(u", "_s);
}
} // namespace

class TestSearchQuery : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void refusesTooManyParts();
};

void TestSearchQuery::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) { QTest::newRow(name) << text << expected; };
    row("nothing", u""_s, u""_s);
    row("spaces", u"  \t "_s, u""_s);
    row("words", u"Hello  World"_s, u"[hello], [world]"_s);
    row("phrase", u"\"Hello  World\" again"_s, u"[hello world], [again]"_s);
    row("printers' quotes", u"“hello world”"_s, u"[hello world]"_s);
    row("low quotes", u"„hallo welt“"_s, u"[hallo welt]"_s);
    row("phrase without end", u"\"hello world"_s, u"[hello world]"_s);
    row("empty phrase", u"\"\" a"_s, u"[a]"_s);
    row("quote in a word", u"a\"b c\"d"_s, u"[a], [b c], [d]"_s);
    row("not", u"-hello -\"big world\""_s, u"-[hello], -[big world]"_s);
    row("lone minus", u"a - b"_s, u"[a], [-], [b]"_s);
    row("minus at the end", u"a -"_s, u"[a], [-]"_s);
    row("two minuses", u"--force"_s, u"-[-force]"_s);
    row("minus inside", u"well-known"_s, u"[well-known]"_s);
    row("from", u"from:Anna"_s, u"from anna"_s);
    row("from in quotes", u"from:\"Anna Berg\" x"_s, u"[x], from anna berg"_s);
    row("filter in capitals", u"FROM:me"_s, u"from me"_s);
    row("not from", u"-from:anna -in:choir"_s, u"-from anna, -in choir"_s);
    row("several", u"from:a from:b in:c"_s, u"from a, from b, in c"_s);
    row("has", u"has:image -has:link"_s, u"has 1, -has 3"_s);
    row("other colons", u"https://example.org/a:b 12:30 note: re:"_s, u"[https://example.org/a:b], [12:30], [note:], [re:]"_s);
    row("colon first", u":) :from:x"_s, u"[:)], [:from:x]"_s);
    row("before a day", u"before:2026-11-23"_s, u"< 2026-11-23T00:00:00.000Z"_s);
    row("after a day", u"after:2026-11-23"_s, u">= 2026-11-24T00:00:00.000Z"_s);
    row("on a day", u"on:2026-02-28"_s, u">= 2026-02-28T00:00:00.000Z, < 2026-03-01T00:00:00.000Z"_s);
    row("on a month", u"on:2026-12"_s, u">= 2026-12-01T00:00:00.000Z, < 2027-01-01T00:00:00.000Z"_s);
    row("after a year", u"after:2025"_s, u">= 2026-01-01T00:00:00.000Z"_s);
    row("between moments", u"after:2026-11-23T08:00:00Z before:2026-11-23T10:00:00+01:00"_s,
        u">= 2026-11-23T08:00:00.001Z, < 2026-11-23T09:00:00.000Z"_s);
    row("the narrower one counts", u"before:2026-12 before:2026-11 after:2024 after:2025"_s,
        u">= 2026-01-01T00:00:00.000Z, < 2026-11-01T00:00:00.000Z"_s);
    row("SQL and FTS", u"a' OR 1=1 -- NEAR(\"x\" \"y\") * AND"_s, u"[a'], [or], [1=1], -[-], [near(], [x], [y], [)], [*], [and]"_s);
    row("scripts", u"東京 مُحَمَّد"_s, u"[東京], [محمد]"_s);
    row("only invisible", u"\u200B\u200D"_s, u""_s);
}

void TestSearchQuery::understands()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Parsed result = parsed(text);
    QVERIFY2(result.errors.isEmpty(), qPrintable(result.errors.isEmpty() ? QString() : result.errors.fields().first().detail));
    QCOMPARE(shown(result.query), expected);
    QCOMPARE(result.query.isEmpty(), expected.isEmpty());
}

void TestSearchQuery::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    for (const char *text : {"from:", "in:\"\"", "has:", "before:", "from:\"\u200B\""})
        QTest::newRow(text) << QString::fromUtf8(text) << u"required"_s;
    for (const char *text : {"before:tomorrow", "after:2026-13", "on:2026-02-30", "before:1969", "after:2026/11/23", "on:26-11-23",
                             "before:2026-1-1", "after:2026-11-23T25:00:00Z", "-before:2026", "on:+026", "after:2026-11-2x"})
        QTest::newRow(text) << QString::fromUtf8(text) << u"format"_s;
    for (const char *text : {"has:elephant", "has:'", "-has:x"})
        QTest::newRow(text) << QString::fromUtf8(text) << u"unknown"_s;
}

void TestSearchQuery::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    const Parsed result = parsed(text);
    QCOMPARE(result.errors.fields().size(), 1);
    QCOMPARE(result.errors.fields().first().field, u"q"_s);
    QCOMPARE(result.errors.fields().first().code, code);
    QVERIFY(!result.errors.fields().first().detail.isEmpty());
}

void TestSearchQuery::refusesTooManyParts()
{
    QVERIFY(parsed(u"a "_s.repeated(searchTermsMax)).errors.isEmpty());
    QCOMPARE(parsed(u"a "_s.repeated(searchTermsMax + 1)).errors.fields().first().code, u"too_long"_s);
    QCOMPARE(parsed(u"from:a "_s.repeated(searchTermsMax + 1)).errors.fields().first().code, u"too_long"_s);
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_search_query.moc"
