// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/segment_pages.h"

#include "server/search/varint.h"

#include <algorithm>

namespace kith::server {

// An entry: how far its hash is above the one before (the page's own for the first), the size of its posting, the posting.
namespace {
void appendEntry(SegmentPage &page, GramHash &previous, GramHash hash, QByteArrayView posting)
{
    appendVarint(page.data, hash - previous);
    appendVarint(page.data, quint64(posting.size()));
    page.data.append(posting.data(), posting.size());
    previous = hash;
}
} // namespace

PageWriter::PageWriter(Sink sink)
    : m_sink(std::move(sink))
{
}

void PageWriter::add(GramHash hash, QByteArrayView posting)
{
    if (!m_page.data.isEmpty() && m_page.data.size() + posting.size() > pageBytes)
        finish();
    if (m_page.data.isEmpty()) {
        // The first page begins at zero: every gram that there can ever be has its page.
        m_page.firstHash = m_isFirst ? 0 : hash;
        m_previous = m_page.firstHash;
        m_isFirst = false;
    }
    appendEntry(m_page, m_previous, hash, posting);
}

void PageWriter::finish()
{
    if (!m_page.data.isEmpty())
        m_sink(std::exchange(m_page, {}));
}

PageReader::PageReader(const SegmentPage &page)
    : m_rest(page.data)
    , m_hash(page.firstHash)
{
}

std::optional<PageReader::Entry> PageReader::next()
{
    if (m_rest.isEmpty())
        return std::nullopt;
    ByteReader in(m_rest);
    m_hash += in.varint();
    const QByteArrayView posting = in.bytes(in.varint());
    if (!in.isWhole()) {
        m_isDamaged = true;
        m_rest = {};
        return std::nullopt;
    }
    m_rest = in.rest();
    return Entry{.hash = m_hash, .posting = posting};
}

std::optional<QByteArrayView> findInPage(const SegmentPage &page, GramHash hash)
{
    PageReader reader(page);
    while (const auto entry = reader.next()) {
        if (entry->hash == hash)
            return entry->posting;
        if (entry->hash > hash)
            break;
    }
    return std::nullopt;
}

namespace {
/// The documents of one gram after an edit, and whether anything changed.
bool editDocs(std::vector<DocNumber> &docs, const DocSet &gone, const std::vector<DocNumber> &added)
{
    const auto removed = std::erase_if(docs, [&](DocNumber doc) { return gone.contains(doc); });
    if (added.empty())
        return removed > 0;
    docs.insert(docs.end(), added.begin(), added.end());
    std::ranges::sort(docs);
    const auto repeated = std::ranges::unique(docs);
    docs.erase(repeated.begin(), repeated.end());
    return true;
}
} // namespace

std::optional<SegmentPage> edited(const SegmentPage &page, const PageEdit &edit, int docCount)
{
    SegmentPage out{.firstHash = page.firstHash, .data = {}};
    GramHash previous = page.firstHash;
    bool isChanged = false;
    auto addition = edit.added.begin();
    const auto takeAdditions = [&](GramHash hash) {
        std::vector<DocNumber> docs;
        for (; addition != edit.added.end() && addition->first == hash; ++addition)
            docs.push_back(addition->second);
        return docs;
    };
    const auto write = [&](GramHash hash, const std::vector<DocNumber> &docs) {
        if (!docs.empty())
            appendEntry(out, previous, hash, Posting::encode(docs, docCount));
    };
    const auto writeAdditionsBelow = [&](GramHash hash) {
        while (addition != edit.added.end() && addition->first < hash) {
            const GramHash fresh = addition->first;
            write(fresh, takeAdditions(fresh));
            isChanged = true;
        }
    };
    PageReader reader(page);
    while (const auto entry = reader.next()) {
        writeAdditionsBelow(entry->hash);
        std::vector<DocNumber> docs = Posting::decode(entry->posting);
        if (editDocs(docs, edit.gone, takeAdditions(entry->hash))) {
            isChanged = true;
            write(entry->hash, docs);
        } else {
            appendEntry(out, previous, entry->hash, entry->posting);
        }
    }
    writeAdditionsBelow(GramHash(1) << gramBits);
    if (!isChanged)
        return std::nullopt;
    return out;
}

} // namespace kith::server
