// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/logging.h"
#include "server/ops/request_log.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace kith;
using namespace kith::server;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(lcTry, "kith.try")

namespace {

/// Takes the place of stderr; what was written to it can be read.
class Capture
{
public:
    explicit Capture(const QString &level, LogFormat format)
    {
        m_kept = ::dup(STDERR_FILENO);
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0 || ::dup2(ends[1], STDERR_FILENO) < 0)
            qFatal("no pipe");
        ::close(ends[1]);
        m_out = ends[0];
        ::fcntl(m_out, F_SETFL, O_NONBLOCK);
        m_handler = qInstallMessageHandler(nullptr);
        installLogging(level, format);
    }
    ~Capture()
    {
        qInstallMessageHandler(m_handler);
        ::dup2(m_kept, STDERR_FILENO);
        ::close(m_kept);
        ::close(m_out);
    }
    Q_DISABLE_COPY_MOVE(Capture)

    QByteArray taken()
    {
        QByteArray all;
        char buffer[65536];
        for (ssize_t got = 0; (got = ::read(m_out, buffer, sizeof buffer)) > 0;)
            all.append(buffer, got);
        return all;
    }

private:
    QtMessageHandler m_handler = nullptr;
    int m_kept = -1;
    int m_out = -1;
};

} // namespace

class TestLogging : public QObject
{
    Q_OBJECT

private slots:
    void choosesAFormat();
    void writesText();
    void writesForTheJournal();
    void writesJson();
    void noTextForgesALine_data();
    void noTextForgesALine();
    void levelsCanBeChanged();
    void aReaderThatDoesNotKeepUpStopsNobody();
    void requestsAreOneLine();
    void slowRequestsAreAWarning();
    void refusedCommandsAreNamedWithTheirId();
    void anInventedMethodIsNotRepeated();
};

void TestLogging::choosesAFormat()
{
    qunsetenv("JOURNAL_STREAM");
    QCOMPARE(logFormatFrom(u"auto"_s), LogFormat::Text);
    QCOMPARE(logFormatFrom(u"json"_s), LogFormat::Json);
    qputenv("JOURNAL_STREAM", "1:2");
    QCOMPARE(logFormatFrom(u"auto"_s), LogFormat::Journal);
    QCOMPARE(logFormatFrom(u"text"_s), LogFormat::Text);
    qunsetenv("JOURNAL_STREAM");
}

void TestLogging::writesText()
{
    Capture capture(u"info"_s, LogFormat::Text);
    qCInfo(lcTry) << "started";
    logFields(lcTry(), QtWarningMsg, "slow", {{"route", u"/api/x y"_s}, {"ms", u"12.5"_s, true}, {"empty", QString()}});
    const QList<QByteArray> lines = capture.taken().split('\n');
    QCOMPARE(lines.size(), 3);
    static const QRegularExpression first(uR"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info kith\.try: started$)"_s);
    QVERIFY2(first.match(QString::fromUtf8(lines.at(0))).hasMatch(), lines.at(0).constData());
    QVERIFY2(lines.at(1).endsWith(" warning kith.try: slow route=\"/api/x y\" ms=12.5 empty=\"\""), lines.at(1).constData());
}

void TestLogging::writesForTheJournal()
{
    Capture capture(u"info"_s, LogFormat::Journal);
    qCInfo(lcTry) << "started";
    qCWarning(lcTry) << "odd";
    QCOMPARE(capture.taken(), "<6>kith.try: started\n<4>kith.try: odd\n"_ba);
}

void TestLogging::writesJson()
{
    Capture capture(u"info"_s, LogFormat::Json);
    logFields(lcTry(), QtInfoMsg, "request", {{"route", u"/api/\"x\"\\"_s}, {"status", u"200"_s, true}});
    QJsonParseError problem;
    const QJsonObject line = QJsonDocument::fromJson(capture.taken(), &problem).object();
    QCOMPARE(problem.error, QJsonParseError::NoError);
    QCOMPARE(line.value(u"level"_s).toString(), u"info"_s);
    QCOMPARE(line.value(u"category"_s).toString(), u"kith.try"_s);
    QCOMPARE(line.value(u"message"_s).toString(), u"request"_s);
    QCOMPARE(line.value(u"route"_s).toString(), u"/api/\"x\"\\"_s);
    QCOMPARE(line.value(u"status"_s).toInt(), 200);
    QVERIFY(line.contains(u"time"_s));
}

void TestLogging::noTextForgesALine_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("text") << int(LogFormat::Text);
    QTest::newRow("journal") << int(LogFormat::Journal);
    QTest::newRow("json") << int(LogFormat::Json);
}

void TestLogging::noTextForgesALine()
{
    QFETCH(int, format);
    Capture capture(u"info"_s, LogFormat(format));
    const QString evil = u"a\r\nb\n<3>kith.fake: \u001b[31mred\u007f\u0000 c"_s;
    qCInfo(lcTry).noquote() << evil;
    logFields(lcTry(), QtInfoMsg, "x", {{"value", evil}});
    const QByteArray out = capture.taken();
    QCOMPARE(out.count('\n'), 2);
    for (const char c : out)
        QVERIFY(c == '\n' || (uchar(c) >= 0x20 && c != 0x7F));
    if (LogFormat(format) != LogFormat::Json)
        return;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
    }
}

