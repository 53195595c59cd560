// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/segment_writer.h"

#include "shared/kill_point.h"

namespace kith::server {

void SegmentDocs::add(qint64 id, qint64 conversation, qint64 sender, CarriesFlags carried)
{
    ids.push_back(id);
    conversations.push_back(conversation);
    senders.push_back(sender);
    carries += char(carried.toInt());
}

SegmentWriter::SegmentWriter(IndexLease &lease)
    : m_lease(lease)
    , m_pages([this](SegmentPage page) { take(std::move(page)); })
{
    const auto id = m_lease.write<SegmentId>([](Transaction &transaction) -> Result<SegmentId> {
        const SegmentId made = nextSegment(transaction);
        segment_store::insert(transaction, {.id = made}, SegmentState::Building);
        return made;
    });
    if (id)
        m_segment.id = *id;
    else
        m_error = id.error();
}

void SegmentWriter::add(GramHash hash, QByteArrayView posting)
{
    if (!m_error)
        m_pages.add(hash, posting);
}

void SegmentWriter::take(SegmentPage page)
{
    m_directory.push_back(qint64(page.firstHash));
    m_segment.sizeBytes += page.data.size();
    m_waiting.push_back(std::move(page));
    if (m_waiting.size() >= pagesAtOnce)
        flush();
}

void SegmentWriter::flush()
{
    if (m_error || m_waiting.empty())
        return;
    const auto written = m_lease.write<bool>([this](Transaction &transaction) -> Result<bool> {
        segment_store::insertPages(transaction, m_segment.id, m_waiting);
        return true;
    });
    if (!written)
        m_error = written.error();
    m_waiting.clear();
}

Result<void> SegmentWriter::finish(const SegmentDocs &docs, std::function<void(Transaction &)> also)
{
    if (!m_error)
        m_pages.finish();
    if (!m_error && m_directory.empty())
        take({.firstHash = 0, .data = QByteArray("")}); // a file without a word may be given some later
    flush();
    if (m_error)
        return *m_error;
    killPoint("index.pagesWritten");
    m_segment.docs = int(docs.ids.size());
    m_segment.firstId = docs.ids.front();
    m_segment.lastId = docs.ids.back();
    m_segment.firstAtMs = docs.firstAtMs;
    m_segment.lastAtMs = docs.lastAtMs;
    const auto done = m_lease.write<bool>([&](Transaction &transaction) -> Result<bool> {
        const SegmentId id = m_segment.id;
        segment_store::putColumn(transaction, id, ColumnKind::Ids, ascending_column::encode(docs.ids));
        segment_store::putColumn(transaction, id, ColumnKind::Conversations, DictionaryColumn::encode(docs.conversations));
        segment_store::putColumn(transaction, id, ColumnKind::Senders, DictionaryColumn::encode(docs.senders));
        segment_store::putColumn(transaction, id, ColumnKind::Carried, docs.carries);
        segment_store::putColumn(transaction, id, ColumnKind::Directory, ascending_column::encode(m_directory));
        segment_store::update(transaction, m_segment, SegmentState::Live);
        also(transaction);
        return true;
    });
    if (!done)
        return done.error();
    return {};
}

} // namespace kith::server
