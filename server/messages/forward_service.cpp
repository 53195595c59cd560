// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/forward_service.h"

#include "server/conversations/whole_messages.h"
#include "server/messages/message_access.h"
#include "server/messages/message_store.h"
#include "server/messages/message_writer.h"
#include "shared/limits.h"

#include <QtCore/QUuid>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
struct Target
{
    ConversationId conversation;
    QString clientId;
    SendSituation situation = {};
    QJsonObject answer = {};
};

QString canonicalUuid(const QJsonValue &value)
{
    const QString text = value.toString();
    const QUuid uuid = text.size() == 36 ? QUuid::fromString(text) : QUuid();
    return uuid.isNull() ? QString() : uuid.toString(QUuid::WithoutBraces);
}

QList<ConversationId> readConversations(JsonReader &in)
{
    QList<ConversationId> out;
    const QJsonArray list = in.array("conversationIds"_L1, Need::Required, limits::forwardTargets);
    for (const QJsonValue &entry : list) {
        const auto id = ConversationId::fromString(entry.toString());
        if (!id) {
            in.fail("conversationIds"_L1, u"format"_s, u"Every entry must be an id: a decimal number in quotes."_s);
            return {};
        }
        out.append(*id);
    }
    if (in.has("conversationIds"_L1) && in.isOk() && out.isEmpty())
        in.fail("conversationIds"_L1, u"required"_s, u"Say where to."_s);
    return out;
}

QStringList readClientIds(JsonReader &in)
{
    QStringList out;
    const QJsonArray list = in.array("clientIds"_L1, Need::Required, limits::forwardTargets);
    for (const QJsonValue &entry : list) {
        out.append(canonicalUuid(entry));
        if (out.last().isEmpty()) {
            in.fail("clientIds"_L1, u"format"_s, u"Every entry must be a UUID."_s);
            return {};
        }
    }
    return out;
}

template<class List>
bool hasTwice(List list)
{
    std::ranges::sort(list);
    return std::ranges::adjacent_find(list) != list.end();
}

Result<std::vector<Target>> readTargets(const Call &call)
{
    JsonReader in = call.arguments();
    const QList<ConversationId> conversations = readConversations(in);
    const QStringList clientIds = readClientIds(in);
    if (in.isOk() && conversations.size() != clientIds.size())
        in.fail("clientIds"_L1, u"range"_s, u"Every conversation needs one clientId."_s);
    if (hasTwice(conversations))
        in.fail("conversationIds"_L1, u"taken"_s, u"Name every conversation once."_s);
    if (hasTwice(clientIds))
        in.fail("clientIds"_L1, u"taken"_s, u"Every conversation needs a clientId of its own."_s);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    std::vector<Target> targets;
    for (qsizetype i = 0; i < conversations.size(); ++i)
        targets.push_back({.conversation = conversations.at(i), .clientId = clientIds.at(i)});
    return targets;
}

bool isParticipant(Transaction &transaction, ConversationId conversation, UserId user)
{
    return !user.isNull() && conversation_store::standing(transaction, conversation, user).has_value();
}

/// Every reader of the target may see it, so it names nobody and nothing from outside.
Origin originFor(Transaction &transaction, const Message &source, ConversationId target)
{
    Origin origin = source.forwardedFrom.value_or(Origin{.message = source.id, .sender = source.sender});
    if (source.conversation != target)
        origin.message = {};
    if (!isParticipant(transaction, target, origin.sender))
        origin.sender = {};
    return origin;
}

Result<void> maySendOn(const Message &source)
{
    if (source.type == MessageType::System)
        return ErrorCode::Forbidden;
    if (source.isUnsent())
        return ErrorCode::MessageUnsent;
    return {};
}

/// What is there already is answered; the rest must be allowed, every one of them.
Result<bool> look(Transaction &transaction, UserId sender, std::vector<Target> &targets)
{
    bool isAllThere = true;
    for (size_t i = 0; i < targets.size(); ++i) {
        Target &target = targets[i];
        target.situation = message_store::situation(transaction, sender, {}, target.conversation, target.clientId);
        if (const auto earlier = target.situation.earlier.isNull() ? std::nullopt
                                                                   : message_store::earlier(transaction, target.situation.earlier)) {
            target.answer = toJson(*earlier);
            continue;
        }
        isAllThere = false;
        if (const auto allowed = target.situation.mayWrite(); !allowed) {
            Error error = allowed.error();
            error.fields = {{u"conversationIds[%1]"_s.arg(i), u"unknown"_s, u"You cannot write there."_s}};
            return error;
        }
    }
    return isAllThere;
}

Answer answerFor(const std::vector<Target> &targets, bool isAllThere)
{
    QJsonArray messages;
    for (const Target &target : targets)
        messages.append(target.answer);
    QJsonObject body{{u"messages"_s, messages}};
    return isAllThere ? Answer::ok(std::move(body)) : Answer::created(std::move(body));
}
} // namespace

Result<Answer> ForwardService::forward(Transaction &transaction, const Call &call) const
{
    auto seen = message_access::seen(transaction, call);
    auto read = readTargets(call);
    if (!read)
        return seen ? read.error() : seen.error();
    std::vector<Target> targets = std::move(read).value();
    const UserId sender = call.caller.user;
    // A repeat is answered even when the message itself is out of reach by now.
    const auto isAllThere = look(transaction, sender, targets);
    if (isAllThere && *isAllThere)
        return answerFor(targets, true);
    if (!seen)
        return seen.error();
    const Message source = completeMessage(transaction, std::move(seen.value().row));
    if (const auto allowed = maySendOn(source); !allowed)
        return allowed.error();
    if (!isAllThere)
        return isAllThere.error();
    // Rows of several conversations are taken in one order, so that two forwards never wait for each other in a circle.
    std::vector<Target *> inOrder;
    for (Target &target : targets)
        inOrder.push_back(&target);
    std::ranges::sort(inOrder, {}, &Target::conversation);
    for (Target *target : inOrder) {
        if (!target->answer.isEmpty())
            continue;
        Message message{.id = {}, .conversation = target->conversation, .sender = sender, .clientId = target->clientId};
        message.type = source.type;
        message.content = source.content;
        message.attachments = source.attachments;
        message.forwardedFrom = originFor(transaction, source, target->conversation);
        Result<QJsonObject> written = message_writer::write(transaction, m_ids, std::move(message));
        if (!written)
            return written.error();
        target->answer = std::move(written).value();
    }
    return answerFor(targets, false);
}

} // namespace kith::server
