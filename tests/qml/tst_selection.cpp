// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several messages at once, and blocks of code, in the real window: by pointer and by keys, with invented messages.
#include "client/viewmodel/text/time_text.h"
#include "qml/Controls/engine_setup.h"
#include "tests/qml/made_up.h"
#include "tests/qml/made_up_faces.h"
#include "tests/qml/made_up_files.h"
#include "tests/qml/stage.h"

#include <QtQuick/QQuickItem>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto script = u"while read line; do\n    echo \"$line\" # <b>not bold</b>\ndone"_s;

QQuickItem *below(QQuickItem *top, const QString &name)
{
    if (top->objectName() == name && top->isVisible())
        return top;
    for (QQuickItem *child : top->childItems()) {
        if (QQuickItem *found = below(child, name))
            return found;
    }
    return nullptr;
}

TimelineMessage said(int number, const QString &who, bool isOwn, const QString &text)
{
    TimelineMessage message;
    message.key = QString::number(number);
    message.messageId = QString::number(number);
    message.seq = number;
    message.senderName = who;
    message.isOwn = isOwn;
    message.text = text;
    message.markup = readMarkup(text);
    message.at = QDateTime(QDate(2026, 11, 23), QTime(12, number));
    message.canReact = true;
    message.canUnsend = isOwn;
    return message;
}

} // namespace

class TestSelection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        installFonts();
        prepareEngine(m_engine);
        addMadeUpFaces(m_engine);
        addMadeUpPictures(m_engine);
    }
    void init();
    void cleanup() { m_stage.reset(); }

    void severalArePickedWithThePointerAndCopiedWithNamesAndTimes();
    void severalArePickedAndForwardedByKeys();
    void onlyOnesOwnAreUnsentAndTheRestIsTold();
    void escapeEndsIt();
    void codeIsCopiedWithThePointer();
    void codeIsCopiedByKeys();

private:
    [[nodiscard]] QQuickItem *item(const QString &name) const { return below(m_stage->window()->contentItem(), name); }
    [[nodiscard]] QString focusName() const
    {
        const QQuickItem *focused = m_stage->window()->activeFocusItem();
        return focused ? focused->objectName() : u"nothing"_s;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(m_stage->window(), key, modifiers); }
    void click(const QString &name, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QQuickItem *target = nullptr;
        QTRY_VERIFY2((target = item(name)) != nullptr, qPrintable(name));
        QTest::mouseClick(m_stage->window(), button, modifiers, target->mapToScene({target->width() / 2, target->height() / 2}).toPoint());
    }
    /// The first one, by the button that shows over the message.
    void pickWithThePointer(const QString &key)
    {
        QQuickItem *row = nullptr;
        QTRY_VERIFY((row = item(u"message."_s + key)) != nullptr);
        QTest::mouseMove(m_stage->window(), row->mapToScene({row->width() / 2, row->height() / 2}).toPoint());
        click(u"tools.more."_s + key);
        click(u"menu.select"_s);
        QTRY_VERIFY(item(u"selection.copy"_s));
        QTRY_VERIFY(!item(u"menu.select"_s));
    }
    void toTheNewest()
    {
        item(u"composer"_s)->forceActiveFocus();
        item(u"message.5"_s)->forceActiveFocus(Qt::TabFocusReason);
        QTRY_COMPARE(focusName(), u"message.5"_s);
    }
    /// Tab, at most so often.
    bool tabTo(const QString &name, bool isBack = false)
    {
        for (int i = 0; i < 40 && focusName() != name; ++i)
            press(isBack ? Qt::Key_Backtab : Qt::Key_Tab, isBack ? Qt::ShiftModifier : Qt::NoModifier);
        return focusName() == name;
    }
    SelectionViewModel &selection() { return *m_stage->app().timeline()->selection(); }

    QQmlEngine m_engine;
    std::unique_ptr<Stage> m_stage;
};

void TestSelection::init()
{
    m_stage = std::make_unique<Stage>(
        m_engine, Picture{.name = u"selection"_s, .size = {1400, 900}, .fill = [](AppViewModel &app) {
                              app.settings()->setMotionReduced(true);
                              fillChats(app);
                              fillTimeline(app);
                              app.timeline()->setTyping({});
                              app.timeline()->setNewMark(std::nullopt);
                              app.timeline()->setMessages(
                                  {said(1, u"Maya Lindqvist"_s, false, u"The beds are ready"_s), said(2, u"You"_s, true, u"Wonderful"_s),
                                   said(3, u"Priya Nair"_s, false, u"Who brings the hose?"_s), said(4, u"You"_s, true, u"I do"_s),
                                   said(5, u"Priya Nair"_s, false, u"```sh\n"_s + script + u"\n```"_s)},
                                  true, QDate(2026, 11, 23));
                          }});
    QVERIFY(m_stage->window());
    QTRY_VERIFY(item(u"message.5"_s));
}

