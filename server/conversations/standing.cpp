// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/standing.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

const QString &standingColumns()
{
    static const QString columns
        = u"p.conversation_id, p.user_id, c.is_group, COALESCE(z.name, c.name), COALESCE(z.about, c.about), "
          "CASE WHEN z.user_id IS NULL THEN c.picture_id ELSE z.picture_id END, COALESCE(z.rule_add, c.rule_add), "
          "COALESCE(z.rule_post, c.rule_post), COALESCE(z.rule_edit, c.rule_edit), c.created_at, "
          "COALESCE(z.properties_version, c.properties_version), COALESCE(z.view_version, c.version), "
          "COALESCE(p.left_seq, c.last_seq), COALESCE(z.member_count, c.member_count), p.role, p.delivered_seq, p.read_seq, p.left_at, "
          "COALESCE(z.version, 0), COALESCE(p.left_at, c.touched_at)"_s;
    return columns;
}

const QString &standingTables()
{
    static const QString tables = u"participants p JOIN conversations c ON c.id = p.conversation_id "
                                  "LEFT JOIN leavings z ON z.conversation_id = p.conversation_id AND z.user_id = p.user_id"_s;
    return tables;
}

Standing standingFrom(const Rows &rows)
{
    return {.conversation = rows.id<ConversationId>(0),
            .user = rows.id<UserId>(1),
            .isGroup = rows.boolean(2),
            .properties = {.name = rows.text(3),
                           .about = rows.text(4),
                           .picture = rows.id<PictureId>(5),
                           .rules = {.add = Role(rows.integer(6)), .post = Role(rows.integer(7)), .edit = Role(rows.integer(8))}},
            .createdAt = rows.timestamp(9),
            .propertiesVersion = rows.integer(10),
            .version = rows.integer(11),
            .lastSeq = rows.integer(12),
            .memberCount = int(rows.integer(13)),
            .role = Role(rows.integer(14)),
            .pointers = {.deliveredSeq = rows.integer(15), .readSeq = rows.integer(16)},
            .leftAt = rows.optionalTimestamp(17),
            .leavingVersion = rows.integer(18),
            .activityAt = rows.timestamp(19)};
}

} // namespace kith::server
