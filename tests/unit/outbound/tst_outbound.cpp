// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/outbound_client.h"
#include "tests/support/receivers/http_receiver.h"
#include "tests/support/receivers/smtp_receiver.h"
#include "tests/unit/outbound/waiting_outcome.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;
using Kind = Outcome::Kind;

namespace {
TargetRules onThisMachine()
{
    return TargetRules({IpNetwork::fromText(u"127.0.0.0/8"_s).value(), IpNetwork::fromText(u"::1"_s).value()});
}

OutboundClient::Options here()
{
    return {.rules = onThisMachine()};
}
} // namespace

/// What leaves the server, against receivers that are really there.
class OutboundTest : public QObject
{
    Q_OBJECT

private slots:
    void postArrivesAsItWasSent();
    void answersAreTold_data();
    void answersAreTold();
    void redirectsAreFollowedThreeTimes();
    void redirectWithAnotherMeaningIsNotFollowed();
    void silenceEndsInTime();
    void slowNameEndsInTime();
    void nextAddressIsTriedWhenOneIsDead();
    void brokenConnectionIsUnreachable();
    void longReplyIsCutOff();
    void surroundingsAreIgnored();
    void queueIsBounded();
    void stopCancelsWhatIsUnderWay();
    void manyAtOnceAllEnd();
    void mailArrives();
    void mailCannotBeInjected_data();
    void mailCannotBeInjected();
    void mailThatIsRefusedIsTold();
    void mailWithoutItsServerIsUnreachable();
};

void OutboundTest::postArrivesAsItWasSent()
{
    HttpReceiver receiver;
    OutboundClient client(here());
    const QByteArray body("{\"a\":\"\xc3\xbc\",\"b\":\0}", 14);
    const Outcome outcome = outcomeOf(
        client, {.url = receiver.url(u"/a?b=c%20d"_s), .headers = {{"X-One", "1"}, {"Content-Type", "application/json"}}, .body = body});
    QCOMPARE(outcome.kind, Kind::Delivered);
    QCOMPARE(outcome.status, 200);
    const auto request = receiver.requests().at(0);
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.path, "/a?b=c%20d"_ba);
    QCOMPARE(request.body, body);
    QCOMPARE(request.headers.value("x-one"), "1"_ba);
    QCOMPARE(request.headers.value("content-type"), "application/json"_ba);
    QVERIFY(!request.headers.contains("expect"));
    QVERIFY(!request.headers.contains("authorization"));
    HttpReceiver v6(QHostAddress(u"::1"_s));
    QCOMPARE(outcomeOf(client, {.url = v6.url(), .body = "x"}).kind, Kind::Delivered);
}

void OutboundTest::answersAreTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    for (const int status : {200, 201, 202, 204})
        QTest::addRow("%d", status) << status << int(Kind::Delivered);
    for (const int status : {300, 303, 304, 400, 401, 403, 404, 410, 413, 429, 500, 502, 503})
        QTest::addRow("%d", status) << status << int(Kind::Rejected);
}

void OutboundTest::answersAreTold()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    HttpReceiver receiver;
    receiver.answer(
        [status](const HttpReceiver::Request &) { return HttpReceiver::Answer{.status = status, .headers = "Retry-After: 7\r\n"}; });
    OutboundClient client(here());
    const Outcome outcome = outcomeOf(client, {.url = receiver.url(), .body = "x"});
    QCOMPARE(int(outcome.kind), kind);
    QCOMPARE(outcome.status, status);
    if (outcome.kind == Kind::Rejected)
        QCOMPARE(outcome.retryAfter.value(), std::chrono::seconds(7));
}

void OutboundTest::redirectsAreFollowedThreeTimes()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &request) {
        const int left = request.path.sliced(1).toInt();
        if (left == 0)
            return HttpReceiver::Answer{.status = 201};
        return HttpReceiver::Answer{.status = 307, .headers = "Location: /" + QByteArray::number(left - 1) + "\r\n"};
    });
    OutboundClient client(here());
    QCOMPARE(outcomeOf(client, {.url = receiver.url(u"/3"_s), .headers = {{"X-Sign", "s"}}, .body = "same"}).kind, Kind::Delivered);
    QCOMPARE(receiver.requests().size(), size_t(4));
    QCOMPARE(receiver.requests().back().body, "same"_ba);
    QCOMPARE(receiver.requests().back().method, "POST"_ba);
    QCOMPARE(receiver.requests().back().headers.value("x-sign"), "s"_ba);
    QCOMPARE(outcomeOf(client, {.url = receiver.url(u"/4"_s), .body = "same"}).kind, Kind::Forbidden);
    QCOMPARE(receiver.requests().size(), size_t(8));
}

