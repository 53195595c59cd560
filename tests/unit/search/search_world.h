// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/index_builder.h"
#include "server/search/search_service.h"
#include "shared/id_generator.h"
#include "tests/support/test_storage.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QRandomGenerator>

namespace kith::test {

/// People, conversations and messages on a real storage, with the same kept in memory for comparison by brute force.
class SearchWorld
{
public:
    struct Kept
    {
        ConversationId conversation = {};
        qint64 seq = 0;
        UserId sender = {};
        QString content = {};
        Timestamp createdAt{};
        bool isUnsent = false;
    };

    /// `storage` outlives the world.
    explicit SearchWorld(server::Storage &storage);

    UserId person(const QString &firstname, const QString &lastname = QStringLiteral("Sample"));
    ConversationId group(const QList<UserId> &members, const QString &name = QStringLiteral("Choir"));
    ConversationId direct(UserId one, UserId other);
    void join(ConversationId conversation, UserId user);
    void leave(ConversationId conversation, UserId user);

    MessageId send(UserId sender, ConversationId conversation, const QString &content);
    /// Many in one transaction.
    void sendAll(UserId sender, ConversationId conversation, const QStringList &contents);
    void edit(MessageId message, const QString &content);
    void unsend(MessageId message);

    Result<server::Answer> search(UserId caller, const QJsonObject &input);
    /// The ids of all pages, in the order given; ends the test program when a page is refused or does not fit the one before.
    QList<MessageId> found(UserId caller, const QString &text, QJsonObject input = {});

    [[nodiscard]] server::Storage &storage() { return m_storage; }
    [[nodiscard]] const QMap<MessageId, Kept> &kept() const { return m_kept; }
    /// The first column of the first row.
    qint64 number(const QString &sql, const QVariantList &values = {});
    void execute(const QString &sql, const QVariantList &values = {});

private:
    void write(std::function<void(server::Transaction &)> work);
    MessageId insert(server::Transaction &transaction, UserId sender, ConversationId conversation, const QString &content);

    server::Storage &m_storage;
    IdGenerator m_ids{5};
    QMap<MessageId, Kept> m_kept;
    QMap<MessageId, Kept> m_written; ///< in the transaction that runs
};

/// A text of several scripts.
[[nodiscard]] QString randomMessage(QRandomGenerator &random);

} // namespace kith::test
