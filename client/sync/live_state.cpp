// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/live_state.h"

#include "client/net/realtime_connection.h"
#include "shared/limits.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::chrono::milliseconds expiryEvery{500};
}

LiveState::LiveState(RealtimeConnection &connection, UserId me, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_me(me)
{
    m_expiry.setInterval(expiryEvery);
    connect(&m_expiry, &QTimer::timeout, this, &LiveState::expire);
}

QList<UserId> LiveState::typing(ConversationId id) const
{
    return m_typing.value(id).keys();
}

std::optional<Presence> LiveState::presenceOf(UserId id) const
{
    const auto found = m_presence.constFind(id);
    return found == m_presence.constEnd() ? std::nullopt : std::optional(*found);
}

void LiveState::noteTyping(ConversationId id)
{
    if (m_connection.state() != RealtimeConnection::State::Online || (m_said.contains(id) && !m_said.value(id).hasExpired()))
        return;
    m_said.insert(id, QDeadlineTimer(limits::typingEvery));
    m_connection.command(u"typing"_s, {{u"conversationId"_s, id.toString()}, {u"kind"_s, u"text"_s}}, nullptr, {});
}

void LiveState::setViewing(std::optional<ConversationId> id, bool isIdle)
{
    if (m_viewing == id && m_isIdle == isIdle)
        return;
    m_viewing = id;
    m_isIdle = isIdle;
    tellViewing();
}

void LiveState::tellViewing()
{
    if (m_connection.state() != RealtimeConnection::State::Online)
        return;
    const QJsonValue conversation = m_viewing ? QJsonValue(m_viewing->toString()) : QJsonValue(QJsonValue::Null);
    m_connection.command(u"viewing"_s, {{u"conversationId"_s, conversation}, {u"idle"_s, m_isIdle}}, nullptr, {});
}

void LiveState::takeTyping(const ServerEvent &event)
{
    const auto user = UserId::fromString(event.data.value(u"userId"_s).toString());
    if (!user || *user == m_me || event.conversation.isNull())
        return;
    QHash<UserId, QDeadlineTimer> &there = m_typing[event.conversation];
    const bool isNew = !there.contains(*user);
    there.insert(*user, QDeadlineTimer(limits::typingShown));
    m_expiry.start();
    if (isNew)
        Q_EMIT typingChanged(event.conversation);
}

void LiveState::takePresence(const ServerEvent &event)
{
    if (const auto user = UserId::fromString(event.data.value(u"userId"_s).toString()))
        seePresence(*user, presenceFromJson(event.data));
}

void LiveState::seePresence(UserId id, const Presence &presence)
{
    const auto known = m_presence.constFind(id);
    if (known != m_presence.constEnd() && *known == presence)
        return;
    m_presence.insert(id, presence);
    Q_EMIT presenceChanged({id});
}

void LiveState::messageFrom(ConversationId id, UserId user)
{
    const auto there = m_typing.find(id);
    if (there != m_typing.end() && there->remove(user))
        Q_EMIT typingChanged(id);
}

void LiveState::resume()
{
    if (m_viewing || m_isIdle)
        tellViewing();
}

void LiveState::forget()
{
    const QList<ConversationId> typing = m_typing.keys();
    const QList<UserId> present = m_presence.keys();
    m_typing.clear();
    m_presence.clear();
    m_said.clear();
    m_expiry.stop();
    for (const ConversationId id : typing)
        Q_EMIT typingChanged(id);
    if (!present.isEmpty())
        Q_EMIT presenceChanged(present);
}

void LiveState::expire()
{
    QList<ConversationId> changed;
    for (auto there = m_typing.begin(); there != m_typing.end();) {
        const qsizetype before = there->size();
        there->removeIf([](const auto &entry) { return entry.value().hasExpired(); });
        if (there->size() != before)
            changed.append(there.key());
        there = there->isEmpty() ? m_typing.erase(there) : std::next(there);
    }
    if (m_typing.isEmpty())
        m_expiry.stop();
    for (const ConversationId id : std::as_const(changed))
        Q_EMIT typingChanged(id);
}

} // namespace kith::client
