// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The gateway over real loopback sockets, on port 0, with deadlines short enough to wait for.
#include "server/gateway/gateway.h"
#include "wire_client.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSemaphore>
#include <QtTest/QTest>

#include <atomic>
#include <deque>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace kith;
using namespace kith::server;
using kith::test::WireClient;
using namespace std::chrono_literals;

namespace {

/// Answers from a thread of its own, in the order of the requests or in reverse, so that answers cross threads as in earnest.
class LateAnswers
{
public:
    explicit LateAnswers()
        : m_thread([this] { work(); })
    {
    }
    ~LateAnswers()
    {
        m_isEnding = true;
        m_work.release();
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(LateAnswers)
    void put(std::function<void()> answer)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_answers.push_back(std::move(answer));
        }
        m_work.release();
    }

private:
    void work()
    {
        for (;;) {
            m_work.acquire();
            if (m_isEnding)
                return;
            std::function<void()> answer;
            {
                const std::scoped_lock lock(m_mutex);
                answer = std::move(m_answers.front());
                m_answers.pop_front();
            }
            answer();
        }
    }

    QSemaphore m_work;
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_answers;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread;
};

struct Upgraded
{
    int descriptor = -1;
    QByteArray earlyBytes;
    QHostAddress peer;
    ConnectionPlace place;
};

/// A gateway that answers by path: /echo the body at once, /late the target from another thread, /never not at all, /size/N N bytes.
class Rig
{
public:
    explicit Rig(const std::function<void(GatewayOptions &)> &change = {})
    {
        GatewayOptions options;
        options.listeners = 1;
        options.guard.limits.sweepEvery = 20ms;
        options.guard.limits.lingerTime = 200ms;
        options.guard.limits.connectionsPerAddress = 1000;
        if (change)
            change(options);
        m_gateway = std::make_unique<Gateway>([this](IncomingRequest request, const ReplySlot &slot) { serve(request, slot); },
                                              [this](int descriptor, QByteArray early, QHostAddress peer, ConnectionPlace place) {
                                                  const std::scoped_lock lock(m_mutex);
                                                  m_upgraded.push_back({descriptor, std::move(early), std::move(peer), std::move(place)});
                                                  m_upgrades.release();
                                              },
                                              options);
        const auto bound = m_gateway->listen(QHostAddress(QHostAddress::LocalHost), 0);
        port = bound ? *bound : 0;
    }
    ~Rig()
    {
        m_gateway.reset();
        forgetUpgraded();
    }
    Q_DISABLE_COPY_MOVE(Rig)

    std::optional<Upgraded> upgraded()
    {
        if (!m_upgrades.tryAcquire(1, WireClient::patienceMs))
            return std::nullopt;
        const std::scoped_lock lock(m_mutex);
        return m_upgraded.back();
    }
    /// Closes them, as a hub would.
    void forgetUpgraded()
    {
        const std::scoped_lock lock(m_mutex);
        for (const Upgraded &each : m_upgraded)
            ::close(each.descriptor);
        m_upgraded.clear();
    }
    Gateway &gateway() { return *m_gateway; }

    quint16 port = 0;
    std::atomic<int> served = 0;
    QSemaphore waiting; ///< one for each request that is not answered yet

private:
    void serve(const IncomingRequest &request, const ReplySlot &slot)
    {
        ++served;
        const QByteArray path = request.head.path();
        HttpReply reply{.contentType = "text/plain", .body = {}, .requestId = request.requestId};
        if (path == "/never") {
            waiting.release();
        } else if (path.startsWith("/late")) {
            reply.body = request.head.target;
            m_late.put([slot, reply] { slot.send(reply); });
            waiting.release();
        } else if (path.startsWith("/size/")) {
            reply.body = QByteArray(path.sliced(6).toInt(), 'x');
            slot.send(reply);
        } else {
            reply.body = request.head.method + ' ' + request.head.target + ' ' + request.client.toString().toLatin1() + ' ' + request.body;
            slot.send(reply);
        }
    }

