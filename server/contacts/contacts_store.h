// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/contact.h"

namespace kith::server {

/// One row of `owner`'s contact list as stored.
struct ContactRow
{
    qint64 id = 0;
    UserId owner;
    /// Null for a request whose address nobody has, and for a second request to the same person under another address.
    /// Of a `Requested` row it must never reach the owner.
    UserId user = {};
    /// Of `Requested` rows only: e-mail, phone number, or addressOf() a person whom the owner knew already.
    QString address = {};
    ContactStatus status = ContactStatus::Requested;
    QString alias = {};
    QString message = {};
    Timestamp changedAt{};
};

/// The address of a request that named the person instead of a phone number or e-mail.
[[nodiscard]] QString addressOf(UserId user);
/// Null for e-mail addresses and phone numbers.
[[nodiscard]] UserId userIn(const QString &address);

/// The rows of contact lists. Every change stores the version that the owner's next person::tell() will step to.
class ContactsStore
{
public:
    explicit ContactsStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] std::optional<ContactRow> byPair(UserId owner, UserId user);
    [[nodiscard]] std::optional<ContactRow> byAddress(UserId owner, const QString &address);
    [[nodiscard]] std::optional<ContactRow> byId(UserId owner, qint64 id);
    [[nodiscard]] QList<ContactRow> of(UserId owner);
    /// Requests of anybody to these addresses that have reached nobody, oldest first, at most `limit`.
    [[nodiscard]] QList<ContactRow> waitingFor(const QString &email, const QString &phone, int limit);
    /// Whose lists show `user` by name.
    [[nodiscard]] QList<ContactRow> showing(UserId user);
    [[nodiscard]] int count(UserId owner, ContactStatus status);

    /// False when it clashes with a row of the same owner, or there is no such owner: nothing was stored.
    bool insert(const ContactRow &row);
    void update(const ContactRow &row);
    /// Fills in or takes away the person behind a request. The owner's version stays: they must not notice.
    void attach(qint64 id, UserId user);
    void remove(qint64 id);

    /// `user` declined a request of `sender`.
    void insertDecline(UserId user, UserId sender, Timestamp at);
    [[nodiscard]] bool hasDeclined(UserId user, UserId sender, Timestamp since);
    void removeDeclines(UserId one, UserId other);

    /// The whole list of `user`; requests of others to them lead to nobody again.
    void forget(UserId user);

private:
    [[nodiscard]] QList<ContactRow> rows(const QString &condition, const QVariantList &values);
    [[nodiscard]] std::optional<ContactRow> row(const QString &condition, const QVariantList &values);

    Transaction &m_transaction;
};

} // namespace kith::server
