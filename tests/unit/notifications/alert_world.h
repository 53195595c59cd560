// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/alert_store.h"
#include "server/notifications/alert_worker.h"
#include "server/notifications/endpoint_store.h"
#include "server/notifications/notifications_service.h"
#include "server/notifications/why_service.h"
#include "tests/support/test_storage.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonArray>

#include <condition_variable>

namespace kith::test {

/// Keeps what is published, for a test that waits for it.
class WaitingSink final : public server::EventSink
{
public:
    void publish(std::vector<server::EventPtr> events) override
    {
        const std::scoped_lock lock(m_mutex);
        m_events.insert(m_events.end(), events.begin(), events.end());
        m_more.notify_all();
    }
    /// Everything, once there are at least `count`; fewer when they do not come in time.
    std::vector<server::EventPtr> take(size_t count, std::chrono::milliseconds patience = std::chrono::seconds(10))
    {
        std::unique_lock lock(m_mutex);
        m_more.wait_for(lock, patience, [&] { return m_events.size() >= count; });
        return std::exchange(m_events, {});
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_more;
    std::vector<server::EventPtr> m_events;
};

/// An alert worker on a real storage, with people, devices and messages that are written straight into the tables.
class AlertWorld
{
public:
    TestStorage database;
    server::PresenceBoard board;
    WaitingSink rings;
    IdGenerator ids{5};
    std::vector<Timestamp> pushesQueued; ///< to be looked at after settle()
    std::unique_ptr<server::AlertWorker> worker;

    [[nodiscard]] server::Storage &storage() { return database.storage(); }

    void start(const server::AlertOptions &options = {})
    {
        worker.reset();
        worker = std::make_unique<server::AlertWorker>(storage(), board, rings, ids, options,
                                                       [this](Timestamp due) { pushesQueued.push_back(due); });
        worker->start();
    }

    template<class Work>
    void run(Work work)
    {
        const auto done = storage().writeAndWait<bool>([&](server::Transaction &transaction) -> Result<bool> {
            work(transaction);
            return true;
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    void sql(const QString &text, const QVariantList &values = {})
    {
        run([&](server::Transaction &transaction) { transaction.execute(text, values); });
    }
    template<class T, class Work>
    T read(Work work)
    {
        return *storage().readAndWait<T>([&](server::Transaction &transaction) -> Result<T> { return work(transaction); });
    }
    qint64 scalar(const QString &text)
    {
        return read<qint64>([&](server::Transaction &transaction) {
            server::Rows rows = transaction.select(text);
            return rows.next() ? rows.integer(0) : -1;
        });
    }

    UserId person(const QString &firstname)
    {
        const UserId id(ids.next());
        sql(QStringLiteral("INSERT INTO users (id, firstname, lastname, email, phone, country, password_hash, created_at)"
                           " VALUES (?, ?, 'Sample', ?, ?, 'SE', '!', 1)"),
            {id.value(), firstname, QStringLiteral("p%1@example.org").arg(id.value()), QString::number(id.value())});
        return id;
    }
    SessionId session(UserId user)
    {
        const SessionId id(ids.next());
        sql(QStringLiteral("INSERT INTO sessions (id, user_id, token_hash, device, created_at, last_seen_at) VALUES (?, ?, ?, 'd', 1, 1)"),
            {id.value(), user.value(), id.toString()});
        return id;
    }
    /// The device is connected; the later it is told, the more recently it was active.
    void connect(UserId user, SessionId session, bool isIdle = false, ConversationId viewing = {})
    {
        m_active += std::chrono::milliseconds(1);
        if (!board.put(user, {.source = 0,
                              .connection = quint64(session.value()),
                              .session = session,
                              .isIdle = isIdle,
                              .viewing = viewing,
                              .activeAt = m_active}))
            qFatal("the board is full");
    }
    void disconnect(UserId user, SessionId session)
    {
        if (!board.remove(user, 0, quint64(session.value())))
            qFatal("the device was not connected");
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
        m_members[id] = std::vector<UserId>(members.begin(), members.end());
        return id;
    }

    /// Stores a message as another room would; `isHeard`: the worker hears of it.
    MessageId say(ConversationId conversation, UserId sender, const QString &content = QStringLiteral("hello"),
                  const QList<UserId> &mentioned = {}, bool isHeard = true)
    {
        const MessageId id(ids.next());
        const qint64 seq = ++m_seq[conversation];
        run([&](server::Transaction &transaction) {
            transaction.execute(QStringLiteral("UPDATE conversations SET last_seq = ? WHERE id = ?"), {seq, conversation.value()});
            transaction.execute(
                QStringLiteral("INSERT INTO messages (id, conversation_id, seq, version, sender_id, type, content, created_at)"
                               " VALUES (?, ?, ?, ?, ?, 0, ?, ?)"),
                {id.value(), conversation.value(), seq, seq, sender.value(), content, toMs(now())});
            QJsonArray mentions;
            for (const UserId user : mentioned) {
                transaction.execute(
                    QStringLiteral("INSERT INTO message_mentions (conversation_id, user_id, seq, sender_id) VALUES (?, ?, ?, ?)"),
                    {conversation.value(), user.value(), seq, sender.value()});
                mentions.append(QJsonObject{{QStringLiteral("userId"), user.isNull() ? QStringLiteral("all") : user.toString()},
                                            {QStringLiteral("offset"), 0},
                                            {QStringLiteral("length"), 1}});
            }
            QJsonObject data{{QStringLiteral("id"), id.toString()},
                             {QStringLiteral("seq"), seq},
                             {QStringLiteral("senderId"), sender.toString()},
                             {QStringLiteral("type"), QStringLiteral("text")},
                             {QStringLiteral("content"), content},
                             {QStringLiteral("createdAt"), toRfc3339(now())}};
            if (!mentions.isEmpty())
                data.insert(QStringLiteral("mentions"), mentions);
            transaction.publish(server::tell({QStringLiteral("message.created"), conversation, seq, data}, m_members.value(conversation)));
        });
        const auto events = database.takeEvents();
        if (isHeard)
            worker->hear(events);
        return id;
    }
    void readUpTo(ConversationId conversation, UserId user, qint64 seq)
    {
        sql(QStringLiteral("UPDATE participants SET read_seq = ? WHERE conversation_id = ? AND user_id = ?"),
            {seq, conversation.value(), user.value()});
    }
    /// `column = value` of `user` in that conversation.
    void set(ConversationId conversation, UserId user, const QString &change)
    {
        sql(QStringLiteral("UPDATE participants SET %1 WHERE conversation_id = ? AND user_id = ?").arg(change),
            {conversation.value(), user.value()});
    }
    void settings(UserId user, const server::NotificationSettings &settings)
    {
        run([&](server::Transaction &transaction) { server::notification_settings_store::put(transaction, user, settings, 1); });
    }

    bool settle() { return worker->settle(std::chrono::seconds(10)); }
    [[nodiscard]] QJsonObject why(UserId user, MessageId message)
    {
        return read<server::Answer>([&](server::Transaction &transaction) {
                   return *server::WhyService::explain(transaction, {.user = user, .session = {}}, message);
               })
            .body;
    }

private:
    Timestamp m_active = now();
    QHash<ConversationId, qint64> m_seq;
    QHash<ConversationId, std::vector<UserId>> m_members;
};

} // namespace kith::test
