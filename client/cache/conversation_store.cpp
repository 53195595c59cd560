// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/conversation_store.h"

#include "client/cache/cache_database.h"
#include "client/cache/message_store.h"
#include "client/cache/or_empty.h"
#include "client/cache/person_store.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <limits>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 endless = std::numeric_limits<qint64>::max();

QVariant orNull(const std::optional<Timestamp> &time)
{
    return time ? QVariant(toMs(*time)) : QVariant();
}

QString editFact(ConversationId id)
{
    return u"edit/"_s + id.toString();
}

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject parsed(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toByteArray()).object();
}

ConversationSettings settingsFrom(const QVariant &value)
{
    const auto settings = conversationSettingsFromJson(parsed(value));
    return settings ? *settings : ConversationSettings{};
}

Conversation readConversation(const QSqlQuery &row)
{
    Conversation out{.id = ConversationId(row.value(0).toLongLong()), .isGroup = row.value(1).toBool()};
    out.name = row.value(2).toString();
    out.about = row.value(3).toString();
    out.createdAt = fromMs(row.value(4).toLongLong());
    out.version = row.value(5).toLongLong();
    out.lastSeq = row.value(6).toLongLong();
    out.memberCount = row.value(7).toInt();
    if (!row.isNull(8))
        out.peer = User{.id = UserId(row.value(8).toLongLong()),
                        .firstname = row.value(9).toString(),
                        .lastname = row.value(10).toString(),
                        .about = row.value(11).toString(),
                        .createdAt = fromMs(row.value(12).toLongLong())};
    out.picture = row.value(17).toString();
    if (const auto rules = conversationRulesFromJson(parsed(row.value(18))))
        out.rules = *rules;
    out.settings = settingsFrom(row.value(19));
    out.myRole = Role(row.value(13).toInt());
    if (!row.isNull(14))
        out.leftAt = fromMs(row.value(14).toLongLong());
    out.mine = {.deliveredSeq = row.value(15).toLongLong(), .readSeq = row.value(16).toLongLong()};
    return out;
}

Participant readParticipant(const QSqlQuery &row)
{
    Participant out{.conversation = ConversationId(row.value(0).toLongLong()),
                    .user = User{.id = UserId(row.value(1).toLongLong()),
                                 .firstname = row.value(2).toString(),
                                 .lastname = row.value(3).toString(),
                                 .about = row.value(4).toString()},
                    .role = Role(row.value(5).toInt()),
                    .joinedAt = fromMs(row.value(6).toLongLong())};
    if (!row.isNull(7))
        out.leftAt = fromMs(row.value(7).toLongLong());
    out.version = row.value(8).toLongLong();
    out.pointers = {.deliveredSeq = row.value(9).toLongLong(), .readSeq = row.value(10).toLongLong()};
    return out;
}

bool comesBefore(const Participant &a, const Participant &b)
{
    if (a.leftAt.has_value() != b.leftAt.has_value())
        return !a.leftAt.has_value();
    if (a.role != b.role)
        return a.role > b.role;
    const int order = QString::localeAwareCompare(a.user.displayName(), b.user.displayName());
    return order != 0 ? order < 0 : a.user.id < b.user.id;
}

} // namespace

ConversationStore::ConversationStore(CacheDatabase &database, PersonStore &persons, MessageStore &messages)
    : m_database(database)
    , m_persons(persons)
    , m_messages(messages)
{
}

QList<ConversationId> ConversationStore::ids() const
{
    return m_database.all(u"SELECT id FROM conversations"_s, {},
                          [](const QSqlQuery &row) { return ConversationId(row.value(0).toLongLong()); });
}

bool ConversationStore::has(ConversationId id) const
{
    return m_database.number(u"SELECT count(*) FROM conversations WHERE id = ?"_s, {id.value()}) > 0;
}

std::optional<Conversation> ConversationStore::one(ConversationId id) const
{
    auto found = m_database.first(u"SELECT c.id, c.is_group, c.name, c.about, c.created_at, c.version, c.last_seq, c.member_count,"
                                  " c.peer_id, u.firstname, u.lastname, u.about, u.created_at, c.my_role, c.left_at, c.delivered_seq, "
                                  "c.read_seq, c.picture, c.rules, c.settings"
                                  " FROM conversations c LEFT JOIN users u ON u.id = c.peer_id WHERE c.id = ?"_s,
                                  {id.value()}, readConversation);
    if (!found)
        return std::nullopt;
    found->unread = unread(id);
    found->unreadMentions = unreadMentions(id);
    found->lastMessage = m_messages.last(id);
    found->pointers = pointersOf(id);
    return found;
}

