// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRandomGenerator>
#include <QtCore/QStringList>

#include <vector>

namespace kith::bench {

/// Made-up chat that is as hard to search as people's: common English words as often as they are (Zipf), names and rare
/// words of which each is a syllable puzzle, and one message in twenty in Han characters. The same seed gives the same texts.
class Corpus
{
public:
    enum class Scripts {
        Usual,
        Many, ///< one message in ten is in Cyrillic, Arabic, Devanagari or Thai letters, and one in ten ends in an emoji
    };

    explicit Corpus(quint32 seed, Scripts scripts = Scripts::Usual);

    /// About 110 bytes of UTF-8.
    [[nodiscard]] QString message();
    /// A word that the corpus uses, by its rank; 0 is the commonest.
    [[nodiscard]] const QString &word(int rank) const { return m_words.at(rank); }
    [[nodiscard]] int wordCount() const { return int(m_words.size()); }

private:
    [[nodiscard]] int randomRank();
    [[nodiscard]] QString hanMessage();
    [[nodiscard]] QString foreignMessage();

    Scripts m_scripts;
    QRandomGenerator m_random;
    QStringList m_words;
    std::vector<double> m_weights; ///< cumulative
};

} // namespace kith::bench
