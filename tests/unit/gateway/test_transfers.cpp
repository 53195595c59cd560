// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Transfers from the socket through the guard and the route table to a sink, and from a file back, with sinks and files of the test's.
#include "server/gateway/gateway.h"
#include "wire_client.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <condition_variable>

#include <sys/mman.h>

using namespace kith;
using namespace kith::server;
using kith::test::WireClient;
using kith::test::WireReply;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What became of the uploads, as their sinks saw it.
class Uploads
{
private:
    template<class Change>
    void change(Change apply)
    {
        const std::scoped_lock lock(m_mutex);
        apply();
        m_changed.notify_all();
    }
    template<class Read>
    auto read(Read get)
    {
        const std::scoped_lock lock(m_mutex);
        return get();
    }
    template<class Condition>
    bool waitFor(Condition condition)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(WireClient::patienceMs), condition);
    }

public:
    void received(QByteArrayView bytes)
    {
        change([&] { m_received += bytes; });
    }
    void interrupted()
    {
        change([&] { ++m_interrupted; });
    }
    void finished()
    {
        change([&] { ++m_finished; });
    }

    QByteArray bytes()
    {
        return read([&] { return m_received; });
    }
    bool waitForInterrupted(int count)
    {
        return waitFor([&] { return m_interrupted >= count; });
    }
    bool waitForBytes(qsizetype size)
    {
        return waitFor([&] { return m_received.size() >= size; });
    }
    int interruptions()
    {
        return read([&] { return m_interrupted; });
    }
    int finishes()
    {
        return read([&] { return m_finished; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    QByteArray m_received;
    int m_interrupted = 0;
    int m_finished = 0;
};

/// Fails where `fails` says: begin, take, finish.
class TestSink final : public UploadSink
{
public:
    TestSink(std::shared_ptr<Uploads> uploads, qint64 expected, QString fails)
        : m_uploads(std::move(uploads))
        , m_expected(expected)
        , m_fails(std::move(fails))
    {
    }
    qint64 expectedBytes() const override { return m_expected; }
    void begin(Begun begun) override { begun(m_fails == u"begin" ? Result<void>(ErrorCode::StorageFull) : Result<void>()); }
    Result<void> take(QByteArrayView bytes) override
    {
        if (m_fails == u"take")
            return ErrorCode::Storage;
        m_uploads->received(bytes);
        return {};
    }
    void finish(Finished finished) override
    {
        std::thread([uploads = m_uploads, fails = m_fails, finished] {
            uploads->finished();
            finished(fails == u"finish" ? Result<Answer>(ErrorCode::ChecksumMismatch) : Answer::created({{u"done"_s, true}}));
        }).detach();
    }
    void interrupt() override { m_uploads->interrupted(); }

private:
    const std::shared_ptr<Uploads> m_uploads;
    const qint64 m_expected;
    const QString m_fails;
};

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 251);
    return bytes;
}

constexpr qsizetype fileBytes = 3'000'000;
constexpr qint64 largeBytes = 60'000'000; ///< more than all buffers between server and client hold

Result<Download::Source> openPattern()
{
    static const QByteArray content = pattern(fileBytes);
    FileDescriptor file(::memfd_create("pattern", MFD_CLOEXEC));
    if (::write(file.get(), content.constData(), size_t(content.size())) != content.size())
        return ErrorCode::Storage;
    return Download::Source{.descriptor = std::move(file), .sizeBytes = content.size(), .contentType = u"image/png"_s};
}

Result<Download::Source> openLarge()
{
    FileDescriptor file(::memfd_create("large", MFD_CLOEXEC));
    if (::ftruncate(file.get(), largeBytes) != 0)
        return ErrorCode::Storage;
    return Download::Source{.descriptor = std::move(file), .sizeBytes = largeBytes, .contentType = u"image/png"_s};
}