std::optional<ConversationId> ConversationStore::directWith(UserId peer) const
{
    return m_database.first(u"SELECT id FROM conversations WHERE peer_id = ?"_s, {peer.value()},
                            [](const QSqlQuery &row) { return ConversationId(row.value(0).toLongLong()); });
}

qint64 ConversationStore::version(ConversationId id) const
{
    return m_database.number(u"SELECT version FROM conversations WHERE id = ?"_s, {id.value()});
}

QList<std::pair<ConversationId, qint64>> ConversationStore::behind() const
{
    return m_database.all(u"SELECT id, server_version FROM conversations WHERE version < server_version"_s, {}, [](const QSqlQuery &row) {
        return std::pair(ConversationId(row.value(0).toLongLong()), row.value(1).toLongLong());
    });
}

void ConversationStore::settleVersion(ConversationId id)
{
    m_database.run(u"UPDATE conversations SET server_version = version WHERE id = ?"_s, {id.value()});
}

void ConversationStore::take(const Conversation &conversation)
{
    if (conversation.peer)
        m_persons.putUser(*conversation.peer);
    if (!has(conversation.id))
        insert(conversation);
    else
        takePersonal(conversation);
    takeSettings(conversation.id, conversation.settings);
    takeDraft(conversation.id, conversation.draft);
    for (const auto &[user, pointers] : conversation.pointers)
        movePointers(conversation.id, user, pointers);
}

void ConversationStore::insert(const Conversation &conversation)
{
    const bool hasLast = conversation.lastMessage && conversation.lastMessage->seq == conversation.lastSeq;
    const qint64 loadedFrom = hasLast ? conversation.lastSeq : conversation.lastSeq + 1;
    m_database.run(
        u"INSERT INTO conversations (id, is_group, name, about, created_at, version, last_seq, member_count, peer_id, my_role, left_at,"
        " delivered_seq, read_seq, delivered_known, read_known, loaded_from_seq, is_whole, unread_counted, unread_read_seq, "
        "unread_last_seq, picture, rules, mentions_counted)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {conversation.id.value(),
         conversation.isGroup,
         orEmpty(conversation.name),
         orEmpty(conversation.about),
         toMs(conversation.createdAt),
         conversation.version,
         conversation.lastSeq,
         conversation.memberCount,
         conversation.peer ? QVariant(conversation.peer->id.value()) : QVariant(),
         int(conversation.myRole),
         orNull(conversation.leftAt),
         conversation.mine.deliveredSeq,
         conversation.mine.readSeq,
         conversation.mine.deliveredSeq,
         conversation.mine.readSeq,
         loadedFrom,
         conversation.lastSeq == 0,
         conversation.unread,
         conversation.mine.readSeq,
         conversation.lastSeq,
         orEmpty(conversation.picture),
         compact(toJson(conversation.rules)),
         conversation.unreadMentions});
    if (conversation.lastMessage)
        m_messages.put(*conversation.lastMessage);
}

void ConversationStore::takePersonal(const Conversation &conversation)
{
    const qint64 id = conversation.id.value();
    m_database.run(u"UPDATE conversations SET delivered_seq = max(delivered_seq, ?), read_seq = max(read_seq, ?),"
                   " delivered_known = max(delivered_known, ?), read_known = max(read_known, ?),"
                   " server_version = max(server_version, ?) WHERE id = ?"_s,
                   {conversation.mine.deliveredSeq, conversation.mine.readSeq, conversation.mine.deliveredSeq, conversation.mine.readSeq,
                    conversation.version, id});
    // An answer that was on its way while newer events came must not undo them.
    if (conversation.version < version(conversation.id))
        return;
    m_database.run(u"UPDATE conversations SET name = ?, about = ?, member_count = ?, my_role = ?, left_at = ?, unread_counted = ?, "
                   u"unread_read_seq = ?,"
                   " unread_last_seq = ?, picture = ?, rules = ?, mentions_counted = ? WHERE id = ?"_s,
                   {orEmpty(conversation.name), orEmpty(conversation.about), conversation.memberCount, int(conversation.myRole),
                    orNull(conversation.leftAt), conversation.unread, conversation.mine.readSeq, conversation.lastSeq,
                    orEmpty(conversation.picture), compact(toJson(conversation.rules)), conversation.unreadMentions, id});
}

