// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/receipt_service.h"

#include "server/api/parameter.h"
#include "server/messages/message_access.h"
#include "server/messages/message_store.h"
#include "server/messages/receipt_events.h"
#include "server/storage/person_version.h"
#include "server/users/person.h"
#include "shared/limits.h"

namespace kith::server::receipt_service {

using namespace Qt::Literals::StringLiterals;
using receipt_store::Kind;
using receipt_store::Reached;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

Pointers target(const PointerSituation &before, Kind kind, qint64 seq)
{
    const qint64 clamped = std::min(seq, before.lastSeq);
    Pointers out = before.pointers;
    out.deliveredSeq = std::max(out.deliveredSeq, clamped);
    if (kind == Kind::Read)
        out.readSeq = std::max(out.readSeq, clamped);
    return out;
}

void record(Transaction &transaction, const PointerMove &move, Kind kind, Timestamp at)
{
    const Pointers &before = move.before.pointers;
    receipt_store::movePointers(transaction, move.conversation, move.user, move.after);
    if (move.before.isBlocked)
        return;
    if (kind == Kind::Read)
        receipt_store::insert(transaction, move.conversation, move.user, kind, before.readSeq, move.after.readSeq, at);
    else
        receipt_store::insert(transaction, move.conversation, move.user, kind, before.deliveredSeq, move.after.deliveredSeq, at);
}

Receipt receiptOf(const Reached &reached, bool mayShowReads)
{
    if (!reached.readAt && !reached.deliveredAt)
        return {.user = reached.user};
    if (reached.readAt && mayShowReads && reached.sendsReadReceipts)
        return {.user = reached.user, .state = Receipt::State::Read, .at = reached.readAt};
    return {.user = reached.user, .state = Receipt::State::Delivered, .at = reached.deliveredAt};
}

QJsonObject countsJson(const QList<Receipt> &receipts)
{
    qint64 counts[] = {0, 0, 0};
    for (const Receipt &receipt : receipts)
        ++counts[size_t(receipt.state)];
    return {{u"none"_s, counts[size_t(Receipt::State::None)]},
            {u"delivered"_s, counts[size_t(Receipt::State::Delivered)]},
            {u"read"_s, counts[size_t(Receipt::State::Read)]}};
}

/// Receipts come in the order of the people's ids.
QJsonObject pageOf(const QList<Receipt> &receipts, UserId after, qint64 limit)
{
    QJsonArray page;
    bool more = false;
    for (const Receipt &receipt : receipts) {
        if (receipt.user <= after)
            continue;
        more = page.size() == limit;
        if (more)
            break;
        page.append(toJson(receipt));
    }
    return {{u"receipts"_s, page}, {u"counts"_s, countsJson(receipts)}, {u"more"_s, more}};
}
} // namespace

Result<Answer> move(Transaction &transaction, const Call &call, Kind kind)
{
    JsonReader in = call.arguments();
    PointerMove move{.conversation = in.id<ConversationId>("conversationId"_L1), .user = call.caller.user, .before = {}, .after = {}};
    const qint64 seq = in.integer("seq"_L1, Need::Required, 0, unbounded);
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
    if (!before->isFormer && !before->isBlocked)
        tellReceipt(transaction, move);
    tellPersonLast(
        transaction, move.user, u"read"_s,
        {{u"conversationId"_s, move.conversation.toString()}, {u"pointers"_s, toJson(move.after)}, {u"unread"_s, body.value("unread"_L1)}});
    return Answer::ok(body);
}

Result<Answer> whoRead(Transaction &transaction, const Call &call)
{
    const auto seen = message_access::seen(transaction, call);
    if (!seen)
        return seen.error();
    if (seen->standing.isFormer())
        return ErrorCode::Forbidden;
    JsonReader in = call.arguments();
    const auto after = in.id<UserId>("after"_L1, Need::Optional);
    const qint64 limit = readParameter(in, "limit"_L1, 1, limits::pageMax, limits::pageDefault);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const bool mayShowReads = person::sendsReadReceipts(transaction, call.caller.user);
    QList<Receipt> receipts;
    const auto reached = receipt_store::reached(transaction, seen->row.message);
    for (const Reached &one : reached)
        receipts.append(receiptOf(one, mayShowReads || one.user == call.caller.user));
    return Answer::ok(pageOf(receipts, after, limit));
}

} // namespace kith::server::receipt_service
