// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/preview/page_head.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {
const QUrl page(u"https://example.org/a/page.html"_s);

PageHead headOf(const QByteArray &html, const QByteArray &charset = {})
{
    return readPageHead(html, charset, page);
}
} // namespace

class TestPageHead : public QObject
{
    Q_OBJECT

private slots:
    void whatAPageSaysIsRead();
    void theFirstOfAKindCounts();
    void entitiesAndLettersAreRead();
    void nothingThatLooksLikeMarkupOrTurnsTextRoundRemains();
    void picturesAreAddressesOfTheWebOnly_data();
    void picturesAreAddressesOfTheWebOnly();
    void hostilePagesTakeTimeInProportionToTheirLength_data();
    void hostilePagesTakeTimeInProportionToTheirLength();
};

void TestPageHead::whatAPageSaysIsRead()
{
    const PageHead head = headOf("<!doctype html><html><head><!-- <title>no</title> --><META NAME=description content='What it is'>"
                                 "<script>var x = '<title>neither</title>';</script>"
                                 "<title>\n The  title </title><meta property=\"og:title\" content=\"For sharing\">"
                                 "<meta property=og:image content=\"../pictures/one.png?a=1&amp;b=2\"></head>"
                                 "<body><meta property='og:description' content='below'>");
    QCOMPARE(head.title, u"For sharing"_s);
    QCOMPARE(head.description, u"What it is"_s);
    QCOMPARE(head.picture, QUrl(u"https://example.org/pictures/one.png?a=1&b=2"_s));
    QCOMPARE(headOf("<title> Only \t this </title>").title, u"Only this"_s);
    QCOMPARE(headOf("plain words"), PageHead());
    QCOMPARE(headOf({}), PageHead());
}

void TestPageHead::theFirstOfAKindCounts()
{
    const PageHead head = headOf(
        "<meta property='og:title' content='one'><meta property='og:title' content='two'><title>a</title><title>b</title>");
    QCOMPARE(head.title, u"one"_s);
    QCOMPARE(headOf("<title></title><meta name=\"twitter:title\" content=\"bird\">").title, u"bird"_s);
}

void TestPageHead::entitiesAndLettersAreRead()
{
    QCOMPARE(headOf("<title>A &amp; B &#8211; &#x43; &bogus; &#0; &#xD800; &</title>").title, u"A & B \u2013 C &bogus; &#0; &#xD800; &"_s);
    QCOMPARE(headOf("<title>caf\xe9</title>", "iso-8859-1").title, u"caf\u00e9"_s);
    QCOMPARE(headOf("<meta charset=iso-8859-1><title>caf\xe9</title>").title, u"caf\u00e9"_s);
    QCOMPARE(headOf("<title>\xe2\x82\xac</title>", "no-such-charset").title, u"\u20ac"_s);
    const QString longTitle = headOf("<title>" + QByteArray(3000, 'x') + "</title>").title;
    QCOMPARE(longTitle.size(), pageTitleMax);
    QVERIFY(longTitle.endsWith(u'\u2026'));
}

void TestPageHead::nothingThatLooksLikeMarkupOrTurnsTextRoundRemains()
{
    // It is drawn as plain text; what would turn the words round or hide among them is taken out.
    const PageHead head = headOf(
        "<meta property='og:title' content='<b>x</b> &lt;script&gt;'><meta name=description content='a&#x202e;b&#x200b;c&#10;d'>");
    QCOMPARE(head.title, u"<b>x</b> <script>"_s);
    QCOMPARE(head.description, u"abc d"_s);
}

void TestPageHead::picturesAreAddressesOfTheWebOnly_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QString>("picture");
    QTest::newRow("absolute") << "https://cdn.example/x.jpg"_ba << u"https://cdn.example/x.jpg"_s;
    QTest::newRow("rooted") << "/x.jpg"_ba << u"https://example.org/x.jpg"_s;
    QTest::newRow("host") << "//cdn.example/x"_ba << u"https://cdn.example/x"_s;
    QTest::newRow("data") << "data:image/png;base64,AAAA"_ba << QString();
    QTest::newRow("file") << "file:///etc/passwd"_ba << QString();
    QTest::newRow("script") << "javascript:alert(1)"_ba << QString();
    QTest::newRow("empty") << ""_ba << QString();
}

void TestPageHead::picturesAreAddressesOfTheWebOnly()
{
    QFETCH(QByteArray, address);
    QFETCH(QString, picture);
    QCOMPARE(headOf("<meta property=og:image content=\"" + address + "\">").picture, QUrl(picture));
}

void TestPageHead::hostilePagesTakeTimeInProportionToTheirLength_data()
{
    constexpr int half = 512 * 1024;
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("tags that never end") << QByteArray("<meta ").repeated(half / 6);
    QTest::newRow("deep nesting") << QByteArray("<div>").repeated(half / 5);
    QTest::newRow("quotes that never end") << QByteArray("<meta content='").repeated(half / 15);
    QTest::newRow("comments that never end") << QByteArray("<!-- ").repeated(half / 5);
    QTest::newRow("scripts that never end") << QByteArray("<script>").repeated(half / 8);
    QTest::newRow("entities") << "<title>" + QByteArray("&").repeated(half) + "</title>";
    QTest::newRow("opening signs") << QByteArray("<").repeated(half);
    QTest::newRow("one long name") << "<meta " + QByteArray("a").repeated(half);
    QTest::newRow("nothing but zeros") << QByteArray(half, '\0');
}

void TestPageHead::hostilePagesTakeTimeInProportionToTheirLength()
{
    QFETCH(QByteArray, html);
    QElapsedTimer timer;
    timer.start();
    const PageHead head = headOf(html);
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(head.title.size() <= pageTitleMax && head.description.size() <= pageDescriptionMax);
}

QTEST_APPLESS_MAIN(TestPageHead)
#include "test_page_head.moc"