    std::mutex m_mutex;
    std::vector<Upgraded> m_upgraded;
    QSemaphore m_upgrades;
    LateAnswers m_late;
    std::unique_ptr<Gateway> m_gateway;
};

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &target, const QByteArray &body, const QByteArray &fields = {})
{
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n"
           + body;
}

QByteArray handshake(const QByteArray &target = "/ws", const QByteArray &fields = {})
{
    return get(target, "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: kith.1\r\n"
                           + fields);
}

QString codeOf(const kith::test::WireReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object().value(QStringLiteral("code")).toString();
}

} // namespace

#define REQUIRE_REPLY(given, expected)        \
    do {                                      \
        const auto &theReply = (given);       \
        QVERIFY(theReply.has_value());        \
        QCOMPARE(theReply->status, expected); \
    } while (false)

class GuardTest : public QObject
{
    Q_OBJECT

private slots:
    void answersAndKeepsTheConnection();
    void answersFromAnotherThread();
    void answersBodiesThatArriveInPieces();
    void refusesHostileRequests_data();
    void refusesHostileRequests();
    void neverServesWhatFollowsARefusedRequest();
    void refusesAHugeBodyBeforeItArrives();
    void answersPipelinedRequestsInOrder();
    void stopsReadingAFloodBehindAPendingAnswer();
    void stripsTheBodyOfHead();
    void closesForHttp10AndConnectionClose();
    void keepsHttp10WhenAsked();
    void invitesAnExpectedBody();
    void doesNotInviteABodyThatIsTooLarge();
    void closesSlowHeads();
    void closesSlowBodies();
    void closesSilentConnections();
    void closesIdleConnections();
    void refusesWhenTheHandlerTakesTooLong();
    void dropsClientsThatDoNotRead();
    void replacesAnswersThatAreTooLarge();
    void resetsClientsThatNeverStopAfterARefusal();
    void capsConnectionsPerAddress();
    void countsIpv6ClientsByTheirNetwork();
    void countsUpgradedConnectionsUntilTheyEnd();
    void refusesAboveTheDescriptorCeiling();
    void survivesHalfClose();
    void survivesResetsWhileAnswersArePending();
    void upgradesAndTakesEarlyBytesAlong();
    void refusesUpgrades_data();
    void refusesUpgrades();
    void servesIpv6();
    void believesTrustedProxiesOnly();
    void echoesTheRequestId();
    void saysWhichPortIsBusy();
    void drainsRunningRequestsAndClosesIdleOnes();
    void drainEndsAtItsDeadline();
    void sharesAPortAmongListeners();
};

void GuardTest::answersAndKeepsTheConnection()
{
    Rig rig;
    WireClient client(rig.port);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client.send(post("/echo?a=b", "hello")));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->body, QByteArray("POST /echo?a=b 127.0.0.1 hello"));
        QCOMPARE(reply->header("connection"), QByteArray("keep-alive"));
        QCOMPARE(reply->header("x-content-type-options"), QByteArray("nosniff"));
        QCOMPARE(reply->header("cache-control"), QByteArray("no-store"));
        QCOMPARE(reply->header("referrer-policy"), QByteArray("no-referrer"));
        QVERIFY(reply->header("date").endsWith("GMT"));
    }
}

void GuardTest::answersFromAnotherThread()
{
    Rig rig;
    WireClient client(rig.port);
    for (int i = 0; i < 50; ++i) {
        const QByteArray target = "/late/" + QByteArray::number(i);
        QVERIFY(client.send(get(target)));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->body, target);
    }
}

