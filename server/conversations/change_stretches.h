// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/standing.h"

#include <QtCore/QJsonObject>

namespace kith::server {

/// One row of the changes of a conversation.
struct Change
{
    qint64 version = 0; ///< under which it is told
    QString name = {};
    QJsonObject data = {};
    qint64 position = 0; ///< in its stretch, ascending
    qint64 weight = 0; ///< see PageBudget
};

/// A stretch of the way from what somebody knows of a conversation to what there is. Most are ordinary: each thing has a version
/// of its own, and a page may end behind any of them. What comes under one version as a whole is a lump: somebody who has part of
/// it still has the version before it, and only a position tells how far they are.
struct ChangeStretch
{
    enum class Kind {
        Ordinary,
        Withdrawn, ///< taken back from a former member, each under the version in which this was done
        Absence, ///< a lump: what was changed between a leaving and the return, told with the return. Positions: versions
        Leaving ///< a lump: what a former member has seen and was changed later, told as it was then. Positions: seqs
    };
    Kind kind = Kind::Ordinary;
    qint64 after = 0; ///< a position
    qint64 last = 0; ///< a position, closed
    qint64 version = 0; ///< which its end leads to

    [[nodiscard]] bool isLump() const { return kind == Kind::Absence || kind == Kind::Leaving; }
};

namespace change_stretches {

/// The one that starts at a version; none: there is nothing behind it.
[[nodiscard]] std::optional<ChangeStretch> at(Transaction &transaction, const Standing &standing, qint64 version);

/// Its first changes behind `after`, at most `limit`, in the order of their positions.
[[nodiscard]] QList<Change> read(Transaction &transaction, const Standing &standing, const ChangeStretch &stretch, qint64 limit);

} // namespace change_stretches
} // namespace kith::server
