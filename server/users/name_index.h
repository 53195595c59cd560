// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/user.h"

namespace kith::server {

/// The words of a name as they are stored and looked up: without case, accents and punctuation, in any script.
/// Range: at most 16 words.
[[nodiscard]] QStringList nameWords(QStringView text);

/// Finds people by the beginnings of the words of their names.
class NameIndex
{
public:
    explicit NameIndex(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    /// Makes the stored words those of `user`; none for whoever is not findable.
    void store(const User &user);
    void remove(UserId user);

    /// People among whose words each of `words` begins one, whom `searcher` and who have not blocked each other, in the
    /// order of the word that matches the first of `words`. Reads on only until there are `limit`.
    [[nodiscard]] QList<UserId> find(const QStringList &words, UserId searcher, int limit);

private:
    Transaction &m_transaction;
};

} // namespace kith::server
