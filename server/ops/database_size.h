// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

#include <atomic>
#include <memory>
#include <optional>

namespace kith::server {

/// How large PostgreSQL's database is. It is asked for in a read lane when somebody wants to know, as `/metrics` must not wait.
///
/// Thread: any.
class DatabaseSize
{
public:
    /// `storage` outlives it.
    explicit DatabaseSize(Storage &storage);

    /// Units: bytes. What the database said last, which may have been when this was asked before; absent until it has said anything.
    [[nodiscard]] std::optional<qint64> last();

private:
    struct Heard
    {
        std::atomic<qint64> bytes = -1;
        std::atomic<bool> isAsked = false;
    };
    void ask();

    Storage &m_storage;
    std::shared_ptr<Heard> m_heard; ///< shared with an answer on its way
};

} // namespace kith::server
