// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/scene.h"

#include <functional>

namespace kith::test {

/// What each kind of caller gets. A row is one operation on one thing; every operation that needs a token has at least one.
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
};

using AccessRows = QList<AccessRow>;

[[nodiscard]] AccessRows userRows();
[[nodiscard]] AccessRows adminRows(Town &town);
[[nodiscard]] AccessRows contactRows(Town &town);
[[nodiscard]] AccessRows conversationRows(Town &town);
[[nodiscard]] AccessRows messageRows();
[[nodiscard]] AccessRows fileRows();
[[nodiscard]] AccessRows notificationRows();
[[nodiscard]] AccessRows serviceRows(); ///< sync and what is not about one room

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
/// The id of a message that `from` wrote into the group just now.
[[nodiscard]] QString freshMessage(Cast &cast, Person &from);

} // namespace kith::test
