// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people who live in the window use: shortcuts of their own, a date to go to, spelling; in the real window.
#include "client/markup/markup.h"
#include "qml/Controls/engine_setup.h"
#include "tests/qml/stage.h"

#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

#include <algorithm>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Rows of a list and what lies in sheets are children of what is seen, not of an object.
QQuickItem *below(QQuickItem *top, const QString &name)
{
    if (top->objectName() == name)
        return top;
    for (QQuickItem *child : top->childItems()) {
        if (QQuickItem *found = below(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

class TestLiving : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_stage.reset(); }

    void shortcutsLeadWhereTheyAreSaidTo();
    void changedShortcutsAreUsed();
    void keysArePressedOnThePage();
    void aTypedDateIsGoneTo();
    void theCalendarIsWalkedByKeys();
    void textGrowsByKeys();
    void unknownWordsAreMarkedAndMended();
    void theWindowRunsFromTheRight();
    void compactRowsAreLower();
    void whatIsTypedOnAMessageIsWritten();
    void keysHeldWithCtrlAreForTheMessage();
    void pagesTurnWhileWriting();
    void theNextHitIsGoneToByKeys();
    void enterPressesTheButtonThatHasTheKeyboard();
    void whatWaitsNeedNotBeSent();
    void theMenuOfAChatIsOpenedByKeys();
    void whereNothingCanBeWrittenItIsSaid();
    void detailsOverTheWindowHaveTheKeyboard();
    void whatIsSaidGoesOnceItWasRead();

private:
    [[nodiscard]] QQuickItem *item(const QString &name) const
    {
        QQuickItem *found = below(m_stage->window()->contentItem(), name);
        return found && found->isVisible() ? found : nullptr;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const { QTest::keyClick(m_stage->window(), key, modifiers); }
    void type(const QString &text) const
    {
        for (const QChar c : text)
            QTest::keyClick(m_stage->window(), c.toLatin1());
    }

    /// Puts the keyboard on a message for which `may` holds.
    [[nodiscard]] bool focusMessage(const char *may) const
    {
        QQuickItem *list = item(u"timelineList"_s);
        for (int row = 0; row < m_stage->app().timeline()->model()->rowCount(); ++row) {
            list->setProperty("currentIndex", row);
            auto *current = list->property("currentItem").value<QQuickItem *>();
            if (!current || !current->property(may).toBool())
                continue;
            current->forceActiveFocus(Qt::TabFocusReason);
            return m_stage->window()->activeFocusItem() == current;
        }
        return false;
    }
    [[nodiscard]] bool isWriting() const { return m_stage->window()->activeFocusItem() == item(u"composer"_s); }

    QQmlEngine m_engine;
    std::unique_ptr<Stage> m_stage;
};

void TestLiving::initTestCase()
{
    installFonts();
    prepareEngine(m_engine);
}

void TestLiving::init()
{
    const QList<Picture> all = pictures();
    const auto main = std::find_if(all.cbegin(), all.cend(), [](const Picture &each) { return each.name == u"main-light"_s; });
    QVERIFY(main != all.cend());
    m_stage = std::make_unique<Stage>(m_engine, *main);
    QVERIFY(m_stage->window());
    QVERIFY(QTest::qWaitForWindowActive(m_stage->window()));
    QTRY_VERIFY(item(u"composer"_s));
    item(u"composer"_s)->forceActiveFocus();
}

void TestLiving::shortcutsLeadWhereTheyAreSaidTo()
{
    press(Qt::Key_F1);
    QTRY_VERIFY(item(u"shortcuts.search"_s));
    QTRY_VERIFY(item(u"shortcuts.search"_s)->hasActiveFocus());
    QCOMPARE(m_stage->app().section(), int(AppViewModel::Settings));
    press(Qt::Key_2, Qt::AltModifier);
    QCOMPARE(m_stage->app().section(), int(AppViewModel::People));
    press(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(m_stage->app().section(), int(AppViewModel::Chats));
    press(Qt::Key_Slash, Qt::ControlModifier);
    QTRY_VERIFY(item(u"shortcuts.search"_s));
    press(Qt::Key_1, Qt::AltModifier);
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(item(u"switcher.query"_s));
}

void TestLiving::changedShortcutsAreUsed()
{
    ShortcutsViewModel *shortcuts = m_stage->app().shortcuts();
    shortcuts->record(u"search"_s);
    QVERIFY(shortcuts->press(Qt::Key_J, Qt::ControlModifier));
    press(Qt::Key_K, Qt::ControlModifier);
    QTest::qWait(50);
    QVERIFY2(!item(u"switcher.query"_s), "the old keys mean nothing any more");
    press(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(item(u"switcher.query"_s));
    press(Qt::Key_Escape);
    // In the field as well.
    shortcuts->record(u"bold"_s);
    QVERIFY(shortcuts->press(Qt::Key_Y, Qt::ControlModifier));
    QTRY_VERIFY(item(u"composer"_s)->hasActiveFocus());
    m_stage->app().composer()->setText(u"word"_s);
    QTRY_COMPARE(item(u"composer"_s)->property("text").toString(), u"word"_s);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Y, Qt::ControlModifier);
    QTRY_COMPARE(item(u"composer"_s)->property("text").toString(), u"**word**"_s);
}

void TestLiving::keysArePressedOnThePage()
{
    press(Qt::Key_F1);
    QTRY_VERIFY(item(u"shortcuts.change.find"_s));
    QQuickItem *change = item(u"shortcuts.change.find"_s);
    change->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Space);
    QTRY_COMPARE(change->property("text").toString(), u"Press the keys …"_s);
    // Keys that mean something else in the window now: they are told, not obeyed.
    press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(item(u"shortcuts.problem"_s));
    QVERIFY(item(u"shortcuts.takeOver"_s));
    QCOMPARE(m_stage->app().shortcuts()->keys().value(u"find"_s).toStringList(), QStringList{u"Ctrl+F"_s});
    change->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Space);
    press(Qt::Key_F7);
    QTRY_COMPARE(m_stage->app().shortcuts()->keys().value(u"find"_s).toStringList(), QStringList{u"F7"_s});
    QTRY_VERIFY(item(u"shortcuts.reset.find"_s));
}

void TestLiving::enterPressesTheButtonThatHasTheKeyboard()
{
    QTRY_VERIFY(item(u"composer.emoji"_s));
    item(u"composer.emoji"_s)->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Return);
    QTRY_VERIFY(item(u"emoji.grid"_s));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!item(u"emoji.grid"_s));
    // Enter as a key that somebody chooses is not a press.
    press(Qt::Key_F1);
    QTRY_VERIFY(item(u"shortcuts.change.find"_s));
    QQuickItem *change = item(u"shortcuts.change.find"_s);
    change->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Enter, Qt::KeypadModifier);
    QTRY_COMPARE(change->property("text").toString(), u"Press the keys …"_s);
    press(Qt::Key_Return);
    QVERIFY(!m_stage->app().shortcuts()->keys().value(u"find"_s).toStringList().contains(u"Space"_s));
}

