// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/target_rules.h"
#include "tests/support/receivers/http_receiver.h"
#include "tests/unit/outbound/waiting_outcome.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;
using Kind = Outcome::Kind;

namespace {

/// Names as an attacker's own DNS would answer them.
QList<IpAddress> attackersDns(const QByteArray &name)
{
    static const QHash<QByteArray, QList<const char *>> zone{
        {"loopback.example", {"127.0.0.1"}},
        {"loopback6.example", {"::1"}},
        {"mapped.example", {"::ffff:127.0.0.1"}},
        {"private.example", {"10.1.2.3"}},
        {"private2.example", {"172.31.0.1"}},
        {"private3.example", {"192.168.0.1"}},
        {"metadata.example", {"169.254.169.254"}},
        {"shared.example", {"100.64.0.1"}},
        {"zero.example", {"0.0.0.0"}},
        {"ula.example", {"fd00::1"}},
        {"linklocal.example", {"fe80::1"}},
        {"nat64.example", {"64:ff9b::7f00:1"}},
        {"sixtofour.example", {"2002:7f00:1::"}},
        {"teredo.example", {"2001::7f00:1"}},
        {"both.example", {"127.0.0.1", "10.0.0.1"}},
        {"multicast.example", {"224.0.0.1"}},
        {"compatible.example", {"::127.0.0.1"}},
        {"doc.example", {"203.0.113.5"}},
    };
    QList<IpAddress> out;
    const auto found = zone.constFind(name);
    if (found == zone.cend())
        return name.endsWith(".example") ? out : Resolver::askSystem(name);
    for (const char *address : *found)
        out.append(IpAddress::fromText(QString::fromLatin1(address)).value());
    return out;
}

/// Everything that must not be connected to. PORT stands for the port of a receiver that listens on 127.0.0.1 and ::1.
const char *const forbidden[] = {
    // Loopback in every spelling that some parser takes.
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "http://127.0.0.1:80/",
    "http://127.0.0.1:PORT/",
    "http://127.1/",
    "http://127.1:PORT/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://127.0.0.53/",
    "http://2130706433/",
    "http://2130706433:PORT/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0177.1/",
    "http://127.0.0.1./",
    "http://127.000.000.001/",
    "http://0x7F.0x00.0x00.0x01/",
    "http://00000177.0.0.1/",
    "http://127.0x0.0.1/",
    "http://4294967295/",
    "http://0.0.0.0/",
    "http://0.0.0.0:PORT/",
    "http://0/",
    "http://0:PORT/",
    "http://0.1.2.3/",
    "http://127.0.0.1%00/",
    "http://127%2e0%2e0%2e1/",
    "http://%31%32%37.0.0.1/",
    "http:127.0.0.1/",
    "http:/127.0.0.1/",
    "http:///127.0.0.1/",
    "http://localhost/",
    "http://localhost:PORT/",
    "http://LOCALHOST/",
    "http://LocalHost:PORT/",
    "http://localhost./",
    "http://a.localhost:PORT/",
    "http://ip6-localhost:PORT/",
    "https://localhost:443/",
    // IPv6 and what hides in it.
    "http://[::1]/",
    "http://[::1]:PORT/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[0000:0000::0001]:PORT/",
    "http://[::]/",
    "http://[::]:PORT/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/",
    "http://[::FFFF:10.0.0.1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::127.0.0.1]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/",
    "http://[2001::1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2001:10::1]/",
    "http://[2001:20::1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[100::1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25lo]/",
    "http://[fe80::1%lo]/",
    "http://[febf::1]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[ff0e::1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[5f00::1]/",
    // Private and special IPv4.
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://192.168.255.255/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.0.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://100.127.255.255/",
    "http://192.0.0.1/",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://198.18.0.1/",
    "http://198.19.255.255/",
    "http://198.51.100.7/",
    "http://203.0.113.7/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://3232235521/",
    "http://167772161/",
    // Names that lead there.
    "http://loopback.example/",
    "http://loopback.example:PORT/",
    "http://loopback6.example/",
    "http://mapped.example/",
    "http://private.example/",
    "http://private2.example/",
    "https://private3.example/",
    "http://metadata.example/",
    "http://shared.example/",
    "http://zero.example/",
    "http://ula.example/",
    "http://linklocal.example/",
    "http://nat64.example/",
    "http://sixtofour.example/",
    "http://teredo.example/",
    "http://both.example/",
    "http://multicast.example/",
    "http://compatible.example/",
    "https://doc.example/",
    // Credentials, and hosts that look like other hosts.
    "http://user@127.0.0.1/",
    "http://user:secret@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org:80@127.0.0.1:PORT/",
    "http://127.0.0.1#@example.org/",
    "http://127.0.0.1:PORT#.example.org/",
    "http://127.0.0.1\\@example.org/",
    "http://example.org\\@127.0.0.1/",
    "http://127.0.0.1?example.org",
    "http://@127.0.0.1/",
    "http://:@127.0.0.1/",
    "http://\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1/",
    "http://\xe2\x91\xa0\xe2\x91\xa1\xe2\x91\xa6.0.0.1/",
    "http://127.0.0.1\xe3\x80\x82/",
    "http://loc\xc2\xad" "alhost/",
    "http://b\xc3\xbc" ".example/",
    // Ports of other services.
    "http://1.1.1.1:22/",
    "http://1.1.1.1:25/",
    "https://1.1.1.1:8443/",
    "http://1.1.1.1:6379/",
    "http://1.1.1.1:5432/",
    "http://example.org:8065/",
    "http://example.org:0/",
    "http://example.org:65536/",
    "http://example.org:-1/",
    "http://example.org:+80/",
    "http://[2606:4700:4700::1111]:8080/",
    // Other schemes.
    "file:///etc/passwd",
    "file://127.0.0.1/etc/passwd",
    "ftp://127.0.0.1/",
    "gopher://127.0.0.1:PORT/_x",
    "dict://127.0.0.1:PORT/x",
    "ldap://127.0.0.1/",
    "smb://127.0.0.1/x",
    "tftp://127.0.0.1/x",
    "telnet://127.0.0.1:PORT/",
    "smtp://127.0.0.1:PORT/",
    "imap://127.0.0.1/",
    "pop3://127.0.0.1/",
    "scp://127.0.0.1/x",
    "sftp://127.0.0.1/x",
    "rtsp://127.0.0.1/",
    "mqtt://127.0.0.1/x",
    "ws://127.0.0.1:PORT/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "unix:///run/x",
    "jar:http://127.0.0.1!/",
    "http+unix://x/",
    // No address at all.
    "",
    " ",
    "http://",
    "http:",
    "//127.0.0.1/",
    "127.0.0.1:PORT",
    "/push",
    "http://exa mple.org/",
    "http://example.org/\r\nX: y",
    "http://example.org/\nHost: 127.0.0.1",
    "\thttp://127.0.0.1/",
    "http://127.0.0.1\t/",
    "http://[::1",
    "http://::1/",
    "http://[]/",
    "http://./",
};

} // namespace

