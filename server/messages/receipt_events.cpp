// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/receipt_events.h"

#include "server/messages/message_store.h"
#include "shared/limits.h"
#include "shared/protocol/envelope.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// A person who comes back after years tells the senders of this many messages, not of all.
constexpr qint64 longestTold = 500;

struct Span
{
    qint64 after = 0;
    qint64 last = 0; ///< closed
};

Span covered(const PointerMove &move)
{
    const bool isRead = move.after.readSeq > move.before.pointers.readSeq;
    const qint64 from = isRead ? move.before.pointers.readSeq : move.before.pointers.deliveredSeq;
    const qint64 to = isRead ? move.after.readSeq : move.after.deliveredSeq;
    return {.after = std::max(from, to - longestTold), .last = to};
}

struct Audience
{
    std::vector<UserId> readers; ///< exchange read receipts
    std::vector<UserId> others;
};

Audience othersIn(Transaction &transaction, const PointerMove &move)
{
    static const QString sql = u"SELECT p.user_id, u.read_receipts FROM participants p JOIN users u ON u.id = p.user_id "
                               "WHERE p.conversation_id = ? AND p.left_at IS NULL AND p.user_id <> ?"_s;
    Audience out;
    Rows rows = transaction.select(sql, {move.conversation.value(), move.user.value()});
    while (rows.next())
        (rows.boolean(1) ? out.readers : out.others).push_back(rows.id<UserId>(0));
    return out;
}

void publish(Transaction &transaction, const PointerMove &move, const QJsonObject &data, std::vector<UserId> audience,
             const std::vector<UserId> &senders)
{
    if (audience.empty() || data.isEmpty())
        return;
    Event event = tell({u"receipt"_s, move.conversation, 0, data}, std::move(audience));
    event.onlyViewersOf = move.conversation;
    for (const UserId sender : senders) {
        if (std::ranges::find(event.audience, sender) != event.audience.end())
            event.always.push_back(sender);
    }
    transaction.publish(std::move(event));
}

void tellPointers(Transaction &transaction, const PointerMove &move)
{
    QJsonObject withoutReads;
    if (move.after.deliveredSeq > move.before.pointers.deliveredSeq)
        withoutReads = {{u"userId"_s, move.user.toString()}, {u"deliveredSeq"_s, move.after.deliveredSeq}};
    QJsonObject withReads = withoutReads;
    if (move.before.sendsReadReceipts) {
        withReads = toJson(move.after);
        withReads.insert(u"userId"_s, move.user.toString());
    }
    Audience audience = othersIn(transaction, move);
    if (withReads == withoutReads) {
        audience.readers.insert(audience.readers.end(), audience.others.begin(), audience.others.end());
        audience.others.clear();
    }
    const Span span = covered(move);
    // There is only one other person in a direct conversation, who wrote everything that is not the mover's own.
    const std::vector<UserId> senders = move.before.isGroup ? message_store::senders(transaction, move.conversation, span.after, span.last)
                                        : audience.readers.empty() ? audience.others
                                                                   : audience.readers;
    publish(transaction, move, withReads, std::move(audience.readers), senders);
    publish(transaction, move, withoutReads, std::move(audience.others), senders);
}

void tellCounts(Transaction &transaction, const PointerMove &move)
{
    // Every delivery would make the server count a large group anew; a read says as much about both.
    if (move.after.readSeq == move.before.pointers.readSeq || !move.before.sendsReadReceipts)
        return;
    const Span span = covered(move);
    for (const receipt_store::SenderCounts &counts :
         receipt_store::counts(transaction, move.conversation, move.user, span.after, span.last)) {
        QJsonObject data{{u"seq"_s, counts.seq}, {u"deliveredCount"_s, counts.delivered}};
        if (counts.sendsReadReceipts)
            data.insert(u"readCount"_s, counts.read);
        transaction.publish(tell({u"receipt"_s, move.conversation, 0, data}, {counts.sender}));
    }
}
} // namespace

void tellReceipt(Transaction &transaction, const PointerMove &move)
{
    if (move.before.memberCount > limits::liveDetailGroupSize)
        tellCounts(transaction, move);
    else
        tellPointers(transaction, move);
}

} // namespace kith::server
