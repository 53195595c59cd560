// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/sync_service.h"

#include "server/api/parameter.h"
#include "server/conversations/conversation_list.h"
#include "server/notifications/notifications_service.h"
#include "server/storage/change_clock.h"
#include "server/sync/sync_token.h"
#include "server/users/users_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

using Need = JsonReader::Need;

namespace {
constexpr qint64 mostAtOnce = 1000;

QString epochName(Transaction &transaction, qint64 stamp)
{
    Rows rows = transaction.select(u"SELECT name FROM change_epochs WHERE epoch = ?"_s, {epochOf(stamp)});
    return rows.next() ? rows.text(0) : QString();
}

QString lineage(Transaction &transaction)
{
    Rows rows = transaction.select(selectLineage());
    return rows.next() ? rows.text(0) : QString();
}

/// A token of another setting, of a database that was replaced, or from beyond what this one has seen, leads nowhere.
bool canContinue(Transaction &transaction, const SyncToken &token, const User &me, bool seesReads)
{
    return token.seesReads == seesReads && token.reached.personVersion <= me.version && token.reached.stamp <= transaction.stamp()
           && token.epoch == epochName(transaction, token.reached.stamp);
}
} // namespace

SyncService::SyncService(const PresenceBoard &board, ListContacts listContacts, std::shared_ptr<Resyncs> resyncs)
    : m_board(board)
    , m_listContacts(std::move(listContacts))
    , m_resyncs(std::move(resyncs))
{
}

Result<Answer> SyncService::sync(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const qint64 limit = readParameter(in, "limit"_L1, 1, mostAtOnce, mostAtOnce);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const UserId user = call.caller.user;
    const auto me = UsersStore(transaction).own(user);
    if (!me)
        return ErrorCode::NotSignedIn;
    const bool seesReads = me->settings.value_or(UserSettings()).sendsReadReceipts;
    const QString place = call.input.value("since"_L1).toString();
    SyncToken token = SyncToken::fromString(place).value_or(SyncToken());
    if (!canContinue(transaction, token, *me, seesReads))
        token = {};
    const bool isFirstPage = !token.isBetweenPages();
    if (isFirstPage) {
        token.since = token.reached;
        token.reached = {.personVersion = me->version, .stamp = transaction.stamp()};
        token.epoch = epochName(transaction, transaction.stamp());
        token.seesReads = seesReads;
    }
    const bool isFull = token.since == SyncMark();
    if (isFirstPage && m_resyncs && !place.isEmpty())
        m_resyncs->count(call.caller.session, isFull);
    const qint64 since = token.since.personVersion;
    const auto page = conversation_list::changedSince(transaction, m_board, user, token.since.stamp, token.after, limit);
    QJsonArray conversations;
    for (const Conversation &conversation : page.conversations)
        conversations.append(toJson(conversation));
    if (page.more) {
        token.after = page.conversations.last().id;
    } else {
        token.after = {};
        token.since = {};
    }
    QJsonObject body{{u"token"_s, token.toString()},
                     {u"lineage"_s, lineage(transaction)},
                     {u"conversations"_s, conversations},
                     {u"full"_s, isFull},
                     {u"more"_s, page.more}};
    if (isFirstPage) {
        QJsonArray contacts;
        const QList<Contact> known = m_listContacts(transaction, user);
        for (const Contact &contact : known)
            contacts.append(toJson(contact));
        body.insert(u"me"_s, toJson(*me));
        body.insert(u"contacts"_s, contacts);
        NotificationsService::addToSync(body, transaction, user, since);
    }
    return Answer::ok(body);
}

} // namespace kith::server
