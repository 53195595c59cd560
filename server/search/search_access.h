// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/visible_history.h"
#include "server/storage/transaction.h"
#include "shared/ids.h"
#include "shared/search/search_query.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace kith::server::search_access {

/// What one person may see of a conversation, and how much of that the index knows.
struct Visible
{
    qint64 lastSeq = 0; ///< up to the leaving, for a former member
    qint64 indexedSeq = 0;
    /// Set: the person left when the conversation had this version, and sees every message as it was then.
    std::optional<qint64> asOfVersion = {};
    qint64 viewVersion = 0; ///< as MessageRow::viewVersion
    bool isGroup = false;
    QString name = {}; ///< of a group, as this person sees it
    QList<SeqSpan> gaps = {}; ///< written between a leaving and a return

    [[nodiscard]] bool maySee(qint64 seq) const;
};
using VisibleConversations = QHash<ConversationId, Visible>;

/// Everything that `user` is or was in.
[[nodiscard]] VisibleConversations visibleTo(Transaction &transaction, UserId user);

/// Those whose name, or whose other person's name, holds one of the names, or whose id is one; without the negated ones.
[[nodiscard]] VisibleConversations named(Transaction &transaction, UserId caller, const VisibleConversations &among,
                                         const QList<SearchQuery::Name> &names);

/// Which senders `from:` means, as far as the caller shares or shared a conversation with them.
struct Senders
{
    std::optional<QSet<UserId>> only = {}; ///< absent: anybody
    QSet<UserId> except = {};
};
[[nodiscard]] Senders senders(Transaction &transaction, UserId caller, const QList<SearchQuery::Name> &names);

} // namespace kith::server::search_access
