// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/process_metrics.h"
#include "server/ops/request_metrics.h"

#include <QtTest/QTest>

#include <limits>
#include <thread>

using namespace kith;
using namespace kith::server;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestMetrics : public QObject
{
    Q_OBJECT

private slots:
    void writesFamilies();
    void escapesLabelsAndHelp();
    void writesNumbers_data();
    void writesNumbers();
    void histogramsAreCumulative();
    void observationsFromManyThreadsAreAllCounted();
    void talliesAreHandedOverOnce();
    void requestsCountUnderTheirRouteOnly();
    void commandsCountByResult();
    void theProcessIsThere();
};

void TestMetrics::writesFamilies()
{
    MetricsText out;
    out.family("kith_things_total", MetricsText::Type::Counter, "Things.");
    out.sample(3);
    out.sample(4, {{"kind"_ba, "a"_ba}, {"size"_ba, "b"_ba}});
    out.gauge("kith_level_bytes", "A level.", 2.5);
    QCOMPARE(out.text(), "# HELP kith_things_total Things.\n"
                         "# TYPE kith_things_total counter\n"
                         "kith_things_total 3\n"
                         "kith_things_total{kind=\"a\",size=\"b\"} 4\n"
                         "# HELP kith_level_bytes A level.\n"
                         "# TYPE kith_level_bytes gauge\n"
                         "kith_level_bytes 2.5\n"_ba);
}

void TestMetrics::escapesLabelsAndHelp()
{
    MetricsText out;
    out.family("x", MetricsText::Type::Gauge, "a\nb\\c\"d");
    out.sample(1, {{"l"_ba, "a\nb\\c\"d"_ba}});
    QCOMPARE(out.text(), "# HELP x a\\nb\\\\c\"d\n# TYPE x gauge\nx{l=\"a\\nb\\\\c\\\"d\"} 1\n"_ba);
}

void TestMetrics::writesNumbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("zero") << 0.0 << "0"_ba;
    QTest::newRow("large whole") << 123456789012345.0 << "123456789012345"_ba;
    QTest::newRow("negative") << -7.0 << "-7"_ba;
    QTest::newRow("fraction") << 0.1 << "0.1"_ba;
    QTest::newRow("small") << 2.2e-7 << "2.2e-07"_ba;
    QTest::newRow("huge") << 1e300 << "1e+300"_ba;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << "+Inf"_ba;
    QTest::newRow("minus infinite") << -std::numeric_limits<double>::infinity() << "-Inf"_ba;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << "NaN"_ba;
}

void TestMetrics::writesNumbers()
{
    QFETCH(double, value);
    QFETCH(QByteArray, text);
    MetricsText out;
    out.gauge("x", "h", value);
    QCOMPARE(out.text().split('\n').at(2), "x "_ba + text);
}

void TestMetrics::histogramsAreCumulative()
{
    constexpr std::array<double, 3> bounds{0.1, 1, 10};
    Histogram histogram(bounds);
    for (const double value : {0.05, 0.1, 0.5, 1.0, 5.0, 50.0})
        histogram.observe(value);
    MetricsText out;
    out.family("x_seconds", MetricsText::Type::Histogram, "h");
    out.histogram(histogram, {{"a"_ba, "b"_ba}});
    QCOMPARE(out.text(), "# HELP x_seconds h\n# TYPE x_seconds histogram\n"
                         "x_seconds_bucket{a=\"b\",le=\"0.1\"} 2\n"
                         "x_seconds_bucket{a=\"b\",le=\"1\"} 4\n"
                         "x_seconds_bucket{a=\"b\",le=\"10\"} 5\n"
                         "x_seconds_bucket{a=\"b\",le=\"+Inf\"} 6\n"
                         "x_seconds_sum{a=\"b\"} 56.65\n"
                         "x_seconds_count{a=\"b\"} 6\n"_ba);
}

