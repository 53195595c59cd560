// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people choose for themselves: shortcuts, a day to go to, how the window looks.
#include "client/viewmodel/app/settings_view_model.h"
#include "client/viewmodel/settings/shortcuts_view_model.h"
#include "client/viewmodel/timeline/day_view_model.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {
const QDate today(2026, 11, 23);

std::optional<ShortcutRow> row(ShortcutsViewModel &shortcuts, const QString &id)
{
    for (const ShortcutRow &each : shortcuts.rows()->rows()) {
        if (each.id == id)
            return each;
    }
    return std::nullopt;
}
} // namespace

class TestViewModelChoices : public QObject
{
    Q_OBJECT

private slots:
    void noKeysMeanTwoThings();
    void shortcutsAreChangedAndKept();
    void aConflictIsToldAndCanBeSettled();
    void plainKeysAreForWriting();
    void plainKeysOfEarlierVersionsAreForgotten();
    void keysThatWereChosenAreNoNewActions();
    void messagesAndWritingMayShareKeys();
    void whatComesWithKithCanBeHadBack();
    void shortcutsAreFound();
    void keysOfMessagesAreUnderstood();
    void datesAreReadAsPeopleWriteThem_data();
    void datesAreReadAsPeopleWriteThem();
    void theCalendarWalksAndNeverIntoTheFuture();
    void weeksBeginAsTheLocaleSays();
    void typedDatesAreCheckedWhenAccepted();
    void looksAreKept();
    void whatIsLoadedAndKeptIsChosen();
};

void TestViewModelChoices::noKeysMeanTwoThings()
{
    ShortcutsViewModel shortcuts(nullptr);
    const QAbstractItemModelTester tester(shortcuts.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    // Taking its own keys again must never collide with anything.
    for (const ShortcutRow &each : QList<ShortcutRow>(shortcuts.rows()->rows())) {
        if (each.isFixed)
            continue;
        const QStringList all = shortcuts.keys().value(each.id).toStringList();
        for (const QString &keys : all) {
            const QKeyCombination pressed = QKeySequence(keys)[0];
            shortcuts.record(each.id);
            QVERIFY(shortcuts.press(pressed.key(), int(pressed.keyboardModifiers())));
            QVERIFY2(shortcuts.problem().isEmpty(), qPrintable(each.id + u": "_s + shortcuts.problem()));
        }
        shortcuts.reset(each.id);
    }
    QVERIFY(!shortcuts.isAnyChanged());
}

void TestViewModelChoices::shortcutsAreChangedAndKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        ShortcutsViewModel shortcuts(&settings);
        QSignalSpy spy(&shortcuts, &ShortcutsViewModel::keysChanged);
        shortcuts.record(u"newChat"_s);
        QVERIFY(row(shortcuts, u"newChat"_s)->isRecording);
        QVERIFY2(!shortcuts.press(Qt::Key_Control, Qt::ControlModifier), "Ctrl alone is the beginning of something");
        QVERIFY(shortcuts.press(Qt::Key_J, Qt::ControlModifier));
        QCOMPARE(shortcuts.keys().value(u"newChat"_s).toStringList(), QStringList{u"Ctrl+J"_s});
        QVERIFY(spy.count() > 0);
        QVERIFY(row(shortcuts, u"newChat"_s)->isChanged);
        shortcuts.clear(u"find"_s);
        QVERIFY(shortcuts.keys().value(u"find"_s).toStringList().isEmpty());
    }
    QSettings settings(file, QSettings::IniFormat);
    ShortcutsViewModel again(&settings);
    QCOMPARE(again.keys().value(u"newChat"_s).toStringList(), QStringList{u"Ctrl+J"_s});
    QVERIFY(again.keys().value(u"find"_s).toStringList().isEmpty());
    QCOMPARE(again.keys().value(u"search"_s).toStringList(), (QStringList{u"Ctrl+K"_s, u"Ctrl+Shift+F"_s}));
}

