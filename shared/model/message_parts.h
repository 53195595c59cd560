// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/file.h"

#include <QtCore/QJsonArray>

namespace kith {

enum class MessageType {
    Text = 0,
    System = 1, ///< written by the server: somebody joined, left, renamed. Never unread, never unsent
    File = 2,
    Image = 3,
    Voice = 4,
};

[[nodiscard]] QString nameOf(MessageType type);
/// Text for a name that is not known here.
[[nodiscard]] MessageType messageTypeFromName(QStringView name);

/// Somebody who is named in a message.
struct Mention
{
    UserId user = {}; ///< null: everybody ("all")
    int offset = 0; ///< Units: UTF-16 code units of the content
    int length = 0; ///< Units: as offset. Range: from 1
    friend bool operator==(const Mention &, const Mention &) = default;
};

/// One emoji under a message.
struct Reaction
{
    QString emoji;
    int count = 0;
    QList<UserId> users = {}; ///< the first of them, at most limits::reactorsShown
    friend bool operator==(const Reaction &, const Reaction &) = default;
};

/// What a reply shows of the message it answers.
struct Quote
{
    MessageId message;
    UserId sender;
    MessageType type = MessageType::Text;
    QString excerpt = {}; ///< the beginning, at most limits::quoteLength
    friend bool operator==(const Quote &, const Quote &) = default;
};

/// Where a forwarded message comes from, as far as every reader may know.
struct Origin
{
    MessageId message = {}; ///< null: in another conversation
    UserId sender = {}; ///< null: not a participant here
    friend bool operator==(const Origin &, const Origin &) = default;
};

[[nodiscard]] QJsonArray toJson(const QList<Mention> &mentions);
/// As an upload's own JSON, but with `fileId` for `id`.
[[nodiscard]] QJsonArray toJson(const QList<Attachment> &attachments);
[[nodiscard]] QJsonArray toJson(const QList<Reaction> &reactions);
[[nodiscard]] QJsonObject toJson(const Quote &quote);
[[nodiscard]] QJsonObject toJson(const Origin &origin);

/// `path` is the field's name in the messages about broken fields.
[[nodiscard]] Result<QList<Mention>> mentionsFromJson(const QJsonArray &json, const QString &path);
[[nodiscard]] Result<QList<Attachment>> attachmentsFromJson(const QJsonArray &json, const QString &path);
[[nodiscard]] Result<QList<Reaction>> reactionsFromJson(const QJsonArray &json, const QString &path);
[[nodiscard]] Result<Quote> quoteFromJson(const QJsonObject &json, const QString &path);
[[nodiscard]] Result<Origin> originFromJson(const QJsonObject &json, const QString &path);

} // namespace kith
