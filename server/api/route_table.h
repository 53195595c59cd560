// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <QtCore/QHash>

namespace kith::server {

/// Every route of the server, found by path or by realtime command.
///
/// A literal segment wins over a parameter (`/api/messages/member` over `/api/messages/{conversationId}`).
/// Immutable once built. Thread: any.
class RouteTable
{
public:
    /// Errors: two routes with the same verb and pattern, or the same command, are a programmer error (assertion).
    explicit RouteTable(std::vector<Routes> rooms);

    struct Match
    {
        const Route *route = nullptr; ///< null: not found, or the method is not allowed
        QJsonObject parameters = {}; ///< by name, percent-decoded
        QList<Verb> allowed = {}; ///< every verb that this path takes; empty: no such path
    };
    /// `path` is the raw path of the request target, without query. A segment that decodes to a slash, a NUL, a control
    /// character or invalid UTF-8 matches nothing.
    [[nodiscard]] Match match(std::optional<Verb> verb, QByteArrayView path) const;

    [[nodiscard]] const Route *command(QByteArrayView name) const;
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

private:
    struct Node
    {
        QHash<QByteArray, int> literals;
        int parameter = -1;
        QHash<int, int> routeOfVerb; ///< Verb -> index into m_routes
    };

    void insert(int routeIndex);
    int childFor(int node, const QString &segment);
    int find(int node, const QList<QByteArray> &segments, qsizetype at) const;

    std::vector<Route> m_routes;
    std::vector<Node> m_nodes;
    QHash<QByteArray, int> m_commands;
};

} // namespace kith::server