Routes routes(const std::shared_ptr<Uploads> &uploads)
{
    const TransferFunction upload{.lane = TransferFunction::Lane::Write,
                                  .open = [uploads](Transaction &, const Call &call, const TransferOffer &offer) -> Result<TransferPlan> {
                                      if (!offer.hasLength)
                                          return ErrorCode::LengthRequired;
                                      if (call.input.value(u"fails"_s).toString() == u"open")
                                          return ErrorCode::QuotaExceeded;
                                      if (offer.declaredBytes)
                                          return TransferPlan(Answer::created({{u"declared"_s, *offer.declaredBytes}}));
                                      return TransferPlan(
                                          std::make_shared<TestSink>(uploads, offer.bodyBytes, call.input.value(u"fails"_s).toString()));
                                  }};
    const TransferFunction download{
        .lane = TransferFunction::Lane::Read, .open = [](Transaction &, const Call &call, const TransferOffer &) -> Result<TransferPlan> {
            if (call.input.value(u"fails"_s).toString() == u"gone")
                return ErrorCode::NotFound;
            const auto source = call.input.value(u"fails"_s).toString() == u"large" ? openLarge : openPattern;
            return TransferPlan(
                std::make_shared<const Download>(Download{.open = source, .fileName = u"Bild „ä\".png"_s, .entityTag = "tag-1"}));
        }};
    const ReadFunction plain = [](Transaction &, const Call &) -> Result<Answer> { return Answer::ok({{u"plain"_s, true}}); };
    return {{.verb = Verb::Post, .path = u"/files/{fails}"_s, .command = {}, .access = Access::SignedIn, .function = upload},
            {.verb = Verb::Get, .path = u"/files/{fails}"_s, .command = {}, .access = Access::SignedIn, .function = download},
            {.verb = Verb::Get, .path = u"/plain"_s, .command = {}, .access = Access::Anyone, .function = plain},
            {.verb = Verb::Post, .path = u"/plain"_s, .command = {}, .access = Access::Anyone, .function = plain}};
}

QByteArray request(const QByteArray &line, const QByteArray &fields = {}, qsizetype bodyBytes = -1)
{
    QByteArray bytes = line + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good\r\n" + fields;
    if (bodyBytes >= 0)
        bytes += "Content-Length: " + QByteArray::number(bodyBytes) + "\r\n";
    return bytes + "\r\n";
}

QString codeOf(const WireReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object().value(u"code"_s).toString();
}

} // namespace

#define REQUIRE_REPLY(given, wanted)                                        \
    do {                                                                    \
        const auto &theReply = (given);                                     \
        QVERIFY2(theReply, "no answer came");                               \
        QVERIFY2(theReply->status == (wanted), theReply->head.constData()); \
    } while (false)

class TestTransfers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void takesABodyInAnyPieces();
    void takesMoreThanTheLimitOfOtherBodies();
    void answersADeclarationAtOnce();
    void tellsTheClientToGoOn();
    void refuses_data();
    void refuses();
    void letsTheClientFinishAfterARefusal();
    void interruptsWhenTheClientGoes();
    void finishesThoughTheClientGoes();
    void endsUploadsThatStall();
    void endsDownloadsThatNobodyReads();
    void endsAfterOneTransfer();
    void followsOtherRequestsOnAConnection();

    void sendsFiles();
    void sendsPieces_data();
    void sendsPieces();
    void sendsHeadsAlone();
    void protectsTheBrowser();
    void answersOtherMethods();

    void boundsTransfersOfOnePerson();
    void boundsTransfersTogether();
    void countsForTheAddress();
    void drainingInterrupts();

private:
    void start(const std::function<void(GatewayOptions &)> &change);
    /// Asks on new connections until the answer is a 200.
    bool isAnsweredInTime(const QByteArray &bytes, bool isHead = false) const;

    QTemporaryDir m_folder;
    LocalBus m_bus;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<WorkerPool> m_workers;
    RateLimiter m_limiter;
    std::unique_ptr<Executor> m_executor;
    std::unique_ptr<RouteTable> m_table;
    std::unique_ptr<Gateway> m_gateway;
    std::shared_ptr<Uploads> m_uploads;
    quint16 m_port = 0;
};

void TestTransfers::init()
{
    auto storage = Storage::open({.url = DatabaseUrl::sqlite(m_folder.filePath(u"kith.sqlite"_s))}, m_bus);
    QVERIFY2(storage, storage ? "" : qPrintable(storage.error().detail));
    m_storage = std::move(storage).value();
    m_workers = std::make_unique<WorkerPool>(1, 16);
    m_executor = std::make_unique<Executor>(*m_storage, *m_workers, m_limiter,
                                            [](Transaction &, const QByteArray &token) -> Result<Caller> {
                                                if (token != "good" && token != "other")
                                                    return ErrorCode::NotSignedIn;
                                                return Caller{.user = UserId(token == "good" ? 7 : 8), .session = SessionId(8)};
                                            });
    m_uploads = std::make_shared<Uploads>();
    m_table = std::make_unique<RouteTable>(std::vector<Routes>{routes(m_uploads)});
    start({});
}

