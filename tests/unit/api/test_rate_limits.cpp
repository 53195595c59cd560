// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/network_address.h"
#include "server/api/rate_limiter.h"
#include "shared/id_generator.h"

#include <QtTest/QtTest>

#include <thread>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Clock = RateLimitStore::Clock;

/// A store of several nodes that cannot be reached.
class UnreachableStore final : public RateLimitStore
{
public:
    std::optional<Take> take(const LimitKey &, const LimitRule &, double, Clock::time_point) override { return std::nullopt; }
    void giveBack(const LimitKey &, const LimitRule &, double) override {}
};

Route route(Access access, std::vector<Limit> limits)
{
    return {Verb::Post, u"/r"_s, {}, access, ReadFunction(), std::move(limits)};
}

RawCall from(const QString &address, const QJsonObject &input = {})
{
    return {.token = {}, .caller = {}, .input = input, .requestId = {}, .peerAddress = address};
}

RawCall by(qint64 user, const QJsonObject &input = {})
{
    return {.token = {}, .caller = Caller{.user = UserId(user), .session = SessionId(1)}, .input = input};
}

constexpr LimitRule fivePerSecond{Limit::MessageSend, "t", "t", LimitSubject::Person, 5, 30};

} // namespace

class TestRateLimits : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_now = Clock::time_point(1h); }

    void aBucketGivesItsBurstAndThenItsRate();
    void aBucketNeverHoldsMoreThanItsBurst();
    void whatIsGivenBackCanBeTakenAgain();
    void costsMoreThanTheBucketTakeAllOfIt();
    void memoryIsBounded();
    void manyThreadsGetNoMoreThanTheBurst();

    void everyRuleIsWhole();
    void aRateOfZeroRefusesNobody();

    void peopleDoNotShareBuckets();
    void addressesOfOneCustomerShareABucket();
    void thisMachineGetsMore();
    void unknownTokensPayByAddressAndThenByPerson();
    void invitedPeopleHaveABucketOfTheirOwn();
    void onlyAskingForAnotherAddressCostsIdentity();
    void onlyWhatOthersAreToldOfCostsAProfileChange_data();
    void onlyWhatOthersAreToldOfCostsAProfileChange();
    void aReceiverIsProtectedFromMany();
    void newcomersAreSlowerInOneConversation();
    void aForwardCostsAsMuchAsAMessageToEach();
    void aSuccessfulLoginCostsNothing();
    void typingIsDroppedSilently();
    void theOperatorIsNeverRefused();
    void offRefusesNobody();
    void onePersonHasFewSearchesUnderWay();
    void anUnreachableStoreFailsAsTheRuleSays();
    void readsAddresses_data();
    void readsAddresses();

private:
    [[nodiscard]] std::unique_ptr<RateLimiter> limiter(std::unique_ptr<RateLimitStore> shared = nullptr)
    {
        return std::make_unique<RateLimiter>(
            defaultLimitRules(), std::move(shared), [this] { return m_now; }, [this] { return m_wall; });
    }
    /// How many pass before one is refused, at most 1,000.
    [[nodiscard]] static int passes(RateLimiter &limiter, const Route &route, const RawCall &call)
    {
        int count = 0;
        while (count < 1000 && !limiter.charge(route, call).refusal)
            ++count;
        return count;
    }

    Clock::time_point m_now;
    std::chrono::system_clock::time_point m_wall = std::chrono::system_clock::now() + std::chrono::hours(24 * 365);
};

void TestRateLimits::aBucketGivesItsBurstAndThenItsRate()
{
    LocalRateLimitStore store;
    const LimitKey key{Limit::MessageSend, "7"};
    for (int i = 0; i < 30; ++i)
        QVERIFY(store.take(key, fivePerSecond, 1, m_now)->isGranted);
    const auto refused = store.take(key, fivePerSecond, 1, m_now);
    QVERIFY(!refused->isGranted);
    QCOMPARE(refused->wait, 200ms);
    QVERIFY(!store.take(key, fivePerSecond, 1, m_now + 199ms)->isGranted);
    // A refusal costs nothing, so the wait that was named is enough.
    QVERIFY(store.take(key, fivePerSecond, 1, m_now + 200ms)->isGranted);
    QVERIFY(!store.take(key, fivePerSecond, 1, m_now + 399ms)->isGranted);
    int granted = 0;
    for (auto at = m_now + 400ms; at < m_now + 10400ms; at += 10ms)
        granted += store.take(key, fivePerSecond, 1, at)->isGranted ? 1 : 0;
    QCOMPARE(granted, 50);
}

