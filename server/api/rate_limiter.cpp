// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/rate_limiter.h"

#include "server/api/network_address.h"
#include "shared/id_generator.h"
#include "shared/limits.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr size_t knownTokens = 65'536;
constexpr std::chrono::seconds longestWait{3600};

Error tooMany(const LimitRule &rule, std::chrono::nanoseconds wait)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    return Error{.code = ErrorCode::TooManyRequests,
                 .detail = u"Too many requests of this kind (%1); please wait."_s.arg(QLatin1String(rule.name)),
                 .fields = {},
                 .retryAfter = std::clamp(seconds, std::chrono::seconds(1), longestWait)};
}

QString textOf(const RawCall &call, const QString &field)
{
    return call.input.value(field).toString().trimmed().toCaseFolded();
}

bool has(const RawCall &call, const QString &field)
{
    const QJsonValue value = call.input.value(field);
    return !value.isUndefined() && !value.isNull() && value != QJsonValue(QString());
}

bool isOf(const LimitRule &rule, bool isPerson)
{
    const bool needsPerson = rule.subject == LimitSubject::Person || rule.subject == LimitSubject::PersonInConversation;
    return needsPerson == isPerson;
}

/// Where a request writes to: `conversationId`, and what a forward names besides. More than a forward may name is refused later.
QStringList conversationsOf(const RawCall &call)
{
    const QJsonArray several = call.input.value("conversationIds"_L1).toArray();
    QStringList out;
    if (several.isEmpty() || has(call, u"conversationId"_s))
        out.append(call.input.value("conversationId"_L1).toString());
    for (qsizetype i = 0; i < std::min(several.size(), qsizetype(limits::forwardTargets)); ++i)
        out.append(several.at(i).toString());
    return out;
}

/// A message that goes to several conversations costs as much as one to each; at most a full bucket.
double costOf(const LimitRule &rule, const RawCall &call)
{
    if (rule.limit != Limit::MessageSend)
        return rule.cost;
    return std::min(rule.cost * double(conversationsOf(call).size()), rule.burst);
}

/// What others are shown of the person may be another than before: each of them is told.
bool changesWhatOthersSee(const RawCall &call)
{
    const QJsonObject settings = call.input.value("settings"_L1).toObject();
    return has(call, u"firstname"_s) || !call.input.value("lastname"_L1).isUndefined() || !call.input.value("about"_L1).isUndefined()
           || settings.contains("email"_L1) || settings.contains("phone"_L1) || settings.contains("readReceipts"_L1);
}

/// Whether the request is of the kind that the limit is about.
bool concerns(const LimitRule &rule, const RawCall &call)
{
    switch (rule.limit) {
    case Limit::Register: return !has(call, u"invite"_s);
    case Limit::RegisterInvited: return has(call, u"invite"_s);
    case Limit::ProfileIdentity: return has(call, u"email"_s) || has(call, u"phone"_s);
    case Limit::ProfileChange: return changesWhatOthersSee(call);
    default: return rule.perSecond > 0;
    }
}
} // namespace

/// Whom tokens belonged to when they were last proven. Tokens themselves are not kept.
struct RateLimiter::KnownTokens
{
    std::mutex mutex;
    std::unordered_map<size_t, UserId> young;
    std::unordered_map<size_t, UserId> old;

    [[nodiscard]] UserId find(const QByteArray &token)
    {
        const size_t hash = qHash(token);
        const std::scoped_lock lock(mutex);
        if (const auto found = young.find(hash); found != young.end())
            return found->second;
        const auto found = old.find(hash);
        return found == old.end() ? UserId() : keep(hash, found->second);
    }
    void learn(const QByteArray &token, UserId person)
    {
        const std::scoped_lock lock(mutex);
        keep(qHash(token), person);
    }
    void forget(const QByteArray &token)
    {
        const size_t hash = qHash(token);
        const std::scoped_lock lock(mutex);
        young.erase(hash);
        old.erase(hash);
    }

private:
    UserId keep(size_t hash, UserId person)
    {
        if (young.size() >= knownTokens / 2) {
            old = std::move(young);
            young = {};
        }
        young.insert_or_assign(hash, person);
        return person;
    }
};

