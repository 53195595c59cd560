// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/search_page.h"

#include <QtCore/QSet>

#include <functional>

namespace kith::client {

/// Searches one account's cache through a connection of its own that can only read, so that writers never wait for it.
///
/// The index of the cache offers messages; each is compared with the query itself, by the same rules as on the server.
/// Thread: the one that made it.
class SearchReader
{
public:
    SearchReader(const QString &cacheFile, UserId me);
    ~SearchReader();
    Q_DISABLE_COPY_MOVE(SearchReader)

    /// `isUnwanted` is asked now and then; once it says so, what was found until then is answered.
    [[nodiscard]] SearchPage find(const LocalQuery &wanted, const std::function<bool()> &isUnwanted) const;
    [[nodiscard]] qint64 messageCount() const;

private:
    struct Filter;
    [[nodiscard]] Filter filterFor(const LocalQuery &wanted) const;
    [[nodiscard]] QSet<qint64> personsNamed(const QString &name) const;
    [[nodiscard]] QSet<qint64> conversationsNamed(const QString &name) const;

    QString m_connection;
    UserId m_me;
};

} // namespace kith::client