void TestViewModelChoices::aConflictIsToldAndCanBeSettled()
{
    ShortcutsViewModel shortcuts(nullptr);
    shortcuts.record(u"newChat"_s);
    QVERIFY(shortcuts.press(Qt::Key_K, Qt::ControlModifier));
    QVERIFY(shortcuts.problem().contains(u"Go to a conversation"));
    QVERIFY(shortcuts.canTakeOver());
    QCOMPARE(shortcuts.keys().value(u"newChat"_s).toStringList(), QStringList{u"Ctrl+N"_s});
    shortcuts.takeOver();
    QCOMPARE(shortcuts.keys().value(u"newChat"_s).toStringList(), QStringList{u"Ctrl+K"_s});
    QCOMPARE(shortcuts.keys().value(u"search"_s).toStringList(), QStringList{u"Ctrl+Shift+F"_s});
    QVERIFY(shortcuts.problem().isEmpty());
    // What is fixed is not given up.
    shortcuts.record(u"date"_s);
    QVERIFY(shortcuts.press(Qt::Key_Return, Qt::ShiftModifier));
    QVERIFY(!shortcuts.problem().isEmpty());
    QVERIFY(!shortcuts.canTakeOver());
    // Esc leaves all as it was.
    shortcuts.record(u"date"_s);
    QVERIFY(shortcuts.press(Qt::Key_Escape, Qt::NoModifier));
    QCOMPARE(shortcuts.keys().value(u"date"_s).toStringList(), QStringList{u"Ctrl+G"_s});
}

void TestViewModelChoices::plainKeysAreForWriting()
{
    ShortcutsViewModel shortcuts(nullptr);
    shortcuts.record(u"bold"_s);
    QVERIFY(shortcuts.press(Qt::Key_B, Qt::NoModifier));
    QVERIFY(!shortcuts.problem().isEmpty());
    QCOMPARE(shortcuts.keys().value(u"bold"_s).toStringList(), QStringList{u"Ctrl+B"_s});
    // What is typed on a message is written as well.
    shortcuts.record(u"reply"_s);
    QVERIFY(shortcuts.press(Qt::Key_A, Qt::ShiftModifier));
    QVERIFY(!shortcuts.problem().isEmpty());
    QCOMPARE(shortcuts.keys().value(u"reply"_s).toStringList(), QStringList{u"Ctrl+R"_s});
    shortcuts.record(u"reply"_s);
    QVERIFY(shortcuts.press(Qt::Key_F7, Qt::NoModifier));
    QCOMPARE(shortcuts.keys().value(u"reply"_s).toStringList(), QStringList{u"F7"_s});
}

void TestViewModelChoices::plainKeysOfEarlierVersionsAreForgotten()
{
    QTemporaryDir folder;
    QSettings file(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    file.setValue(u"shortcuts/edit"_s, u"X"_s);
    file.setValue(u"shortcuts/reply"_s, u"Ctrl+J"_s);
    const ShortcutsViewModel shortcuts(&file);
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Message, Qt::Key_X, Qt::NoModifier), QString());
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Message, Qt::Key_E, Qt::ControlModifier), u"edit"_s);
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Message, Qt::Key_J, Qt::ControlModifier), u"reply"_s);
}

void TestViewModelChoices::keysThatWereChosenAreNoNewActions()
{
    QTemporaryDir folder;
    QSettings file(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    // Chosen when nothing else had them.
    file.setValue(u"shortcuts/find"_s, u"Ctrl+3"_s);
    ShortcutsViewModel shortcuts(&file);
    QCOMPARE(shortcuts.keys().value(u"find"_s).toStringList(), QStringList{u"Ctrl+3"_s});
    QCOMPARE(shortcuts.keys().value(u"filter3"_s).toStringList(), QStringList());
    QCOMPARE(shortcuts.keys().value(u"filter4"_s).toStringList(), QStringList{u"Ctrl+4"_s});
    QVERIFY(!file.contains(u"shortcuts/filter3"_s));
    shortcuts.reset(u"filter3"_s);
    QCOMPARE(shortcuts.keys().value(u"filter3"_s).toStringList(), QStringList{u"Ctrl+3"_s});
    QVERIFY2(shortcuts.keys().value(u"find"_s).toStringList().isEmpty(), "keys never mean two things");
    QCOMPARE(row(shortcuts, u"filter3"_s)->text, u"Filter or folder 3 above the chats"_s);
}

void TestViewModelChoices::messagesAndWritingMayShareKeys()
{
    ShortcutsViewModel shortcuts(nullptr);
    shortcuts.record(u"reply"_s);
    QVERIFY(shortcuts.press(Qt::Key_B, Qt::ControlModifier));
    QVERIFY2(shortcuts.problem().isEmpty(), qPrintable(shortcuts.problem()));
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Message, Qt::Key_B, Qt::ControlModifier), u"reply"_s);
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Writing, Qt::Key_B, Qt::ControlModifier), u"bold"_s);
}

