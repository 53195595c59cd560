// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/conversation_settings.h"

#include "shared/protocol/json_reader.h"

namespace kith {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();
constexpr qsizetype mostOthers = 1000;

QJsonObject toJson(const DraftText &draft)
{
    return {
        {u"text"_s, draft.text},
        {u"updatedAt"_s, toRfc3339(draft.updatedAt)},
        {u"version"_s, draft.version},
        {u"sessionId"_s, draft.session.toString()},
    };
}

DraftText readDraftText(JsonReader &in)
{
    DraftText out;
    out.text = in.text("text"_L1);
    out.updatedAt = in.timestamp("updatedAt"_L1).value_or(Timestamp{});
    out.version = in.integer("version"_L1, Need::Optional, 0, unbounded);
    out.session = in.id<SessionId>("sessionId"_L1);
    return out;
}

Role readRole(JsonReader &in, QLatin1String name, Role fallback)
{
    return roleFromName(in.text(name, Need::Optional)).value_or(fallback);
}
} // namespace

QString roleName(Role role)
{
    return role == Role::Owner ? u"owner"_s : role == Role::Admin ? u"admin"_s : u"member"_s;
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const Role role : {Role::Member, Role::Admin, Role::Owner}) {
        if (name == roleName(role))
            return role;
    }
    return std::nullopt;
}

QString notifyRuleName(NotifyRule rule)
{
    return rule == NotifyRule::None ? u"none"_s : rule == NotifyRule::Mentions ? u"mentions"_s : u"all"_s;
}

std::optional<NotifyRule> notifyRuleFromName(QStringView name)
{
    for (const NotifyRule rule : {NotifyRule::All, NotifyRule::Mentions, NotifyRule::None}) {
        if (name == notifyRuleName(rule))
            return rule;
    }
    return std::nullopt;
}

QJsonObject toJson(const ConversationSettings &settings)
{
    QJsonObject out{
        {u"isPinned"_s, settings.isPinned},
        {u"isArchived"_s, settings.isArchived},
        {u"isMarkedUnread"_s, settings.isMarkedUnread},
        {u"notify"_s, notifyRuleName(settings.notify)},
        {u"folder"_s, settings.folder},
    };
    if (settings.muteUntil)
        out.insert(u"muteUntil"_s, toRfc3339(*settings.muteUntil));
    return out;
}

Result<ConversationSettings> conversationSettingsFromJson(const QJsonObject &json)
{
    JsonReader in(json, u"settings"_s);
    ConversationSettings out;
    out.muteUntil = in.timestamp("muteUntil"_L1, Need::Optional);
    out.isPinned = in.boolean("isPinned"_L1, Need::Optional);
    out.isArchived = in.boolean("isArchived"_L1, Need::Optional);
    out.isMarkedUnread = in.boolean("isMarkedUnread"_L1, Need::Optional);
    out.notify = notifyRuleFromName(in.text("notify"_L1, Need::Optional)).value_or(NotifyRule::All);
    out.folder = in.text("folder"_L1, Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return out;
}

QJsonObject toJson(const ConversationRules &rules)
{
    return {{u"add"_s, roleName(rules.add)}, {u"post"_s, roleName(rules.post)}, {u"edit"_s, roleName(rules.edit)}};
}

Result<ConversationRules> conversationRulesFromJson(const QJsonObject &json)
{
    JsonReader in(json, u"rules"_s);
    ConversationRules out;
    out.add = readRole(in, "add"_L1, out.add);
    out.post = readRole(in, "post"_L1, out.post);
    out.edit = readRole(in, "edit"_L1, out.edit);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return out;
}

QJsonObject toJson(const Draft &draft)
{
    QJsonObject out = toJson(draft.newest);
    QJsonArray others;
    for (const DraftText &other : draft.others)
        others.append(toJson(other));
    if (!others.isEmpty())
        out.insert(u"others"_s, others);
    return out;
}

Result<Draft> draftFromJson(const QJsonObject &json)
{
    JsonReader in(json, u"draft"_s);
    Draft out{.newest = readDraftText(in)};
    const QJsonArray others = in.array("others"_L1, Need::Optional, mostOthers);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    for (const QJsonValue &entry : others) {
        JsonReader other(entry.toObject(), u"draft.others"_s);
        out.others.append(readDraftText(other));
        if (const auto verdict = other.verdict(); !verdict)
            return verdict.error();
    }
    return out;
}

} // namespace kith
