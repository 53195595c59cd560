// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/route.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

QByteArray verbName(Verb verb)
{
    switch (verb) {
    case Verb::Get: return "GET"_ba;
    case Verb::Post: return "POST"_ba;
    case Verb::Put: return "PUT"_ba;
    case Verb::Delete: return "DELETE"_ba;
    }
    Q_UNREACHABLE();
}

std::optional<Verb> verbFromName(QByteArrayView name)
{
    for (const Verb verb : {Verb::Get, Verb::Post, Verb::Put, Verb::Delete}) {
        if (name == verbName(verb))
            return verb;
    }
    return std::nullopt;
}

QString Route::label() const
{
    if (path.isEmpty())
        return QString::fromLatin1(command);
    return QString::fromLatin1(verbName(verb)) + u' ' + path;
}

} // namespace kith::server