/// How many requests of each person are under way.
struct RateLimiter::UnderWay
{
    std::mutex mutex;
    QHash<QByteArray, int> counts;

    [[nodiscard]] bool enter(const QByteArray &key, int most)
    {
        const std::scoped_lock lock(mutex);
        int &count = counts[key];
        if (count >= most)
            return false;
        ++count;
        return true;
    }
    void leave(const QByteArray &key)
    {
        const std::scoped_lock lock(mutex);
        if (--counts[key] == 0)
            counts.remove(key);
    }
};

RateLimiter::RateLimiter()
    : m_isOff(true)
    , m_rules(defaultLimitRules())
    , m_tokens(std::make_shared<KnownTokens>())
    , m_underWay(std::make_shared<UnderWay>())
{
}

RateLimiter::RateLimiter(const LimitRules &rules, std::unique_ptr<RateLimitStore> shared, std::function<Clock::time_point()> clock,
                         std::function<std::chrono::system_clock::time_point()> wallClock)
    : m_isOff(false)
    , m_rules(rules)
    , m_shared(std::move(shared))
    , m_clock(std::move(clock))
    , m_wallClock(std::move(wallClock))
    , m_tokens(std::make_shared<KnownTokens>())
    , m_underWay(std::make_shared<UnderWay>())
{
}

RateLimiter::Verdict RateLimiter::charge(const Route &route, const RawCall &call)
{
    Verdict verdict;
    const bool isOperator = call.caller && call.caller->user.isNull();
    if (m_isOff || isOperator)
        return verdict;
    verdict.refusal = chargeAll(route, call, {}, Stage::Address, verdict.isSilent);
    if (verdict.refusal || route.access == Access::Anyone || route.access == Access::Operator)
        return verdict;
    UserId person = call.caller ? call.caller->user : UserId();
    if (person.isNull() && !call.token.isEmpty())
        person = m_tokens->find(call.token);
    if (!person.isNull()) {
        verdict.refusal = chargeAll(route, call, person, Stage::Person, verdict.isSilent);
        return verdict;
    }
    verdict.owesPerson = true;
    const LimitRule &rule = m_rules[size_t(Limit::UnknownCaller)];
    if (const auto subject = subjectOf(rule, call, {}))
        verdict.refusal = chargeOne(rule, *subject, rule.cost);
    return verdict;
}

std::optional<Error> RateLimiter::chargePerson(const Route &route, const RawCall &call, UserId person)
{
    if (!call.token.isEmpty())
        m_tokens->learn(call.token, person);
    bool isSilent = false;
    return chargeAll(route, call, person, Stage::Person, isSilent);
}

Result<RateLimiter::Place> RateLimiter::enter(const Route &route, const RawCall &call)
{
    const auto bounded = std::ranges::find_if(route.limits, [this](Limit limit) { return m_rules[size_t(limit)].atOnce > 0; });
    if (m_isOff || bounded == route.limits.end())
        return Place();
    const UserId person = call.caller ? call.caller->user : m_tokens->find(call.token);
    const LimitRule &rule = m_rules[size_t(*bounded)];
    const QByteArray key = QByteArray(rule.name) + ' ' + (person.isNull() ? call.token : QByteArray::number(person.value()));
    if (m_underWay->enter(key, rule.atOnce))
        return Place(m_underWay.get(), [underWay = m_underWay, key](void *) { underWay->leave(key); });
    ++m_refusals[size_t(rule.limit)];
    return Error{.code = ErrorCode::TooManyRequests,
                 .detail = u"%1 requests of this kind (%2) are under way already; wait for one of them."_s.arg(rule.atOnce)
                               .arg(QLatin1String(rule.name)),
                 .fields = {},
                 .retryAfter = std::chrono::seconds(1)};
}

void RateLimiter::forget(const QByteArray &token)
{
    m_tokens->forget(token);
}

void RateLimiter::succeeded(const Route &route, const RawCall &call)
{
    if (m_isOff || std::find(route.limits.begin(), route.limits.end(), Limit::Login) == route.limits.end())
        return;
    const LimitRule &rule = m_rules[size_t(Limit::Login)];
    const auto subject = subjectOf(rule, call, {});
    if (!subject || rule.perSecond <= 0)
        return;
    (m_shared ? *m_shared : m_local).giveBack({rule.limit, *subject}, rule, rule.cost);
}