void ConversationStore::takeSettings(ConversationId id, const ConversationSettings &settings)
{
    const QString text = compact(toJson(settings));
    // What was changed here and not told yet stays.
    m_database.run(
        u"UPDATE conversations SET settings = CASE WHEN settings = settings_known THEN ? ELSE settings END, settings_known = ? WHERE id = ?"_s,
        {text, text, id.value()});
}

void ConversationStore::takeDraft(ConversationId id, const std::optional<Draft> &draft)
{
    if (draft)
        m_database.run(u"INSERT OR REPLACE INTO foreign_drafts (conversation_id, draft) VALUES (?, ?)"_s,
                       {id.value(), compact(toJson(*draft))});
    else
        m_database.run(u"DELETE FROM foreign_drafts WHERE conversation_id = ?"_s, {id.value()});
}

void ConversationStore::remove(ConversationId id)
{
    m_messages.ranges().clear(id);
    for (const QString &sql :
         {u"DELETE FROM messages WHERE conversation_id = ?"_s, u"DELETE FROM participants WHERE conversation_id = ?"_s,
          u"DELETE FROM pointers WHERE conversation_id = ?"_s, u"DELETE FROM foreign_drafts WHERE conversation_id = ?"_s,
          u"DELETE FROM wishes WHERE conversation_id = ?"_s, u"DELETE FROM conversations WHERE id = ?"_s})
        m_database.run(sql, {id.value()});
}

void ConversationStore::describe(ConversationId id, const ConversationFace &face, int memberCount)
{
    m_database.run(u"UPDATE conversations SET name = ?, about = ?, picture = ?, rules = ?, member_count = ? WHERE id = ?"_s,
                   {orEmpty(face.name), orEmpty(face.about), orEmpty(face.picture), compact(toJson(face.rules)), memberCount, id.value()});
}

Result<void> ConversationStore::setSettings(ConversationId id, const ConversationSettings &settings)
{
    CacheTransaction transaction(m_database);
    m_database.run(u"UPDATE conversations SET settings = ? WHERE id = ?"_s, {compact(toJson(settings)), id.value()});
    return transaction.commit();
}

bool ConversationStore::acknowledgeSettings(ConversationId id, const ConversationSettings &settings)
{
    return m_database.run(u"UPDATE conversations SET settings_known = ? WHERE id = ?"_s, {compact(toJson(settings)), id.value()});
}

QList<ConversationId> ConversationStore::unsettled() const
{
    return m_database.all(u"SELECT id FROM conversations WHERE settings <> settings_known"_s, {},
                          [](const QSqlQuery &row) { return ConversationId(row.value(0).toLongLong()); });
}

bool ConversationStore::setMemberCount(ConversationId id, int count)
{
    m_database.run(u"UPDATE conversations SET member_count = ? WHERE id = ? AND member_count <> ?"_s, {count, id.value(), count});
    return m_database.changedRows() > 0;
}

void ConversationStore::raiseVersion(ConversationId id, qint64 version)
{
    m_database.run(u"UPDATE conversations SET version = ? WHERE id = ? AND version < ?"_s, {version, id.value(), version});
}

void ConversationStore::raiseLastSeq(ConversationId id, qint64 seq)
{
    m_database.run(u"UPDATE conversations SET last_seq = ? WHERE id = ? AND last_seq < ?"_s, {seq, id.value(), seq});
}

bool ConversationStore::lacksHistory(ConversationId id, qint64 enough) const
{
    return m_database.number(
               u"SELECT NOT is_whole AND loaded_from_seq > 1 AND last_seq - loaded_from_seq + 1 < ? FROM conversations WHERE id = ?"_s,
               {enough, id.value()})
           != 0;
}