void TestTransfers::start(const std::function<void(GatewayOptions &)> &change)
{
    GatewayOptions options;
    options.listeners = 1;
    options.guard.limits.sweepEvery = 20ms;
    options.transfers.sweepEvery = 20ms;
    options.transfers.lingerTime = 200ms;
    if (change)
        change(options);
    m_gateway.reset();
    m_gateway = std::make_unique<Gateway>(*m_table, *m_executor, UpgradeSink(), options);
    const auto port = m_gateway->listen(QHostAddress(QHostAddress::LocalHost), 0);
    QVERIFY(port);
    m_port = *port;
}

bool TestTransfers::isAnsweredInTime(const QByteArray &bytes, bool isHead) const
{
    const QDeadlineTimer deadline(WireClient::patienceMs);
    while (!deadline.hasExpired()) {
        WireClient client(m_port);
        client.send(bytes);
        const auto reply = client.reply(isHead);
        if (reply && reply->status == 200)
            return true;
    }
    return false;
}

void TestTransfers::cleanup()
{
    m_gateway.reset();
    if (m_workers)
        m_workers->stop();
    if (m_storage)
        m_storage->stop();
}

void TestTransfers::takesABodyInAnyPieces()
{
    const QByteArray body = pattern(5000);
    const QByteArray whole = request("POST /files/x", {}, body.size()) + body;
    for (const qsizetype piece : {qsizetype(1), qsizetype(100), whole.size()}) {
        WireClient client(m_port);
        const qsizetype before = m_uploads->bytes().size();
        for (qsizetype at = 0; at < whole.size(); at += piece)
            QVERIFY(client.send(whole.mid(at, piece)));
        const auto reply = client.reply();
        REQUIRE_REPLY(reply, 201);
        QCOMPARE(reply->header("connection"), "close"_ba);
        QVERIFY(client.isClosedByServer());
        QVERIFY(m_uploads->bytes().mid(before) == body);
    }
    QCOMPARE(m_uploads->finishes(), 3);
    QCOMPARE(m_uploads->interruptions(), 0);
}

void TestTransfers::takesMoreThanTheLimitOfOtherBodies()
{
    const QByteArray body = pattern(20'000'000);
    WireClient client(m_port);
    QVERIFY(client.send(request("POST /files/x", {}, body.size()) + body));
    REQUIRE_REPLY(client.reply(), 201);
    QVERIFY(m_uploads->bytes() == body);

    WireClient other(m_port);
    QVERIFY(other.send(request("POST /plain", {}, body.size())));
    REQUIRE_REPLY(other.reply(), 413);
}

void TestTransfers::answersADeclarationAtOnce()
{
    WireClient client(m_port);
    QVERIFY(client.send(request("POST /files/x", "X-File-Size: 5000000000\r\n", 0)));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 201);
    QCOMPARE(reply->body, R"({"declared":5000000000})"_ba);
}

void TestTransfers::tellsTheClientToGoOn()
{
    WireClient client(m_port);
    QVERIFY(client.send(request("POST /files/x", "Expect: 100-continue\r\n", 5)));
    QCOMPARE(client.read(25), "HTTP/1.1 100 Continue\r\n\r\n"_ba);
    QVERIFY(client.send("hello"));
    REQUIRE_REPLY(client.reply(), 201);
    QCOMPARE(m_uploads->bytes(), "hello"_ba);

    WireClient refused(m_port);
    QVERIFY(refused.send(request("POST /files/open", "Expect: 100-continue\r\n", 5)));
    REQUIRE_REPLY(refused.reply(), 413);
}