/// Where the server lets nobody send it, tried for real against receivers that must hear nothing.
class TargetRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingForbiddenIsConnectedTo();
    void longAddressIsRefused();
    void publicAddressesAreOpen_data();
    void publicAddressesAreOpen();
    void allowedNetworkLiftsAddressAndPort();
    void everyRedirectIsJudged_data();
    void everyRedirectIsJudged();
    void nameThatMovesIsJudgedEachTime();
    void networksAreRead_data();
    void networksAreRead();
};

void TargetRulesTest::nothingForbiddenIsConnectedTo()
{
    HttpReceiver v4(QHostAddress(u"127.0.0.1"_s));
    HttpReceiver v6(QHostAddress(u"::1"_s));
    OutboundClient::Options options;
    options.look = attackersDns;
    options.httpTime = std::chrono::milliseconds(2000);
    OutboundClient client(options);
    std::vector<std::pair<QString, WaitingOutcome>> asked;
    for (const char *pattern : forbidden) {
        for (const quint16 port : {v4.port(), v6.port()}) {
            const QString url = QString::fromUtf8(pattern).replace(u"PORT"_s, QString::number(port));
            asked.emplace_back(url, WaitingOutcome());
            QVERIFY(client.post({.url = url, .body = "{}"}, asked.back().second.done()));
            if (!QByteArray(pattern).contains("PORT"))
                break;
        }
    }
    QVERIFY(asked.size() >= 200);
    for (auto &[url, waiting] : asked) {
        const Outcome outcome = waiting.get();
        // A spelling that nothing understands is no name either.
        const bool isNoName = outcome.kind == Kind::Unreachable && outcome.detail.startsWith(u"There is no host"_s);
        QVERIFY2(outcome.kind == Kind::Forbidden || isNoName, qPrintable(url + u' ' + outcome.detail));
    }
    QCOMPARE(v4.connections(), 0);
    QCOMPARE(v6.connections(), 0);
}

