// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is being read stays where it is, in every frame and to the pixel, whatever happens around it.
#include "qml/Controls/engine_setup.h"
#include "tests/qml/made_up.h"

#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <QtTest/QtTest>

#include <functional>
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
constexpr int first = 1;
constexpr int last = 300;

TimelineMessage message(int i)
{
    TimelineMessage message;
    message.key = u"key-%1"_s.arg(i);
    message.messageId = QString::number(i);
    message.seq = i;
    message.at = QDateTime(today.addDays(-3), QTime(8, 0)).addSecs(600 * i);
    message.isOwn = i % 7 == 0;
    message.senderId = message.isOwn ? u"1"_s : QString::number(2 + i / 3 % 2);
    message.senderName = message.isOwn ? u"Elin Berg"_s : u"Daniel Okafor"_s;
    message.text = u"Message %1. "_s.arg(i) + u"some words of it "_s.repeated(i * 37 % 23);
    return message;
}

QList<TimelineMessage> messages(int from, int to)
{
    QList<TimelineMessage> wanted;
    for (int i = from; i <= to; ++i)
        wanted.append(message(i));
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

class TestTimelineStill : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        // Rows are looked at between two frames, on the thread that made them.
        qputenv("QSG_RENDER_LOOP", "basic");
        qputenv("QT_QUICK_BACKEND", "software");
    }

private slots:
    void initTestCase() { installFonts(); }
    void init();
    void cleanup();

    void olderHistoryGoesAbove_data() { places(); }
    void olderHistoryGoesAbove();
    void newerHistoryGoesBelow();
    void newMessagesGoBelow_data() { places(); }
    void newMessagesGoBelow();
    void editsBelowTheView_data() { places(); }
    void editsBelowTheView();
    void editsAboveTheView_data() { places(); }
    void editsAboveTheView();
    void everythingAroundGrows();
    void whatIsReadGrowsDownwards();
    void messagesGoAway();
    void farEndsAreLetGo();
    void heightsThatComeLate_data();
    void heightsThatComeLate();
    void openedAtTheNewLineItStays();
    void atTheEndItFollows();
    void afterALongWayUp();

private:
    static void places();
    void show(const QList<TimelineMessage> &shown);
    [[nodiscard]] QList<QQuickItem *> rows() const;
    [[nodiscard]] QQuickItem *row(int i) const;
    [[nodiscard]] QQuickItem *rowNamed(const QString &name) const;
    [[nodiscard]] qreal topOf(const QQuickItem *item) const { return item->mapToItem(m_list, QPointF(0, 0)).y(); }
    [[nodiscard]] QQuickItem *middleRow() const;
    void standAt(int number);
    bool frames(int count);
    void expectStill(const std::function<void()> &change, int kept = 0);

    QQmlEngine m_engine;
    std::unique_ptr<AppViewModel> m_app;
    std::unique_ptr<QObject> m_object;
    QQuickWindow *m_window = nullptr;
    QQuickItem *m_list = nullptr;
    QList<TimelineMessage> m_messages;
    int m_frames = 0;
};

void TestTimelineStill::init()
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
    m_app->timeline()->setAtEnd(true);
    m_messages = messages(101, 200);
    m_app->timeline()->setMessages(m_messages, true, today);
    QQmlComponent component(&m_engine, QUrl(u"qrc:/qt/qml/Kith/App/AppWindow.qml"_s));
    m_object.reset(component.createWithInitialProperties({{u"app"_s, QVariant::fromValue(m_app.get())}}));
    m_window = qobject_cast<QQuickWindow *>(m_object.get());
    QVERIFY2(m_window, qPrintable(component.errorString()));
    m_frames = 0;
    connect(m_window, &QQuickWindow::frameSwapped, this, [this] { ++m_frames; });
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window));
    m_list = below(m_window->contentItem(), u"timelineList"_s);
    QVERIFY(m_list);
    QTRY_VERIFY(row(200));
    QVERIFY(frames(5));
}

void TestTimelineStill::cleanup()
{
    m_object.reset();
    m_app.reset();
}

void TestTimelineStill::places()
{
    QTest::addColumn<int>("place");
    QTest::newRow("one screen above the end") << 192;
    QTest::newRow("in the middle") << 150;
    QTest::newRow("near the oldest") << 106;
}

void TestTimelineStill::show(const QList<TimelineMessage> &shown)
{
    m_messages = shown;
    m_app->timeline()->setMessages(shown, false, today);
}

QList<QQuickItem *> TestTimelineStill::rows() const
{
    QList<QQuickItem *> found;
    for (QQuickItem *item : m_list->property("contentItem").value<QQuickItem *>()->childItems()) {
        if (item->objectName().startsWith(u"message."_s) && item->isVisible() && topOf(item) < m_list->height()
            && topOf(item) + item->height() > 0)
            found.append(item);
    }
    return found;
}