void TestTransfers::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("interruptions");
    const QByteArray body = pattern(100'000);
    const auto post = [&body](const QByteArray &name, const QByteArray &fields = {}) -> QByteArray {
        return request("POST /files/" + name, fields, body.size()) + body;
    };
    QTest::newRow("no length") << request("POST /files/x") << 411 << u"length_required"_s << 0;
    QTest::newRow("chunks") << request("POST /files/x", "Transfer-Encoding: chunked\r\n") << 411 << u"length_required"_s << 0;
    QTest::newRow("no token") << QByteArray("POST /files/x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc") << 401
                              << u"not_signed_in"_s << 0;
    QTest::newRow("by the service") << post("open") << 413 << u"quota_exceeded"_s << 0;
    QTest::newRow("no room") << post("begin") << 507 << u"storage_full"_s << 0;
    QTest::newRow("disk trouble") << post("take") << 503 << u"storage"_s << 1;
    QTest::newRow("wrong at the end") << post("finish") << 422 << u"checksum_mismatch"_s << 0;
    QTest::newRow("bad name") << post("x", "X-File-Name: %zz\r\n") << 422 << u"validation"_s << 0;
    QTest::newRow("two names") << post("x", "X-File-Name: a\r\nX-File-Name: b\r\n") << 422 << u"validation"_s << 0;
    QTest::newRow("upgrade") << post("x", "Connection: Upgrade\r\nUpgrade: websocket\r\n") << 400 << u"bad_request"_s << 0;
    QTest::newRow("gone") << request("GET /files/gone") << 404 << u"not_found"_s << 0;
    QTest::newRow("broken query") << request("GET /files/x?a=%ff") << 400 << u"bad_request"_s << 0;
}

void TestTransfers::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(int, interruptions);
    WireClient client(m_port);
    client.send(bytes);
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, status);
    QCOMPARE(codeOf(*reply), code);
    QCOMPARE(reply->header("content-type"), "application/problem+json"_ba);
    QVERIFY(!reply->header("x-request-id").isEmpty());
    QVERIFY(client.isClosedByServer());
    QCOMPARE(m_uploads->interruptions(), interruptions);
}

void TestTransfers::letsTheClientFinishAfterARefusal()
{
    // More than the kernel's buffers hold: a server that closed with some of it unread would reset the connection.
    const QByteArray body = pattern(30'000'000);
    WireClient client(m_port);
    QVERIFY(client.send(request("POST /files/open", {}, body.size()) + body));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 413);
    QCOMPARE(codeOf(*reply), u"quota_exceeded"_s);
    QVERIFY(client.isClosedByServer());

    // But not for ever.
    start([](GatewayOptions &options) { options.transfers.lingerBytes = 1'000'000; });
    WireClient endless(m_port);
    QVERIFY(endless.send(request("POST /files/open", {}, 1'000'000'000)));
    const QDeadlineTimer deadline(WireClient::patienceMs);
    while (endless.send(body) && !deadline.hasExpired()) {}
    QVERIFY2(!deadline.hasExpired(), "the connection was never reset");
}

void TestTransfers::interruptsWhenTheClientGoes()
{
    {
        WireClient client(m_port);
        QVERIFY(client.send(request("POST /files/x", {}, 1000) + "only a part"));
        QVERIFY(m_uploads->waitForBytes(11));
    }
    QVERIFY(m_uploads->waitForInterrupted(1));
    WireClient client(m_port);
    QVERIFY(client.send(request("POST /files/x", {}, 1000) + "only a part"));
    QVERIFY(m_uploads->waitForBytes(22));
    client.reset();
    QVERIFY(m_uploads->waitForInterrupted(2));
    QCOMPARE(m_uploads->finishes(), 0);
}

void TestTransfers::finishesThoughTheClientGoes()
{
    {
        WireClient client(m_port);
        QVERIFY(client.send(request("POST /files/x", {}, 4) + "full"));
        QVERIFY(m_uploads->waitForBytes(4));
        client.reset();
    }
    QTRY_COMPARE(m_uploads->finishes(), 1);
    QCOMPARE(m_uploads->interruptions(), 0);
}

void TestTransfers::endsUploadsThatStall()
{
    start([](GatewayOptions &options) { options.transfers.stallTime = 100ms; });
    WireClient client(m_port);
    QVERIFY(client.send(request("POST /files/x", {}, 1000) + "only a part"));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 408);
    QVERIFY(m_uploads->waitForInterrupted(1));

    // One byte at a time is no stall, but too slow in the long run.
    start([](GatewayOptions &options) {
        options.transfers.rateGrace = 200ms;
        options.transfers.bytesPerSecond = 100'000;
    });
    WireClient dripping(m_port);
    QVERIFY(dripping.send(request("POST /files/x", {}, 1'000'000)));
    while (dripping.send("x") && m_uploads->interruptions() < 2)
        QTest::qWait(5);
    QVERIFY(m_uploads->waitForInterrupted(2));
}

void TestTransfers::endsDownloadsThatNobodyReads()
{
    start([](GatewayOptions &options) {
        options.transfers.stallTime = 100ms;
        options.transfers.connectionsPerPerson = 1;
    });
    WireClient client(m_port);
    QVERIFY(client.send(request("GET /files/large")));
    // Somebody who reads nothing holds the only place until the server gives up.
    QVERIFY(isAnsweredInTime(request("HEAD /files/x"), true));
    const QByteArray got = client.rest();
    QVERIFY2(got.size() > 0 && got.size() < largeBytes, qPrintable(QString::number(got.size())));
}

void TestTransfers::endsAfterOneTransfer()
{
    WireClient client(m_port);
    QVERIFY(client.send(request("POST /files/x", {}, 2) + "ab" + request("GET /plain")));
    REQUIRE_REPLY(client.reply(), 201);
    QVERIFY(client.isClosedByServer());
    QCOMPARE(m_uploads->bytes(), "ab"_ba);
}

void TestTransfers::followsOtherRequestsOnAConnection()
{
    WireClient client(m_port);
    QVERIFY(client.send(request("GET /plain")));
    REQUIRE_REPLY(client.reply(), 200);
    QVERIFY(client.send(request("GET /plain") + request("POST /files/x", {}, 2) + "ab"));
    REQUIRE_REPLY(client.reply(), 200);
    REQUIRE_REPLY(client.reply(), 201);
    QCOMPARE(m_uploads->bytes(), "ab"_ba);
}

void TestTransfers::sendsFiles()
{
    WireClient client(m_port);
    QVERIFY(client.send(request("GET /files/x")));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 200);
    QVERIFY(reply->body == pattern(fileBytes));
    QVERIFY(client.isClosedByServer());
}

