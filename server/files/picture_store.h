// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"

namespace kith::server {

/// The rows of `pictures`. Which picture a person or a group has is known above.
class PictureStore
{
public:
    explicit PictureStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    /// Empty: there is no such picture.
    [[nodiscard]] QByteArray sha256Of(PictureId id);
    void insert(PictureId id, const QByteArray &sha256);
    /// Goes, unless somebody still has it: a person, a group, or a former member of one. Null: nothing.
    void release(PictureId id);
    /// Up to `limit` pictures that nobody has.
    [[nodiscard]] QList<PictureId> unused(int limit);

private:
    Transaction &m_transaction;
};

} // namespace kith::server
