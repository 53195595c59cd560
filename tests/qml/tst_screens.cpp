// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every screen of the showcase as KITH_LOOK says (light, dark, small, large, mirrored): Qt warns of nothing, no text leaves
// its place or covers another, none is cut to nothing, and each can be read against what is really behind it.
#include "qml/Controls/engine_setup.h"
#include "tests/qml/contrast.h"
#include "tests/qml/stage.h"

#include <QtQuick/QQuickItem>
#include <QtTest/QtTest>

#include <map>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList warnings;

/// Warnings that say nothing about our QML: a platform without a feature, and a file of the showcase that is not there.
bool isOfThePlatform(const QString &message)
{
    return message.startsWith(u"This plugin does not support"_s) || message.endsWith(u"QML Image: no picture"_s);
}

void note(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type != QtDebugMsg && type != QtInfoMsg && !isOfThePlatform(message))
        warnings.append(message);
}

/// A text on the screen.
struct Shown
{
    QQuickItem *item = nullptr;
    QString text;
    QRectF drawn; ///< its words, in the window
    QRectF lastLine; ///< of them, where the item says how far it goes; else the same
    QRectF seen; ///< the part that nothing cuts off
    QQuickItem *scroller = nullptr; ///< the innermost view that it scrolls in
    QQuickItem *layer = nullptr; ///< the popup it belongs to; null for the window itself
};

bool isText(const QQuickItem *item)
{
    return item->inherits("QQuickText") || item->inherits("QQuickTextInput") || item->inherits("QQuickTextEdit");
}

bool isView(const QQuickItem *item)
{
    return item->inherits("QQuickFlickable");
}

bool scrolls(const QQuickItem *view, Qt::Orientation orientation)
{
    const char *content = orientation == Qt::Horizontal ? "contentWidth" : "contentHeight";
    const bool isAcross = orientation == Qt::Horizontal;
    const double margins = view->property(isAcross ? "leftMargin" : "topMargin").toDouble()
                           + view->property(isAcross ? "rightMargin" : "bottomMargin").toDouble();
    return view->property(content).toDouble() + margins > (isAcross ? view->width() : view->height()) + 1;
}

/// Where the words stand within the item, which may be larger than they are.
QRectF wordsIn(const QQuickItem *item)
{
    const QSizeF size(item->property("contentWidth").toDouble(), item->property("contentHeight").toDouble());
    const double left = item->property("leftPadding").toDouble();
    const double top = item->property("topPadding").toDouble();
    const QSizeF room(item->width() - left - item->property("rightPadding").toDouble(),
                      item->height() - top - item->property("bottomPadding").toDouble());
    const int across = item->property("effectiveHorizontalAlignment").toInt();
    const int down = item->property("verticalAlignment").toInt();
    double x = left;
    double y = top;
    if (across & Qt::AlignRight)
        x += room.width() - size.width();
    else if (across & Qt::AlignHCenter)
        x += (room.width() - size.width()) / 2;
    if (down & Qt::AlignBottom)
        y += room.height() - size.height();
    else if (down & Qt::AlignVCenter)
        y += (room.height() - size.height()) / 2;
    return {{x, y}, size};
}

/// Follows the items that are drawn, from the back to the front.
void collect(QQuickItem *item, QRectF visible, QQuickItem *scroller, QQuickItem *layer, QList<Shown> &texts)
{
    if (!item->isVisible() || item->opacity() < 0.01)
        return;
    if (item->inherits("QQuickPopupItem"))
        layer = item;
    if (item->clip())
        visible &= item->mapRectToScene(item->boundingRect());
    if (isView(item))
        scroller = item;
    if (isText(item)) {
        const QString text = item->property("text").toString();
        const QRectF words = wordsIn(item);
        const QRectF drawn = item->mapRectToScene(words);
        QRectF last = words;
        if (const QVariant end = item->property("endX"); end.isValid()) {
            const double line = item->property("font").value<QFont>().pixelSize() * 1.2;
            last = QRectF(words.left(), words.bottom() - line, end.toDouble() - words.left(), line);
        }
        if (!text.trimmed().isEmpty() && item->width() < 0)
            qWarning().noquote() << "has no room:" << text << item->parentItem();
        if (!text.trimmed().isEmpty() && item->width() > 0)
            texts.append({item, text, drawn, item->mapRectToScene(last), drawn & visible, scroller, layer});
    }
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        collect(child, visible, scroller, layer, texts);
}