void TestTransfers::sendsPieces_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::addColumn<qsizetype>("first");
    QTest::addColumn<qsizetype>("size");
    constexpr qsizetype all = fileBytes;
    QTest::newRow("one byte") << "Range: bytes=0-0\r\n"_ba << 206 << qsizetype(0) << qsizetype(1);
    QTest::newRow("middle") << "Range: bytes=1000000-1999999\r\n"_ba << 206 << qsizetype(1'000'000) << qsizetype(1'000'000);
    QTest::newRow("to the end") << "Range: bytes=2999990-\r\n"_ba << 206 << all - 10 << qsizetype(10);
    QTest::newRow("the last ones") << "Range: bytes=-5\r\n"_ba << 206 << all - 5 << qsizetype(5);
    QTest::newRow("more than there is") << "Range: bytes=-9999999\r\n"_ba << 206 << qsizetype(0) << all;
    QTest::newRow("beyond the end") << "Range: bytes=3000000-\r\n"_ba << 416 << qsizetype(0) << qsizetype(0);
    QTest::newRow("same file") << "Range: bytes=1-2\r\nIf-Range: \"tag-1\"\r\n"_ba << 206 << qsizetype(1) << qsizetype(2);
    QTest::newRow("another file") << "Range: bytes=1-2\r\nIf-Range: \"tag-2\"\r\n"_ba << 200 << qsizetype(0) << all;
    QTest::newRow("several") << "Range: bytes=0-1,4-5\r\n"_ba << 200 << qsizetype(0) << all;
    QTest::newRow("nonsense") << "Range: lines=1-2\r\n"_ba << 200 << qsizetype(0) << all;
    QTest::newRow("known") << "If-None-Match: \"a\", W/\"tag-1\"\r\n"_ba << 304 << qsizetype(0) << qsizetype(0);
    QTest::newRow("known, and a range") << "If-None-Match: *\r\nRange: bytes=0-1\r\n"_ba << 304 << qsizetype(0) << qsizetype(0);
}

void TestTransfers::sendsPieces()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    QFETCH(qsizetype, first);
    QFETCH(qsizetype, size);
    WireClient client(m_port);
    QVERIFY(client.send(request("GET /files/x", fields)));
    const auto reply = client.reply(status == 304);
    REQUIRE_REPLY(reply, status);
    if (status == 416) {
        QCOMPARE(reply->header("content-range"), "bytes */3000000"_ba);
        return;
    }
    QCOMPARE(reply->header("etag"), "\"tag-1\""_ba);
    QVERIFY(reply->body == pattern(fileBytes).mid(first, size));
    if (status == 206)
        QCOMPARE(reply->header("content-range"),
                 "bytes " + QByteArray::number(first) + '-' + QByteArray::number(first + size - 1) + "/3000000");
}

