// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"
#include "tests/support/receivers/http_receiver.h"
#include "tests/support/receivers/smtp_receiver.h"

#include <QtCore/QJsonArray>
#include <QtCore/QMessageAuthenticationCode>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int patienceMs = 20'000;
/// Longer than the first two tries of a push are apart.
constexpr int retryPatienceMs = 60'000;
} // namespace

/// Who is alerted, where, and why; and what reaches receivers that are really there.
class TestNotifications : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void deviceRingsAndItIsSaidWhy();
    void othersRingAfterSilence();
    void quietHoursAreKeptAndExplained();
    void mentionIsInTheFeedUntilItsMessageIsUnsent();
    void feedReadOnOneDeviceIsReadOnAll();
    void syncTellsWhatEventsTold();
    void webhookIsSignedAndRepeatedUntilItArrives();
    void goneEndpointIsRemoved();
    void devicesHearOfEachOthersEndpoints();
    void endpointGoesWithItsSession_data();
    void endpointGoesWithItsSession();
    void sessionWithoutEndpointIsNoNews();
    void readElsewhereIsWithdrawn();
    void privateTargetsAreRefused_data();
    void privateTargetsAreRefused();
    void digestComesByMail();
    void administratorTriesPushes();
    void administratorTriesMails();
    void nothingIsLostWhenTheServerIsKilled();
    void metricsTellOfPushes();

private:
    [[nodiscard]] Town &town() { return m_stage.town(); }
    /// The endpoint as it was made, with its secret.
    QJsonObject endpoint(Person &person, const QString &kind, const QString &url, const QJsonObject &more = {});
    [[nodiscard]] QJsonObject why(Person &person, const QJsonObject &message)
    {
        return person.api.get(u"/api/notifications/why/"_s + idOf(message)).json();
    }

    Stage m_stage;
    SmtpReceiver m_mail;
};

void TestNotifications::initTestCase()
{
    m_stage.server().addArguments({u"--push-allow-networks"_s, u"127.0.0.1"_s, u"--smtp-host"_s, u"127.0.0.1"_s, u"--smtp-port"_s,
                                   QString::number(m_mail.port()), u"--smtp-security"_s, u"none"_s, u"--smtp-from"_s,
                                   u"kith@example.org"_s});
    QVERIFY(m_stage.raise());
}

QJsonObject TestNotifications::endpoint(Person &person, const QString &kind, const QString &url, const QJsonObject &more)
{
    QJsonObject body = more;
    body.insert(u"kind"_s, kind);
    if (!url.isEmpty())
        body.insert(u"url"_s, url);
    const HttpReply made = person.api.post(u"/api/notifications/endpoints"_s, body);
    if (made.status != 201)
        qWarning() << "no endpoint:" << made.body;
    return made.json();
}

void TestNotifications::deviceRingsAndItIsSaidWhy()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const auto berts = town().live(bert);
    const QJsonObject message = town().say(anna, direct, u"hello"_s);
    const QJsonObject ring = berts->event(u"notification"_s,
                                          [&](const QJsonObject &event) { return event["data"_L1]["messageId"_L1] == message["id"_L1]; });
    HAS_SHAPE(m_stage, ring, "event_notification");
    QCOMPARE(ring["data"_L1]["reason"_L1].toString(), u"direct"_s);
    const QJsonObject explained = why(bert, message);
    HAS_SHAPE(m_stage, explained, "why");
    QCOMPARE(explained["alert"_L1].toBool(), true);
    QCOMPARE(explained["devices"_L1][0]["alert"_L1].toBool(), true);
    QCOMPARE(why(anna, message)["reason"_L1].toString(), u"own"_s);
}