QQuickItem *TestTimelineStill::row(int i) const
{
    return rowNamed(u"message.key-%1"_s.arg(i));
}

QQuickItem *TestTimelineStill::rowNamed(const QString &name) const
{
    const QList<QQuickItem *> shown = rows();
    for (QQuickItem *item : shown) {
        if (item->objectName() == name)
            return item;
    }
    return nullptr;
}

QQuickItem *TestTimelineStill::middleRow() const
{
    QQuickItem *best = nullptr;
    const auto distance = [this](const QQuickItem *item) { return std::abs(topOf(item) - m_list->height() / 2); };
    for (QQuickItem *item : rows()) {
        if (!best || distance(item) < distance(best))
            best = item;
    }
    return best;
}

/// Some frames are drawn, with all that happens between them.
bool TestTimelineStill::frames(int count)
{
    const int wanted = m_frames + count;
    return QTest::qWaitFor([this, wanted] {
        m_window->update();
        return m_frames >= wanted;
    });
}

/// As a hand does it: with the wheel, until that message stands about in the middle.
void TestTimelineStill::standAt(int number)
{
    const QPointF at = m_list->mapToScene(QPointF(m_list->width() / 2, m_list->height() / 2));
    for (int i = 0; i < 400; ++i) {
        if (QQuickItem *item = row(number); item && topOf(item) > 200)
            break;
        QWheelEvent wheel(at, m_window->mapToGlobal(at), {}, QPoint(0, 480), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_window, &wheel);
        QVERIFY(frames(1));
    }
    QVERIFY(row(number));
    // The view says after a rest what was seen, and may ask for more.
    QTest::qWait(150);
    QVERIFY(frames(3));
}

/// No frame after the change shows any row on screen elsewhere than before. `kept` names the message that is looked at; 0
/// for the one in the middle.
void TestTimelineStill::expectStill(const std::function<void()> &change, int kept)
{
    QQuickItem *item = kept ? row(kept) : middleRow();
    QVERIFY(item);
    const QString name = item->objectName();
    const qreal place = topOf(item);
    QStringList moved;
    const auto watch = connect(
        m_window, &QQuickWindow::afterRendering, this,
        [&] {
            const QQuickItem *now = rowNamed(name);
            if (!now)
                moved.append(u"gone"_s);
            else if (topOf(now) != place)
                moved.append(QString::number(topOf(now) - place));
        },
        Qt::DirectConnection);
    change();
    const bool areDrawn = frames(12);
    QTest::qWait(150);
    const bool areDrawnAgain = frames(3);
    disconnect(watch);
    QVERIFY(areDrawn && areDrawnAgain);
    QVERIFY2(moved.isEmpty(), qPrintable(name + u" moved by "_s + moved.join(u", "_s)));
}

void TestTimelineStill::olderHistoryGoesAbove()
{
    QFETCH(int, place);
    standAt(place);
    expectStill([this] { show(messages(first, 200)); });
    expectStill([this] { show(messages(-400, 200)); });
}

void TestTimelineStill::newerHistoryGoesBelow()
{
    m_app->timeline()->setAtEnd(false);
    standAt(192);
    expectStill([this] { show(messages(101, 260)); });
    expectStill([this] {
        m_app->timeline()->setAtEnd(true);
        show(messages(101, last));
    });
}

void TestTimelineStill::newMessagesGoBelow()
{
    QFETCH(int, place);
    standAt(place);
    for (int i = 201; i < 206; ++i)
        expectStill([this, i] { show(messages(101, i)); });
}

void TestTimelineStill::editsBelowTheView()
{
    QFETCH(int, place);
    standAt(place);
    const int lowest = rows().first()->objectName().section(u'-', -1).toInt();
    int newest = lowest;
    for (const QQuickItem *item : rows())
        newest = std::max(newest, item->objectName().section(u'-', -1).toInt());
    expectStill([this, newest] {
        QList<TimelineMessage> edited = m_messages;
        for (TimelineMessage &each : edited) {
            if (each.seq > newest)
                each.text = u"Now it has many more lines than it had before. "_s.repeated(20);
        }
        show(edited);
    });
    expectStill([this, newest] {
        QList<TimelineMessage> edited = m_messages;
        for (TimelineMessage &each : edited) {
            if (each.seq > newest)
                each.text = u"Short."_s;
        }
        show(edited);
    });
}

void TestTimelineStill::editsAboveTheView()
{
    QFETCH(int, place);
    standAt(place);
    int oldest = last;
    for (const QQuickItem *item : rows())
        oldest = std::min(oldest, item->objectName().section(u'-', -1).toInt());
    expectStill([this, oldest] {
        QList<TimelineMessage> edited = m_messages;
        for (TimelineMessage &each : edited) {
            if (each.seq < oldest)
                each.text = u"Now it has many more lines than it had before. "_s.repeated(20);
        }
        show(edited);
    });
}

