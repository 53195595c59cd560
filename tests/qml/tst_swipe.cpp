// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of the list drawn aside, by a finger and by two on a touchpad, and what was done taken back.
#include "qml/Controls/engine_setup.h"
#include "tests/qml/made_up.h"
#include "tests/qml/made_up_files.h"
#include "tests/qml/stage.h"

#include <QtGui/QPointingDevice>
#include <QtQuick/QQuickItem>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

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

} // namespace

class TestSwipe : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        installFonts();
        prepareEngine(m_engine);
        m_finger = QTest::createTouchDevice();
    }
    void init()
    {
        m_stage = std::make_unique<Stage>(m_engine, Picture{.name = u"swipe"_s, .size = {1200, 800}, .fill = [](AppViewModel &app) {
                                                                fillChats(app);
                                                                fillTimeline(app);
                                                            }});
        QVERIFY(m_stage->window());
        QTRY_VERIFY(item(u"chatRow.4"_s));
    }
    void cleanup() { m_stage.reset(); }

    void aFingerMutesArchivesAndReads_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("done");
        QTest::newRow("hardly") << -0.15 << QString();
        QTest::newRow("a little to the left") << -0.35 << u"mute"_s;
        QTest::newRow("far to the left") << -0.49 << u"archive"_s;
        QTest::newRow("to the right") << 0.35 << u"read"_s;
        QTest::newRow("hardly to the right") << 0.15 << QString();
    }
    void aFingerMutesArchivesAndReads()
    {
        QFETCH(double, share);
        QFETCH(QString, done);
        watch();
        QQuickItem *row = item(u"chatRow.4"_s);
        const QPointF from = row->mapToScene({row->width() / 2, row->height() / 2});
        QTest::touchEvent(m_stage->window(), m_finger).press(0, from.toPoint());
        constexpr int steps = 12;
        // What it takes until a drag is one is not drawn.
        const double way = row->width() * share + (share > 0 ? 1 : -1) * 12;
        for (int step = 1; step <= steps; ++step)
            QTest::touchEvent(m_stage->window(), m_finger).move(0, (from + QPointF(way * step / steps, 0)).toPoint());
        QVERIFY(item(u"swipe.4"_s));
        QTest::touchEvent(m_stage->window(), m_finger).release(0, (from + QPointF(way, 0)).toPoint());
        QCOMPARE(m_done, done.isEmpty() ? QStringList() : QStringList{done});
        QTRY_VERIFY(!item(u"swipe.4"_s));
    }

    void twoFingersOnATouchpadDoTheSameWhenTheyRest()
    {
        watch();
        QQuickItem *row = item(u"chatRow.4"_s);
        const QPointF at = row->mapToScene({row->width() / 2, row->height() / 2});
        const QPointingDevice pad(
            u"pad"_s, 77, QInputDevice::DeviceType::TouchPad, QPointingDevice::PointerType::Finger,
            QInputDevice::Capability::Position | QInputDevice::Capability::Scroll | QInputDevice::Capability::PixelScroll, 2, 0);
        for (int step = 0; step < 12; ++step) {
            QWheelEvent event(at, m_stage->window()->mapToGlobal(at), QPoint(-int(row->width() * 0.03), 0), QPoint(-60, 0), Qt::NoButton,
                              Qt::NoModifier, Qt::ScrollUpdate, false, Qt::MouseEventSynthesizedBySystem, &pad);
            QCoreApplication::sendEvent(m_stage->window(), &event);
        }
        QVERIFY(item(u"swipe.4"_s));
        QCOMPARE(m_done, QStringList());
        QTRY_COMPARE(m_done, QStringList{u"mute"_s});
        QTRY_VERIFY(!item(u"swipe.4"_s));
    }

    void twoFingersThatScrollTheListDoNotDrawARow()
    {
        watch();
        QQuickItem *row = item(u"chatRow.4"_s);
        const QPointF at = row->mapToScene({row->width() / 2, row->height() / 2});
        const QPointingDevice pad(
            u"pad"_s, 78, QInputDevice::DeviceType::TouchPad, QPointingDevice::PointerType::Finger,
            QInputDevice::Capability::Position | QInputDevice::Capability::Scroll | QInputDevice::Capability::PixelScroll, 2, 0);
        for (int step = 0; step < 8; ++step) {
            QWheelEvent event(at, m_stage->window()->mapToGlobal(at), QPoint(-8, -12), QPoint(-16, -24), Qt::NoButton, Qt::NoModifier,
                              step == 0 ? Qt::ScrollBegin : Qt::ScrollUpdate, false, Qt::MouseEventSynthesizedBySystem, &pad);
            event.setTimestamp(1000 + 16 * ulong(step));
            QCoreApplication::sendEvent(m_stage->window(), &event);
            QVERIFY(!item(u"swipe.4"_s));
        }
        QCOMPARE(m_done, QStringList());
    }

    void whatWasDoneCanBeTakenBackByKeys()
    {
        ChatsViewModel *chats = m_stage->app().chats();
        QSignalSpy undone(chats, &ChatsViewModel::undoRequested);
        chats->setUndo(u"“Band practice” is muted."_s);
        QTRY_VERIFY(item(u"chats.undo"_s));
        item(u"chats.undo"_s)->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_stage->window(), Qt::Key_Space);
        QCOMPARE(undone.size(), 1);
        chats->setUndo({});
        QTRY_VERIFY(!item(u"chats.undo"_s));
        QVERIFY(m_stage->window()->activeFocusItem() && m_stage->window()->activeFocusItem()->isVisible());
    }

private:
    [[nodiscard]] QQuickItem *item(const QString &name) const { return below(m_stage->window()->contentItem(), name); }
    void watch()
    {
        m_done.clear();
        ChatsViewModel *chats = m_stage->app().chats();
        connect(chats, &ChatsViewModel::muteRequested, this, [this](const QString &id) { m_done.append(id == u"4"_s ? u"mute"_s : id); });
        connect(chats, &ChatsViewModel::archiveRequested, this,
                [this](const QString &id) { m_done.append(id == u"4"_s ? u"archive"_s : id); });
        connect(chats, &ChatsViewModel::unreadRequested, this, [this](const QString &id) { m_done.append(id == u"4"_s ? u"read"_s : id); });
    }

    QQmlEngine m_engine;
    QPointingDevice *m_finger = nullptr;
    std::unique_ptr<Stage> m_stage;
    QStringList m_done;
};

QTEST_MAIN(TestSwipe)
#include "tst_swipe.moc"