void OutboundTest::redirectWithAnotherMeaningIsNotFollowed()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.status = 303, .headers = "Location: /seen\r\n"}; });
    OutboundClient client(here());
    QCOMPARE(outcomeOf(client, {.url = receiver.url(), .body = "x"}).status, 303);
    QCOMPARE(receiver.requests().size(), size_t(1));
}

void OutboundTest::silenceEndsInTime()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.isSilent = true}; });
    auto options = here();
    options.httpTime = std::chrono::milliseconds(300);
    OutboundClient client(options);
    const auto start = std::chrono::steady_clock::now();
    QCOMPARE(outcomeOf(client, {.url = receiver.url(), .body = "x"}).kind, Kind::Unreachable);
    const auto took = std::chrono::steady_clock::now() - start;
    QVERIFY(took >= std::chrono::milliseconds(290));
    QVERIFY(took < std::chrono::seconds(3));
}

void OutboundTest::slowNameEndsInTime()
{
    auto options = here();
    options.httpTime = std::chrono::milliseconds(200);
    const auto release = std::make_shared<std::promise<void>>();
    options.look = [future = release->get_future().share()](const QByteArray &) -> QList<IpAddress> {
        future.wait();
        return {};
    };
    OutboundClient client(options);
    QCOMPARE(outcomeOf(client, {.url = u"http://slow.example/"_s, .body = "x"}).kind, Kind::Unreachable);
    client.stop();
    release->set_value();
}

void OutboundTest::nextAddressIsTriedWhenOneIsDead()
{
    HttpReceiver receiver(QHostAddress(u"127.0.0.3"_s));
    auto options = here();
    options.look = [](const QByteArray &) -> QList<IpAddress> {
        return {IpAddress::fromText(u"127.0.0.4"_s).value(), IpAddress::fromText(u"127.0.0.3"_s).value()};
    };
    OutboundClient client(options);
    QCOMPARE(outcomeOf(client, {.url = u"http://two.example:%1/"_s.arg(receiver.port()), .body = "x"}).kind, Kind::Delivered);
}

void OutboundTest::brokenConnectionIsUnreachable()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.hangsUp = true}; });
    OutboundClient client(here());
    QCOMPARE(outcomeOf(client, {.url = receiver.url(), .body = "x"}).kind, Kind::Unreachable);
    QString nobody;
    {
        HttpReceiver gone;
        nobody = gone.url();
    }
    QCOMPARE(outcomeOf(client, {.url = nobody, .body = "x"}).kind, Kind::Unreachable);
    QCOMPARE(outcomeOf(client, {.url = u"http://no-such-name.invalid/"_s, .body = "x"}).kind, Kind::Unreachable);
}

void OutboundTest::longReplyIsCutOff()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.status = 200, .body = QByteArray(8'000'000, 'x')}; });
    OutboundClient client(here());
    QCOMPARE(outcomeOf(client, {.url = receiver.url(), .body = "x"}).kind, Kind::Delivered);
    receiver.answer([](const HttpReceiver::Request &) {
        return HttpReceiver::Answer{.status = 200, .headers = "X-Long: " + QByteArray(60'000, 'x') + "\r\n"};
    });
    const Outcome outcome = outcomeOf(client, {.url = receiver.url(), .body = "x"});
    QVERIFY(outcome.kind == Kind::Unreachable || outcome.kind == Kind::Delivered);
    receiver.answer(404);
    QCOMPARE(outcomeOf(client, {.url = receiver.url(), .body = "x"}).status, 404);
}

void OutboundTest::surroundingsAreIgnored()
{
    HttpReceiver receiver;
    HttpReceiver proxy;
    for (const char *name : {"http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"})
        qputenv(name, proxy.url(QString()).toLatin1());
    OutboundClient client(here());
    QCOMPARE(outcomeOf(client, {.url = receiver.url(), .body = "x"}).kind, Kind::Delivered);
    for (const char *name : {"http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"})
        qunsetenv(name);
    QCOMPARE(proxy.connections(), 0);
}

void OutboundTest::queueIsBounded()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.isSilent = true}; });
    auto options = here();
    options.queue = 3;
    options.atOnce = 1;
    OutboundClient client(options);
    std::vector<WaitingOutcome> waiting(10);
    int taken = 0;
    QVERIFY(client.post({.url = receiver.url(), .body = "x"}, waiting[0].done()));
    QVERIFY(receiver.waitFor(1));
    for (size_t i = 1; i < waiting.size(); ++i)
        taken += client.post({.url = receiver.url(), .body = "x"}, waiting[i].done());
    QCOMPARE(taken, 3);
    client.stop();
    for (size_t i = 0; i < 4; ++i)
        QCOMPARE(waiting[i].get().kind, Kind::Cancelled);
    QVERIFY(!client.post({.url = receiver.url(), .body = "x"}, {}));
}