void GuardTest::answersBodiesThatArriveInPieces()
{
    Rig rig;
    WireClient client(rig.port);
    const QByteArray body(60'000, 'b');
    const QByteArray bytes = post("/echo", body) + post("/echo", "next");
    for (qsizetype at = 0; at < bytes.size(); at += 7919)
        QVERIFY(client.send(bytes.sliced(at, std::min<qsizetype>(7919, bytes.size() - at))));
    const auto first = client.reply();
    REQUIRE_REPLY(first, 200);
    QVERIFY(first->body.endsWith(body));
    const auto second = client.reply();
    REQUIRE_REPLY(second, 200);
    QVERIFY(second->body.endsWith("next"));
}

void GuardTest::refusesHostileRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("two lengths") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx") << 400;
    QTest::newRow("length and chunks") << QByteArray(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                                       << 400;
    QTest::newRow("chunks") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << 411;
    QTest::newRow("negative length") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n") << 400;
    QTest::newRow("overflowing length") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551615\r\n\r\n") << 400;
    QTest::newRow("no colon") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n") << 400;
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("HTTP/9.9") << QByteArray("GET / HTTP/9.9\r\nHost: a\r\n\r\n") << 505;
    QTest::newRow("folded") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n") << 400;
    QTest::newRow("other expectation") << get("/", "Expect: a-pony\r\n") << 417;
    QTest::newRow("long target") << get("/" + QByteArray(9'000, 'a')) << 414;
    QTest::newRow("large head") << get("/", "A: " + QByteArray(17'000, 'a') + "\r\n") << 431;
    QTest::newRow("tls hello") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) << 400;
}

void GuardTest::refusesHostileRequests()
{
    QFETCH(QByteArray, bytes);
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(bytes));
    const auto reply = client.reply();
    QVERIFY(reply.has_value());
    QTEST(reply->status, "status");
    QCOMPARE(reply->header("content-type"), QByteArray("application/problem+json"));
    QCOMPARE(reply->header("connection"), QByteArray("close"));
    QVERIFY(!reply->header("x-request-id").isEmpty());
    QVERIFY(!codeOf(*reply).isEmpty());
    QVERIFY(client.isClosedByServer());
    QCOMPARE(rig.served.load(), 0);
}

void GuardTest::neverServesWhatFollowsARefusedRequest()
{
    Rig rig;
    const QByteArray hidden = get("/echo/hidden");
    for (const QByteArray &carrier :
         {QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
          QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: " + QByteArray::number(hidden.size())
                     + "\r\n\r\n"),
          QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \x0b"
                     "chunked\r\n\r\n0\r\n\r\n"),
          QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\n"),
          QByteArray("GET /echo HTTP/1.1\r\nHost: a\r\nA: b\n\r\n")}) {
        WireClient client(rig.port);
        QVERIFY(client.send(carrier + hidden));
        const auto reply = client.reply();
        QVERIFY(reply.has_value());
        QVERIFY(reply->status >= 400);
        QCOMPARE(client.rest(), QByteArray());
    }
    QCOMPARE(rig.served.load(), 0);
}

void GuardTest::refusesAHugeBodyBeforeItArrives()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 419430400\r\n\r\n"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 413);
    QVERIFY(client.isClosedByServer());
}

void GuardTest::answersPipelinedRequestsInOrder()
{
    Rig rig;
    WireClient client(rig.port);
    QByteArray all;
    constexpr int count = 100;
    // Every other one is answered at once, the rest from another thread: whoever answered as they come would swap them.
    for (int i = 0; i < count; ++i)
        all += get((i % 2 == 0 ? "/late/" : "/echo/") + QByteArray::number(i));
    QVERIFY(client.send(all));
    for (int i = 0; i < count; ++i) {
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QVERIFY2(reply->body.contains(QByteArray("/" + QByteArray::number(i))), reply->body.constData());
    }
    QCOMPARE(rig.served.load(), count);
}

void GuardTest::stopsReadingAFloodBehindAPendingAnswer()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(get("/never")));
    QVERIFY(rig.waiting.tryAcquire(1, WireClient::patienceMs));
    const QByteArray flood = get("/echo").repeated(2000);
    // What the kernel's buffers take is finite; a server that went on reading would take all of it.
    qsizetype sent = 0;
    int refusals = 0;
    QElapsedTimer timer;
    timer.start();
    while (refusals < 20 && sent < 256 * 1024 * 1024 && !timer.hasExpired(WireClient::patienceMs)) {
        const qsizetype part = client.sendSome(flood);
        sent += part;
        if (part == 0) {
            ++refusals;
            QTest::qWait(5);
        }
    }
    QVERIFY2(sent < 64 * 1024 * 1024, QByteArray::number(sent).constData());
    QCOMPARE(rig.served.load(), 1);
}

