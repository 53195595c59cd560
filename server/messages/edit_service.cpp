// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/edit_service.h"

#include "server/conversations/whole_messages.h"
#include "server/files/file_store.h"
#include "server/messages/message_access.h"
#include "server/messages/message_changes.h"
#include "server/messages/message_checks.h"
#include "server/messages/message_request.h"
#include "server/messages/message_store.h"
#include "server/search/search.h"
#include "server/storage/sql_text.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using message_access::Seen;
using message_changes::Replies;

namespace {
bool isOver(std::chrono::seconds window, const Message &message, Timestamp at)
{
    return window.count() > 0 && at - message.createdAt > window;
}

Result<void> mayEdit(Transaction &transaction, const Seen &seen, const MessageOptions &options, Timestamp at)
{
    if (seen.row.message.sender != seen.standing.user)
        return ErrorCode::Forbidden;
    if (const auto allowed = message_access::mayTouch(transaction, seen); !allowed)
        return allowed.error();
    if (isOver(options.editWindow, seen.row.message, at))
        return ErrorCode::WindowClosed;
    return {};
}

Result<void> mayUnsend(const Seen &seen, const MessageOptions &options, Timestamp at)
{
    const Message &message = seen.row.message;
    if (seen.standing.isFormer() || message.type == MessageType::System)
        return ErrorCode::Forbidden;
    if (seen.standing.isGroup && seen.standing.role != Role::Member)
        return {};
    if (message.sender != seen.standing.user)
        return ErrorCode::Forbidden;
    if (!message.isUnsent() && isOver(options.unsendWindow, message, at))
        return ErrorCode::WindowClosed;
    return {};
}

Result<message_request::Words> readWords(Transaction &transaction, const Call &call, const Seen &seen)
{
    JsonReader in = call.arguments();
    message_request::Words words = message_request::readWords(in, seen.row.has(message_part::attachments));
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    FieldErrors errors;
    message_checks::mentions(transaction, words.mentions, seen.row.message.conversation, seen.standing.isGroup, errors);
    if (const auto verdict = errors.verdict(); !verdict)
        return verdict.error();
    return words;
}
} // namespace

Result<Answer> EditService::edit(Transaction &transaction, const Call &call) const
{
    const auto seen = message_access::seen(transaction, call);
    if (!seen)
        return seen.error();
    const Timestamp at = now();
    if (const auto allowed = mayEdit(transaction, *seen, m_options, at); !allowed)
        return allowed.error();
    const auto words = readWords(transaction, call, *seen);
    if (!words)
        return words.error();
    const Message &before = seen->row.message;
    if (words->content == before.content && words->mentions == before.mentions)
        return Answer::ok(toJson(completeMessage(transaction, seen->row)));
    Message after = before;
    after.content = words->content;
    const Replies replies = quoteOf(after) == quoteOf(before) ? Replies::Same : Replies::Changed;
    const auto versions = message_changes::take(transaction, before, replies);
    message_store::setContent(transaction, seen->row, words->content, words->mentions, at, versions.own);
    search::changed(transaction, before.id, versions.own);
    return message_changes::tell(transaction, versions, call.caller.user);
}

Result<Answer> EditService::earlierVersions(Transaction &transaction, const Call &call) const
{
    const auto seen = message_access::seen(transaction, call);
    if (!seen)
        return seen.error();
    if (seen->standing.isFormer())
        return ErrorCode::Forbidden;
    QJsonArray edits;
    Rows rows = transaction.select(u"SELECT content, mentions, at FROM message_edits WHERE message_id = ? ORDER BY number DESC"_s,
                                   {seen->row.message.id.value()});
    while (rows.next()) {
        QJsonObject version{{u"content"_s, rows.text(0)}, {u"at"_s, toRfc3339(rows.timestamp(2))}};
        if (!rows.isNull(1))
            version.insert(u"mentions"_s, toJson(mentionsFrom(rows.text(1))));
        edits.append(version);
    }
    return Answer::ok({{u"edits"_s, edits}});
}

Result<Answer> EditService::unsend(Transaction &transaction, const Call &call) const
{
    const auto seen = message_access::seen(transaction, call);
    if (!seen)
        return seen.error();
    const Message &message = seen->row.message;
    const Timestamp at = now();
    if (const auto allowed = mayUnsend(*seen, m_options, at); !allowed)
        return allowed.error();
    if (message.isUnsent())
        return Answer::ok(toJson(completeMessage(transaction, seen->row)));
    return unsendNow(transaction, seen->row, at);
}

Result<Answer> unsendNow(Transaction &transaction, const MessageRow &row, Timestamp at)
{
    transaction.removesForGood();
    message_store::erase(transaction, row, at);
    if (row.has(message_part::attachments))
        FileStore(transaction).detach(row.message.id);
    const auto versions = message_changes::take(transaction, row.message, Replies::Changed);
    message_changes::withdrawFromFormer(transaction, row.message, 0, versions);
    search::removed(transaction, row.message.id, versions.own);
    return message_changes::tell(transaction, versions, {});
}

QString unsendSome(Transaction &transaction, UserId sender, const QString &place, int limit)
{
    // In the order of the index that a repeated send is found by. What the system wrote has no clientId.
    static const QString sql = u"SELECT "_s + messageColumns()
                               + u" FROM messages m WHERE m.sender_id = ? AND m.client_id > ? ORDER BY m.client_id LIMIT ?"_s;
    std::vector<MessageRow> found;
    {
        Rows rows = transaction.select(sql, {sender.value(), sqlText(place), limit});
        while (rows.next())
            found.push_back(messageRowFrom(rows));
    }
    const Timestamp at = now();
    for (const MessageRow &row : found) {
        if (!row.message.isUnsent() && row.message.type != MessageType::System)
            (void)unsendNow(transaction, row, at);
    }
    return qsizetype(found.size()) < limit ? QString() : found.back().message.clientId;
}

} // namespace kith::server
