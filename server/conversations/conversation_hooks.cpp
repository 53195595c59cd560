// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_hooks.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/former_views.h"
#include "server/conversations/group_properties.h"
#include "server/conversations/membership.h"
#include "server/users/person.h"
#include "shared/limits.h"

namespace kith::server::conversation_hooks {

using namespace Qt::Literals::StringLiterals;

namespace {
QList<ConversationId> conversationsIn(Rows rows)
{
    QList<ConversationId> out;
    while (rows.next())
        out.append(rows.id<ConversationId>(0));
    return out;
}

void tellAnew(Transaction &transaction, UserId user, const QList<ConversationId> &conversations)
{
    static const QString raise
        = u"UPDATE participants SET version = ?, profile_version = ?, stamp = ? WHERE conversation_id = ? AND user_id = ?"_s;
    QList<UserId> former;
    for (const ConversationId conversation : conversations) {
        const Step step = conversation_store::step(transaction, conversation);
        transaction.execute(raise, {step.version, step.version, transaction.stamp(), conversation.value(), user.value()});
        former += former_views::rename(transaction, conversation, user, step.version);
        if (const auto row = participant_store::one(transaction, conversation, user))
            conversation_events::tellParticipant(transaction, *row, step.memberCount);
    }
    former_views::tell(transaction, former, {});
}
} // namespace

void personChanged(Transaction &transaction, UserId user)
{
    static const QString sql = u"SELECT conversation_id FROM participants WHERE user_id = ? ORDER BY conversation_id"_s;
    tellAnew(transaction, user, conversationsIn(transaction.select(sql, {user.value()})));
}

void personChangedFor(Transaction &transaction, UserId user, UserId viewer)
{
    static const QString sql = u"SELECT a.conversation_id FROM participants a JOIN participants b ON b.conversation_id = a.conversation_id "
                               "WHERE a.user_id = ? AND b.user_id = ? ORDER BY a.conversation_id"_s;
    tellAnew(transaction, user, conversationsIn(transaction.select(sql, {user.value(), viewer.value()})));
}

void unblocked(Transaction &transaction, UserId one, UserId other)
{
    // Pointers have no version: that they look different is found by the stamp.
    static const QString sql
        = u"UPDATE participants SET stamp = ? WHERE user_id IN (?, ?) AND conversation_id IN (SELECT a.conversation_id "
          "FROM participants a JOIN participants b ON b.conversation_id = a.conversation_id JOIN conversations c ON c.id = "
          "a.conversation_id "
          "WHERE a.user_id = ? AND b.user_id = ? AND c.is_group = 0)"_s;
    transaction.execute(sql, {transaction.stamp(), one.value(), other.value(), one.value(), other.value()});
}

namespace {
Result<Standing> invitingStanding(Transaction &transaction, UserId inviter, ConversationId conversation)
{
    const auto standing = conversation_store::standing(transaction, conversation, inviter);
    if (!standing)
        return ErrorCode::NotFound;
    if (!standing->isGroup || standing->isFormer() || standing->role < standing->properties.rules.add)
        return ErrorCode::Forbidden;
    return *standing;
}
} // namespace

Result<void> mayInvite(Transaction &transaction, UserId inviter, ConversationId conversation)
{
    const auto standing = invitingStanding(transaction, inviter, conversation);
    return standing ? Result<void>() : Result<void>(standing.error());
}

Result<void> joinByInvite(Transaction &transaction, IdGenerator &ids, UserId user, UserId inviter, ConversationId conversation)
{
    conversation_store::lock(transaction, conversation);
    const auto standing = invitingStanding(transaction, inviter, conversation);
    if (!standing)
        return standing.error();
    Membership membership(transaction, ids, conversation, user);
    if (membership.current(user))
        return {};
    if (person::isBlockBetween(transaction, user, inviter))
        return ErrorCode::Forbidden;
    if (standing->memberCount >= limits::groupSize)
        return Error{.code = ErrorCode::Conflict, .detail = u"This group is full."_s};
    membership.join({user}, u"joined"_s);
    return {};
}

bool isMember(Transaction &transaction, UserId user, ConversationId conversation)
{
    Rows rows = transaction.select(u"SELECT 1 FROM participants WHERE conversation_id = ? AND user_id = ? AND left_at IS NULL"_s,
                                   {conversation.value(), user.value()});
    return rows.next();
}

bool isKnownTo(Transaction &transaction, UserId user, ConversationId conversation)
{
    Rows rows = transaction.select(u"SELECT 1 FROM participants WHERE conversation_id = ? AND user_id = ?"_s,
                                   {conversation.value(), user.value()});
    return rows.next();
}

QString groupName(Transaction &transaction, ConversationId conversation)
{
    Rows rows = transaction.select(u"SELECT name FROM conversations WHERE id = ?"_s, {conversation.value()});
    return rows.next() ? rows.text(0) : QString();
}

int endMemberships(Transaction &transaction, IdGenerator &ids, UserId user, int limit)
{
    static const QString sql = u"SELECT p.conversation_id FROM participants p JOIN conversations c ON c.id = p.conversation_id "
                               "WHERE p.user_id = ? AND p.left_at IS NULL AND c.is_group = 1 ORDER BY p.conversation_id LIMIT ?"_s;
    QList<ConversationId> groups;
    {
        Rows rows = transaction.select(sql, {user.value(), limit});
        while (rows.next())
            groups.append(rows.id<ConversationId>(0));
    }
    for (const ConversationId conversation : std::as_const(groups)) {
        conversation_store::lock(transaction, conversation);
        Membership membership(transaction, ids, conversation, user);
        if (auto row = membership.current(user))
            membership.leave(std::move(*row));
    }
    if (groups.isEmpty())
        transaction.execute(u"DELETE FROM drafts WHERE user_id = ?"_s, {user.value()});
    return int(groups.size());
}

Result<PictureId> setPicture(Transaction &transaction, IdGenerator &ids, ConversationId conversation, UserId user, PictureId picture)
{
    const auto standing = group_properties::editable(transaction, conversation, user);
    if (!standing)
        return standing.error();
    GroupProperties wanted = standing->properties;
    wanted.picture = picture;
    group_properties::change(transaction, ids, *standing, wanted);
    return standing->properties.picture;
}

} // namespace kith::server::conversation_hooks
