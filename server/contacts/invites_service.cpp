// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/invites_service.h"

#include "server/api/parameter.h"
#include "server/contacts/contact_book.h"
#include "server/users/admin_log.h"
#include "server/users/one_time_code.h"
#include "server/users/person.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr int usesMax = 1000;
constexpr int openInvitesMax = 100;
constexpr std::chrono::hours longestLifetime{24 * 366};
/// How long an invitation that is over can still be looked up by its maker.
constexpr std::chrono::hours keptAfterEnd{24 * 30};
constexpr qint64 newest = std::numeric_limits<qint64>::max();

QString codeIn(const Call &call)
{
    return call.input.value("code"_L1).toString();
}

/// The path names an invitation by its code or, for whoever made it, by its id.
std::optional<Invite> inviteIn(Transaction &transaction, const Call &call)
{
    InvitesStore store(transaction);
    if (const auto id = Id<struct InviteTag>::fromString(codeIn(call)))
        return store.byId(id->value());
    return store.byCode(codeIn(call));
}

Error isOver()
{
    return Error{.code = ErrorCode::Conflict, .detail = u"This invitation is used up or over. Ask for a new one."_s};
}
} // namespace

InvitesService::InvitesService(IdGenerator &ids, const PresenceBoard &board, InviteOptions options, InviteHooks hooks)
    : m_ids(ids)
    , m_board(board)
    , m_options(options)
    , m_hooks(std::move(hooks))
{
}

Result<Answer> InvitesService::create(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto conversation = in.id<ConversationId>("conversationId"_L1, Need::Optional);
    const UserId inviter = call.caller.user;
    if (in.isOk() && !conversation.isNull()) {
        const auto allowed = m_hooks.mayInvite ? m_hooks.mayInvite(transaction, inviter, conversation) : Result<void>(ErrorCode::NotFound);
        if (!allowed)
            return allowed.error();
    }
    if (InvitesStore(transaction).countOpen(inviter, now()) >= openInvitesMax)
        return Error{.code = ErrorCode::Conflict,
                     .detail = u"%1 of your invitations are still open. Revoke some first."_s.arg(openInvitesMax)};
    return make(transaction, in, inviter, conversation);
}

Result<Answer> InvitesService::createForServer(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto made = make(transaction, in, {}, {});
    if (made)
        logAdmin(call, u"made an invitation of the server"_s, {});
    return made;
}

Result<Answer> InvitesService::make(Transaction &transaction, JsonReader &in, UserId inviter, ConversationId conversation) const
{
    const Timestamp at = now();
    Invite invite{.id = m_ids.next(), .inviter = inviter, .conversation = conversation, .createdAt = at};
    invite.maxUses = int(in.integer("maxUses"_L1, Need::Optional, 1, usesMax, 1));
    invite.expiresAt = in.timestamp("expiresAt"_L1, Need::Optional).value_or(at + m_options.lifetime);
    if (*invite.expiresAt <= at || *invite.expiresAt > at + longestLifetime)
        in.fail("expiresAt"_L1, u"range"_s, u"This must be in the future, and within a year."_s);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const QString code = makeCode();
    InvitesStore store(transaction);
    store.removeEnded(at - keptAfterEnd);
    store.insert(invite, code);
    return Answer::created({{u"code"_s, code}, {u"invite"_s, toJson(invite)}});
}

Result<Answer> InvitesService::list(Transaction &transaction, const Call &call) const
{
    return answerPage(transaction, call, call.caller.user);
}

Result<Answer> InvitesService::listAll(Transaction &transaction, const Call &call) const
{
    return answerPage(transaction, call, {});
}

Result<Answer> InvitesService::answerPage(Transaction &transaction, const Call &call, UserId inviter) const
{
    JsonReader in = call.arguments();
    const qint64 before = readParameter(in, "before"_L1, 1, newest, newest);
    const int limit = int(readParameter(in, "limit"_L1, 1, limits::pageMax, limits::pageDefault));
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    QList<Invite> found = InvitesStore(transaction).page(inviter, before, limit + 1);
    const bool more = found.size() > limit;
    found.resize(qMin<qsizetype>(found.size(), limit));
    QJsonArray invites;
    for (const Invite &invite : std::as_const(found))
        invites.append(toJson(invite));
    return Answer::ok({{u"invites"_s, invites}, {u"more"_s, more}});
}

bool InvitesService::isUsable(Transaction &transaction, const Invite &invite) const
{
    if (!invite.isOpen(now()))
        return false;
    if (invite.inviter.isNull())
        return true;
    if (!person::isActive(transaction, invite.inviter))
        return false;
    return invite.conversation.isNull()
           || (m_hooks.mayInvite && m_hooks.mayInvite(transaction, invite.inviter, invite.conversation).isOk());
}

