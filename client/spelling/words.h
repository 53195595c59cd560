// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace kith::client {

/// A word and where it stands. *Unit* UTF-16 code units.
struct WordPlace
{
    int start = 0;
    QString word;
    friend bool operator==(const WordPlace &, const WordPlace &) = default;
};

/// The words of a message that are in a language: not code, links, addresses, mentions, :emoji:, numbers or abbreviations in
/// capitals.
[[nodiscard]] QList<WordPlace> wordsToSpell(const QString &text);

} // namespace kith::client
