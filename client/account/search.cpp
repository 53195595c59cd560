// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/search.h"

#include "client/cache/cache.h"
#include "client/net/rest_client.h"

#include <QtCore/QJsonArray>
#include <QtCore/QUrlQuery>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<QList<SearchHit>> hitsFrom(const QJsonObject &body)
{
    QList<SearchHit> hits;
    const QJsonArray results = body.value(u"results"_s).toArray();
    for (const QJsonValue &result : results) {
        const auto message = messageFromJson(result.toObject().value(u"message"_s).toObject());
        if (!message)
            return Error{.code = ErrorCode::Protocol};
        SearchHit hit{.message = *message};
        const QJsonArray highlights = result.toObject().value(u"highlights"_s).toArray();
        for (const QJsonValue &one : highlights) {
            const auto offset = qsizetype(one.toObject().value(u"offset"_s).toInteger());
            const auto length = qsizetype(one.toObject().value(u"length"_s).toInteger());
            if (offset >= 0 && length > 0 && offset + length <= message->content.size())
                hit.highlights.append({offset, length});
        }
        hits.append(std::move(hit));
    }
    return hits;
}

} // namespace

Search::Search(Cache &cache, RestClient &rest, const QString &cacheFile, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_local(cacheFile, cache.persons().myId(), this)
{
}

void Search::remotePage(const QString &text, ConversationId conversation, int limit, const QString &cursor, QObject *context,
                        Answer<RemotePage> answer)
{
    QUrlQuery query;
    query.addQueryItem(u"q"_s, QString::fromLatin1(QUrl::toPercentEncoding(text)));
    query.addQueryItem(u"limit"_s, QString::number(limit));
    if (!conversation.isNull())
        query.addQueryItem(u"conversationId"_s, conversation.toString());
    if (!cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    m_rest.get(u"/api/search"_s, query, context, [this, answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (!reply) {
            answer(reply.error());
            return;
        }
        const Result<QList<SearchHit>> hits = hitsFrom(reply->body);
        if (!hits) {
            answer(hits.error());
            return;
        }
        CacheTransaction transaction(m_cache.database());
        for (const SearchHit &hit : *hits)
            m_cache.messages().put(hit.message);
        if (const auto kept = transaction.commit(); !kept) {
            answer(kept.error());
            return;
        }
        answer(RemotePage{.hits = *hits, .cursor = reply->body.value(u"cursor"_s).toString()});
    });
}

} // namespace kith::client
