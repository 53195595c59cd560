// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way of the keyboard through the real window: in the order in which things stand, and with what it stands on in sight.
#include "qml/Controls/engine_setup.h"
#include "tests/qml/stage.h"

#include <QtCore/QTranslator>
#include <QtGui/QWheelEvent>
#include <QtQuick/QQuickItem>
#include <QtTest/QtTest>

#include <algorithm>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

class TestKeyboard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_stage.reset(); }

    void theDetailsAreWalkedInTheirOrder();
    void f6GoesFromPaneToPane();
    void filesAndEmojiAreReachedWhileWriting();
    void ofManyMembersTheOneReachedIsInSight();
    void filtersAndFoldersAreChosenByKeys();
    void aNarrowWindowShowsTheFilteredList();
    void theRowOfFiltersIsTurnedByTheWheel();
    void theFirstFiltersFitInEveryLanguage_data();
    void theFirstFiltersFitInEveryLanguage();

private:
    [[nodiscard]] QQuickItem *item(const QString &name) const
    {
        QQuickItem *found = itemNamed(m_stage->window()->contentItem(), name);
        return found && found->isVisible() ? found : nullptr;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const { QTest::keyClick(m_stage->window(), key, modifiers); }

    /// What has the keyboard; of members only that it is one.
    [[nodiscard]] QString focusName() const
    {
        const QQuickItem *focus = m_stage->window()->activeFocusItem();
        if (!focus)
            return {};
        return focus->objectName().startsWith(u"member."_s) ? u"member"_s : focus->objectName();
    }
    /// One round of the Tab key from the message field back to it.
    [[nodiscard]] QStringList round(Qt::Key key) const
    {
        QStringList names;
        item(u"composer"_s)->forceActiveFocus(Qt::TabFocusReason);
        for (int i = 0; i < 120; ++i) {
            press(key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
            const QString name = focusName();
            if (name == u"composer"_s)
                return names;
            names.append(name);
        }
        return {};
    }
    [[nodiscard]] bool isInSight(const QQuickItem *what, const QQuickItem *view) const
    {
        const QRectF place = what->mapRectToItem(view, what->boundingRect());
        return place.top() >= 0 && place.bottom() <= view->height();
    }

    QQmlEngine m_engine;
    std::unique_ptr<Stage> m_stage;
};

void TestKeyboard::initTestCase()
{
    installFonts();
    prepareEngine(m_engine);
}

void TestKeyboard::init()
{
    const QList<Picture> all = pictures();
    const auto main = std::ranges::find(all, u"main-light"_s, &Picture::name);
    QVERIFY(main != all.cend());
    m_stage = std::make_unique<Stage>(m_engine, *main);
    QVERIFY(m_stage->window());
    QVERIFY(QTest::qWaitForWindowActive(m_stage->window()));
    QTRY_VERIFY(item(u"composer"_s));
}

void TestKeyboard::theDetailsAreWalkedInTheirOrder()
{
    QTRY_VERIFY(item(u"details.leave"_s));
    const QStringList standing{u"details.edit"_s, u"details.picture"_s, u"details.alerts"_s, u"inviteMembers"_s,
                               u"addMembers"_s,   u"member"_s,          u"media.all"_s,      u"details.leave"_s};
    const auto ofThePane = [&standing](const QStringList &names) {
        QStringList out;
        std::ranges::copy_if(names, std::back_inserter(out), [&standing](const QString &name) { return standing.contains(name); });
        return out;
    };
    QCOMPARE(ofThePane(round(Qt::Key_Tab)), standing);
    // As well the second time, and back.
    QCOMPARE(ofThePane(round(Qt::Key_Tab)), standing);
    QStringList back = ofThePane(round(Qt::Key_Backtab));
    std::ranges::reverse(back);
    QCOMPARE(back, standing);
}

void TestKeyboard::f6GoesFromPaneToPane()
{
    const auto pane = [this] {
        for (const QQuickItem *at = m_stage->window()->activeFocusItem(); at; at = at->parentItem()) {
            for (const QString &name : {u"composer"_s, u"timelineList"_s, u"detailsPane"_s, u"chatSearch"_s}) {
                if (at->objectName() == name)
                    return name;
            }
        }
        return QString();
    };
    QTRY_VERIFY(item(u"detailsPane"_s));
    item(u"composer"_s)->forceActiveFocus(Qt::TabFocusReason);
    const QStringList around{u"detailsPane"_s, u"chatSearch"_s, u"timelineList"_s, u"composer"_s};
    for (const QString &next : around) {
        press(Qt::Key_F6);
        QCOMPARE(pane(), next);
    }
    for (const QString &before : {u"timelineList"_s, u"chatSearch"_s, u"detailsPane"_s}) {
        press(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(pane(), before);
    }
}

void TestKeyboard::filesAndEmojiAreReachedWhileWriting()
{
    item(u"composer"_s)->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY(item(u"emoji.search"_s) && item(u"emoji.search"_s)->hasActiveFocus());
    press(Qt::Key_Escape);
    QTRY_VERIFY(item(u"composer"_s)->hasActiveFocus());
}

void TestKeyboard::ofManyMembersTheOneReachedIsInSight()
{
    QList<PersonRow> rows;
    for (int i = 0; i < 500; ++i) {
        PersonRow row;
        row.personId = QString::number(i);
        row.name = u"Member %1"_s.arg(i);
        rows.append(row);
    }
    m_stage->app().details()->members()->setRows(rows);
    const QQuickItem *whole = item(u"details.whole"_s);
    QTRY_COMPARE(item(u"memberList"_s)->property("count").toInt(), 500);
    item(u"addMembers"_s)->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Tab);
    QCOMPARE(m_stage->window()->activeFocusItem()->objectName(), u"member.0"_s);
    for (int i = 1; i <= 200; ++i) {
        press(Qt::Key_Down);
        QQuickItem *focus = m_stage->window()->activeFocusItem();
        QCOMPARE(focus->objectName(), u"member.%1"_s.arg(i));
        QTRY_VERIFY2(isInSight(focus, whole), qPrintable(focus->objectName()));
    }
    // Only those in sight, and some beside them, are made.
    QVERIFY(item(u"memberList"_s)->property("contentItem").value<QQuickItem *>()->childItems().size() < 80);
    press(Qt::Key_Tab);
    QVERIFY(focusName() != u"member"_s);
    QVERIFY(isInSight(m_stage->window()->activeFocusItem(), whole));
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_stage->window()->activeFocusItem()->objectName(), u"member.200"_s);
    QTRY_VERIFY(isInSight(m_stage->window()->activeFocusItem(), whole));
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(focusName(), u"addMembers"_s);
    QVERIFY(isInSight(m_stage->window()->activeFocusItem(), whole));
    // Fewer than were passed.
    m_stage->app().details()->members()->setRows(rows.first(3));
    QTRY_VERIFY(item(u"member.2"_s) && isInSight(item(u"member.2"_s), whole));
    QTRY_VERIFY(item(u"details.leave"_s)->mapToItem(whole, QPointF()).y() > item(u"member.2"_s)->mapToItem(whole, QPointF()).y());
}

