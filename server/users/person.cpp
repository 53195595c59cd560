// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/person.h"

#include "server/storage/id_chunks.h"
#include "server/storage/person_version.h"
#include "shared/model/contact.h"

namespace kith::server::person {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int accepted = int(ContactStatus::Accepted);
constexpr int blocked = int(ContactStatus::Blocked);
constexpr int requested = int(ContactStatus::Requested);

bool isThere(Transaction &transaction, const QString &sql, const QVariantList &values)
{
    return transaction.select(sql, values).next();
}

bool isVisible(Visibility visibility, bool isConnected)
{
    return visibility == Visibility::Everyone || (visibility == Visibility::Contacts && isConnected);
}
} // namespace

namespace {
/// With the e-mail and phone that go with a profile from before a block, and no others.
QHash<UserId, User> read(Transaction &transaction, const QList<UserId> &ids, UserId viewer)
{
    QHash<UserId, User> out;
    for (const IdChunk &chunk : idChunks(ids)) {
        Rows rows = transaction.select(
            u"SELECT u.id, COALESCE(b.firstname, u.firstname), COALESCE(b.lastname, u.lastname),"
            " COALESCE(b.about, u.about), u.created_at, u.erased_at,"
            " CASE WHEN b.viewer_id IS NULL THEN u.picture_id ELSE b.picture_id END, b.email, b.phone FROM users u"
            " LEFT JOIN blocked_views b ON b.user_id = u.id AND b.viewer_id = ?"
            " WHERE u.id IN (%1)"_s.arg(chunk.placeholders),
            QVariantList{viewer.value()} + chunk.values);
        while (rows.next()) {
            const auto id = rows.id<UserId>(0);
            User user{.id = id,
                      .firstname = rows.text(1),
                      .lastname = rows.text(2),
                      .about = rows.text(3),
                      .createdAt = rows.timestamp(4),
                      .email = rows.text(7),
                      .phone = rows.text(8),
                      .isDeleted = !rows.isNull(5),
                      .picture = rows.text(6)};
            user.showsAddresses = !user.email.isEmpty() || !user.phone.isEmpty();
            out.insert(id, user);
        }
    }
    return out;
}
} // namespace

QHash<UserId, User> publicUsers(Transaction &transaction, const QList<UserId> &ids, UserId viewer)
{
    QHash<UserId, User> out = read(transaction, ids, viewer);
    for (User &user : out) {
        user.email.clear();
        user.phone.clear();
        user.showsAddresses = false;
    }
    return out;
}

QHash<UserId, User> usersSeenBy(Transaction &transaction, UserId viewer, const QList<UserId> &ids)
{
    QHash<UserId, User> out = read(transaction, ids, viewer);
    constexpr int contacts = int(Visibility::Contacts);
    for (const IdChunk &chunk : idChunks(ids)) {
        const QVariantList values = QVariantList{contacts, contacts, viewer.value(), accepted, accepted} + chunk.values;
        Rows rows = transaction.select(
            u"SELECT u.id, CASE WHEN u.email_shown_to <= ? THEN u.email ELSE '' END,"
            " CASE WHEN u.phone_shown_to <= ? THEN u.phone ELSE '' END FROM users u"
            " JOIN contacts mine ON mine.owner_id = ? AND mine.user_id = u.id AND mine.status = ?"
            " JOIN contacts theirs ON theirs.owner_id = u.id AND theirs.user_id = mine.owner_id AND theirs.status = ?"
            " WHERE u.id IN (%1) AND u.erased_at IS NULL"_s.arg(chunk.placeholders),
            values);
        while (rows.next()) {
            User &user = out[rows.id<UserId>(0)];
            user.email = rows.text(1);
            user.phone = rows.text(2);
            user.showsAddresses = !user.email.isEmpty() || !user.phone.isEmpty();
        }
    }
    return out;
}

void tell(Transaction &transaction, UserId user, const QString &what, QJsonObject data)
{
    if (const qint64 version = stepPersonVersion(transaction, user))
        tellPerson(transaction, user, version, what, std::move(data));
}

