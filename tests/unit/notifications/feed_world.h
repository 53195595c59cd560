// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "shared/id_generator.h"
#include "tests/support/sample_people.h"

#include <QtCore/QJsonArray>

namespace kith::test {

/// People in conversations with messages, written straight into the tables that other rooms own.
class FeedWorld
{
public:
    InMemoryDatabase database;
    IdGenerator ids{3};

    template<class Work>
    void run(Work work)
    {
        const auto done = database.write([&](server::Transaction &transaction) -> Result<void> {
            work(transaction);
            return {};
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    void sql(const QString &text, const QVariantList &values)
    {
        run([&](server::Transaction &transaction) { transaction.execute(text, values); });
    }

    UserId person(const QString &name) { return addPerson(database, name); }

    SessionId session(UserId user, const QString &device = QStringLiteral("device"))
    {
        const SessionId id(ids.next());
        sql(QStringLiteral("INSERT INTO sessions (id, user_id, token_hash, device, created_at, last_seen_at) VALUES (?, ?, ?, ?, 1, 1)"),
            {id.value(), user.value(), id.toString(), device});
        return id;
    }

    ConversationId conversation(const QList<UserId> &members, bool isGroup = true)
    {
        const ConversationId id(ids.next());
        run([&](server::Transaction &transaction) {
            transaction.execute(
                QStringLiteral("INSERT INTO conversations (id, is_group, name, created_by, created_at, version, properties_version,"
                               " last_seq, member_count, touched_at) VALUES (?, ?, 'Group', ?, 1, 1, 1, 0, ?, 1)"),
                {id.value(), int(isGroup), members.first().value(), int(members.size())});
            for (const UserId user : members)
                transaction.execute(
                    QStringLiteral("INSERT INTO participants (conversation_id, user_id, role, joined_at, delivered_seq, read_seq,"
                                   " version, stamp) VALUES (?, ?, 0, 1, 0, 0, 1, 1)"),
                    {id.value(), user.value()});
        });
        return id;
    }

    MessageId message(ConversationId conversation, UserId sender, const QString &content = QStringLiteral("hello"), int type = 0)
    {
        const MessageId id(ids.next());
        run([&](server::Transaction &transaction) {
            transaction.execute(QStringLiteral("UPDATE conversations SET last_seq = last_seq + 1 WHERE id = ?"), {conversation.value()});
            transaction.execute(
                QStringLiteral("INSERT INTO messages (id, conversation_id, seq, version, sender_id, type, content, created_at)"
                               " SELECT CAST(? AS BIGINT), id, last_seq, last_seq, CAST(? AS BIGINT), CAST(? AS INTEGER),"
                               " CAST(? AS TEXT), CAST(? AS BIGINT) FROM conversations WHERE id = ?"),
                {id.value(), sender.value(), type, content, toMs(now()), conversation.value()});
        });
        return id;
    }

    void readUpTo(ConversationId conversation, UserId user, qint64 seq)
    {
        sql(QStringLiteral("UPDATE participants SET read_seq = ? WHERE conversation_id = ? AND user_id = ?"),
            {seq, conversation.value(), user.value()});
    }

    [[nodiscard]] static server::Call callOf(UserId user, const QJsonObject &input, SessionId session = {})
    {
        return {.caller = {.user = user, .session = session}, .input = input, .requestId = {}, .peerAddress = {}};
    }
};

} // namespace kith::test
