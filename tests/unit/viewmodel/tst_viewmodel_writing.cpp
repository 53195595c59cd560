// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/composer/completion_view_model.h"
#include "client/viewmodel/emoji/emoji_view_model.h"
#include "client/viewmodel/timeline/forward_view_model.h"
#include "client/viewmodel/timeline/selection_view_model.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

PersonRow person(const QString &id, const QString &name)
{
    PersonRow row;
    row.personId = id;
    row.name = name;
    return row;
}

TimelineRow row(int number, bool isOwn = false)
{
    TimelineRow row;
    row.message.key = u"k%1"_s.arg(number);
    row.message.messageId = QString::number(number);
    row.message.seq = number;
    row.message.senderName = isOwn ? u"Elin"_s : u"Daniel"_s;
    row.message.at = QDateTime(QDate(2026, 11, 23), QTime(12, number));
    row.message.text = u"text %1"_s.arg(number);
    row.message.isOwn = isOwn;
    row.message.canReact = true;
    row.message.canUnsend = isOwn;
    return row;
}

QStringList names(const PersonListModel *model)
{
    QStringList names;
    for (const PersonRow &row : model->rows())
        names.append(row.name);
    return names;
}

} // namespace

class TestViewModelWriting : public QObject
{
    Q_OBJECT

private slots:
    void namesAreFoundWhereTheyAreWhole_data();
    void namesAreFoundWhereTheyAreWhole();
    void completionOffersPeopleAndPutsTheWholeName();
    void completionStaysClosedWithinTheWordItWasClosedIn();
    void completionFindsEmojiByTheirWords();
    void everyEmojiIsOneAndFoundByItsName();
    void pickerRemembersWhatWasUsed();
    void selectionCopiesOldestFirstWithNames();
    void selectionTakesTheStretchBetweenTwoMessages();
    void selectionDropsWhatIsGoneAndSaysWhatMayBeDone();
    void forwardingTakesSoManyConversationsAndNoMore();
};

void TestViewModelWriting::namesAreFoundWhereTheyAreWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<NamedPlace>>("places");
    const auto place = [](const QString &id, int offset, int length) {
        return NamedPlace{.userId = id, .offset = offset, .length = length};
    };
    QTest::newRow("alone") << u"@Ada"_s << QList{place(u"1"_s, 0, 4)};
    QTest::newRow("the longest name wins") << u"hi @Ada Byron!"_s << QList{place(u"2"_s, 3, 10)};
    QTest::newRow("whatever the case") << u"@ada byron"_s << QList{place(u"2"_s, 0, 10)};
    QTest::newRow("not the beginning of a word") << u"@Adam"_s << QList<NamedPlace>();
    QTest::newRow("not an address") << u"mail@Ada"_s << QList<NamedPlace>();
    QTest::newRow("twice") << u"@Ada, @Ada"_s << QList{place(u"1"_s, 0, 4), place(u"1"_s, 6, 4)};
    QTest::newRow("everybody") << u"(@everyone)"_s << QList{place({}, 1, 9)};
    QTest::newRow("behind an emoji") << u"🎉 @Ada"_s << QList{place(u"1"_s, 3, 4)};
}

void TestViewModelWriting::namesAreFoundWhereTheyAreWhole()
{
    QFETCH(QString, text);
    QFETCH(QList<NamedPlace>, places);
    const QList<Mentionable> people{
        {.userId = u"1"_s, .name = u"Ada"_s}, {.userId = u"2"_s, .name = u"Ada Byron"_s}, {.userId = {}, .name = u"everyone"_s}};
    QVERIFY(placesOfNames(text, people) == places);
}

void TestViewModelWriting::completionOffersPeopleAndPutsTheWholeName()
{
    CompletionViewModel completion;
    completion.setPeople({person(u"1"_s, u"Ada Byron"_s), person(u"2"_s, u"Daniel Okafor"_s), person(u"3"_s, u"Olive Ada"_s)});
    completion.look(u"hello @ada"_s, 10);
    QCOMPARE(names(completion.rows()), (QStringList{u"Ada Byron"_s, u"Olive Ada"_s}));
    QCOMPARE(completion.start(), 6);
    QCOMPARE(completion.take(1), u"@Olive Ada "_s);
    QVERIFY(!completion.isOpen());
    QCOMPARE(completion.mentionables().first().userId, u"3"_s);
    completion.look(u"hello @Ada Byron how"_s, 20);
    QVERIFY2(!completion.isOpen(), "the name is whole");
    completion.look(u"mail@ada"_s, 8);
    QVERIFY2(!completion.isOpen(), "an address");
}

