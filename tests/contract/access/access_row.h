// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/scene.h"

#include <functional>

namespace kith::test {

/// What each kind of caller gets. A row is one operation on one thing; every route has at least one.
struct AccessRow
{
    const char *what;
    QByteArray method;
    QString path; ///< of the operation, as in operations()
    int outsider, former, member, admin, owner;
    /// Makes the thing that is asked for, anew for each caller, and gives the path to it.
    std::function<QString(Cast &)> target;
    std::function<QJsonObject(Cast &)> body = {};
    int blocked = 0; ///< somebody whom owner, admin, member and fellow have blocked; 0: the same as an outsider
    int administrator = 0; ///< of the server, not of the group; 0: the same as an outsider
    int nobody = 401; ///< without a token, or with that of a session that has ended
    /// Each caller asks with a session made for this one request, which may end by it.
    bool endsSession = false;
};

using AccessRows = QList<AccessRow>;

/// What is open to anyone, or shut to everyone here, whoever asks.
[[nodiscard]] AccessRows openRows(Town &town);
[[nodiscard]] AccessRows userRows();
[[nodiscard]] AccessRows adminRows(Town &town);
[[nodiscard]] AccessRows contactRows(Town &town);
[[nodiscard]] AccessRows conversationRows(Town &town);
[[nodiscard]] AccessRows messageRows();
[[nodiscard]] AccessRows fileRows();
[[nodiscard]] AccessRows notificationRows();
[[nodiscard]] AccessRows serviceRows(); ///< sync and what is not about one room

/// What each kind of caller gets for a command over `/ws`. Who has not said hello, or was refused it, gets 4401 for each.
struct CommandRow
{
    const char *what;
    const char *command;
    /// Codes of refusals; empty: it is answered.
    const char *outsider, *former, *member, *admin, *owner;
    std::function<QJsonObject(Cast &)> data = {}; ///< made anew for each caller
    const char *blocked = nullptr; ///< null: the same as an outsider, as an administrator of the server always is
};

using CommandRows = QList<CommandRow>;

[[nodiscard]] CommandRows commandRows();

/// The same path for every caller.
[[nodiscard]] inline std::function<QString(Cast &)> fixedPath(const QString &path)
{
    return [path](Cast &) { return path; };
}
[[nodiscard]] QString groupPath(const char *start, const Cast &cast, const QString &end = {});
/// The code of an invitation that `from` made just now.
[[nodiscard]] QString freshInvite(Person &from);
/// A member who was put into the group just now.
[[nodiscard]] QString freshMember(Cast &cast);
/// The id of a message that `from` wrote just now in the group, or in another conversation.
[[nodiscard]] QString freshMessage(Cast &cast, Person &from);
[[nodiscard]] QString freshMessageIn(const QString &conversation, Person &from);

} // namespace kith::test
