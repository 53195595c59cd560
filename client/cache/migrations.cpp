// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/migrations.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcCache, "kith.client.cache")

// Times are milliseconds since 1970 UTC; 0 and '' mean "none" unless the column may be null.
const QStringList version1 = {
    u"CREATE TABLE facts (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"_s,

    u"CREATE TABLE users (id INTEGER PRIMARY KEY, firstname TEXT NOT NULL, lastname TEXT NOT NULL, about TEXT NOT NULL,"
    " created_at INTEGER NOT NULL)"_s,

    u"CREATE TABLE contacts (id INTEGER PRIMARY KEY, status INTEGER NOT NULL, user_id INTEGER, address TEXT NOT NULL,"
    " alias TEXT NOT NULL, message TEXT NOT NULL, changed_at INTEGER NOT NULL)"_s,
    u"CREATE UNIQUE INDEX contacts_user ON contacts (user_id) WHERE user_id IS NOT NULL"_s,

    // loaded_from_seq: every message from there to last_seq is in the table. is_whole: there is nothing older.
    // unread_*: what the server counted, for the time in which loaded_from_seq does not reach down to read_seq.
    u"CREATE TABLE conversations (id INTEGER PRIMARY KEY, is_group INTEGER NOT NULL, name TEXT NOT NULL, about TEXT NOT NULL,"
    " created_at INTEGER NOT NULL, version INTEGER NOT NULL, last_seq INTEGER NOT NULL, member_count INTEGER NOT NULL,"
    " peer_id INTEGER, my_role INTEGER NOT NULL, left_at INTEGER,"
    " delivered_seq INTEGER NOT NULL, read_seq INTEGER NOT NULL,"
    " delivered_known INTEGER NOT NULL, read_known INTEGER NOT NULL,"
    " loaded_from_seq INTEGER NOT NULL, is_whole INTEGER NOT NULL,"
    " unread_counted INTEGER NOT NULL, unread_read_seq INTEGER NOT NULL, unread_last_seq INTEGER NOT NULL)"_s,
    u"CREATE UNIQUE INDEX conversations_peer ON conversations (peer_id) WHERE peer_id IS NOT NULL"_s,

    u"CREATE TABLE participants (conversation_id INTEGER NOT NULL, user_id INTEGER NOT NULL, role INTEGER NOT NULL,"
    " joined_at INTEGER NOT NULL, left_at INTEGER, version INTEGER NOT NULL, PRIMARY KEY (conversation_id, user_id)) WITHOUT ROWID"_s,

    u"CREATE TABLE pointers (conversation_id INTEGER NOT NULL, user_id INTEGER NOT NULL, delivered_seq INTEGER NOT NULL,"
    " read_seq INTEGER NOT NULL, PRIMARY KEY (conversation_id, user_id)) WITHOUT ROWID"_s,

    u"CREATE TABLE messages (id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL, seq INTEGER NOT NULL, version INTEGER NOT NULL,"
    " sender_id INTEGER NOT NULL, client_id TEXT NOT NULL, type INTEGER NOT NULL, content TEXT NOT NULL, reply_to INTEGER NOT NULL,"
    " created_at INTEGER NOT NULL, unsent_at INTEGER, note TEXT NOT NULL)"_s,
    u"CREATE UNIQUE INDEX messages_place ON messages (conversation_id, seq)"_s,
    u"CREATE INDEX messages_client ON messages (client_id) WHERE client_id <> ''"_s,

    u"CREATE VIRTUAL TABLE message_words USING fts5 (content, content='messages', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 2', prefix='2 3')"_s,
    u"CREATE TRIGGER messages_insert AFTER INSERT ON messages WHEN new.type = 0 AND new.content <> '' BEGIN"
    " INSERT INTO message_words (rowid, content) VALUES (new.id, new.content); END"_s,
    u"CREATE TRIGGER messages_delete AFTER DELETE ON messages WHEN old.type = 0 AND old.content <> '' BEGIN"
    " INSERT INTO message_words (message_words, rowid, content) VALUES ('delete', old.id, old.content); END"_s,
    u"CREATE TRIGGER messages_reword_old AFTER UPDATE OF content ON messages WHEN old.type = 0 AND old.content <> '' AND old.content <> "
    u"new.content BEGIN"
    " INSERT INTO message_words (message_words, rowid, content) VALUES ('delete', old.id, old.content); END"_s,
    u"CREATE TRIGGER messages_reword_new AFTER UPDATE OF content ON messages WHEN new.type = 0 AND new.content <> '' AND old.content <> "
    u"new.content BEGIN"
    " INSERT INTO message_words (rowid, content) VALUES (new.id, new.content); END"_s,

    u"CREATE TABLE outbox (position INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id INTEGER NOT NULL, client_id TEXT NOT NULL UNIQUE,"
    " content TEXT NOT NULL, reply_to INTEGER NOT NULL, created_at INTEGER NOT NULL, failure TEXT)"_s,
    u"CREATE INDEX outbox_conversation ON outbox (conversation_id, position)"_s,

    u"CREATE TABLE drafts (conversation_id INTEGER PRIMARY KEY, content TEXT NOT NULL)"_s,
};

