// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/push_worker.h"
#include "tests/support/receivers/http_receiver.h"
#include "tests/support/receivers/smtp_receiver.h"
#include "tests/unit/notifications/alert_world.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Kind = PushEndpoint::Kind;

namespace {
constexpr int patienceMs = 15'000;

PushOptions quick()
{
    PushOptions options;
    options.serverName = u"Home"_s;
    options.backoff = 30ms;
    options.longestBackoff = 100ms;
    return options;
}
} // namespace

/// What waits in the queue, and what really arrives at receivers that are really there.
class PushWorkerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void pushArrives();
    void webhookIsSignedAndMayCarryContent();
    void failureIsTriedAgainUntilItArrives();
    void retryAfterIsRespected();
    void goneEndpointIsRemoved_data();
    void goneEndpointIsRemoved();
    void otherRefusalsAreNoEnd();
    void forbiddenAddressIsDisabledAndNotConnectedTo();
    void endpointThatFailsForDaysIsDisabled();
    void readMeanwhileIsNotPushed();
    void viewingMeanwhileIsNotPushed();
    void rowsOfTheFeedArePushed();
    void digestCollectsIntoOneMail();
    void mailServerThatRefusesIsGivenUp();
    void whatWasUnderWayIsSentAfterARestart();
    void whatIsShownIsWithdrawn_data();
    void whatIsShownIsWithdrawn();
    void oldPushesAreDropped();
    void slowReceiverHoldsNobodyUp();

private:
    void start(const PushOptions &options = quick());
    EndpointId endpoint(Kind kind, const QString &url, bool hasContent = false, std::chrono::minutes delay = {});
    void queue(MessageId message, ConversationId conversation, qint64 seq, AlertReason reason = AlertReason::Direct);
    PushEndpoint stored(EndpointId id);

    std::unique_ptr<AlertWorld> m_world;
    std::unique_ptr<SmtpReceiver> m_mail;
    std::unique_ptr<OutboundClient> m_outbound;
    std::unique_ptr<PushWorker> m_worker;
    UserId m_anna;
    UserId m_bert;
    SessionId m_session;
    ConversationId m_direct;
};

void PushWorkerTest::init()
{
    m_world = std::make_unique<AlertWorld>();
    m_world->start();
    m_mail = std::make_unique<SmtpReceiver>();
    m_anna = m_world->person(u"Anna"_s);
    m_bert = m_world->person(u"Bert"_s);
    m_session = m_world->session(m_bert);
    m_direct = m_world->conversation({m_anna, m_bert}, false);
}

void PushWorkerTest::cleanup()
{
    m_worker.reset();
    m_outbound.reset();
    m_world.reset();
    m_mail.reset();
}

void PushWorkerTest::start(const PushOptions &options)
{
    m_worker.reset();
    OutboundClient::Options outbound{.rules = TargetRules({IpNetwork::fromText(u"127.0.0.1"_s).value()})};
    outbound.smtp = {.host = u"127.0.0.1"_s, .port = m_mail->port(), .security = SmtpServer::Security::None, .from = u"kith@example.org"_s};
    outbound.httpTime = 1s;
    m_outbound = std::make_unique<OutboundClient>(outbound);
    m_worker = std::make_unique<PushWorker>(m_world->storage(), m_world->board, m_world->ids, *m_outbound, options);
}

EndpointId PushWorkerTest::endpoint(Kind kind, const QString &url, bool hasContent, std::chrono::minutes delay)
{
    const EndpointId id(m_world->ids.next());
    m_world->run([&](Transaction &transaction) {
        EndpointStore(transaction)
            .insert({.id = id,
                     .user = m_bert,
                     .session = kind == Kind::Email ? SessionId() : m_session,
                     .kind = kind,
                     .url = url,
                     .secret = kind == Kind::Webhook ? QByteArray("s3cret") : QByteArray(),
                     .hasContent = hasContent,
                     .delay = delay,
                     .createdAt = now()});
    });
    return id;
}