void TestKeyboard::filtersAndFoldersAreChosenByKeys()
{
    ChatsViewModel *chats = m_stage->app().chats();
    const QString family = u"Family"_s;
    const int folder = int(chats->chips().indexOf(family));
    QVERIFY(folder >= 4);
    item(u"composer"_s)->forceActiveFocus();
    press(Qt::Key(Qt::Key_1 + folder), Qt::ControlModifier);
    QCOMPARE(chats->chip(), folder);
    QVERIFY2(item(u"composer"_s)->hasActiveFocus(), "who writes goes on writing");
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(chats->chip(), 1);
    // There are not as many.
    press(Qt::Key_9, Qt::ControlModifier);
    QCOMPARE(chats->chip(), 1);
    // From anywhere.
    m_stage->app().setSection(AppViewModel::People);
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_stage->app().section(), int(AppViewModel::Chats));
    QCOMPARE(chats->chip(), 0);
    // And by other keys, once they were changed.
    m_stage->app().shortcuts()->record(u"filter4"_s);
    QVERIFY(m_stage->app().shortcuts()->press(Qt::Key_F8, Qt::NoModifier));
    press(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(chats->chip(), 0);
    press(Qt::Key_F8);
    QCOMPARE(chats->chip(), 3);
}

void TestKeyboard::aNarrowWindowShowsTheFilteredList()
{
    m_stage->window()->resize(480, 800);
    QTRY_VERIFY(!item(u"chatList"_s));
    press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(item(u"chatList"_s));
    QCOMPARE(m_stage->app().chats()->chip(), 1);
    QVERIFY(item(u"chatSearch"_s)->hasActiveFocus());
    // What waits in the other account shows on one's own face: the others have no room here.
    QTRY_VERIFY(item(u"rail.me"_s));
    QCOMPARE(item(u"rail.me"_s)->property("unread").toInt(), 4);
}