void TestMetrics::observationsFromManyThreadsAreAllCounted()
{
    Histogram histogram(latencyBounds);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&histogram] {
            for (int n = 0; n < 10'000; ++n)
                histogram.observe(1);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const Histogram::Figures figures = histogram.figures();
    QCOMPARE(std::accumulate(figures.counts.begin(), figures.counts.end(), quint64(0)), quint64(40'000));
    QCOMPARE(figures.sum, 40'000.0);
}

void TestMetrics::talliesAreHandedOverOnce()
{
    Histogram one(latencyBounds);
    Histogram other(latencyBounds);
    Histogram::Tally tally(other);
    const auto areAlike = [&] {
        const Histogram::Figures a = one.figures();
        const Histogram::Figures b = other.figures();
        return a.counts == b.counts && qFuzzyCompare(1 + a.sum, 1 + b.sum);
    };
    for (int round = 0; round < 3; ++round) {
        for (const double value : {0.0, 0.001, 0.0011, 0.25, 9.9, 1000.0}) {
            one.observe(value);
            tally.observe(value);
        }
        QVERIFY(!areAlike());
        tally.handOver();
        QVERIFY(areAlike());
        tally.handOver();
        QVERIFY(areAlike());
    }
}

void TestMetrics::requestsCountUnderTheirRouteOnly()
{
    const RouteTable table({{{Verb::Get, u"/api/things/{thingId}"_s, {}, Access::Anyone, ReadFunction(), {Limit::None}}}});
    RequestMetrics metrics(table);
    const Route *route = &table.routes().front();
    metrics.count({.method = "GET", .route = route, .status = 200, .duration = 2ms});
    metrics.count({.method = "GET", .route = route, .status = 404, .duration = 2ms});
    for (int i = 0; i < 1000; ++i)
        metrics.count({.method = "M" + QByteArray::number(i), .route = nullptr, .status = 404});
    const Route foreign{Verb::Get, u"/elsewhere"_s, {}, Access::Anyone, ReadFunction(), {}};
    metrics.count({.method = "GET", .route = &foreign, .status = 200});
    metrics.count({.method = "GET", .route = route, .status = 200, .duration = 1h, .isTransfer = true});
    MetricsText out;
    metrics.write(out);
    const QByteArray text = out.text();
    QVERIFY(text.contains("kith_http_requests_total{route=\"/api/things/{thingId}\",method=\"GET\",code=\"2xx\"} 2\n"));
    QVERIFY(text.contains("kith_http_requests_total{route=\"/api/things/{thingId}\",method=\"GET\",code=\"4xx\"} 1\n"));
    QVERIFY(text.contains("kith_http_requests_total{route=\"none\",method=\"\",code=\"4xx\"} 1000\n"));
    QVERIFY(text.contains("kith_http_request_duration_seconds_count{route=\"/api/things/{thingId}\",method=\"GET\"} 2\n"));
    QVERIFY(!text.contains("elsewhere"));
    QVERIFY(text.count('\n') < 60);
}

void TestMetrics::commandsCountByResult()
{
    const RouteTable table(
        {{{Verb::Post, u"/api/messages/send"_s, "message.send"_ba, Access::SignedIn, ReadFunction(), {Limit::MessageSend}},
          {Verb::Post, u"/api/users/login"_s, {}, Access::Anyone, ReadFunction(), {Limit::Login}}}});
    RequestMetrics metrics(table);
    const Route &send = table.routes().front();
    const Route &login = table.routes().back();
    metrics.countCommand(send, Answer::created({}), 1ms);
    metrics.countCommand(send, Answer::ok({}), 1ms); // a repeat: stored once
    metrics.countCommand(send, Error{.code = ErrorCode::TooManyRequests}, 1ms);
    metrics.count({.method = "POST", .route = &send, .status = 201, .duration = 1ms});
    for (const int status : {200, 401, 401, 429, 503})
        metrics.count({.method = "POST", .route = &login, .status = status, .duration = 1ms});
    MetricsText out;
    metrics.write(out);
    const QByteArray text = out.text();
    QVERIFY(text.contains("kith_websocket_commands_total{command=\"message.send\",result=\"ok\"} 2\n"));
    QVERIFY(text.contains("kith_websocket_commands_total{command=\"message.send\",result=\"error\"} 1\n"));
    QVERIFY(text.contains("kith_messages_accepted_total 2\n"));
    QVERIFY(text.contains("kith_login_attempts_total{result=\"ok\"} 1\n"));
    QVERIFY(text.contains("kith_login_attempts_total{result=\"wrong\"} 2\n"));
    QVERIFY(text.contains("kith_login_attempts_total{result=\"limited\"} 1\n"));
    QVERIFY(text.contains("kith_login_attempts_total{result=\"other\"} 1\n"));
}

void TestMetrics::theProcessIsThere()
{
    MetricsText out;
    writeProcessMetrics(out);
    QMap<QByteArray, double> values;
    for (const QByteArray &line : out.text().split('\n')) {
        if (!line.startsWith('#') && !line.isEmpty())
            values.insert(line.left(line.indexOf(' ')), line.mid(line.indexOf(' ') + 1).toDouble());
    }
    QVERIFY(values.value("process_resident_memory_bytes") > 1e6);
    QVERIFY(values.value("process_virtual_memory_bytes") > values.value("process_resident_memory_bytes"));
    QVERIFY(values.value("process_open_fds") >= 3);
    QVERIFY(values.value("process_max_fds") >= values.value("process_open_fds"));
    QVERIFY(values.value("process_threads") >= 1);
    const double age = double(QDateTime::currentSecsSinceEpoch()) - values.value("process_start_time_seconds");
    QVERIFY2(age > -5 && age < 600, qPrintable(QString::number(age)));
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "test_metrics.moc"