bool ConversationStore::lacksMembers(ConversationId id) const
{
    return m_database.number(
               u"SELECT is_group AND (SELECT count(*) FROM participants p WHERE p.conversation_id = c.id) <= 1 FROM conversations c WHERE id = ?"_s,
               {id.value()})
           != 0;
}

QList<ConversationId> ConversationStore::incomplete(qint64 enough) const
{
    return m_database.all(
        u"SELECT id FROM conversations c WHERE (NOT is_whole AND loaded_from_seq > 1 AND last_seq - loaded_from_seq + 1 < ?)"
        " OR (is_group AND (SELECT count(*) FROM participants p WHERE p.conversation_id = c.id) <= 1)"
        " ORDER BY (SELECT created_at FROM messages m WHERE m.conversation_id = c.id ORDER BY seq DESC LIMIT 1) DESC"_s,
        {enough}, [](const QSqlQuery &row) { return ConversationId(row.value(0).toLongLong()); });
}

QList<Participant> ConversationStore::participants(ConversationId id) const
{
    QList<Participant> all = m_database.all(
        u"SELECT p.conversation_id, p.user_id, u.firstname, u.lastname, u.about, p.role, p.joined_at, p.left_at, p.version,"
        " coalesce(o.delivered_seq, 0), coalesce(o.read_seq, 0) FROM participants p JOIN users u ON u.id = p.user_id"
        " LEFT JOIN pointers o ON o.conversation_id = p.conversation_id AND o.user_id = p.user_id WHERE p.conversation_id = ?"_s,
        {id.value()}, readParticipant);
    std::sort(all.begin(), all.end(), comesBefore);
    return all;
}

QList<ConversationId> ConversationStore::groupsWith(UserId user) const
{
    return m_database.all(u"SELECT c.id FROM participants p JOIN conversations c ON c.id = p.conversation_id"
                          " WHERE p.user_id = ? AND p.left_at IS NULL AND c.left_at IS NULL AND c.is_group = 1"_s,
                          {user.value()}, [](const QSqlQuery &row) { return ConversationId(row.value(0).toLongLong()); });
}

void ConversationStore::putParticipant(const Participant &participant)
{
    m_persons.putUser(participant.user);
    m_database.run(u"INSERT INTO participants (conversation_id, user_id, role, joined_at, left_at, version) VALUES (?, ?, ?, ?, ?, ?)"
                   " ON CONFLICT (conversation_id, user_id) DO UPDATE SET role = excluded.role, joined_at = excluded.joined_at, left_at = "
                   "excluded.left_at,"
                   " version = excluded.version WHERE excluded.version >= version"_s,
                   {participant.conversation.value(), participant.user.id.value(), int(participant.role), toMs(participant.joinedAt),
                    orNull(participant.leftAt), participant.version});
    const bool isNews = m_database.changedRows() > 0;
    if (participant.user.id != m_persons.myId())
        movePointers(participant.conversation, participant.user.id, participant.pointers);
    else if (isNews)
        m_database.run(u"UPDATE conversations SET my_role = ?, left_at = ? WHERE id = ?"_s,
                       {int(participant.role), orNull(participant.leftAt), participant.conversation.value()});
}

bool ConversationStore::movePointers(ConversationId id, UserId user, const Pointers &pointers)
{
    const qint64 delivered = std::max(pointers.deliveredSeq, pointers.readSeq);
    m_database.run(
        u"INSERT INTO pointers (conversation_id, user_id, delivered_seq, read_seq) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (conversation_id, user_id) DO UPDATE SET delivered_seq = max(delivered_seq, excluded.delivered_seq),"
        " read_seq = max(read_seq, excluded.read_seq) WHERE excluded.delivered_seq > delivered_seq OR excluded.read_seq > read_seq"_s,
        {id.value(), user.value(), delivered, pointers.readSeq});
    return m_database.changedRows() > 0;
}

std::optional<Pointers> ConversationStore::leastOfOthers(ConversationId id) const
{
    const auto least = m_database.first(
        u"SELECT count(*), min(delivered_seq), min(read_seq) FROM pointers p WHERE conversation_id = ? AND user_id <> ? AND NOT EXISTS"
        " (SELECT 1 FROM participants x WHERE x.conversation_id = p.conversation_id AND x.user_id = p.user_id AND x.left_at IS NOT NULL)"_s,
        {id.value(), m_persons.myId().value()}, [](const QSqlQuery &row) {
            return std::pair(row.value(0).toInt(),
                             Pointers{.deliveredSeq = row.value(1).toLongLong(), .readSeq = row.value(2).toLongLong()});
        });
    if (!least || least->first == 0)
        return std::nullopt;
    return least->second;
}

