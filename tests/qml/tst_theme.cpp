// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtGui/QColor>
#include <QtGui/QFontDatabase>
#include <QtGui/QFontInfo>
#include <QtGui/QGlyphRun>
#include <QtGui/QGuiApplication>
#include <QtGui/QRawFont>
#include <QtGui/QTextLayout>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtTest/QtTest>

#include "qml/Controls/engine_setup.h"
#include "tests/qml/contrast.h"

#include <memory>

Q_IMPORT_QML_PLUGIN(Kith_ThemePlugin)

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Pair
{
    const char *text;
    const char *surface;
};

/// Every text on every surface it is drawn on.
constexpr Pair pairs[] = {
    {"ink", "background"},       {"ink", "surface"},          {"ink", "raised"},
    {"ink", "sunken"},           {"ink", "selection"},        {"ink", "hover"},
    {"ink", "textSelection"},    {"ink2", "background"},      {"ink2", "surface"},
    {"ink2", "raised"},          {"ink2", "sunken"},          {"ink2", "selection"},
    {"ink2", "hover"},           {"ink3", "background"},      {"ink3", "surface"},
    {"ink3", "raised"},          {"ink3", "sunken"},          {"ink3", "selection"},
    {"ink3", "hover"},           {"accent", "background"},    {"accent", "surface"},
    {"accent", "raised"},        {"accent", "accentSoft"},    {"accent", "selection"},
    {"accent", "hover"},         {"accentInk", "accent"},     {"accentInk", "accentHover"},
    {"brandInk", "brand"},       {"brandQuietInk", "brand"},  {"ownInk", "ownBubble"},
    {"ownMeta", "ownBubble"},    {"ownInk", "textSelection"}, {"unreadFillInk", "unreadFill"},
    {"unreadInk", "background"}, {"unreadInk", "surface"},    {"unreadInk", "warningSoft"},
    {"danger", "background"},    {"danger", "surface"},       {"danger", "raised"},
    {"good", "surface"},         {"surface", "ink"},
};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        kith::client::prepareEngine(m_engine);
        QQmlComponent component(&m_engine);
        component.setData(
            "import QtQml\nimport Kith.Theme\nQtObject {\n"
            "property var colors: Colors\nproperty var theme: Theme\nproperty var metrics: Metrics\nproperty var motion: Motion\n}",
            QUrl());
        m_root.reset(component.create());
        QVERIFY2(m_root, qPrintable(component.errorString()));
    }

    void textIsReadable_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("surface");
        for (const bool isDark : {false, true}) {
            for (const Pair &pair : pairs)
                QTest::addRow("%s: %s on %s", isDark ? "dark" : "light", pair.text, pair.surface)
                    << isDark << QByteArray(pair.text) << QByteArray(pair.surface);
        }
    }
    void textIsReadable()
    {
        QFETCH(bool, isDark);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, surface);
        setDark(isDark);
        const QColor ink = colour(text);
        const QColor ground = colour(surface);
        QVERIFY(ink.isValid() && ground.isValid());
        const double ratio = contrast(ink, ground);
        QVERIFY2(ratio >= readable, qPrintable(u"%1 : 1"_s.arg(ratio)));
    }

    void pickedMessagesStandOut()
    {
        constexpr double visible = 1.15;
        for (const bool isDark : {false, true}) {
            setDark(isDark);
            for (const char *role : {"ownBubble", "raised", "background"}) {
                const double ratio = contrast(colour(role), colour("picked"));
                QVERIFY2(ratio >= visible, qPrintable(u"%1, %2 : 1"_s.arg(QString::fromLatin1(role)).arg(ratio)));
            }
        }
    }

    void peopleAreReadable()
    {
        for (const bool isDark : {false, true}) {
            setDark(isDark);
            const QVariantList fills = colors()->property("personFill").toList();
            const QVariantList inks = colors()->property("personInk").toList();
            QCOMPARE(fills.size(), 12);
            QCOMPARE(inks.size(), 12);
            for (int i = 0; i < 12; ++i) {
                QVERIFY(contrast(fills[i].value<QColor>(), colour("personFillInk")) >= readable);
                QVERIFY(contrast(inks[i].value<QColor>(), colour("raised")) >= readable);
            }
        }
    }

    void everythingGrowsWithTheOneScale()
    {
        QObject *theme = part("theme");
        QObject *metrics = part("metrics");
        theme->setProperty("scale", 2.0);
        QCOMPARE(metrics->property("chatRow").toInt(), 124);
        QCOMPARE(metrics->property("detailsBreak").toInt(), 2200);
        theme->setProperty("scale", 1.0);
        QCOMPARE(metrics->property("chatRow").toInt(), 62);
    }

    void nothingMovesWhereMotionIsReduced()
    {
        QObject *theme = part("theme");
        theme->setProperty("reducedMotion", true);
        QCOMPARE(part("motion")->property("pane").toInt(), 0);
        theme->setProperty("reducedMotion", false);
        QCOMPARE(part("motion")->property("pane").toInt(), 200);
    }

    void textIsSetInOurOwnFace()
    {
        kith::client::installFonts();
        QCOMPARE(QFontInfo(QGuiApplication::font()).family(), u"Kith Inter"_s);
        // What people mean as emoji has its colours, in the middle of a text as well.
        for (const QString &emoji : {u"\u2764"_s, u"\u2600"_s, u"\u26A0"_s, u"\u2764\u200D\U0001F525"_s}) {
            QTextLayout layout(u"I "_s + emoji + u" it"_s, QGuiApplication::font());
            layout.beginLayout();
            (void)layout.createLine();
            layout.endLayout();
            QStringList families;
            for (const QGlyphRun &run : layout.glyphRuns(2, int(emoji.size())))
                families.append(run.rawFont().familyName());
            QCOMPARE(families, QStringList{u"Noto Color Emoji"_s});
        }
        QVERIFY(QFontDatabase::families().contains(u"JetBrains Mono"_s));
    }

private:
    QObject *part(const char *name) { return m_root->property(name).value<QObject *>(); }
    QObject *colors() { return part("colors"); }
    QColor colour(const QByteArray &role) { return colors()->property(role.constData()).value<QColor>(); }
    void setDark(bool isDark) { part("theme")->setProperty("dark", isDark); }

    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_root;
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