// server_version: what the server was last said to have; where it is more than `version`, changes are still to be asked for.
// Earlier files may be behind without knowing it, so they sync from the beginning once.
const QStringList version2 = {
    u"ALTER TABLE conversations ADD COLUMN server_version INTEGER NOT NULL DEFAULT 0"_s,
    u"DELETE FROM facts WHERE name = 'sync_token'"_s,
};

// extra: what most messages lack, as JSON (message_extra.h). islands: stretches of history below the tail
// (history_ranges.h). wishes: changes of messages that the server has not answered for. *_known: what the server has of
// what may also be changed here. Captions of pictures and files are searched like any text.
// What came before knew none of this, so it syncs, and fetches the conversations, from the beginning once.
const QStringList version3 = {
    u"ALTER TABLE messages ADD COLUMN extra TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE messages ADD COLUMN pinned_at INTEGER"_s,
    u"ALTER TABLE messages ADD COLUMN names_me INTEGER NOT NULL DEFAULT 0"_s,
    u"CREATE INDEX messages_pinned ON messages (conversation_id, pinned_at) WHERE pinned_at IS NOT NULL"_s,
    u"CREATE INDEX messages_naming_me ON messages (conversation_id, seq) WHERE names_me = 1"_s,
    u"CREATE TABLE attachments (message_id INTEGER NOT NULL, position INTEGER NOT NULL, conversation_id INTEGER NOT NULL,"
    " seq INTEGER NOT NULL, kind INTEGER NOT NULL, file_id INTEGER NOT NULL, PRIMARY KEY (message_id, position)) WITHOUT ROWID"_s,
    u"CREATE INDEX attachments_place ON attachments (conversation_id, kind, seq)"_s,
    u"CREATE TABLE links (message_id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL, seq INTEGER NOT NULL)"_s,
    u"CREATE INDEX links_place ON links (conversation_id, seq)"_s,
    u"CREATE TRIGGER messages_gone AFTER DELETE ON messages BEGIN"
    " DELETE FROM attachments WHERE message_id = old.id; DELETE FROM links WHERE message_id = old.id; END"_s,
    u"CREATE TABLE islands (conversation_id INTEGER NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL,"
    " PRIMARY KEY (conversation_id, from_seq)) WITHOUT ROWID"_s,

    u"DROP TRIGGER messages_insert"_s,
    u"DROP TRIGGER messages_delete"_s,
    u"DROP TRIGGER messages_reword_old"_s,
    u"DROP TRIGGER messages_reword_new"_s,
    u"CREATE TRIGGER messages_insert AFTER INSERT ON messages WHEN new.type <> 1 AND new.content <> '' BEGIN"
    " INSERT INTO message_words (rowid, content) VALUES (new.id, new.content); END"_s,
    u"CREATE TRIGGER messages_delete AFTER DELETE ON messages WHEN old.type <> 1 AND old.content <> '' BEGIN"
    " INSERT INTO message_words (message_words, rowid, content) VALUES ('delete', old.id, old.content); END"_s,
    u"CREATE TRIGGER messages_reword_old AFTER UPDATE OF content ON messages WHEN old.type <> 1 AND old.content <> '' AND old.content <> "
    u"new.content BEGIN"
    " INSERT INTO message_words (message_words, rowid, content) VALUES ('delete', old.id, old.content); END"_s,
    u"CREATE TRIGGER messages_reword_new AFTER UPDATE OF content ON messages WHEN new.type <> 1 AND new.content <> '' AND old.content <> "
    u"new.content BEGIN"
    " INSERT INTO message_words (rowid, content) VALUES (new.id, new.content); END"_s,

    u"ALTER TABLE users ADD COLUMN picture TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE conversations ADD COLUMN picture TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE conversations ADD COLUMN rules TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE conversations ADD COLUMN settings TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE conversations ADD COLUMN settings_known TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE conversations ADD COLUMN mentions_counted INTEGER NOT NULL DEFAULT 0"_s,

    u"ALTER TABLE drafts ADD COLUMN reply_to INTEGER NOT NULL DEFAULT 0"_s,
    u"ALTER TABLE drafts ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0"_s,
    u"ALTER TABLE drafts ADD COLUMN known TEXT NOT NULL DEFAULT ''"_s,
    u"CREATE TABLE foreign_drafts (conversation_id INTEGER PRIMARY KEY, draft TEXT NOT NULL)"_s,

    u"ALTER TABLE outbox ADD COLUMN type INTEGER NOT NULL DEFAULT 0"_s,
    u"ALTER TABLE outbox ADD COLUMN extra TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE outbox ADD COLUMN forward_of INTEGER NOT NULL DEFAULT 0"_s,
    u"CREATE TABLE outbox_files (client_id TEXT NOT NULL, position INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL,"
    " content_type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, duration INTEGER NOT NULL,"
    " is_ours INTEGER NOT NULL, file_id INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0,"
    " PRIMARY KEY (client_id, position)) WITHOUT ROWID"_s,
    u"CREATE TABLE wishes (position INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id INTEGER NOT NULL, message_id INTEGER NOT NULL,"
    " kind INTEGER NOT NULL, value TEXT NOT NULL, extra TEXT NOT NULL, created_at INTEGER NOT NULL)"_s,
    u"CREATE INDEX wishes_message ON wishes (message_id)"_s,
    u"CREATE INDEX wishes_conversation ON wishes (conversation_id, position)"_s,

    u"CREATE TABLE notifications (id INTEGER PRIMARY KEY, row TEXT NOT NULL, is_read INTEGER NOT NULL)"_s,
    u"CREATE TABLE files (file_id INTEGER NOT NULL, size INTEGER NOT NULL, path TEXT NOT NULL, bytes INTEGER NOT NULL,"
    " used_at INTEGER NOT NULL, PRIMARY KEY (file_id, size)) WITHOUT ROWID"_s,
    u"DELETE FROM facts WHERE name = 'sync_token'"_s,
};

