// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/proxy_trust.h"
#include "server/gateway/reply.h"
#include "server/gateway/request_scanner.h"
#include "server/gateway/upgrade_request.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using Phase = RequestScanner::Phase;

class RequestScannerTest : public QObject
{
    Q_OBJECT

private slots:
    void judges_data();
    void judges();
    void splitsChangeNothing_data();
    void splitsChangeNothing();
    void leavesTheNextRequestAlone();
    void boundsTheHeadAtTheByte();
    void reducesAbsoluteTargets();
    void readsKeepAlive_data();
    void readsKeepAlive();
    void canonicalRequestHidesConnectionFields();
    void judgesUpgrades_data();
    void judgesUpgrades();
    void acceptsTheKeyOfTheRfc();
    void trustsForwardedAddressesOfProxiesOnly_data();
    void trustsForwardedAddressesOfProxiesOnly();
    void takesSaneRequestIds_data();
    void takesSaneRequestIds();

private:
    static void probes();
};

namespace {

constexpr int complete = 0;
constexpr int needsHead = -1;
constexpr int needsBody = -2;
constexpr int streamed = -3;

int outcomeOf(const RequestScanner &scanner)
{
    switch (scanner.phase()) {
    case Phase::Head: return needsHead;
    case Phase::Body: return needsBody;
    case Phase::Complete: return complete;
    case Phase::Streamed: return streamed;
    case Phase::Violated: return scanner.violation().status();
    }
    return 0;
}

QByteArray withHeader(const QByteArray &lines)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}

QByteArray withLine(const QByteArray &line)
{
    return line + "\r\nHost: a\r\n\r\n";
}

QByteArray post(const QByteArray &lines, const QByteArray &body)
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n" + body;
}

} // namespace