bool areConnected(Transaction &transaction, UserId one, UserId other)
{
    return isThere(transaction,
                   u"SELECT 1 FROM contacts a JOIN contacts b ON b.owner_id = a.user_id AND b.user_id = a.owner_id"
                   " WHERE a.owner_id = ? AND a.user_id = ? AND a.status = ? AND b.status = ?"_s,
                   {one.value(), other.value(), accepted, accepted});
}

bool hasBlocked(Transaction &transaction, UserId owner, UserId other)
{
    return isThere(transaction, u"SELECT 1 FROM contacts WHERE owner_id = ? AND user_id = ? AND status = ?"_s,
                   {owner.value(), other.value(), blocked});
}

QSet<UserId> blocksAmong(Transaction &transaction, UserId user, const QList<UserId> &others)
{
    QSet<UserId> out;
    for (const IdChunk &chunk : idChunks(others)) {
        const QVariantList values{blocked, user.value()};
        Rows rows = transaction.select(
            u"SELECT user_id FROM contacts WHERE status = ? AND owner_id = ? AND user_id IN (%1) "
            "UNION SELECT owner_id FROM contacts WHERE status = ? AND user_id = ? AND owner_id IN (%1)"_s.arg(chunk.placeholders),
            values + chunk.values + values + chunk.values);
        while (rows.next())
            out.insert(rows.id<UserId>(0));
    }
    return out;
}

bool isBlockBetween(Transaction &transaction, UserId one, UserId other)
{
    return isThere(transaction,
                   u"SELECT 1 FROM contacts WHERE status = ? AND ((owner_id = ? AND user_id = ?) OR (owner_id = ? AND user_id = ?))"_s,
                   {blocked, one.value(), other.value(), other.value(), one.value()});
}

bool isActive(Transaction &transaction, UserId user)
{
    return isThere(transaction, u"SELECT 1 FROM users WHERE id = ? AND disabled_at IS NULL AND erased_at IS NULL"_s, {user.value()});
}

bool isFindable(Transaction &transaction, UserId user)
{
    return isThere(transaction, u"SELECT 1 FROM users WHERE id = ? AND is_findable = 1 AND disabled_at IS NULL AND erased_at IS NULL"_s,
                   {user.value()});
}

bool isErased(Transaction &transaction, UserId user)
{
    return isThere(transaction, u"SELECT 1 FROM users WHERE id = ? AND erased_at IS NOT NULL"_s, {user.value()});
}

QList<UserId> addableToGroup(Transaction &transaction, UserId caller, const QList<UserId> &users)
{
    QSet<UserId> addable;
    for (const IdChunk &chunk : idChunks(users)) {
        const QVariantList values = QVariantList{caller.value(), caller.value()} + chunk.values;
        Rows rows = transaction.select(u"SELECT u.id, u.groups_open_to, COALESCE(mine.status, -1), COALESCE(theirs.status, -1) FROM users u"
                                       " LEFT JOIN contacts mine ON mine.owner_id = ? AND mine.user_id = u.id"
                                       " LEFT JOIN contacts theirs ON theirs.owner_id = u.id AND theirs.user_id = ?"
                                       " WHERE u.id IN (%1) AND u.disabled_at IS NULL AND u.erased_at IS NULL"_s.arg(chunk.placeholders),
                                       values);
        while (rows.next()) {
            const qint64 mine = rows.integer(2);
            const qint64 theirs = rows.integer(3);
            if (mine != blocked && theirs != blocked && isVisible(Visibility(rows.integer(1)), mine == accepted && theirs == accepted))
                addable.insert(rows.id<UserId>(0));
        }
    }
    QList<UserId> out;
    for (const UserId user : users) {
        if (addable.contains(user))
            out.append(user);
    }
    return out;
}

bool shareGroup(Transaction &transaction, UserId one, UserId other)
{
    return isThere(transaction,
                   u"SELECT 1 FROM participants a JOIN participants b ON b.conversation_id = a.conversation_id"
                   " JOIN conversations c ON c.id = a.conversation_id"
                   " WHERE a.user_id = ? AND b.user_id = ? AND a.left_at IS NULL AND b.left_at IS NULL AND c.is_group = 1 LIMIT 1"_s,
                   {one.value(), other.value()});
}

