// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/search/search_grams.h"
#include "shared/search/text_folding.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>

using namespace kith;
using namespace Qt::Literals::StringLiterals;

namespace {
/// Texts of many scripts, with marks, signs, emoji and invisible characters between them.
QString randomText(QRandomGenerator &random, int longest)
{
    static const QStringList pieces{u"the"_s,      u"Straße"_s,   u" "_s,        u"é"_s,       u"e\u0301"_s, u"Łódź"_s,
                                    u"東京"_s,     u"が"_s,       u"か\u3099"_s, u"ｶﾞ"_s,      u"안녕"_s,    u"\u1112\u1161"_s,
                                    u"مُحَمَّد"_s,     u"שָׁלוֹם"_s,     u"हिन्दी"_s,    u"ภาษา"_s,    u"\n\t "_s,   u"👩‍👩‍👧"_s,
                                    u"👍🏽"_s, u"ﬁ"_s,        u"Ⅷ"_s,        u"й"_s,       u"Ё"_s,       u"\u200B"_s,
                                    u"-:\"'."_s,   u"İstanbul"_s, u"ΣΊΣΥΦΟΣ"_s,  u"½"_s,       u"ﷺ"_s,       u"\u0301"_s,
                                    u"\uFE0F"_s,   u"Q"_s,        u"𝔘𝔫𝔦"_s,      u"x\u0336"_s, u"ㅋㅋ"_s};
    QString text;
    const int count = random.bounded(longest + 1);
    for (int i = 0; i < count; ++i) {
        if (random.bounded(4) == 0) {
            const auto c = char32_t(random.bounded(0x20, 0x30000));
            if (!QChar::isSurrogate(c))
                text += QStringView(QChar::fromUcs4(c));
        } else {
            text += pieces.at(random.bounded(int(pieces.size())));
        }
    }
    return text;
}
} // namespace

class TestSearchText : public QObject
{
    Q_OBJECT

private slots:
    void foldsWhatPeopleDoNotType_data();
    void foldsWhatPeopleDoNotType();
    void foldingTwiceIsFoldingOnce();
    void originsCoverWhatWasFound();
    void originsAreInOrder();
    void findsShortTermsAtWordStarts_data();
    void findsShortTermsAtWordStarts();
    void textHoldsTheGramsOfEveryTermInIt();
    void longTermGivesFewGrams();
};

void TestSearchText::foldsWhatPeopleDoNotType_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) { QTest::newRow(name) << text << expected; };
    row("case", u"Hello WORLD"_s, u"hello world"_s);
    row("accents", u"Crème Brûlée Ångström"_s, u"creme brulee angstrom"_s);
    row("accents apart", u"cafe\u0301"_s, u"cafe"_s);
    row("strokes", u"Łódź Øre Đorđe Æsir"_s, u"lodz ore dorde aesir"_s);
    row("sharp s", u"Straße STRASSE ẞ"_s, u"strasse strasse ss"_s);
    row("Turkish", u"İSTANBUL ılık"_s, u"istanbul ilik"_s);
    row("Greek", u"Σίσυφος ΣΊΣΥΦΟΣ"_s, u"σισυφοσ σισυφοσ"_s);
    row("Cyrillic", u"Ёлка МОЙ"_s, u"елка мой"_s);
    row("Arabic marks", u"مُحَمَّد"_s, u"محمد"_s);
    row("Arabic alef", u"أحمد"_s, u"احمد"_s);
    row("Hebrew points", u"שָׁלוֹם"_s, u"שלום"_s);
    row("Han", u"東京都"_s, u"東京都"_s);
    row("kana in one and in two", u"がか\u3099"_s, u"がが"_s);
    row("half width", u"ｶﾞｷﾞ Ａｂｃ１２"_s, u"ガギ abc12"_s);
    row("Hangul in one and in parts", u"한\u1112\u1161\u11AB"_s, u"한한"_s);
    row("Korean laughter", u"ㅋㅋㅋ"_s, u"ㅋㅋㅋ"_s);
    row("Devanagari keeps its vowels", u"हिन्दी"_s, u"हिन्दी"_s);
    row("Thai keeps its vowels", u"ภาษาไทย"_s, u"ภาษาไทย"_s);
    row("ligatures", u"ﬁne ﬃ Ǆ"_s, u"fine ffi dz"_s);
    row("invisible", u"hid\u200Bden so\u00ADft"_s, u"hidden soft"_s);
    row("emoji parts", u"👩\u200D💻"_s, u"👩💻"_s);
    row("white space", u"a \n\t b\u00A0c"_s, u"a b c"_s);
    row("mathematical letters", u"𝔘𝔫𝔦"_s, u"uni"_s);
}

void TestSearchText::foldsWhatPeopleDoNotType()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(folded(text), expected);
    QCOMPARE(foldedWithOrigins(text).text, expected);
}