void OutboundTest::stopCancelsWhatIsUnderWay()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.isSilent = true}; });
    OutboundClient client(here());
    WaitingOutcome waiting;
    QVERIFY(client.post({.url = receiver.url(), .body = "x"}, waiting.done()));
    QVERIFY(receiver.waitFor(1));
    const auto start = std::chrono::steady_clock::now();
    client.stop();
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    QCOMPARE(waiting.get().kind, Kind::Cancelled);
}

void OutboundTest::manyAtOnceAllEnd()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &request) {
        return HttpReceiver::Answer{.status = request.body.toInt() % 7 == 0 ? 500 : 200, .hangsUp = request.body.toInt() % 11 == 0};
    });
    auto options = here();
    options.look = [](const QByteArray &) -> QList<IpAddress> { return {IpAddress::fromText(u"127.0.0.1"_s).value()}; };
    OutboundClient client(options);
    std::vector<WaitingOutcome> waiting(300);
    const QString named = u"http://many.example:%1/"_s.arg(receiver.port());
    for (size_t i = 0; i < waiting.size(); ++i)
        QVERIFY(client.post({.url = i % 2 ? named : receiver.url(), .body = QByteArray::number(i)}, waiting[i].done()));
    for (size_t i = 0; i < waiting.size(); ++i) {
        const Kind expected = i % 11 == 0 ? Kind::Unreachable : i % 7 == 0 ? Kind::Rejected : Kind::Delivered;
        QCOMPARE(waiting[i].get().kind, expected);
    }
}

namespace {
OutboundClient::Options mailing(const SmtpReceiver &receiver, const QString &from = u"Kith \u00b7 B\u00fcro <kith@example.org>"_s)
{
    return {.smtp = {.host = u"127.0.0.1"_s, .port = receiver.port(), .security = SmtpServer::Security::None, .from = from}};
}

Outcome outcomeOfMail(OutboundClient &client, const Mail &mail)
{
    WaitingOutcome waiting;
    if (!client.mail(mail, waiting.done()))
        qFatal("the mail was not taken");
    return waiting.get();
}
} // namespace

void OutboundTest::mailArrives()
{
    SmtpReceiver receiver;
    OutboundClient client(mailing(receiver));
    QVERIFY(client.canMail());
    const QString text = u"Gr\u00fc\u00dfe\n.\n..\nFrom here\n"_s + QString(500, u'\u20ac');
    QCOMPARE(outcomeOfMail(client, {.to = u"anna@example.org"_s, .subject = u"3 neue \u2013 f\u00fcr Dich"_s, .text = text}).kind,
             Kind::Delivered);
    const auto messages = receiver.messages();
    QCOMPARE(messages.size(), size_t(1));
    const SmtpReceiver::Message &message = messages[0];
    QCOMPARE(message.from, "<kith@example.org>"_ba);
    QCOMPARE(message.to, QList<QByteArray>{"<anna@example.org>"});
    QCOMPARE(message.text().replace("\r\n"_L1, "\n"_L1), text);
    QCOMPARE(message.header("To"), "<anna@example.org>"_ba);
    QVERIFY(message.header("From").endsWith("<kith@example.org>"));
    QVERIFY(message.header("Subject").startsWith("=?UTF-8?B?"));
    QCOMPARE(message.header("Auto-Submitted"), "auto-generated"_ba);
    QVERIFY(message.header("Message-ID").endsWith("@example.org>"));
    QVERIFY(message.header("Date").endsWith("+0000"));
    for (const QByteArray &line : message.data.split('\n'))
        QVERIFY(line.size() <= 79);
}

