// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/doc_set.h"

#include "server/search/varint.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <cstring>

namespace kith::server {

DocSet DocSet::all(int docCount)
{
    DocSet out;
    for (int w = 0; w < docCount / 64; ++w)
        out.m_words[size_t(w)] = ~quint64(0);
    if (docCount % 64 != 0)
        out.m_words[size_t(docCount) / 64] = (quint64(1) << (docCount % 64)) - 1;
    return out;
}

bool DocSet::isEmpty() const
{
    return std::ranges::all_of(m_words, [](quint64 word) { return word == 0; });
}

void DocSet::intersect(const DocSet &other)
{
    for (size_t w = 0; w < m_words.size(); ++w)
        m_words[w] &= other.m_words[w];
}

std::vector<DocNumber> DocSet::newestFirst() const
{
    std::vector<DocNumber> out;
    for (size_t w = m_words.size(); w-- > 0;) {
        quint64 rest = m_words[w];
        while (rest != 0) {
            const int bit = 63 - __builtin_clzll(rest);
            out.push_back(DocNumber(w * 64 + size_t(bit)));
            rest &= ~(quint64(1) << bit);
        }
    }
    return out;
}

// A head of (size * 2 + form), then the gaps as varints or the bits as little-endian words.
QByteArray Posting::encode(const std::vector<DocNumber> &docs, int docCount)
{
    QByteArray gaps;
    int next = 0;
    for (const DocNumber doc : docs) {
        appendVarint(gaps, quint64(doc - next));
        next = doc + 1;
    }
    const qsizetype bitsSize = (std::max(docCount, docs.back() + 1) + 7) / 8;
    QByteArray out;
    if (gaps.size() <= bitsSize) {
        appendVarint(out, docs.size() * 2);
        return out + gaps;
    }
    QByteArray bits(bitsSize, '\0');
    for (const DocNumber doc : docs)
        bits[doc / 8] = char(uchar(bits.at(doc / 8)) | (1U << (doc % 8)));
    appendVarint(out, docs.size() * 2 + 1);
    return out + bits;
}

quint64 Posting::size(QByteArrayView posting)
{
    return ByteReader(posting).varint() / 2;
}

namespace {
/// Calls `each(doc)` for a posting in the form of gaps; `in` stands behind the head.
template<class Each>
void eachOfGaps(ByteReader &in, quint64 size, Each each)
{
    quint64 next = 0;
    for (; size > 0; --size) {
        next += in.varint();
        if (!in.isWhole() || next >= segmentDocsMax)
            return;
        each(DocNumber(next));
        ++next;
    }
}
} // namespace

DocSet Posting::toSet(QByteArrayView posting)
{
    DocSet out;
    ByteReader in(posting);
    const quint64 head = in.varint();
    if (head % 2 == 0) {
        eachOfGaps(in, head / 2, [&](DocNumber doc) { out.insert(doc); });
        return out;
    }
    const QByteArrayView bits = in.rest();
    for (size_t w = 0; w < out.m_words.size() && qsizetype(w) * 8 < bits.size(); ++w) {
        char word[8] = {};
        std::memcpy(word, bits.data() + w * 8, std::min<size_t>(8, size_t(bits.size()) - w * 8));
        out.m_words[w] = qFromLittleEndian<quint64>(word);
    }
    return out;
}

std::vector<DocNumber> Posting::decode(QByteArrayView posting)
{
    ByteReader in(posting);
    const quint64 head = in.varint();
    std::vector<DocNumber> out;
    if (head % 2 == 0) {
        out.reserve(std::min<quint64>(head / 2, quint64(posting.size())));
        eachOfGaps(in, head / 2, [&](DocNumber doc) { out.push_back(doc); });
        return out;
    }
    out = toSet(posting).newestFirst();
    std::ranges::reverse(out);
    return out;
}

} // namespace kith::server