void TestViewModelChoices::whatComesWithKithCanBeHadBack()
{
    ShortcutsViewModel shortcuts(nullptr);
    shortcuts.record(u"newChat"_s);
    shortcuts.press(Qt::Key_K, Qt::ControlModifier);
    shortcuts.takeOver();
    shortcuts.reset(u"search"_s);
    QCOMPARE(shortcuts.keys().value(u"search"_s).toStringList(), (QStringList{u"Ctrl+K"_s, u"Ctrl+Shift+F"_s}));
    QVERIFY2(shortcuts.keys().value(u"newChat"_s).toStringList().isEmpty(), "keys never mean two things");
    shortcuts.resetAll();
    QVERIFY(!shortcuts.isAnyChanged());
    QCOMPARE(shortcuts.keys().value(u"newChat"_s).toStringList(), QStringList{u"Ctrl+N"_s});
}

void TestViewModelChoices::shortcutsAreFound()
{
    ShortcutsViewModel shortcuts(nullptr);
    const qsizetype all = shortcuts.rows()->rows().size();
    shortcuts.setSearch(u"bold"_s);
    QCOMPARE(shortcuts.rows()->rows().size(), 1);
    QCOMPARE(shortcuts.rows()->rows().first().heading, u"While writing"_s);
    shortcuts.setSearch(u"ctrl+k"_s);
    QCOMPARE(shortcuts.rows()->rows().first().id, u"search"_s);
    shortcuts.setSearch(u"nothing like it"_s);
    QVERIFY(shortcuts.rows()->rows().isEmpty());
    shortcuts.setSearch({});
    QCOMPARE(shortcuts.rows()->rows().size(), all);
}

void TestViewModelChoices::keysOfMessagesAreUnderstood()
{
    ShortcutsViewModel shortcuts(nullptr);
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Message, Qt::Key_R, Qt::ControlModifier), u"reply"_s);
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Message, Qt::Key_R, Qt::ControlModifier | Qt::KeypadModifier), u"reply"_s);
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Message, Qt::Key_R, Qt::NoModifier), QString());
    // A sign that some keyboards have above another.
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Message, Qt::Key_Period, Qt::ControlModifier | Qt::ShiftModifier), u"react"_s);
    for (const ShortcutRow &row : shortcuts.rows()->rows())
        QVERIFY2(row.isFixed || row.keys.contains(u'+') || row.keys.startsWith(u'F'), qPrintable(row.text));
    QCOMPARE(shortcuts.actionFor(ShortcutsViewModel::Writing, Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier), u"struck"_s);
}

void TestViewModelChoices::datesAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("date");
    QTest::newRow("ISO") << u"2026-11-02"_s << QDate(2026, 11, 2);
    QTest::newRow("German") << u" 2.11.2026 "_s << QDate(2026, 11, 2);
    QTest::newRow("without a year") << u"2.11."_s << QDate(2026, 11, 2);
    QTest::newRow("without a year, last year's") << u"24.12."_s << QDate(2025, 12, 24);
    QTest::newRow("words") << QLocale().toString(QDate(2026, 11, 2), QLocale::LongFormat) << QDate(2026, 11, 2);
    QTest::newRow("short") << QLocale().toString(QDate(2026, 11, 2), QLocale::ShortFormat) << QDate(2026, 11, 2);
    QTest::newRow("as it is shown") << u"2 November 2026"_s << QDate(2026, 11, 2);
    QTest::newRow("in small letters") << u"2 november 2026"_s << QDate(2026, 11, 2);
    QTest::newRow("with a short month") << u"2 Nov 2026"_s << QDate(2026, 11, 2);
    QTest::newRow("words without a year") << u"2 November"_s << QDate(2026, 11, 2);
    QTest::newRow("words without a year, last year's") << u"24 Dec"_s << QDate(2025, 12, 24);
    QTest::newRow("no date") << u"soon"_s << QDate();
    QTest::newRow("no such day") << u"31.2.2026"_s << QDate();
    QTest::newRow("empty") << QString() << QDate();
}

void TestViewModelChoices::datesAreReadAsPeopleWriteThem()
{
    QFETCH(const QString, text);
    QFETCH(const QDate, date);
    QCOMPARE(DayViewModel::dateFrom(text, today).value_or(QDate()), date);
}

