// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/group_properties.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/system_message.h"
#include "shared/limits.h"

namespace kith::server::group_properties {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
Role readRule(JsonReader &in, QLatin1String name, Role now)
{
    if (!in.has(name))
        return now;
    return roleFromName(in.choice(name, Need::Required, {u"member"_s, u"admin"_s, u"owner"_s})).value_or(now);
}

/// Nobody locks themself out, and nobody opens what was closed to them.
bool mayChange(Role own, Role now, Role wanted)
{
    return now == wanted || (own >= now && own >= wanted);
}
} // namespace

Result<void> mayEdit(const Standing &standing)
{
    if (standing.isFormer() || !standing.isGroup || standing.role < standing.properties.rules.edit)
        return ErrorCode::Forbidden;
    return {};
}

Result<Standing> editable(Transaction &transaction, ConversationId conversation, UserId user)
{
    conversation_store::lock(transaction, conversation);
    const auto standing = conversation_store::standing(transaction, conversation, user);
    if (!standing)
        return ErrorCode::NotFound;
    if (const auto may = mayEdit(*standing); !may)
        return may.error();
    return *standing;
}

Result<GroupProperties> read(JsonReader &in, const Standing &standing)
{
    GroupProperties out = standing.properties;
    if (in.has("name"_L1))
        out.name = in.line("name"_L1, Need::Required, {.min = 1, .max = limits::groupNameLength});
    if (in.has("about"_L1))
        out.about = tidyMessage(in.text("about"_L1, Need::Required, {.max = limits::aboutLength}));
    if (!in.has("rules"_L1))
        return out;
    JsonReader rules(in.object("rules"_L1), u"rules"_s);
    out.rules.add = readRule(rules, "add"_L1, out.rules.add);
    out.rules.post = readRule(rules, "post"_L1, out.rules.post);
    out.rules.edit = readRule(rules, "edit"_L1, out.rules.edit);
    if (const auto verdict = rules.verdict(); !verdict)
        in.addFailures(verdict.error());
    const ConversationRules &before = standing.properties.rules;
    const bool isAllowed = standing.role > Role::Member && mayChange(standing.role, before.add, out.rules.add)
                           && mayChange(standing.role, before.post, out.rules.post)
                           && mayChange(standing.role, before.edit, out.rules.edit);
    if (out.rules != before && !isAllowed)
        return ErrorCode::Forbidden;
    return out;
}

void change(Transaction &transaction, IdGenerator &ids, Standing standing, const GroupProperties &wanted)
{
    const GroupProperties before = std::exchange(standing.properties, wanted);
    if (before == wanted)
        return;
    const Timestamp at = now();
    const ConversationId id = standing.conversation;
    const Step step = conversation_store::stepProperties(transaction, id, wanted, at);
    conversation_events::tellMembers(transaction,
                                     {u"conversation.changed"_s, id, step.version, conversation_events::propertiesJson(standing, step)});
    if (before.name != wanted.name)
        writeSystemMessage(transaction, ids, id, standing.user, {.event = u"renamed"_s, .users = {}, .text = wanted.name}, at);
    if (before.picture != wanted.picture)
        writeSystemMessage(transaction, ids, id, standing.user, {.event = u"picture"_s, .users = {}, .text = {}}, at);
}

} // namespace kith::server::group_properties