void GuardTest::stripsTheBodyOfHead()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send("HEAD /size/1000 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/echo")));
    const auto head = client.reply(true);
    REQUIRE_REPLY(head, 200);
    QCOMPARE(head->header("content-length"), QByteArray("1000"));
    const auto next = client.reply();
    REQUIRE_REPLY(next, 200);
    QVERIFY(next->body.startsWith("GET /echo"));
}

void GuardTest::closesForHttp10AndConnectionClose()
{
    Rig rig;
    for (const QByteArray &bytes :
         {QByteArray("GET /echo HTTP/1.0\r\n\r\n"), get("/echo", "Connection: close\r\n"), get("/late", "Connection: close\r\n")}) {
        WireClient client(rig.port);
        QVERIFY(client.send(bytes + get("/echo/too-late")));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->header("connection"), QByteArray("close"));
        QVERIFY(client.isClosedByServer());
    }
    QCOMPARE(rig.served.load(), 3);
}

void GuardTest::keepsHttp10WhenAsked()
{
    Rig rig;
    WireClient client(rig.port);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(client.send("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->header("connection"), QByteArray("keep-alive"));
    }
}

void GuardTest::invitesAnExpectedBody()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"));
    const auto invitation = client.reply();
    REQUIRE_REPLY(invitation, 100);
    QVERIFY(client.send("body"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 200);
    QVERIFY(reply->body.endsWith("body"));
}

void GuardTest::doesNotInviteABodyThatIsTooLarge()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\nExpect: 100-continue\r\n\r\n"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 413);
    QVERIFY(client.isClosedByServer());
}

void GuardTest::closesSlowHeads()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.headTime = 150ms; });
    WireClient client(rig.port);
    QElapsedTimer timer;
    timer.start();
    const QByteArray slow = get("/echo", "A: " + QByteArray(10'000, 'a') + "\r\n");
    // A byte every 10 ms would take 100 s; activity must not move the deadline.
    qsizetype at = 0;
    while (timer.elapsed() < WireClient::patienceMs && client.sendSome(slow.sliced(at++, 1)) == 1)
        QTest::qSleep(10);
    QVERIFY2(timer.elapsed() < 5'000, "the connection outlived its deadline");
    QCOMPARE(rig.served.load(), 0);
}

void GuardTest::closesSlowBodies()
{
    Rig rig([](GatewayOptions &options) {
        options.guard.limits.bodyTime = 150ms;
        options.guard.limits.bodyBytesPerSecond = 1'000'000;
    });
    WireClient client(rig.port);
    QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 408);
    QVERIFY(client.isClosedByServer());
}

void GuardTest::closesSilentConnections()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.headTime = 100ms; });
    WireClient client(rig.port);
    QVERIFY(client.isClosedByServer());
}

void GuardTest::closesIdleConnections()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.idleTime = 100ms; });
    WireClient client(rig.port);
    QVERIFY(client.send(get("/echo")));
    REQUIRE_REPLY(client.reply(), 200);
    QVERIFY(client.isClosedByServer());
}

void GuardTest::refusesWhenTheHandlerTakesTooLong()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.answerTime = 100ms; });
    WireClient client(rig.port);
    QVERIFY(client.send(get("/never")));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 503);
    QVERIFY(!reply->header("retry-after").isEmpty());
    QVERIFY(client.isClosedByServer());
}

void GuardTest::dropsClientsThatDoNotRead()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.writeStallTime = 200ms; });
    WireClient client(rig.port);
    // Larger together than what the kernel buffers on loopback; then nothing is read.
    QVERIFY(client.send(get("/size/8000000").repeated(8)));
    QElapsedTimer timer;
    timer.start();
    while (client.sendSome("x") == 1 && timer.elapsed() < WireClient::patienceMs)
        QTest::qWait(20);
    QVERIFY2(timer.elapsed() < WireClient::patienceMs, "the stalled connection was never dropped");
    QVERIFY(rig.served.load() < 8);
}

