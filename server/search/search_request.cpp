// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search_request.h"

#include "server/api/parameter.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr TextLength valueLength{.min = 0, .max = limits::searchLength};

void readFilters(JsonReader &in, SearchQuery &query, FieldErrors &errors)
{
    for (const QLatin1StringView name : {"from"_L1, "before"_L1, "after"_L1, "has"_L1}) {
        const QString value = in.text(name, Need::Optional, valueLength);
        const bool isList = name == "has"_L1;
        for (const QString &one : isList ? value.split(u',', Qt::SkipEmptyParts) : QStringList{value}) {
            if (!one.isEmpty())
                parseSearchFilter(QString(name), one, false, name, query, errors);
        }
    }
}

void readCursor(JsonReader &in, SearchRequest &request)
{
    const QString text = in.text("cursor"_L1, Need::Optional);
    if (text.isEmpty())
        return;
    const auto cursor = SearchCursor::fromString(text);
    if (cursor && cursor->isRanked == request.isRanked)
        request.cursor = *cursor;
    else
        in.fail("cursor"_L1, u"format"_s, u"This is no cursor of such a search."_s);
}
} // namespace

Result<SearchRequest> readSearch(const Call &call)
{
    JsonReader in = call.arguments();
    SearchRequest request;
    FieldErrors errors;
    const QString text = in.text("q"_L1, Need::Optional, valueLength);
    if (in.isOk())
        parseSearch(text, u"q"_s, request.query, errors);
    readFilters(in, request.query, errors);
    request.conversation = in.id<ConversationId>("conversationId"_L1, Need::Optional);
    request.isRanked = in.choice("sort"_L1, Need::Optional, {u"newest"_s, u"rank"_s}) == "rank"_L1;
    request.limit = readParameter(in, "limit"_L1, 1, limits::pageMax, limits::pageDefault);
    readCursor(in, request);
    if (in.isOk() && errors.isEmpty() && request.query.isEmpty())
        in.fail("q"_L1, u"required"_s, u"Say what to look for."_s);
    for (const FieldError &error : errors.fields())
        in.fail(QLatin1StringView(error.field.toLatin1()), error.code, error.detail);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return request;
}

} // namespace kith::server