void TestRateLimits::aBucketNeverHoldsMoreThanItsBurst()
{
    LocalRateLimitStore store;
    const LimitKey key{Limit::MessageSend, "7"};
    QVERIFY(store.take(key, fivePerSecond, 1, m_now)->isGranted);
    int granted = 0;
    for (int i = 0; i < 100; ++i)
        granted += store.take(key, fivePerSecond, 1, m_now + 24h)->isGranted ? 1 : 0;
    QCOMPARE(granted, 30);
}

void TestRateLimits::whatIsGivenBackCanBeTakenAgain()
{
    LocalRateLimitStore store;
    const LimitKey key{Limit::Login, "7"};
    for (int i = 0; i < 200; ++i) {
        QVERIFY(store.take(key, fivePerSecond, 1, m_now)->isGranted);
        store.giveBack(key, fivePerSecond, 1);
    }
}

void TestRateLimits::costsMoreThanTheBucketTakeAllOfIt()
{
    LocalRateLimitStore store;
    const LimitKey key{Limit::FileBytes, "7"};
    QVERIFY(store.take(key, fivePerSecond, 1e9, m_now)->isGranted);
    QVERIFY(!store.take(key, fivePerSecond, 1, m_now)->isGranted);
    QVERIFY(!store.take(key, fivePerSecond, 1e9, m_now + 5s)->isGranted);
    QVERIFY(store.take(key, fivePerSecond, 1e9, m_now + 6s)->isGranted);
}

void TestRateLimits::memoryIsBounded()
{
    LocalRateLimitStore store(1600);
    const LimitKey mine{Limit::MessageSend, "mine"};
    for (int i = 0; i < 30; ++i)
        QVERIFY(store.take(mine, fivePerSecond, 1, m_now)->isGranted);
    for (int i = 0; i < 100'000; ++i) {
        QVERIFY(store.take({Limit::MessageSend, QByteArray::number(i)}, fivePerSecond, 1, m_now)->isGranted);
        QVERIFY(!store.take(mine, fivePerSecond, 1, m_now)->isGranted); // whoever keeps asking is not forgotten
    }
    QVERIFY2(store.bucketCount() <= 1600 + 32, qPrintable(QString::number(store.bucketCount())));
}

void TestRateLimits::manyThreadsGetNoMoreThanTheBurst()
{
    LocalRateLimitStore store;
    std::atomic<int> granted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 1000; ++n)
                granted += store.take({Limit::MessageSend, "7"}, fivePerSecond, 1, m_now)->isGranted ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(granted.load(), 30);
}

void TestRateLimits::everyRuleIsWhole()
{
    QSet<QByteArray> names;
    for (const LimitRule &rule : defaultLimitRules()) {
        QVERIFY(!names.contains(rule.name));
        names.insert(rule.name);
        QVERIFY(*rule.protects != '\0');
        if (rule.limit != Limit::None)
            QVERIFY2(rule.perSecond > 0 && rule.burst >= 1 && rule.cost > 0, rule.name);
    }
    QCOMPARE(size_t(names.size()), limitCount);
}

void TestRateLimits::aRateOfZeroRefusesNobody()
{
    LimitRules rules = defaultLimitRules();
    rules[size_t(Limit::Search)].perSecond = 0;
    RateLimiter off(rules);
    QCOMPARE(passes(off, route(Access::SignedIn, {Limit::Search}), by(7)), 1000);
}

void TestRateLimits::peopleDoNotShareBuckets()
{
    const auto all = limiter();
    const Route send = route(Access::SignedIn, {Limit::MessageSend});
    QCOMPARE(passes(*all, send, by(7)), 30);
    const auto refused = all->charge(send, by(7));
    QCOMPARE(refused.refusal->code, ErrorCode::TooManyRequests);
    QCOMPARE(*refused.refusal->retryAfter, 1s);
    QCOMPARE(passes(*all, send, by(8)), 30);
    QCOMPARE(passes(*all, route(Access::SignedIn, {Limit::MessageChange}), by(7)), 60);
    m_now += 2s;
    QCOMPARE(passes(*all, send, by(7)), 10);
    QVERIFY(all->refusals(Limit::MessageSend) >= 4);
}