void TestSearchText::foldingTwiceIsFoldingOnce()
{
    for (char32_t c = 1; c < 0x32000; ++c) {
        if (QChar::isSurrogate(c))
            continue;
        const QString text = QStringView(QChar::fromUcs4(c)).toString();
        const QString once = folded(text);
        QVERIFY2(folded(once) == once, qPrintable(u"U+%1"_s.arg(uint(c), 4, 16)));
    }
    QRandomGenerator random(1);
    for (int i = 0; i < 20'000; ++i) {
        const QString once = folded(randomText(random, 12));
        QCOMPARE(folded(once), once);
    }
}

void TestSearchText::originsCoverWhatWasFound()
{
    const auto found = [](const QString &text, const QString &term) {
        const FoldedText all = foldedWithOrigins(text);
        const QString wanted = folded(term);
        const qsizetype at = all.text.indexOf(wanted);
        if (at < 0)
            return QString();
        const qsizetype begin = all.origins[size_t(at)].begin;
        return text.mid(begin, all.origins[size_t(at + wanted.size() - 1)].end - begin);
    };
    QCOMPARE(found(u"Une crème brûlée"_s, u"creme"_s), u"crème"_s);
    QCOMPARE(found(u"Une cre\u0300me"_s, u"creme"_s), u"cre\u0300me"_s);
    QCOMPARE(found(u"auf der Straße"_s, u"STRASSE"_s), u"Straße"_s);
    QCOMPARE(found(u"two  \n lines"_s, u"two lines"_s), u"two  \n lines"_s);
    QCOMPARE(found(u"👍🏽 well hid\u200Bden"_s, u"hidden"_s), u"hid\u200Bden"_s);
    QCOMPARE(found(u"𝔘𝔫𝔦code"_s, u"nic"_s), u"𝔫𝔦c"_s);
}

void TestSearchText::originsAreInOrder()
{
    QRandomGenerator random(2);
    for (int i = 0; i < 20'000; ++i) {
        const QString text = randomText(random, 12);
        const FoldedText all = foldedWithOrigins(text);
        QCOMPARE(all.text, folded(text));
        QCOMPARE(qsizetype(all.origins.size()), all.text.size());
        qsizetype previous = 0;
        for (const FoldedText::Origin &origin : all.origins) {
            QVERIFY(origin.begin >= previous && origin.end > origin.begin && origin.end <= text.size());
            previous = origin.begin;
        }
    }
}

void TestSearchText::findsShortTermsAtWordStarts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("term");
    QTest::addColumn<int>("at");
    const auto row = [](const char *name, const QString &text, const QString &term, int at) { QTest::newRow(name) << text << term << at; };
    row("one letter", u"we go on"_s, u"g"_s, 3);
    row("not inside", u"ago"_s, u"go"_s, -1);
    row("inside, then a start", u"ago go"_s, u"go"_s, 4);
    row("behind a sign", u"(go)"_s, u"go"_s, 1);
    row("three letters anywhere", u"cargoes"_s, u"goe"_s, 3);
    row("Han inside", u"我在東京都"_s, u"京都"_s, 3);
    row("one Han", u"我在東京都"_s, u"京"_s, 3);
    row("Hangul inside", u"정기회의"_s, u"회의"_s, 2);
    row("letter behind Han", u"日本ab"_s, u"ab"_s, 2);
    row("sign", u"well :) then"_s, u":)"_s, 5);
    row("emoji", u"great👍"_s, u"👍"_s, 5);
    row("half an emoji is none", u"👍"_s, QString(QChar(0xDC4D)), -1);
    row("digits", u"room 42b"_s, u"42"_s, 5);
    row("number inside", u"a42"_s, u"42"_s, -1);
}

void TestSearchText::findsShortTermsAtWordStarts()
{
    QFETCH(QString, text);
    QFETCH(QString, term);
    QFETCH(int, at);
    QCOMPARE(findTerm(text, term), at);
}

void TestSearchText::textHoldsTheGramsOfEveryTermInIt()
{
    QRandomGenerator random(3);
    int found = 0;
    for (int i = 0; i < 20'000; ++i) {
        const QString text = folded(randomText(random, 15));
        if (text.isEmpty())
            continue;
        const std::vector<GramHash> grams = gramsOf(text);
        QVERIFY(std::ranges::is_sorted(grams));
        const qsizetype begin = random.bounded(int(text.size()));
        const QString term = folded(text.mid(begin, 1 + random.bounded(12))).trimmed();
        if (term.isEmpty() || term.front().isLowSurrogate() || term.back().isHighSurrogate() || findTerm(text, term) < 0)
            continue;
        ++found;
        for (const GramHash hash : gramsOfTerm(term, 8))
            QVERIFY2(std::ranges::binary_search(grams, hash), qPrintable(text + u" / "_s + term));
    }
    QVERIFY(found > 5'000);
}

void TestSearchText::longTermGivesFewGrams()
{
    const QString term = u"a phrase that somebody remembers word for word"_s;
    QCOMPARE(gramsOfTerm(term, 8).size(), size_t(8));
    QCOMPARE(gramsOfTerm(u"abc"_s, 8).size(), size_t(1));
    QCOMPARE(gramsOfTerm(u"abcd"_s, 1).size(), size_t(1));
    for (const GramHash hash : gramsOfTerm(term, 100))
        QVERIFY(hash < (GramHash(1) << gramBits));
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_search_text.moc"
