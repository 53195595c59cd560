// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/markup/link_rule.h"

#include <QtTest/QtTest>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;
using enum LinkRule::Verdict;
using enum LinkRule::Reason;

Q_DECLARE_METATYPE(kith::client::LinkRule::Verdict)
Q_DECLARE_METATYPE(kith::client::LinkRule::Reason)

/// Which links open, which ask, which are none.
class TestLinks : public QObject
{
    Q_OBJECT

private slots:
    void judged_data();
    void judged();
    void everyOtherSchemeIsRefused_data();
    void everyOtherSchemeIsRefused();
    void hiddenCharactersAreRefused();
};

void TestLinks::judged_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("text");
    QTest::addColumn<LinkRule::Verdict>("verdict");
    QTest::addColumn<LinkRule::Reason>("reason");
    QTest::newRow("bare") << u"https://example.org/a?b=c#d"_s << u"https://example.org/a?b=c#d"_s << Open << None;
    QTest::newRow("words") << u"https://example.org"_s << u"the page"_s << Open << None;
    QTest::newRow("www") << u"www.example.org"_s << u"www.example.org"_s << Open << None;
    QTest::newRow("www left out") << u"https://www.example.org"_s << u"example.org"_s << Open << None;
    QTest::newRow("mail") << u"mailto:a@example.org"_s << u"a@example.org"_s << Open << None;
    QTest::newRow("ours") << u"kith:invite/abc"_s << u"come in"_s << Open << None;
    QTest::newRow("capital scheme") << u"HTTPS://EXAMPLE.ORG"_s << u"example.org"_s << Open << None;
    QTest::newRow("address as host") << u"http://192.0.2.1:8080/"_s << u"http://192.0.2.1:8080/"_s << Open << None;
    QTest::newRow("other host") << u"https://evil.example"_s << u"https://bank.example"_s << Ask << OtherPlace;
    QTest::newRow("other host, no scheme in the words") << u"https://evil.example"_s << u"bank.example"_s << Ask << OtherPlace;
    QTest::newRow("host as a label of another") << u"https://bank.example.evil.example"_s << u"bank.example"_s << Ask << OtherPlace;
    QTest::newRow("words with credentials") << u"https://evil.example"_s << u"https://me@bank.example/x"_s << Ask << OtherPlace;
    QTest::newRow("credentials") << u"https://bank.example@evil.example"_s << u"x"_s << Ask << Credentials;
    QTest::newRow("foreign letters") << u"https://b\u0430nk.example"_s << u"https://b\u0430nk.example"_s << Ask << ForeignLetters;
    QTest::newRow("punycode") << u"https://xn--bnk-6cd.example"_s << u"x"_s << Ask << ForeignLetters;
    QTest::newRow("no host") << u"https:///x"_s << u"x"_s << Refuse << NotAnAddress;
    QTest::newRow("relative") << u"example/x"_s << u"x"_s << Refuse << NotAnAddress;
    QTest::newRow("empty") << QString() << u"x"_s << Refuse << NotAnAddress;
    QTest::newRow("too long") << QString(u"https://example.org/"_s + QString(2048, u'a')) << u"x"_s << Refuse << NotAnAddress;
}

void TestLinks::judged()
{
    QFETCH(QString, target);
    QFETCH(QString, text);
    const LinkRule rule = judgeLink(target, text);
    QTEST(rule.verdict, "verdict");
    QTEST(rule.reason, "reason");
    if (rule.verdict != Refuse) {
        QVERIFY(rule.url.isValid());
        QCOMPARE(ruleOfHref(hrefOf(rule)).verdict, rule.verdict);
        QCOMPARE(ruleOfHref(hrefOf(rule)).reason, rule.reason);
        QCOMPARE(ruleOfHref(hrefOf(rule)).shown, rule.shown);
        for (const QChar character : rule.shown)
            QVERIFY(character.unicode() > 0x20 && character.unicode() < 0x7f);
    }
}

void TestLinks::everyOtherSchemeIsRefused_data()
{
    QTest::addColumn<QString>("target");
    for (const char *target : {"javascript:alert(1)",
                               "JaVaScRiPt:alert(1)",
                               "data:text/html,<b>",
                               "file:///etc/passwd",
                               "smb://host/share",
                               "ms-word:ofe|u|x",
                               "vbscript:x",
                               "qrc:/x",
                               "about:blank",
                               "ftp://example.org",
                               "ssh://example.org",
                               "tel:123",
                               "x-apple:y",
                               "view-source:http://x",
                               "blob:x",
                               "jar:http://x",
                               "ws://example.org",
                               "intent://x",
                               "steam://run/1",
                               "file:C:/x"})
        QTest::newRow(target) << QString::fromLatin1(target);
}

void TestLinks::everyOtherSchemeIsRefused()
{
    QFETCH(QString, target);
    QCOMPARE(judgeLink(target, target).verdict, Refuse);
}

void TestLinks::hiddenCharactersAreRefused()
{
    for (const char32_t hidden : {0x00, 0x09, 0x0a, 0x0d, 0x20, 0x7f, 0xa0, 0x200b, 0x200e, 0x202e, 0x2028, 0x2066, 0xad, 0xe0041}) {
        const QString target = u"https://example.org/"_s + QString::fromUcs4(&hidden, 1) + u'x';
        QVERIFY2(judgeLink(target, u"x"_s).verdict == Refuse, qPrintable(QString::number(hidden, 16)));
    }
}

QTEST_APPLESS_MAIN(TestLinks)
#include "test_links.moc"
