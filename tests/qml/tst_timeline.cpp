// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The timeline and the composer in a real window, driven by keys and pointer, with invented messages.
#include "qml/Controls/engine_setup.h"
#include "tests/qml/made_up.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

#include <memory>

Q_IMPORT_QML_PLUGIN(Kith_AppPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Kith_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ChatsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_TimelinePlugin)
Q_IMPORT_QML_PLUGIN(Kith_EmojiPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ComposerPlugin)
Q_IMPORT_QML_PLUGIN(Kith_PeoplePlugin)
Q_IMPORT_QML_PLUGIN(Kith_WelcomePlugin)
Q_IMPORT_QML_PLUGIN(Kith_SettingsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ViewModelPlugin)

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDate today(2026, 11, 23);

QList<TimelineMessage> messages(int from, int to)
{
    QList<TimelineMessage> wanted;
    for (int i = from; i <= to; ++i) {
        TimelineMessage message;
        message.key = u"key-%1"_s.arg(i);
        message.messageId = QString::number(i);
        message.seq = i;
        message.at = QDateTime(today, QTime(8, 0)).addSecs(40 * i);
        message.isOwn = i % 5 == 0;
        message.senderId = message.isOwn ? u"1"_s : QString::number(2 + i % 2);
        message.senderName = message.isOwn ? u"Elin Berg"_s : u"Daniel Okafor"_s;
        message.text = u"Message %1. "_s.arg(i) + QString(i * 37 % 400, u'w');
        message.canReact = true;
        message.canPin = true;
        message.canEdit = message.isOwn;
        message.canUnsend = message.isOwn;
        wanted.append(message);
    }
    return wanted;
}

/// Rows of a list are children of what is seen, not of an object.
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

class TestTimeline : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installFonts(); }
    void init();
    void cleanup();

    void shiftTabLeadsFromTheComposerToTheNewestMessage();
    void arrowsWalkThroughTheMessagesAndBackToTheComposer();
    void theMenuGivesTheKeyboardBack();
    void keysOfTheWindowWorkFromTheWordsOfAMessage();
    void escapeClosesTheListOfWhatFits();
    void aConversationThatWasReadOpensAtWhatWasFoundInIt();
    void reactionsStandOnOneLineWithTheirNumbers();
    void emojiAloneAreLargeWhereThatIsWished();

private:
    [[nodiscard]] QQuickItem *item(const QString &name) const { return below(m_window->contentItem(), name); }
    QString focusName() const { return m_window->activeFocusItem() ? m_window->activeFocusItem()->objectName() : u"nothing"_s; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(m_window, key, modifiers); }

    QQmlEngine m_engine;
    std::unique_ptr<AppViewModel> m_app;
    std::unique_ptr<QObject> m_object;
    QQuickWindow *m_window = nullptr;
};

void TestTimeline::init()
{
    if (!m_engine.property("isReady").toBool()) {
        prepareEngine(m_engine);
        m_engine.setProperty("isReady", true);
    }
    m_app = std::make_unique<AppViewModel>(nullptr);
    m_app->settings()->setMotionReduced(true);
    fillChats(*m_app);
    fillPeople(*m_app);
    fillTimeline(*m_app);
    m_app->timeline()->setNewMark(std::nullopt);
    m_app->timeline()->setMessages(messages(101, 200), true, today);
    QQmlComponent component(&m_engine, QUrl(u"qrc:/qt/qml/Kith/App/AppWindow.qml"_s));
    m_object.reset(component.createWithInitialProperties({{u"app"_s, QVariant::fromValue(m_app.get())}}));
    m_window = qobject_cast<QQuickWindow *>(m_object.get());
    QVERIFY2(m_window, qPrintable(component.errorString()));
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QVERIFY(item(u"composer"_s));
    item(u"composer"_s)->forceActiveFocus();
    QTRY_COMPARE(focusName(), u"composer"_s);
    QTRY_VERIFY(item(u"message.key-200"_s));
}

void TestTimeline::cleanup()
{
    m_object.reset();
    m_app.reset();
}

void TestTimeline::shiftTabLeadsFromTheComposerToTheNewestMessage()
{
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QTRY_COMPARE(focusName(), u"message.key-200"_s);
}