void PushWorkerTest::queue(MessageId message, ConversationId conversation, qint64 seq, AlertReason reason)
{
    m_world->run([&](Transaction &transaction) {
        const auto endpoints = EndpointStore(transaction).activeOf({m_bert});
        (void)push_queue::put(transaction, {{.user = m_bert, .reason = reason}},
                              {.kind = u"message"_s, .conversation = conversation, .message = message, .seq = seq}, endpoints, m_world->ids,
                              now());
    });
    if (m_worker)
        m_worker->wake();
}

PushEndpoint PushWorkerTest::stored(EndpointId id)
{
    return m_world->read<PushEndpoint>([&](Transaction &transaction) { return EndpointStore(transaction).byIds({id}).value(0); });
}

void PushWorkerTest::pushArrives()
{
    HttpReceiver receiver;
    receiver.answer(201);
    const EndpointId id = endpoint(Kind::UnifiedPush, receiver.url(u"/UP"_s), true);
    start();
    const MessageId message = m_world->say(m_direct, m_anna, u"a secret"_s);
    queue(message, m_direct, 1);
    QVERIFY(receiver.waitFor(1));
    const auto request = receiver.requests().at(0);
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.path, "/UP"_ba);
    QCOMPARE(request.headers.value("ttl"), "86400"_ba);
    QCOMPARE(request.json()[u"messageId"_s].toString(), message.toString());
    QCOMPARE(request.json()[u"conversationId"_s].toString(), m_direct.toString());
    QCOMPARE(request.json()[u"reason"_s].toString(), u"direct"_s);
    QCOMPARE(request.json()[u"unread"_s].toInt(), 1);
    QVERIFY(!request.body.contains("secret"));
    QVERIFY(!request.body.contains("Anna"));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0, patienceMs);
    QVERIFY(stored(id).deliveredAt);
    QCOMPARE(m_worker->figures().unifiedPush.delivered, quint64(1));
    QVERIFY(m_world->settle());
    const QJsonArray pushes = m_world->why(m_bert, message)[u"pushes"_s].toArray();
    QCOMPARE(pushes.last()[u"state"_s].toString(), u"delivered"_s);
}

void PushWorkerTest::webhookIsSignedAndMayCarryContent()
{
    HttpReceiver receiver;
    endpoint(Kind::Webhook, receiver.url(u"/hook"_s), true);
    start();
    queue(m_world->say(m_direct, m_anna, u"first line\nsecond line"_s), m_direct, 1);
    QVERIFY(receiver.waitFor(1));
    auto request = receiver.requests().at(0);
    QCOMPARE(request.json()[u"text"_s].toString(), u"first line second line"_s);
    QCOMPARE(request.json()[u"sender"_s].toString(), u"Anna Sample"_s);
    QCOMPARE(request.json()[u"userId"_s].toString(), m_bert.toString());
    QCOMPARE(request.headers.value("x-kith-signature"), pushSignature("s3cret", request.headers.value("x-kith-timestamp"), request.body));
    QVERIFY(qAbs(request.headers.value("x-kith-timestamp").toLongLong() - toMs(now()) / 1000) < 60);
    QVERIFY(!request.headers.value("x-kith-delivery").isEmpty());
    // Previews are off: nothing of it leaves the server.
    NotificationSettings settings;
    settings.hasPreview = false;
    m_world->settings(m_bert, settings);
    queue(m_world->say(m_direct, m_anna, u"hidden"_s), m_direct, 2);
    QVERIFY(receiver.waitFor(2));
    QVERIFY(!receiver.requests().at(1).body.contains("hidden"));
    QVERIFY(!receiver.requests().at(1).body.contains("Anna"));
}

void PushWorkerTest::failureIsTriedAgainUntilItArrives()
{
    HttpReceiver receiver;
    std::atomic<int> tries{0};
    receiver.answer([&tries](const HttpReceiver::Request &) {
        const int nth = ++tries;
        return HttpReceiver::Answer{.status = nth == 2 ? 500 : nth == 3 ? 503 : 200, .hangsUp = nth == 1};
    });
    const EndpointId id = endpoint(Kind::Webhook, receiver.url());
    start();
    const MessageId message = m_world->say(m_direct, m_anna);
    queue(message, m_direct, 1);
    QVERIFY(receiver.waitFor(4));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0, patienceMs);
    // One and the same delivery for the receiver.
    QSet<QByteArray> deliveries;
    for (const auto &request : receiver.requests())
        deliveries.insert(request.headers.value("x-kith-delivery"));
    QCOMPARE(deliveries.size(), 1);
    QCOMPARE(stored(id).failures, 0);
    QVERIFY(!stored(id).failingSince);
    QCOMPARE(m_worker->figures().webhook.failed, quint64(3));
    QVERIFY(m_world->settle());
    QStringList states;
    for (const QJsonValue &push : m_world->why(m_bert, message)[u"pushes"_s].toArray())
        states.append(push[u"state"_s].toString());
    QCOMPARE(states, (QStringList{u"unreachable"_s, u"answered 500"_s, u"answered 503"_s, u"delivered"_s}));
}

