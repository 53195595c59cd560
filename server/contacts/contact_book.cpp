// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/contact_book.h"

#include "server/notifications/notify.h"
#include "server/users/person.h"
#include "server/users/presence_push.h"
#include "server/users/users_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
Contact seenBy(const ContactRow &row, const QHash<UserId, User> &users, const QHash<UserId, Presence> &presence)
{
    Contact contact{.id = row.id, .status = row.status, .alias = row.alias, .message = row.message, .changedAt = row.changedAt};
    if (row.status == ContactStatus::Requested) {
        // The one who was named, never the one who stands behind an address.
        if (const UserId named = userIn(row.address); !named.isNull())
            contact.user = users.value(named);
        else
            contact.address = row.address;
        return contact;
    }
    contact.user = users.value(row.user);
    if (row.status == ContactStatus::Accepted && presence.contains(row.user))
        contact.presence = presence.value(row.user);
    return contact;
}

UserId shownUser(const ContactRow &row)
{
    return row.status == ContactStatus::Requested ? userIn(row.address) : row.user;
}
} // namespace

ContactBook::ContactBook(Transaction &transaction, IdGenerator &ids, const PresenceBoard &board)
    : m_transaction(transaction)
    , m_ids(ids)
    , m_board(board)
    , m_store(transaction)
{
}

Contact ContactBook::contactFrom(const ContactRow &row)
{
    const QList<UserId> others{shownUser(row)};
    return seenBy(row, person::usersSeenBy(m_transaction, row.owner, others),
                  person::visiblePresence(m_transaction, m_board, row.owner, others));
}

QList<Contact> ContactBook::contactsOf(UserId owner)
{
    const QList<ContactRow> rows = m_store.of(owner);
    QList<UserId> others;
    for (const ContactRow &row : rows) {
        if (const UserId user = shownUser(row); !user.isNull())
            others.append(user);
    }
    const auto users = person::usersSeenBy(m_transaction, owner, others);
    const auto presence = person::visiblePresence(m_transaction, m_board, owner, others);
    QList<Contact> out;
    for (const ContactRow &row : rows)
        out.append(seenBy(row, users, presence));
    return out;
}

ContactRow ContactBook::makeRow(UserId owner, UserId user, ContactStatus status)
{
    return {.id = m_ids.next(), .owner = owner, .user = user, .status = status, .changedAt = now()};
}

void ContactBook::tellRow(const ContactRow &row)
{
    person::tell(m_transaction, row.owner, u"contacts"_s, {{u"contact"_s, toJson(contactFrom(row))}});
}

void ContactBook::tellRemoved(const ContactRow &row)
{
    person::tell(m_transaction, row.owner, u"contacts"_s, {{u"removedContactId"_s, QString::number(row.id)}});
}

void ContactBook::removeAndTell(const ContactRow &row)
{
    m_store.remove(row.id);
    tellRemoved(row);
}

void ContactBook::deliver(const ContactRow &row)
{
    ContactRow incoming = makeRow(row.user, row.owner, ContactStatus::Incoming);
    incoming.message = row.message;
    const bool hasRoom = m_store.count(row.user, ContactStatus::Incoming) < openRequestsMax;
    const bool isUnwanted = m_store.hasDeclined(row.user, row.owner, now() - declineHolds);
    const bool isNew = hasRoom && !isUnwanted && m_store.insert(incoming);
    // Without a receiver the rest runs all the same, so that the time it takes says nothing.
    if (!isNew)
        incoming.owner = UserId();
    tellRow(incoming);
    const User sender = person::publicUsers(m_transaction, {row.owner}).value(row.owner);
    notify(m_transaction, m_ids, incoming.owner, NotificationKind::ContactRequested, sender);
}

void ContactBook::withdraw(UserId sender, UserId receiver)
{
    const auto incoming = m_store.byPair(receiver, sender);
    if (incoming && incoming->status == ContactStatus::Incoming)
        removeAndTell(*incoming);
}

ContactRow ContactBook::makeAccepted(UserId owner, UserId user)
{
    const auto stored = m_store.byPair(owner, user);
    ContactRow row = stored.value_or(makeRow(owner, user, ContactStatus::Accepted));
    row.status = ContactStatus::Accepted;
    row.address.clear();
    row.message.clear();
    row.changedAt = now();
    if (stored)
        m_store.update(row);
    else
        m_store.insert(row);
    return row;
}

void ContactBook::acceptBoth(UserId acting, UserId other)
{
    const ContactRow mine = makeAccepted(acting, other);
    const ContactRow theirs = makeAccepted(other, acting);
    tellRow(mine);
    tellRow(theirs);
    dropOtherRequests(acting, other);
    dropOtherRequests(other, acting);
    m_store.removeDeclines(acting, other);
    const User actor = person::publicUsers(m_transaction, {acting}).value(acting);
    notify(m_transaction, m_ids, other, NotificationKind::ContactAccepted, actor);
}

void ContactBook::dropOtherRequests(UserId owner, UserId user)
{
    const auto person = UsersStore(m_transaction).own(user);
    if (!person)
        return;
    for (const QString &address : {person->email, person->phone, addressOf(user)}) {
        if (const auto row = m_store.byAddress(owner, address))
            removeAndTell(*row);
    }
}

void ContactBook::decline(const ContactRow &row)
{
    m_store.insertDecline(row.owner, row.user, now());
    removeAndTell(row);
}

SightOfPresence ContactBook::sightBetween(UserId one, UserId other)
{
    // Whoever merely sent a request must not learn from this who is behind the address.
    const auto sees = [this](UserId viewer, UserId user) {
        return person::mayKnow(m_transaction, viewer, user)
               && person::visiblePresence(m_transaction, m_board, viewer, {user}).contains(user);
    };
    return {.one = one, .other = other, .oneSees = sees(one, other), .otherSees = sees(other, one)};
}

void ContactBook::tellSight(const SightOfPresence &before)
{
    const SightOfPresence after = sightBetween(before.one, before.other);
    const auto tell = [this](UserId user, UserId viewer, bool wasSeen, bool isSeen) {
        const auto audience = [viewer](bool isIn) { return isIn ? std::vector<UserId>{viewer} : std::vector<UserId>(); };
        presence_push::tellDifference(m_transaction, m_board, user, audience(wasSeen), audience(isSeen));
    };
    tell(before.one, before.other, before.otherSees, after.otherSees);
    tell(before.other, before.one, before.oneSees, after.oneSees);
}

void ContactBook::claim(const ContactRow &row, UserId user)
{
    if (row.owner == user || m_store.byPair(row.owner, user))
        return;
    m_store.attach(row.id, user);
    const auto theirs = m_store.byPair(user, row.owner);
    if (theirs && theirs->status == ContactStatus::Requested) {
        acceptBoth(user, row.owner);
        return;
    }
    ContactRow request = row;
    request.user = user;
    deliver(request);
}

} // namespace kith::server
