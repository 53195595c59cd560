// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/alert_events.h"
#include "server/notifications/alert_store.h"
#include "server/notifications/endpoint_store.h"
#include "server/notifications/endpoints_service.h"
#include "server/notifications/push_queue.h"
#include "server/notifications/why_service.h"
#include "tests/unit/notifications/feed_world.h"

#include <QtCore/QMessageAuthenticationCode>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Push endpoints as their owners see them, what waits for them, and the answer to "why?".
class PushEndpoints : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void endpointIsMadeAndListed();
    void sameAddressAgainIsTheSameEndpoint();
    void mailAgainIsTheSameEndpoint();
    void tenAreEnough();
    void whatCannotBeIsRefused();
    void onlyTheOwnerRemoves();
    void endpointGoesWithItsSession();
    void queueCollapsesByConversation();
    void connectedDevicesGetNoPush();
    void mailWaitsAndCollects();
    void whatIsReadIsPointless_data();
    void whatIsReadIsPointless();
    void payloadSaysNoMoreThanIsWanted();
    void signatureIsAnHmac();
    void digestSaysWhatWaits();
    void whyIsAnsweredForTheCallerAlone();
    void whyNeverTellsOfWhatOneMayNotRead();
    void whyTellsEveryStage();
    void recordsAreFoundAndForgotten();
    void undecidedMessagesAreFound();

private:
    Result<Answer> add(const QJsonObject &input, const EndpointsOptions &options = {.canMail = true});
    QJsonArray list(UserId user);
    EndpointId idOf(const Result<Answer> &made) { return *EndpointId::fromString(made->body[u"endpoint"_s][u"id"_s].toString()); }
    QList<PushEndpoint> active();
    void queue(const std::vector<PushWish> &wishes, const push_queue::Subject &subject, Timestamp at);
    push_queue::Due due(Timestamp at);
    QJsonObject why(UserId user, MessageId message, SessionId session = {});
    void record(const std::vector<AlertRecord> &records);

    std::unique_ptr<FeedWorld> m_world;
    UserId m_anna;
    UserId m_bea;
    SessionId m_session;
};

void PushEndpoints::init()
{
    m_world = std::make_unique<FeedWorld>();
    m_anna = m_world->person(u"Anna"_s);
    m_bea = m_world->person(u"Bea"_s);
    m_session = m_world->session(m_anna);
}

Result<Answer> PushEndpoints::add(const QJsonObject &input, const EndpointsOptions &options)
{
    const EndpointsService service(m_world->ids, options);
    return m_world->database.write(
        [&](Transaction &transaction) { return service.add(transaction, FeedWorld::callOf(m_anna, input, m_session)); });
}

QJsonArray PushEndpoints::list(UserId user)
{
    const EndpointsService service(m_world->ids, {});
    return m_world->database.read([&](Transaction &transaction) { return service.list(transaction, FeedWorld::callOf(user, {})); })
        ->body[u"endpoints"_s]
        .toArray();
}

QList<PushEndpoint> PushEndpoints::active()
{
    return *m_world->database.read([&](Transaction &transaction) -> Result<QList<PushEndpoint>> {
        return EndpointStore(transaction).activeOf({m_anna, m_bea});
    });
}

void PushEndpoints::queue(const std::vector<PushWish> &wishes, const push_queue::Subject &subject, Timestamp at)
{
    const auto endpoints = active();
    m_world->run([&](Transaction &transaction) { (void)push_queue::put(transaction, wishes, subject, endpoints, m_world->ids, at); });
}

push_queue::Due PushEndpoints::due(Timestamp at)
{
    return *m_world->database.read(
        [&](Transaction &transaction) -> Result<push_queue::Due> { return push_queue::due(transaction, at, 50); });
}

void PushEndpoints::record(const std::vector<AlertRecord> &records)
{
    m_world->run([&](Transaction &transaction) { alert_store::insertRecords(transaction, records, m_world->ids, now()); });
}

QJsonObject PushEndpoints::why(UserId user, MessageId message, SessionId session)
{
    const auto answer = m_world->database.read(
        [&](Transaction &transaction) { return WhyService::explain(transaction, {.user = user, .session = session}, message); });
    return answer ? answer->body : QJsonObject{{u"error"_s, QLatin1String(traitsOf(answer.error().code).name)}};
}

