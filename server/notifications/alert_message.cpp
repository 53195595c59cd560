// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/alert_message.h"

#include "server/notifications/keyword_text.h"
#include "shared/model/message_parts.h"

#include <algorithm>
#include <unordered_set>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

std::optional<AlertMessage> AlertMessage::fromEvent(const Event &event)
{
    const QJsonObject &data = event.data;
    const auto id = MessageId::fromString(data.value("id"_L1).toString());
    const auto sender = UserId::fromString(data.value("senderId"_L1).toString());
    if (!id || !sender || data.value("type"_L1).toString() == nameOf(MessageType::System))
        return std::nullopt;
    AlertMessage out{.id = *id,
                     .conversation = event.conversation,
                     .seq = data.value("seq"_L1).toInteger(),
                     .sender = *sender,
                     .at = fromRfc3339(data.value("createdAt"_L1).toString()).value_or(now()),
                     .content = data.value("content"_L1).toString(),
                     .members = event.audience};
    const QJsonValue named = data.value("mentions"_L1);
    if (!named.isArray())
        return out;
    if (const auto mentions = mentionsFromJson(named.toArray(), u"mentions"_s)) {
        for (const Mention &mention : *mentions) {
            out.mentionsEverybody = out.mentionsEverybody || mention.user.isNull();
            if (!mention.user.isNull())
                out.mentioned.push_back(mention.user);
        }
    }
    return out;
}

const AlertPreferences &AlertCircumstances::preferencesOf(ConversationId conversation, UserId user) const
{
    static const AlertPreferences defaults;
    const auto members = preferences.constFind(conversation);
    if (members == preferences.cend())
        return defaults;
    const auto own = members->constFind(user);
    return own == members->cend() ? defaults : *own;
}

void addRing(std::vector<Ring> &rings, AlertReason reason, const NotificationSettings &settings, SessionId session)
{
    auto same = std::ranges::find_if(rings, [&](const Ring &ring) {
        return ring.reason == reason && ring.hasPreview == settings.hasPreview && ring.sound == settings.sound;
    });
    if (same == rings.end()) {
        rings.push_back({.reason = reason, .hasPreview = settings.hasPreview, .sound = settings.sound});
        same = rings.end() - 1;
    }
    same->sessions.push_back(session);
}

PushWish pushFor(UserId user, AlertReason reason, const NotificationSettings &settings, const DeviceDecisions &decisions)
{
    PushWish out{.user = user, .reason = reason};
    if (!decisions.isAway)
        out.delay = 2 * settings.ringOthersAfter;
    for (const DeviceDecision &device : decisions.devices)
        out.connected.push_back(device.session);
    return out;
}

namespace {
/// Decides about one member after the other; what all of them share is worked out once.
class Planner
{
public:
    Planner(AlertMessage message, const AlertCircumstances &circumstances, bool isCollapsed, Timestamp at)
        : m_circumstances(circumstances)
        , m_mentioned(message.mentioned.begin(), message.mentioned.end())
        , m_isDirect(!circumstances.groups.contains(message.conversation))
        , m_isCollapsed(isCollapsed)
        , m_at(at)
    {
        m_plan.message = std::move(message);
        m_plan.record.message = m_plan.message.id;
        m_plan.record.at = at;
    }

    AlertPlan run()
    {
        for (const UserId user : m_plan.message.members) {
            if (user != m_plan.message.sender)
                decide(user);
        }
        sayOnceWhatHoldsForMost();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const KeywordText &text() const
    {
        if (!m_text)
            m_text.emplace(m_plan.message.content);
        return *m_text;
    }

    [[nodiscard]] AlertFacts factsOf(UserId user, const AlertPreferences &preferences) const
    {
        const QStringList &keywords = preferences.settings.keywords;
        return {.isBlocked = m_circumstances.blocks.contains({user, m_plan.message.sender}),
                .isMuted = preferences.mutedUntil && m_at < *preferences.mutedUntil,
                .rule = preferences.rule,
                .isQuiet = preferences.settings.isQuietAt(m_at),
                .isMentioned = m_plan.message.mentionsEverybody || m_mentioned.contains(user),
                .hasKeyword = std::ranges::any_of(keywords, [this](const QString &word) { return text().holds(word); }),
                .isDirect = m_isDirect,
                .isCollapsed = m_isCollapsed};
    }

    void decide(UserId user)
    {
        const AlertPreferences &preferences = m_circumstances.preferencesOf(m_plan.message.conversation, user);
        const AlertFacts facts = factsOf(user, preferences);
        const AlertReason reason = decidePerson(facts);
        m_plan.record.others[reason].push_back(user);
        // What is meant for a person stays in the feed, however quiet it came.
        const bool isNamed = m_mentioned.contains(user);
        if ((isNamed || facts.hasKeyword) && reason != AlertReason::Blocked)
            m_plan.feed.emplace_back(user, isNamed ? AlertReason::Mention : AlertReason::Keyword);
        if (isCause(reason))
            alert(user, reason, preferences.settings);
    }

    void alert(UserId user, AlertReason reason, const NotificationSettings &settings)
    {
        static const std::vector<ConnectedDevice> nowhere;
        const auto connected = m_circumstances.devices.constFind(user);
        const DeviceDecisions decisions = decideDevices(reason, m_plan.message.conversation,
                                                        connected == m_circumstances.devices.cend() ? nowhere : *connected);
        std::vector<SessionId> rang;
        for (const DeviceDecision &device : decisions.devices) {
            if (device.rings) {
                addRing(m_plan.rings, reason, settings, device.session);
                m_plan.record.rang.push_back(device.session);
                rang.push_back(device.session);
            } else {
                auto &list = device.reason == AlertReason::Viewing ? m_plan.record.viewing : m_plan.record.otherDevice;
                list.push_back(device.session);
            }
        }
        if (decisions.mayRingLater)
            m_plan.later.push_back({.message = m_plan.message.id,
                                    .conversation = m_plan.message.conversation,
                                    .seq = m_plan.message.seq,
                                    .sender = m_plan.message.sender,
                                    .user = user,
                                    .reason = reason,
                                    .hasPreview = settings.hasPreview,
                                    .sound = settings.sound,
                                    .silence = settings.ringOthersAfter,
                                    .rang = std::move(rang)});
        if (m_circumstances.pushable.contains(user))
            m_plan.pushes.push_back(pushFor(user, reason, settings, decisions));
    }

    void sayOnceWhatHoldsForMost()
    {
        auto &others = m_plan.record.others;
        const auto most = std::ranges::max_element(others, {}, [](const auto &entry) { return entry.second.size(); });
        if (most == others.end())
            return;
        m_plan.record.usual = most->first;
        others.erase(most);
    }

    const AlertCircumstances &m_circumstances;
    mutable std::optional<KeywordText> m_text; ///< made for the first who asks
    const std::unordered_set<UserId> m_mentioned;
    const bool m_isDirect;
    const bool m_isCollapsed;
    const Timestamp m_at;
    AlertPlan m_plan;
};
} // namespace

AlertPlan planAlerts(AlertMessage message, const AlertCircumstances &circumstances, bool isCollapsed, Timestamp at)
{
    return Planner(std::move(message), circumstances, isCollapsed, at).run();
}

} // namespace kith::server
