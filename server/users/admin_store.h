// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/user.h"

#include <QtCore/QJsonObject>

namespace kith::server {

/// An account as an administrator sees it.
struct Account
{
    enum class Status { Active, Disabled, Erased };

    User user;
    Status status = Status::Active;
    std::optional<Timestamp> lastSeenAt = {};
    int sessionCount = 0;
};

/// {id, firstname, lastname, email, phone, country, role, status, createdAt, lastSeenAt?, sessions}
[[nodiscard]] QJsonObject toJson(const Account &account);

/// What administrators read and set about accounts.
class AdminStore
{
public:
    explicit AdminStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    struct Search
    {
        QString text = {}; ///< part of a name, e-mail or phone number, or a whole id; empty: everybody
        std::optional<Account::Status> status = {};
        std::optional<bool> isAdministrator = {};
        UserId after = {};
        int limit = 0;
    };
    /// In the order in which the accounts were made.
    [[nodiscard]] QList<Account> find(const Search &search);
    [[nodiscard]] std::optional<Account> one(UserId id);

    void setAdministrator(UserId id, bool isAdministrator);
    /// Absent: not disabled.
    void setDisabledAt(UserId id, std::optional<Timestamp> at);

    /// {users: {…}, sessions, conversations: {…}, messages, invites}
    [[nodiscard]] QJsonObject counts();

private:
    [[nodiscard]] QList<Account> accounts(const QString &condition, const QVariantList &values);
    [[nodiscard]] qint64 number(const QString &sql);

    Transaction &m_transaction;
};

} // namespace kith::server
