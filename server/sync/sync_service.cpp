// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/sync_service.h"

#include "server/conversations/conversation_list.h"
#include "server/sync/sync_token.h"
#include "server/users/users_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// A write is stamped when it runs and seen when it is committed; nothing waits longer in a batch than this.
constexpr std::chrono::seconds overlap{60};

bool canContinue(const std::optional<SyncToken> &since, const SyncToken &today)
{
    return since && since->personVersion <= today.personVersion && since->time <= today.time + overlap
           && since->seesReads == today.seesReads;
}
} // namespace

SyncService::SyncService(const PresenceBoard &board, ListContacts listContacts)
    : m_board(board)
    , m_listContacts(std::move(listContacts))
{
}

Result<Answer> SyncService::sync(Transaction &transaction, const Call &call) const
{
    const UserId user = call.caller.user;
    const auto since = SyncToken::fromString(call.input.value("since"_L1).toString());
    const SyncToken started{.time = now()};
    const auto me = UsersStore(transaction).own(user);
    if (!me)
        return ErrorCode::NotSignedIn;
    const SyncToken token{
        .personVersion = me->version, .time = started.time, .seesReads = me->settings.value_or(UserSettings()).sendsReadReceipts};
    const bool isFull = !canContinue(since, token);
    const QList<Conversation> found = isFull ? conversation_list::all(transaction, m_board, user)
                                             : conversation_list::touchedSince(transaction, m_board, user, since->time - overlap);
    QJsonArray conversations;
    for (const Conversation &conversation : found)
        conversations.append(toJson(conversation));
    QJsonArray contacts;
    const QList<Contact> known = m_listContacts(transaction, user);
    for (const Contact &contact : known)
        contacts.append(toJson(contact));
    return Answer::ok({{u"token"_s, token.toString()},
                       {u"me"_s, toJson(*me)},
                       {u"contacts"_s, contacts},
                       {u"conversations"_s, conversations},
                       {u"full"_s, isFull}});
}

} // namespace kith::server