void TestViewModelWriting::completionStaysClosedWithinTheWordItWasClosedIn()
{
    CompletionViewModel completion;
    completion.setPeople({person(u"1"_s, u"Ada"_s)});
    completion.look(u"@a"_s, 2);
    QVERIFY(completion.isOpen());
    completion.close();
    completion.look(u"@ad"_s, 3);
    QVERIFY(!completion.isOpen());
    completion.look(u"@ad @a"_s, 6);
    QVERIFY2(completion.isOpen(), "another word");
}

void TestViewModelWriting::completionFindsEmojiByTheirWords()
{
    const EmojiTable table;
    CompletionViewModel completion;
    QSignalSpy taken(&completion, &CompletionViewModel::emojiTaken);
    completion.setEmoji(&table);
    completion.look(u"hurray :tada"_s, 12);
    QVERIFY(completion.isOpen() && completion.isEmoji());
    QCOMPARE(completion.take(0), u"🎉 "_s);
    QCOMPARE(taken.takeFirst().first().toString(), u"🎉"_s);
    completion.look(u"at 12:30"_s, 8);
    QVERIFY2(!completion.isOpen(), "a time of day");
    completion.look(u":)"_s, 2);
    QVERIFY(!completion.isOpen());
}

void TestViewModelWriting::everyEmojiIsOneAndFoundByItsName()
{
    const EmojiTable table;
    QVERIFY(table.all().size() > 1500);
    for (const Emoji &emoji : table.all()) {
        QVERIFY2(!emoji.text.isEmpty() && !emoji.name.isEmpty(), qPrintable(emoji.name));
        QVERIFY(emoji.group >= 0 && emoji.group < EmojiTable::groupNames().size());
    }
    const QList<int> found = table.find(u"thumbs up"_s, 3);
    QVERIFY(!found.isEmpty());
    QCOMPARE(table.all().at(found.first()).text, u"👍"_s);
}

void TestViewModelWriting::pickerRemembersWhatWasUsed()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    {
        EmojiViewModel emoji(&settings);
        const QAbstractItemModelTester tester(&emoji, QAbstractItemModelTester::FailureReportingMode::QtTest);
        emoji.begin();
        const int all = emoji.count();
        emoji.use(u"🌱"_s);
        emoji.use(u"🎉"_s);
        emoji.begin();
        QCOMPARE(emoji.count(), all + 2);
        QCOMPARE(emoji.emojiAt(0), u"🎉"_s);
        emoji.setSearch(u"seedling"_s);
        QCOMPARE(emoji.emojiAt(0), u"🌱"_s);
        QCOMPARE(emoji.groupOfRow(0), -1);
        for (const auto &words : {u"heart"_s, u"heart red"_s, u"Red  Heart "_s}) {
            emoji.setSearch(words);
            QCOMPARE(emoji.emojiAt(0), u"❤️"_s);
        }
        emoji.setSearch(u"heart tractor"_s);
        QCOMPARE(emoji.count(), 0);
        emoji.begin();
        QCOMPARE(emoji.groupOfRow(0), -1);
        for (int group = 0; group < int(EmojiViewModel::groups().size()); ++group)
            QCOMPARE(emoji.groupOfRow(emoji.rowOfGroup(group)), group);
    }
    // In the language that is chosen now.
    const QLocale before;
    EmojiViewModel inWords(nullptr);
    inWords.setSearch(u"seedling"_s);
    QCOMPARE(inWords.emojiAt(0), u"🌱"_s);
    QLocale::setDefault(QLocale(QLocale::German));
    inWords.setSearch(u"Spross"_s);
    const QString found = inWords.emojiAt(0);
    QLocale::setDefault(before);
    QCOMPARE(found, u"🌱"_s);
    const EmojiViewModel later(&settings);
    QCOMPARE(later.quick().mid(0, 2), (QStringList{u"🎉"_s, u"🌱"_s}));
    QCOMPARE(later.quick().size(), 6);
}

