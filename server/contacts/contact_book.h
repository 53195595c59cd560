// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/presence_board.h"
#include "server/contacts/contacts_store.h"
#include "shared/id_generator.h"

namespace kith::server {

/// Whether two people see each other come and go.
struct SightOfPresence
{
    UserId one;
    UserId other;
    bool oneSees = false;
    bool otherSees = false;
};

/// The moves between two contact lists, and who is told of them. Which move is allowed is the service's to decide.
///
/// Owner: one transaction.
class ContactBook
{
public:
    ContactBook(Transaction &transaction, IdGenerator &ids, const PresenceBoard &board);

    [[nodiscard]] ContactsStore &store() { return m_store; }

    /// As the owner of the row may see it.
    [[nodiscard]] Contact contactFrom(const ContactRow &row);
    [[nodiscard]] QList<Contact> contactsOf(UserId owner);
    /// A row that is not stored yet.
    [[nodiscard]] ContactRow makeRow(UserId owner, UserId user, ContactStatus status);

    void tellRow(const ContactRow &row);
    void tellRemoved(const ContactRow &row);
    void removeAndTell(const ContactRow &row);

    /// Hands a stored request to its receiver, unless their list has a row about the sender already (a block, for
    /// example) or is full of requests, or they declined one of the same sender lately. `row.user` null: does as much work, for nobody.
    void deliver(const ContactRow &row);
    /// Takes back what deliver() put into the receiver's list.
    void withdraw(UserId sender, UserId receiver);
    /// Takes an incoming request off the list, and keeps the sender's next ones away for a while. The sender is not told.
    void decline(const ContactRow &row);
    /// Both lists show the other one as accepted from now on; `other` is notified.
    void acceptBoth(UserId acting, UserId other);
    /// A request that waited for an address of `user` reaches them.
    void claim(const ContactRow &row, UserId user);

    [[nodiscard]] SightOfPresence sightBetween(UserId one, UserId other);
    /// Tells each of the two at once what has changed about seeing the other come and go.
    void tellSight(const SightOfPresence &before);

private:
    [[nodiscard]] ContactRow makeAccepted(UserId owner, UserId user);
    void dropOtherRequests(UserId owner, UserId user);

    Transaction &m_transaction;
    IdGenerator &m_ids;
    const PresenceBoard &m_board;
    ContactsStore m_store;
};

/// Open requests that one person may have sent, and that one person may be asked by.
inline constexpr int openRequestsMax = 1000;
/// For how long somebody who declined a request gets no other from the same person.
inline constexpr std::chrono::hours declineHolds{24 * 30};

} // namespace kith::server
