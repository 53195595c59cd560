// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chats_view_model.h"
#include "client/viewmodel/timeline/timeline_view_model.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

#include <algorithm>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDate today(2026, 11, 23);

ChatRow chat(const QString &id, const QString &name, bool isGroup = false, int unread = 0)
{
    ChatRow row;
    row.conversationId = id;
    row.name = name;
    row.isGroup = isGroup;
    row.unread = unread;
    return row;
}

TimelineMessage said(int seq, const QString &who, const QTime &at, const QDate &day = today)
{
    TimelineMessage message;
    message.key = u"k"_s + QString::number(seq);
    message.seq = seq;
    message.senderId = who;
    message.isOwn = who == u"me"_s;
    message.at = QDateTime(day, at);
    message.text = u"text"_s;
    return message;
}

QStringList shown(ChatFilterModel *model)
{
    QStringList ids;
    for (int row = 0; row < model->rowCount(); ++row)
        ids.append(model->conversationAt(row));
    return ids;
}

} // namespace

class TestViewModelLists : public QObject
{
    Q_OBJECT

private slots:
    void listMovesRowsInsteadOfResetting()
    {
        ChatListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({chat(u"1"_s, u"A"_s), chat(u"2"_s, u"B"_s), chat(u"3"_s, u"C"_s)});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removes(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setRows({chat(u"3"_s, u"C"_s, false, 1), chat(u"1"_s, u"A"_s), chat(u"2"_s, u"B"_s)});
        QCOMPARE(moves.size(), 1);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(inserts.size() + removes.size(), 0);
        model.setRows({chat(u"4"_s, u"D"_s), chat(u"3"_s, u"C"_s, false, 1), chat(u"2"_s, u"B"_s)});
        QCOMPARE(inserts.size(), 1);
        QCOMPARE(removes.size(), 1);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.rows()[0].conversationId, u"4"_s);
    }