void TestTimelineStill::everythingAroundGrows()
{
    standAt(150);
    QQuickItem *kept = middleRow();
    const int number = kept->objectName().section(u'-', -1).toInt();
    expectStill([this, number] {
        QList<TimelineMessage> edited = m_messages;
        for (TimelineMessage &each : edited) {
            if (each.seq != number)
                each.text += u" And a little more was added to it."_s.repeated(4);
        }
        show(edited);
    });
}

void TestTimelineStill::whatIsReadGrowsDownwards()
{
    standAt(150);
    const int number = middleRow()->objectName().section(u'-', -1).toInt();
    expectStill([this, number] {
        QList<TimelineMessage> edited = m_messages;
        for (TimelineMessage &each : edited) {
            if (each.seq == number)
                each.text += u" And a little more was added to it."_s.repeated(10);
        }
        show(edited);
    });
}

void TestTimelineStill::messagesGoAway()
{
    standAt(150);
    const int number = middleRow()->objectName().section(u'-', -1).toInt();
    expectStill([this, number] {
        QList<TimelineMessage> left = m_messages;
        left.removeIf([number](const TimelineMessage &each) { return each.seq != number && each.seq % 3 == 0; });
        show(left);
    });
}

/// As the window of messages does after a long way, on either side or both; and later they come again.
void TestTimelineStill::farEndsAreLetGo()
{
    show(messages(-300, 200));
    standAt(20);
    expectStill([this] {
        m_app->timeline()->setAtEnd(false);
        show(messages(-300, 90));
    });
    expectStill([this] { show(messages(-60, 90)); });
    expectStill([this] { show(messages(-120, 150)); });
    expectStill([this] { show(messages(-40, 80)); });
}

void TestTimelineStill::heightsThatComeLate_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("below") << 1;
    QTest::newRow("above") << -1;
}

/// As a picture does whose size was not known: the row itself becomes taller, the messages are what they were.
void TestTimelineStill::heightsThatComeLate()
{
    QFETCH(int, step);
    standAt(150);
    const int number = middleRow()->objectName().section(u'-', -1).toInt();
    for (int away = 1; away < 12; ++away) {
        QQuickItem *late = nullptr;
        for (QQuickItem *item : m_list->property("contentItem").value<QQuickItem *>()->childItems()) {
            if (item->objectName() == u"message.key-%1"_s.arg(number + step * away))
                late = item;
        }
        if (!late)
            break;
        expectStill([late] { late->setProperty("implicitHeight", late->implicitHeight() + 137); }, number);
    }
}

void TestTimelineStill::openedAtTheNewLineItStays()
{
    for (TimelineMessage &each : m_messages)
        each.isOwn = false;
    m_app->timeline()->setNewMark(NewMark{150, 50});
    m_app->timeline()->setMessages(m_messages, true, today);
    QTRY_VERIFY(row(151));
    QTest::qWait(150);
    QVERIFY(frames(5));
    QVERIFY2(topOf(row(151)) >= 0 && topOf(row(151)) < 100, qPrintable(QString::number(topOf(row(151)))));
    const auto withoutOwn = [](QList<TimelineMessage> all) {
        for (TimelineMessage &each : all)
            each.isOwn = false;
        return all;
    };
    expectStill([&] { show(withoutOwn(messages(first, 200))); });
    expectStill([&] { show(withoutOwn(messages(first, 203))); });
}

void TestTimelineStill::atTheEndItFollows()
{
    show(messages(101, 205));
    QTRY_VERIFY(row(205));
    QTRY_VERIFY(topOf(row(205)) + row(205)->height() <= m_list->height());
    QList<TimelineMessage> edited = m_messages;
    edited.last().text = u"Now it has many more lines than it had before. "_s.repeated(20);
    show(edited);
    QVERIFY(frames(5));
    QTRY_VERIFY(row(205) && topOf(row(205)) + row(205)->height() <= m_list->height());
}

/// History is asked for on the way and comes at once: nothing that is on screen when it comes may move.
void TestTimelineStill::afterALongWayUp()
{
    standAt(106);
    int asked = 0;
    connect(
        m_app->timeline(), &TimelineViewModel::olderRequested, this,
        [this, &asked] {
            if (const int oldest = int(m_messages.first().seq); oldest > -300) {
                ++asked;
                expectStill([this, oldest] { show(messages(oldest - 60, 200)); });
            }
        },
        Qt::QueuedConnection);
    QTest::keyClick(m_window, Qt::Key_PageUp);
    standAt(20);
    QTRY_VERIFY(asked > 0);
    disconnect(m_app->timeline(), &TimelineViewModel::olderRequested, this, nullptr);
}

QTEST_MAIN(TestTimelineStill)
#include "tst_timeline_still.moc"
