// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search_service.h"

#include "server/conversations/page_budget.h"
#include "server/conversations/whole_messages.h"
#include "server/search/search_request.h"
#include "server/storage/id_chunks.h"
#include "shared/limits.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

/// At most what the message weighs once it is whole.
static qint64 weightOf(const SearchDocument &hit)
{
    qint64 weight = frameWeight + weightOfText(hit.content);
    if (hit.hasReactions)
        weight += limits::reactionsPerMessage * (thingWeight + limits::emojiBytes + limits::reactorsShown * idWeight);
    if (hit.hasMentions)
        weight += limits::mentionsPerMessage * thingWeight;
    for (const Attachment &file : hit.attachments)
        weight += thingWeight + weightOfText(file.name) + weightOfText(file.contentType);
    if (hit.isReply)
        weight += thingWeight + 4 * limits::quoteLength;
    return weight;
}

namespace {
QJsonArray toJson(const QList<Highlight> &highlights)
{
    QJsonArray out;
    for (const Highlight &one : highlights)
        out.append(QJsonObject{{u"offset"_s, qint64(one.offset)}, {u"length"_s, qint64(one.length)}});
    return out;
}

QHash<MessageId, Message> wholeMessages(Transaction &transaction, const std::vector<SearchDocument> &hits,
                                        const search_access::VisibleConversations &conversations, UserId reader)
{
    QList<MessageId> ids;
    for (const SearchDocument &hit : hits)
        ids.append(hit.id);
    std::vector<MessageRow> found;
    for (const IdChunk &chunk : idChunks(ids)) {
        Rows rows = transaction.select(u"SELECT %1 FROM messages m WHERE m.id IN (%2)"_s.arg(messageColumns(), chunk.placeholders),
                                       chunk.values);
        while (rows.next()) {
            MessageRow row = messageRowFrom(rows);
            const auto conversation = conversations.value(row.message.conversation);
            row.asOfVersion = conversation.asOfVersion;
            row.viewVersion = conversation.viewVersion;
            row.reader = reader;
            found.push_back(std::move(row));
        }
    }
    completeMessages(transaction, found);
    QHash<MessageId, Message> out;
    for (MessageRow &row : found)
        out.insert(row.message.id, std::move(row.message));
    return out;
}

QJsonArray resultsFor(Transaction &transaction, const std::vector<SearchDocument> &hits, const SearchRun &run,
                      const MessageMatcher &matcher, UserId reader)
{
    const QHash<MessageId, Message> messages = wholeMessages(transaction, hits, run.conversations(), reader);
    QJsonArray out;
    for (const SearchDocument &hit : hits) {
        const Message message = messages.value(hit.id);
        out.append(QJsonObject{{u"conversationId"_s, message.conversation.toString()},
                               {u"message"_s, kith::toJson(message)},
                               {u"highlights"_s, toJson(matcher.highlights(message.content))}});
    }
    return out;
}
} // namespace

SearchService::SearchService(std::shared_ptr<const SearchIndex> index)
    : m_index(std::move(index))
{
}

Result<Answer> SearchService::search(Transaction &transaction, const Call &call) const
{
    const auto request = readSearch(call);
    if (!request)
        return request.error();
    search_access::VisibleConversations conversations = search_access::visibleTo(transaction, call.caller.user);
    if (!request->conversation.isNull()) {
        const auto one = conversations.constFind(request->conversation);
        if (one == conversations.cend())
            return ErrorCode::NotFound;
        conversations = {{one.key(), *one}};
    }
    conversations = search_access::named(transaction, call.caller.user, conversations, request->query.in);
    const search_access::Senders senders = search_access::senders(transaction, call.caller.user, request->query.from);
    const MessageMatcher matcher(request->query, senders);
    SearchRun run(transaction, *m_index, matcher, std::move(conversations), request->query.begin.value_or(Timestamp::min()),
                  request->query.end.value_or(Timestamp::max()), senders.only);
    const Page page = request->isRanked ? rankedPage(run, *request, matcher) : newestPage(run, *request);
    QJsonObject body{{u"results"_s, resultsFor(transaction, page.hits, run, matcher, call.caller.user)},
                     {u"more"_s, page.cursor.has_value()}};
    if (page.cursor)
        body.insert(u"cursor"_s, *page.cursor);
    return Answer::ok(std::move(body));
}

SearchService::Page SearchService::newestPage(SearchRun &run, const SearchRequest &request)
{
    SearchRun::Found found = run.collect(request.cursor.before, size_t(request.limit) + 1);
    Page page;
    const size_t count = std::min(size_t(request.limit), size_t(fitting(found.hits)));
    if (found.hits.size() > count) {
        found.hits.resize(count);
        page.cursor = SearchCursor{.before = found.hits.back().id}.toString();
    } else if (found.stoppedAt) {
        page.cursor = SearchCursor{.before = *found.stoppedAt}.toString();
    }
    page.hits = std::move(found.hits);
    return page;
}

SearchService::Page SearchService::rankedPage(SearchRun &run, const SearchRequest &request, const MessageMatcher &matcher)
{
    std::vector<SearchDocument> hits = run.collect(request.cursor.before, rankedMax).hits;
    if (hits.empty())
        return {};
    // What is sent later does not take part in later pages.
    const MessageId newest(hits.front().id.value() + 1);
    std::vector<std::pair<double, SearchDocument>> ranked;
    ranked.reserve(hits.size());
    for (SearchDocument &hit : hits) {
        const double score = matcher.score(hit);
        ranked.emplace_back(score, std::move(hit));
    }
    std::ranges::stable_sort(ranked, std::ranges::greater(), &std::pair<double, SearchDocument>::first);
    Page page;
    const size_t begin = std::min(size_t(request.cursor.skipped), ranked.size());
    size_t end = begin;
    PageBudget budget;
    for (; end < ranked.size() && end - begin < size_t(request.limit) && budget.take(weightOf(ranked[end].second)); ++end)
        page.hits.push_back(std::move(ranked[end].second));
    if (end < ranked.size())
        page.cursor = SearchCursor{.isRanked = true, .before = newest, .skipped = qint64(end)}.toString();
    return page;
}

} // namespace kith::server
