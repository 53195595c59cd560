// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the socket through the route table and the lanes of a real database, and back.
#include "server/gateway/gateway.h"
#include "server/gateway/request_input.h"
#include "wire_client.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::server;
using kith::test::WireClient;
using kith::test::WireReply;
using namespace Qt::Literals::StringLiterals;

namespace {

Result<Answer> echo(const Call &call)
{
    return Answer::ok({{u"input"_s, call.input},
                       {u"user"_s, QString::number(call.caller.user.value())},
                       {u"peer"_s, call.peerAddress},
                       {u"requestId"_s, call.requestId}});
}

Routes routes()
{
    const ReadFunction read = [](Transaction &, const Call &call) { return echo(call); };
    const WriteFunction write{.run = [](Transaction &, const Call &call) { return echo(call); }};
    const WorkFunction work{[](Storage &, const Call &call) { return echo(call); }};
    const ReadFunction fail = [](Transaction &, const Call &call) -> Result<Answer> {
        const auto code = errorCodeFromName(call.input.value(u"code"_s).toString());
        return Error{.code = code.value_or(ErrorCode::Internal),
                     .detail = u"as asked"_s,
                     .fields = {{.field = u"name"_s, .code = u"required"_s, .detail = u"is missing"_s}}};
    };
    return {{.verb = Verb::Get, .path = u"/open"_s, .command = {}, .access = Access::Anyone, .function = read},
            {.verb = Verb::Get, .path = u"/things/{thingId}"_s, .command = {}, .access = Access::Anyone, .function = read},
            {.verb = Verb::Put, .path = u"/things/{thingId}"_s, .command = {}, .access = Access::SignedIn, .function = write},
            {.verb = Verb::Post, .path = u"/work"_s, .command = {}, .access = Access::SignedIn, .function = work},
            {.verb = Verb::Delete,
             .path = u"/things/{thingId}"_s,
             .command = {},
             .access = Access::Anyone,
             .function = WriteFunction{.run = [](Transaction &, const Call &) -> Result<Answer> { return Answer::none(); }}},
            {.verb = Verb::Get, .path = u"/fail/{code}"_s, .command = {}, .access = Access::Anyone, .function = fail}};
}

QJsonObject jsonOf(const WireReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QByteArray request(const QByteArray &line, const QByteArray &fields = {}, const QByteArray &body = {})
{
    QByteArray bytes = line + " HTTP/1.1\r\nHost: a\r\n" + fields;
    if (!body.isEmpty())
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

constexpr auto jsonType = "Content-Type: application/json\r\n";

} // namespace

class TestRequestRouter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void writesWhatPathAndBodySayAndNoQuery();
    void runsOnEveryLane();
    void refusesWithoutAValidToken();
    void ignoresTokensInTheUrl();
    void refuses_data();
    void refuses();
    void answersHeadAndOptions();
    void answersWithNothing();
    void writesProblems();
    void tellsWhenToRetry();
    void readsInput_data();
    void readsInput();
    void readsBearerTokens_data();
    void readsBearerTokens();

private:
    std::optional<WireReply> ask(const QByteArray &bytes, bool isHead = false);

    QTemporaryDir m_folder;
    LocalBus m_bus;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<WorkerPool> m_workers;
    RateLimiter m_limiter;
    std::unique_ptr<Executor> m_executor;
    std::unique_ptr<RouteTable> m_table;
    std::unique_ptr<Gateway> m_gateway;
    quint16 m_port = 0;
};

void TestRequestRouter::initTestCase()
{
    auto storage = Storage::open({.url = DatabaseUrl::sqlite(m_folder.filePath(u"kith.sqlite"_s))}, m_bus);
    QVERIFY2(storage, storage ? "" : qPrintable(storage.error().detail));
    m_storage = std::move(storage).value();
    m_workers = std::make_unique<WorkerPool>(1, 16);
    m_executor = std::make_unique<Executor>(*m_storage, *m_workers, m_limiter,
                                            [](Transaction &, const QByteArray &token) -> Result<Caller> {
                                                if (token != "good")
                                                    return ErrorCode::NotSignedIn;
                                                return Caller{.user = UserId(7), .session = SessionId(8)};
                                            });
    m_table = std::make_unique<RouteTable>(std::vector<Routes>{routes()});
    GatewayOptions options;
    options.listeners = 1;
    m_gateway = std::make_unique<Gateway>(*m_table, *m_executor, UpgradeSink(), options);
    const auto port = m_gateway->listen(QHostAddress(QHostAddress::LocalHost), 0);
    QVERIFY(port);
    m_port = *port;
}

void TestRequestRouter::cleanupTestCase()
{
    m_gateway.reset();
    if (m_workers)
        m_workers->stop();
    if (m_storage)
        m_storage->stop();
}

std::optional<WireReply> TestRequestRouter::ask(const QByteArray &bytes, bool isHead)
{
    WireClient client(m_port);
    if (!client.send(bytes))
        return std::nullopt;
    return client.reply(isHead);
}

void TestRequestRouter::writesWhatPathAndBodySayAndNoQuery()
{
    const auto reply = ask(request("PUT /things/5?a=q&b=q&thingId=q",
                                   QByteArray(jsonType) + "Authorization: Bearer good\r\nX-Request-Id: r1\r\n",
                                   R"({"b":1,"thingId":"body","c":[true]})"));
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->header("content-type"), "application/json"_ba);
    QCOMPARE(reply->header("x-request-id"), "r1"_ba);
    const QJsonObject answer = jsonOf(*reply);
    QCOMPARE(answer.value(u"input"_s).toObject(), (QJsonObject{{u"b"_s, 1}, {u"thingId"_s, u"5"_s}, {u"c"_s, QJsonArray{true}}}));
    QCOMPARE(answer.value(u"peer"_s).toString(), u"127.0.0.1"_s);
    QCOMPARE(answer.value(u"requestId"_s).toString(), u"r1"_s);
}