std::optional<Error> RateLimiter::charge(Limit limit, const QString &subject, double cost)
{
    const LimitRule &rule = m_rules[size_t(limit)];
    if (m_isOff || rule.perSecond <= 0)
        return std::nullopt;
    if (rule.subject != LimitSubject::Address)
        return chargeOne(rule, subject.toUtf8(), cost * rule.cost);
    const NetworkAddress address = networkAddress(subject);
    return chargeOne(rule, address.bytes, cost * rule.cost / (address.isThisMachine ? loopbackLimitFactor : 1));
}

std::optional<Error> RateLimiter::chargeAll(const Route &route, const RawCall &call, UserId person, Stage stage, bool &isSilent)
{
    for (const Limit limit : route.limits) {
        const LimitRule &rule = m_rules[size_t(limit)];
        if (rule.perSecond <= 0 || !isOf(rule, stage == Stage::Person) || !concerns(rule, call))
            continue;
        const bool isNear = stage == Stage::Address && rule.subject != LimitSubject::Receiver
                            && networkAddress(call.peerAddress).isThisMachine;
        const double cost = costOf(rule, call) / (isNear ? loopbackLimitFactor : 1);
        for (const QByteArray &subject : subjectsOf(rule, call, person)) {
            if (auto refusal = chargeOne(rule, subject, cost)) {
                isSilent = rule.isSilent;
                return refusal;
            }
        }
    }
    return std::nullopt;
}

std::optional<Error> RateLimiter::chargeOne(const LimitRule &rule, const QByteArray &subject, double cost)
{
    const LimitKey key{rule.limit, subject};
    const auto now = m_clock();
    std::optional<RateLimitStore::Take> take = m_shared ? m_shared->take(key, rule, cost, now) : m_local.take(key, rule, cost, now);
    if (!take && rule.failsOpen)
        take = m_local.take(key, rule, cost, now);
    if (take && take->isGranted)
        return std::nullopt;
    ++m_refusals[size_t(rule.limit)];
    if (!take)
        return Error{.code = ErrorCode::Overloaded,
                     .detail = u"This cannot be allowed while the shared counters do not answer."_s,
                     .fields = {},
                     .retryAfter = std::chrono::seconds(5)};
    return tooMany(rule, take->wait);
}

std::optional<QByteArray> RateLimiter::subjectOf(const LimitRule &rule, const RawCall &call, UserId person) const
{
    switch (rule.subject) {
    case LimitSubject::Person: return QByteArray::number(person.value());
    case LimitSubject::Address: return networkAddress(call.peerAddress).bytes;
    case LimitSubject::AccountAtAddress: return networkAddress(call.peerAddress).bytes + ' ' + textOf(call, u"login"_s).left(254).toUtf8();
    case LimitSubject::Receiver: {
        QString receiver = textOf(call, u"email"_s);
        if (receiver.isEmpty())
            receiver = textOf(call, u"phone"_s).remove(u' ');
        return receiver.isEmpty() ? std::nullopt : std::optional(receiver.left(254).toUtf8());
    }
    case LimitSubject::PersonInConversation: return std::nullopt; // one in each of them: subjectsOf()
    }
    Q_UNREACHABLE();
}

QList<QByteArray> RateLimiter::subjectsOf(const LimitRule &rule, const RawCall &call, UserId person) const
{
    QList<QByteArray> out;
    if (rule.subject != LimitSubject::PersonInConversation) {
        if (auto subject = subjectOf(rule, call, person))
            out.append(*std::move(subject));
    } else if (isNewcomer(person)) {
        for (const QString &conversation : conversationsOf(call))
            out.append(QByteArray::number(person.value()) + ' ' + conversation.left(20).toUtf8());
    }
    return out;
}

bool RateLimiter::isNewcomer(UserId person) const
{
    return m_wallClock() - timeOfId(person.value()) < newcomerTime;
}

} // namespace kith::server
