// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/doc_set.h"

#include <QtCore/QByteArray>
#include <QtCore/QFlags>

#include <vector>

namespace kith::server {

/// What a message carries, as far as it cannot change without the index hearing of it.
enum class Carries : quint8 {
    Nothing = 0,
    File = 1,
    Image = 2,
    Voice = 4,
    Link = 8,
    Mention = 16,
    Reply = 32,
    Gone = 128, ///< unsent: a hole that the next merge closes
};
Q_DECLARE_FLAGS(CarriesFlags, Carries)
Q_DECLARE_OPERATORS_FOR_FLAGS(CarriesFlags)

/// The rows of `search_columns`: facts about all documents of a segment, by document number.
enum class ColumnKind { Ids = 0, Conversations = 1, Senders = 2, Carried = 3, Directory = 4 };

/// Ascending numbers: message ids, or the first hashes of the pages.
namespace ascending_column {
[[nodiscard]] QByteArray encode(const std::vector<qint64> &values);
[[nodiscard]] std::vector<qint64> decode(QByteArrayView bytes);
} // namespace ascending_column

/// Numbers of which many are the same: conversations, senders. A dictionary and an index of 1, 2 or 4 bytes for each document.
class DictionaryColumn
{
public:
    [[nodiscard]] static QByteArray encode(const std::vector<qint64> &values);

    DictionaryColumn() = default;
    /// Foreign bytes give a column of zeroes.
    explicit DictionaryColumn(QByteArray bytes);

    [[nodiscard]] const std::vector<qint64> &dictionary() const { return m_dictionary; }
    /// The index into dictionary(); one beyond it where the bytes are damaged.
    [[nodiscard]] size_t indexAt(DocNumber doc) const;
    [[nodiscard]] qint64 at(DocNumber doc) const;

private:
    QByteArray m_bytes;
    std::vector<qint64> m_dictionary;
    qsizetype m_indexes = 0; ///< where they begin in m_bytes
    int m_width = 1;
};

} // namespace kith::server
