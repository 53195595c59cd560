// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/why_service.h"

#include "server/notifications/alert_store.h"
#include "server/notifications/endpoint_store.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int systemType = 1; ///< MessageType::System
/// A decision that is not there after so long will not come.
constexpr std::chrono::seconds longestPending{60};

struct Asked
{
    ConversationId conversation;
    UserId sender;
    bool isSystem = false;
    Timestamp createdAt{};
    Timestamp joinedAt{};
};

/// Absent: the caller may not read it.
std::optional<Asked> find(Transaction &transaction, UserId user, MessageId message)
{
    Rows rows = transaction.select(
        u"SELECT m.conversation_id, m.sender_id, m.type, m.created_at, p.joined_at FROM messages m"
        " JOIN participants p ON p.conversation_id = m.conversation_id AND p.user_id = ?"
        " WHERE m.id = ? AND (p.left_at IS NULL OR m.seq <= p.left_seq)"
        " AND NOT EXISTS (SELECT 1 FROM history_gaps g WHERE g.conversation_id = m.conversation_id AND g.user_id = p.user_id"
        " AND g.after_seq < m.seq AND g.to_seq >= m.seq)"_s,
        {user.value(), message.value()});
    if (!rows.next())
        return std::nullopt;
    return Asked{.conversation = rows.id<ConversationId>(0),
                 .sender = rows.id<UserId>(1),
                 .isSystem = rows.integer(2) == systemType,
                 .createdAt = rows.timestamp(3),
                 .joinedAt = rows.timestamp(4)};
}

AlertReason reasonOf(const Asked &asked, UserId user, const AlertRecord *decision)
{
    if (asked.sender == user)
        return AlertReason::Own;
    if (asked.isSystem)
        return AlertReason::System;
    if (asked.joinedAt > asked.createdAt)
        return AlertReason::NotMember;
    if (decision)
        return decision->reasonFor(user);
    return now() - asked.createdAt < longestPending ? AlertReason::Pending : AlertReason::Forgotten;
}

struct DeviceAnswer
{
    bool rang = false;
    AlertReason reason = AlertReason::Offline;
    std::optional<Timestamp> at = {};
};

DeviceAnswer answerFor(SessionId session, AlertReason person, const std::vector<AlertRecord> &records)
{
    if (!isCause(person))
        return {.reason = person};
    const auto has = [session](const std::vector<SessionId> &list) { return std::ranges::find(list, session) != list.end(); };
    DeviceAnswer out;
    for (const AlertRecord &record : records) {
        if (has(record.rang))
            return {.rang = true, .reason = person, .at = record.at};
        if (has(record.viewing))
            out.reason = AlertReason::Viewing;
        else if (has(record.otherDevice))
            out.reason = AlertReason::OtherDevice;
    }
    return out;
}

QJsonObject words(bool isAlert, AlertReason reason)
{
    return {{u"alert"_s, isAlert}, {u"reason"_s, codeOf(reason)}, {u"text"_s, sentenceOf(reason)}};
}

QJsonArray devicesJson(Transaction &transaction, const Caller &caller, AlertReason person, const std::vector<AlertRecord> &records)
{
    QJsonArray out;
    Rows rows = transaction.select(u"SELECT id, device FROM sessions WHERE user_id = ? ORDER BY id"_s, {caller.user.value()});
    while (rows.next()) {
        const auto session = rows.id<SessionId>(0);
        const DeviceAnswer answer = answerFor(session, person, records);
        QJsonObject device = words(answer.rang, answer.reason);
        device.insert(u"sessionId"_s, session.toString());
        device.insert(u"device"_s, rows.text(1));
        device.insert(u"current"_s, session == caller.session);
        if (answer.at)
            device.insert(u"at"_s, toRfc3339(*answer.at));
        out.append(device);
    }
    return out;
}

QJsonArray pushesJson(Transaction &transaction, UserId user, const std::vector<AlertRecord> &records)
{
    QJsonArray out;
    for (const PushEndpoint &endpoint : EndpointStore(transaction).of(user)) {
        for (const AlertRecord &record : records) {
            if (std::ranges::find(record.pushed, endpoint.id) == record.pushed.end())
                continue;
            out.append(QJsonObject{{u"endpointId"_s, endpoint.id.toString()},
                                   {u"kind"_s, pushKindName(endpoint.kind)},
                                   {u"state"_s, record.stage == AlertRecord::Stage::Pushed ? record.outcome : u"queued"_s},
                                   {u"at"_s, toRfc3339(record.at)}});
        }
    }
    return out;
}
} // namespace

WhyService::WhyService(std::function<void()> settle)
    : m_settle(std::move(settle))
{
}

Result<Answer> WhyService::why(Storage &storage, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto message = in.id<MessageId>("messageId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    if (m_settle)
        m_settle();
    return storage.readAndWait<Answer>(
        [caller = call.caller, message](Transaction &transaction) { return explain(transaction, caller, message); });
}

Result<Answer> WhyService::explain(Transaction &transaction, const Caller &caller, MessageId message)
{
    const auto asked = find(transaction, caller.user, message);
    if (!asked)
        return ErrorCode::NotFound;
    const std::vector<AlertRecord> records = alert_store::recordsOf(transaction, message);
    const auto decision = std::ranges::find(records, AlertRecord::Stage::Decided, &AlertRecord::stage);
    const AlertReason reason = reasonOf(*asked, caller.user, decision == records.end() ? nullptr : &*decision);
    QJsonObject out = words(isCause(reason), reason);
    out.insert(u"messageId"_s, message.toString());
    out.insert(u"conversationId"_s, asked->conversation.toString());
    if (decision != records.end())
        out.insert(u"decidedAt"_s, toRfc3339(decision->at));
    out.insert(u"devices"_s, devicesJson(transaction, caller, reason, records));
    out.insert(u"pushes"_s, pushesJson(transaction, caller.user, records));
    return Answer::ok(out);
}

} // namespace kith::server
