// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/proxy_trust.h"

#include <QtTest/QTest>

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
HeaderField forwarded(const QByteArray &value)
{
    return {"X-Forwarded-For", value};
}

/// Trusts 10.0.0.0/8, 192.0.2.7 and 2001:db8:1::/48.
ProxyTrust house(bool trustsUnixPeers = false)
{
    return ProxyTrust({{QHostAddress(u"10.0.0.0"_s), 8}, {QHostAddress(u"192.0.2.7"_s), 32}, {QHostAddress(u"2001:db8:1::"_s), 48}},
                      trustsUnixPeers);
}
} // namespace

/// Who is believed about where a request came from: the table of peers and headers.
class TestProxyTrust : public QObject
{
    Q_OBJECT

private slots:
    void entry_data();
    void entry();
    void client_data();
    void client();
    void unixPeersAreTrustedWhenAsked();
    void nobodyIsTrustedWithoutConfiguration();
    void aHeadFullOfAddressesIsReadInTime();
};

void TestProxyTrust::entry_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("address"); // empty: none
    const auto row = [](const QByteArray &text, const QString &address) {
        QTest::newRow(text.isEmpty() ? "(empty)" : text.left(60).constData()) << text << address;
    };
    row("203.0.113.9", u"203.0.113.9"_s);
    row(" \t203.0.113.9 ", u"203.0.113.9"_s);
    row("203.0.113.9:4711", u"203.0.113.9"_s);
    row("203.0.113.9:65535", u"203.0.113.9"_s);
    row("2001:db8::9", u"2001:db8::9"_s);
    row("2001:DB8:0:0:0:0:0:9", u"2001:db8::9"_s);
    row("[2001:db8::9]", u"2001:db8::9"_s);
    row("[2001:db8::9]:443", u"2001:db8::9"_s);
    row("::ffff:203.0.113.9", u"203.0.113.9"_s);
    row("[::ffff:203.0.113.9]:80", u"203.0.113.9"_s);
    row("::1", u"::1"_s);
    row("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255", u"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"_s);
    row("[ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255]:65535", u"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"_s);
    for (const char *none : {"",
                             " ",
                             "unknown",
                             "_hidden",
                             "localhost",
                             "1",
                             "127.1",
                             "0x7f.0.0.1",
                             "0177.0.0.01",
                             "203.0.113",
                             "203.0.113.256",
                             "203.0.113.9.",
                             "203.0.113.9:",
                             "203.0.113.9:x",
                             "203.0.113.9:123456",
                             "203.0.113.9:-1",
                             "203.0.113.9 :80",
                             "203.0.113.9/32",
                             "203.0.113.9;x",
                             "\"203.0.113.9\"",
                             "for=203.0.113.9",
                             "[203.0.113.9]",
                             "[2001:db8::9",
                             "2001:db8::9]",
                             "[2001:db8::9]443",
                             "[2001:db8::9]:",
                             "[2001:db8::9]:x",
                             "[[2001:db8::9]]",
                             "[]",
                             "[]:80",
                             ":",
                             "::",
                             ":80",
                             "2001:db8:::9",
                             "2001:db8::9%eth0",
                             "fe80::1%1",
                             "1.2.3.4:5:6",
                             "2001:db8::g",
                             "\xff\xfe",
                             "203.0.113.9\x01"}) {
        // The unspecified address is one: it is what no client can have, but it is readable.
        row(none, QByteArray(none) == "::" ? u"::"_s : QString());
    }
    row(QByteArray("203.0.113.9\0", 12), {});
    row(QByteArray(16'000, '1'), {});
    row("203.0.113.9" + QByteArray(16'000, ' '), u"203.0.113.9"_s);
    row("203.0.113.9:" + QByteArray(16'000, '0'), {});
}

void TestProxyTrust::entry()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, address);
    const auto found = forwardedAddress(text);
    QCOMPARE(found.has_value(), !address.isEmpty());
    if (found)
        QCOMPARE(found->toString(), address);
}

void TestProxyTrust::client_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QList<HeaderField>>("fields");
    QTest::addColumn<QString>("client");
    using Fields = QList<HeaderField>;
    const QString proxy = u"10.1.2.3"_s;
    const QString stranger = u"198.51.100.5"_s;

    // Strangers are taken for themselves, whatever they say.
    int number = 0;
    for (const QByteArray &said : {""_ba, "203.0.113.9"_ba, "10.0.0.1"_ba, "203.0.113.9, 10.0.0.1"_ba, "[2001:db8::9]:1"_ba, "x"_ba})
        QTest::addRow("stranger says %d", number++) << stranger << Fields{forwarded(said)} << stranger;
    QTest::newRow("stranger says nothing") << stranger << Fields{} << stranger;
    QTest::newRow("IPv6 stranger") << u"2001:db8:2::1"_s << Fields{forwarded("203.0.113.9")} << u"2001:db8:2::1"_s;
    QTest::newRow("next to the trusted one") << u"192.0.2.8"_s << Fields{forwarded("203.0.113.9")} << u"192.0.2.8"_s;

    QTest::newRow("proxy says nothing") << proxy << Fields{} << proxy;
    QTest::newRow("proxy, one") << proxy << Fields{forwarded("203.0.113.9")} << u"203.0.113.9"_s;
    QTest::newRow("proxy, by its other name") << u"::ffff:10.1.2.3"_s << Fields{forwarded("203.0.113.9")} << u"203.0.113.9"_s;
    QTest::newRow("single proxy") << u"192.0.2.7"_s << Fields{forwarded("203.0.113.9")} << u"203.0.113.9"_s;
    QTest::newRow("IPv6 proxy") << u"2001:db8:1:2::3"_s << Fields{forwarded("2001:db8:9::9")} << u"2001:db8:9::9"_s;
    QTest::newRow("name of the field in any case") << proxy << Fields{{"x-fOrWaRdEd-fOr", "203.0.113.9"}} << u"203.0.113.9"_s;

    // The nearest that is no proxy of the house: what stands left of it is what the client itself made up.
    QTest::newRow("client made one up") << proxy << Fields{forwarded("10.9.9.9, 203.0.113.9")} << u"203.0.113.9"_s;
    QTest::newRow("client made two up") << proxy << Fields{forwarded("1.1.1.1, 2.2.2.2, 203.0.113.9")} << u"203.0.113.9"_s;
    QTest::newRow("through two proxies") << proxy << Fields{forwarded("203.0.113.9, 192.0.2.7")} << u"203.0.113.9"_s;
    QTest::newRow("through four proxies") << proxy << Fields{forwarded("6.6.6.6,203.0.113.9,10.0.0.1,[2001:db8:1::5]:80,::ffff:10.0.0.2")}
                                          << u"203.0.113.9"_s;
    QTest::newRow("proxies all the way") << proxy << Fields{forwarded("10.0.0.1, 10.0.0.2")} << u"10.0.0.1"_s;

    // Several fields are one list, in their order.
    QTest::newRow("two fields") << proxy << Fields{forwarded("1.1.1.1"), forwarded("203.0.113.9")} << u"203.0.113.9"_s;
    QTest::newRow("two fields, two proxies") << proxy << Fields{forwarded("203.0.113.9"), forwarded("10.0.0.1")} << u"203.0.113.9"_s;
    QTest::newRow("others between") << proxy
                                    << Fields{forwarded("1.1.1.1"), {"X-Real-IP", "3.3.3.3"}, forwarded("203.0.113.9"), {"Via", "x"}}
                                    << u"203.0.113.9"_s;

    // Reading ends where it makes no sense.
    QTest::newRow("garbage") << proxy << Fields{forwarded("unknown")} << proxy;
    QTest::newRow("garbage before the client") << proxy << Fields{forwarded("garbage, 203.0.113.9")} << u"203.0.113.9"_s;
    QTest::newRow("garbage behind the client") << proxy << Fields{forwarded("203.0.113.9, garbage")} << proxy;
    QTest::newRow("garbage between proxies") << proxy << Fields{forwarded("203.0.113.9, garbage, 10.0.0.1")} << u"10.0.0.1"_s;
    QTest::newRow("empty") << proxy << Fields{forwarded("")} << proxy;
    QTest::newRow("commas") << proxy << Fields{forwarded(",,,")} << proxy;
    QTest::newRow("empty entries") << proxy << Fields{forwarded(",203.0.113.9, ,"), forwarded("")} << u"203.0.113.9"_s;
    QTest::newRow("port") << proxy << Fields{forwarded("203.0.113.9:5123")} << u"203.0.113.9"_s;
    QTest::newRow("brackets and port") << proxy << Fields{forwarded("[2001:db8::9]:5123")} << u"2001:db8::9"_s;
    QTest::newRow("very long entry") << proxy << Fields{forwarded("203.0.113.9, " + QByteArray(15'000, '9'))} << proxy;

    // Another field, which proxies that set X-Forwarded-For do not clear.
    QTest::newRow("Forwarded") << proxy << Fields{{"Forwarded", "for=203.0.113.9"}} << proxy;
    QTest::newRow("Forwarded beside it") << proxy << Fields{{"Forwarded", "for=1.1.1.1"}, forwarded("203.0.113.9")} << u"203.0.113.9"_s;
    QTest::newRow("X-Real-IP") << proxy << Fields{{"X-Real-IP", "203.0.113.9"}} << proxy;

    QTest::newRow("Unix peer, not trusted") << QString() << Fields{forwarded("203.0.113.9")} << QString();
}

void TestProxyTrust::client()
{
    QFETCH(QString, peer);
    QFETCH(QList<HeaderField>, fields);
    QFETCH(QString, client);
    RequestHead head;
    head.headers = fields;
    QCOMPARE(house().clientOf(QHostAddress(peer), head).toString(), client);
}

void TestProxyTrust::unixPeersAreTrustedWhenAsked()
{
    RequestHead head;
    head.headers = {forwarded("203.0.113.9, 10.0.0.1")};
    QCOMPARE(house(true).clientOf({}, head).toString(), u"203.0.113.9"_s);
    head.headers = {};
    QVERIFY(house(true).clientOf({}, head).isNull());
}

void TestProxyTrust::nobodyIsTrustedWithoutConfiguration()
{
    RequestHead head;
    head.headers = {forwarded("203.0.113.9")};
    for (const QString &peer : {u"127.0.0.1"_s, u"::1"_s, u"10.1.2.3"_s, u"198.51.100.5"_s})
        QCOMPARE(ProxyTrust().clientOf(QHostAddress(peer), head).toString(), peer);
    QVERIFY(ProxyTrust().clientOf({}, head).isNull());
}

void TestProxyTrust::aHeadFullOfAddressesIsReadInTime()
{
    // The largest head that the guard lets in, and far more of it than one.
    RequestHead head;
    head.headers = {forwarded("203.0.113.9," + QByteArray("10.0.0.1,").repeated(1'700))};
    const QDeadlineTimer deadline(10'000);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(house().clientOf(QHostAddress(u"10.1.2.3"_s), head).toString(), u"203.0.113.9"_s);
    QVERIFY(!deadline.hasExpired());
}

QTEST_APPLESS_MAIN(TestProxyTrust)
#include "test_proxy_trust.moc"