void TestRequestRouter::runsOnEveryLane()
{
    for (const QByteArray &line : {"GET /open"_ba, "PUT /things/1"_ba, "POST /work"_ba}) {
        const auto reply = ask(request(line, "Authorization: bearer good\r\n"));
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        QCOMPARE(jsonOf(*reply).value(u"user"_s).toString(), line == "GET /open" ? u"0"_s : u"7"_s);
    }
}

void TestRequestRouter::refusesWithoutAValidToken()
{
    for (const QByteArray &fields : {QByteArray(), "Authorization: Bearer bad\r\n"_ba, "Authorization: Basic good\r\n"_ba,
                                     "Authorization: Bearer good\r\nAuthorization: Bearer good\r\n"_ba}) {
        const auto reply = ask(request("POST /work", fields));
        QVERIFY(reply);
        QCOMPARE(reply->status, 401);
        QCOMPARE(reply->header("www-authenticate"), "Bearer"_ba);
    }
}

void TestRequestRouter::ignoresTokensInTheUrl()
{
    const auto reply = ask(request("POST /work?token=good&access_token=good"));
    QVERIFY(reply);
    QCOMPARE(reply->status, 401);
}

void TestRequestRouter::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    const auto row = [](const char *name, const QByteArray &bytes, int status, const QByteArray &allow = {}) {
        QTest::newRow(name) << bytes << status << allow;
    };
    row("unknown path", request("GET /nowhere"), 404);
    row("path with an encoded slash", request("GET /things/a%2Fb"), 404);
    row("path with NUL", request("GET /things/%00"), 404);
    row("host does not matter", "GET http://evil/nowhere HTTP/1.1\r\nHost: evil\r\n\r\n"_ba, 404);
    row("wrong verb", request("POST /things/1"), 405, "GET, HEAD, PUT, DELETE, OPTIONS"_ba);
    row("patch", request("PATCH /open"), 405, "GET, HEAD, OPTIONS"_ba);
    row("unknown verb", request("BREW /open"), 405, "GET, HEAD, OPTIONS"_ba);
    row("head of what cannot be read", request("HEAD /work"), 405, "POST, OPTIONS"_ba);
    row("options of nothing", request("OPTIONS /nowhere"), 404);
    row("form", request("DELETE /things/1", "Content-Type: application/x-www-form-urlencoded\r\n", "a=b"), 415);
    row("no type", request("DELETE /things/1", {}, "{}"), 415);
    row("latin 1", request("DELETE /things/1", "Content-Type: application/json; charset=latin1\r\n", "{}"), 415);
    row("no JSON", request("DELETE /things/1", jsonType, "{"), 400);
    row("an array", request("DELETE /things/1", jsonType, "[]"), 400);
    row("deeply nested", request("DELETE /things/1", jsonType, R"({"a":)" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}"), 400);
    row("query that is no UTF-8", request("GET /open?a=%ff"), 400);
    row("query with NUL", request("GET /open?a=%00"), 400);
    row("query that repeats itself", request("GET /open?a=1&a=2"), 400);
}

void TestRequestRouter::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, allow);
    const auto reply = ask(bytes, bytes.startsWith("HEAD"));
    QVERIFY(reply);
    QTEST(reply->status, "status");
    QCOMPARE(reply->header("content-type"), "application/problem+json"_ba);
    QCOMPARE(reply->header("allow"), allow);
    QVERIFY(!reply->header("x-request-id").isEmpty());
    if (!reply->body.isEmpty())
        QCOMPARE(jsonOf(*reply).value(u"requestId"_s).toString().toLatin1(), reply->header("x-request-id"));
}

