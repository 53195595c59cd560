// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/segment_index.h"

#include "server/search/column_cache.h"

#include <algorithm>

namespace kith::server {

namespace {
constexpr size_t gramsAtMost = 24;

std::vector<GramHash> gramsOfAll(const QStringList &terms)
{
    std::vector<GramHash> out;
    const size_t each = terms.isEmpty() ? 0 : std::max<size_t>(2, gramsAtMost / size_t(terms.size()));
    for (const QString &term : terms) {
        const std::vector<GramHash> grams = gramsOfTerm(term, each);
        out.insert(out.end(), grams.begin(), grams.end());
    }
    std::ranges::sort(out);
    const auto repeated = std::ranges::unique(out);
    out.erase(repeated.begin(), repeated.end());
    return out;
}

/// The first hash of the page that would hold each gram; each page once.
std::vector<GramHash> pagesFor(const std::vector<GramHash> &grams, const std::vector<qint64> &directory)
{
    std::vector<GramHash> out;
    for (const GramHash hash : grams) {
        const auto after = std::ranges::upper_bound(directory, qint64(hash));
        if (after == directory.begin())
            continue;
        const auto first = GramHash(*(after - 1));
        if (out.empty() || out.back() != first)
            out.push_back(first);
    }
    return out;
}

const SegmentPage *pageFor(const std::vector<SegmentPage> &pages, GramHash hash)
{
    const auto after = std::ranges::upper_bound(pages, hash, {}, &SegmentPage::firstHash);
    return after == pages.begin() ? nullptr : &*(after - 1);
}

class SegmentCandidates final : public SearchCandidates
{
public:
    SegmentCandidates(Transaction &transaction, ColumnCache &columns, IndexQuery query)
        : m_transaction(transaction)
        , m_columns(columns)
        , m_query(std::move(query))
        , m_grams(gramsOfAll(m_query.terms))
    {
        for (const Segment &segment : segment_store::live(transaction)) {
            if (segment.firstId < m_query.before.value() && fromMs(segment.lastAtMs) >= m_query.from
                && fromMs(segment.firstAtMs) < m_query.to)
                m_closed.push_back(segment);
        }
    }

    [[nodiscard]] QList<MessageId> next(qsizetype max) override
    {
        QList<MessageId> out;
        while (out.size() < max) {
            // Segments come in the order of their last ids; one that ends below the best id at hand can wait.
            auto best = newestOpen();
            while (m_nextClosed < m_closed.size() && (best == m_open.end() || best->newest() <= m_closed[m_nextClosed].lastId)) {
                open(m_closed[m_nextClosed++]);
                best = newestOpen();
            }
            if (best == m_open.end())
                break;
            const MessageId id(best->newest());
            if (out.isEmpty() || out.last() != id)
                out.append(id);
            if (++best->at == best->ids.size())
                m_open.erase(best);
        }
        return out;
    }

private:
    /// What a segment has to offer, descending.
    struct Open
    {
        std::vector<qint64> ids;
        size_t at = 0;
        [[nodiscard]] qint64 newest() const { return ids[at]; }
    };

    [[nodiscard]] std::vector<Open>::iterator newestOpen() { return std::ranges::max_element(m_open, {}, &Open::newest); }

    void open(const Segment &segment)
    {
        DocSet docs = DocSet::all(segment.docs);
        if (!holdGrams(segment, docs) || !fitColumns(segment, docs))
            return;
        const std::vector<qint64> ids = ascending_column::decode(m_columns.column(m_transaction, segment, ColumnKind::Ids));
        Open opened;
        for (const DocNumber doc : docs.newestFirst()) {
            if (doc < ids.size() && ids[doc] < m_query.before.value())
                opened.ids.push_back(ids[doc]);
        }
        if (!opened.ids.empty())
            m_open.push_back(std::move(opened));
    }

    /// False: no document holds all grams.
    bool holdGrams(const Segment &segment, DocSet &docs)
    {
        if (m_grams.empty())
            return true;
        const std::vector<qint64> directory = ascending_column::decode(m_columns.column(m_transaction, segment, ColumnKind::Directory));
        const std::vector<SegmentPage> pages = segment_store::pages(m_transaction, segment.id, pagesFor(m_grams, directory));
        std::vector<QByteArrayView> postings;
        for (const GramHash hash : m_grams) {
            const SegmentPage *page = pageFor(pages, hash);
            const auto posting = page ? findInPage(*page, hash) : std::nullopt;
            if (!posting)
                return false;
            postings.push_back(*posting);
        }
        std::ranges::sort(postings, {}, &Posting::size);
        docs = Posting::toSet(postings.front());
        for (size_t i = 1; i < postings.size() && !docs.isEmpty(); ++i)
            docs.intersect(Posting::toSet(postings[i]));
        return !docs.isEmpty();
    }

    /// False: none of them is where, from whom and with what it should be.
    bool fitColumns(const Segment &segment, DocSet &docs)
    {
        const auto column = [&](ColumnKind kind) { return m_columns.column(m_transaction, segment, kind); };
        keepListed(docs, DictionaryColumn(column(ColumnKind::Conversations)),
                   [this](qint64 value) { return m_query.conversations.contains(ConversationId(value)); });
        if (m_query.senders) {
            keepListed(docs, DictionaryColumn(column(ColumnKind::Senders)),
                       [this](qint64 value) { return m_query.senders->contains(UserId(value)); });
        }
        // Documents without grams are told apart only here.
        if (m_query.carries || m_grams.empty()) {
            const QByteArray carried = column(ColumnKind::Carried);
            docs.filter([&](DocNumber doc) {
                const CarriesFlags has = doc < carried.size() ? CarriesFlags(uchar(carried.at(doc))) : Carries::Nothing;
                return !has.testFlag(Carries::Gone) && (has & m_query.carries) == m_query.carries;
            });
        }
        return !docs.isEmpty();
    }

    template<class IsListed>
    static void keepListed(DocSet &docs, const DictionaryColumn &column, IsListed isListed)
    {
        std::vector<bool> isWanted(column.dictionary().size() + 1, false);
        for (size_t i = 0; i < column.dictionary().size(); ++i)
            isWanted[i] = isListed(column.dictionary()[i]);
        docs.filter([&](DocNumber doc) { return bool(isWanted[std::min(column.indexAt(doc), isWanted.size() - 1)]); });
    }

    Transaction &m_transaction;
    ColumnCache &m_columns;
    const IndexQuery m_query;
    const std::vector<GramHash> m_grams;
    std::vector<Segment> m_closed;
    size_t m_nextClosed = 0;
    std::vector<Open> m_open;
};
} // namespace

SegmentIndex::SegmentIndex()
    : m_columns(std::make_unique<ColumnCache>(cachedBytesMax))
{
}

SegmentIndex::~SegmentIndex() = default;

std::unique_ptr<SearchCandidates> SegmentIndex::find(Transaction &transaction, const IndexQuery &query) const
{
    return std::make_unique<SegmentCandidates>(transaction, *m_columns, query);
}

} // namespace kith::server
