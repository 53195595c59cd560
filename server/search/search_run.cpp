// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search_run.h"

#include "server/search/former_view.h"
#include "server/search/unindexed_messages.h"

#include <algorithm>

namespace kith::server {

namespace {
constexpr qsizetype candidatesAtFirst = 64;
constexpr qsizetype candidatesAtOnce = 512;
constexpr qint64 scannedAtOnce = 1024;
constexpr qint64 unitsAsOne = 500;
} // namespace

SearchRun::SearchRun(Transaction &transaction, const SearchIndex &index, const MessageMatcher &matcher,
                     search_access::VisibleConversations conversations, Timestamp from, Timestamp to,
                     const std::optional<QSet<UserId>> &senders)
    : m_transaction(transaction)
    , m_index(index)
    , m_matcher(matcher)
    , m_conversations(std::move(conversations))
    , m_query{.terms = matcher.terms(), .conversations = {}, .senders = senders, .carries = matcher.carries(), .from = from, .to = to}
{
    for (auto it = m_conversations.cbegin(); it != m_conversations.cend(); ++it)
        m_query.conversations.insert(it.key());
}

bool SearchRun::isHit(const SearchDocument &document) const
{
    const auto conversation = m_conversations.constFind(document.conversation);
    return conversation != m_conversations.cend() && conversation->maySee(document.seq) && m_matcher.matches(document);
}

qint64 SearchRun::workOf(const std::vector<SearchDocument> &documents)
{
    qint64 work = 0;
    for (const SearchDocument &document : documents)
        work += 1 + document.content.size() / unitsAsOne;
    return work;
}

SearchRun::Found SearchRun::collect(MessageId before, size_t wanted)
{
    if (unindexed_messages::tailSize(m_conversations) > tailMax)
        return fromAllMessages(before, wanted);
    return fromIndex(before, wanted);
}

SearchRun::Found SearchRun::fromIndex(MessageId before, size_t wanted)
{
    std::vector<SearchDocument> direct = unindexed_messages::tail(m_transaction, m_conversations);
    // The same message may have been changed, or edited since the caller left, or both.
    QSet<MessageId> known;
    for (auto &some : {unindexed_messages::changed(m_transaction), unindexed_messages::editedSince(m_transaction, m_conversations)}) {
        for (const SearchDocument &document : some) {
            if (known.contains(document.id))
                continue;
            known.insert(document.id);
            std::erase_if(direct, [&](const SearchDocument &one) { return one.id == document.id; });
            direct.push_back(document);
        }
    }
    former_view::apply(m_transaction, direct, m_conversations);
    std::erase_if(direct, [&](const SearchDocument &document) { return document.id >= before || !isHit(document); });
    std::ranges::sort(direct, std::ranges::greater(), &SearchDocument::id);

    Found found;
    auto nextDirect = direct.begin();
    const auto takeDirectAbove = [&](MessageId id) {
        for (; nextDirect != direct.end() && nextDirect->id > id && found.hits.size() < wanted; ++nextDirect)
            found.hits.push_back(std::move(*nextDirect));
    };
    m_query.before = before;
    const auto candidates = m_index.find(m_transaction, m_query);
    qint64 work = 0;
    for (qsizetype count = candidatesAtFirst; found.hits.size() < wanted; count = std::min(count * 2, candidatesAtOnce)) {
        const QList<MessageId> ids = candidates->next(count);
        if (ids.isEmpty())
            break;
        std::vector<SearchDocument> documents = unindexed_messages::byId(m_transaction, ids);
        former_view::apply(m_transaction, documents, m_conversations);
        work += workOf(documents);
        for (SearchDocument &document : documents) {
            if (known.contains(document.id) || !isHit(document))
                continue;
            takeDirectAbove(document.id);
            if (found.hits.size() < wanted)
                found.hits.push_back(std::move(document));
        }
        takeDirectAbove(ids.last());
        if (work >= workMax && found.hits.size() < wanted) {
            found.stoppedAt = ids.last();
            return found;
        }
    }
    takeDirectAbove(MessageId());
    return found;
}

SearchRun::Found SearchRun::fromAllMessages(MessageId before, size_t wanted)
{
    Found found;
    qint64 work = 0;
    while (found.hits.size() < wanted) {
        std::vector<SearchDocument> documents = unindexed_messages::newest(m_transaction, before, scannedAtOnce);
        if (documents.empty())
            return found;
        before = documents.back().id;
        former_view::apply(m_transaction, documents, m_conversations);
        work += workOf(documents);
        for (SearchDocument &document : documents) {
            if (found.hits.size() < wanted && isHit(document))
                found.hits.push_back(std::move(document));
        }
        if (work >= workMax && found.hits.size() < wanted) {
            found.stoppedAt = before;
            return found;
        }
    }
    return found;
}

} // namespace kith::server