void PushEndpoints::endpointIsMadeAndListed()
{
    const auto webhook = add({{u"kind"_s, u"webhook"_s}, {u"url"_s, u"https://hooks.example.org/a"_s}, {u"includeContent"_s, true}});
    QCOMPARE(webhook->status, 201);
    const QJsonObject made = webhook->body[u"endpoint"_s].toObject();
    QCOMPARE(made[u"kind"_s].toString(), u"webhook"_s);
    QCOMPARE(made[u"state"_s].toString(), u"active"_s);
    QCOMPARE(made[u"sessionId"_s].toString(), m_session.toString());
    QCOMPARE(made[u"includeContent"_s].toBool(), true);
    QCOMPARE(webhook->body[u"secret"_s].toString().size(), 43);
    const auto push = add({{u"kind"_s, u"unifiedpush"_s}, {u"url"_s, u"https://push.example.org/UP?a=b"_s}, {u"includeContent"_s, true}});
    QVERIFY(!push->body.contains(u"secret"_s));
    QCOMPARE(push->body[u"endpoint"_s][u"includeContent"_s].toBool(true), false);
    const auto mail = add({{u"kind"_s, u"email"_s}, {u"delayMinutes"_s, 15}});
    QVERIFY(!mail->body[u"endpoint"_s].toObject().contains(u"url"_s));
    QVERIFY(!mail->body[u"endpoint"_s].toObject().contains(u"sessionId"_s));
    QCOMPARE(list(m_anna), (QJsonArray{webhook->body[u"endpoint"_s], push->body[u"endpoint"_s], mail->body[u"endpoint"_s]}));
    QCOMPARE(list(m_bea), QJsonArray());
    QCOMPARE(m_world->database.takeEvents().at(0)->name, QByteArray(alert_events::endpoints));
}

void PushEndpoints::sameAddressAgainIsTheSameEndpoint()
{
    const QJsonObject input{{u"kind"_s, u"webhook"_s}, {u"url"_s, u"https://hooks.example.org/a"_s}};
    const auto first = add(input);
    m_world->run([&](Transaction &transaction) { EndpointStore(transaction).disable(idOf(first), now(), u"gone"_s); });
    QCOMPARE(list(m_anna).at(0)[u"state"_s].toString(), u"disabled"_s);
    QCOMPARE(list(m_anna).at(0)[u"error"_s].toString(), u"gone"_s);
    const auto again = add(input);
    QCOMPARE(again->status, 200);
    QVERIFY(!again->body.contains(u"secret"_s));
    QCOMPARE(idOf(again), idOf(first));
    QCOMPARE(list(m_anna).size(), 1);
    QCOMPARE(list(m_anna).at(0)[u"state"_s].toString(), u"active"_s);
    QVERIFY(!list(m_anna).at(0).toObject().contains(u"error"_s));
}

void PushEndpoints::mailAgainIsTheSameEndpoint()
{
    const auto first = add({{u"kind"_s, u"email"_s}, {u"delayMinutes"_s, 15}});
    m_world->run([&](Transaction &transaction) { EndpointStore(transaction).disable(idOf(first), now(), u"gone"_s); });
    const auto again = add({{u"kind"_s, u"email"_s}, {u"delayMinutes"_s, 60}, {u"includeContent"_s, true}});
    QVERIFY(again);
    QCOMPARE(again->status, 200);
    QCOMPARE(idOf(again), idOf(first));
    QCOMPARE(list(m_anna), (QJsonArray{again->body[u"endpoint"_s]}));
    QCOMPARE(list(m_anna).at(0)[u"state"_s].toString(), u"active"_s);
    QCOMPARE(list(m_anna).at(0)[u"delayMinutes"_s].toInt(), 60);
    QCOMPARE(list(m_anna).at(0)[u"includeContent"_s].toBool(), true);
}

void PushEndpoints::tenAreEnough()
{
    for (int i = 0; i < 10; ++i)
        QVERIFY(add({{u"kind"_s, u"webhook"_s}, {u"url"_s, u"https://hooks.example.org/%1"_s.arg(i)}}));
    QCOMPARE(add({{u"kind"_s, u"webhook"_s}, {u"url"_s, u"https://hooks.example.org/x"_s}}).error().code, ErrorCode::Conflict);
    QCOMPARE(add({{u"kind"_s, u"email"_s}}).error().code, ErrorCode::Conflict);
    QVERIFY(add({{u"kind"_s, u"webhook"_s}, {u"url"_s, u"https://hooks.example.org/5"_s}}));
}