void TargetRulesTest::longAddressIsRefused()
{
    const TargetRules rules;
    const QString url = u"https://push.example.org/"_s;
    QVERIFY(rules.parse(url + QString(2000 - url.size(), u'x')));
    QCOMPARE(rules.parse(url + QString(2001 - url.size(), u'x')).error().code, ErrorCode::Validation);
}

void TargetRulesTest::publicAddressesAreOpen_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"https://1.1.1.1/", "http://8.8.8.8:80/x?y=z", "https://[2606:4700:4700::1111]/",
                            "https://push.example.org/UP?token=a%2Fb", "https://172.32.0.1/", "https://11.0.0.1/", "https://100.128.0.1/",
                            "https://192.0.1.1/", "https://223.255.255.255/", "https://[2a00::1]:443/", "HTTPS://Push.Example.org"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void TargetRulesTest::publicAddressesAreOpen()
{
    QFETCH(QString, url);
    const auto target = TargetRules().parse(url);
    QVERIFY2(target, target ? "" : qPrintable(target.error().detail));
    QVERIFY(!target->literal || TargetRules().mayConnect(*target->literal, target->port));
}

void TargetRulesTest::allowedNetworkLiftsAddressAndPort()
{
    HttpReceiver near(QHostAddress(u"127.0.0.2"_s));
    HttpReceiver other(QHostAddress(u"127.0.0.1"_s));
    OutboundClient client({.rules = TargetRules({IpNetwork::fromText(u"127.0.0.2"_s).value()})});
    QCOMPARE(outcomeOf(client, {.url = near.url(), .body = "x"}).kind, Kind::Delivered);
    QCOMPARE(outcomeOf(client, {.url = other.url(), .body = "x"}).kind, Kind::Forbidden);
    QCOMPARE(other.connections(), 0);
}

void TargetRulesTest::everyRedirectIsJudged_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    for (const int status : {301, 302, 307, 308}) {
        for (const char *location : {"http://127.0.0.1:PORT/", "//127.0.0.1:PORT/", "http://loopback.example:PORT/",
                                     "http://[::ffff:127.0.0.1]:PORT/", "http://2130706433:PORT/", "http://user@127.0.0.2/",
                                     "file:///etc/passwd", "gopher://127.0.0.1:PORT/", "http://169.254.169.254/"})
            QTest::addRow("%d %s", status, location) << status << QByteArray(location);
    }
}

void TargetRulesTest::everyRedirectIsJudged()
{
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    HttpReceiver near(QHostAddress(u"127.0.0.2"_s));
    HttpReceiver secret(QHostAddress(u"127.0.0.1"_s));
    location.replace("PORT", QByteArray::number(secret.port()));
    near.answer(
        [&](const HttpReceiver::Request &) { return HttpReceiver::Answer{.status = status, .headers = "Location: " + location + "\r\n"}; });
    OutboundClient client({.rules = TargetRules({IpNetwork::fromText(u"127.0.0.2"_s).value()}), .look = attackersDns});
    QCOMPARE(outcomeOf(client, {.url = near.url(), .body = "x"}).kind, Kind::Forbidden);
    QCOMPARE(near.requests().size(), size_t(1));
    QCOMPARE(secret.connections(), 0);
}

