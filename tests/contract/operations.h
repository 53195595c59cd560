// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>
#include <QtCore/QList>
#include <QtCore/QString>

namespace kith::test {

/// One field of a request's body or query, as far as bad values can be made from it.
struct Field
{
    enum class Kind { Line, Text, Texts, Uuid, Id, Ids, Seq, Bool, Choice, Object };
    enum class Need { Required, Optional };

    QString name;
    Kind kind = Kind::Text;
    Need need = Need::Required;
    int longest = 0; ///< Units: code points; 0: not a text with a limit
};

/// One row of the server's route table as its callers know it.
struct Operation
{
    QByteArray method; ///< empty: only over `/ws`
    QString path; ///< with {parameters}
    QByteArray command; ///< over `/ws`; empty: only over REST
    bool needsToken = true;
    QList<Field> fields = {};

    /// `POST /api/messages/send`, or the command where there is no path.
    [[nodiscard]] QString label() const;
};

/// Everything that can be asked of a server. A route that is not here fails test_tables.
[[nodiscard]] const QList<Operation> &operations();

/// What a socket answers by itself, without a route. One that is not here fails test_tables too.
[[nodiscard]] QByteArrayList socketCommands();

} // namespace kith::test
