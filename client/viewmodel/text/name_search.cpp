// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/text/name_search.h"

#include <algorithm>

namespace kith::client {

namespace {

QString folded(const QString &text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c;
    }
    return plain;
}

QStringList wordsOf(const QString &text)
{
    return folded(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

NameSearch::NameSearch(const QString &text)
    : m_words(wordsOf(text))
{
}

bool NameSearch::matches(const QString &name) const
{
    if (isEmpty())
        return true;
    const QStringList names = wordsOf(name);
    return std::all_of(m_words.cbegin(), m_words.cend(), [&names](const QString &word) {
        return std::any_of(names.cbegin(), names.cend(), [&word](const QString &begun) { return begun.startsWith(word); });
    });
}

} // namespace kith::client