void TestNotifications::othersRingAfterSilence()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const auto tablet = town().live(town().signInAgain(bert));
    const auto phone = town().live(bert);
    QCOMPARE(bert.api.put(u"/api/notifications/settings"_s, {{u"ringOthersAfter"_s, 1}}).status, 200);
    // Whichever is chosen first: both have rung in the end, one of them because the other stayed silent.
    const QJsonObject message = town().say(anna, direct, u"anybody there?"_s);
    const auto about = [&](const QJsonObject &event) { return event["data"_L1]["messageId"_L1] == message["id"_L1]; };
    QVERIFY(!phone->event(u"notification"_s, about).isEmpty());
    QVERIFY(!tablet->event(u"notification"_s, about).isEmpty());
}

void TestNotifications::quietHoursAreKeptAndExplained()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const auto berts = town().live(bert);
    const HttpReply changed = bert.api.put(
        u"/api/notifications/settings"_s,
        {{u"doNotDisturb"_s,
          QJsonObject{{u"enabled"_s, true}, {u"from"_s, u"00:00"_s}, {u"to"_s, u"00:00"_s}, {u"timeZone"_s, u"UTC"_s}}}});
    QCOMPARE(changed.status, 200);
    HAS_SHAPE(m_stage, changed.json(), "notification_settings_answer");
    const QJsonObject message = town().say(anna, direct, u"quiet"_s);
    const QJsonObject explained = why(bert, message);
    QCOMPARE(explained["alert"_L1].toBool(true), false);
    QCOMPARE(explained["reason"_L1].toString(), u"dnd"_s);
    QVERIFY(berts->settle());
    QVERIFY(!berts->hasEvent(u"notification"_s));
}

void TestNotifications::mentionIsInTheFeedUntilItsMessageIsUnsent()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString group = town().group(anna, u"Feed"_s, {&bert});
    QCOMPARE(bert.api.put(u"/api/notifications/settings"_s, {{u"keywords"_s, QJsonArray{u"deploy"_s}}}).status, 200);
    const QJsonObject message = town().say(anna, group, u"Deploy is done"_s);
    QCOMPARE(why(bert, message)["reason"_L1].toString(), u"keyword"_s);
    const auto rows = [&] {
        QList<QJsonObject> found;
        const QJsonArray feed = bert.api.get(u"/api/notifications"_s).json()["notifications"_L1].toArray();
        for (const QJsonValue &row : feed) {
            if (row["messageId"_L1] == message["id"_L1] && row["kind"_L1].toString() == u"mention"_s)
                found.append(row.toObject());
        }
        return found;
    };
    QCOMPARE(rows().size(), 1);
    HAS_SHAPE(m_stage, rows().first(), "notification");
    QCOMPARE(anna.api.put(u"/api/messages/unsent/"_s + idOf(message)).status, 200);
    QCOMPARE(rows().size(), 0);
}

void TestNotifications::feedReadOnOneDeviceIsReadOnAll()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    town().say(anna, direct, u"one"_s);
    const auto other = town().live(town().signInAgain(bert));
    const QJsonArray feed = bert.api.get(u"/api/notifications"_s).json()["notifications"_L1].toArray();
    QVERIFY(!feed.isEmpty());
    QCOMPARE(bert.api.put(u"/api/notifications/read"_s, {{u"upTo"_s, feed.last()["id"_L1]}}).status / 100, 2);
    QVERIFY(!other->event(u"me.changed"_s, aboutMe(u"notifications"_s)).isEmpty());
    const QJsonArray after = bert.api.get(u"/api/notifications"_s).json()["notifications"_L1].toArray();
    for (const QJsonValue &row : after)
        QCOMPARE(row["read"_L1].toBool(), true);
}

void TestNotifications::syncTellsWhatEventsTold()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QJsonObject first = bert.api.get(u"/api/sync"_s).json();
    HAS_SHAPE(m_stage, first, "sync");
    QVERIFY(first.contains("notificationSettings"_L1));
    QCOMPARE(anna.api.post(u"/api/contacts"_s, {{u"phone"_s, bert.phone}}).status / 100, 2);
    const QJsonObject later = bert.api.get(u"/api/sync?since="_s + first["token"_L1].toString()).json();
    QCOMPARE(later["notifications"_L1].toArray().size(), 1);
    QCOMPARE(later["notifications"_L1][0]["kind"_L1].toString(), u"contact_requested"_s);
    QVERIFY(!later.contains("notificationSettings"_L1));
}

