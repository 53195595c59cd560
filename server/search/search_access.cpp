// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search_access.h"

#include "shared/search/text_folding.h"

#include <algorithm>

namespace kith::server::search_access {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Everybody in the caller's conversations, with the names under which the caller knows them.
QHash<UserId, QString> knownNames(Transaction &transaction, UserId caller)
{
    static const QString sql
        = u"SELECT u.id, u.firstname, u.lastname, COALESCE(k.alias, '') FROM users u "
          "LEFT JOIN contacts k ON k.owner_id = ? AND k.user_id = u.id WHERE u.id IN "
          "(SELECT o.user_id FROM participants p JOIN participants o ON o.conversation_id = p.conversation_id WHERE p.user_id = ?)"_s;
    QHash<UserId, QString> out;
    Rows rows = transaction.select(sql, {caller.value(), caller.value()});
    while (rows.next()) {
        const QString names = rows.text(1) + u' ' + rows.text(2) + u'\n' + rows.text(3);
        out.insert(rows.id<UserId>(0), folded(names));
    }
    return out;
}

QHash<ConversationId, UserId> directPeers(Transaction &transaction, UserId caller)
{
    static const QString sql
        = u"SELECT c.id, o.user_id FROM participants p JOIN conversations c ON c.id = p.conversation_id AND c.is_group = 0 "
          "JOIN participants o ON o.conversation_id = c.id AND o.user_id <> p.user_id WHERE p.user_id = ?"_s;
    QHash<ConversationId, UserId> out;
    Rows rows = transaction.select(sql, {caller.value()});
    while (rows.next())
        out.insert(rows.id<ConversationId>(0), rows.id<UserId>(1));
    return out;
}

template<class IdType>
bool means(const SearchQuery::Name &name, IdType id, const QString &knownName)
{
    return knownName.contains(name.text) || name.text == id.toString();
}
} // namespace

bool Visible::maySee(qint64 seq) const
{
    return seq <= lastSeq && std::ranges::none_of(gaps, [seq](const SeqSpan &gap) { return gap.first <= seq && seq <= gap.last; });
}

VisibleConversations visibleTo(Transaction &transaction, UserId user)
{
    static const QString sql = u"SELECT c.id, COALESCE(p.left_seq, c.last_seq), COALESCE(s.indexed_seq, 0), c.is_group, "
                               "COALESCE(z.name, c.name), p.left_at, z.version, COALESCE(z.view_version, c.version) "
                               "FROM participants p JOIN conversations c ON c.id = p.conversation_id "
                               "LEFT JOIN leavings z ON z.conversation_id = p.conversation_id AND z.user_id = p.user_id "
                               "LEFT JOIN search_progress s ON s.conversation_id = c.id WHERE p.user_id = ?"_s;
    static const QString gapsSql = u"SELECT g.conversation_id, g.after_seq + 1, g.to_seq FROM participants p JOIN history_gaps g "
                                   "ON g.conversation_id = p.conversation_id AND g.user_id = p.user_id WHERE p.user_id = ?"_s;
    VisibleConversations out;
    Rows rows = transaction.select(sql, {user.value()});
    while (rows.next()) {
        out.insert(rows.id<ConversationId>(0), {.lastSeq = rows.integer(1),
                                                .indexedSeq = rows.integer(2),
                                                .asOfVersion = rows.isNull(5) ? std::nullopt : std::optional(rows.integer(6)),
                                                .viewVersion = rows.integer(7),
                                                .isGroup = rows.boolean(3),
                                                .name = rows.text(4)});
    }
    Rows gaps = transaction.select(gapsSql, {user.value()});
    while (gaps.next())
        out[gaps.id<ConversationId>(0)].gaps.append({gaps.integer(1), gaps.integer(2)});
    return out;
}

VisibleConversations named(Transaction &transaction, UserId caller, const VisibleConversations &among,
                           const QList<SearchQuery::Name> &names)
{
    if (names.isEmpty())
        return among;
    const QHash<UserId, QString> people = knownNames(transaction, caller);
    const QHash<ConversationId, UserId> peers = directPeers(transaction, caller);
    const bool wantsOne = std::ranges::any_of(names, [](const SearchQuery::Name &name) { return !name.isNegated; });
    VisibleConversations out;
    for (auto it = among.cbegin(); it != among.cend(); ++it) {
        const QString name = it->isGroup ? folded(it->name) : people.value(peers.value(it.key()));
        const auto isMeant = [&](const SearchQuery::Name &meant) { return means(meant, it.key(), name); };
        const bool isWanted = !wantsOne || std::ranges::any_of(names, [&](const auto &n) { return !n.isNegated && isMeant(n); });
        if (isWanted && std::ranges::none_of(names, [&](const auto &n) { return n.isNegated && isMeant(n); }))
            out.insert(it.key(), *it);
    }
    return out;
}

Senders senders(Transaction &transaction, UserId caller, const QList<SearchQuery::Name> &names)
{
    Senders out;
    if (names.isEmpty())
        return out;
    const QHash<UserId, QString> people = knownNames(transaction, caller);
    for (const SearchQuery::Name &name : names) {
        QSet<UserId> found;
        if (name.text == "me"_L1)
            found.insert(caller);
        for (auto it = people.cbegin(); it != people.cend() && name.text != "me"_L1; ++it) {
            if (means(name, it.key(), *it))
                found.insert(it.key());
        }
        if (name.isNegated)
            out.except.unite(found);
        else
            out.only = out.only.value_or(QSet<UserId>()).unite(found);
    }
    return out;
}

} // namespace kith::server::search_access