void OutboundTest::mailCannotBeInjected_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("from");
    const QString from = u"kith@example.org"_s;
    QTest::newRow("CRLF") << u"Hi\r\nBcc: evil@example.org"_s << from;
    QTest::newRow("LF") << u"Hi\nBcc: evil@example.org"_s << from;
    QTest::newRow("CR") << u"Hi\rBcc: evil@example.org"_s << from;
    QTest::newRow("body") << u"Hi\r\n\r\nOther body"_s << from;
    QTest::newRow("NEL and separators") << u"Hi\u0085Bcc: x\u2028Bcc: y\u2029Bcc: z"_s << from;
    QTest::newRow("vertical tab") << u"Hi\u000bBcc: x\u000cBcc: y"_s << from;
    QTest::newRow("encoded word") << u"=?UTF-8?B?SGkNCkJjYzogZXZpbA==?="_s << from;
    QTest::newRow("very long") << QString(2000, u'\u00fc') << from;
    QTest::newRow("name") << u"Hi"_s << u"Evil\r\nBcc: evil@example.org <kith@example.org>"_s;
    QTest::newRow("quotes in the name") << u"Hi"_s << u"\"Evil\" \\ <kith@example.org>"_s;
}

void OutboundTest::mailCannotBeInjected()
{
    QFETCH(QString, subject);
    QFETCH(QString, from);
    SmtpReceiver receiver;
    OutboundClient client(mailing(receiver, from));
    QCOMPARE(outcomeOfMail(client, {.to = u"anna@example.org"_s, .subject = subject, .text = u"text"_s}).kind, Kind::Delivered);
    const auto message = receiver.messages().at(0);
    const QList<QByteArray> expected{"Date",
                                     "From",
                                     "To",
                                     "Message-ID",
                                     "Subject",
                                     "Auto-Submitted",
                                     "X-Auto-Response-Suppress",
                                     "MIME-Version",
                                     "Content-Type",
                                     "Content-Transfer-Encoding"};
    QCOMPARE(message.headerNames(), expected);
    QCOMPARE(message.text(), u"text"_s);
    QCOMPARE(message.to.size(), 1);
    for (const char *to : {"", "anna", "anna@example.org\r\nRCPT TO:<evil@example.org>", "anna@example.org, evil@example.org",
                           "<anna@example.org> evil", "anna@example.org>", "a b@example.org", "\u00e4@example.org"})
        QCOMPARE(outcomeOfMail(client, {.to = QString::fromUtf8(to), .subject = u"x"_s, .text = u"x"_s}).kind, Kind::Forbidden);
    QCOMPARE(receiver.messages().size(), size_t(1));
}

void OutboundTest::mailThatIsRefusedIsTold()
{
    SmtpReceiver receiver;
    OutboundClient client(mailing(receiver));
    receiver.refuseRecipients("550 no such person");
    Outcome outcome = outcomeOfMail(client, {.to = u"anna@example.org"_s, .subject = u"x"_s, .text = u"x"_s});
    QCOMPARE(outcome.kind, Kind::Rejected);
    QCOMPARE(outcome.status, 550);
    receiver.refuseRecipients("451 later");
    outcome = outcomeOfMail(client, {.to = u"anna@example.org"_s, .subject = u"x"_s, .text = u"x"_s});
    QCOMPARE(outcome.kind, Kind::Rejected);
    QCOMPARE(outcome.status, 451);
    // A server that cannot do TLS gets nothing where TLS is asked for.
    auto options = mailing(receiver);
    options.smtp.security = SmtpServer::Security::StartTls;
    OutboundClient strict(options);
    QVERIFY(outcomeOfMail(strict, {.to = u"anna@example.org"_s, .subject = u"x"_s, .text = u"x"_s}).kind != Kind::Delivered);
    QCOMPARE(receiver.messages().size(), size_t(0));
}

void OutboundTest::mailWithoutItsServerIsUnreachable()
{
    OutboundClient::Options options;
    {
        SmtpReceiver gone;
        options = mailing(gone);
    }
    OutboundClient client(options);
    QCOMPARE(outcomeOfMail(client, {.to = u"anna@example.org"_s, .subject = u"x"_s, .text = u"x"_s}).kind, Kind::Unreachable);
    QVERIFY(!OutboundClient({}).canMail());
}

QTEST_GUILESS_MAIN(OutboundTest)
#include "tst_outbound.moc"