void TestLiving::whatWaitsNeedNotBeSent()
{
    QSignalSpy discarded(m_stage->app().timeline(), &TimelineViewModel::discardRequested);
    TimelineMessage waiting;
    waiting.key = u"waiting"_s;
    waiting.text = u"to the wrong person"_s;
    waiting.at = QDateTime::currentDateTime();
    waiting.isOwn = true;
    waiting.delivery = TimelineMessage::Delivery::Queued;
    m_stage->app().timeline()->setMessages({waiting}, true, QDateTime::currentDateTime().date());
    QTRY_VERIFY(item(u"timelineList"_s));
    QQuickItem *list = item(u"timelineList"_s);
    list->setProperty("currentIndex", 0);
    list->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Menu);
    QTRY_VERIFY(item(u"menu.discard"_s));
    QVERIFY(!item(u"menu.unsend"_s));
    QVERIFY(QMetaObject::invokeMethod(item(u"menu.discard"_s), "triggered"));
    QTRY_COMPARE(discarded.count(), 1);
    QCOMPARE(discarded.first().first().toString(), waiting.key);
}

void TestLiving::theMenuOfAChatIsOpenedByKeys()
{
    QQuickItem *list = item(u"chatList"_s);
    QVERIFY(list);
    list->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Down);
    press(Qt::Key_Menu);
    QTRY_VERIFY(item(u"chatMenu.read"_s) || item(u"chatMenu.pin"_s));
    press(Qt::Key_Escape);
    press(Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(item(u"chatMenu.pin"_s));
}