void TargetRulesTest::nameThatMovesIsJudgedEachTime()
{
    HttpReceiver near(QHostAddress(u"127.0.0.2"_s));
    HttpReceiver secret(QHostAddress(u"127.0.0.1"_s));
    // Harmless when it is judged, the inside when it is asked again.
    const auto looks = std::make_shared<std::atomic<int>>(0);
    const auto rebinding = [looks](const QByteArray &) -> QList<IpAddress> {
        return {IpAddress::fromText(looks->fetch_add(1) == 0 ? u"127.0.0.2"_s : u"127.0.0.1"_s).value()};
    };
    OutboundClient client({.rules = TargetRules({IpNetwork::fromText(u"127.0.0.2"_s).value()}), .look = rebinding});
    const QString url = u"http://rebind.example:%1/"_s.arg(near.port());
    QCOMPARE(outcomeOf(client, {.url = url, .body = "x"}).kind, Kind::Delivered);
    QCOMPARE(looks->load(), 1);
    QCOMPARE(near.requests().at(0).headers.value("host"), QByteArray("rebind.example:" + QByteArray::number(near.port())));
    QCOMPARE(outcomeOf(client, {.url = url, .body = "x"}).kind, Kind::Forbidden);
    QCOMPARE(secret.connections(), 0);
    // Of several addresses only those that may be connected to are.
    const auto mixed = [](const QByteArray &) -> QList<IpAddress> {
        return {IpAddress::fromText(u"127.0.0.1"_s).value(), IpAddress::fromText(u"127.0.0.2"_s).value()};
    };
    OutboundClient choosing({.rules = TargetRules({IpNetwork::fromText(u"127.0.0.2"_s).value()}), .look = mixed});
    QCOMPARE(outcomeOf(choosing, {.url = url, .body = "x"}).kind, Kind::Delivered);
    QCOMPARE(secret.connections(), 0);
}

void TargetRulesTest::networksAreRead_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isIn");
    QTest::newRow("first") << u"10.0.0.0/8"_s << u"10.0.0.0"_s << true;
    QTest::newRow("last") << u"10.0.0.0/8"_s << u"10.255.255.255"_s << true;
    QTest::newRow("behind") << u"10.0.0.0/8"_s << u"11.0.0.0"_s << false;
    QTest::newRow("odd prefix, in") << u"172.16.0.0/12"_s << u"172.31.255.255"_s << true;
    QTest::newRow("odd prefix, out") << u"172.16.0.0/12"_s << u"172.32.0.0"_s << false;
    QTest::newRow("one") << u"127.0.0.1"_s << u"127.0.0.1"_s << true;
    QTest::newRow("not the neighbour") << u"127.0.0.1"_s << u"127.0.0.2"_s << false;
    QTest::newRow("everything") << u"0.0.0.0/0"_s << u"1.2.3.4"_s << true;
    QTest::newRow("not the other family") << u"0.0.0.0/0"_s << u"::1"_s << false;
    QTest::newRow("IPv6") << u"fc00::/7"_s << u"fdff::1"_s << true;
    QTest::newRow("mapped is IPv4") << u"127.0.0.0/8"_s << u"::ffff:127.0.0.1"_s << true;
    for (const char *broken : {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "::/129", "x", "", "10.0.0.0/x", "10.0.0.0/"})
        QTest::newRow(broken) << QString::fromLatin1(broken) << QString() << false;
}

void TargetRulesTest::networksAreRead()
{
    QFETCH(QString, network);
    QFETCH(QString, address);
    QFETCH(bool, isIn);
    const auto read = IpNetwork::fromText(network);
    QCOMPARE(read.has_value(), !address.isEmpty());
    if (read)
        QCOMPARE(read->contains(IpAddress::fromText(address).value()), isIn);
}

QTEST_GUILESS_MAIN(TargetRulesTest)
#include "tst_target_rules.moc"
