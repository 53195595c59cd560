// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/file.h"

#include "shared/protocol/json_reader.h"

namespace kith {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();
constexpr qint64 sideMax = std::numeric_limits<int>::max();

Attachment readAttachment(JsonReader &in)
{
    Attachment attachment;
    attachment.id = in.id<FileId>("id"_L1);
    attachment.name = in.text("name"_L1);
    attachment.contentType = in.text("contentType"_L1);
    attachment.sizeBytes = in.integer("size"_L1, Need::Required, 0, unbounded);
    attachment.width = int(in.integer("width"_L1, Need::Optional, 1, sideMax));
    attachment.height = int(in.integer("height"_L1, Need::Optional, 1, sideMax));
    attachment.durationMs = in.integer("durationMs"_L1, Need::Optional, 0, unbounded);
    attachment.hasThumbnail = in.boolean("hasThumbnail"_L1);
    return attachment;
}
} // namespace

QJsonObject toJson(const Attachment &attachment)
{
    QJsonObject out{
        {u"id"_s, attachment.id.toString()},          {u"name"_s, attachment.name},
        {u"contentType"_s, attachment.contentType},   {u"size"_s, attachment.sizeBytes},
        {u"hasThumbnail"_s, attachment.hasThumbnail},
    };
    if (attachment.width > 0 && attachment.height > 0) {
        out.insert(u"width"_s, attachment.width);
        out.insert(u"height"_s, attachment.height);
    }
    if (attachment.durationMs > 0)
        out.insert(u"durationMs"_s, attachment.durationMs);
    return out;
}

Result<Attachment> attachmentFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    const Attachment attachment = readAttachment(in);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return attachment;
}

QJsonObject toJson(const Upload &upload)
{
    QJsonObject out = toJson(upload.file);
    out.insert(u"state"_s, upload.state == Upload::State::Ready ? u"ready"_s : u"arriving"_s);
    out.insert(u"received"_s, upload.receivedBytes);
    out.insert(u"createdAt"_s, toRfc3339(upload.createdAt));
    return out;
}

Result<Upload> uploadFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    Upload upload;
    upload.file = readAttachment(in);
    upload.state = in.choice("state"_L1, Need::Required, {u"arriving"_s, u"ready"_s}) == u"ready"_s ? Upload::State::Ready
                                                                                                    : Upload::State::Arriving;
    upload.receivedBytes = in.integer("received"_L1, Need::Required, 0, unbounded);
    upload.createdAt = in.timestamp("createdAt"_L1).value_or(Timestamp{});
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return upload;
}

} // namespace kith
