// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chat_row.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/emoji_text.h"
#include "client/viewmodel/text/time_text.h"
#include "client/viewmodel/welcome/phone_region.h"

#include <QtTest/QtTest>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

class TestViewModelText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void listTellsShortestUnmistakableTime_data()
    {
        QTest::addColumn<QDateTime>("moment");
        QTest::addColumn<QString>("text");
        const auto at = [](int year, int month, int day, int hour, int minute) {
            return QDateTime(QDate(year, month, day), QTime(hour, minute));
        };
        QTest::newRow("today") << at(2026, 11, 23, 0, 0) << u"00:00"_s;
        QTest::newRow("a clock that is ahead") << at(2026, 11, 24, 9, 5) << u"09:05"_s;
        QTest::newRow("last minute of yesterday") << at(2026, 11, 22, 23, 59) << u"Yesterday"_s;
        QTest::newRow("six days ago") << at(2026, 11, 17, 8, 0) << u"Tue"_s;
        QTest::newRow("seven days ago is no weekday") << at(2026, 11, 16, 8, 0) << u"16 Nov"_s;
        QTest::newRow("last year") << at(2025, 12, 31, 23, 0) << u"31 Dec 2025"_s;
        QTest::newRow("no time at all") << QDateTime() << QString();
    }
    void listTellsShortestUnmistakableTime()
    {
        QFETCH(QDateTime, moment);
        QTEST(listTimeText(moment, QDateTime(QDate(2026, 11, 23), QTime(14, 32))), "text");
    }

    void dayHasTitle()
    {
        const QDate today(2026, 11, 23);
        QCOMPARE(dayText(today, today), u"Today"_s);
        QCOMPARE(dayText(today.addDays(-1), today), u"Yesterday"_s);
        QCOMPARE(dayText(today.addDays(-3), today), u"Friday"_s);
        QCOMPARE(dayText(today.addDays(-7), today), u"16 November"_s);
        QCOMPARE(dayText(today.addDays(-400), today), u"19 October 2025"_s);
    }

    void agoIsToldInWords()
    {
        const QDateTime now(QDate(2026, 11, 23), QTime(14, 0));
        QCOMPARE(untilText(QDateTime(now.date(), QTime(23, 5)), now), u"23:05"_s);
        QCOMPARE(untilText(QDateTime(now.date().addDays(1), QTime(8, 0)), now),
                 QLocale().toString(now.date().addDays(1), u"ddd"_s) + u" 08:00"_s);
        QCOMPARE(untilText(QDateTime(now.date().addDays(7), QTime(8, 0)), now),
                 QLocale().toString(now.date().addDays(7), u"d MMMM"_s) + u" 08:00"_s);
        QCOMPARE(agoText(now.addSecs(30), now), u"just now"_s);
        QCOMPARE(agoText(now.addSecs(-59), now), u"just now"_s);
        QCOMPARE(agoText(now.addSecs(-60), now), u"1 minute ago"_s);
        QCOMPARE(agoText(now.addSecs(-3599), now), u"59 minutes ago"_s);
        QCOMPARE(agoText(now.addSecs(-3600), now), u"1 hour ago"_s);
        QCOMPARE(agoText(now.addSecs(-3 * 3600), now), u"3 hours ago"_s);
        QCOMPARE(agoText(now.addDays(-1), now), u"yesterday"_s);
        QCOMPARE(agoText(now.addDays(-6), now), u"6 days ago"_s);
        QCOMPARE(agoText(now.addDays(-7), now), u"16 November"_s);
    }

    void emptyLinesInARunAreDrawnAsTwo_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("drawn");
        QTest::newRow("none") << u"a\nb"_s << u"a\nb"_s;
        QTest::newRow("two") << u"a\n\n\nb"_s << u"a\n\n\nb"_s;
        QTest::newRow("three") << u"a\n\n\n\nb"_s << u"a\n\n\nb"_s;
        QTest::newRow("sixty") << u"a"_s + QString(61, u'\n') + u"b"_s << u"a\n\n\nb"_s;
        QTest::newRow("two runs") << u"a\n\n\n\n\nb\n\n\n\nc"_s << u"a\n\n\nb\n\n\nc"_s;
        QTest::newRow("with spaces") << u"a\n \n\t\n  \n\u200b\nb"_s << u"a\n \n\t\nb"_s;
        QTest::newRow("other ends of lines") << u"a\u2028\u2028\u2028\u2028\u2029b"_s << u"a\u2028\u2028\u2028b"_s;
        QTest::newRow("at the end") << u"a\n\n\n\n\n\n"_s << u"a\n\n"_s;
        QTest::newRow("at the beginning") << u"\n\n\n\n\na"_s << u"\n\na"_s;
        QTest::newRow("nothing else") << u"\n\n\n\n\n"_s << u"\n"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void emptyLinesInARunAreDrawnAsTwo()
    {
        QFETCH(QString, written);
        QTEST(withoutVoids(written), "drawn");
    }

    void initialsAreWholeCharacters()
    {
        QCOMPARE(personInitials(u"elin Berg"_s), u"E"_s);
        QCOMPARE(personInitials(u"  (émile)"_s), u"É"_s);
        QCOMPARE(personInitials(u"𝒜lpha"_s), u"𝒜"_s);
        QCOMPARE(personInitials(u"李小龍"_s), u"李"_s);
        QCOMPARE(personInitials(u"🌱"_s), u"🌱"_s);
        QCOMPARE(personInitials(u" 👨‍👩‍👧 🌱"_s), u"👨‍👩‍👧"_s);
        QCOMPARE(personInitials(u"🌱 elin"_s), u"E"_s);
        QCOMPARE(personInitials(u"…"_s), u"?"_s);
        QCOMPARE(groupInitials(u"🎉🌱"_s), u"🎉"_s);
        QCOMPARE(personInitials(QString()), u"?"_s);
        QCOMPARE(groupInitials(u"House & bills"_s), u"HB"_s);
        QCOMPARE(groupInitials(u"garden"_s), u"G"_s);
        QCOMPARE(groupInitials(u"  "_s), u"?"_s);
    }

    void coloursSpreadOverNeighbouringIds()
    {
        QSet<int> seen;
        for (qint64 id = 1'000'000; id < 1'000'100; ++id) {
            const int colour = personColour(id);
            QVERIFY(colour >= 0 && colour < personColourCount);
            QCOMPARE(personColour(id), colour);
            seen.insert(colour);
        }
        QCOMPARE(seen.size(), personColourCount);
    }

    void previewPrefersTypingThenDraft()
    {
        ChatRow row;
        PreviewFacts facts{
            .typing = u"typing…"_s, .draft = u"half"_s, .text = u"hi\nthere"_s, .senderFirstName = u"Maya"_s, .isGroup = true};
        writePreview(row, facts);
        QCOMPARE(row.preview, u"typing…"_s);
        QCOMPARE(row.previewKind, ChatRow::PreviewKind::Typing);
        facts.typing.clear();
        writePreview(row, facts);
        QCOMPARE(row.preview, u"Draft: half"_s);
        facts.draft = u"  \n"_s;
        writePreview(row, facts);
        QCOMPARE(row.preview, u"Maya: hi there"_s);
        facts.senderFirstName = u"Wolfeschlegelsteinhausenbergerdorff"_s;
        writePreview(row, facts);
        QVERIFY2(row.preview.startsWith(u"Wolfeschlegel"_s) && row.preview.size() < 32 && row.preview.endsWith(u": hi there"_s),
                 qPrintable(row.preview));
        facts.isOwn = true;
        writePreview(row, facts);
        QCOMPARE(row.preview, u"You: hi there"_s);
        facts.isUnsent = true;
        writePreview(row, facts);
        QCOMPARE(row.preview, u"You unsent a message"_s);
        facts.isEmpty = true;
        writePreview(row, facts);
        QCOMPARE(row.preview, u"Say hello"_s);
        facts.draft = u"just about to say"_s;
        facts.isFormer = true;
        writePreview(row, facts);
        QCOMPARE(row.preview, u"You are no longer in this group"_s);
        QCOMPARE(row.previewKind, ChatRow::PreviewKind::Plain);
    }

    void phoneTellsItsRegion()
    {
        QCOMPARE(phoneRegion(u"+46 70 123 45 67"_s), u"SE"_s);
        QCOMPARE(phoneRegion(u" +1 555 0100"_s), u"US"_s);
        QCOMPARE(phoneRegion(u"+351912345678"_s), u"PT"_s);
        QCOMPARE(phoneRegion(u"+995 1"_s), u"GE"_s);
    }

    void joinedEmojiAreDrawnWithoutSelectors()
    {
        QCOMPARE(drawnEmoji(u"I \u2764\uFE0F it \u2764\uFE0F\u200D\U0001F525"_s), u"I \u2764 it \u2764\u200D\U0001F525"_s);
        QCOMPARE(drawnEmoji(u"\U0001F3F3\uFE0F\u200D\U0001F308"_s), u"\U0001F3F3\u200D\U0001F308"_s);
        for (const QString &other : {u"1\uFE0F\u20E3"_s, u"\u00A9\uFE0F"_s, u"\uFE0F"_s, u"plain"_s, QString()})
            QCOMPARE(drawnEmoji(other), other);
    }

    void phoneIsReadInGroups()
    {
        const auto spaced = [](QString phone) { return readablePhone(phone).replace(QChar(QChar::Nbsp), u' '); };
        QCOMPARE(spaced(u"+46701740602"_s), u"+46 701 740 602"_s);
        QCOMPARE(spaced(u"+12125550100"_s), u"+1 212 555 0100"_s);
        QCOMPARE(spaced(u"+35191234567"_s), u"+351 912 345 67"_s);
        for (const QString &other : {u"elin@example.org"_s, u"+46 70"_s, u"+"_s, QString()})
            QCOMPARE(readablePhone(other), other);
    }
};

QTEST_GUILESS_MAIN(TestViewModelText)
#include "tst_viewmodel_text.moc"
