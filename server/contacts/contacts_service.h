// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/contacts/contact_book.h"

namespace kith::server {

/// What the rooms above do when something between two people changes.
struct ContactsHooks
{
    /// `viewer` sees the profile of `user` as it is now, which is not what they saw before.
    std::function<void(Transaction &, UserId user, UserId viewer)> seenAnew = {};
    /// A block between the two was lifted.
    std::function<void(Transaction &, UserId one, UserId other)> unblocked = {};
};

/// Contact lists: requests by phone number or e-mail, accepting, declining, blocking.
///
/// The rule above all: whoever sends a request learns nothing about who is behind an address until that person answers.
/// So a sent request looks and costs the same whether the address has an account, has none, or belongs to somebody who
/// blocked the sender. Every change is told to everybody whose list it changed (`me.changed`, what: contacts).
///
/// Thread: any; every function works in the caller's transaction.
class ContactsService
{
public:
    ContactsService(IdGenerator &ids, const PresenceBoard &board, ContactsHooks hooks = {});

    /// {contacts}
    [[nodiscard]] Result<Answer> list(Transaction &transaction, const Call &call) const;
    /// {phone}, {email} or {userId}, {message?} -> 202 {contact}. A userId is for people whom the caller knows of, or who can
    /// be found by name; anybody else is NotFound. Errors: Validation, Conflict (too many are open).
    [[nodiscard]] Result<Answer> request(Transaction &transaction, const Call &call) const;
    /// {status: accepted, declined, blocked, unblocked; alias?} -> {contact} or {removedContactId}.
    /// Errors: NotFound, Conflict (that step does not lead from here), Validation.
    [[nodiscard]] Result<Answer> change(Transaction &transaction, const Call &call) const;
    /// By user id, or by contact id for a sent request. Errors: NotFound, Conflict (blocked: unblock first).
    [[nodiscard]] Result<Answer> remove(Transaction &transaction, const Call &call) const;

    /// The whole list of `owner`, as they may see it. For the sync room.
    [[nodiscard]] QList<Contact> contactsOf(Transaction &transaction, UserId owner) const;

    /// Hook of the users room: requests that wait for these addresses reach `user` now.
    void reachable(Transaction &transaction, UserId user, const QString &email, const QString &phone) const;
    /// Hook of the users room: everybody who has `user` in their list sees the new profile, but whom `user` blocked.
    void publicProfileChanged(Transaction &transaction, UserId user) const;

    /// Hook of the users room: an erased person leaves every list, and whoever had them in theirs is told.
    void erased(Transaction &transaction, UserId user) const;

private:
    [[nodiscard]] Result<Answer> sendRequest(ContactBook &book, UserId caller, UserId peer, const QString &address,
                                             const QString &message) const;
    [[nodiscard]] Result<Answer> accept(ContactBook &book, const ContactRow &row) const;
    [[nodiscard]] Result<Answer> block(Transaction &transaction, ContactBook &book, UserId caller, UserId user,
                                       const std::optional<ContactRow> &row) const;
    [[nodiscard]] Result<Answer> unblock(Transaction &transaction, ContactBook &book, const ContactRow &row) const;
    [[nodiscard]] Answer liftBlock(Transaction &transaction, ContactBook &book, ContactRow row) const;
    /// `viewer` sees another `user` than before.
    void showAnew(Transaction &transaction, ContactBook &book, UserId user, UserId viewer) const;
    [[nodiscard]] ContactBook bookFor(Transaction &transaction) const;

    IdGenerator &m_ids;
    const PresenceBoard &m_board;
    const ContactsHooks m_hooks;
};

} // namespace kith::server
