// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/message_parts.h"
#include "shared/timestamp.h"

#include <QtCore/QJsonObject>

namespace kith {

/// What a system message tells. The client makes the sentence.
struct SystemNote
{
    QString event; ///< created, added, joined, removed, left, renamed, picture, role
    QList<UserId> users = {};
    QString text = {}; ///< the new name, the new role
    friend bool operator==(const SystemNote &, const SystemNote &) = default;
};

struct Message
{
    MessageId id;
    ConversationId conversation;
    qint64 seq = 0; ///< dense in its conversation, from 1
    qint64 version = 0; ///< of the conversation at the last change of this message
    UserId sender;
    QString clientId = {}; ///< UUID made by the sender; unique per sender for ever
    MessageType type = MessageType::Text;
    QString content = {}; ///< empty once unsent
    QList<Mention> mentions = {};
    QList<Attachment> attachments = {};
    MessageId replyTo = {};
    std::optional<Quote> quote = {}; ///< of the message answered, as it is now; absent once that is unsent
    std::optional<Origin> forwardedFrom = {};
    Timestamp createdAt{};
    int edits = 0; ///< how often the content was changed
    std::optional<Timestamp> editedAt = {}; ///< last
    QList<Reaction> reactions = {}; ///< in the order of their first use
    std::optional<Timestamp> pinnedAt = {};
    UserId pinnedBy = {};
    std::optional<Timestamp> unsentAt = {};
    std::optional<SystemNote> note = {}; ///< of System messages

    [[nodiscard]] bool isUnsent() const { return unsentAt.has_value(); }
    friend bool operator==(const Message &, const Message &) = default;
};

/// One line of "who has read it".
struct Receipt
{
    enum class State { None, Delivered, Read };
    UserId user;
    State state = State::None;
    std::optional<Timestamp> at = {}; ///< when that state was reached
    friend bool operator==(const Receipt &, const Receipt &) = default;
};

[[nodiscard]] QJsonObject toJson(const Message &message);
[[nodiscard]] Result<Message> messageFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const Receipt &receipt);
[[nodiscard]] Result<Receipt> receiptFromJson(const QJsonObject &json);

} // namespace kith