    /// Whatever list follows on whatever other: what the signals say is what happened, and a stretch is told in one piece.
    void anyListFollowsOnAnyOther()
    {
        QRandomGenerator random(4711);
        ChatListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QStringList mirror;
        const auto keys = [&model](int from, int to) {
            QStringList out;
            for (int i = from; i <= to; ++i)
                out.append(model.rows()[i].conversationId);
            return out;
        };
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [&](const QModelIndex &, int from, int to) { mirror = mirror.mid(0, from) + keys(from, to) + mirror.mid(from); });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [&](const QModelIndex &, int from, int to) { mirror.remove(from, to - from + 1); });
        connect(&model, &QAbstractItemModel::rowsMoved, this,
                [&](const QModelIndex &, int from, int, const QModelIndex &, int to) { mirror.move(from, to > from ? to - 1 : to); });
        for (int round = 0; round < 400; ++round) {
            QStringList wanted;
            for (int i = 0; i < 14; ++i) {
                if (random.bounded(3) > 0)
                    wanted.append(QString::number(i));
            }
            for (int swaps = random.bounded(4); swaps > 0 && wanted.size() > 1; --swaps)
                wanted.move(random.bounded(wanted.size()), random.bounded(wanted.size()));
            QList<ChatRow> rows;
            for (const QString &key : wanted)
                rows.append(chat(key, u"Round %1"_s.arg(round)));
            model.setRows(rows);
            QCOMPARE(keys(0, model.rowCount() - 1), wanted);
            QCOMPARE(mirror, wanted);
            QVERIFY(std::ranges::all_of(model.rows(), [round](const ChatRow &row) { return row.name == u"Round %1"_s.arg(round); }));
        }
        QList<ChatRow> page = model.rows();
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removes(&model, &QAbstractItemModel::rowsRemoved);
        for (int i = 100; i < 160; ++i)
            page.append(chat(QString::number(i), u"A"_s));
        model.setRows(page);
        QCOMPARE(inserts.size(), 1);
        model.setRows(page.mid(30));
        QCOMPARE(removes.size(), 1);
        QCOMPARE(model.rows().size(), page.size() - 30);
    }

    void chipsAndSearchNarrowTheList()
    {
        ChatsViewModel chats;
        chats.setRows(
            {chat(u"1"_s, u"João Tavares"_s, false, 2), chat(u"2"_s, u"Summer garden"_s, true), chat(u"3"_s, u"Band"_s, true, 1)});
        QCOMPARE(chats.chips().at(1), u"Unread 2"_s);
        QCOMPARE(chats.unreadMessages(), 3);
        chats.chooseChip(1);
        QCOMPARE(shown(chats.model()), (QStringList{u"1"_s, u"3"_s}));
        chats.chooseChip(2);
        QCOMPARE(shown(chats.model()), QStringList{u"1"_s});
        chats.chooseChip(3);
        QCOMPARE(shown(chats.model()), (QStringList{u"2"_s, u"3"_s}));
        chats.chooseChip(0);
        chats.setSearch(u"joao"_s);
        QCOMPARE(shown(chats.model()), QStringList{u"1"_s});
        chats.setSearch(u"GAR sum"_s);
        QCOMPARE(shown(chats.model()), QStringList{u"2"_s});
        chats.setSearch(u"arden"_s);
        QVERIFY(shown(chats.model()).isEmpty());
        chats.chooseChip(99);
        QCOMPARE(chats.chip(), 0);
    }

    void whatIsPutAwayShowsInItsOwnPlaceAndToWhoSearches()
    {
        ChatsViewModel chats;
        ChatRow away = chat(u"1"_s, u"Old club"_s, true, 7);
        away.isArchived = true;
        ChatRow kin = chat(u"2"_s, u"Mother"_s);
        kin.folder = u"Family"_s;
        kin.isMarkedUnread = true;
        ChatRow loud = chat(u"3"_s, u"Band"_s, true, 40);
        loud.isMuted = true;
        loud.mentions = 2;
        chats.setRows({away, kin, loud});
        QCOMPARE(chats.chips(), (QStringList{u"All"_s, u"Unread 2"_s, u"People"_s, u"Groups"_s, u"Family"_s, u"Archived"_s}));
        QCOMPARE(chats.unreadMessages(), 2);
        QCOMPARE(shown(chats.model()), (QStringList{u"2"_s, u"3"_s}));
        chats.chooseChip(1);
        QCOMPARE(shown(chats.model()), (QStringList{u"2"_s, u"3"_s}));
        chats.chooseChip(3);
        QCOMPARE(shown(chats.model()), QStringList{u"3"_s});
        chats.chooseChip(4);
        QCOMPARE(shown(chats.model()), QStringList{u"2"_s});
        chats.chooseChip(5);
        QCOMPARE(shown(chats.model()), QStringList{u"1"_s});
        chats.chooseChip(0);
        chats.setSearch(u"club"_s);
        QCOMPARE(shown(chats.model()), QStringList{u"1"_s});
        chats.setSearch({});
        // A folder or an archive that is gone leaves nobody in front of nothing.
        chats.chooseChip(4);
        kin.folder.clear();
        chats.setRows({kin, loud});
        QCOMPARE(chats.chip(), 0);
        QCOMPARE(chats.chips().size(), 4);
    }

    void openConversationStaysAmongTheUnread()
    {
        ChatsViewModel chats;
        chats.setRows({chat(u"1"_s, u"A"_s, false, 2), chat(u"2"_s, u"B"_s, false, 1)});
        chats.chooseChip(1);
        chats.open(u"1"_s);
        chats.setRows({chat(u"1"_s, u"A"_s), chat(u"2"_s, u"B"_s, false, 1)});
        QCOMPARE(shown(chats.model()), (QStringList{u"1"_s, u"2"_s}));
        chats.open(u"2"_s);
        QCOMPARE(shown(chats.model()), QStringList{u"2"_s});
    }

    void steppingStopsAtTheEnds()
    {
        ChatsViewModel chats;
        chats.step(1);
        QVERIFY(chats.currentId().isEmpty());
        chats.setRows({chat(u"1"_s, u"A"_s), chat(u"2"_s, u"B"_s)});
        chats.step(-1);
        QCOMPARE(chats.currentId(), u"1"_s);
        chats.step(1);
        chats.step(1);
        QCOMPARE(chats.currentId(), u"2"_s);
    }

    void theNextUnreadIsSteppedToAroundTheEnd()
    {
        ChatsViewModel chats;
        ChatRow loud = chat(u"3"_s, u"C"_s, true, 40);
        loud.isMuted = true;
        ChatRow named = chat(u"5"_s, u"E"_s, true, 2);
        named.isMuted = true;
        named.mentions = 1;
        const QList<ChatRow> rows{chat(u"1"_s, u"A"_s), chat(u"2"_s, u"B"_s, false, 1), loud, chat(u"4"_s, u"D"_s), named};
        chats.stepUnread(1);
        QVERIFY(chats.currentId().isEmpty());
        chats.setRows(rows);
        QStringList way;
        for (const int by : {1, 1, 1, -1}) {
            chats.stepUnread(by);
            way.append(chats.currentId());
        }
        QCOMPARE(way, (QStringList{u"2"_s, u"5"_s, u"2"_s, u"5"_s}));
        ChatsViewModel back;
        back.setRows(rows);
        back.stepUnread(-1);
        QCOMPARE(back.currentId(), u"5"_s);
        back.setRows({chat(u"5"_s, u"E"_s), chat(u"1"_s, u"A"_s)});
        back.stepUnread(1);
        QCOMPARE(back.currentId(), u"5"_s);
    }

    void messagesOfOnePersonWithinFiveMinutesGroup()
    {
        const QList<TimelineRow> rows = layOut({said(1, u"a"_s, QTime(10, 0)), said(2, u"a"_s, QTime(10, 4, 59)),
                                                said(3, u"a"_s, QTime(10, 9, 59)), said(4, u"b"_s, QTime(10, 10))},
                                               true, std::nullopt, today);
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[3].message.seq, 1);
        QVERIFY(rows[3].startsGroup && rows[3].showsSender);
        QVERIFY(!rows[2].startsGroup && !rows[2].showsSender);
        QVERIFY2(rows[1].startsGroup, "five minutes exactly begin a new group");
        QVERIFY(rows[0].startsGroup);
    }

    void daysAreSeparated()
    {
        const QList<TimelineRow> rows = layOut({said(1, u"a"_s, QTime(23, 59), today.addDays(-1)), said(2, u"a"_s, QTime(0, 1))}, false,
                                               std::nullopt, today);
        QCOMPARE(rows[1].day, u"Yesterday"_s);
        QCOMPARE(rows[0].day, u"Today"_s);
        QVERIFY(rows[0].startsGroup);
        QVERIFY2(!rows[0].showsSender, "a conversation of two needs no names");
    }

    void newLineStandsAboveTheFirstMessageOfOthers()
    {
        const QList<TimelineMessage> messages{said(1, u"a"_s, QTime(10, 0)), said(2, u"me"_s, QTime(10, 1)), said(3, u"a"_s, QTime(10, 2)),
                                              said(4, u"a"_s, QTime(10, 3))};
        QList<TimelineRow> rows = layOut(messages, false, NewMark{1, 2}, today);
        QCOMPARE(rows[2].news, QString());
        QCOMPARE(rows[1].news, u"2 new messages"_s);
        QCOMPARE(rows[0].news, QString());
        rows = layOut(messages, false, NewMark{3, 1}, today);
        QCOMPARE(rows[0].news, u"1 new message"_s);
        QVERIFY(rows[0].startsGroup);
        rows = layOut(messages, false, NewMark{4, 0}, today);
        QVERIFY(std::all_of(rows.cbegin(), rows.cend(), [](const TimelineRow &row) { return row.news.isEmpty(); }));
    }

    void newLineGoesWithAnAnswerBelowIt()
    {
        const QList<TimelineMessage> answered{said(1, u"a"_s, QTime(10, 0)), said(2, u"a"_s, QTime(10, 1)), said(3, u"me"_s, QTime(10, 2)),
                                              said(4, u"a"_s, QTime(10, 3))};
        QList<TimelineRow> rows = layOut(answered, false, NewMark{1, 2}, today);
        QVERIFY(std::all_of(rows.cbegin(), rows.cend(), [](const TimelineRow &row) { return row.news.isEmpty(); }));

        // What was written on another device before the reader came is no answer to what they have not read.
        rows = layOut(answered, false, NewMark{1, 2, 4}, today);
        QCOMPARE(rows[2].news, u"2 new messages"_s);
        rows = layOut(answered, false, NewMark{1, 1, 2}, today);
        QVERIFY(std::all_of(rows.cbegin(), rows.cend(), [](const TimelineRow &row) { return row.news.isEmpty(); }));

        // What still waits to be sent answers them too, unless it was written before they came.
        TimelineMessage waiting = said(0, u"me"_s, QTime(10, 5));
        QList<TimelineMessage> queued{said(1, u"a"_s, QTime(10, 0)), said(2, u"a"_s, QTime(10, 1)), waiting};
        rows = layOut(queued, false, NewMark{1, 1}, today);
        QCOMPARE(rows[1].news, QString());
        queued[2].at = said(0, u"me"_s, QTime(9, 0)).at;
        rows = layOut(queued, false, NewMark{1, 1}, today);
        QCOMPARE(rows[1].news, u"1 new message"_s);
    }

    void upToThreeEmojiAreLarge_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isLarge");
        QTest::newRow("plain") << u"🌱"_s << true;
        QTest::newRow("with selector") << u"❤️"_s << true;
        QTest::newRow("family") << u"👨‍👩‍👧"_s << true;
        QTest::newRow("flag") << u"🇸🇪"_s << true;
        QTest::newRow("three") << u"🌱👨‍👩‍👧🇸🇪"_s << true;
        QTest::newRow("with spaces") << u"🌱 ❤️ 🌱"_s << true;
        QTest::newRow("four") << u"🌱🌱🌱🌱"_s << false;
        QTest::newRow("letter") << u"a"_s << false;
        QTest::newRow("digit") << u"1"_s << false;
        QTest::newRow("with word") << u"🌱 hi"_s << false;
        QTest::newRow("on two lines") << u"🌱\n🌱"_s << false;
        QTest::newRow("spaces") << u"  "_s << false;
        QTest::newRow("many marks on one") << u"🌱"_s + QString(60, QChar(0x0301)) << false;
        QTest::newRow("empty") << QString() << false;
    }
    void upToThreeEmojiAreLarge()
    {
        QFETCH(QString, text);
        TimelineMessage message = said(1, u"a"_s, QTime(10, 0));
        message.text = text;
        QTEST(layOut({message}, false, std::nullopt, today).first().isJumbo, "isLarge");
    }

    void whatIsCopiedIsWhatWasWritten()
    {
        TimelineViewModel timeline;
        QSignalSpy copied(&timeline, &TimelineViewModel::copyRequested);
        const QString written = u"I ❤️ it"_s + QString(30, u'\n') + u"much"_s;
        TimelineMessage message = said(1, u"a"_s, QTime(10, 0));
        message.text = written;
        timeline.setMessages({message}, false, today);
        QCOMPARE(timeline.model()->index(0).data(TimelineModel::TextRole).toString().count(u'\n'), 3);
        timeline.copyMessage(message.key);
        QCOMPARE(copied.takeFirst().first().toString(), written);
    }

    void arrivingMessageChangesOnlyItsNeighbours()
    {
        TimelineViewModel timeline;
        const QAbstractItemModelTester tester(timeline.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<TimelineMessage> messages{said(1, u"a"_s, QTime(10, 0)), said(2, u"me"_s, QTime(10, 1))};
        messages[1].seq = 0;
        messages[1].delivery = TimelineMessage::Delivery::Queued;
        timeline.setMessages(messages, true, today);
        QSignalSpy resets(timeline.model(), &QAbstractItemModel::modelReset);
        QSignalSpy inserts(timeline.model(), &QAbstractItemModel::rowsInserted);
        QSignalSpy changes(timeline.model(), &QAbstractItemModel::dataChanged);
        messages[1].seq = 2;
        messages[1].delivery = TimelineMessage::Delivery::Sent;
        timeline.setMessages(messages, false, today);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toModelIndex().row(), 0);
        messages.append(said(3, u"a"_s, QTime(10, 2)));
        messages.prepend(said(0, u"a"_s, QTime(9, 59)));
        messages[0].key = u"older"_s;
        timeline.setMessages(messages, false, today);
        QCOMPARE(inserts.size(), 2);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(timeline.model()->rows()[0].message.seq, 3);
        QCOMPARE(timeline.model()->rows()[3].message.key, u"older"_s);
    }

    void opensAtFirstNewMessageAndCountsWhatIsBelow()
    {
        TimelineViewModel timeline;
        QSignalSpy opened(&timeline, &TimelineViewModel::opened);
        QSignalSpy seen(&timeline, &TimelineViewModel::seen);
        timeline.setNewMark(NewMark{1, 2});
        timeline.setMessages({said(1, u"a"_s, QTime(10, 0)), said(2, u"a"_s, QTime(10, 1)), said(3, u"a"_s, QTime(10, 2))}, true, today);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(timeline.openingRow(), 1);
        QCOMPARE(timeline.unseen(), 2);
        timeline.rowSeen(1);
        QCOMPARE(timeline.unseen(), 1);
        QCOMPARE(seen.takeFirst()[0].toLongLong(), 2);
        timeline.rowSeen(2);
        QVERIFY2(seen.isEmpty(), "what was seen is never unseen");
        timeline.rowSeen(0);
        QCOMPARE(timeline.unseen(), 0);
        timeline.rowSeen(99);
        QCOMPARE(seen.size(), 1);
    }

    void whatIsNotLoadedCountsAsUnseen()
    {
        TimelineViewModel timeline;
        timeline.setNewMark(NewMark{1, 2});
        timeline.setAtEnd(false);
        timeline.setUnread(24'970);
        timeline.setMessages({said(1, u"a"_s, QTime(10, 0)), said(2, u"a"_s, QTime(10, 1)), said(3, u"a"_s, QTime(10, 2))}, true, today);
        QCOMPARE(timeline.unseen(), 24'970);
        timeline.setUnread(24'968);
        QCOMPARE(timeline.unseen(), 24'968);
        // At the end everything unread is loaded, and what the window has shown counts at once.
        timeline.setAtEnd(true);
        QCOMPARE(timeline.unseen(), 2);
    }
};

QTEST_GUILESS_MAIN(TestViewModelLists)
#include "tst_viewmodel_lists.moc"
