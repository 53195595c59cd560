// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/segment_merger.h"

#include <algorithm>
#include <memory>

namespace kith::server {

namespace {
// Sizes step by eight: 512 messages, 4,096, then full.
constexpr int smallDocs = 2048;
constexpr int fullDocs = 16'384;
constexpr size_t smallAtOnce = 8;
constexpr size_t middleAtOnce = 16;
constexpr qint64 fullBytes = 8 * 1024 * 1024;
constexpr qint64 mergedBytesMax = 16 * 1024 * 1024;

bool isFull(const Segment &segment)
{
    return segment.docs >= fullDocs || segment.sizeBytes >= fullBytes;
}

/// The oldest of them that fit into one.
std::vector<Segment> takeOldest(std::vector<Segment> tier)
{
    std::ranges::sort(tier, {}, &Segment::lastId);
    std::vector<Segment> out;
    int docs = 0;
    qint64 bytes = 0;
    for (const Segment &segment : tier) {
        docs += segment.docs;
        bytes += segment.sizeBytes;
        if (docs > segmentDocsMax || (bytes > mergedBytesMax && out.size() >= 2))
            break;
        out.push_back(segment);
    }
    return out;
}
} // namespace

std::vector<Segment> chooseMerge(const std::vector<Segment> &live)
{
    std::vector<Segment> small;
    std::vector<Segment> middle;
    int middleDocs = 0;
    for (const Segment &segment : live) {
        if (isFull(segment))
            continue;
        (segment.docs < smallDocs ? small : middle).push_back(segment);
        middleDocs += segment.docs < smallDocs ? 0 : segment.docs;
    }
    std::vector<Segment> chosen;
    if (small.size() >= smallAtOnce)
        chosen = takeOldest(std::move(small));
    else if (middle.size() >= middleAtOnce || middleDocs >= segmentDocsMax)
        chosen = takeOldest(std::move(middle));
    return chosen.size() >= 2 ? chosen : std::vector<Segment>();
}

namespace {
constexpr qint64 pagesReadAtOnce = 64;

/// One of the segments that go into the new one: its grams one after the other, with the new document numbers.
class MergeInput
{
public:
    MergeInput(IndexLease &lease, Segment segment)
        : m_lease(lease)
        , m_segment(std::move(segment))
    {
    }

    /// Facts about its documents; `numbers` is filled in afterwards.
    [[nodiscard]] Result<void> readColumns()
    {
        const auto done = m_lease.read<bool>([this](Transaction &transaction) -> Result<bool> {
            const auto column = [&](ColumnKind kind) { return segment_store::column(transaction, m_segment.id, kind); };
            ids = ascending_column::decode(column(ColumnKind::Ids));
            conversations = DictionaryColumn(column(ColumnKind::Conversations));
            senders = DictionaryColumn(column(ColumnKind::Senders));
            carried = column(ColumnKind::Carried);
            return true;
        });
        if (!done)
            return done.error();
        ids.resize(std::min(ids.size(), size_t(segmentDocsMax)));
        numbers.assign(ids.size(), 0);
        isKept.assign(ids.size(), false);
        return {};
    }

    [[nodiscard]] CarriesFlags carriedBy(DocNumber doc) const
    {
        return doc < carried.size() ? CarriesFlags(uchar(carried.at(doc))) : Carries::Nothing;
    }

    /// Goes on to the next gram. False: there is none, or an error.
    [[nodiscard]] Result<bool> advance()
    {
        for (;;) {
            if (m_reader) {
                if (const auto entry = m_reader->next()) {
                    hash = entry->hash;
                    posting = entry->posting;
                    return true;
                }
                m_reader.reset();
                ++m_at;
            }
            if (m_at < m_pages.size()) {
                m_reader.emplace(m_pages[m_at]);
                continue;
            }
            if (m_isLastRead)
                return false;
            if (const auto read = readPages(); !read)
                return read.error();
        }
    }

    GramHash hash = 0;
    QByteArrayView posting = {};
    std::vector<qint64> ids;
    DictionaryColumn conversations;
    DictionaryColumn senders;
    QByteArray carried;
    std::vector<DocNumber> numbers; ///< old document number -> new one, of those that are kept
    std::vector<bool> isKept; ///< false: unsent, left out

    [[nodiscard]] const Segment &segment() const { return m_segment; }

private:
    [[nodiscard]] Result<void> readPages()
    {
        const GramHash from = m_pages.empty() ? 0 : m_pages.back().firstHash + 1;
        auto read = m_lease.read<std::vector<SegmentPage>>([&](Transaction &transaction) -> Result<std::vector<SegmentPage>> {
            return segment_store::pagesFrom(transaction, m_segment.id, from, pagesReadAtOnce);
        });
        if (!read)
            return read.error();
        m_isLastRead = read->size() < size_t(pagesReadAtOnce);
        m_pages = std::move(read).value();
        m_at = 0;
        return {};
    }

