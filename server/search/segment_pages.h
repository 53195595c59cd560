// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/doc_set.h"
#include "shared/search/search_grams.h"

#include <functional>
#include <optional>

namespace kith::server {

/// A run of grams with their postings, in the order of their hashes: one row of `search_pages`.
struct SegmentPage
{
    GramHash firstHash = 0; ///< not above the first gram's
    QByteArray data;
};

/// Cuts grams that come in ascending order into pages of about `pageBytes`. The first page begins at hash 0.
class PageWriter
{
public:
    using Sink = std::function<void(SegmentPage)>;
    explicit PageWriter(Sink sink);

    /// `hash` above the one before it; `posting` from Posting::encode().
    void add(GramHash hash, QByteArrayView posting);
    /// Gives the last page to the sink.
    void finish();

    static constexpr qsizetype pageBytes = 4000;

private:
    Sink m_sink;
    SegmentPage m_page;
    GramHash m_previous = 0;
    bool m_isFirst = true;
};

/// The grams of one page, one after the other. Borrows the page's bytes.
class PageReader
{
public:
    explicit PageReader(const SegmentPage &page);

    struct Entry
    {
        GramHash hash = 0;
        QByteArrayView posting;
    };
    /// Absent at the end, and where the bytes are damaged.
    [[nodiscard]] std::optional<Entry> next();
    /// Where the damage began; false for a page that was read to its end.
    [[nodiscard]] bool isDamaged() const { return m_isDamaged; }

private:
    QByteArrayView m_rest;
    GramHash m_hash;
    bool m_isDamaged = false;
};

/// The posting of `hash`, if the page has it.
[[nodiscard]] std::optional<QByteArrayView> findInPage(const SegmentPage &page, GramHash hash);

/// A page without `gone`, and with `added`: grams of this page's range and documents that are to have them, both ascending.
struct PageEdit
{
    DocSet gone;
    std::vector<std::pair<GramHash, DocNumber>> added;
};
/// Absent: the page stays as it is. Its size is not bounded, its range stays.
[[nodiscard]] std::optional<SegmentPage> edited(const SegmentPage &page, const PageEdit &edit, int docCount);

} // namespace kith::server