void PushEndpoints::whatCannotBeIsRefused()
{
    const auto fieldsOf = [](const Result<Answer> &refused) {
        QStringList out;
        for (const FieldError &field : refused.error().fields)
            out.append(field.field);
        return out;
    };
    const QString good = u"https://hooks.example.org/a"_s;
    QCOMPARE(fieldsOf(add({})), (QStringList{u"kind"_s, u"url"_s}));
    QCOMPARE(fieldsOf(add({{u"kind"_s, u"pigeon"_s}, {u"url"_s, good}})), QStringList{u"kind"_s});
    QCOMPARE(fieldsOf(add({{u"kind"_s, u"webhook"_s}})), QStringList{u"url"_s});
    for (const char *url : {"http://127.0.0.1/", "http://localhost:8065/", "https://user:x@example.org/", "file:///etc/passwd", "x", "",
                            "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "https://example.org:8443/", "ftp://example.org/"})
        QCOMPARE(fieldsOf(add({{u"kind"_s, u"webhook"_s}, {u"url"_s, QLatin1String(url)}})), QStringList{u"url"_s});
    QCOMPARE(fieldsOf(add({{u"kind"_s, u"webhook"_s}, {u"url"_s, good}, {u"includeContent"_s, 1}, {u"delayMinutes"_s, -1}})),
             (QStringList{u"includeContent"_s, u"delayMinutes"_s}));
    QCOMPARE(fieldsOf(add({{u"kind"_s, u"email"_s}}, {})), QStringList{u"kind"_s});
    QCOMPARE(fieldsOf(add({{u"kind"_s, u"webhook"_s}, {u"url"_s, good}}, {.canPush = false})), QStringList{u"kind"_s});
    QCOMPARE(list(m_anna), QJsonArray());
}

void PushEndpoints::onlyTheOwnerRemoves()
{
    const EndpointId id = idOf(add({{u"kind"_s, u"email"_s}}));
    const EndpointsService service(m_world->ids, {});
    const auto remove = [&](UserId user, const QString &text) {
        const auto done = m_world->database.write([&](Transaction &transaction) {
            return service.remove(transaction, FeedWorld::callOf(user, {{u"endpointId"_s, text}}));
        });
        return done ? 204 : done.error().status();
    };
    QCOMPARE(remove(m_bea, id.toString()), 404);
    QCOMPARE(remove(m_anna, u"4711"_s), 404);
    QCOMPARE(remove(m_anna, u"x"_s), 404);
    QCOMPARE(remove(m_anna, id.toString()), 204);
    QCOMPARE(remove(m_anna, id.toString()), 404);
}

void PushEndpoints::endpointGoesWithItsSession()
{
    QVERIFY(add({{u"kind"_s, u"unifiedpush"_s}, {u"url"_s, u"https://push.example.org/1"_s}}));
    QVERIFY(add({{u"kind"_s, u"email"_s}}));
    queue({{.user = m_anna}}, {.kind = u"message"_s, .conversation = ConversationId(5), .message = MessageId(6), .seq = 1}, fromMs(1000));
    QCOMPARE(m_world->database.scalar(u"SELECT COUNT(*) FROM push_queue"_s).toInt(), 2);
    m_world->sql(u"DELETE FROM sessions WHERE id = ?"_s, {m_session.value()});
    QCOMPARE(list(m_anna).size(), 1);
    QCOMPARE(list(m_anna).at(0)[u"kind"_s].toString(), u"email"_s);
    QCOMPARE(m_world->database.scalar(u"SELECT COUNT(*) FROM push_queue"_s).toInt(), 1);
}

void PushEndpoints::queueCollapsesByConversation()
{
    QVERIFY(add({{u"kind"_s, u"unifiedpush"_s}, {u"url"_s, u"https://push.example.org/1"_s}}));
    const ConversationId group = m_world->conversation({m_anna, m_bea});
    const ConversationId other = m_world->conversation({m_anna, m_bea}, false);
    const auto wish = [&](std::chrono::seconds delay) {
        return std::vector<PushWish>{{.user = m_anna, .reason = AlertReason::RuleAll, .delay = delay}};
    };
    const MessageId first = m_world->message(group, m_bea, u"1"_s);
    queue(wish(20s), {.kind = u"message"_s, .conversation = group, .message = first, .seq = 1}, fromMs(1000));
    const MessageId second = m_world->message(group, m_bea, u"2"_s);
    queue(wish(0s), {.kind = u"mention"_s, .conversation = group, .message = second, .seq = 2}, fromMs(2000));
    queue(wish(20s), {.kind = u"message"_s, .conversation = other, .message = m_world->message(other, m_bea), .seq = 1}, fromMs(2000));
    QCOMPARE(due(fromMs(1999)).items.size(), size_t(0));
    const auto now = due(fromMs(2000));
    QCOMPARE(now.items.size(), size_t(1));
    QCOMPARE(now.items[0].message, second);
    QCOMPARE(now.items[0].kind, u"mention"_s);
    QCOMPARE(now.items[0].createdAt, fromMs(1000));
    QCOMPARE(now.items[0].unread, 2);
    QCOMPARE(now.items[0].conversationName, u"Group"_s);
    QCOMPARE(now.items[0].senderName, u"Bea Sample"_s);
    QCOMPARE(now.items[0].excerpt, u"2"_s);
    QCOMPARE(due(fromMs(22'000)).items.size(), size_t(2));
    // What failed keeps its pause, whatever comes behind it.
    m_world->run([&](Transaction &transaction) { push_queue::postpone(transaction, now.items[0].queueId, fromMs(90'000), true); });
    queue(wish(0s), {.kind = u"message"_s, .conversation = group, .message = m_world->message(group, m_bea), .seq = 3}, fromMs(3000));
    QCOMPARE(due(fromMs(30'000)).items.size(), size_t(1));
    QCOMPARE(due(fromMs(90'000)).items.size(), size_t(2));
    // Sent, while a newer one has collapsed into it: that one is due.
    m_world->run([&](Transaction &transaction) { push_queue::removeSent(transaction, now.items[0].queueId, second); });
    QCOMPARE(due(fromMs(1000)).items.size(), size_t(1));
    m_world->run([&](Transaction &transaction) {
        push_queue::removeSent(transaction, now.items[0].queueId, MessageId(std::numeric_limits<qint64>::max()));
    });
    QCOMPARE(due(fromMs(90'000)).items.size(), size_t(1));
}

void PushEndpoints::connectedDevicesGetNoPush()
{
    QVERIFY(add({{u"kind"_s, u"unifiedpush"_s}, {u"url"_s, u"https://push.example.org/1"_s}}));
    queue({{.user = m_anna, .connected = {m_session}}},
          {.kind = u"message"_s, .conversation = ConversationId(5), .message = MessageId(6), .seq = 1}, fromMs(1));
    QCOMPARE(m_world->database.scalar(u"SELECT COUNT(*) FROM push_queue"_s).toInt(), 0);
    queue({{.user = m_anna, .connected = {m_world->session(m_anna)}}},
          {.kind = u"message"_s, .conversation = ConversationId(5), .message = MessageId(6), .seq = 1}, fromMs(1));
    QCOMPARE(m_world->database.scalar(u"SELECT COUNT(*) FROM push_queue"_s).toInt(), 1);
}

void PushEndpoints::mailWaitsAndCollects()
{
    QVERIFY(add({{u"kind"_s, u"email"_s}, {u"delayMinutes"_s, 1}}));
    const ConversationId one = m_world->conversation({m_anna, m_bea});
    const ConversationId two = m_world->conversation({m_anna, m_bea});
    queue({{.user = m_anna}}, {.kind = u"message"_s, .conversation = one, .message = m_world->message(one, m_bea), .seq = 1}, fromMs(1000));
    queue({{.user = m_anna}}, {.kind = u"message"_s, .conversation = two, .message = m_world->message(two, m_bea), .seq = 1},
          fromMs(50'000));
    QCOMPARE(due(fromMs(60'999)).items.size(), size_t(0));
    const auto found = due(fromMs(61'000));
    QCOMPARE(found.items.size(), size_t(2));
    QVERIFY(found.addresses.value(m_anna).contains(u'@'));
}

void PushEndpoints::whatIsReadIsPointless_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("isPointless");
    QTest::newRow("unread") << u"UPDATE participants SET read_seq = 0"_s << false;
    QTest::newRow("read") << u"UPDATE participants SET read_seq = 1"_s << true;
    QTest::newRow("left") << u"UPDATE participants SET left_at = 5"_s << true;
    QTest::newRow("unsent") << u"UPDATE messages SET unsent_at = 5"_s << true;
    QTest::newRow("removed") << u"DELETE FROM participants"_s << true;
}

void PushEndpoints::whatIsReadIsPointless()
{
    QFETCH(QString, change);
    QFETCH(bool, isPointless);
    QVERIFY(add({{u"kind"_s, u"unifiedpush"_s}, {u"url"_s, u"https://push.example.org/1"_s}}));
    const ConversationId group = m_world->conversation({m_anna, m_bea});
    queue({{.user = m_anna}}, {.kind = u"message"_s, .conversation = group, .message = m_world->message(group, m_bea), .seq = 1},
          fromMs(1));
    m_world->sql(change, {});
    const auto found = due(fromMs(1));
    QCOMPARE(found.items.size(), size_t(isPointless ? 0 : 1));
    QCOMPARE(found.pointless.size(), size_t(isPointless ? 1 : 0));
}

namespace {
PushItem item()
{
    return {.queueId = 7,
            .endpoint = EndpointId(1),
            .user = UserId(2),
            .kind = u"message"_s,
            .reason = u"direct"_s,
            .conversation = ConversationId(5),
            .message = MessageId(6),
            .seq = 9,
            .createdAt = fromMs(1'767'225'600'000),
            .unread = 3,
            .conversationName = u"Plans"_s,
            .senderName = u"Bea"_s,
            .excerpt = u"the secret plan"_s,
            .mayShowContent = true};
}
} // namespace

void PushEndpoints::payloadSaysNoMoreThanIsWanted()
{
    using Kind = PushEndpoint::Kind;
    const QJsonObject bare{{u"type"_s, u"message"_s},
                           {u"reason"_s, u"direct"_s},
                           {u"conversationId"_s, u"5"_s},
                           {u"messageId"_s, u"6"_s},
                           {u"seq"_s, 9},
                           {u"unread"_s, 3},
                           {u"at"_s, u"2026-01-01T00:00:00.000Z"_s}};
    PushEndpoint endpoint{
        .id = EndpointId(1), .user = UserId(2), .kind = Kind::UnifiedPush, .url = u"https://push.example.org/1"_s, .hasContent = true};
    QCOMPARE(pushPayload(endpoint, item()), bare);
    const HttpPost push = pushRequest(endpoint, item(), fromMs(0));
    QVERIFY(!push.body.contains("secret"));
    QVERIFY(!push.body.contains("Bea"));
    QVERIFY(std::ranges::any_of(push.headers, [](const auto &header) { return header.first == "TTL"; }));
    for (const auto &[name, value] : push.headers)
        QVERIFY(name != "Topic" || (value.size() <= 32 && value.startsWith("kith-")));
    endpoint.kind = Kind::Webhook;
    QJsonObject full = bare;
    full.insert(u"userId"_s, u"2"_s);
    endpoint.hasContent = false;
    QCOMPARE(pushPayload(endpoint, item()), full);
    endpoint.hasContent = true;
    PushItem hidden = item();
    hidden.mayShowContent = false;
    QCOMPARE(pushPayload(endpoint, hidden), full);
    full.insert(u"sender"_s, u"Bea"_s);
    full.insert(u"text"_s, u"the secret plan"_s);
    full.insert(u"conversation"_s, u"Plans"_s);
    QCOMPARE(pushPayload(endpoint, item()), full);
}

void PushEndpoints::signatureIsAnHmac()
{
    const QByteArray secret = makePushSecret();
    QVERIFY(secret != makePushSecret());
    // Qt's own HMAC as the independent peer.
    const QByteArray expected = QMessageAuthenticationCode::hash("1767225600.{\"a\":1}", secret, QCryptographicHash::Sha256).toHex();
    QCOMPARE(pushSignature(secret, "1767225600", "{\"a\":1}"), QByteArray("sha256=" + expected));
    PushEndpoint endpoint{
        .id = EndpointId(1), .user = UserId(2), .kind = PushEndpoint::Kind::Webhook, .url = u"https://x.example/"_s, .secret = secret};
    const HttpPost post = pushRequest(endpoint, item(), fromMs(1'767'225'600'999));
    QHash<QByteArray, QByteArray> headers;
    for (const auto &[name, value] : post.headers)
        headers.insert(name, value);
    QCOMPARE(headers.value("X-Kith-Timestamp"), "1767225600"_ba);
    QCOMPARE(headers.value("X-Kith-Signature"), pushSignature(secret, "1767225600", post.body));
    QCOMPARE(headers.value("X-Kith-Delivery"), "7-6"_ba);
}

void PushEndpoints::digestSaysWhatWaits()
{
    PushEndpoint endpoint{.id = EndpointId(1), .user = UserId(2), .kind = PushEndpoint::Kind::Email};
    PushItem direct = item();
    direct.conversationName.clear();
    direct.unread = 1;
    PushItem request{.queueId = 8, .endpoint = EndpointId(1), .user = UserId(2), .kind = u"contact_requested"_s, .senderName = u"Cem"_s};
    Mail mail = digestMail(endpoint, u"anna@example.org"_s, {item(), direct, request}, u"Home"_s);
    QCOMPARE(mail.to, u"anna@example.org"_s);
    QCOMPARE(mail.subject, u"Home: 4 unread messages"_s);
    QVERIFY(mail.text.contains(u"Plans: 3 new messages"_s));
    QVERIFY(mail.text.contains(u"Bea: one new message"_s));
    QVERIFY(mail.text.contains(u"Cem would like to be your contact."_s));
    QVERIFY(!mail.text.contains(u"secret"_s));
    endpoint.hasContent = true;
    QVERIFY(digestMail(endpoint, u"anna@example.org"_s, {item()}, u"Home"_s).text.contains(u"Bea: the secret plan"_s));
    QCOMPARE(digestMail(endpoint, u"anna@example.org"_s, {request}, u"Home"_s).subject, u"Home: news"_s);
}

void PushEndpoints::whyIsAnsweredForTheCallerAlone()
{
    const UserId carl = m_world->person(u"Carl"_s);
    const SessionId beas = m_world->session(m_bea, u"desk"_s);
    const SessionId beasPhone = m_world->session(m_bea, u"phone"_s);
    const SessionId carls = m_world->session(carl);
    const ConversationId group = m_world->conversation({m_anna, m_bea, carl});
    const MessageId message = m_world->message(group, m_anna);
    QCOMPARE(why(m_bea, message)[u"reason"_s].toString(), u"pending"_s);
    record({{.message = message,
             .at = now(),
             .usual = AlertReason::RuleAll,
             .others = {{AlertReason::Muted, {carl}}},
             .rang = {beas},
             .viewing = {carls}}});
    const QJsonObject own = why(m_anna, message, m_session);
    QCOMPARE(own[u"alert"_s].toBool(true), false);
    QCOMPARE(own[u"reason"_s].toString(), u"own"_s);
    QCOMPARE(own[u"devices"_s][0][u"reason"_s].toString(), u"own"_s);
    QCOMPARE(own[u"devices"_s][0][u"current"_s].toBool(), true);
    const QJsonObject bea = why(m_bea, message, beasPhone);
    QCOMPARE(bea[u"alert"_s].toBool(), true);
    QCOMPARE(bea[u"reason"_s].toString(), u"rule_all"_s);
    QVERIFY(bea[u"text"_s].toString().endsWith(u'.'));
    QVERIFY(bea.contains(u"decidedAt"_s));
    QCOMPARE(bea[u"devices"_s].toArray().size(), 2);
    QCOMPARE(bea[u"devices"_s][0][u"device"_s].toString(), u"desk"_s);
    QCOMPARE(bea[u"devices"_s][0][u"alert"_s].toBool(), true);
    QCOMPARE(bea[u"devices"_s][0][u"reason"_s].toString(), u"rule_all"_s);
    QCOMPARE(bea[u"devices"_s][1][u"alert"_s].toBool(true), false);
    QCOMPARE(bea[u"devices"_s][1][u"reason"_s].toString(), u"offline"_s);
    QCOMPARE(bea[u"devices"_s][1][u"current"_s].toBool(), true);
    const QJsonObject quiet = why(carl, message);
    QCOMPARE(quiet[u"alert"_s].toBool(true), false);
    QCOMPARE(quiet[u"reason"_s].toString(), u"muted"_s);
    QCOMPARE(quiet[u"devices"_s][0][u"reason"_s].toString(), u"muted"_s);
}

void PushEndpoints::whyNeverTellsOfWhatOneMayNotRead()
{
    const UserId stranger = m_world->person(u"Otto"_s);
    const ConversationId group = m_world->conversation({m_anna, m_bea});
    const MessageId first = m_world->message(group, m_anna);
    const MessageId second = m_world->message(group, m_anna);
    QCOMPARE(why(stranger, first)[u"error"_s].toString(), u"not_found"_s);
    QCOMPARE(why(m_anna, MessageId(4711))[u"error"_s].toString(), u"not_found"_s);
    m_world->sql(u"UPDATE participants SET left_at = 5, left_seq = 1 WHERE user_id = ?"_s, {m_bea.value()});
    QVERIFY(why(m_bea, first).contains(u"reason"_s));
    QCOMPARE(why(m_bea, second)[u"error"_s].toString(), u"not_found"_s);
    m_world->sql(u"UPDATE participants SET left_at = NULL, left_seq = NULL WHERE user_id = ?"_s, {m_bea.value()});
    m_world->sql(
        u"INSERT INTO history_gaps (conversation_id, user_id, after_seq, to_seq, after_version, to_version) VALUES (?, ?, 1, 2, 1, 2)"_s,
        {group.value(), m_bea.value()});
    QVERIFY(why(m_bea, first).contains(u"reason"_s));
    QCOMPARE(why(m_bea, second)[u"error"_s].toString(), u"not_found"_s);
    // Who came later sees the message, and why it was nothing to them then.
    m_world->sql(u"DELETE FROM history_gaps"_s, {});
    m_world->sql(u"UPDATE participants SET joined_at = ? WHERE user_id = ?"_s, {toMs(now() + 1h), m_bea.value()});
    QCOMPARE(why(m_bea, first)[u"reason"_s].toString(), u"not_member"_s);
}

void PushEndpoints::whyTellsEveryStage()
{
    const SessionId desk = m_world->session(m_bea, u"desk"_s);
    const SessionId phone = m_world->session(m_bea, u"phone"_s);
    m_world->sql(
        u"INSERT INTO push_endpoints (id, user_id, kind, url, has_content, delay_minutes, created_at) VALUES (9, ?, 'webhook', 'https://x.example/', 0, 0, 1)"_s,
        {m_bea.value()});
    const ConversationId direct = m_world->conversation({m_anna, m_bea}, false);
    const MessageId message = m_world->message(direct, m_anna);
    record({{.message = message,
             .at = fromMs(1000),
             .usual = AlertReason::Direct,
             .rang = {desk},
             .otherDevice = {phone},
             .pushed = {EndpointId(9)}}});
    QCOMPARE(why(m_bea, message)[u"devices"_s][1][u"reason"_s].toString(), u"other_device"_s);
    record({{.message = message, .stage = AlertRecord::Stage::RangLater, .at = fromMs(11'000), .rang = {phone}}});
    record({{.message = message,
             .stage = AlertRecord::Stage::Pushed,
             .at = fromMs(12'000),
             .pushed = {EndpointId(9)},
             .outcome = u"answered 500"_s},
            {.message = message,
             .stage = AlertRecord::Stage::Pushed,
             .at = fromMs(22'000),
             .pushed = {EndpointId(9)},
             .outcome = u"delivered"_s}});
    const QJsonObject told = why(m_bea, message);
    QCOMPARE(told[u"devices"_s][0][u"at"_s].toString(), u"1970-01-01T00:00:01.000Z"_s);
    QCOMPARE(told[u"devices"_s][1][u"alert"_s].toBool(), true);
    QCOMPARE(told[u"devices"_s][1][u"reason"_s].toString(), u"direct"_s);
    QCOMPARE(told[u"devices"_s][1][u"at"_s].toString(), u"1970-01-01T00:00:11.000Z"_s);
    QStringList states;
    for (const QJsonValue &push : told[u"pushes"_s].toArray())
        states.append(push[u"state"_s].toString());
    QCOMPARE(states, (QStringList{u"queued"_s, u"answered 500"_s, u"delivered"_s}));
    const MessageId note = m_world->message(direct, m_anna, u"x"_s, 1);
    QCOMPARE(why(m_bea, note)[u"reason"_s].toString(), u"system"_s);
    const MessageId old = m_world->message(direct, m_anna);
    m_world->sql(u"UPDATE messages SET created_at = 5 WHERE id = ?"_s, {old.value()});
    QCOMPARE(why(m_bea, old)[u"reason"_s].toString(), u"forgotten"_s);
}

void PushEndpoints::recordsAreFoundAndForgotten()
{
    const auto id = [](int minute, qint64 low) { return MessageId((qint64(minute) * 60'000 << 22) + low); };
    std::vector<AlertRecord> records;
    for (int minute = 0; minute < 10; ++minute) {
        for (qint64 low = 0; low < 3; ++low)
            records.push_back({.message = id(minute + 1, low), .at = fromMs(minute), .rang = {SessionId(minute * 10 + low + 1)}});
    }
    std::ranges::reverse(records);
    record(records);
    // A row spans a minute at most, so that few of them have to be looked into.
    QCOMPARE(m_world->database.scalar(u"SELECT COUNT(*) FROM alert_log"_s).toInt(), 10);
    const auto find = [&](MessageId message) {
        return *m_world->database.read(
            [&](Transaction &transaction) -> Result<std::vector<AlertRecord>> { return alert_store::recordsOf(transaction, message); });
    };
    for (int minute = 0; minute < 10; ++minute)
        QCOMPARE(find(id(minute + 1, 1)).at(0).rang, std::vector{SessionId(minute * 10 + 2)});
    QVERIFY(find(id(3, 7)).empty());
    const qint64 bytes = *m_world->database.read(
        [&](Transaction &transaction) -> Result<qint64> { return alert_store::recordBytes(transaction); });
    QVERIFY(bytes > 0);
    const auto forget = [&](Timestamp before) {
        return *m_world->database.write(
            [&](Transaction &transaction) -> Result<qint64> { return alert_store::forgetOldest(transaction, before); });
    };
    QCOMPARE(forget(now() - 1h), 0);
    QCOMPARE(forget(now() + 1h), bytes);
    QCOMPARE(forget(now() + 1h), 0);
}

void PushEndpoints::undecidedMessagesAreFound()
{
    const ConversationId group = m_world->conversation({m_anna, m_bea});
    const MessageId before = m_world->message(group, m_bea);
    const MessageId decided = m_world->message(group, m_bea);
    const MessageId missed = m_world->message(group, m_bea, u"@Anna"_s);
    m_world->message(group, m_bea, u"note"_s, 1);
    const MessageId unsent = m_world->message(group, m_bea);
    m_world->sql(u"UPDATE messages SET unsent_at = 5 WHERE id = ?"_s, {unsent.value()});
    m_world->sql(u"INSERT INTO message_mentions (conversation_id, user_id, seq, sender_id) VALUES (?, ?, 3, ?), (?, 0, 3, ?)"_s,
                 {group.value(), m_anna.value(), m_bea.value(), group.value(), m_bea.value()});
    record({{.message = decided, .at = now()}});
    const auto found = *m_world->database.read(
        [&](Transaction &transaction) -> Result<std::vector<AlertMessage>> { return alert_store::undecided(transaction, before, 100); });
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found[0].id, missed);
    QCOMPARE(found[0].seq, 3);
    QCOMPARE(found[0].content, u"@Anna"_s);
    QCOMPARE(found[0].mentioned, std::vector{m_anna});
    QVERIFY(found[0].mentionsEverybody);
    QCOMPARE(found[0].members.size(), size_t(2));
    const auto newest = *m_world->database.read(
        [&](Transaction &transaction) -> Result<MessageId> { return alert_store::newestDecided(transaction); });
    QCOMPARE(newest, decided);
}

QTEST_GUILESS_MAIN(PushEndpoints)
#include "tst_push_endpoints.moc"
