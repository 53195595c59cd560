// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace kith::client {

/// Part of a name, as somebody types it who looks for it: every word of it begins a word of the name, whatever the case and accents.
class NameSearch
{
public:
    NameSearch() = default;
    explicit NameSearch(const QString &text);

    /// Nothing is looked for: every name matches.
    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] bool matches(const QString &name) const;

    friend bool operator==(const NameSearch &, const NameSearch &) = default;

private:
    QStringList m_words;
};

} // namespace kith::client
