// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/emoji.h"
#include "shared/limits.h"

#include <QtTest/QTest>

using namespace kith;
using namespace Qt::Literals::StringLiterals;

class TestEmoji : public QObject
{
    Q_OBJECT

private slots:
    void takesOneEmoji_data();
    void takesOneEmoji();
    void refusesTheRest_data();
    void refusesTheRest();
};

void TestEmoji::takesOneEmoji_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"😀"_s;
    QTest::newRow("heart as text") << u"❤"_s;
    QTest::newRow("heart as a picture") << u"❤️"_s;
    QTest::newRow("copyright sign") << u"©️"_s;
    QTest::newRow("skin tone") << u"👍🏿"_s;
    QTest::newRow("family") << u"👨‍👩‍👧‍👦"_s;
    QTest::newRow("the longest") << u"👩🏻‍❤️‍💋‍👨🏿"_s;
    QTest::newRow("rainbow flag") << u"🏳️‍🌈"_s;
    QTest::newRow("flag of a country") << u"🇸🇪"_s;
    QTest::newRow("flag of Scotland") << u"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s;
    QTest::newRow("keycap") << u"1️⃣"_s;
    QTest::newRow("keycap without the selector") << u"#\u20E3"_s;
    QTest::newRow("Unicode 15") << u"\U0001FAE8"_s;
    QTest::newRow("not yet named") << u"\U0001FADF"_s;
}

void TestEmoji::takesOneEmoji()
{
    QFETCH(QString, text);
    QVERIFY(isEmoji(text));
    QVERIFY(text.toUtf8().size() <= limits::emojiBytes);
}

void TestEmoji::refusesTheRest_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("letter") << u"a"_s;
    QTest::newRow("digit") << u"1"_s;
    QTest::newRow("digit with a selector") << u"1\uFE0F"_s;
    QTest::newRow("two") << u"😀😀"_s;
    QTest::newRow("with a space") << u"😀 "_s;
    QTest::newRow("with a letter") << u"😀a"_s;
    QTest::newRow("selector alone") << u"\uFE0F"_s;
    QTest::newRow("joiner alone") << u"\u200D"_s;
    QTest::newRow("joined to nothing") << u"😀\u200D"_s;
    QTest::newRow("two joiners") << u"👨\u200D\u200D👩"_s;
    QTest::newRow("skin tone alone") << u"\U0001F3FD"_s;
    QTest::newRow("half a flag") << u"\U0001F1F8"_s;
    QTest::newRow("flag and a half") << u"🇸🇪\U0001F1F8"_s;
    QTest::newRow("tags without an end") << u"\U0001F3F4\U000E0067\U000E0062"_s;
    QTest::newRow("combining marks") << u"😀\u0301"_s;
    QTest::newRow("half a surrogate pair") << QString(QChar(0xD83D));
    QTest::newRow("Chinese") << u"中"_s;
}

void TestEmoji::refusesTheRest()
{
    QFETCH(QString, text);
    QVERIFY(!isEmoji(text));
}

QTEST_GUILESS_MAIN(TestEmoji)
#include "test_emoji.moc"