// What a message is looked up by (search_functions.h) instead of its words: any part of a word, in any script.
const QStringList version4 = {
    u"DROP TRIGGER messages_insert"_s,
    u"DROP TRIGGER messages_delete"_s,
    u"DROP TRIGGER messages_reword_old"_s,
    u"DROP TRIGGER messages_reword_new"_s,
    u"DROP TABLE message_words"_s,
    u"CREATE VIRTUAL TABLE message_grams USING fts5 (grams, content='', tokenize='ascii', detail='none', columnsize=0)"_s,
    u"INSERT INTO message_grams (rowid, grams) SELECT id, kith_grams(content, extra) FROM messages WHERE type <> 1"_s,
    u"CREATE TRIGGER messages_insert AFTER INSERT ON messages WHEN new.type <> 1 BEGIN"
    " INSERT INTO message_grams (rowid, grams) VALUES (new.id, kith_grams(new.content, new.extra)); END"_s,
    u"CREATE TRIGGER messages_delete AFTER DELETE ON messages WHEN old.type <> 1 BEGIN"
    " INSERT INTO message_grams (message_grams, rowid, grams) VALUES ('delete', old.id, kith_grams(old.content, old.extra)); END"_s,
    u"CREATE TRIGGER messages_reword AFTER UPDATE OF content, extra ON messages"
    " WHEN old.type <> 1 AND kith_grams(old.content, old.extra) <> kith_grams(new.content, new.extra) BEGIN"
    " INSERT INTO message_grams (message_grams, rowid, grams) VALUES ('delete', old.id, kith_grams(old.content, old.extra));"
    " INSERT INTO message_grams (rowid, grams) VALUES (new.id, kith_grams(new.content, new.extra)); END"_s,
};

// seen: up to which version of the person this device has taken over what others began; seen_known: what of it was told.
const QStringList version5 = {
    u"ALTER TABLE drafts ADD COLUMN seen INTEGER NOT NULL DEFAULT 0"_s,
    u"ALTER TABLE drafts ADD COLUMN seen_known INTEGER NOT NULL DEFAULT 0"_s,
};

// sha256, keeps_original: of files on their way. files: what was fetched, by where it came from, in the folder beside this.
const QStringList version6 = {
    u"ALTER TABLE outbox_files ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE outbox_files ADD COLUMN keeps_original INTEGER NOT NULL DEFAULT 0"_s,
    u"DROP TABLE files"_s,
    u"CREATE TABLE files (source TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, bytes INTEGER NOT NULL, used_at INTEGER NOT NULL)"
    " WITHOUT ROWID"_s,
    u"CREATE INDEX files_used ON files (used_at)"_s,
    u"CREATE INDEX attachments_file ON attachments (file_id)"_s,
};

