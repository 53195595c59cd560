// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/visible_history.h"

#include "server/conversations/conversation_store.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
qint64 lengthOf(const SeqSpan &span)
{
    return std::max<qint64>(0, span.last - span.first + 1);
}

qint64 lengthOf(const QList<SeqSpan> &spans)
{
    qint64 sum = 0;
    for (const SeqSpan &span : spans)
        sum += lengthOf(span);
    return sum;
}
} // namespace

VisibleHistory VisibleHistory::of(Transaction &transaction, const Standing &standing)
{
    static const QString sql
        = u"SELECT after_seq + 1, to_seq FROM history_gaps WHERE conversation_id = ? AND user_id = ? ORDER BY after_seq"_s;
    QList<SeqSpan> gaps;
    Rows rows = transaction.select(sql, {standing.conversation.value(), standing.user.value()});
    while (rows.next())
        gaps.append({rows.integer(0), rows.integer(1)});
    return VisibleHistory(standing.lastSeq, gaps);
}

VisibleHistory::VisibleHistory(qint64 lastSeq, const QList<SeqSpan> &gaps)
{
    qint64 next = 1;
    for (const SeqSpan &gap : gaps) {
        if (next < gap.first)
            m_spans.append({next, std::min(gap.first - 1, lastSeq)});
        next = std::max(next, gap.last + 1);
    }
    if (next <= lastSeq)
        m_spans.append({next, lastSeq});
}

bool VisibleHistory::has(qint64 seq) const
{
    return std::ranges::any_of(m_spans, [seq](const SeqSpan &span) { return span.first <= seq && seq <= span.last; });
}

VisibleHistory::Page VisibleHistory::before(qint64 seq, qint64 limit) const
{
    Page page;
    for (auto it = m_spans.crbegin(); it != m_spans.crend(); ++it) {
        SeqSpan span{it->first, std::min(it->last, seq - 1)};
        if (lengthOf(span) == 0)
            continue;
        page.more = page.more || limit == 0 || lengthOf(span) > limit;
        if (limit == 0)
            break;
        span.first = std::max(span.first, span.last - limit + 1);
        limit -= lengthOf(span);
        page.spans.prepend(span);
    }
    return page;
}

VisibleHistory::Page VisibleHistory::after(qint64 seq, qint64 limit) const
{
    Page page;
    for (const SeqSpan &whole : m_spans) {
        SeqSpan span{seq < whole.first ? whole.first : seq < whole.last ? seq + 1 : whole.last + 1, whole.last};
        if (lengthOf(span) == 0)
            continue;
        page.more = page.more || limit == 0 || lengthOf(span) > limit;
        if (limit == 0)
            break;
        span.last = std::min(span.last, span.first + limit - 1);
        limit -= lengthOf(span);
        page.spans.append(span);
    }
    return page;
}

VisibleHistory::Page VisibleHistory::around(qint64 seq, qint64 limit) const
{
    // As many from above as fit, the rest from below; what is short on one side is made up on the other.
    const qint64 newer = lengthOf(after(seq - 1, limit - limit / 2).spans);
    const Page below = before(seq, limit - newer);
    const qint64 start = below.spans.isEmpty() ? seq : below.spans.first().first;
    Page page = after(start - 1, limit);
    page.more = below.more;
    return page;
}

bool maySee(Transaction &transaction, const Standing &standing, qint64 seq)
{
    static const QString gap = u"SELECT 1 FROM history_gaps WHERE conversation_id = ? AND user_id = ? AND after_seq < ? AND to_seq >= ?"_s;
    return seq <= standing.lastSeq && !transaction.select(gap, {standing.conversation.value(), standing.user.value(), seq, seq}).next();
}

const QString &messageIsVisible()
{
    static const QString condition
        = u"EXISTS (SELECT 1 FROM participants v WHERE v.conversation_id = m.conversation_id AND v.user_id = ? "
          "AND (v.left_seq IS NULL OR m.seq <= v.left_seq)) AND NOT EXISTS (SELECT 1 FROM history_gaps g "
          "WHERE g.conversation_id = m.conversation_id AND g.user_id = ? AND m.seq > g.after_seq AND m.seq <= g.to_seq)"_s;
    return condition;
}

std::vector<UserId> whoWasGone(Transaction &transaction, MessageId message)
{
    static const QString sql = u"SELECT g.user_id FROM messages m JOIN history_gaps g ON g.conversation_id = m.conversation_id "
                               "AND m.seq > g.after_seq AND m.seq <= g.to_seq WHERE m.id = ?"_s;
    std::vector<UserId> out;
    Rows rows = transaction.select(sql, {message.value()});
    while (rows.next())
        out.push_back(rows.id<UserId>(0));
    return out;
}

MessageAudience MessageAudience::of(Transaction &transaction, ConversationId conversation)
{
    static const QString sql = u"SELECT user_id, after_seq + 1, to_seq FROM history_gaps WHERE conversation_id = ?"_s;
    MessageAudience out;
    out.m_members = conversation_store::members(transaction, conversation);
    Rows rows = transaction.select(sql, {conversation.value()});
    while (rows.next())
        out.m_gaps.append({rows.id<UserId>(0), {rows.integer(1), rows.integer(2)}});
    return out;
}

std::vector<UserId> MessageAudience::whoSee(qint64 seq) const
{
    std::vector<UserId> out = m_members;
    for (const auto &[user, gap] : m_gaps) {
        if (gap.first <= seq && seq <= gap.last)
            std::erase(out, user);
    }
    return out;
}

} // namespace kith::server