bool ConversationStore::markRead(ConversationId id, qint64 seq)
{
    m_database.run(
        u"UPDATE conversations SET read_seq = min(?, last_seq), delivered_seq = max(delivered_seq, min(?, last_seq)) WHERE id = ? AND read_seq < min(?, last_seq)"_s,
        {seq, seq, id.value(), seq});
    return m_database.changedRows() > 0;
}

bool ConversationStore::acknowledge(ConversationId id, const Pointers &pointers, std::optional<qint64> unread)
{
    CacheTransaction transaction(m_database);
    m_database.run(u"UPDATE conversations SET delivered_known = max(delivered_known, ?), read_known = max(read_known, ?),"
                   " delivered_seq = max(delivered_seq, ?), read_seq = max(read_seq, ?) WHERE id = ?"_s,
                   {pointers.deliveredSeq, pointers.readSeq, pointers.deliveredSeq, pointers.readSeq, id.value()});
    if (unread)
        m_database.run(u"UPDATE conversations SET unread_counted = ?, unread_read_seq = ?, unread_last_seq = last_seq WHERE id = ?"_s,
                       {*unread, pointers.readSeq, id.value()});
    return transaction.commit().isOk();
}

QList<PendingPointer> ConversationStore::pendingReads() const
{
    return m_database.all(u"SELECT id, read_seq FROM conversations WHERE read_seq > read_known AND left_at IS NULL"_s, {},
                          [](const QSqlQuery &row) {
                              return PendingPointer{ConversationId(row.value(0).toLongLong()), row.value(1).toLongLong()};
                          });
}

QList<PendingPointer> ConversationStore::pendingDeliveries() const
{
    return m_database.all(
        u"SELECT c.id, max(m.seq) FROM conversations c JOIN messages m ON m.conversation_id = c.id AND m.seq > c.delivered_known"
        " WHERE c.left_at IS NULL AND m.sender_id <> ? GROUP BY c.id"_s,
        {m_persons.myId().value()}, [](const QSqlQuery &row) {
            return PendingPointer{ConversationId(row.value(0).toLongLong()), row.value(1).toLongLong()};
        });
}

OwnDraft ConversationStore::draft(ConversationId id) const
{
    const auto found = m_database.first(u"SELECT content, reply_to, changed_at, seen FROM drafts WHERE conversation_id = ?"_s, {id.value()},
                                        [](const QSqlQuery &row) {
                                            return OwnDraft{.text = row.value(0).toString(),
                                                            .replyTo = MessageId(row.value(1).toLongLong()),
                                                            .changedAt = fromMs(row.value(2).toLongLong()),
                                                            .seen = row.value(3).toLongLong()};
                                        });
    return found ? *found : OwnDraft{};
}

Result<void> ConversationStore::setDraft(ConversationId id, const OwnDraft &draft)
{
    CacheTransaction transaction(m_database);
    m_database.run(u"INSERT INTO drafts (conversation_id, content, reply_to, changed_at, seen) VALUES (?, ?, ?, ?, ?)"
                   " ON CONFLICT (conversation_id) DO UPDATE SET content = excluded.content, reply_to = excluded.reply_to,"
                   " changed_at = excluded.changed_at, seen = max(seen, excluded.seen)"_s,
                   {id.value(), orEmpty(draft.text), draft.replyTo.value(), toMs(draft.changedAt), draft.seen});
    return transaction.commit();
}

std::optional<BegunEdit> ConversationStore::begunEdit(ConversationId id) const
{
    const auto kept = m_database.first(u"SELECT value FROM facts WHERE name = ?"_s, {editFact(id)},
                                       [](const QSqlQuery &row) { return row.value(0).toString(); });
    const QJsonObject edit = QJsonDocument::fromJson(kept.value_or(QString()).toUtf8()).object();
    if (edit.isEmpty())
        return std::nullopt;
    return BegunEdit{.entry = edit.value("entry"_L1).toString(), .text = edit.value("text"_L1).toString()};
}