void PushWorkerTest::retryAfterIsRespected()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.status = 429, .headers = "Retry-After: 3600\r\n"}; });
    const EndpointId id = endpoint(Kind::UnifiedPush, receiver.url());
    start();
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    QTRY_COMPARE_WITH_TIMEOUT(stored(id).failures, 1, patienceMs);
    QVERIFY(m_world->scalar(u"SELECT due_at FROM push_queue"_s) > toMs(now() + 50min));
    QCOMPARE(m_world->scalar(u"SELECT attempts FROM push_queue"_s), 1);
    QCOMPARE(receiver.requests().size(), size_t(1));
}

void PushWorkerTest::goneEndpointIsRemoved_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("push 404") << int(Kind::UnifiedPush) << 404;
    QTest::newRow("push 410") << int(Kind::UnifiedPush) << 410;
    QTest::newRow("webhook 404") << int(Kind::Webhook) << 404;
    QTest::newRow("webhook 410") << int(Kind::Webhook) << 410;
}

void PushWorkerTest::goneEndpointIsRemoved()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    HttpReceiver receiver;
    receiver.answer(status);
    endpoint(Kind(kind), receiver.url());
    start();
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_endpoints"_s), 0, patienceMs);
    QCOMPARE(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_worker->figures().disabled, quint64(1), patienceMs);
    const auto events = m_world->database.takeEvents();
    const auto told = std::ranges::find(events, "me.changed"_ba, [](const EventPtr &event) { return event->name; });
    QVERIFY(told != events.end());
    QCOMPARE((*told)->audience, std::vector{m_bert});
    const QJsonObject frame = QJsonDocument::fromJson((*told)->frame).object();
    QCOMPARE(frame["data"_L1]["what"_L1].toString(), u"pushEndpoints"_s);
    QCOMPARE(frame["data"_L1]["pushEndpoints"_L1].toArray(), QJsonArray());
    QVERIFY(frame["version"_L1].toInteger() > 0);
    queue(m_world->say(m_direct, m_anna), m_direct, 2);
    QCOMPARE(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0);
    QCOMPARE(receiver.requests().size(), size_t(1));
}

void PushWorkerTest::otherRefusalsAreNoEnd()
{
    HttpReceiver receiver;
    receiver.answer(403);
    const EndpointId id = endpoint(Kind::Webhook, receiver.url());
    start();
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    QVERIFY(receiver.waitFor(3));
    QVERIFY(!stored(id).disabledAt);
    QVERIFY(stored(id).failingSince);
    receiver.answer(204);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0, patienceMs);
}

void PushWorkerTest::forbiddenAddressIsDisabledAndNotConnectedTo()
{
    HttpReceiver secret(QHostAddress(u"127.0.0.2"_s));
    HttpReceiver allowed;
    allowed.answer([&](const HttpReceiver::Request &) {
        return HttpReceiver::Answer{.status = 307, .headers = "Location: " + secret.url().toLatin1() + "\r\n"};
    });
    const EndpointId direct = endpoint(Kind::Webhook, secret.url());
    const EndpointId redirected = endpoint(Kind::Webhook, allowed.url());
    start();
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    QTRY_VERIFY_WITH_TIMEOUT(stored(direct).disabledAt && stored(redirected).disabledAt, patienceMs);
    QVERIFY(stored(direct).lastError.contains(u"does not connect"_s));
    QCOMPARE(secret.connections(), 0);
}