void TestRateLimits::addressesOfOneCustomerShareABucket()
{
    const auto all = limiter();
    const Route look = route(Access::Anyone, {Limit::InviteLookup});
    QCOMPARE(passes(*all, look, from(u"2001:db8:1:2::1"_s)), 20);
    QCOMPARE(passes(*all, look, from(u"2001:db8:1:2:ffff::9"_s)), 0);
    QCOMPARE(passes(*all, look, from(u"2001:db8:1:3::1"_s)), 20);
    QCOMPARE(passes(*all, look, from(u"203.0.113.9"_s)), 20);
    QCOMPARE(passes(*all, look, from(u"::ffff:203.0.113.9"_s)), 0);
    QCOMPARE(passes(*all, look, from(u"203.0.113.10"_s)), 20);
}

void TestRateLimits::thisMachineGetsMore()
{
    const auto all = limiter();
    const Route enrol = route(Access::Anyone, {Limit::Register});
    QCOMPARE(passes(*all, enrol, from(u"203.0.113.9"_s)), 5);
    QCOMPARE(passes(*all, enrol, from(u"127.0.0.1"_s)), 500);
    QCOMPARE(passes(*all, enrol, from(u"::1"_s)), 500);
}

void TestRateLimits::unknownTokensPayByAddressAndThenByPerson()
{
    const auto all = limiter();
    const Route send = route(Access::SignedIn, {Limit::MessageSend});
    RawCall call = from(u"203.0.113.9"_s);
    call.token = "a token";
    auto verdict = all->charge(send, call);
    QVERIFY(!verdict.refusal && verdict.owesPerson);
    QVERIFY(!all->chargePerson(send, call, UserId(7)));
    // Known from now on: charged before any lane is asked, and to the same bucket as the person's other devices.
    for (int i = 0; i < 29; ++i) {
        verdict = all->charge(send, i % 2 == 0 ? call : by(7));
        QVERIFY(!verdict.refusal && !verdict.owesPerson);
    }
    QVERIFY(all->charge(send, call).refusal);
    all->forget(call.token);
    QVERIFY(all->charge(send, call).owesPerson);
    QVERIFY(all->chargePerson(send, call, UserId(7)));

    call.token = "made up";
    int looked = 0;
    while (looked < 1000 && !all->charge(send, call).refusal)
        ++looked;
    QVERIFY2(looked >= 298 && looked < 300, qPrintable(QString::number(looked)));
}

void TestRateLimits::invitedPeopleHaveABucketOfTheirOwn()
{
    const auto all = limiter();
    const Route enrol = route(Access::Anyone, {Limit::Register, Limit::RegisterInvited});
    QCOMPARE(passes(*all, enrol, from(u"203.0.113.9"_s)), 5);
    QCOMPARE(passes(*all, enrol, from(u"203.0.113.9"_s, {{u"invite"_s, u"code"_s}})), 20);
}

void TestRateLimits::onlyAskingForAnotherAddressCostsIdentity()
{
    const auto all = limiter();
    const Route edit = route(Access::SignedIn, {Limit::Write, Limit::ProfileIdentity});
    QCOMPARE(passes(*all, edit, by(7, {{u"phone"_s, u"+41"_s}})), 10);
    QVERIFY(!all->charge(edit, by(7, {{u"about"_s, u"me"_s}})).refusal);
}

void TestRateLimits::onlyWhatOthersAreToldOfCostsAProfileChange_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<int>("taken");
    QTest::newRow("firstname") << QJsonObject{{u"firstname"_s, u"Anna"_s}} << 20;
    QTest::newRow("lastname") << QJsonObject{{u"lastname"_s, u""_s}} << 20;
    QTest::newRow("about") << QJsonObject{{u"about"_s, u"me"_s}} << 20;
    QTest::newRow("about emptied") << QJsonObject{{u"about"_s, u""_s}} << 20;
    QTest::newRow("who sees the address") << QJsonObject{{u"settings"_s, QJsonObject{{u"email"_s, u"nobody"_s}}}} << 20;
    QTest::newRow("who sees the phone") << QJsonObject{{u"settings"_s, QJsonObject{{u"phone"_s, u"nobody"_s}}}} << 20;
    QTest::newRow("who sees reads") << QJsonObject{{u"settings"_s, QJsonObject{{u"readReceipts"_s, false}}}} << 20;
    QTest::newRow("who may find") << QJsonObject{{u"settings"_s, QJsonObject{{u"findable"_s, false}}}} << 100;
    QTest::newRow("country") << QJsonObject{{u"country"_s, u"SE"_s}} << 100;
}

void TestRateLimits::onlyWhatOthersAreToldOfCostsAProfileChange()
{
    QFETCH(const QJsonObject, change);
    QFETCH(const int, taken);
    const auto all = limiter();
    const Route edit = route(Access::SignedIn, {Limit::Write, Limit::ProfileIdentity, Limit::ProfileChange});
    QCOMPARE(passes(*all, edit, by(7, change)), taken);
    m_now += 60s;
    QVERIFY(passes(*all, edit, by(7, change)) >= 6);
}