void TestLiving::whereNothingCanBeWrittenItIsSaid()
{
    ComposerViewModel *composer = m_stage->app().composer();
    QSignalSpy unblocked(composer, &ComposerViewModel::unblockRequested);
    composer->setText(u"begun before"_s);
    composer->setBarred(u"You have blocked Maya Lindqvist."_s, true);
    QTRY_VERIFY(item(u"composer.barred"_s));
    QVERIFY(!item(u"composer"_s));
    QVERIFY(item(u"composer.copyBegun"_s));
    // The keyboard is not left where nobody sees it.
    QTRY_VERIFY(item(u"timelineList"_s)->hasActiveFocus() || m_stage->window()->activeFocusItem()->isVisible());
    item(u"composer.unblock"_s)->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Return);
    QCOMPARE(unblocked.count(), 1);
    composer->setBarred({}, false);
    QTRY_VERIFY(item(u"composer"_s));
    QVERIFY(!item(u"composer.barred"_s));
    QCOMPARE(item(u"composer"_s)->property("text").toString(), u"begun before"_s);
}

void TestLiving::detailsOverTheWindowHaveTheKeyboard()
{
    m_stage->window()->resize(900, 700);
    QTRY_VERIFY(!item(u"details.close"_s));
    item(u"composer"_s)->forceActiveFocus();
    const QString before = m_stage->app().composer()->text();
    press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(item(u"details.close"_s));
    QTRY_VERIFY(!item(u"composer"_s)->hasActiveFocus());
    type(u"blind"_s);
    QCOMPARE(m_stage->app().composer()->text(), before);
    // What lies beneath gets no button either.
    const QPointF middle = item(u"detailsPane"_s)->mapToScene({item(u"detailsPane"_s)->width() / 2, 0});
    for (int y = 100; y < m_stage->window()->height() - 100; y += 40)
        QTest::mouseClick(m_stage->window(), Qt::RightButton, {}, {int(middle.x()), y});
    QTest::qWait(50);
    QVERIFY(!item(u"menu.copy"_s));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!item(u"details.close"_s));
    m_stage->window()->resize(420, 800);
    QTRY_COMPARE(m_stage->window()->width(), 420);
    press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(item(u"details.close"_s));
    m_stage->app().details()->media()->open(MediaViewModel::Pictures);
    QTRY_VERIFY(item(u"media.grid"_s));
    for (int y = 100; y < 700; y += 40) {
        QTest::mouseClick(m_stage->window(), Qt::RightButton, {}, {200, y});
        QTest::qWait(20);
        QVERIFY2(!item(u"menu.copy"_s), qPrintable(QString::number(y)));
        if (item(u"mediaMenu.save"_s))
            press(Qt::Key_Escape);
    }
    m_stage->app().details()->media()->close();
    press(Qt::Key_Escape);
    QTRY_VERIFY(!item(u"details.close"_s));
    QTRY_VERIFY(item(u"composer"_s)->hasActiveFocus());
}

void TestLiving::whatIsSaidGoesOnceItWasRead()
{
    AppViewModel &app = m_stage->app();
    auto *reading = m_stage->window()->findChild<QObject *>(u"notice.reading"_s);
    QVERIFY(reading);
    app.setNotice(u"Your copy was damaged."_s, AppViewModel::Stay::UntilDismissed);
    QTRY_VERIFY(item(u"notice"_s));
    QVERIFY(!reading->property("running").toBool());
    app.setNotice(u"Saved as plan.pdf."_s);
    QTRY_VERIFY(reading->property("running").toBool());
    QVERIFY(reading->property("interval").toInt() >= 5000);
    // While the keyboard is on it, it stays.
    item(u"notice.dismiss"_s)->forceActiveFocus(Qt::TabFocusReason);
    QVERIFY(!reading->property("running").toBool());
    item(u"composer"_s)->forceActiveFocus();
    QVERIFY(reading->property("running").toBool());
    QVERIFY(QMetaObject::invokeMethod(reading, "triggered"));
    // What lasts stands there again until it is dismissed.
    QTRY_COMPARE(item(u"notice"_s)->property("text").toString(), u"Your copy was damaged."_s);
    QVERIFY(!reading->property("running").toBool());
    app.dismissNotice();
    QTRY_VERIFY(!item(u"notice"_s));
}

