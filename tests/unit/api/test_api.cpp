// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/executor.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
ReadFunction answering(int number)
{
    return [number](Transaction &, const Call &) -> Result<Answer> { return Answer::ok({{u"n"_s, number}}); };
}

Route route(Verb verb, const QString &path, int number, const QByteArray &command = {})
{
    return {.verb = verb, .path = path, .command = command, .access = Access::Anyone, .function = answering(number)};
}
} // namespace

class TestApi : public QObject
{
    Q_OBJECT

private slots:
    void findsRoutes_data();
    void findsRoutes();
    void tellsNotFoundFromNotAllowed();
    void decodesParameters();
    void findsCommands();
    void provesTheCallerOnEveryLane();
    void refusesWorkWhenThePoolIsFull();
};

void TestApi::findsRoutes_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("label");
    QTest::newRow("literal wins") << "/api/messages/member"_ba << u"GET /api/messages/member"_s;
    QTest::newRow("parameter") << "/api/messages/12"_ba << u"GET /api/messages/{conversationId}"_s;
    QTest::newRow("deeper") << "/api/messages/read/12"_ba << u"GET /api/messages/read/{messageId}"_s;
    QTest::newRow("backtracks from a literal") << "/api/messages/read"_ba << u"GET /api/messages/{conversationId}"_s;
    QTest::newRow("trailing slash") << "/api/messages/"_ba << QString();
    QTest::newRow("double slash") << "/api//messages/12"_ba << QString();
    QTest::newRow("encoded slash") << "/api/messages/1%2F2"_ba << QString();
    QTest::newRow("nul") << "/api/messages/1%00"_ba << QString();
    QTest::newRow("newline") << "/api/messages/1%0a"_ba << QString();
    QTest::newRow("bad escape") << "/api/messages/%zz"_ba << QString();
    QTest::newRow("cut escape") << "/api/messages/%4"_ba << QString();
    QTest::newRow("bad utf-8") << "/api/messages/%ff"_ba << QString();
    QTest::newRow("no slash") << "api/messages/12"_ba << QString();
    QTest::newRow("star") << "*"_ba << QString();
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("very deep") << QByteArray("/a").repeated(1000) << QString();
}

void TestApi::findsRoutes()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, label);
    const RouteTable table({{route(Verb::Get, u"/api/messages/{conversationId}"_s, 1)},
                            {route(Verb::Get, u"/api/messages/member"_s, 2), route(Verb::Get, u"/api/messages/read/{messageId}"_s, 3)}});
    const auto match = table.match(Verb::Get, path);
    QCOMPARE(match.route ? match.route->label() : QString(), label);
}

void TestApi::tellsNotFoundFromNotAllowed()
{
    const RouteTable table({{route(Verb::Get, u"/a"_s, 1), route(Verb::Put, u"/a"_s, 2)}});
    QVERIFY(table.match(Verb::Get, "/b").allowed.isEmpty());
    QCOMPARE(table.match(Verb::Delete, "/a").allowed, (QList<Verb>{Verb::Get, Verb::Put}));
    QVERIFY(!table.match(Verb::Delete, "/a").route);
    QVERIFY(!table.match(std::nullopt, "/a").route);
}

void TestApi::decodesParameters()
{
    const RouteTable table({{route(Verb::Put, u"/m/{messageId}/reactions/{emoji}"_s, 1)}});
    const auto match = table.match(Verb::Put, "/m/12/reactions/%F0%9F%8C%B1");
    QVERIFY(match.route);
    QCOMPARE(match.parameters, (QJsonObject{{u"messageId"_s, u"12"_s}, {u"emoji"_s, u"🌱"_s}}));
}

void TestApi::findsCommands()
{
    const RouteTable table({{route(Verb::Post, u"/s"_s, 1, "message.send"_ba), route(Verb::Get, QString(), 2, "typing"_ba)}});
    QVERIFY(table.command("message.send"));
    QVERIFY(table.command("typing"));
    QVERIFY(!table.command("nothing"));
    QVERIFY(!table.match(Verb::Get, "/").route);
}

void TestApi::provesTheCallerOnEveryLane()
{
    QTemporaryDir dir;
    LocalBus bus;
    auto storage = Storage::open({.url = DatabaseUrl::sqlite(dir.filePath(u"t.sqlite"_s))}, bus);
    QVERIFY(storage);
    WorkerPool workers(1, 4);
    RateLimiter limiter;
    Executor executor(**storage, workers, limiter, [](Transaction &, const QByteArray &token) -> Result<Caller> {
        if (token == "good")
            return Caller{.user = UserId(7), .session = SessionId(8), .isAdministrator = false};
        return ErrorCode::NotSignedIn;
    });
    const auto whoAmI = [](auto &, const Call &call) -> Result<Answer> { return Answer::ok({{u"user"_s, call.caller.user.toString()}}); };
    const Route read{.verb = Verb::Get, .path = u"/r"_s, .command = {}, .access = Access::SignedIn, .function = ReadFunction(whoAmI)};
    const Route write{.verb = Verb::Get, .path = u"/w"_s, .command = {}, .access = Access::SignedIn, .function = WriteFunction{whoAmI}};
    const Route work{.verb = Verb::Get, .path = u"/k"_s, .command = {}, .access = Access::SignedIn, .function = WorkFunction{whoAmI}};
    const Route admin{.verb = Verb::Get, .path = u"/a"_s, .command = {}, .access = Access::Administrator, .function = ReadFunction(whoAmI)};

    const auto ask = [&](const Route &route, const QByteArray &token) {
        std::promise<Result<Answer>> promise;
        RawCall call;
        call.token = token;
        executor.run(route, call, [&](Result<Answer> answer) { promise.set_value(std::move(answer)); });
        return promise.get_future().get();
    };
    for (const Route *each : {&read, &write, &work}) {
        QCOMPARE(ask(*each, {}).error().code, ErrorCode::NotSignedIn);
        QCOMPARE(ask(*each, "bad").error().code, ErrorCode::NotSignedIn);
        QCOMPARE(ask(*each, "good")->body.value(u"user"_s).toString(), u"7"_s);
    }
    QCOMPARE(ask(admin, "good").error().code, ErrorCode::Forbidden);
}

void TestApi::refusesWorkWhenThePoolIsFull()
{
    WorkerPool pool(1, 2);
    std::promise<void> gate, started;
    auto opened = gate.get_future();
    QVERIFY(pool.submit([&] {
        started.set_value();
        opened.wait();
    }));
    started.get_future().wait();
    QVERIFY(pool.submit([] {}));
    QVERIFY(pool.submit([] {}, WorkerPool::Kind::Password));
    QVERIFY(!pool.submit([] {}, WorkerPool::Kind::Password));
    QCOMPARE(pool.queueLength(), 2);
    QCOMPARE(pool.passwordsWaiting(), 1);
    gate.set_value();
    QTRY_COMPARE(pool.queueLength(), 0);
    QCOMPARE(pool.passwordsWaiting(), 0);
}

QTEST_GUILESS_MAIN(TestApi)
#include "test_api.moc"
