// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/receipt_service.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/conversation_store.h"
#include "server/messages/message_store.h"
#include "server/users/person.h"
#include "shared/limits.h"

namespace kith::server::receipt_service {

using namespace Qt::Literals::StringLiterals;
using receipt_store::Kind;
using Need = JsonReader::Need;

namespace {
/// A person who comes back after years tells the senders of this many messages, not of all.
constexpr qint64 longestTold = 500;

struct Move
{
    ConversationId conversation;
    UserId user;
    PointerSituation before;
    Pointers after;
};

Pointers target(const PointerSituation &before, Kind kind, qint64 seq)
{
    const qint64 clamped = std::min(seq, before.lastSeq);
    Pointers out = before.pointers;
    out.deliveredSeq = std::max(out.deliveredSeq, clamped);
    if (kind == Kind::Read)
        out.readSeq = std::max(out.readSeq, clamped);
    return out;
}

std::vector<UserId> sendersCovered(Transaction &transaction, const Move &move)
{
    const bool isRead = move.after.readSeq > move.before.pointers.readSeq;
    const qint64 from = isRead ? move.before.pointers.readSeq : move.before.pointers.deliveredSeq;
    const qint64 to = isRead ? move.after.readSeq : move.after.deliveredSeq;
    return message_store::senders(transaction, move.conversation, std::max(from, to - longestTold), to);
}

void tellOthers(Transaction &transaction, const Move &move)
{
    std::vector<UserId> onlyTo;
    if (move.before.memberCount > limits::liveDetailGroupSize) {
        onlyTo = sendersCovered(transaction, move);
        if (onlyTo.empty())
            return;
    }
    conversation_events::PointerEvent event{.conversation = move.conversation, .name = u"receipt"_s};
    if (move.after.deliveredSeq > move.before.pointers.deliveredSeq)
        event.withoutReads = {{u"userId"_s, move.user.toString()}, {u"deliveredSeq"_s, move.after.deliveredSeq}};
    event.withReads = event.withoutReads;
    if (move.before.sendsReadReceipts) {
        event.withReads = toJson(move.after);
        event.withReads.insert(u"userId"_s, move.user.toString());
    }
    conversation_events::tellPointers(transaction, event, {}, move.user, onlyTo);
}

void record(Transaction &transaction, const Move &move, Kind kind, Timestamp at)
{
    const Pointers &before = move.before.pointers;
    receipt_store::movePointers(transaction, move.conversation, move.user, move.after, at);
    if (kind == Kind::Read)
        receipt_store::insert(transaction, move.conversation, move.user, kind, before.readSeq, move.after.readSeq, at);
    else
        receipt_store::insert(transaction, move.conversation, move.user, kind, before.deliveredSeq, move.after.deliveredSeq, at);
}

Receipt receiptOf(const receipt_store::Reached &reached, bool mayShowReads)
{
    if (!reached.readAt && !reached.deliveredAt)
        return {.user = reached.user};
    if (reached.readAt && mayShowReads && reached.sendsReadReceipts)
        return {.user = reached.user, .state = Receipt::State::Read, .at = reached.readAt};
    return {.user = reached.user, .state = Receipt::State::Delivered, .at = reached.deliveredAt};
}
} // namespace

Result<Answer> move(Transaction &transaction, const Call &call, Kind kind)
{
    JsonReader in = call.arguments();
    Move move{.conversation = in.id<ConversationId>("conversationId"_L1), .user = call.caller.user, .before = {}, .after = {}};
    const qint64 seq = in.integer("seq"_L1, Need::Required, 0, std::numeric_limits<qint64>::max());
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const auto before = receipt_store::situation(transaction, move.conversation, move.user);
    if (!before)
        return ErrorCode::NotFound;
    move.before = *before;
    move.after = target(*before, kind, seq);
    QJsonObject body = toJson(move.after);
    body.insert(u"conversationId"_s, move.conversation.toString());
    body.insert(u"unread"_s, message_store::unread(transaction, move.conversation, move.user, move.after.readSeq, before->lastSeq));
    if (move.after == before->pointers)
        return Answer::ok(body);
    record(transaction, move, kind, now());
    if (!before->isFormer)
        tellOthers(transaction, move);
    person::tell(
        transaction, move.user, u"read"_s,
        {{u"conversationId"_s, move.conversation.toString()}, {u"pointers"_s, toJson(move.after)}, {u"unread"_s, body.value("unread"_L1)}});
    return Answer::ok(body);
}

Result<Answer> whoRead(Transaction &transaction, const Call &call)
{
    JsonReader in = call.arguments();
    const auto id = in.id<MessageId>("messageId"_L1);
    const auto row = in.isOk() ? message_store::find(transaction, id) : std::nullopt;
    if (!row)
        return ErrorCode::NotFound;
    const Message *message = &row->message;
    const auto standing = conversation_store::standing(transaction, message->conversation, call.caller.user);
    if (!standing || message->seq > standing->lastSeq)
        return ErrorCode::NotFound;
    if (standing->isFormer())
        return ErrorCode::Forbidden;
    const bool mayShowReads = person::sendsReadReceipts(transaction, call.caller.user);
    QJsonArray receipts;
    const auto reached = receipt_store::reached(transaction, message->conversation, message->sender, message->seq);
    for (const receipt_store::Reached &one : reached)
        receipts.append(toJson(receiptOf(one, mayShowReads || one.user == call.caller.user)));
    return Answer::ok({{u"receipts"_s, receipts}});
}

} // namespace kith::server::receipt_service