void RequestScannerTest::probes()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char *name, const QByteArray &bytes, int outcome) { QTest::newRow(name) << bytes << outcome; };

    row("plain", withHeader({}), complete);
    row("nothing", {}, needsHead);
    row("half a head", "GET / HTTP/1.1\r\nHost: a\r\n", needsHead);
    row("whole body", post("Content-Length: 3\r\n", "abc"), complete);
    row("half a body", post("Content-Length: 3\r\n", "ab"), needsBody);
    row("empty body", post("Content-Length: 0\r\n", {}), complete);
    row("post without length", post({}, {}), complete);
    row("one empty line first", "\r\n" + withHeader({}), complete);
    row("two empty lines first", "\r\n\r\n" + withHeader({}), 400);
    row("http 1.0 without host", "GET / HTTP/1.0\r\n\r\n", complete);
    row("unknown method", withLine("BREW /pot HTTP/1.1"), complete);

    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two hosts", withHeader("Host: b\r\n"), 400);
    row("two hosts in 1.0", "GET / HTTP/1.0\r\nHost: a\r\nhost: a\r\n\r\n", 400);
    row("host with a slash", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
    row("host with credentials", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400);
    row("ipv6 host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", complete);

    row("http 9.9", withLine("GET / HTTP/9.9"), 505);
    row("http 2.0", withLine("GET / HTTP/2.0"), 505);
    row("http 1.2", withLine("GET / HTTP/1.2"), 505);
    row("http 0.9", "GET /\r\n\r\n", 400);
    row("http2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("lower-case http", withLine("GET / http/1.1"), 400);
    row("version with a letter", withLine("GET / HTTP/1.x"), 400);
    row("two spaces", withLine("GET  / HTTP/1.1"), 400);
    row("trailing space", withLine("GET / HTTP/1.1 "), 400);
    row("tab in request line", withLine("GET\t/ HTTP/1.1"), 400);
    row("leading space", withLine(" GET / HTTP/1.1"), 400);
    row("method with a slash", withLine("G/T / HTTP/1.1"), 400);
    row("endless method", withLine(QByteArray(33, 'A') + " / HTTP/1.1"), 400);
    row("target without slash", withLine("GET x HTTP/1.1"), 400);
    row("authority form", withLine("CONNECT a:443 HTTP/1.1"), 400);
    row("asterisk for OPTIONS", withLine("OPTIONS * HTTP/1.1"), complete);
    row("asterisk for GET", withLine("GET * HTTP/1.1"), 400);
    row("absolute form", withLine("GET http://a/b HTTP/1.1"), complete);
    row("absolute form without host", withLine("GET http:///b HTTP/1.1"), 400);
    row("other scheme", withLine("GET ftp://a/b HTTP/1.1"), 400);
    row("fragment", withLine("GET /a#b HTTP/1.1"), 400);
    row("backslash", withLine("GET /a\\b HTTP/1.1"), 400);
    row("raw utf-8 target", withLine("GET /\xc3\xa4 HTTP/1.1"), 400);
    row("broken escape", withLine("GET /%4 HTTP/1.1"), 400);
    row("escape of nothing", withLine("GET /%zz HTTP/1.1"), 400);
    row("whole escape", withLine("GET /%41 HTTP/1.1"), complete);
    row("long target", withLine("GET /" + QByteArray(9000, 'a') + " HTTP/1.1"), 414);

    row("bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("bare LF after a header", "GET / HTTP/1.1\r\nHost: a\n\r\n", 400);
    row("bare CR", "GET / HTTP/1.1\rHost: a\r\n\r\n", 400);
    row("CR in a value", withHeader("A: b\rc\r\n"), 400);
    row("NUL in a value", withHeader(QByteArray("A: b\0c\r\n", 8)), 400);
    row("NUL in the target", QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 28), 400);
    row("DEL in a value", withHeader("A: b\x7f\r\n"), 400);
    row("tab in a value", withHeader("A: b\tc\r\n"), complete);
    row("utf-8 in a value", withHeader("A: \xc3\xa4\r\n"), complete);
    row("folded line", withHeader("A: b\r\n c\r\n"), 400);
    row("folded first line", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400);
    row("space before the colon", withHeader("A : b\r\n"), 400);
    row("no colon", withHeader("nonsense\r\n"), 400);
    row("empty name", withHeader(": b\r\n"), 400);
    row("name with a space", withHeader("A b: c\r\n"), 400);
    row("empty value", withHeader("A:\r\n"), complete);

    row("100 headers", "GET / HTTP/1.1\r\nHost: a\r\n" + QByteArray("A: b\r\n").repeated(99) + "\r\n", complete);
    row("101 headers", "GET / HTTP/1.1\r\nHost: a\r\n" + QByteArray("A: b\r\n").repeated(100) + "\r\n", 431);
    row("huge header", withHeader("A: " + QByteArray(17'000, 'b') + "\r\n"), 431);

    row("two lengths", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400);
    row("two different lengths", post("Content-Length: 3\r\nContent-Length: 30\r\n", "abc"), 400);
    row("list of lengths", post("Content-Length: 3, 3\r\n", "abc"), 400);
    row("length and chunks", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
    row("chunks and length", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"), 400);
    row("chunks", post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 411);
    row("odd transfer encoding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 411);
    row("identity", post("Transfer-Encoding: identity\r\n", {}), 411);
    row("length -1", post("Content-Length: -1\r\n", {}), 400);
    row("length +3", post("Content-Length: +3\r\n", "abc"), 400);
    row("length 0x3", post("Content-Length: 0x3\r\n", "abc"), 400);
    row("length 3.0", post("Content-Length: 3.0\r\n", "abc"), 400);
    row("length with a space", post("Content-Length: 1 3\r\n", "abc"), 400);
    row("no length", post("Content-Length:\r\n", {}), 400);
    row("length 2^64-1", post("Content-Length: 18446744073709551615\r\n", {}), 400);
    row("length 2^64", post("Content-Length: 18446744073709551616\r\n", {}), 400);
    row("length with leading zeros", post("Content-Length: 0003\r\n", "abc"), complete);
    row("400 MiB", post("Content-Length: 419430400\r\n", {}), 413);
    row("one byte too many", post("Content-Length: 262145\r\n", {}), 413);
    row("all that is allowed", post("Content-Length: 262144\r\n", QByteArray(262144, 'x')), complete);

    row("expects 100", post("Content-Length: 3\r\nExpect: 100-continue\r\n", {}), needsBody);
    row("expects something else", post("Content-Length: 3\r\nExpect: a-pony\r\n", {}), 417);
    row("expects twice", post("Content-Length: 3\r\nExpect: 100-continue\r\nExpect: 100-continue\r\n", {}), 417);
    row("too large, expects 100", post("Content-Length: 300000\r\nExpect: 100-continue\r\n", {}), 413);
    row("1.0 cannot expect", "POST / HTTP/1.0\r\nContent-Length: 1\r\nExpect: a-pony\r\n\r\nx", complete);
}

void RequestScannerTest::judges_data()
{
    probes();
}

void RequestScannerTest::judges()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, outcome);
    RequestScanner scanner{GuardLimits{}};
    scanner.feed(bytes);
    QCOMPARE(outcomeOf(scanner), outcome);
}

void RequestScannerTest::splitsChangeNothing_data()
{
    probes();
}

void RequestScannerTest::splitsChangeNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, outcome);
    for (const qsizetype step : {1, 2, 7, 1000}) {
        RequestScanner scanner{GuardLimits{}};
        for (qsizetype at = 0; at < bytes.size(); at += step)
            scanner.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
        QCOMPARE(outcomeOf(scanner), outcome);
    }
}

void RequestScannerTest::leavesTheNextRequestAlone()
{
    const QByteArray first = post("Content-Length: 3\r\n", "abc");
    const QByteArray second = withHeader("X: y\r\n");
    RequestScanner scanner{GuardLimits{}};
    QCOMPARE(scanner.feed(QByteArray(first + second)), first.size());
    QCOMPARE(scanner.body(), QByteArray("abc"));
    scanner.restart();
    QVERIFY(scanner.isUntouched());
    QCOMPARE(scanner.feed(second), second.size());
    QCOMPARE(outcomeOf(scanner), complete);
    QCOMPARE(scanner.head().header("x"), QByteArray("y"));
    QVERIFY(scanner.body().isEmpty());
}

void RequestScannerTest::boundsTheHeadAtTheByte()
{
    GuardLimits limits;
    limits.requestLineBytes = 20;
    limits.headBytes = 40;
    RequestScanner exact(limits);
    exact.feed("GET /aaaaaa HTTP/1.1\r\nHost: aaaaaaaa\r\n\r\n"); // 20 + 2 + 14 + 2 + 2
    QCOMPARE(outcomeOf(exact), complete);
    RequestScanner line(limits);
    line.feed("GET /aaaaaaa HTTP/1.1");
    QCOMPARE(outcomeOf(line), 414);
    RequestScanner head(limits);
    head.feed("GET /aaaaaa HTTP/1.1\r\nHost: aaaaaaaaa\r\n\r\n");
    QCOMPARE(outcomeOf(head), 431);
}

void RequestScannerTest::reducesAbsoluteTargets()
{
    for (const auto &[target, reduced] : QList<QPair<QByteArray, QByteArray>>{
             {"http://a/b?c", "/b?c"}, {"https://a:1/b", "/b"}, {"HTTP://a", "/"}, {"http://a?b", "/?b"}}) {
        RequestScanner scanner{GuardLimits{}};
        scanner.feed(withLine("GET " + target + " HTTP/1.1"));
        QCOMPARE(outcomeOf(scanner), complete);
        QCOMPARE(scanner.head().target, reduced);
    }
}

void RequestScannerTest::readsKeepAlive_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << withHeader({}) << true;
    QTest::newRow("1.1 close") << withHeader("Connection: close\r\n") << false;
    QTest::newRow("1.1 Close in a list") << withHeader("Connection: foo, Close\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
    QTest::newRow("both") << withHeader("Connection: keep-alive\r\nConnection: close\r\n") << false;
}

void RequestScannerTest::readsKeepAlive()
{
    QFETCH(QByteArray, bytes);
    RequestScanner scanner{GuardLimits{}};
    scanner.feed(bytes);
    QCOMPARE(outcomeOf(scanner), complete);
    QTEST(scanner.head().keepAlive, "keepAlive");
}

void RequestScannerTest::canonicalRequestHidesConnectionFields()
{
    RequestScanner scanner{GuardLimits{}};
    scanner.feed(post("content-LENGTH: 3\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nExpect: 100-continue\r\nX: y\r\n", "abc"));
    QCOMPARE(outcomeOf(scanner), complete);
    QCOMPARE(canonicalRequest(scanner.head(), scanner.body()),
             QByteArray("POST / HTTP/1.1\r\nHost: kith\r\nX: y\r\nContent-Length: 3\r\n\r\nabc"));
}

void RequestScannerTest::judgesUpgrades_data()
{
    QTest::addColumn<QByteArray>("without");
    QTest::addColumn<QByteArray>("with");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &without, const QByteArray &with, int status) {
        QTest::newRow(name) << without << with << status;
    };
    row("whole", {}, {}, 101);
    row("no upgrade", "Upgrade", {}, 426);
    row("other upgrade", "Upgrade", "Upgrade: h2c\r\n", 426);
    row("upgrade in a list", "Upgrade", "Upgrade: h2c, WebSocket\r\n", 101);
    row("no connection", "Connection", {}, 400);
    row("connection without upgrade", "Connection", "Connection: keep-alive\r\n", 400);
    row("connection in a list", "Connection", "Connection: keep-alive, upgrade\r\n", 101);
    row("no version", "Sec-WebSocket-Version", {}, 426);
    row("version 8", "Sec-WebSocket-Version", "Sec-WebSocket-Version: 8\r\n", 426);
    row("two versions", {}, "Sec-WebSocket-Version: 13\r\n", 426);
    row("no key", "Sec-WebSocket-Key", {}, 400);
    row("short key", "Sec-WebSocket-Key", "Sec-WebSocket-Key: AAAA\r\n", 400);
    row("17 bytes", "Sec-WebSocket-Key", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAAA=\r\n", 400);
    row("no base64", "Sec-WebSocket-Key", "Sec-WebSocket-Key: ????????????????????????\r\n", 400);
    row("two keys", {}, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", 400);
    row("no protocol", "Sec-WebSocket-Protocol", {}, 400);
    row("other protocol", "Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: kith.2\r\n", 400);
    row("protocol in a list", "Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: kith.2, kith.1\r\n", 101);
    row("known origin", {}, "Origin: https://chat.example\r\n", 101);
    row("foreign origin", {}, "Origin: https://evil.example\r\n", 403);
    row("null origin", {}, "Origin: null\r\n", 403);
    row("two origins", {}, "Origin: https://chat.example\r\nOrigin: https://chat.example\r\n", 403);
    row("a body", {}, "Content-Length: 1\r\n", 400);
}

void RequestScannerTest::judgesUpgrades()
{
    QFETCH(QByteArray, without);
    QFETCH(QByteArray, with);
    QByteArray bytes = "GET /ws HTTP/1.1\r\nHost: a\r\n";
    const QList<QByteArray> lines = {"Upgrade: websocket\r\n", "Connection: Upgrade\r\n", "Sec-WebSocket-Version: 13\r\n",
                                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "Sec-WebSocket-Protocol: kith.1\r\n"};
    for (const QByteArray &line : lines) {
        if (without.isEmpty() || !line.startsWith(QByteArray(without + ':')))
            bytes += line;
    }
    RequestScanner scanner{GuardLimits{}};
    scanner.feed(QByteArray(bytes + with + "\r\n"));
    QVERIFY(scanner.phase() == Phase::Complete || scanner.phase() == Phase::Body);
    UpgradePolicy policy;
    policy.allowedOrigins = {"https://chat.example"};
    const auto verdict = judgeUpgrade(scanner.head(), policy);
    const auto *refusal = std::get_if<UpgradeRefusal>(&verdict);
    QTEST(refusal != nullptr ? refusal->error.status() : 101, "status");
    if (refusal == nullptr)
        QVERIFY(std::get<QByteArray>(verdict).contains("\r\nSec-WebSocket-Protocol: kith.1\r\n"));
}

void RequestScannerTest::acceptsTheKeyOfTheRfc()
{
    QCOMPARE(webSocketAccept("dGhlIHNhbXBsZSBub25jZQ=="), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
}

void RequestScannerTest::trustsForwardedAddressesOfProxiesOnly_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QByteArray>("forwarded");
    QTest::addColumn<QString>("client");
    const auto row = [](const char *name, const char *peer, const QByteArray &forwarded, const char *client) {
        QTest::newRow(name) << QString::fromLatin1(peer) << forwarded << QString::fromLatin1(client);
    };
    row("no header", "10.0.0.1", {}, "10.0.0.1");
    row("from a proxy", "10.0.0.1", "203.0.113.9", "203.0.113.9");
    row("from anybody", "198.51.100.7", "203.0.113.9", "198.51.100.7");
    row("through two proxies", "10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9");
    row("forged by the client", "10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9");
    row("nonsense", "10.0.0.1", "unknown", "10.0.0.1");
    row("mapped proxy", "::ffff:10.0.0.1", "2001:db8::1", "2001:db8::1");
    row("ipv6 proxy", "fd00::1", "203.0.113.9", "203.0.113.9");
}

void RequestScannerTest::trustsForwardedAddressesOfProxiesOnly()
{
    QFETCH(QString, peer);
    QFETCH(QByteArray, forwarded);
    const ProxyTrust trust({{QHostAddress(QStringLiteral("10.0.0.0")), 8}, {QHostAddress(QStringLiteral("fd00::")), 8}});
    RequestHead head;
    if (!forwarded.isEmpty())
        head.headers.append({"X-Forwarded-For", forwarded});
    QTEST(trust.clientOf(QHostAddress(peer), head).toString(), "client");
}

void RequestScannerTest::takesSaneRequestIds_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("sane") << QByteArray("aB-9._x") << true;
    QTest::newRow("longest") << QByteArray(64, 'a') << true;
    QTest::newRow("too long") << QByteArray(65, 'a') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("space") << QByteArray("a b") << false;
    QTest::newRow("markup") << QByteArray("<a>") << false;
}

void RequestScannerTest::takesSaneRequestIds()
{
    QFETCH(QByteArray, offered);
    RequestHead head;
    head.headers.append({"x-request-ID", offered});
    const QByteArray id = requestIdOf(head);
    QVERIFY(!id.isEmpty());
    QTEST(id == offered, "isTaken");
}

QTEST_APPLESS_MAIN(RequestScannerTest)
#include "test_request_scanner.moc"
