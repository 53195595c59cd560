// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libFuzzer target: any text through the search language, the folding, the grams and the index's own bytes. What is
// understood is folded and bounded; what is found lies inside the text and has its grams.
#include "server/search/message_matcher.h"
#include "server/search/search_cursor.h"
#include "server/search/segment_pages.h"
#include "shared/search/search_grams.h"
#include "shared/search/text_folding.h"

#include <algorithm>
#include <cstdlib>

using namespace kith;
using namespace kith;
using namespace kith::server;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void asQuery(const QString &text)
{
    SearchQuery query;
    FieldErrors errors;
    parseSearch(text, QStringLiteral("q"), query, errors);
    for (const SearchQuery::Term &term : query.terms)
        require(!term.text.isEmpty() && folded(term.text) == term.text);
    for (const FieldError &error : errors.fields())
        require(error.field == QLatin1StringView("q") && !error.detail.isEmpty());
    if (query.begin && query.end)
        require(toRfc3339(*query.begin).size() == 24 && toRfc3339(*query.end).size() >= 24);
    const MessageMatcher matcher(query, {});
    const QList<Highlight> highlights = matcher.highlights(text);
    qsizetype end = 0;
    for (const Highlight &one : highlights) {
        require(one.offset >= end && one.length > 0 && one.offset + one.length <= text.size());
        end = one.offset + one.length;
    }
}

void asText(const QString &text)
{
    const QString plain = folded(text);
    require(folded(plain) == plain && foldedWithOrigins(text).text == plain);
    const std::vector<GramHash> grams = gramsOf(plain);
    const QString term = plain.mid(plain.size() / 3, 1 + plain.size() / 4).trimmed();
    if (!isCleanText(term) || term.isEmpty() || findTerm(plain, term) < 0)
        return; // cut through the middle of a character, or not at the start of a word
    for (const GramHash hash : gramsOfTerm(term, 8))
        require(std::ranges::binary_search(grams, hash));
}

void asPage(const QByteArray &bytes)
{
    const SegmentPage page{.firstHash = 5, .data = bytes};
    PageEdit edit;
    edit.gone.insert(3);
    edit.added = {{7, 9}};
    const auto fresh = edited(page, edit, 100);
    require(fresh.has_value() && findInPage(*fresh, 7).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString text = QString::fromUtf8(bytes);
    if (!isCleanText(text)) {
        asPage(bytes);
        return 0;
    }
    asQuery(text);
    asText(text);
    asPage(bytes);
    if (const auto cursor = SearchCursor::fromString(text))
        require(SearchCursor::fromString(cursor->toString()).has_value());
    return 0;
}