    IndexLease &m_lease;
    Segment m_segment;
    std::vector<SegmentPage> m_pages;
    size_t m_at = 0;
    std::optional<PageReader> m_reader;
    bool m_isLastRead = false;
};

using Inputs = std::vector<std::unique_ptr<MergeInput>>;

/// Numbers the documents of all inputs anew, in the order of ids.
SegmentDocs numberDocs(Inputs &inputs)
{
    struct Place
    {
        qint64 id;
        MergeInput *input;
        DocNumber doc;
    };
    std::vector<Place> places;
    SegmentDocs out;
    for (const auto &input : inputs) {
        for (size_t doc = 0; doc < input->ids.size(); ++doc) {
            if (!input->carriedBy(DocNumber(doc)).testFlag(Carries::Gone))
                places.push_back({input->ids[doc], input.get(), DocNumber(doc)});
        }
        out.firstAtMs = std::min(out.firstAtMs, input->segment().firstAtMs);
        out.lastAtMs = std::max(out.lastAtMs, input->segment().lastAtMs);
    }
    std::ranges::sort(places, {}, &Place::id);
    for (const Place &place : places) {
        if (out.ids.empty() || out.ids.back() != place.id) {
            out.add(place.id, place.input->conversations.at(place.doc), place.input->senders.at(place.doc),
                    place.input->carriedBy(place.doc));
        }
        place.input->numbers[place.doc] = DocNumber(out.ids.size() - 1);
        place.input->isKept[place.doc] = true;
    }
    return out;
}

void appendRenumbered(std::vector<DocNumber> &out, const MergeInput &input)
{
    for (const DocNumber doc : Posting::decode(input.posting)) {
        if (doc < input.numbers.size() && input.isKept[doc])
            out.push_back(input.numbers[doc]);
    }
}

/// Errors: as of mergeSegments().
Result<void> mergeGrams(Inputs &inputs, SegmentWriter &writer, int docCount, const std::function<bool()> &isStopping)
{
    std::vector<MergeInput *> open;
    const auto goOn = [&](MergeInput *input) -> Result<void> {
        const auto more = input->advance();
        if (!more)
            return more.error();
        if (*more)
            open.push_back(input);
        return {};
    };
    for (const auto &input : inputs) {
        if (const auto begun = goOn(input.get()); !begun)
            return begun.error();
    }
    int steps = 0;
    std::vector<MergeInput *> taken;
    while (!open.empty()) {
        if (++steps % 1024 == 0 && isStopping())
            return ErrorCode::Cancelled;
        const GramHash hash = (*std::ranges::min_element(open, {}, &MergeInput::hash))->hash;
        taken.clear();
        std::erase_if(open, [&](MergeInput *input) {
            if (input->hash == hash)
                taken.push_back(input);
            return input->hash == hash;
        });
        std::vector<DocNumber> docs;
        for (const MergeInput *input : taken)
            appendRenumbered(docs, *input);
        std::ranges::sort(docs);
        const auto repeated = std::ranges::unique(docs);
        docs.erase(repeated.begin(), repeated.end());
        if (!docs.empty())
            writer.add(hash, Posting::encode(docs, docCount));
        for (MergeInput *input : taken) {
            if (const auto gone = goOn(input); !gone)
                return gone.error();
        }
    }
    return {};
}
} // namespace

Result<void> mergeSegments(IndexLease &lease, const std::vector<Segment> &segments, const std::function<bool()> &isStopping)
{
    Inputs inputs;
    for (const Segment &segment : segments) {
        inputs.push_back(std::make_unique<MergeInput>(lease, segment));
        if (const auto read = inputs.back()->readColumns(); !read)
            return read.error();
    }
    const SegmentDocs docs = numberDocs(inputs);
    const auto dropInputs = [&](Transaction &transaction) {
        for (const Segment &segment : segments)
            segment_store::setState(transaction, segment.id, SegmentState::Dead);
    };
    if (docs.ids.empty()) {
        const auto done = lease.write<bool>([&](Transaction &transaction) -> Result<bool> {
            dropInputs(transaction);
            return true;
        });
        return done ? Result<void>() : Result<void>(done.error());
    }
    SegmentWriter writer(lease);
    if (const auto merged = mergeGrams(inputs, writer, int(docs.ids.size()), isStopping); !merged)
        return merged.error();
    return writer.finish(docs, dropInputs);
}

} // namespace kith::server