void TestNotifications::webhookIsSignedAndRepeatedUntilItArrives()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    HttpReceiver receiver;
    receiver.answer(503);
    const QJsonObject made = endpoint(bert, u"webhook"_s, receiver.url(), {{u"includeContent"_s, true}});
    HAS_SHAPE(m_stage, made, "push_endpoint_made");
    const QJsonObject message = town().say(anna, direct, u"over the wire"_s);
    QVERIFY(receiver.waitFor(1, patienceMs));
    QTRY_COMPARE_WITH_TIMEOUT(bert.api.get(u"/api/notifications/endpoints"_s).json()["endpoints"_L1][0]["state"_L1].toString(),
                              u"failing"_s, patienceMs);
    receiver.answer(204);
    QVERIFY(receiver.waitFor(2, retryPatienceMs));
    const HttpReceiver::Request request = receiver.requests().at(1);
    QCOMPARE(request.json()["messageId"_L1], message["id"_L1]);
    QCOMPARE(request.json()["text"_L1].toString(), u"over the wire"_s);
    const QByteArray signedText = request.headers.value("x-kith-timestamp") + '.' + request.body;
    QCOMPARE(
        request.headers.value("x-kith-signature"),
        QByteArray(
            "sha256="
            + QMessageAuthenticationCode::hash(signedText, made["secret"_L1].toString().toLatin1(), QCryptographicHash::Sha256).toHex()));
    QTRY_COMPARE_WITH_TIMEOUT(bert.api.get(u"/api/notifications/endpoints"_s).json()["endpoints"_L1][0]["state"_L1].toString(), u"active"_s,
                              patienceMs);
    const QJsonArray pushes = why(bert, message)["pushes"_L1].toArray();
    QCOMPARE(pushes.last()["state"_L1].toString(), u"delivered"_s);
}

void TestNotifications::goneEndpointIsRemoved()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    HttpReceiver receiver;
    receiver.answer(410);
    (void)endpoint(bert, u"unifiedpush"_s, receiver.url());
    town().say(anna, direct, u"hello"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bert.api.get(u"/api/notifications/endpoints"_s).json()["endpoints"_L1].toArray().size(), 0, patienceMs);
    QCOMPARE(receiver.requests().size(), size_t(1));
    const QJsonObject sync = bert.api.get(u"/api/sync"_s).json();
    HAS_SHAPE(m_stage, sync, "sync");
    QCOMPARE(sync["pushEndpoints"_L1].toArray().size(), 0);
}

void TestNotifications::devicesHearOfEachOthersEndpoints()
{
    Person &bert = town().settle(u"Bert"_s);
    const auto other = town().live(town().signInAgain(bert));
    const QJsonObject made = endpoint(bert, u"webhook"_s, u"http://127.0.0.1:9/hook"_s);
    const auto told = [&] { return other->event(u"me.changed"_s, aboutMe(u"pushEndpoints"_s)); };
    const auto synced = [&] { return bert.api.get(u"/api/sync"_s).json()["pushEndpoints"_L1].toArray(); };
    const QJsonObject added = told();
    QCOMPARE(added["data"_L1]["pushEndpoints"_L1].toArray().size(), 1);
    QCOMPARE(added["data"_L1]["pushEndpoints"_L1][0]["id"_L1], made["endpoint"_L1]["id"_L1]);
    QVERIFY(!added["data"_L1]["pushEndpoints"_L1][0].toObject().contains("secret"_L1));
    QCOMPARE(added["data"_L1]["pushEndpoints"_L1].toArray(), synced());
    QCOMPARE(bert.api.remove(u"/api/notifications/endpoints/"_s + made["endpoint"_L1]["id"_L1].toString()).status, 204);
    const QJsonObject removed = told();
    QCOMPARE(removed["data"_L1]["pushEndpoints"_L1].toArray(), QJsonArray());
    QCOMPARE(removed["version"_L1].toInteger(), added["version"_L1].toInteger() + 1);
    QCOMPARE(synced(), QJsonArray());
    (void)endpoint(bert, u"email"_s, {});
    QCOMPARE(told()["data"_L1]["pushEndpoints"_L1].toArray(), synced());
    QCOMPARE(synced()[0]["delayMinutes"_L1].toInteger(), 30);
}