QString nameOf(const Shown &one)
{
    QString where;
    for (const QQuickItem *item = one.item; item && where.count(u'<') < 4; item = item->parentItem()) {
        QString name = item->objectName();
        if (name.isEmpty())
            name = QString::fromLatin1(item->metaObject()->className()).section(u"_QML"_s, 0, 0);
        if (!name.startsWith(u"QQuick"_s) || item == one.item)
            where += u" < "_s + name;
    }
    return u"“%1”%2 at %3,%4 %5x%6"_s.arg(one.text.left(40), where)
        .arg(int(one.drawn.x()))
        .arg(int(one.drawn.y()))
        .arg(int(one.drawn.width()))
        .arg(int(one.drawn.height()));
}

bool scrollsAbove(const QQuickItem *item, Qt::Orientation orientation)
{
    for (; item; item = item->parentItem()) {
        if (isView(item) && scrolls(item, orientation))
            return true;
    }
    return false;
}

/// Opacity of everything from the item up.
double opacityOf(const QQuickItem *item)
{
    double opacity = 1;
    for (; item; item = item->parentItem())
        opacity *= item->opacity();
    return opacity;
}

bool isEnabledHere(const QQuickItem *item)
{
    for (; item; item = item->parentItem()) {
        if (!item->isEnabled())
            return false;
    }
    return true;
}

/// The colour that most of the area has: what the words stand on.
QColor groundOf(const QImage &picture, const QRect &area)
{
    std::map<QRgb, int> counts;
    const QRect inside = area & picture.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            ++counts[picture.pixel(x, y)];
    }
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counts.end() ? QColor() : QColor::fromRgb(most->first);
}

QColor over(const QColor &ink, double opacity, const QColor &ground)
{
    const auto mix = [opacity](float a, float b) { return float(a * opacity + b * (1 - opacity)); };
    return QColor::fromRgbF(mix(ink.redF(), ground.redF()), mix(ink.greenF(), ground.greenF()), mix(ink.blueF(), ground.blueF()));
}

} // namespace

class TestScreens : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_look = qEnvironmentVariable("KITH_LOOK", u"light"_s);
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        installFonts();
        prepareEngine(m_engine);
        qInstallMessageHandler(note);
    }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

    void screen_data()
    {
        QTest::addColumn<int>("row");
        const QList<Picture> all = pictures();
        QStringList names;
        for (const Picture &picture : all)
            names.append(picture.name);
        for (int i = 0; i < all.size(); ++i) {
            const Picture &picture = all[i];
            const bool isPlain = !picture.isDark && picture.scale == 1.0 && picture.direction == Qt::LeftToRight;
            const QString base = QString(picture.name).remove(u"-dark"_s);
            if (isPlain || !(names.contains(base) || names.contains(base + u"-light"_s) || picture.scale != 1.0))
                QTest::newRow(qPrintable(picture.name)) << i;
        }
    }
    void screen()
    {
        QFETCH(int, row);
        Picture picture = pictures().at(row);
        picture.isDark = m_look == u"dark"_s;
        picture.scale = m_look == u"small"_s ? 0.8 : m_look == u"large"_s ? 2.0 : 1.0;
        picture.direction = m_look == u"mirrored"_s ? Qt::RightToLeft : Qt::LeftToRight;
        warnings.clear();
        QStringList faults;
        {
            Stage stage(m_engine, picture);
            if (stage.window()) {
                look(stage.window(), faults);
                if (qEnvironmentVariableIsSet("KITH_PICTURES"))
                    m_picture.save(qEnvironmentVariable("KITH_PICTURES") + u'/' + picture.name + u'-' + m_look + u".png"_s);
            } else {
                faults.append(u"there is no window"_s);
            }
        }
        for (const QString &warning : std::as_const(warnings))
            faults.append(u"Qt warned: "_s + warning);
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
    }

