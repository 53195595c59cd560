// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/typing_service.h"

#include "server/conversations/conversation_store.h"
#include "shared/limits.h"
#include "shared/model/contact.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// A device that keeps to the rule must not be hit by the jitter of its network.
constexpr std::chrono::milliseconds slack{500};
constexpr qsizetype fewPlaces = 1024;

std::vector<UserId> audience(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql
        = u"SELECT p.user_id FROM participants p WHERE p.conversation_id = ? AND p.left_at IS NULL AND p.user_id <> ? AND NOT EXISTS "
          "(SELECT 1 FROM contacts k WHERE k.status = ? AND ((k.owner_id = p.user_id AND k.user_id = ?) "
          "OR (k.owner_id = ? AND k.user_id = p.user_id))) ORDER BY p.user_id"_s;
    std::vector<UserId> out;
    Rows rows = transaction.select(sql, {conversation.value(), user.value(), int(ContactStatus::Blocked), user.value(), user.value()});
    while (rows.next())
        out.push_back(rows.id<UserId>(0));
    return out;
}
} // namespace

TypingService::TypingService(EventSink &sink, std::function<Clock::time_point()> clock)
    : m_sink(sink)
    , m_clock(std::move(clock))
{
}

bool TypingService::isDue(const Place &place)
{
    const Clock::time_point at = m_clock();
    const auto isOver = [at](Clock::time_point told) { return at - told >= limits::typingEvery - slack; };
    const std::scoped_lock lock(m_mutex);
    if (m_told.size() >= fewPlaces)
        m_told.removeIf([&](QHash<Place, Clock::time_point>::iterator it) { return isOver(it.value()); });
    const auto before = m_told.constFind(place);
    if (before != m_told.constEnd() && !isOver(before.value()))
        return false;
    m_told.insert(place, at);
    return true;
}

Result<Answer> TypingService::tell(Transaction &transaction, const Call &call)
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    const QString kind = in.choice("kind"_L1, JsonReader::Need::Optional, {u"text"_s, u"file"_s, u"voice"_s});
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const UserId user = call.caller.user;
    const auto standing = conversation_store::standing(transaction, id, user);
    if (!standing)
        return ErrorCode::NotFound;
    if (standing->isFormer())
        return ErrorCode::Forbidden;
    if (standing->memberCount > limits::liveDetailGroupSize || standing->role < standing->properties.rules.post || !isDue({id, user}))
        return Answer::none();
    std::vector<UserId> others = audience(transaction, id, user);
    if (!transaction.hasFailed() && !others.empty()) {
        const ServerEvent event{u"typing"_s, id, 0, {{u"userId"_s, user.toString()}, {u"kind"_s, kind}}};
        m_sink.publish({std::make_shared<const Event>(server::tell(event, std::move(others)))});
    }
    return Answer::none();
}

} // namespace kith::server