// phone, email: of contacts who show them. Who was erased before is known after one sync from the beginning.
const QStringList version7 = {
    u"ALTER TABLE users ADD COLUMN phone TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE users ADD COLUMN email TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE users ADD COLUMN is_deleted INTEGER NOT NULL DEFAULT 0"_s,
    u"DELETE FROM facts WHERE name = 'sync_token'"_s,
};

// What counts as unread is counted within the index: in the table a start with very many unread messages would read them all.
const QStringList version8 = {
    u"CREATE INDEX messages_unread ON messages (conversation_id, seq, sender_id, type, unsent_at) WHERE type <> 1 AND unsent_at IS NULL"_s,
};

// What is attached to a message that is not sent yet; copies lie in the folder of what goes out.
const QStringList version9 = {
    u"CREATE TABLE draft_files (id INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id INTEGER NOT NULL, path TEXT NOT NULL,"
    " name TEXT NOT NULL, content_type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,"
    " duration INTEGER NOT NULL, sha256 TEXT NOT NULL, keeps_original INTEGER NOT NULL, origin TEXT NOT NULL, state INTEGER NOT NULL)"_s,
    u"CREATE INDEX draft_files_conversation ON draft_files (conversation_id, id)"_s,
};

// What the pages behind links say of themselves, where the person asked for it.
const QStringList version10 = {
    u"CREATE TABLE previews (message_id INTEGER PRIMARY KEY, address TEXT NOT NULL, place TEXT NOT NULL, title TEXT NOT NULL,"
    " description TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL)"_s,
    u"CREATE TRIGGER previews_gone AFTER DELETE ON messages BEGIN DELETE FROM previews WHERE message_id = old.id; END"_s,
    u"CREATE TRIGGER previews_unsent AFTER UPDATE OF unsent_at ON messages WHEN new.unsent_at IS NOT NULL BEGIN"
    " DELETE FROM previews WHERE message_id = new.id; END"_s,
};

Error failure(const QSqlQuery &query)
{
    qCWarning(lcCache).noquote() << "A step of the cache's schema failed:" << query.lastError().text();
    return Error{.code = ErrorCode::Storage,
                 .detail = QCoreApplication::translate("Cache", "The local copy of your messages could not be opened: %1")
                               .arg(query.lastError().databaseText())};
}

/// The disk may be full or not ours to write; everything else that can go wrong is in the file.
bool isFileBroken(const QSqlQuery &query)
{
    constexpr int notOurSchema = 1;
    constexpr int corrupt = 11;
    constexpr int notADatabase = 26;
    const int code = query.lastError().nativeErrorCode().toInt() & 0xff;
    return code == notOurSchema || code == corrupt || code == notADatabase;
}

Result<void> runStep(QSqlDatabase &database, const QStringList &statements, qsizetype version, bool &isBroken)
{
    QSqlQuery query(database);
    QStringList all = statements;
    all.append(u"PRAGMA user_version = %1"_s.arg(version));
    if (!query.exec(u"BEGIN IMMEDIATE"_s)) {
        isBroken = isFileBroken(query);
        return failure(query);
    }
    for (const QString &statement : std::as_const(all)) {
        if (!query.exec(statement)) {
            isBroken = isFileBroken(query);
            const Error error = failure(query);
            query.exec(u"ROLLBACK"_s);
            return error;
        }
    }
    if (query.exec(u"COMMIT"_s))
        return {};
    const Error error = failure(query);
    query.exec(u"ROLLBACK"_s);
    return error;
}

} // namespace

const QList<QStringList> &cacheMigrations()
{
    static const QList<QStringList> steps = {version1, version2, version3, version4, version5,
                                             version6, version7, version8, version9, version10};
    return steps;
}

Result<void> migrateCache(QSqlDatabase database, bool &isBroken)
{
    const QList<QStringList> &steps = cacheMigrations();
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next()) {
        isBroken = isFileBroken(query);
        return failure(query);
    }
    const qsizetype version = query.value(0).toLongLong();
    query.finish();
    isBroken = version > steps.size();
    if (isBroken)
        return Error{.code = ErrorCode::Storage,
                     .detail = QCoreApplication::translate(
                         "Cache", "The local copy of your messages was written by a newer Kith. Please update this one.")};
    for (qsizetype step = version; step < steps.size(); ++step) {
        if (const auto done = runStep(database, steps[step], step + 1, isBroken); !done)
            return done;
    }
    return {};
}

} // namespace kith::client