void PushWorkerTest::endpointThatFailsForDaysIsDisabled()
{
    HttpReceiver receiver;
    receiver.answer(500);
    const EndpointId id = endpoint(Kind::Webhook, receiver.url());
    m_world->sql(u"UPDATE push_endpoints SET failures = 9, failing_since = ? WHERE id = ?"_s, {toMs(now() - 71h), id.value()});
    start();
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    QVERIFY(receiver.waitFor(3));
    QVERIFY(!stored(id).disabledAt);
    m_world->sql(u"UPDATE push_endpoints SET failing_since = ? WHERE id = ?"_s, {toMs(now() - 73h), id.value()});
    QTRY_VERIFY_WITH_TIMEOUT(stored(id).disabledAt, patienceMs);
    QVERIFY(stored(id).lastError.contains(u"500"_s));
}

void PushWorkerTest::readMeanwhileIsNotPushed()
{
    HttpReceiver receiver;
    endpoint(Kind::Webhook, receiver.url());
    const ConversationId other = m_world->conversation({m_anna, m_bert}, false);
    const MessageId read = m_world->say(m_direct, m_anna);
    queue(read, m_direct, 1);
    m_world->readUpTo(m_direct, m_bert, 1);
    const MessageId unread = m_world->say(other, m_anna);
    queue(unread, other, 1);
    start();
    QVERIFY(receiver.waitFor(1));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0, patienceMs);
    QCOMPARE(receiver.requests().size(), size_t(1));
    QCOMPARE(receiver.requests().at(0).json()[u"messageId"_s].toString(), unread.toString());
}

void PushWorkerTest::viewingMeanwhileIsNotPushed()
{
    HttpReceiver receiver;
    endpoint(Kind::Webhook, receiver.url());
    m_world->connect(m_bert, m_world->session(m_bert), false, m_direct);
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0, patienceMs);
    QCOMPARE(receiver.connections(), 0);
}

void PushWorkerTest::rowsOfTheFeedArePushed()
{
    HttpReceiver receiver;
    endpoint(Kind::Webhook, receiver.url(), true);
    start();
    m_world->start();
    User actor;
    actor.id = m_anna;
    m_world->run([&](Transaction &transaction) { notify(transaction, m_world->ids, m_bert, NotificationKind::ContactRequested, actor); });
    m_world->worker->hear(m_world->database.takeEvents());
    QVERIFY(m_world->settle());
    m_worker->wake();
    QVERIFY(receiver.waitFor(1));
    const QJsonObject told = receiver.requests().at(0).json();
    QCOMPARE(told[u"type"_s].toString(), u"contact_requested"_s);
    QCOMPARE(told[u"sender"_s].toString(), u"Anna Sample"_s);
    QVERIFY(!told.contains(u"messageId"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0, patienceMs);
}

void PushWorkerTest::digestCollectsIntoOneMail()
{
    const EndpointId id = endpoint(Kind::Email, {}, false, 0min);
    const ConversationId group = m_world->conversation({m_anna, m_bert});
    m_world->say(group, m_anna, u"a secret"_s);
    queue(m_world->say(group, m_anna, u"another secret"_s), group, 2);
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    start();
    QVERIFY(m_mail->waitFor(1));
    const auto messages = m_mail->messages();
    QCOMPARE(messages[0].to, QList<QByteArray>{QByteArray("<p" + m_bert.toString().toLatin1() + "@example.org>")});
    QCOMPARE(messages[0].header("Subject"), "Home: 3 unread messages"_ba);
    QVERIFY(messages[0].text().contains(u"Group: 2 new messages"_s));
    QVERIFY(messages[0].text().contains(u"Anna Sample: one new message"_s));
    QVERIFY(!messages[0].text().contains(u"secret"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0, patienceMs);
    QCOMPARE(m_mail->messages().size(), size_t(1));
    QVERIFY(stored(id).deliveredAt);
    QCOMPARE(m_worker->figures().mail.delivered, quint64(1));
}

void PushWorkerTest::mailServerThatRefusesIsGivenUp()
{
    const EndpointId id = endpoint(Kind::Email, {}, false, 0min);
    m_mail->refuseRecipients("550 no such person");
    start();
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    QTRY_VERIFY_WITH_TIMEOUT(stored(id).disabledAt, patienceMs);
    QCOMPARE(m_worker->figures().mail.failed, quint64(3));
    QCOMPARE(m_mail->messages().size(), size_t(0));
}

void PushWorkerTest::whatWasUnderWayIsSentAfterARestart()
{
    HttpReceiver receiver;
    receiver.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.isSilent = true}; });
    endpoint(Kind::Webhook, receiver.url());
    const PushOptions options = quick();
    start(options);
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    QVERIFY(receiver.waitFor(1));
    m_worker.reset();
    QCOMPARE(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 1);
    receiver.answer(200);
    start(options);
    QVERIFY(receiver.waitFor(2));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0, patienceMs);
    QCOMPARE(receiver.requests().at(0).headers.value("x-kith-delivery"), receiver.requests().at(1).headers.value("x-kith-delivery"));
}

