// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <array>
#include <vector>

namespace kith::server {

/// The place of a message in its segment, from 0 in the order of ids.
using DocNumber = quint16;
inline constexpr int segmentDocsMax = 65'536;

/// Some documents of one segment.
class DocSet
{
public:
    [[nodiscard]] static DocSet all(int docCount);

    void insert(DocNumber doc) { m_words[doc / 64] |= quint64(1) << (doc % 64); }
    void remove(DocNumber doc) { m_words[doc / 64] &= ~(quint64(1) << (doc % 64)); }
    [[nodiscard]] bool contains(DocNumber doc) const { return (m_words[doc / 64] >> (doc % 64) & 1) != 0; }
    [[nodiscard]] bool isEmpty() const;
    void intersect(const DocSet &other);

    /// Order: descending, the newest message first.
    [[nodiscard]] std::vector<DocNumber> newestFirst() const;
    /// Keeps those for which `keeps(doc)` holds.
    template<class Keeps>
    void filter(Keeps keeps)
    {
        for (size_t w = 0; w < m_words.size(); ++w) {
            for (quint64 rest = m_words[w]; rest != 0; rest &= rest - 1) {
                const auto doc = DocNumber(w * 64 + size_t(__builtin_ctzll(rest)));
                if (!keeps(doc))
                    remove(doc);
            }
        }
    }

private:
    friend class Posting;
    std::array<quint64, segmentDocsMax / 64> m_words{};
};

/// The documents that hold one gram, as stored: gaps between them, or one bit for each document of the segment, whatever is shorter.
class Posting
{
public:
    /// `docs` ascending, not empty, each once.
    [[nodiscard]] static QByteArray encode(const std::vector<DocNumber> &docs, int docCount);
    /// Order: ascending. Foreign bytes give some documents or none, never more than a segment holds.
    [[nodiscard]] static std::vector<DocNumber> decode(QByteArrayView posting);
    /// How many documents it names.
    [[nodiscard]] static quint64 size(QByteArrayView posting);
    /// The same as decode(), as a set.
    [[nodiscard]] static DocSet toSet(QByteArrayView posting);
};

} // namespace kith::server