void TestSelection::severalArePickedWithThePointerAndCopiedWithNamesAndTimes()
{
    QSignalSpy copied(&selection(), &SelectionViewModel::copyRequested);
    pickWithThePointer(u"1"_s);
    click(u"message.3"_s, Qt::LeftButton, Qt::ShiftModifier);
    QCOMPARE(selection().count(), 3);
    click(u"message.2"_s);
    QCOMPARE(selection().count(), 2);
    QCOMPARE(item(u"selection.words"_s)->property("text").toString(), u"2 messages selected"_s);
    click(u"selection.copy"_s);
    QCOMPARE(copied.size(), 1);
    const QString text = copied[0][0].toString();
    const auto when = [](int minute) { return fullTimeText(QDateTime(QDate(2026, 11, 23), QTime(12, minute))); };
    QCOMPARE(text, u"Maya Lindqvist, "_s + when(1) + u":\nThe beds are ready\n\nPriya Nair, "_s + when(3) + u":\nWho brings the hose?"_s);
    QTRY_VERIFY(!item(u"selection.copy"_s));
    // What had the keyboard is gone: what is typed next is not lost.
    QTRY_COMPARE(focusName(), u"composer"_s);
}

void TestSelection::severalArePickedAndForwardedByKeys()
{
    QSignalSpy forwarded(&selection(), &SelectionViewModel::forwardRequested);
    toTheNewest();
    press(Qt::Key_Up);
    press(Qt::Key_Up, Qt::ShiftModifier);
    press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(selection().count(), 3);
    press(Qt::Key_Space);
    QCOMPARE(selection().count(), 2);
    QVERIFY2(tabTo(u"selection.forward"_s, true), qPrintable(focusName()));
    press(Qt::Key_Space);
    QCOMPARE(forwarded.size(), 1);
    QCOMPARE(forwarded[0][0].toStringList(), (QStringList{u"3"_s, u"4"_s}));
}

void TestSelection::onlyOnesOwnAreUnsentAndTheRestIsTold()
{
    QSignalSpy unsent(&selection(), &SelectionViewModel::unsendRequested);
    pickWithThePointer(u"1"_s);
    const QString none = item(u"selection.unsend"_s)->property("text").toString();
    QVERIFY2(!item(u"selection.unsend"_s)->isEnabled() && none.contains(u"not yours"_s), qPrintable(none));
    click(u"message.4"_s, Qt::LeftButton, Qt::ShiftModifier);
    QCOMPARE(selection().count(), 4);
    QCOMPARE(item(u"selection.unsend"_s)->property("text").toString(), u"Unsend 2 of them for everyone"_s);
    click(u"selection.unsend"_s);
    // It is asked first, and whoever presses Enter at once has kept them.
    QTRY_VERIFY(item(u"unsend.cancel"_s) && item(u"unsend.cancel"_s)->hasActiveFocus());
    press(Qt::Key_Space);
    QTRY_VERIFY(!item(u"unsend.cancel"_s));
    QCOMPARE(unsent.size(), 0);
    QCOMPARE(selection().count(), 4);
    click(u"selection.unsend"_s);
    QTRY_VERIFY(item(u"unsend.confirm"_s));
    click(u"unsend.confirm"_s);
    QCOMPARE(unsent.size(), 1);
    QCOMPARE(unsent[0][0].toStringList(), (QStringList{u"2"_s, u"4"_s}));
    selection().tellUnsent();
    QCOMPARE(selection().count(), 2);
    QTRY_VERIFY(item(u"selection.words"_s)->property("text").toString().contains(u"cannot be unsent"_s));
}

void TestSelection::escapeEndsIt()
{
    toTheNewest();
    press(Qt::Key_Space);
    QTRY_VERIFY(item(u"selection.copy"_s));
    press(Qt::Key_Escape);
    QCOMPARE(selection().count(), 0);
    QTRY_VERIFY(!item(u"selection.copy"_s));
    QCOMPARE(focusName(), u"message.5"_s);
}

void TestSelection::codeIsCopiedWithThePointer()
{
    QSignalSpy copied(m_stage->app().timeline(), &TimelineViewModel::copyRequested);
    QTRY_VERIFY(item(u"code.text"_s));
    QCOMPARE(item(u"code.text"_s)->property("text").toString().trimmed(), script);
    click(u"code.copy"_s);
    QCOMPARE(copied.size(), 1);
    QCOMPARE(copied[0][0].toString().trimmed(), script);
}

void TestSelection::codeIsCopiedByKeys()
{
    QSignalSpy copied(m_stage->app().timeline(), &TimelineViewModel::copyRequested);
    toTheNewest();
    QVERIFY2(tabTo(u"code.copy"_s), qPrintable(focusName()));
    press(Qt::Key_Space);
    QCOMPARE(copied.size(), 1);
    QCOMPARE(copied[0][0].toString().trimmed(), script);
}

QTEST_MAIN(TestSelection)
#include "tst_selection.moc"
