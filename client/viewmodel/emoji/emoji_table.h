// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QList>
#include <QtCore/QString>

namespace kith::client {

/// One emoji that can be chosen.
struct Emoji
{
    int group = 0; ///< as in EmojiTable::groupNames()
    QString text;
    QString name;
    QStringList words; ///< what it is found by besides its name
};

/// Every emoji with its name and search words in the language of the application.
///
/// The table is read at the first use, so that a start does not pay for it, and again after the language was changed. Source: Unicode's list and CLDR's words, brought
/// into this form by scripts/make_emoji_table.py when Kith is built. Thread: one.
class EmojiTable
{
    Q_DECLARE_TR_FUNCTIONS(kith::client::EmojiTable)

public:
    /// In the order of Unicode, group after group.
    [[nodiscard]] const QList<Emoji> &all() const;
    /// Positions in all() of what the text finds: those whose name or a word begins with it first. Range: limit from 1.
    [[nodiscard]] QList<int> find(const QString &text, int limit) const;
    [[nodiscard]] static QStringList groupNames();

private:
    void read() const;

    mutable QList<Emoji> m_all;
    mutable QString m_language; ///< of m_all
};

} // namespace kith::client
