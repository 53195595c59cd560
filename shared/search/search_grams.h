// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <vector>

namespace kith {

/// What a message is looked up by: three characters in a row, or the one or two that a word begins with.
///
/// Range: 40 bits. Two grams may share a hash: then the index offers a message too many, never one too few.
using GramHash = quint64;
inline constexpr int gramBits = 40;

/// Every gram of a folded text. Order: ascending, each once.
[[nodiscard]] std::vector<GramHash> gramsOf(QStringView foldedText);

/// The grams that a text must hold to hold `term`, at most `max` of them, spread over the term. Range: `term` is folded and not empty.
[[nodiscard]] std::vector<GramHash> gramsOfTerm(QStringView term, size_t max);

/// Where `term` occurs in `text` from `from` on; -1: no more. Both folded.
///
/// Three characters and more are found anywhere. One or two are found where a word begins; in scripts that write no
/// spaces, and for signs and emoji, every character begins a word.
[[nodiscard]] qsizetype findTerm(QStringView text, QStringView term, qsizetype from = 0);

/// A word begins at UTF-16 unit `at`.
[[nodiscard]] bool isWordStart(QStringView text, qsizetype at);

} // namespace kith