Result<void> ConversationStore::setBegunEdit(ConversationId id, const std::optional<BegunEdit> &edit)
{
    CacheTransaction transaction(m_database);
    if (edit) {
        m_database.run(u"INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)"_s,
                       {editFact(id), compact({{u"entry"_s, edit->entry}, {u"text"_s, edit->text}})});
    } else {
        m_database.run(u"DELETE FROM facts WHERE name = ?"_s, {editFact(id)});
    }
    return transaction.commit();
}

bool ConversationStore::acknowledgeDraft(ConversationId id, const OwnDraft &draft)
{
    CacheTransaction transaction(m_database);
    m_database.run(u"UPDATE drafts SET known = ?, seen_known = max(seen_known, ?) WHERE conversation_id = ?"_s,
                   {orEmpty(draft.text), draft.seen, id.value()});
    m_database.run(u"DELETE FROM drafts WHERE conversation_id = ? AND content = '' AND known = '' AND reply_to = 0"_s, {id.value()});
    return transaction.commit().isOk();
}

QList<ConversationId> ConversationStore::untoldDrafts() const
{
    return m_database.all(u"SELECT d.conversation_id FROM drafts d JOIN conversations c ON c.id = d.conversation_id"
                          " WHERE (d.content <> d.known OR d.seen > d.seen_known) AND c.left_at IS NULL"_s,
                          {}, [](const QSqlQuery &row) { return ConversationId(row.value(0).toLongLong()); });
}

QList<DraftText> ConversationStore::foreignDrafts(ConversationId id) const
{
    const auto json = m_database.first(u"SELECT draft FROM foreign_drafts WHERE conversation_id = ?"_s, {id.value()},
                                       [](const QSqlQuery &row) { return parsed(row.value(0)); });
    if (!json)
        return {};
    const auto draft = draftFromJson(*json);
    if (!draft)
        return {};
    QList<DraftText> all{draft->newest};
    all.append(draft->others);
    all.removeIf([mine = m_persons.mySession()](const DraftText &text) { return text.session == mine || text.text.isEmpty(); });
    return all;
}

qint64 ConversationStore::unread(ConversationId id) const
{
    return waiting(
        id,
        u"SELECT read_seq, loaded_from_seq, unread_counted, unread_read_seq, unread_last_seq, is_whole FROM conversations WHERE id = ?"_s,
        &MessageStore::countUnread);
}

qint64 ConversationStore::unreadMentions(ConversationId id) const
{
    return waiting(
        id,
        u"SELECT read_seq, loaded_from_seq, mentions_counted, unread_read_seq, unread_last_seq, is_whole FROM conversations WHERE id = ?"_s,
        &MessageStore::countUnreadMentions);
}

/// Counted from rows where all rows are here; else the server's count, less what was read since and with what came since.
qint64 ConversationStore::waiting(ConversationId id, const QString &sql, Count count) const
{
    struct Marks
    {
        qint64 read, loadedFrom, counted, countedRead, countedLast;
        bool isWhole;
    };
    const auto marks = m_database.first(sql, {id.value()}, [](const QSqlQuery &row) {
        return Marks{row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toLongLong(),
                     row.value(3).toLongLong(), row.value(4).toLongLong(), row.value(5).toBool()};
    });
    if (!marks)
        return 0;
    if (marks->isWhole || marks->loadedFrom <= marks->read + 1 || marks->read >= marks->countedLast)
        return (m_messages.*count)(id, marks->read, endless);
    const qint64 readSince = (m_messages.*count)(id, marks->countedRead, marks->read);
    return std::max<qint64>(0, marks->counted - readSince) + (m_messages.*count)(id, marks->countedLast, endless);
}

QList<std::pair<UserId, Pointers>> ConversationStore::pointersOf(ConversationId id) const
{
    return m_database.all(u"SELECT user_id, delivered_seq, read_seq FROM pointers WHERE conversation_id = ? AND user_id <> ?"_s,
                          {id.value(), m_persons.myId().value()}, [](const QSqlQuery &row) {
                              return std::pair(UserId(row.value(0).toLongLong()),
                                               Pointers{.deliveredSeq = row.value(1).toLongLong(), .readSeq = row.value(2).toLongLong()});
                          });
}

} // namespace kith::client