void GuardTest::replacesAnswersThatAreTooLarge()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("over the output limit")));
    Rig rig([](GatewayOptions &options) { options.guard.limits.outputBytes = 10'000; });
    WireClient client(rig.port);
    QVERIFY(client.send(get("/size/20000")));
    REQUIRE_REPLY(client.reply(), 500);
}

void GuardTest::resetsClientsThatNeverStopAfterARefusal()
{
    Rig rig([](GatewayOptions &options) {
        options.guard.limits.lingerTime = 60s;
        options.guard.limits.lingerBytes = 100'000;
    });
    WireClient client(rig.port);
    QVERIFY(client.send("nonsense\n"));
    QElapsedTimer timer;
    timer.start();
    while (client.send(QByteArray(10'000, 'x')) && timer.elapsed() < WireClient::patienceMs) {}
    QVERIFY2(timer.elapsed() < WireClient::patienceMs, "the connection was never reset");
}

void GuardTest::capsConnectionsPerAddress()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.connectionsPerAddress = 3; });
    {
        std::vector<std::unique_ptr<WireClient>> held;
        for (int i = 0; i < 3; ++i) {
            held.push_back(std::make_unique<WireClient>(rig.port));
            QVERIFY(held.back()->send(get("/echo")));
            REQUIRE_REPLY(held.back()->reply(), 200);
        }
        WireClient fourth(rig.port);
        const auto reply = fourth.reply();
        REQUIRE_REPLY(reply, 503);
        QVERIFY(!reply->header("retry-after").isEmpty());
    }
    // The places are free again once the server has seen the others leave.
    QTRY_VERIFY(([&rig] {
        WireClient client(rig.port);
        client.send(get("/echo"));
        const auto reply = client.reply();
        return reply && reply->status == 200;
    })());
}

void GuardTest::countsIpv6ClientsByTheirNetwork()
{
    GuardLimits limits;
    limits.connectionsPerAddress = 1;
    const auto budget = std::make_shared<ConnectionBudget>(limits);
    const auto take = [&budget](const char *address) { return ConnectionBudget::take(budget, QHostAddress(QString::fromLatin1(address))); };
    const ConnectionPlace first = take("2001:db8::1");
    QVERIFY(first);
    QVERIFY(!take("2001:db8::ffff:2"));
    const ConnectionPlace nextNetwork = take("2001:db8:0:1::1");
    QVERIFY(nextNetwork);
    ConnectionPlace ipv4 = take("192.0.2.1");
    QVERIFY(ipv4);
    QVERIFY(!take("::ffff:192.0.2.1"));
    QVERIFY(take("192.0.2.2"));
    ipv4.reset();
    QVERIFY(take("::ffff:192.0.2.1"));
}

void GuardTest::countsUpgradedConnectionsUntilTheyEnd()
{
    Rig rig([](GatewayOptions &options) { options.guard.limits.connectionsPerAddress = 1; });
    WireClient first(rig.port);
    QVERIFY(first.send(handshake()));
    QVERIFY(rig.upgraded());
    {
        WireClient second(rig.port);
        REQUIRE_REPLY(second.reply(), 503);
    }
    rig.forgetUpgraded();
    // Not QTRY_VERIFY, which asks once more after it was true.
    const QDeadlineTimer deadline(WireClient::patienceMs);
    bool isLetIn = false;
    while (!isLetIn && !deadline.hasExpired()) {
        WireClient client(rig.port);
        client.send(get("/echo"));
        const auto reply = client.reply();
        isLetIn = reply && reply->status == 200;
    }
    QVERIFY(isLetIn);
}

void GuardTest::refusesAboveTheDescriptorCeiling()
{
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit low{64, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
    {
        Rig rig;
        std::vector<std::unique_ptr<WireClient>> held;
        std::optional<kith::test::WireReply> reply;
        for (int i = 0; i < 30 && !(reply && reply->status == 503); ++i) {
            held.push_back(std::make_unique<WireClient>(rig.port));
            held.back()->send(get("/echo"));
            reply = held.back()->reply();
        }
        setrlimit(RLIMIT_NOFILE, &before);
        REQUIRE_REPLY(reply, 503);
        QVERIFY(held.front()->send(get("/echo")));
        REQUIRE_REPLY(held.front()->reply(), 200);
    }
}

void GuardTest::survivesHalfClose()
{
    Rig rig;
    {
        WireClient client(rig.port);
        QVERIFY(client.send("GET / HT"));
        client.shutdownWriting();
        QVERIFY(client.isClosedByServer());
    }
    {
        WireClient client(rig.port);
        QVERIFY(client.send(get("/echo")));
        REQUIRE_REPLY(client.reply(), 200);
        client.shutdownWriting();
        QVERIFY(client.isClosedByServer());
    }
    WireClient next(rig.port);
    QVERIFY(next.send(get("/echo")));
    REQUIRE_REPLY(next.reply(), 200);
}

void GuardTest::survivesResetsWhileAnswersArePending()
{
    Rig rig([](GatewayOptions &options) { options.listeners = 2; });
    WireClient steady(rig.port);
    for (int round = 0; round < 50; ++round) {
        std::vector<std::unique_ptr<WireClient>> clients;
        for (int i = 0; i < 10; ++i) {
            clients.push_back(std::make_unique<WireClient>(rig.port));
            QVERIFY(clients.back()->send(get("/late/reset")));
            if (i % 3 == 0)
                QVERIFY(clients.back()->send(get("/late/pipelined")));
        }
        for (const auto &client : clients)
            client->reset();
        QVERIFY(steady.send(get("/late/steady")));
        const auto reply = steady.reply();
        REQUIRE_REPLY(reply, 200);
        QCOMPARE(reply->body, QByteArray("/late/steady"));
    }
}

void GuardTest::upgradesAndTakesEarlyBytesAlong()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(handshake() + "early"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 101);
    QCOMPARE(reply->header("sec-websocket-accept"), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QCOMPARE(reply->header("sec-websocket-protocol"), QByteArray("kith.1"));
    const auto upgraded = rig.upgraded();
    QVERIFY(upgraded.has_value());
    QCOMPARE(upgraded->earlyBytes, QByteArray("early"));
    QCOMPARE(upgraded->peer, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(fcntl(upgraded->descriptor, F_GETFD) & FD_CLOEXEC);
    QVERIFY(fcntl(upgraded->descriptor, F_GETFL) & O_NONBLOCK);

    // The connection is alive in both directions and nobody else reads from it.
    QCOMPARE(::send(upgraded->descriptor, "from hub", 8, MSG_NOSIGNAL), 8);
    QCOMPARE(client.read(8), QByteArray("from hub"));
    QVERIFY(client.send("to hub"));
    QByteArray got;
    QTRY_VERIFY(([&] {
        char buffer[64];
        const auto size = ::recv(upgraded->descriptor, buffer, sizeof(buffer), MSG_DONTWAIT);
        if (size > 0)
            got.append(buffer, size);
        return got == "to hub";
    })());
    QCOMPARE(rig.served.load(), 0);
}

void GuardTest::refusesUpgrades_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("other path") << handshake("/echo") << 400;
    QTest::newRow("foreign origin") << handshake("/ws", "Origin: https://evil.example\r\n") << 403;
    QTest::newRow("plain get") << get("/ws") << 426;
    QTest::newRow("post") << post("/ws", {}) << 405;
    QTest::newRow("old version") << get("/ws", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 8\r\n") << 426;
    QTest::newRow("missing key") << get("/ws", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n") << 400;
}

void GuardTest::refusesUpgrades()
{
    QFETCH(QByteArray, bytes);
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(bytes));
    const auto reply = client.reply();
    QVERIFY(reply.has_value());
    QTEST(reply->status, "status");
    if (reply->status == 426)
        QCOMPARE(reply->header("sec-websocket-version"), QByteArray("13"));
    QVERIFY(client.isClosedByServer());
    QCOMPARE(rig.served.load(), 0);
}

void GuardTest::servesIpv6()
{
    Rig rig;
    const auto bound = rig.gateway().listen(QHostAddress(QHostAddress::LocalHostIPv6), 0);
    if (!bound)
        QSKIP("this machine has no IPv6");
    WireClient client(*bound, true);
    QVERIFY(client.send(get("/echo")));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 200);
    QVERIFY(reply->body.contains(" ::1 "));
}

void GuardTest::believesTrustedProxiesOnly()
{
    const QByteArray request = get("/echo", "X-Forwarded-For: 203.0.113.9\r\n");
    Rig trusting([](GatewayOptions &options) {
        options.guard.proxies = ProxyTrust({{QHostAddress(QHostAddress::LocalHost), 32}});
        options.guard.limits.connectionsPerAddress = 0; // proxies are not counted
    });
    WireClient proxy(trusting.port);
    QVERIFY(proxy.send(request));
    const auto believed = proxy.reply();
    REQUIRE_REPLY(believed, 200);
    QVERIFY(believed->body.contains(" 203.0.113.9 "));

    Rig wary;
    WireClient stranger(wary.port);
    QVERIFY(stranger.send(request));
    const auto ignored = stranger.reply();
    REQUIRE_REPLY(ignored, 200);
    QVERIFY(ignored->body.contains(" 127.0.0.1 "));
}

void GuardTest::echoesTheRequestId()
{
    Rig rig;
    WireClient client(rig.port);
    QVERIFY(client.send(get("/echo", "X-Request-Id: my.id-1\r\n")));
    const auto own = client.reply();
    REQUIRE_REPLY(own, 200);
    QCOMPARE(own->header("x-request-id"), QByteArray("my.id-1"));
    QVERIFY(client.send(get("/echo", "X-Request-Id: <script>\r\n")));
    const auto made = client.reply();
    REQUIRE_REPLY(made, 200);
    QVERIFY(!made->header("x-request-id").isEmpty() && !made->header("x-request-id").contains('<'));
}

void GuardTest::saysWhichPortIsBusy()
{
    Rig rig;
    Rig other;
    const auto bound = other.gateway().listen(QHostAddress(QHostAddress::LocalHost), rig.port);
    QVERIFY(!bound);
    QVERIFY2(bound.error().detail.contains(QString::number(rig.port)), qPrintable(bound.error().detail));
    QVERIFY(bound.error().detail.contains(QStringLiteral("in use")));
}

void GuardTest::drainsRunningRequestsAndClosesIdleOnes()
{
    Rig rig;
    WireClient idle(rig.port);
    QVERIFY(idle.send(get("/echo")));
    REQUIRE_REPLY(idle.reply(), 200);
    WireClient busy(rig.port);
    QVERIFY(busy.send(get("/late")));
    QVERIFY(rig.waiting.tryAcquire(1, WireClient::patienceMs));
    QElapsedTimer timer;
    timer.start();
    rig.gateway().drain(WireClient::patienceMs * 1ms);
    QVERIFY(timer.elapsed() < WireClient::patienceMs);
    REQUIRE_REPLY(busy.reply(), 200);
    QVERIFY(busy.isClosedByServer());
    QVERIFY(idle.isClosedByServer());
    WireClient late(rig.port);
    QVERIFY(!late.isConnected());
}

void GuardTest::drainEndsAtItsDeadline()
{
    Rig rig;
    WireClient stuck(rig.port);
    QVERIFY(stuck.send(get("/never")));
    QVERIFY(rig.waiting.tryAcquire(1, WireClient::patienceMs));
    QElapsedTimer timer;
    timer.start();
    rig.gateway().drain(100ms);
    QVERIFY(timer.elapsed() >= 100 && timer.elapsed() < WireClient::patienceMs);
    QVERIFY(!stuck.reply().has_value());
}

void GuardTest::sharesAPortAmongListeners()
{
    Rig rig([](GatewayOptions &options) { options.listeners = 4; });
    for (int i = 0; i < 40; ++i) {
        WireClient client(rig.port);
        QVERIFY(client.send(get("/late/" + QByteArray::number(i))));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 200);
    }
    QCOMPARE(rig.served.load(), 40);
}

QTEST_GUILESS_MAIN(GuardTest)
#include "test_guard.moc"