bool mayKnow(Transaction &transaction, UserId viewer, UserId user)
{
    if (viewer == user)
        return true;
    // A request that the viewer sent gives no right: it would tell whether the address has an account, and whose.
    if (isThere(transaction, u"SELECT 1 FROM contacts WHERE owner_id = ? AND user_id = ? AND status <> ?"_s,
                {viewer.value(), user.value(), requested}))
        return true;
    return isThere(transaction,
                   u"SELECT 1 FROM participants a JOIN participants b ON b.conversation_id = a.conversation_id"
                   " WHERE a.user_id = ? AND b.user_id = ? AND (a.left_at IS NULL OR b.joined_at <= a.left_at) LIMIT 1"_s,
                   {viewer.value(), user.value()});
}

QHash<UserId, Presence> visiblePresence(Transaction &transaction, const PresenceBoard &board, UserId viewer, const QList<UserId> &users)
{
    QHash<UserId, Presence> out;
    for (const IdChunk &chunk : idChunks(users)) {
        const QVariantList values = QVariantList{viewer.value(), viewer.value()} + chunk.values;
        Rows rows = transaction.select(u"SELECT u.id, u.presence, u.last_seen_at, COALESCE(mine.status, -1), "
                                       u"COALESCE(theirs.status, -1) FROM users u"
                                       " LEFT JOIN contacts mine ON mine.owner_id = ? AND mine.user_id = u.id"
                                       " LEFT JOIN contacts theirs ON theirs.owner_id = u.id AND theirs.user_id = ?"
                                       " WHERE u.id IN (%1) AND u.erased_at IS NULL"_s.arg(chunk.placeholders),
                                       values);
        while (rows.next()) {
            const auto id = rows.id<UserId>(0);
            const qint64 mine = rows.integer(3);
            const qint64 theirs = rows.integer(4);
            const bool isConnected = mine == accepted && theirs == accepted;
            if (id != viewer && (mine == blocked || theirs == blocked || !isVisible(Visibility(rows.integer(1)), isConnected)))
                continue;
            Presence presence = board.of(id);
            if (!presence.lastSeenAt)
                presence.lastSeenAt = rows.optionalTimestamp(2);
            out.insert(id, presence);
        }
    }
    return out;
}

std::vector<UserId> presenceAudience(Transaction &transaction, UserId user)
{
    std::vector<UserId> audience;
    // Distinct by UNION; each half leaves out whoever blocked or is blocked.
    Rows rows = transaction.select(
        u"SELECT a.user_id FROM contacts a JOIN contacts b ON b.owner_id = a.user_id AND b.user_id = a.owner_id"
        " JOIN users u ON u.id = a.owner_id"
        " WHERE a.owner_id = ? AND a.status = ? AND b.status = ? AND u.presence <> ?"
        " UNION "
        "SELECT b.user_id FROM participants a JOIN conversations c ON c.id = a.conversation_id AND c.is_group = 0"
        " JOIN participants b ON b.conversation_id = a.conversation_id AND b.user_id <> a.user_id"
        " JOIN users u ON u.id = a.user_id"
        " WHERE a.user_id = ? AND a.left_at IS NULL AND b.left_at IS NULL AND u.presence = ?"
        " AND NOT EXISTS (SELECT 1 FROM contacts x WHERE x.status = ?"
        " AND ((x.owner_id = a.user_id AND x.user_id = b.user_id) OR (x.owner_id = b.user_id AND x.user_id = a.user_id)))"_s,
        {user.value(), accepted, accepted, int(Visibility::Nobody), user.value(), int(Visibility::Everyone), blocked});
    while (rows.next())
        audience.push_back(rows.id<UserId>(0));
    return audience;
}

bool sendsReadReceipts(Transaction &transaction, UserId user)
{
    Rows rows = transaction.select(u"SELECT read_receipts FROM users WHERE id = ?"_s, {user.value()});
    return rows.next() && rows.boolean(0);
}

} // namespace kith::server::person
