// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/conversation.h"

#include "shared/protocol/json_reader.h"

namespace kith {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

/// Rules, settings and draft, where they are given.
Result<void> readOwnPart(JsonReader &in, Conversation &out)
{
    const auto rules = conversationRulesFromJson(in.object("rules"_L1, Need::Optional));
    if (!rules)
        return rules.error();
    out.rules = *rules;
    const auto settings = conversationSettingsFromJson(in.object("settings"_L1, Need::Optional));
    if (!settings)
        return settings.error();
    out.settings = *settings;
    if (!in.has("draft"_L1))
        return {};
    const auto draft = draftFromJson(in.object("draft"_L1));
    if (!draft)
        return draft.error();
    out.draft = *draft;
    return {};
}
} // namespace

QJsonObject toJson(const Pointers &pointers)
{
    return {{u"deliveredSeq"_s, pointers.deliveredSeq}, {u"readSeq"_s, pointers.readSeq}};
}

Pointers pointersFromJson(const QJsonObject &json)
{
    return {.deliveredSeq = qMax<qint64>(0, json.value(u"deliveredSeq"_s).toInteger()),
            .readSeq = qMax<qint64>(0, json.value(u"readSeq"_s).toInteger())};
}

QJsonObject toJson(const Conversation &conversation)
{
    QJsonObject out{
        {u"id"_s, conversation.id.toString()},
        {u"isGroup"_s, conversation.isGroup},
        {u"createdAt"_s, toRfc3339(conversation.createdAt)},
        {u"version"_s, conversation.version},
        {u"lastSeq"_s, conversation.lastSeq},
        {u"memberCount"_s, conversation.memberCount},
        {u"myRole"_s, roleName(conversation.myRole)},
        {u"mine"_s, toJson(conversation.mine)},
        {u"unread"_s, conversation.unread},
        {u"unreadMentions"_s, conversation.unreadMentions},
        {u"settings"_s, toJson(conversation.settings)},
    };
    if (conversation.isGroup) {
        out.insert(u"name"_s, conversation.name);
        out.insert(u"about"_s, conversation.about);
        out.insert(u"rules"_s, toJson(conversation.rules));
        if (!conversation.picture.isEmpty())
            out.insert(u"picture"_s, conversation.picture);
    }
    if (conversation.draft)
        out.insert(u"draft"_s, toJson(*conversation.draft));
    if (conversation.peer)
        out.insert(u"peer"_s, toJson(*conversation.peer));
    if (conversation.peerPresence)
        out.insert(u"peerPresence"_s, toJson(*conversation.peerPresence));
    if (conversation.leftAt)
        out.insert(u"leftAt"_s, toRfc3339(*conversation.leftAt));
    if (conversation.lastMessage)
        out.insert(u"lastMessage"_s, toJson(*conversation.lastMessage));
    QJsonArray pointers;
    for (const auto &[user, pointer] : conversation.pointers) {
        QJsonObject entry = toJson(pointer);
        entry.insert(u"userId"_s, user.toString());
        pointers.append(entry);
    }
    out.insert(u"pointers"_s, pointers);
    return out;
}

Result<Conversation> conversationFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    Conversation out;
    out.id = in.id<ConversationId>("id"_L1);
    out.isGroup = in.boolean("isGroup"_L1);
    out.name = in.text("name"_L1, Need::Optional);
    out.about = in.text("about"_L1, Need::Optional);
    out.picture = in.text("picture"_L1, Need::Optional);
    out.createdAt = in.timestamp("createdAt"_L1).value_or(Timestamp{});
    out.version = in.integer("version"_L1, Need::Required, 0, unbounded);
    out.lastSeq = in.integer("lastSeq"_L1, Need::Required, 0, unbounded);
    out.memberCount = int(in.integer("memberCount"_L1, Need::Optional, 0, 1'000'000));
    out.myRole = roleFromName(in.text("myRole"_L1, Need::Optional)).value_or(Role::Member);
    out.mine = pointersFromJson(in.object("mine"_L1));
    out.unread = in.integer("unread"_L1, Need::Optional, 0, unbounded);
    out.unreadMentions = in.integer("unreadMentions"_L1, Need::Optional, 0, unbounded);
    out.leftAt = in.timestamp("leftAt"_L1, Need::Optional);
    if (const auto own = readOwnPart(in, out); !own)
        return own.error();
    if (in.has("peer"_L1)) {
        const auto peer = userFromJson(in.object("peer"_L1));
        if (!peer)
            return peer.error();
        out.peer = *peer;
    }
    if (in.has("peerPresence"_L1))
        out.peerPresence = presenceFromJson(in.object("peerPresence"_L1));
    if (in.has("lastMessage"_L1)) {
        const auto message = messageFromJson(in.object("lastMessage"_L1));
        if (!message)
            return message.error();
        out.lastMessage = *message;
    }
    const QJsonArray pointers = in.array("pointers"_L1, Need::Optional, 10'000);
    for (const QJsonValue &entry : pointers) {
        JsonReader pointer(entry.toObject(), u"pointers"_s);
        const auto user = pointer.id<UserId>("userId"_L1);
        if (!pointer.isOk())
            return pointer.verdict().error();
        out.pointers.append({user, pointersFromJson(pointer.raw())});
    }
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return out;
}

QJsonObject toJson(const Participant &participant)
{
    QJsonObject out{
        {u"conversationId"_s, participant.conversation.toString()},
        {u"user"_s, toJson(participant.user)},
        {u"role"_s, roleName(participant.role)},
        {u"joinedAt"_s, toRfc3339(participant.joinedAt)},
        {u"pointers"_s, toJson(participant.pointers)},
        {u"version"_s, participant.version},
    };
    if (participant.leftAt)
        out.insert(u"leftAt"_s, toRfc3339(*participant.leftAt));
    if (participant.presence)
        out.insert(u"presence"_s, toJson(*participant.presence));
    return out;
}

Result<Participant> participantFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    Participant out;
    out.conversation = in.id<ConversationId>("conversationId"_L1);
    const auto user = userFromJson(in.object("user"_L1));
    if (!user)
        return user.error();
    out.user = *user;
    out.role = roleFromName(in.text("role"_L1)).value_or(Role::Member);
    out.joinedAt = in.timestamp("joinedAt"_L1).value_or(Timestamp{});
    out.leftAt = in.timestamp("leftAt"_L1, Need::Optional);
    out.pointers = pointersFromJson(in.object("pointers"_L1, Need::Optional));
    out.version = in.integer("version"_L1, Need::Optional, 0, unbounded);
    if (in.has("presence"_L1))
        out.presence = presenceFromJson(in.object("presence"_L1));
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return out;
}

} // namespace kith
