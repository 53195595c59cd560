// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/invite.h"

#include "shared/protocol/json_reader.h"

namespace kith {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr int countMax = std::numeric_limits<int>::max();

void insert(QJsonObject &out, const QString &name, std::optional<Timestamp> time)
{
    if (time)
        out.insert(name, toRfc3339(*time));
}
} // namespace

QJsonObject toJson(const Invite &invite)
{
    QJsonObject out{
        {u"id"_s, QString::number(invite.id)},
        {u"maxUses"_s, invite.maxUses},
        {u"uses"_s, invite.uses},
        {u"createdAt"_s, toRfc3339(invite.createdAt)},
    };
    if (!invite.inviter.isNull())
        out.insert(u"inviterId"_s, invite.inviter.toString());
    if (!invite.conversation.isNull())
        out.insert(u"conversationId"_s, invite.conversation.toString());
    insert(out, u"expiresAt"_s, invite.expiresAt);
    return out;
}

Result<Invite> inviteFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    Invite invite;
    invite.id = in.id<Id<struct InviteTag>>("id"_L1).value();
    invite.inviter = in.id<UserId>("inviterId"_L1, Need::Optional);
    invite.conversation = in.id<ConversationId>("conversationId"_L1, Need::Optional);
    invite.maxUses = int(in.integer("maxUses"_L1, Need::Required, 1, countMax, 1));
    invite.uses = int(in.integer("uses"_L1, Need::Required, 0, countMax));
    invite.createdAt = in.timestamp("createdAt"_L1).value_or(Timestamp{});
    invite.expiresAt = in.timestamp("expiresAt"_L1, Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return invite;
}

QJsonObject toJson(const InviteNotice &notice)
{
    QJsonObject out{{u"valid"_s, notice.isValid}};
    if (!notice.inviter.isEmpty())
        out.insert(u"inviter"_s, notice.inviter);
    if (!notice.group.isEmpty())
        out.insert(u"group"_s, notice.group);
    insert(out, u"expiresAt"_s, notice.expiresAt);
    return out;
}

Result<InviteNotice> inviteNoticeFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    InviteNotice notice;
    notice.isValid = in.boolean("valid"_L1);
    notice.inviter = in.text("inviter"_L1, Need::Optional);
    notice.group = in.text("group"_L1, Need::Optional);
    notice.expiresAt = in.timestamp("expiresAt"_L1, Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return notice;
}

} // namespace kith
