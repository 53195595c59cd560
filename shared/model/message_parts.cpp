// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/message_parts.h"

#include "shared/limits.h"
#include "shared/protocol/json_reader.h"

namespace kith {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 intMax = std::numeric_limits<int>::max();

const QString &everybody()
{
    static const QString word = u"all"_s;
    return word;
}

void addAll(FieldErrors &errors, const QString &prefix, const Error &error)
{
    for (const FieldError &field : error.fields)
        errors.add(prefix + field.field, field.code, field.detail);
}

/// Reads each object of a list with `read`, and says of the first broken entry which one it is.
template<class T>
Result<QList<T>> listFrom(const QJsonArray &json, const QString &path, T (*read)(JsonReader &))
{
    QList<T> out;
    FieldErrors errors;
    for (qsizetype i = 0; i < json.size(); ++i) {
        JsonReader in(json.at(i).toObject(), u"%1[%2]"_s.arg(path).arg(i));
        T entry = read(in);
        const auto verdict = in.verdict();
        if (!verdict)
            addAll(errors, {}, verdict.error());
        out.append(std::move(entry));
    }
    if (const auto verdict = errors.verdict(); !verdict)
        return verdict.error();
    return out;
}

Mention readMention(JsonReader &in)
{
    Mention out;
    if (in.raw().value("userId"_L1).toString() != everybody())
        out.user = in.id<UserId>("userId"_L1);
    out.offset = int(in.integer("offset"_L1, Need::Required, 0, intMax));
    out.length = int(in.integer("length"_L1, Need::Required, 1, intMax, 1));
    return out;
}

Reaction readReaction(JsonReader &in)
{
    Reaction out;
    out.emoji = in.text("emoji"_L1);
    out.count = int(in.integer("count"_L1, Need::Required, 1, intMax, 1));
    out.users = in.ids<UserId>("userIds"_L1, Need::Optional, limits::reactorsShown);
    return out;
}
} // namespace

QString nameOf(MessageType type)
{
    static const QString names[] = {u"text"_s, u"system"_s, u"file"_s, u"image"_s, u"voice"_s};
    return names[size_t(type)];
}

MessageType messageTypeFromName(QStringView name)
{
    for (const MessageType type : {MessageType::System, MessageType::File, MessageType::Image, MessageType::Voice}) {
        if (name == nameOf(type))
            return type;
    }
    return MessageType::Text;
}

QJsonArray toJson(const QList<Mention> &mentions)
{
    QJsonArray out;
    for (const Mention &mention : mentions) {
        out.append(QJsonObject{{u"userId"_s, mention.user.isNull() ? everybody() : mention.user.toString()},
                               {u"offset"_s, mention.offset},
                               {u"length"_s, mention.length}});
    }
    return out;
}

QJsonArray toJson(const QList<Attachment> &attachments)
{
    QJsonArray out;
    for (const Attachment &attachment : attachments) {
        QJsonObject entry = toJson(attachment);
        entry.insert(u"fileId"_s, entry.take(u"id"_s));
        out.append(entry);
    }
    return out;
}

QJsonArray toJson(const QList<Reaction> &reactions)
{
    QJsonArray out;
    for (const Reaction &reaction : reactions) {
        QJsonArray users;
        for (const UserId user : reaction.users)
            users.append(user.toString());
        out.append(QJsonObject{{u"emoji"_s, reaction.emoji}, {u"count"_s, reaction.count}, {u"userIds"_s, users}});
    }
    return out;
}

QJsonObject toJson(const Quote &quote)
{
    return {{u"messageId"_s, quote.message.toString()},
            {u"senderId"_s, quote.sender.toString()},
            {u"type"_s, nameOf(quote.type)},
            {u"excerpt"_s, quote.excerpt}};
}

QJsonObject toJson(const Origin &origin)
{
    QJsonObject out;
    if (!origin.message.isNull())
        out.insert(u"messageId"_s, origin.message.toString());
    if (!origin.sender.isNull())
        out.insert(u"senderId"_s, origin.sender.toString());
    return out;
}

Result<QList<Mention>> mentionsFromJson(const QJsonArray &json, const QString &path)
{
    return listFrom(json, path, readMention);
}

Result<QList<Attachment>> attachmentsFromJson(const QJsonArray &json, const QString &path)
{
    QList<Attachment> out;
    FieldErrors errors;
    for (qsizetype i = 0; i < json.size(); ++i) {
        QJsonObject entry = json.at(i).toObject();
        entry.insert(u"id"_s, entry.take(u"fileId"_s));
        const auto read = attachmentFromJson(entry);
        if (read)
            out.append(*read);
        else
            addAll(errors, u"%1[%2]."_s.arg(path).arg(i), read.error());
    }
    if (const auto verdict = errors.verdict(); !verdict)
        return verdict.error();
    return out;
}

Result<QList<Reaction>> reactionsFromJson(const QJsonArray &json, const QString &path)
{
    return listFrom(json, path, readReaction);
}

Result<Quote> quoteFromJson(const QJsonObject &json, const QString &path)
{
    JsonReader in(json, path);
    Quote out;
    out.message = in.id<MessageId>("messageId"_L1);
    out.sender = in.id<UserId>("senderId"_L1);
    out.type = messageTypeFromName(in.text("type"_L1, Need::Optional));
    out.excerpt = in.text("excerpt"_L1, Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return out;
}

Result<Origin> originFromJson(const QJsonObject &json, const QString &path)
{
    JsonReader in(json, path);
    Origin out;
    out.message = in.id<MessageId>("messageId"_L1, Need::Optional);
    out.sender = in.id<UserId>("senderId"_L1, Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return out;
}

} // namespace kith
