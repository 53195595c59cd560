// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace kith::client {

/// Somebody who can be named in a message with "@" and the whole name.
struct Mentionable
{
    QString userId; ///< empty: everybody
    QString name;
    friend bool operator==(const Mentionable &, const Mentionable &) = default;
};

/// A name in a text. Units: UTF-16 code units.
struct NamedPlace
{
    QString userId; ///< empty: everybody
    int offset = 0; ///< of the "@"
    int length = 0; ///< with the "@"
    friend bool operator==(const NamedPlace &, const NamedPlace &) = default;
};

/// Where the text names people: "@" at the start of a word, then a whole name, then no letter or digit. The longest name
/// wins; of several people with one name the first in the list. Because it is read from the text alone, a mention outlives
/// drafts, edits and crashes as the text does. Range: at most limits::mentionsPerMessage places.
[[nodiscard]] QList<NamedPlace> placesOfNames(const QString &text, const QList<Mentionable> &people);

} // namespace kith::client