void TestRequestRouter::answersHeadAndOptions()
{
    const auto get = ask(request("GET /open?a=1", "X-Request-Id: x\r\n"));
    const auto head = ask(request("HEAD /open?a=1", "X-Request-Id: x\r\n"), true);
    QVERIFY(get && head);
    QCOMPARE(head->status, 200);
    QCOMPARE(head->header("content-length"), get->header("content-length"));
    const auto options = ask(request("OPTIONS /things/1"));
    QVERIFY(options);
    QCOMPARE(options->status, 204);
    QCOMPARE(options->header("allow"), "GET, HEAD, PUT, DELETE, OPTIONS"_ba);
    const auto all = ask(request("OPTIONS *"));
    QVERIFY(all);
    QCOMPARE(all->status, 204);
}

void TestRequestRouter::answersWithNothing()
{
    WireClient client(m_port);
    QVERIFY(
        client.send(request("DELETE /things/1", QByteArray(jsonType).replace("json", "json; charset=UTF-8"), "{}") + request("GET /open")));
    const auto nothing = client.reply();
    QVERIFY(nothing);
    QCOMPARE(nothing->status, 204);
    QVERIFY(nothing->header("content-type").isEmpty() && nothing->header("content-length").isEmpty());
    const auto next = client.reply();
    QVERIFY(next);
    QCOMPARE(next->status, 200);
}

void TestRequestRouter::writesProblems()
{
    const auto reply = ask(request("GET /fail/validation", "X-Request-Id: r2\r\n"));
    QVERIFY(reply);
    QCOMPARE(reply->status, 422);
    QCOMPARE(reply->header("content-type"), "application/problem+json"_ba);
    const QJsonObject problem = jsonOf(*reply);
    QCOMPARE(problem.value(u"status"_s).toInt(), 422);
    QCOMPARE(problem.value(u"code"_s).toString(), u"validation"_s);
    QCOMPARE(problem.value(u"requestId"_s).toString(), u"r2"_s);
    QCOMPARE(problem.value(u"fields"_s).toArray().at(0).toObject().value(u"field"_s).toString(), u"name"_s);
}

void TestRequestRouter::tellsWhenToRetry()
{
    for (const ErrorCode code : {ErrorCode::TooManyRequests, ErrorCode::Overloaded}) {
        const auto reply = ask(request("GET /fail/" + QByteArray(traitsOf(code).name)));
        QVERIFY(reply);
        QCOMPARE(reply->status, traitsOf(code).status);
        QVERIFY(reply->header("retry-after").toInt() >= 1);
    }
}

void TestRequestRouter::readsInput_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QJsonObject>("input");
    QTest::newRow("empty") << ""_ba << QJsonObject();
    QTest::newRow("plain") << "a=1&b=x"_ba << QJsonObject{{u"a"_s, u"1"_s}, {u"b"_s, u"x"_s}};
    QTest::newRow("escapes") << "q=%C3%A4+%2B%26"_ba << QJsonObject{{u"q"_s, u"ä +&"_s}};
    QTest::newRow("equals in the value") << "a=b=c"_ba << QJsonObject{{u"a"_s, u"b=c"_s}};
    QTest::newRow("no value") << "a&b="_ba << QJsonObject{{u"a"_s, QString()}, {u"b"_s, QString()}};
    QTest::newRow("stray ampersands") << "&a=1&&"_ba << QJsonObject{{u"a"_s, u"1"_s}};
}

void TestRequestRouter::readsInput()
{
    QFETCH(QByteArray, query);
    RequestHead head;
    head.target = "/?" + query;
    const auto input = inputOf(head, {});
    QVERIFY(input);
    QTEST(*input, "input");
}

void TestRequestRouter::readsBearerTokens_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("plain") << "Bearer abc"_ba
                           << "abc"_ba;
    QTest::newRow("any case") << "bEARER abc"_ba
                              << "abc"_ba;
    QTest::newRow("basic") << "Basic abc"_ba
                           << ""_ba;
    QTest::newRow("nothing after it") << "Bearer"_ba
                                      << ""_ba;
    QTest::newRow("endless") << "Bearer " + QByteArray(257, 'a') << ""_ba;
}

void TestRequestRouter::readsBearerTokens()
{
    QFETCH(QByteArray, value);
    RequestHead head;
    head.headers.append({"authorization", value});
    QTEST(bearerToken(head), "token");
}

QTEST_GUILESS_MAIN(TestRequestRouter)
#include "test_request_router.moc"