void TestViewModelWriting::selectionCopiesOldestFirstWithNames()
{
    TimelineModel model;
    model.setRows({row(3), row(2, true), row(1)});
    SelectionViewModel selection(model);
    QSignalSpy copied(&selection, &SelectionViewModel::copyRequested);
    selection.toggle(u"k3"_s);
    selection.toggle(u"k2"_s);
    selection.copy();
    const QString text = copied.takeFirst().first().toString();
    QVERIFY2(text.startsWith(u"Elin, "_s) && text.endsWith(u":\ntext 3"_s), qPrintable(text));
    QCOMPARE(selection.count(), 0);
    selection.toggle(u"k1"_s);
    selection.copy();
    QCOMPARE(copied.takeFirst().first().toString(), u"text 1"_s);
}

void TestViewModelWriting::selectionTakesTheStretchBetweenTwoMessages()
{
    TimelineModel model;
    TimelineRow system = row(3);
    system.message.kind = TimelineMessage::Kind::System;
    model.setRows({row(5), row(4), system, row(2), row(1)});
    SelectionViewModel selection(model);
    selection.toggle(u"k1"_s);
    selection.extendTo(u"k4"_s);
    QCOMPARE(selection.count(), 3);
    QVERIFY(model.data(model.index(1), TimelineModel::IsSelectedRole).toBool());
    QVERIFY(!model.data(model.index(0), TimelineModel::IsSelectedRole).toBool());
    QVERIFY2(!model.data(model.index(2), TimelineModel::IsSelectedRole).toBool(), "a system line");
}

void TestViewModelWriting::selectionDropsWhatIsGoneAndSaysWhatMayBeDone()
{
    TimelineModel model;
    model.setRows({row(2, true), row(1)});
    SelectionViewModel selection(model);
    QSignalSpy unsent(&selection, &SelectionViewModel::unsendRequested);
    selection.toggle(u"k2"_s);
    QCOMPARE(selection.unsendable(), 1);
    selection.unsend();
    QCOMPARE(unsent.takeFirst().first().toStringList(), QStringList{u"2"_s});
    selection.toggle(u"k1"_s);
    QVERIFY(selection.canForward());
    QCOMPARE(selection.unsendable(), 1);
    selection.unsend();
    QCOMPARE(unsent.takeFirst().first().toStringList(), QStringList{u"2"_s});
    QVERIFY(selection.note().isEmpty());
    selection.tellUnsent();
    QCOMPARE(selection.count(), 1);
    QVERIFY2(!selection.note().isEmpty(), "somebody else's is left, and that is said");
    QCOMPARE(selection.unsendable(), 0);
    selection.unsend();
    QVERIFY(unsent.isEmpty());
    selection.toggle(u"k2"_s);
    QVERIFY(selection.note().isEmpty());
    TimelineRow gone = row(1);
    gone.message.kind = TimelineMessage::Kind::Unsent;
    model.setRows({row(2, true), gone});
    QCOMPARE(selection.count(), 1);
    model.setRows({gone});
    QCOMPARE(selection.count(), 0);
}

void TestViewModelWriting::forwardingTakesSoManyConversationsAndNoMore()
{
    ForwardViewModel forwarding;
    QSignalSpy confirmed(&forwarding, &ForwardViewModel::confirmed);
    QList<PersonRow> conversations;
    for (int i = 0; i < ForwardViewModel::most + 5; ++i)
        conversations.append(person(QString::number(i), u"Chat %1"_s.arg(i)));
    forwarding.begin({u"7"_s, u"8"_s}, conversations);
    forwarding.confirm();
    QVERIFY2(confirmed.isEmpty(), "nothing is picked");
    for (const PersonRow &conversation : conversations)
        forwarding.choose(conversation.personId);
    QVERIFY(forwarding.isFull());
    QCOMPARE(forwarding.pickedCount(), ForwardViewModel::most);
    forwarding.choose(u"0"_s);
    forwarding.setSearch(u"Chat 24"_s);
    QCOMPARE(forwarding.targets()->count(), ForwardViewModel::most);
    forwarding.confirm();
    QCOMPARE(confirmed.first().at(0).toStringList(), (QStringList{u"7"_s, u"8"_s}));
    QCOMPARE(confirmed.first().at(1).toStringList().size(), ForwardViewModel::most - 1);
}

QTEST_GUILESS_MAIN(TestViewModelWriting)
#include "tst_viewmodel_writing.moc"