void TestRateLimits::aReceiverIsProtectedFromMany()
{
    const auto all = limiter();
    const Route request = route(Access::SignedIn, {Limit::ContactRequest, Limit::ContactReceiver});
    int passed = 0;
    for (int person = 1; person <= 20; ++person)
        passed += all->charge(request, by(person, {{u"email"_s, person % 2 == 0 ? u"Eve@example.org"_s : u" eve@EXAMPLE.org "_s}})).refusal
                      ? 0
                      : 1;
    QCOMPARE(passed, 5);
    QVERIFY(!all->charge(request, by(1, {{u"email"_s, u"other@example.org"_s}})).refusal);
    QVERIFY(!all->charge(request, by(1, {{u"phone"_s, u"+41 44 668 18 00"_s}})).refusal);
}

void TestRateLimits::newcomersAreSlowerInOneConversation()
{
    IdGenerator ids;
    const qint64 young = ids.next();
    m_wall = timeOfId(young) + 1h;
    const auto all = limiter();
    const Route send = route(Access::SignedIn, {Limit::MessageSendNewcomer});
    QCOMPARE(passes(*all, send, by(young, {{u"conversationId"_s, u"1"_s}})), 30);
    QCOMPARE(passes(*all, send, by(young, {{u"conversationId"_s, u"2"_s}})), 30);
    m_now += 1s;
    QCOMPARE(passes(*all, send, by(young, {{u"conversationId"_s, u"1"_s}})), 2);
    m_wall = timeOfId(young) + 25h;
    QCOMPARE(passes(*all, send, by(young, {{u"conversationId"_s, u"1"_s}})), 1000);
}

void TestRateLimits::aForwardCostsAsMuchAsAMessageToEach()
{
    IdGenerator ids;
    const qint64 young = ids.next();
    m_wall = timeOfId(young) + 1h;
    const Route send = route(Access::SignedIn, {Limit::MessageSend});
    const Route sendYoung = route(Access::SignedIn, {Limit::MessageSendNewcomer});
    const auto forwarding = [young](const QJsonArray &to, const QJsonObject &besides = {}) {
        QJsonObject input = besides;
        input.insert(u"conversationIds"_s, to);
        return by(young, input);
    };
    const auto all = limiter();
    QVERIFY(!all->charge(send, forwarding({u"1"_s, u"2"_s, u"3"_s, u"4"_s})).refusal);
    QCOMPARE(passes(*all, send, by(young, {{u"conversationId"_s, u"5"_s}})), 26);
    // Each of the conversations is protected, and by naming others nobody gets past the one that is written to.
    QCOMPARE(passes(*all, sendYoung, forwarding({u"1"_s, u"2"_s})), 30);
    QCOMPARE(passes(*all, sendYoung, by(young, {{u"conversationId"_s, u"2"_s}})), 0);
    QCOMPARE(passes(*all, sendYoung, forwarding({u"3"_s}, {{u"conversationId"_s, u"1"_s}})), 0);
    QCOMPARE(passes(*all, sendYoung, by(young, {{u"conversationId"_s, u"4"_s}, {u"conversationIds"_s, QJsonArray()}})), 30);
    // Whatever the configuration allows, a full bucket is enough.
    LimitRules strict = defaultLimitRules();
    strict[size_t(Limit::MessageSend)].burst = 5;
    RateLimiter few(strict);
    QVERIFY(!few.charge(send, forwarding({u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s})).refusal);
    QVERIFY(few.charge(send, by(young)).refusal);
}

void TestRateLimits::aSuccessfulLoginCostsNothing()
{
    const auto all = limiter();
    const Route login = route(Access::Anyone, {Limit::Login});
    const RawCall call = from(u"203.0.113.9"_s, {{u"login"_s, u"Ann@example.org"_s}});
    for (int i = 0; i < 100; ++i) {
        QVERIFY(!all->charge(login, call).refusal);
        all->succeeded(login, call);
    }
    QCOMPARE(passes(*all, login, call), 5);
    QVERIFY(all->charge(login, from(u"203.0.113.9"_s, {{u"login"_s, u"ann@example.org"_s}})).refusal);
    QCOMPARE(passes(*all, login, from(u"203.0.113.9"_s, {{u"login"_s, u"bob@example.org"_s}})), 5);
    QCOMPARE(passes(*all, login, from(u"203.0.113.10"_s, {{u"login"_s, u"ann@example.org"_s}})), 5);
    const auto refused = all->charge(login, call);
    QCOMPARE(*refused.refusal->retryAfter, 300s);
}