void TestKeyboard::theRowOfFiltersIsTurnedByTheWheel()
{
    ChatsViewModel *chats = m_stage->app().chats();
    QList<ChatRow> rows = chats->rows();
    for (int i = 0; i < 5; ++i)
        rows[i].folder = u"Folder number %1"_s.arg(i);
    chats->setRows(rows);
    QQuickItem *row = item(u"chips"_s);
    const int last = int(chats->chips().size()) - 1;
    const auto isSeen = [&](int chip) {
        const QQuickItem *found = item(u"chip.%1"_s.arg(chip));
        const QRectF place = found ? found->mapRectToItem(row, found->boundingRect()) : QRectF(-100, 0, 1, 1);
        return place.left() > -1 && place.right() < row->width() + 1;
    };
    const QPointF middle = row->mapToScene(row->boundingRect().center());
    const auto turn = [&](int steps) {
        QWheelEvent event(middle, m_stage->window()->mapToGlobal(middle), {}, QPoint(0, steps * 120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_stage->window(), &event);
    };
    QTRY_VERIFY(isSeen(0));
    QVERIFY(!isSeen(last));
    for (int i = 0; i < 20; ++i)
        turn(-1);
    QTRY_VERIFY(isSeen(last));
    for (int i = 0; i < 20; ++i)
        turn(1);
    QTRY_VERIFY(isSeen(0));
    chats->chooseChip(last);
    QTRY_VERIFY(isSeen(last));
    // One more unread conversation makes other words, and the row new.
    rows[6].unread += 1;
    rows[7].folder = u"A"_s;
    chats->setRows(rows);
    QTRY_VERIFY(isSeen(chats->chip()));
    QTest::qWait(150);
    QVERIFY(isSeen(chats->chip()));
}

void TestKeyboard::theFirstFiltersFitInEveryLanguage_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "de", "es"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void TestKeyboard::theFirstFiltersFitInEveryLanguage()
{
    QFETCH(QString, language);
    QTranslator words;
    QVERIFY(words.load(u":/i18n/kith_%1.qm"_s.arg(language)));
    QCoreApplication::installTranslator(&words);
    // The words are taken anew with the rows.
    m_stage->app().chats()->setRows({});
    QTRY_COMPARE(item(u"chips"_s)->property("count").toInt(), 4);
    const QList<Picture> all = pictures();
    std::ranges::find(all, u"main-light"_s, &Picture::name)->fill(m_stage->app());
    const QQuickItem *row = item(u"chips"_s);
    QTRY_VERIFY(item(u"chip.3"_s));
    QTRY_VERIFY(item(u"chip.3"_s)->mapRectToItem(row, item(u"chip.3"_s)->boundingRect()).right() <= row->width());
    QCoreApplication::removeTranslator(&words);
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