void TestTransfers::sendsHeadsAlone()
{
    WireClient client(m_port);
    QVERIFY(client.send(request("HEAD /files/x")));
    const auto reply = client.reply(true);
    REQUIRE_REPLY(reply, 200);
    QCOMPARE(reply->header("content-length"), "3000000"_ba);
    QVERIFY(client.isClosedByServer());

    WireClient gone(m_port);
    QVERIFY(gone.send(request("HEAD /files/gone")));
    REQUIRE_REPLY(gone.reply(true), 404);
    QVERIFY(gone.isClosedByServer());
}

void TestTransfers::protectsTheBrowser()
{
    WireClient client(m_port);
    QVERIFY(client.send(request("GET /files/x")));
    const auto reply = client.reply();
    REQUIRE_REPLY(reply, 200);
    QCOMPARE(reply->header("content-type"), "image/png"_ba);
    QCOMPARE(reply->header("content-disposition"),
             "attachment; filename=\"Bild ___.png\"; filename*=UTF-8''Bild%20%E2%80%9E%C3%A4%22.png"_ba);
    QCOMPARE(reply->header("x-content-type-options"), "nosniff"_ba);
    QCOMPARE(reply->header("content-security-policy"), "sandbox; default-src 'none'; frame-ancestors 'none'"_ba);
    QCOMPARE(reply->header("cross-origin-resource-policy"), "same-origin"_ba);
    QCOMPARE(reply->header("referrer-policy"), "no-referrer"_ba);
    QCOMPARE(reply->header("cache-control"), "private, no-cache"_ba);
    QCOMPARE(reply->header("accept-ranges"), "bytes"_ba);
}

void TestTransfers::answersOtherMethods()
{
    WireClient client(m_port);
    QVERIFY(client.send(request("OPTIONS /files/x") + request("DELETE /files/x")));
    const auto options = client.reply(true);
    REQUIRE_REPLY(options, 204);
    QCOMPARE(options->header("allow"), "GET, HEAD, POST, OPTIONS"_ba);
    const auto other = client.reply();
    REQUIRE_REPLY(other, 405);
    QCOMPARE(other->header("allow"), "GET, HEAD, POST, OPTIONS"_ba);
}

void TestTransfers::boundsTransfersOfOnePerson()
{
    start([](GatewayOptions &options) { options.transfers.connectionsPerPerson = 2; });
    WireClient one(m_port);
    WireClient two(m_port);
    for (WireClient *client : {&one, &two})
        QVERIFY(client->send(request("POST /files/x", {}, 100) + "a"));
    QVERIFY(m_uploads->waitForBytes(2));
    WireClient three(m_port);
    QVERIFY(three.send(request("GET /files/x")));
    const auto reply = three.reply();
    REQUIRE_REPLY(reply, 429);
    QVERIFY(!reply->header("retry-after").isEmpty());
    WireClient other(m_port);
    QVERIFY(other.send("GET /files/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer other\r\n\r\n"));
    REQUIRE_REPLY(other.reply(), 200);
    one.reset();
    QVERIFY(isAnsweredInTime(request("HEAD /files/x"), true));
}

void TestTransfers::boundsTransfersTogether()
{
    start([](GatewayOptions &options) { options.transfers.connections = 1; });
    WireClient one(m_port);
    QVERIFY(one.send(request("POST /files/x", {}, 100) + "a"));
    QVERIFY(m_uploads->waitForBytes(1));
    WireClient two(m_port);
    QVERIFY(two.send(request("GET /files/x")));
    const auto reply = two.reply();
    REQUIRE_REPLY(reply, 503);
    QVERIFY(!reply->header("retry-after").isEmpty());
}

void TestTransfers::countsForTheAddress()
{
    start([](GatewayOptions &options) { options.guard.limits.connectionsPerAddress = 1; });
    {
        WireClient one(m_port);
        QVERIFY(one.send(request("POST /files/x", {}, 100) + "a"));
        QVERIFY(m_uploads->waitForBytes(1));
        WireClient two(m_port);
        REQUIRE_REPLY(two.reply(), 503);
    }
    QVERIFY(isAnsweredInTime(request("GET /plain")));
}

void TestTransfers::drainingInterrupts()
{
    WireClient client(m_port);
    QVERIFY(client.send(request("POST /files/x", {}, 100) + "a"));
    QVERIFY(m_uploads->waitForBytes(1));
    m_gateway->drain(50ms);
    QCOMPARE(m_uploads->interruptions(), 1);
    QVERIFY(client.isClosedByServer());
}

QTEST_GUILESS_MAIN(TestTransfers)
#include "test_transfers.moc"
