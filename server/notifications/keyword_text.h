// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QString>

namespace kith::server {

/// The text of a message, ready to be asked for the keywords of many people.
///
/// A keyword is found without regard to case, and as whole words: `art` is not in `party`. Where a script does not divide
/// words, it is found anywhere.
class KeywordText
{
public:
    explicit KeywordText(const QString &content);

    [[nodiscard]] bool holds(const QString &keyword) const;

private:
    [[nodiscard]] bool holdsPhrase(const QString &folded) const;

    const QString m_text; ///< case folded
    QSet<QString> m_words;
    mutable QHash<QString, bool> m_known;
};

} // namespace kith::server
