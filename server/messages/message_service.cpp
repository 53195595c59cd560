// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_service.h"

#include "server/api/parameter.h"
#include "server/conversations/conversation_store.h"
#include "server/conversations/draft_service.h"
#include "server/conversations/page_budget.h"
#include "server/conversations/visible_history.h"
#include "server/conversations/whole_messages.h"
#include "server/messages/message_checks.h"
#include "server/messages/message_request.h"
#include "server/messages/message_store.h"
#include "server/messages/message_writer.h"
#include "shared/limits.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

Result<void> check(Transaction &transaction, message_request::Send &send, bool isGroup)
{
    Message &message = send.message;
    FieldErrors errors;
    message_checks::reply(transaction, message, errors);
    message_checks::mentions(transaction, message.mentions, message.conversation, isGroup, errors);
    message_checks::attachments(transaction, send.files, message, errors);
    return errors.verdict();
}

Result<VisibleHistory::Page> readPage(JsonReader &in, const VisibleHistory &history)
{
    const qint64 limit = readParameter(in, "limit"_L1, 1, limits::pageMax, limits::pageDefault);
    const qint64 before = readParameter(in, "before"_L1, 1, unbounded, unbounded);
    const qint64 after = readParameter(in, "after"_L1, 0, unbounded, 0);
    const qint64 around = readParameter(in, "around"_L1, 1, unbounded, 0);
    if (in.has("before"_L1) + in.has("after"_L1) + in.has("around"_L1) > 1)
        in.fail("before"_L1, u"format"_s, u"Use only one of before, after and around."_s);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    if (in.has("after"_L1))
        return history.after(after, limit);
    if (in.has("around"_L1))
        return history.around(around, limit);
    return history.before(before, limit);
}

/// Part of a page, newest first. Range: [first, last).
struct Kept
{
    size_t first = 0;
    size_t last = 0;
};

/// The rows next to `anchor`, on both sides of it in turn, that fit one answer.
Kept keepAround(std::span<const MessageRow> rows, size_t anchor)
{
    Kept kept{.first = anchor, .last = anchor};
    PageBudget budget;
    for (bool isOlder = true; kept.last - kept.first < rows.size(); isOlder = !isOlder) {
        const bool toOlder = kept.last < rows.size() && (isOlder || kept.first == 0);
        if (!budget.take(weightOf(rows[toOlder ? kept.last : kept.first - 1].message)))
            break;
        toOlder ? ++kept.last : --kept.first;
    }
    return kept;
}

/// Where the page was asked for: its newest message, its oldest, or the one in its middle.
size_t anchorOf(const Call &call, std::span<const MessageRow> rows)
{
    if (call.input.contains("after"_L1))
        return rows.size();
    if (!call.input.contains("around"_L1))
        return 0;
    JsonReader in(call.input);
    const qint64 around = readParameter(in, "around"_L1, 1, unbounded, 0);
    return size_t(std::ranges::find_if(rows, [around](const MessageRow &row) { return row.message.seq <= around; }) - rows.begin());
}
} // namespace

MessageService::MessageService(IdGenerator &ids)
    : m_ids(ids)
{
}

Result<Answer> MessageService::send(Transaction &transaction, const Call &call) const
{
    Result<message_request::Send> request = message_request::readSend(call);
    if (!request)
        return request.error();
    Message &message = request.value().message;
    const SendSituation situation = message_store::situation(transaction, message.sender, call.caller.session, message.conversation,
                                                             message.clientId);
    if (!situation.earlier.isNull()) {
        if (auto earlier = message_store::earlier(transaction, situation.earlier))
            return Answer::ok(toJson(*earlier));
    }
    if (const auto allowed = situation.mayWrite(); !allowed)
        return allowed.error();
    if (const auto checked = check(transaction, request.value(), situation.isGroup); !checked)
        return checked.error();
    const ConversationId conversation = message.conversation;
    Result<QJsonObject> written = message_writer::write(transaction, m_ids, std::move(message));
    if (!written)
        return written.error();
    if (situation.hasDraft)
        draft_service::clear(transaction, call.caller, conversation);
    return Answer::created(std::move(written).value());
}

Result<Answer> MessageService::history(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto conversation = in.id<ConversationId>("conversationId"_L1);
    if (const auto verdict = in.verdict(); !verdict)
        return ErrorCode::NotFound;
    const auto standing = conversation_store::standing(transaction, conversation, call.caller.user);
    if (!standing)
        return ErrorCode::NotFound;
    const auto page = readPage(in, VisibleHistory::of(transaction, *standing));
    if (!page)
        return page.error();
    std::vector<MessageRow> found;
    for (auto span = page->spans.crbegin(); span != page->spans.crend(); ++span)
        std::ranges::move(message_store::range(transaction, conversation, span->first, span->last), std::back_inserter(found));
    for (MessageRow &row : found)
        row.showTo(*standing);
    const Kept kept = keepAround(found, anchorOf(call, found));
    std::span<MessageRow> shown = std::span(found).subspan(kept.first, kept.last - kept.first);
    completeMessages(transaction, shown);
    // What lies elsewhere weighs too.
    const Kept whole = keepAround(shown, anchorOf(call, shown));
    const bool isCutBefore = kept.last < found.size() || whole.last < shown.size();
    const bool isCutAfter = kept.first > 0 || whole.first > 0;
    const bool more = page->more || (call.input.contains("after"_L1) ? isCutAfter : isCutBefore);
    shown = shown.subspan(whole.first, whole.last - whole.first);
    QJsonArray messages;
    for (const MessageRow &row : shown)
        messages.append(toJson(row.message));
    return Answer::ok({{u"messages"_s, messages}, {u"more"_s, more}});
}

} // namespace kith::server
