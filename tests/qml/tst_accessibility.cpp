// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every screen of the showcase without eyes and without a mouse: what a screen reader is told of each control, whether Tab and
// the arrow keys reach it, whether one sees that they did, and whether Esc leads back.
#include "qml/Controls/engine_setup.h"
#include "tests/qml/stage.h"

#include <QtGui/QAccessible>
#include <QtQuick/QQuickItem>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostStops = 160;
constexpr int mostSteps = 80;

/// What stands for one with a name of its own, and is nothing to act on.
bool isForActing(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::MenuItem:
    case QAccessible::EditableText:
    case QAccessible::PageTab:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::ComboBox:
    case QAccessible::Link:
    case QAccessible::ListItem:
    case QAccessible::List:
    case QAccessible::Dialog: return true;
    default: return false;
    }
}

/// One stop of the Tab key whose arrows do the rest: the days of a month, a picture that is cropped.
bool isWalkedWithin(QAccessible::Role role)
{
    return role == QAccessible::Table || role == QAccessible::Graphic;
}

bool isControl(const QQuickItem *item)
{
    if (item->inherits("QQuickTextEdit") || item->inherits("QQuickTextInput"))
        return !item->property("readOnly").toBool();
    return item->inherits("QQuickAbstractButton") || item->inherits("QQuickSlider") || item->activeFocusOnTab();
}

bool isThere(const QQuickItem *item)
{
    return item->isVisible() && item->isEnabled() && item->opacity() > 0.01 && item->width() > 0 && item->height() > 0;
}

/// Appears only under the pointer; the same can be done from the menu of the message.
bool isForThePointer(const QQuickItem *item)
{
    for (; item; item = item->parentItem()) {
        if (QByteArray(item->metaObject()->className()).startsWith("MessageTools") || item->inherits("QQuickScrollBar"))
            return true;
    }
    return false;
}

QString nameOf(const QQuickItem *item)
{
    if (!item)
        return u"nothing"_s;
    QString where;
    int depth = 0;
    for (const QQuickItem *one = item; one && depth < 4; one = one->parentItem()) {
        QString name = one->objectName();
        if (name.isEmpty())
            name = QString::fromLatin1(one->metaObject()->className()).section(u"_QML"_s, 0, 0).section(u"_QMLTYPE"_s, 0, 0);
        if (name.startsWith(u"QQuick"_s) && one != item)
            continue;
        where += (depth++ > 0 ? u" < "_s : QString()) + name;
    }
    return where;
}

void collect(QQuickItem *item, QQuickItem *layer, QList<std::pair<QQuickItem *, QQuickItem *>> &controls, QQuickItem *&top)
{
    if (!item->isVisible() || item->opacity() < 0.01)
        return;
    if (item->inherits("QQuickPopupItem") && !item->inherits("QQuickToolTip")) {
        layer = item;
        top = item;
    }
    if (isControl(item) && isThere(item) && !isForThePointer(item))
        controls.emplaceBack(item, layer);
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        collect(child, layer, controls, top);
}

/// Controls of the popup in front, or of the window where there is none.
QList<QPointer<QQuickItem>> controlsInFront(QQuickWindow *window, QQuickItem *&front)
{
    QList<std::pair<QQuickItem *, QQuickItem *>> all;
    front = nullptr;
    collect(window->contentItem(), nullptr, all, front);
    QList<QPointer<QQuickItem>> out;
    for (const auto &[item, layer] : std::as_const(all)) {
        if (layer == front)
            out.append(item);
    }
    return out;
}

/// In sight within every view that it scrolls in.
bool isInSight(const QQuickItem *item)
{
    QRectF seen = item->mapRectToScene(item->boundingRect());
    for (const QQuickItem *one = item->parentItem(); one; one = one->parentItem()) {
        if (one->clip())
            seen &= one->mapRectToScene(one->boundingRect());
    }
    return seen.width() > 1 && seen.height() > 1;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        installFonts();
        prepareEngine(m_engine);
        QAccessible::setActive(true);
    }

    void screen_data()
    {
        QTest::addColumn<int>("row");
        const QList<Picture> all = pictures();
        for (int i = 0; i < all.size(); ++i) {
            if (all[i].scale == 1.0 && all[i].direction == Qt::LeftToRight && !all[i].name.startsWith(u"main-long"_s))
                QTest::newRow(qPrintable(all[i].name)) << i;
        }
    }
    void screen()
    {
        QFETCH(int, row);
        const Picture picture = pictures().at(row);
        Stage stage(m_engine, picture);
        QVERIFY(stage.window());
        stage.window()->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        m_faults.clear();
        checkTree(stage.window());
        checkReach(stage.window());
        checkWayBack(stage);
        QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
    }

