// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/standing.h"

namespace kith::server {

/// Messages of one conversation. Range: [first, last], both from 1; last < first: none.
struct SeqSpan
{
    qint64 first = 1;
    qint64 last = 0;
    friend bool operator==(const SeqSpan &, const SeqSpan &) = default;
};

/// Which messages of a conversation one person may see: up to the leaving, and not what was written between a leaving
/// and a return. Who joins for the first time sees everything.
class VisibleHistory
{
public:
    [[nodiscard]] static VisibleHistory of(Transaction &transaction, const Standing &standing);
    /// `gaps`: ascending, apart from each other.
    VisibleHistory(qint64 lastSeq, const QList<SeqSpan> &gaps);

    [[nodiscard]] bool has(qint64 seq) const;
    /// Ascending.
    [[nodiscard]] const QList<SeqSpan> &spans() const { return m_spans; }

    /// Part of the history, ascending, and whether there is more beyond it in the direction of the asking.
    struct Page
    {
        QList<SeqSpan> spans = {};
        bool more = false;
    };
    /// The newest `limit` below `seq`.
    [[nodiscard]] Page before(qint64 seq, qint64 limit) const;
    /// The oldest `limit` above `seq`.
    [[nodiscard]] Page after(qint64 seq, qint64 limit) const;
    /// `limit` with `seq`, or what stands next to it, in the middle, as far as there are so many; `more`: older ones.
    [[nodiscard]] Page around(qint64 seq, qint64 limit) const;

private:
    QList<SeqSpan> m_spans;
};

/// Whether the person of `standing` may see the message of this seq.
[[nodiscard]] bool maySee(Transaction &transaction, const Standing &standing, qint64 seq);

/// A condition on `messages m` for statements that search many conversations: the person may see the message.
/// Two placeholders, both the person's id.
[[nodiscard]] const QString &messageIsVisible();

/// Who was gone when the message was written, and may not see it after their return.
[[nodiscard]] std::vector<UserId> whoWasGone(Transaction &transaction, MessageId message);

/// Who hears of a change of a message that is there already: the members, less those who were gone when it was written.
class MessageAudience
{
public:
    [[nodiscard]] static MessageAudience of(Transaction &transaction, ConversationId conversation);
    [[nodiscard]] std::vector<UserId> whoSee(qint64 seq) const;

private:
    std::vector<UserId> m_members;
    QList<std::pair<UserId, SeqSpan>> m_gaps;
};

} // namespace kith::server