private:
    void look(QQuickWindow *window, QStringList &faults)
    {
        m_picture = window->grabWindow().convertToFormat(QImage::Format_RGB32);
        QList<Shown> texts;
        const QRectF all(QPointF(), QSizeF(window->size()));
        collect(window->contentItem(), all, nullptr, nullptr, texts);
        QQuickItem *top = nullptr; // the popup in front
        for (const Shown &one : texts) {
            if (one.layer)
                top = one.layer;
        }
        for (const Shown &one : texts) {
            checkPlace(one, all, faults);
            checkRoom(one, faults);
            if (one.layer == top && !one.seen.isEmpty())
                checkContrast(one, faults);
        }
        for (qsizetype i = 0; i < texts.size(); ++i) {
            for (qsizetype j = i + 1; j < texts.size(); ++j)
                checkOverlap(texts[i], texts[j], faults);
        }
    }

    static void checkPlace(const Shown &one, const QRectF &all, QStringList &faults)
    {
        constexpr double slack = 2;
        const bool isTypedInto = !one.item->inherits("QQuickText") && !one.item->property("readOnly").toBool();
        if (one.scroller && (isTypedInto || one.drawn.bottom() < 0 || one.drawn.top() > all.bottom()))
            return; // out of sight within a view
        if (!scrollsAbove(one.item, Qt::Horizontal) && !isTypedInto
            && (one.drawn.left() < one.seen.left() - slack || one.drawn.right() > one.seen.right() + slack) && !one.seen.isEmpty())
            faults.append(u"cut at the side: "_s + nameOf(one));
        if (!scrollsAbove(one.item, Qt::Vertical) && !isTypedInto
            && (one.drawn.top() < one.seen.top() - slack || one.drawn.bottom() > one.seen.bottom() + slack) && !one.seen.isEmpty())
            faults.append(u"cut above or below: "_s + nameOf(one));
        if (one.seen.isEmpty() && !one.scroller)
            faults.append(u"out of the window: "_s + nameOf(one));
    }

    /// Words that are cut with dots still have to say something.
    static void checkRoom(const Shown &one, QStringList &faults)
    {
        const double size = one.item->property("font").value<QFont>().pixelSize();
        if (one.item->property("truncated").toBool() && one.item->width() < 3 * size && one.item->implicitWidth() > one.item->width())
            faults.append(u"cut to nothing: "_s + nameOf(one));
        if (one.item->inherits("QQuickText") && one.item->property("contentWidth").toDouble() > one.item->width() + 2
            && one.item->property("text").toString().size() > 1)
            faults.append(u"wider than its place (%1 > %2): "_s.arg(one.item->property("contentWidth").toDouble()).arg(one.item->width())
                          + nameOf(one));
    }

    void checkContrast(const Shown &one, QStringList &faults)
    {
        constexpr int around = 4;
        const bool isEmoji = std::none_of(one.text.begin(), one.text.end(), [](QChar c) { return c.isLetterOrNumber(); });
        if (!isEnabledHere(one.item) || isEmoji || one.seen.height() < one.drawn.height() / 2 || one.seen.width() < 4)
            return;
        // With what lies around it: the strokes of a single letter are most of its own place.
        const QColor ground = groundOf(m_picture, one.seen.toAlignedRect().adjusted(-around, -1, around, 1));
        const QColor named = one.item->property("color").value<QColor>();
        const double opacity = opacityOf(one.item) * named.alphaF();
        const QFont font = one.item->property("font").value<QFont>();
        const bool isLarge = font.pixelSize() >= 24 || (font.pixelSize() >= 19 && font.bold());
        const double ratio = contrast(over(named, opacity, ground), ground);
        if (ratio < (isLarge ? readableWhenLarge : readable))
            faults.append(u"hard to read, %1 : 1 (%2 on %3): "_s.arg(ratio, 0, 'f', 2).arg(named.name(QColor::HexArgb), ground.name())
                          + nameOf(one));
    }

    /// Beside the end of a last line something else may stand.
    static bool isCovered(const Shown &a, const Shown &b)
    {
        constexpr double slack = 3;
        const QRectF upper(a.drawn.topLeft(), QSizeF(a.drawn.width(), std::max(0.0, a.lastLine.top() - a.drawn.top())));
        for (const QRectF &part : {a.lastLine & a.seen, upper & a.seen}) {
            const QRectF both = part & b.seen;
            if (both.width() > slack && both.height() > slack + 1)
                return true;
        }
        return false;
    }

    static void checkOverlap(const Shown &a, const Shown &b, QStringList &faults)
    {
        if (a.layer != b.layer || a.scroller != b.scroller)
            return;
        if (isCovered(a, b) && isCovered(b, a))
            faults.append(u"two texts on one place: "_s + nameOf(a) + u" and "_s + nameOf(b));
    }

    QString m_look;
    QQmlEngine m_engine;
    QImage m_picture;
};

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