private:
    void fault(const QString &words)
    {
        if (!m_faults.contains(words))
            m_faults.append(words);
    }

    // --- what a screen reader is told ---

    void walk(QAccessibleInterface *element, QSet<const QObject *> &seen, int depth)
    {
        if (!element || !element->isValid() || depth > 80)
            return;
        seen.insert(element->object());
        // COMPAT(Qt < 6.5): a secret field tells no name of its own; FormInput lets its label be read before it.
        const bool isSecret = element->state().passwordEdit && QT_VERSION < QT_VERSION_CHECK(6, 5, 0);
        const bool isShown = !element->state().invisible && !isSecret;
        if (isShown && isForActing(element->role()) && element->text(QAccessible::Name).trimmed().isEmpty())
            fault(u"no name: %1, role %2"_s.arg(nameOf(qobject_cast<QQuickItem *>(element->object()))).arg(int(element->role())));
        for (int i = 0; i < element->childCount(); ++i)
            walk(element->child(i), seen, depth + 1);
    }

    void checkTree(QQuickWindow *window)
    {
        QSet<const QObject *> seen;
        walk(QAccessible::queryAccessibleInterface(window), seen, 0);
        if (seen.size() < 3)
            fault(u"the tree is empty"_s);
        QQuickItem *front = nullptr;
        for (const QPointer<QQuickItem> &item : controlsInFront(window, front)) {
            QAccessibleInterface *element = QAccessible::queryAccessibleInterface(item);
            if (!element || !seen.contains(item))
                fault(u"not in the tree: "_s + nameOf(item));
            else if (!isForActing(element->role()) && !isWalkedWithin(element->role()))
                fault(u"role %1 is none of a control: "_s.arg(int(element->role())) + nameOf(item));
        }
    }

    // --- the keyboard ---

    /// The row that the arrows have reached, where the list itself keeps the keyboard.
    static QQuickItem *currentOf(QQuickItem *focus)
    {
        return focus && focus->inherits("QQuickItemView") ? focus->property("currentItem").value<QQuickItem *>() : nullptr;
    }
    static void remember(QQuickItem *item, QSet<const QQuickItem *> &reached)
    {
        // A field within a control, or a control that hands the keyboard to a part of it.
        for (; item; item = item->parentItem()) {
            reached.insert(item);
            if (item->isFocusScope())
                break;
        }
    }
    void note(QQuickWindow *window, QSet<const QQuickItem *> &reached)
    {
        remember(window->activeFocusItem(), reached);
        if (QQuickItem *current = currentOf(window->activeFocusItem()))
            reached.insert(current);
    }

    /// What the lists in front point at: a field above a list may walk in it.
    static QList<QQuickItem *> currents(QQuickItem *item)
    {
        QList<QQuickItem *> out;
        if (!item->isVisible())
            return out;
        if (item->inherits("QQuickItemView"))
            out.append(item->property("currentItem").value<QQuickItem *>());
        for (QQuickItem *child : item->childItems())
            out += currents(child);
        return out;
    }

    void step(QQuickWindow *window, Qt::Key key, QSet<const QQuickItem *> &reached)
    {
        int standing = 0;
        for (int i = 0; i < mostSteps && standing < 2; ++i) {
            const QQuickItem *focus = window->activeFocusItem();
            const QList<QQuickItem *> before = currents(window->contentItem());
            QTest::keyClick(window, key);
            note(window, reached);
            const QList<QQuickItem *> after = currents(window->contentItem());
            for (QQuickItem *current : after) {
                if (current && !before.contains(current))
                    reached.insert(current);
            }
            standing = focus == window->activeFocusItem() && before == after ? standing + 1 : 0;
        }
    }

    static QImage around(QQuickWindow *window, const QQuickItem *item)
    {
        constexpr int margin = 6;
        const QRect place = item->mapRectToScene(item->boundingRect()).toAlignedRect().adjusted(-margin, -margin, margin, margin);
        return window->grabWindow().copy(place & QRect(QPoint(), window->size()));
    }

    void checkReach(QQuickWindow *window)
    {
        QQuickItem *front = nullptr;
        const QList<QPointer<QQuickItem>> controls = controlsInFront(window, front);
        QSet<const QQuickItem *> reached;
        note(window, reached);
        QList<QPointer<QQuickItem>> stops;
        QPointer<QQuickItem> last;
        QImage lastPicture;
        for (int i = 0; i < mostStops; ++i) {
            QTest::keyClick(window, Qt::Key_Tab);
            QPointer<QQuickItem> focus = window->activeFocusItem();
            if (last && last != focus && isThere(last) && isInSight(last) && !lastPicture.isNull() && lastPicture == around(window, last))
                fault(u"one does not see the focus: "_s + nameOf(last));
            if (!focus || stops.contains(focus))
                break;
            stops.append(focus);
            note(window, reached);
            if (!isThere(focus))
                fault(u"the focus is out of sight: "_s + nameOf(focus));
            last = focus;
            lastPicture = around(window, focus);
        }
        // The arrows walk within lists and menus: those are looked at last, since what they reach may change the screen.
        for (const QPointer<QQuickItem> &stop : std::as_const(stops)) {
            if (!stop)
                continue;
            const bool isTypedInto = stop->inherits("QQuickTextInput");
            if (!stop->inherits("QQuickItemView") && !isInMenu(stop) && !isInList(stop) && !isTypedInto)
                continue;
            for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_Right, Qt::Key_Left}) {
                if (!stop)
                    break;
                stop->forceActiveFocus(Qt::TabFocusReason);
                step(window, key, reached);
            }
        }
        if (front && front->inherits("QQuickPopupItem") && stops.size() <= 1) {
            step(window, Qt::Key_Down, reached);
            step(window, Qt::Key_Up, reached);
        }
        for (const QPointer<QQuickItem> &control : controls) {
            if (control && !reached.contains(control) && isThere(control) && isInSight(control) && !isCellOf(control, stops))
                fault(u"no key reaches: "_s + nameOf(control));
        }
    }
    static bool isCellOf(const QQuickItem *item, const QList<QPointer<QQuickItem>> &stops)
    {
        return std::ranges::any_of(stops, [&](const QPointer<QQuickItem> &stop) {
            const QAccessibleInterface *element = stop ? QAccessible::queryAccessibleInterface(stop) : nullptr;
            return element && element->role() == QAccessible::Table && stop->isAncestorOf(item);
        });
    }
    static bool isInMenu(const QQuickItem *item) { return item->inherits("QQuickMenuItem"); }
    static bool isInList(const QQuickItem *item)
    {
        for (item = item->parentItem(); item; item = item->parentItem()) {
            if (item->inherits("QQuickItemView"))
                return true;
        }
        return false;
    }

    void checkWayBack(Stage &stage)
    {
        QQuickItem *front = nullptr;
        (void)controlsInFront(stage.window(), front);
        const QPointer<QQuickItem> popup = front;
        const int section = stage.app().section();
        if (!popup && section == AppViewModel::Chats)
            return;
        for (int i = 0; i < 3; ++i) { // a field with a text, or a page within a page, takes one
            QTest::keyClick(stage.window(), Qt::Key_Escape);
            QTest::qWait(20);
            const bool isGone = popup ? !popup->isVisible() : stage.app().section() == AppViewModel::Chats;
            if (!isGone)
                continue;
            // Where what had it is gone, it is found a place a moment later.
            (void)QTest::qWaitFor(
                [&stage] {
                    const QQuickItem *now = stage.window()->activeFocusItem();
                    return now && now != stage.window()->contentItem() && now->isVisible();
                },
                500);
            QQuickItem *focus = stage.window()->activeFocusItem();
            if (!focus || focus == stage.window()->contentItem() || !focus->isVisible())
                fault(u"after Esc nothing has the keyboard: "_s + nameOf(focus));
            return;
        }
        fault(u"Esc does not lead back"_s);
    }

    QQmlEngine m_engine;
    QStringList m_faults;
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
