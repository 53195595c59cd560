// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/message.h"

namespace kith::client {

class CacheDatabase;

/// A change of a message that the person has made and the server has not answered for.
struct Wish
{
    enum class Kind { Edit, Unsend, React, Unreact, Pin, Unpin };

    qint64 position = 0; ///< the order of wishing
    ConversationId conversation;
    MessageId message;
    Kind kind = Kind::Edit;
    QString value = {}; ///< Edit: the new text. React, Unreact: the emoji
    QList<Mention> mentions = {}; ///< Edit
    Timestamp at{};
};

/// What is wished for is on disk before it is seen, and goes only with the server's answer.
class WishStore
{
public:
    explicit WishStore(CacheDatabase &database);

    /// A later wish about the same thing takes the place of an earlier one. Durable when it returns. Errors: Storage.
    Result<void> add(const Wish &wish);
    /// In the order of wishing.
    [[nodiscard]] QList<Wish> of(MessageId message) const;
    [[nodiscard]] std::optional<Wish> next(ConversationId conversation) const;
    [[nodiscard]] QList<ConversationId> waiting() const;
    /// False: it could not be written, and the wish stays.
    [[nodiscard]] bool remove(qint64 position);
    /// True while any message of that conversation is wished otherwise: then readers have to look.
    [[nodiscard]] bool hasAny(ConversationId conversation) const;
    /// Of all conversations.
    [[nodiscard]] int count() const;

private:
    CacheDatabase &m_database;
};

/// The message as it will be once the wishes are granted. `me` is who wishes.
[[nodiscard]] Message granted(Message message, const QList<Wish> &wishes, UserId me);

} // namespace kith::client