void TestLiving::aTypedDateIsGoneTo()
{
    QSignalSpy asked(m_stage->app().timeline(), &TimelineViewModel::dateRequested);
    press(Qt::Key_G, Qt::ControlModifier);
    QTRY_VERIFY(item(u"date.typed.field"_s) && item(u"date.typed.field"_s)->hasActiveFocus());
    type(u"2099-01-01"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(item(u"date.typed.error"_s));
    QVERIFY(asked.isEmpty());
    press(Qt::Key_A, Qt::ControlModifier);
    type(u"2026-03-05"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toDate(), QDate(2026, 3, 5));
    QTRY_VERIFY(!item(u"date.typed.field"_s));
}

void TestLiving::theCalendarIsWalkedByKeys()
{
    QSignalSpy asked(m_stage->app().timeline(), &TimelineViewModel::dateRequested);
    m_stage->app().timeline()->days()->open(QDate(2026, 11, 23));
    QTRY_VERIFY(item(u"date.days"_s));
    item(u"date.days"_s)->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Left);
    press(Qt::Key_Up);
    press(Qt::Key_PageUp);
    press(Qt::Key_Return);
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toDate(), QDate(2026, 10, 15));
}

void TestLiving::textGrowsByKeys()
{
    const double before = m_stage->app().settings()->textScale();
    press(Qt::Key_Plus, Qt::ControlModifier);
    QTRY_VERIFY(m_stage->app().settings()->textScale() > before);
    press(Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE(m_stage->app().settings()->textScale(), 1.0);
}

void TestLiving::unknownWordsAreMarkedAndMended()
{
    SpellingViewModel *spelling = m_stage->app().spelling();
    QVERIFY2(!spelling->languages().isEmpty(), "packages.txt names hunspell-en-us for the tests");
    const QVariantList languages = spelling->languages();
    for (const QVariant &language : languages) {
        const QString code = language.toMap().value(u"code"_s).toString();
        spelling->setOn(code, code == u"en_US"_s);
    }
    m_stage->app().composer()->setText(u"The gardenn and `gardenn` here"_s);
    QTRY_COMPARE(spelling->places().size(), 1);
    QTRY_VERIFY(item(u"spelling.mark.0"_s) && item(u"spelling.mark.0"_s)->width() > 10);
    QVERIFY(!item(u"spelling.mark.1"_s));
    QQuickItem *field = item(u"composer"_s);
    field->forceActiveFocus();
    field->setProperty("cursorPosition", 8);
    press(Qt::Key_Menu);
    QTRY_VERIFY(item(u"spelling.offer.0"_s));
    QTRY_COMPARE(item(u"spelling.offer.0"_s)->property("text").toString(), u"garden"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(field->property("text").toString(), u"The garden and `gardenn` here"_s);
    QTRY_COMPARE(spelling->places().size(), 0);
    // A word of one's own is known from then on.
    m_stage->app().composer()->setText(u"The kithling is here"_s);
    QTRY_COMPARE(spelling->places().size(), 1);
    spelling->learn(u"kithling"_s);
    QTRY_COMPARE(spelling->places().size(), 0);
}

void TestLiving::theWindowRunsFromTheRight()
{
    const qreal width = m_stage->window()->width();
    const auto middleOf = [this](const QString &name) {
        const QQuickItem *found = item(name);
        return found ? found->mapToScene(QPointF(found->width() / 2, 0)).x() : -1;
    };
    QVERIFY(middleOf(u"rail.chats"_s) < width / 4);
    QVERIFY(middleOf(u"timeline.details"_s) > width / 2);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QTRY_VERIFY(middleOf(u"rail.chats"_s) > width * 3 / 4);
    QTRY_VERIFY(middleOf(u"timeline.details"_s) < width / 2);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QTRY_VERIFY(middleOf(u"rail.chats"_s) < width / 4);
}

void TestLiving::compactRowsAreLower()
{
    QTRY_VERIFY(item(u"chatRow.4"_s));
    const qreal before = item(u"chatRow.4"_s)->height();
    m_stage->app().settings()->setCompact(true);
    QTRY_VERIFY(item(u"chatRow.4"_s)->height() < before);
    m_stage->app().settings()->setCompact(false);
    QTRY_COMPARE(item(u"chatRow.4"_s)->height(), before);
}

void TestLiving::whatIsTypedOnAMessageIsWritten()
{
    TimelineViewModel *timeline = m_stage->app().timeline();
    QSignalSpy edits(timeline, &TimelineViewModel::editRequested);
    QSignalSpy replies(timeline, &TimelineViewModel::replyRequested);
    QSignalSpy pins(timeline, &TimelineViewModel::pinRequested);
    m_stage->app().composer()->setText(u"so "_s);
    QVERIFY(focusMessage("canReact"));
    type(u"p"_s);
    QVERIFY(isWriting());
    type(u"er"_s);
    QCOMPARE(m_stage->app().composer()->text(), u"so per"_s);
    QVERIFY(focusMessage("canReact"));
    QTest::keyClick(m_stage->window(), 'R', Qt::ShiftModifier);
    QCOMPARE(m_stage->app().composer()->text(), u"so perR"_s);
    QCOMPARE(edits.size() + replies.size() + pins.size(), 0);
    // The arrows, Space and Esc are for the messages all the same.
    QVERIFY(focusMessage("canReact"));
    press(Qt::Key_Space);
    QCOMPARE(timeline->selection()->count(), 1);
    press(Qt::Key_Escape);
    QCOMPARE(m_stage->app().composer()->text(), u"so perR"_s);
}

void TestLiving::keysHeldWithCtrlAreForTheMessage()
{
    TimelineViewModel *timeline = m_stage->app().timeline();
    QSignalSpy replies(timeline, &TimelineViewModel::replyRequested);
    QVERIFY(focusMessage("canReact"));
    press(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(replies.size(), 1);
    QVERIFY(isWriting());
    QVERIFY(m_stage->app().composer()->text().isEmpty());
}

void TestLiving::pagesTurnWhileWriting()
{
    m_stage->window()->resize(1200, 480);
    QQuickItem *list = item(u"timelineList"_s);
    QTRY_VERIFY(list->property("contentHeight").toReal() > list->height() + 100);
    QTRY_VERIFY(list->height() < 400);
    const auto top = [list] { return list->property("contentY").toReal() - list->property("originY").toReal(); };
    item(u"composer"_s)->forceActiveFocus();
    QTest::qWait(200);
    const qreal atEnd = top();
    press(Qt::Key_PageUp);
    QTRY_VERIFY(top() < atEnd - 50);
    QVERIFY(isWriting());
    press(Qt::Key_PageDown);
    QTRY_VERIFY(top() > atEnd - 2);
    // What is written goes first where there is more of it than shows.
    m_stage->app().composer()->setText(u"line\n"_s.repeated(40));
    QTest::qWait(200);
    const qreal before = top();
    press(Qt::Key_PageUp);
    QTest::qWait(100);
    QCOMPARE(top(), before);
}

void TestLiving::theNextHitIsGoneToByKeys()
{
    SearchViewModel *search = m_stage->app().search();
    QSignalSpy chosen(search, &SearchViewModel::messageChosen);
    QSignalSpy ended(search, &SearchViewModel::ended);
    const auto hit = [this](const QString &id) {
        SearchRow row;
        row.kind = SearchRow::Kind::Message;
        row.conversationId = m_stage->app().chats()->currentId();
        row.messageId = id;
        row.title = u"Maya Lindqvist"_s;
        return row;
    };
    const QList<SearchRow> found{hit(u"3"_s), hit(u"2"_s), hit(u"1"_s)};
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(item(u"switcher.query"_s));
    QTRY_VERIFY(item(u"switcher.query"_s)->hasActiveFocus());
    type(u"hose"_s);
    search->setRows(found);
    press(Qt::Key_Return);
    QTRY_VERIFY(item(u"hits"_s));
    QTRY_VERIFY(!item(u"switcher.query"_s));
    QVERIFY(isWriting());
    QCOMPARE(ended.size(), 0);
    QCOMPARE(chosen.last()[1].toString(), u"3"_s);
    QCOMPARE(item(u"hits.place"_s)->property("text").toString(), u"1 of 3"_s);
    press(Qt::Key_F3);
    QCOMPARE(chosen.last()[1].toString(), u"2"_s);
    QCOMPARE(item(u"hits.place"_s)->property("text").toString(), u"2 of 3"_s);
    // The server knows of a newer one.
    search->setRows(QList<SearchRow>{hit(u"4"_s)} + found);
    QCOMPARE(item(u"hits.place"_s)->property("text").toString(), u"3 of 4"_s);
    press(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(chosen.last()[1].toString(), u"3"_s);
    press(Qt::Key_F3);
    press(Qt::Key_F3);
    press(Qt::Key_F3);
    QCOMPARE(item(u"hits.place"_s)->property("text").toString(), u"4 of 4"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!item(u"hits"_s));
    QCOMPARE(ended.size(), 1);
}

QTEST_MAIN(TestLiving)
#include "tst_living.moc"