void TestLogging::levelsCanBeChanged()
{
    Capture capture(u"warning"_s, LogFormat::Journal);
    qCInfo(lcTry) << "unheard";
    logFields(lcTry(), QtInfoMsg, "unheard", {});
    setLogLevel(u"debug"_s);
    qCDebug(lcTry) << "heard";
    setLogLevel(u"info"_s);
    qCDebug(lcTry) << "unheard";
    QCOMPARE(capture.taken(), "<7>kith.try: heard\n"_ba);
}

void TestLogging::aReaderThatDoesNotKeepUpStopsNobody()
{
    Capture capture(u"info"_s, LogFormat::Journal);
    const quint64 before = droppedLogLines();
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20'000; ++i)
        logFields(lcTry(), QtInfoMsg, "request", {{"number", QString::number(i), true}});
    QVERIFY2(timer.elapsed() < 10'000, "the pipe holds 64 KiB: more would have waited for ever");
    const quint64 dropped = droppedLogLines() - before;
    QVERIFY(dropped > 15'000);
    const QByteArray written = capture.taken();
    QVERIFY(written.endsWith('\n'));
    qCInfo(lcTry) << "again";
    QCOMPARE(capture.taken(),
             "<4>kith.log: lines were dropped, as nobody read them count="_ba + QByteArray::number(dropped) + "\n<6>kith.try: again\n");
    QCOMPARE(quint64(written.count('\n')) + dropped, quint64(20'000));
}

void TestLogging::requestsAreOneLine()
{
    Capture capture(u"info"_s, LogFormat::Journal);
    const Route route{Verb::Get, u"/api/users/{userId}"_s, {}, Access::SignedIn, ReadFunction(), {Limit::Read}};
    const RequestRecord record{
        .method = "GET", .route = &route, .status = 200, .duration = 1500us, .requestId = "abc", .client = QHostAddress(u"203.0.113.7"_s)};
    RequestLog log({.isOn = true, .withAddresses = false});
    log.note(record);
    QCOMPARE(capture.taken(), "<6>kith.request: request method=GET route=/api/users/{userId} status=200 ms=1.5 id=abc\n"_ba);
    RequestLog({.isOn = true, .withAddresses = true}).note(record);
    QVERIFY(capture.taken().endsWith(" id=abc address=203.0.113.7\n"));
    log.setOn(false);
    log.note(record);
    QCOMPARE(capture.taken(), QByteArray());
}

void TestLogging::slowRequestsAreAWarning()
{
    Capture capture(u"warning"_s, LogFormat::Journal);
    const Route route{Verb::Get, u"/api/sync"_s, "sync"_ba, Access::SignedIn, ReadFunction(), {Limit::Read}};
    const RequestLog log({.isOn = false, .slow = 1s});
    log.note({.method = "GET", .route = &route, .status = 200, .duration = 999ms, .requestId = "a"});
    log.note({.method = "GET", .route = &route, .status = 200, .duration = 1h, .requestId = "t", .isTransfer = true});
    log.noteCommand(route, Answer::ok({}), 999ms, u"c"_s);
    log.noteCommand(route, ErrorCode::NotFound, 999ms, u"c"_s); // nobody asked for those
    QCOMPARE(capture.taken(), QByteArray());
    log.note({.method = "GET", .route = &route, .status = 200, .duration = 1s, .requestId = "b"});
    log.noteCommand(route, Answer::ok({}), 2s, u"d"_s);
    QCOMPARE(capture.taken(), "<4>kith.request: slow request method=GET route=/api/sync status=200 ms=1000.0 id=b\n"
                              "<4>kith.request: slow command command=sync status=200 ms=2000.0 id=d\n"_ba);
}

void TestLogging::refusedCommandsAreNamedWithTheirId()
{
    Capture capture(u"info"_s, LogFormat::Journal);
    const Route route{Verb::Get, u"/api/sync"_s, "sync"_ba, Access::SignedIn, ReadFunction(), {Limit::Read}};
    const RequestLog log({});
    log.noteCommand(route, Answer::ok({}), 1ms, u"a"_s);
    QCOMPARE(capture.taken(), QByteArray());
    log.noteCommand(route, ErrorCode::NotFound, 1500us, u"b"_s);
    log.noteRefusal({}, Error{.code = ErrorCode::NotFound}, u"c"_s);
    log.noteRefusal("viewing", Error{.code = ErrorCode::Validation}, u"d"_s);
    QCOMPARE(capture.taken(), "<6>kith.request: command refused command=sync status=404 ms=1.5 id=b\n"
                              "<6>kith.request: command refused command=- status=404 id=c\n"
                              "<6>kith.request: command refused command=viewing status=422 id=d\n"_ba);
    RequestLog({.isOn = false}).noteRefusal({}, Error{.code = ErrorCode::NotFound}, u"e"_s);
    QCOMPARE(capture.taken(), QByteArray());
}

void TestLogging::anInventedMethodIsNotRepeated()
{
    Capture capture(u"info"_s, LogFormat::Journal);
    RequestLog({}).note({.method = "SECRETWORD", .route = nullptr, .status = 405, .requestId = "a"});
    QCOMPARE(capture.taken(), "<6>kith.request: request method=OTHER route=- status=405 ms=0.0 id=a\n"_ba);
}

QTEST_GUILESS_MAIN(TestLogging)
#include "test_logging.moc"