void TestViewModelChoices::theCalendarWalksAndNeverIntoTheFuture()
{
    DayViewModel days;
    QSignalSpy chosen(&days, &DayViewModel::chosen);
    days.open(today);
    QCOMPARE(days.cells().size(), 42);
    QCOMPARE(days.weekdays().size(), 7);
    QCOMPARE(days.example(), u"23 November 2026"_s);
    QCOMPARE(DayViewModel::dateFrom(days.example(), today), today);
    const QVariantMap current = days.cells().at(days.current()).toMap();
    QCOMPARE(current.value(u"number"_s).toString(), u"23"_s);
    QVERIFY(current.value(u"isToday"_s).toBool());
    days.step(1);
    QCOMPARE(days.cells().at(days.current()).toMap().value(u"number"_s).toString(), u"23"_s);
    days.step(-7);
    QCOMPARE(days.cells().at(days.current()).toMap().value(u"number"_s).toString(), u"16"_s);
    days.stepMonth(-1);
    QVERIFY(days.month().contains(u"2026"));
    days.chooseCurrent();
    QCOMPARE(chosen.takeFirst().at(0).toDate(), QDate(2026, 10, 16));
    days.open(today);
    days.choose(41);
    QVERIFY2(chosen.isEmpty(), "a day to come cannot be chosen");
}

void TestViewModelChoices::weeksBeginAsTheLocaleSays()
{
    const QLocale before;
    for (const QString &name : {u"de_DE"_s, u"es_ES"_s, u"en_GB"_s, u"en_US"_s}) {
        QLocale::setDefault(QLocale(name));
        DayViewModel days;
        days.open(today);
        const bool isSunday = name == u"en_US";
        // 1 November 2026 is a Sunday.
        QCOMPARE(days.cells().first().toMap().value(u"number"_s).toString(), isSunday ? u"1"_s : u"26"_s);
        QCOMPARE(days.weekdays().first(), QLocale().standaloneDayName(isSunday ? 7 : 1, QLocale::ShortFormat));
        QCOMPARE(DayViewModel::dateFrom(days.example(), today), today);
    }
    QLocale::setDefault(before);
}

void TestViewModelChoices::typedDatesAreCheckedWhenAccepted()
{
    DayViewModel days;
    QSignalSpy chosen(&days, &DayViewModel::chosen);
    days.open(today);
    days.edit(u"tomorrow-ish"_s);
    QVERIFY2(days.problem().isEmpty(), "nobody is told off while still writing");
    days.accept();
    QVERIFY(!days.problem().isEmpty());
    days.edit(u"2027-01-01"_s);
    days.accept();
    QVERIFY(!days.problem().isEmpty());
    days.edit(u"2026-03-05"_s);
    QCOMPARE(days.cells().at(days.current()).toMap().value(u"number"_s).toString(), u"5"_s);
    days.accept();
    QCOMPARE(chosen.takeFirst().at(0).toDate(), QDate(2026, 3, 5));
}

void TestViewModelChoices::looksAreKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        SettingsViewModel looks(&settings);
        QVERIFY(!looks.isCompact());
        looks.setCompact(true);
        QVERIFY(looks.hasLargeEmoji());
        looks.setLargeEmoji(false);
        looks.setDirection(SettingsViewModel::FromTheRight);
        looks.setTextScale(3);
    }
    QSettings settings(file, QSettings::IniFormat);
    const SettingsViewModel again(&settings);
    QVERIFY(again.isCompact());
    QVERIFY(!again.hasLargeEmoji());
    QCOMPARE(again.direction(), int(SettingsViewModel::FromTheRight));
    QCOMPARE(again.textScale(), 2.0);
}

void TestViewModelChoices::whatIsLoadedAndKeptIsChosen()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        SettingsViewModel choices(&settings);
        QCOMPARE(choices.pictureLoading(), int(SettingsViewModel::OfContacts));
        QCOMPARE(choices.fileBoundBytes(), 1'000'000'000);
        QCOMPARE(choices.fileBounds().size(), 6);
        QCOMPARE(choices.fileBounds().first(), u"256 MB"_s);
        QCOMPARE(choices.fileBounds().last(), u"10 GB"_s);
        QSignalSpy bound(&choices, &SettingsViewModel::fileBoundChanged);
        choices.setFileBound(99);
        choices.setFileBound(5);
        QCOMPARE(bound.count(), 1);
        choices.setPictureLoading(SettingsViewModel::OfNobody);
    }
    QSettings settings(file, QSettings::IniFormat);
    {
        const SettingsViewModel again(&settings);
        QCOMPARE(again.pictureLoading(), int(SettingsViewModel::OfNobody));
        QCOMPARE(again.fileBoundBytes(), 10'000'000'000);
    }
    // Whatever stands in the file, it is one of the choices.
    settings.setValue(u"files/bound"_s, -7);
    settings.setValue(u"files/pictureLoading"_s, u"all"_s);
    const SettingsViewModel odd(&settings);
    QCOMPARE(odd.fileBoundBytes(), 256'000'000);
    QCOMPARE(odd.pictureLoading(), int(SettingsViewModel::OfEverybody));
}

QTEST_GUILESS_MAIN(TestViewModelChoices)
#include "tst_viewmodel_choices.moc"