void TestNotifications::endpointGoesWithItsSession_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"signed out", "revoked", "others ended", "password changed"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestNotifications::endpointGoesWithItsSession()
{
    QFETCH(QString, way);
    Person &bert = town().settle(u"Bert"_s);
    const auto staying = town().live(bert);
    ApiClient going(town().server(), town().signInAgain(bert));
    const QString session = going.get(u"/api/users/%1/sessions"_s.arg(bert.id)).json()["current"_L1].toString();
    const QJsonObject mail{{u"kind"_s, u"email"_s}};
    const QJsonObject hook{{u"kind"_s, u"webhook"_s}, {u"url"_s, u"http://127.0.0.1:9/going"_s}};
    QCOMPARE(going.post(u"/api/notifications/endpoints"_s, hook).status, 201);
    QCOMPARE(bert.api.post(u"/api/notifications/endpoints"_s, mail).status, 201);
    const auto told = [&] { return staying->event(u"me.changed"_s, aboutMe(u"pushEndpoints"_s)); };
    QCOMPARE(told()["data"_L1]["pushEndpoints"_L1].toArray().size(), 1);
    const QJsonObject before = told();
    QCOMPARE(before["data"_L1]["pushEndpoints"_L1].toArray().size(), 2);

    const QString sessions = u"/api/users/%1/sessions"_s.arg(bert.id);
    if (way == u"signed out"_s)
        QCOMPARE(going.post(u"/api/users/logout"_s).status, 204);
    else if (way == u"revoked"_s)
        QCOMPARE(bert.api.remove(sessions + u'/' + session).status, 204);
    else if (way == u"others ended"_s)
        QCOMPARE(bert.api.remove(sessions).status, 204);
    else
        QCOMPARE(
            bert.api.put(u"/api/users/%1/password"_s.arg(bert.id), {{u"current"_s, bert.password}, {u"password"_s, u"a whole new one"_s}})
                .status,
            204);
    const QJsonObject after = told();
    const QJsonArray left = after["data"_L1]["pushEndpoints"_L1].toArray();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left[0]["kind"_L1].toString(), u"email"_s); // it hangs on no device
    QCOMPARE(after["version"_L1].toInteger(), before["version"_L1].toInteger() + 1);
    const QJsonObject fresh = bert.api.get(u"/api/sync"_s).json();
    QCOMPARE(fresh["pushEndpoints"_L1].toArray(), left);
    QCOMPARE(bert.api.get(u"/api/notifications/endpoints"_s).json()["endpoints"_L1].toArray().size(), 1);
}

void TestNotifications::sessionWithoutEndpointIsNoNews()
{
    Person &bert = town().settle(u"Bert"_s);
    const auto staying = town().live(bert);
    const QString token = town().signInAgain(bert);
    QCOMPARE(ApiClient(town().server(), token).post(u"/api/users/logout"_s).status, 204);
    QVERIFY(staying->settle());
    QVERIFY(!staying->hasEvent(u"me.changed"_s));
}

void TestNotifications::readElsewhereIsWithdrawn()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    HttpReceiver receiver;
    (void)endpoint(bert, u"unifiedpush"_s, receiver.url());
    const QJsonObject message = town().say(anna, direct, u"hello"_s);
    QVERIFY(receiver.waitFor(1, patienceMs));
    ApiClient tablet(m_stage.server().url(), town().signInAgain(bert));
    QCOMPARE(tablet.put(u"/api/messages/read"_s, {{u"conversationId"_s, direct}, {u"seq"_s, message["seq"_L1]}}).status / 100, 2);
    QVERIFY(receiver.waitFor(2, patienceMs));
    QCOMPARE(receiver.requests().at(1).json()["type"_L1].toString(), u"withdrawn"_s);
    QCOMPARE(receiver.requests().at(1).json()["unread"_L1].toInt(-1), 0);
}