void TestTimeline::arrowsWalkThroughTheMessagesAndBackToTheComposer()
{
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QTRY_COMPARE(focusName(), u"message.key-198"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QTRY_COMPARE(focusName(), u"message.key-200"_s);
    press(Qt::Key_Down);
    QTRY_COMPARE(focusName(), u"composer"_s);
}

void TestTimeline::theMenuGivesTheKeyboardBack()
{
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QTRY_COMPARE(focusName(), u"message.key-200"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(item(u"menu.reply"_s) && item(u"menu.reply"_s)->isVisible());
    press(Qt::Key_Escape);
    QTRY_COMPARE(focusName(), u"message.key-200"_s);
}

void TestTimeline::keysOfTheWindowWorkFromTheWordsOfAMessage()
{
    QQuickItem *row = item(u"message.key-200"_s);
    QQuickItem *words = row ? below(row, u"bubble.text"_s) : nullptr;
    QVERIFY(words);
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY2(item(u"switcher.list"_s) && item(u"switcher.list"_s)->isVisible(), "from the composer");
    press(Qt::Key_Escape);
    QTRY_VERIFY(!item(u"switcher.list"_s) || !item(u"switcher.list"_s)->isVisible());
    for (const bool isByMouse : {false, true}) {
        if (isByMouse)
            QTest::mouseClick(m_window, Qt::LeftButton, {}, words->mapToScene(QPointF(4, words->height() / 2)).toPoint());
        else
            words->forceActiveFocus();
        QTRY_VERIFY(words->hasActiveFocus());
        press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(item(u"switcher.list"_s) && item(u"switcher.list"_s)->isVisible());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!item(u"switcher.list"_s) || !item(u"switcher.list"_s)->isVisible());
    }
}

void TestTimeline::escapeClosesTheListOfWhatFits()
{
    for (const char key : ":hear")
        if (key != 0)
            QTest::keyClick(m_window, key);
    QTRY_VERIFY(m_app->composer()->completion()->isOpen());
    QTRY_VERIFY(item(u"completion"_s));
    press(Qt::Key_Escape);
    QVERIFY(!m_app->composer()->completion()->isOpen());
    QCOMPARE(focusName(), u"composer"_s);
    QCOMPARE(m_app->composer()->text(), u":hear"_s);
}

void TestTimeline::aConversationThatWasReadOpensAtWhatWasFoundInIt()
{
    // As the search does: another conversation opens, and in the same moment a jump is asked for.
    m_app->timeline()->setMessages(messages(301, 420), true, today);
    m_app->timeline()->reveal(u"key-330"_s);
    const auto isSeen = [this] {
        const QQuickItem *row = item(u"message.key-330"_s);
        const QQuickItem *list = item(u"timelineList"_s);
        const qreal top = row && list ? row->mapToItem(list, QPointF()).y() : -1;
        return row && list && top >= 0 && top + row->height() <= list->height();
    };
    QTRY_VERIFY(isSeen());
    QTest::qWait(400); // past every timer that may move the view once more
    QVERIFY(isSeen());
}

void TestTimeline::reactionsStandOnOneLineWithTheirNumbers()
{
    QList<TimelineMessage> said = messages(101, 110);
    said.last().reactions = {{.emoji = u"👍"_s, .count = 8, .isMine = false, .names = u"Ada"_s}};
    m_app->timeline()->setMessages(said, true, today);
    QTRY_VERIFY(item(u"reaction.👍"_s));
    for (const double scale : {1.0, 1.5}) {
        m_app->settings()->setTextScale(scale);
        QTest::qWait(50);
        QQuickItem *chip = item(u"reaction.👍"_s);
        const QRect place = chip->mapRectToScene(chip->boundingRect()).toRect().adjusted(4, 2, -4, -2);
        const QImage all = m_window->grabWindow();
        const QImage picture = all.copy(QRect(place.topLeft() * all.devicePixelRatio(), place.size() * all.devicePixelRatio()));
        // Where anything is drawn in the left and in the right half: the emoji, and its number.
        const auto middleOf = [&picture](int from, int to) {
            const QRgb ground = picture.pixel(0, picture.height() / 2);
            int top = picture.height();
            int bottom = -1;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = from; x < to; ++x) {
                    const QRgb pixel = picture.pixel(x, y);
                    if (std::abs(qGray(pixel) - qGray(ground)) > 40) {
                        top = std::min(top, y);
                        bottom = std::max(bottom, y);
                    }
                }
            }
            return (top + bottom) / 2.0;
        };
        const double emoji = middleOf(0, picture.width() / 2);
        const double number = middleOf(picture.width() * 2 / 3, picture.width());
        QVERIFY(emoji > 0 && number > 0);
        QVERIFY2(std::abs(emoji - number) <= 1.5 * scale, qPrintable(u"%1 and %2 of %3"_s.arg(emoji).arg(number).arg(picture.height())));
    }
    m_app->settings()->setTextScale(1.0);
}

void TestTimeline::emojiAloneAreLargeWhereThatIsWished()
{
    QList<TimelineMessage> said = messages(101, 103);
    said[0].text = u"🌱🌱🌱"_s;
    said[1].text = u"🌱🌱🌱🌱"_s;
    m_app->timeline()->setMessages(said, true, today);
    const auto heightOf = [this](const QString &key) { return item(key) ? below(item(key), u"bubble.text"_s)->height() : 0; };
    QTRY_VERIFY(heightOf(u"message.key-101"_s) > 2 * heightOf(u"message.key-102"_s));
    QVERIFY(heightOf(u"message.key-102"_s) > 0);
    m_app->settings()->setLargeEmoji(false);
    QTRY_COMPARE(heightOf(u"message.key-101"_s), heightOf(u"message.key-102"_s));
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