Result<Answer> InvitesService::look(Transaction &transaction, const Call &call) const
{
    const auto invite = InvitesStore(transaction).byCode(codeIn(call));
    if (!invite)
        return ErrorCode::NotFound;
    InviteNotice notice{.isValid = isUsable(transaction, *invite), .expiresAt = invite->expiresAt};
    if (!invite->inviter.isNull())
        notice.inviter = person::publicUsers(transaction, {invite->inviter}).value(invite->inviter).displayName();
    // What the group is called is for those who may join it.
    if (notice.isValid && !invite->conversation.isNull() && m_hooks.groupName)
        notice.group = m_hooks.groupName(transaction, invite->conversation);
    return Answer::ok(toJson(notice));
}

Result<Answer> InvitesService::revoke(Transaction &transaction, const Call &call) const
{
    const auto invite = inviteIn(transaction, call);
    if (!invite || invite->inviter != call.caller.user)
        return ErrorCode::NotFound;
    InvitesStore(transaction).remove(invite->id);
    return Answer::none();
}

Result<Answer> InvitesService::revokeAny(Transaction &transaction, const Call &call) const
{
    const auto invite = inviteIn(transaction, call);
    if (!invite)
        return ErrorCode::NotFound;
    InvitesStore(transaction).remove(invite->id);
    logAdmin(call, u"revoked an invitation of"_s, invite->inviter);
    return Answer::none();
}

Result<Answer> InvitesService::accept(Transaction &transaction, const Call &call) const
{
    const UserId user = call.caller.user;
    const auto invite = InvitesStore(transaction).byCode(codeIn(call));
    // A block is not told: to the other side the invitation is none.
    if (!invite || (!invite->inviter.isNull() && person::isBlockBetween(transaction, user, invite->inviter)))
        return ErrorCode::NotFound;
    if (invite->inviter == user)
        return Error{.code = ErrorCode::Conflict, .detail = u"This is your own invitation."_s};
    if (invite->inviter.isNull())
        return Error{.code = ErrorCode::Conflict, .detail = u"This invitation is for new accounts."_s};
    const bool hasUsed = InvitesStore(transaction).hasUsed(*invite, user);
    if (!hasUsed && !isUsable(transaction, *invite))
        return isOver();
    // Whoever is there already takes no use away from those whom it was meant for.
    if (const auto there = whereItLed(transaction, *invite, user))
        return *there;
    if (hasUsed)
        return isOver(); // undone since: whoever was removed does not come back by the same way
    if (const auto used = use(transaction, *invite, user); !used)
        return used.error().code == ErrorCode::NotFound ? isOver() : used.error();
    return whereItLed(transaction, *invite, user).value_or(Answer::none());
}

/// The answer to somebody who has what the invitation gives; absent for everybody else.
std::optional<Answer> InvitesService::whereItLed(Transaction &transaction, const Invite &invite, UserId user) const
{
    if (!invite.conversation.isNull()) {
        if (!m_hooks.isMember || !m_hooks.isMember(transaction, user, invite.conversation))
            return std::nullopt;
        return Answer::ok({{u"conversationId"_s, invite.conversation.toString()}});
    }
    ContactBook book(transaction, m_ids, m_board);
    const auto row = book.store().byPair(user, invite.inviter);
    if (!row || row->status != ContactStatus::Accepted)
        return std::nullopt;
    return Answer::ok({{u"contact"_s, toJson(book.contactFrom(*row))}});
}

Result<void> InvitesService::use(Transaction &transaction, const Invite &invite, UserId user) const
{
    if (!InvitesStore(transaction).take(invite, user, now()))
        return ErrorCode::NotFound;
    if (invite.inviter.isNull())
        return {};
    if (!invite.conversation.isNull())
        return m_hooks.join(transaction, user, invite.inviter, invite.conversation);
    if (!person::areConnected(transaction, user, invite.inviter))
        ContactBook(transaction, m_ids, m_board).acceptBoth(user, invite.inviter);
    return {};
}

bool InvitesService::isValid(Transaction &transaction, const QString &code) const
{
    const auto invite = InvitesStore(transaction).byCode(code);
    return invite && isUsable(transaction, *invite);
}

Result<void> InvitesService::admit(Transaction &transaction, UserId newcomer, const QString &code) const
{
    const auto invite = InvitesStore(transaction).byCode(code);
    if (!invite || !isUsable(transaction, *invite))
        return ErrorCode::NotFound;
    return use(transaction, *invite, newcomer);
}

void InvitesService::erased(Transaction &transaction, UserId user) const
{
    InvitesStore(transaction).removeAll(user);
}

} // namespace kith::server