void TestNotifications::privateTargetsAreRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("other loopback") << u"http://127.0.0.2/x"_s;
    QTest::newRow("loopback in IPv6") << u"http://[::1]/x"_s;
    QTest::newRow("mapped") << u"http://[::ffff:127.0.0.2]/x"_s;
    QTest::newRow("one number") << u"http://2130706434/x"_s;
    QTest::newRow("metadata") << u"http://169.254.169.254/latest"_s;
    QTest::newRow("private") << u"https://10.0.0.1/x"_s;
    QTest::newRow("unique local") << u"https://[fd00::1]/x"_s;
    QTest::newRow("credentials") << u"https://a:b@push.example.org/x"_s;
    QTest::newRow("scheme") << u"file:///etc/passwd"_s;
}

void TestNotifications::privateTargetsAreRefused()
{
    QFETCH(QString, url);
    Person &anna = town().settle(u"Anna"_s);
    const HttpReply refused = anna.api.post(u"/api/notifications/endpoints"_s, {{u"kind"_s, u"webhook"_s}, {u"url"_s, url}});
    IS_PROBLEM(m_stage, refused, 422, "validation");
    QCOMPARE(refused.fields(), QStringList{u"url"_s});
}

void TestNotifications::digestComesByMail()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    (void)endpoint(bert, u"email"_s, {}, {{u"delayMinutes"_s, 0}, {u"includeContent"_s, true}});
    town().say(anna, direct, u"by post"_s);
    QVERIFY(m_mail.waitFor(1, patienceMs));
    const SmtpReceiver::Message mail = m_mail.messages().front();
    QCOMPARE(mail.to, QList<QByteArray>{"<" + bert.email.toLatin1() + ">"});
    QVERIFY2(mail.text().contains(u"by post"_s), qPrintable(mail.text()));
}

void TestNotifications::administratorTriesPushes()
{
    Person &bert = town().settle(u"Bert"_s);
    HttpReceiver good;
    HttpReceiver gone;
    gone.answer(410);
    const QString webhook = endpoint(bert, u"webhook"_s, good.url())["endpoint"_L1]["id"_L1].toString();
    const QString dead = endpoint(bert, u"unifiedpush"_s, gone.url())["endpoint"_L1]["id"_L1].toString();
    const HttpReply both = town().control().post(u"/api/admin/test-push"_s, {{u"userId"_s, bert.id}});
    QCOMPARE(both.status, 200);
    HAS_SHAPE(m_stage, both.json(), "push_test");
    const QJsonArray deliveries = both.json()["deliveries"_L1].toArray();
    QCOMPARE(deliveries[0]["result"_L1].toString(), u"delivered"_s);
    QCOMPARE(deliveries[1]["result"_L1].toString(), u"rejected"_s);
    QCOMPARE(deliveries[1]["status"_L1].toInteger(), 410);
    QCOMPARE(good.requests().front().json()["type"_L1].toString(), u"test"_s);
    QVERIFY(good.requests().front().headers.contains("x-kith-signature"));

    ServerProcess &server = m_stage.server();
    const auto one = server.command({u"notifications"_s, u"test-push"_s, webhook, u"--json"_s});
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(one.json()["deliveries"_L1].toArray().size(), 1);
    QCOMPARE(good.requests().size(), size_t(2));
    const HttpReply single = town().control().post(u"/api/admin/test-push"_s, {{u"endpointId"_s, webhook}});
    QCOMPARE(single.status, 200);
    QCOMPARE(single.json()["deliveries"_L1].toArray().size(), 1);
    QCOMPARE(good.requests().size(), size_t(3));
    const auto all = server.command({u"notifications"_s, u"test-push"_s, bert.email});
    QCOMPARE(all.exitCode, 1); // one of them did not arrive
    QVERIFY2(all.out.contains("rejected") && all.out.contains(dead.toLatin1()), all.out.constData());
    QCOMPARE(server.command({u"notifications"_s, u"test-push"_s, u"nobody@example.org"_s}).exitCode, 4);
    // A test takes nothing away: that an endpoint is gone is for real pushes to find.
    QCOMPARE(bert.api.get(u"/api/notifications/endpoints"_s).json()["endpoints"_L1].toArray().size(), 2);
}