void TestRateLimits::typingIsDroppedSilently()
{
    const auto all = limiter();
    const Route typing = route(Access::SignedIn, {Limit::Typing});
    QCOMPARE(passes(*all, typing, by(7)), 5);
    QVERIFY(all->charge(typing, by(7)).isSilent);
}

void TestRateLimits::theOperatorIsNeverRefused()
{
    const auto all = limiter();
    QCOMPARE(passes(*all, route(Access::Administrator, {Limit::Administration}), by(0)), 1000);
    QCOMPARE(passes(*all, route(Access::Administrator, {Limit::Administration}), by(7)), 200);
}

void TestRateLimits::offRefusesNobody()
{
    RateLimiter off;
    QVERIFY(off.isOff());
    QCOMPARE(passes(off, route(Access::Anyone, {Limit::Register}), from(u"203.0.113.9"_s)), 1000);
    QVERIFY(!off.charge(Limit::SocketOpen, u"203.0.113.9"_s));
}

void TestRateLimits::onePersonHasFewSearchesUnderWay()
{
    RateLimiter limiter(defaultLimitRules());
    const Route search = route(Access::SignedIn, {Limit::Search});
    QList<RateLimiter::Place> places;
    for (int i = 0; i < 3; ++i) {
        const auto place = limiter.enter(search, by(1));
        QVERIFY(place.isOk() && *place);
        places.append(*place);
    }
    const auto refused = limiter.enter(search, by(1));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooManyRequests);
    QVERIFY(refused.error().detail.contains(u"under way"_s));
    QCOMPARE(limiter.refusals(Limit::Search), 1U);
    QVERIFY(limiter.enter(search, by(2)).isOk());
    QVERIFY(limiter.enter(route(Access::SignedIn, {Limit::Read}), by(1)).isOk());
    places.removeLast();
    QVERIFY(limiter.enter(search, by(1)).isOk());
    // A token is one person, before it is known whose and after.
    RawCall unknown = from(u"203.0.113.1"_s);
    unknown.token = "secret";
    const auto one = limiter.enter(search, unknown);
    const auto two = limiter.enter(search, unknown);
    const auto three = limiter.enter(search, unknown);
    QVERIFY(one.isOk() && two.isOk() && three.isOk());
    QVERIFY(!limiter.enter(search, unknown));
    QVERIFY(limiter.enter(search, by(3)).isOk());
    QVERIFY(RateLimiter().enter(search, by(1)).isOk());
}

void TestRateLimits::anUnreachableStoreFailsAsTheRuleSays()
{
    const auto all = limiter(std::make_unique<UnreachableStore>());
    QCOMPARE(passes(*all, route(Access::SignedIn, {Limit::MessageSend}), by(7)), 30); // open: on the local bucket
    const auto refused = all->charge(route(Access::Anyone, {Limit::Login}), from(u"203.0.113.9"_s));
    QVERIFY(refused.refusal);
    QCOMPARE(refused.refusal->code, ErrorCode::Overloaded);
}

void TestRateLimits::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("isThisMachine");
    QTest::newRow("ipv4") << u"203.0.113.9"_s << 4 << false;
    QTest::newRow("loopback") << u"127.8.9.1"_s << 4 << true;
    QTest::newRow("ipv6") << u"2001:db8::1"_s << 8 << false;
    QTest::newRow("ipv6 loopback") << u"::1"_s << 8 << true;
    QTest::newRow("mapped loopback") << u"::ffff:127.0.0.1"_s << 4 << true;
    QTest::newRow("mapped") << u"::ffff:203.0.113.9"_s << 4 << false;
    QTest::newRow("scoped") << u"fe80::1%eth0"_s << 8 << false;
    QTest::newRow("a Unix socket") << QString() << 0 << true;
    QTest::newRow("nonsense") << u"127.0.0.1.5"_s << 11 << false;
}

void TestRateLimits::readsAddresses()
{
    QFETCH(QString, text);
    QFETCH(int, bytes);
    QFETCH(bool, isThisMachine);
    const NetworkAddress address = networkAddress(text);
    QCOMPARE(address.bytes.size(), bytes);
    QCOMPARE(address.isThisMachine, isThisMachine);
}

QTEST_GUILESS_MAIN(TestRateLimits)
#include "test_rate_limits.moc"