void PushWorkerTest::whatIsShownIsWithdrawn_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("read elsewhere") << u"UPDATE participants SET read_seq = 1"_s;
    QTest::newRow("unsent") << u"UPDATE messages SET unsent_at = 5"_s;
    QTest::newRow("left") << u"UPDATE participants SET left_at = 5"_s;
}

void PushWorkerTest::whatIsShownIsWithdrawn()
{
    QFETCH(QString, change);
    HttpReceiver receiver;
    HttpReceiver hook;
    endpoint(Kind::UnifiedPush, receiver.url());
    endpoint(Kind::Webhook, hook.url());
    PushOptions options = quick();
    options.withdrawEvery = 20ms;
    start(options);
    const MessageId message = m_world->say(m_direct, m_anna);
    queue(message, m_direct, 1);
    QVERIFY(receiver.waitFor(1) && hook.waitFor(1));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_shown"_s), 1, patienceMs);
    // What is shown is known to the next process as well.
    m_worker.reset();
    m_world->sql(change);
    start(options);
    QVERIFY(receiver.waitFor(2));
    const QJsonObject withdrawn = receiver.requests().at(1).json();
    QCOMPARE(withdrawn.value("type"_L1).toString(), u"withdrawn"_s);
    QCOMPARE(withdrawn.value("conversationId"_L1).toString(), m_direct.toString());
    QCOMPARE(withdrawn.value("messageId"_L1).toString(), message.toString());
    QVERIFY(!withdrawn.contains("reason"_L1));
    QCOMPARE(receiver.requests().at(1).headers.value("topic"), receiver.requests().at(0).headers.value("topic"));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 0, patienceMs);
    QCOMPARE(m_world->scalar(u"SELECT COUNT(*) FROM push_shown"_s), 0);
    QCOMPARE(hook.requests().size(), size_t(1));
}

void PushWorkerTest::oldPushesAreDropped()
{
    endpoint(Kind::Webhook, u"http://127.0.0.1:9/"_s);
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    m_world->sql(u"UPDATE push_queue SET created_at = ?, due_at = ?"_s, {toMs(now() - 25h), toMs(now() + 1h)});
    for (int i = 0; i < 5; ++i) {
        const ConversationId other = m_world->conversation({m_anna, m_bert});
        queue(m_world->say(other, m_anna), other, 1);
    }
    m_world->sql(u"UPDATE push_queue SET due_at = ?"_s, {toMs(now() + 1h)});
    PushOptions options = quick();
    options.most = 3;
    start(options);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->scalar(u"SELECT COUNT(*) FROM push_queue"_s), 3, patienceMs);
}

void PushWorkerTest::slowReceiverHoldsNobodyUp()
{
    HttpReceiver slow;
    slow.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.isSilent = true}; });
    HttpReceiver quickOne;
    endpoint(Kind::Webhook, slow.url());
    endpoint(Kind::Webhook, quickOne.url());
    start();
    queue(m_world->say(m_direct, m_anna), m_direct, 1);
    QVERIFY(slow.waitFor(1));
    QVERIFY(quickOne.waitFor(1));
    queue(m_world->say(m_direct, m_anna), m_direct, 2);
    QVERIFY(quickOne.waitFor(2, 900));
}

QTEST_GUILESS_MAIN(PushWorkerTest)
#include "tst_push_worker.moc"