void TestNotifications::administratorTriesMails()
{
    const size_t before = m_mail.messages().size();
    const HttpReply sent = town().control().post(u"/api/admin/test-mail"_s, {{u"address"_s, u"ada@example.org"_s}});
    QCOMPARE(sent.status, 200);
    HAS_SHAPE(m_stage, sent.json(), "delivery_result");
    QCOMPARE(sent.json()["result"_L1].toString(), u"delivered"_s);
    ServerProcess &server = m_stage.server();
    const auto again = server.command({u"notifications"_s, u"test-mail"_s, u"bo@example.org"_s, u"--json"_s});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QVERIFY(m_mail.waitFor(before + 2));
    QCOMPARE(m_mail.messages().back().to, QList<QByteArray>{"<bo@example.org>"});
    m_mail.refuseRecipients("550 nobody here");
    const HttpReply refused = town().control().post(u"/api/admin/test-mail"_s, {{u"address"_s, u"cy@example.org"_s}});
    m_mail.refuseRecipients("250 ok");
    QCOMPARE(refused.json()["result"_L1].toString(), u"rejected"_s);
    QCOMPARE(refused.json()["status"_L1].toInteger(), 550);
    IS_PROBLEM(m_stage, town().control().post(u"/api/admin/test-mail"_s, {{u"address"_s, u"no address"_s}}), 422, "validation");
}

void TestNotifications::nothingIsLostWhenTheServerIsKilled()
{
    constexpr int groups = 6;
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &carl = town().settle(u"Carl"_s);
    QStringList ids;
    for (int i = 0; i < groups; ++i)
        ids.append(town().group(anna, u"Kill %1"_s.arg(i), {&bert}));
    HttpReceiver receiver;
    // What is under way when the server dies is never answered.
    receiver.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.isSilent = true}; });
    QVERIFY(!endpoint(bert, u"webhook"_s, receiver.url()).isEmpty());
    for (const QString &id : ids)
        town().say(anna, id, u"before the end"_s);
    QCOMPARE(carl.api.post(u"/api/contacts"_s, {{u"phone"_s, bert.phone}}).status / 100, 2);
    m_stage.server().kill();
    const size_t before = receiver.requests().size();
    receiver.answer(204);
    QVERIFY(m_stage.server().start());
    QSet<QString> arrived;
    bool isRequestThere = false;
    const auto isAllThere = [&] {
        const auto requests = receiver.requests();
        for (size_t i = before; i < requests.size(); ++i) {
            arrived.insert(requests[i].json()["conversationId"_L1].toString());
            isRequestThere = isRequestThere || requests[i].json()["type"_L1].toString() == u"contact_requested"_s;
        }
        return isRequestThere && arrived.contains(QSet<QString>(ids.begin(), ids.end()));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAllThere(), retryPatienceMs);
}

void TestNotifications::metricsTellOfPushes()
{
    const QByteArray metrics = town().control().get(u"/metrics"_s).body;
    for (const char *family :
         {"kith_push_sent_total{result=\"", "kith_webhook_deliveries_total{result=\"", "kith_mail_sent_total{result=\""})
        QVERIFY2(metrics.contains(family), family);
}

QTEST_GUILESS_MAIN(TestNotifications)
#include "test_notifications.moc"
