// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_request.h"

#include "shared/limits.h"

#include <algorithm>

namespace kith::server::message_request {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
QString readContent(JsonReader &in, bool mayBeEmpty)
{
    const QString text = in.text("content"_L1, mayBeEmpty ? Need::Optional : Need::Required);
    if (text.isEmpty() && in.raw().value("content"_L1) != QJsonValue(QString()))
        return {};
    QString content = tidyMessage(text);
    const qsizetype length = codePoints(content);
    if (length == 0 && !mayBeEmpty)
        in.fail("content"_L1, u"required"_s, u"A message needs some text."_s);
    else if (length > limits::messageLength)
        in.fail("content"_L1, u"too_long"_s, u"Use at most %1 characters."_s.arg(limits::messageLength));
    return content;
}

bool splitsCharacter(QStringView text, qsizetype at)
{
    return at > 0 && at < text.size() && text.at(at).isLowSurrogate() && text.at(at - 1).isHighSurrogate();
}

/// Each lies in the content, cuts no character in two and overlaps no other.
bool fits(const QList<Mention> &sorted, QStringView content)
{
    qint64 end = 0;
    for (const Mention &mention : sorted) {
        const qint64 last = qint64(mention.offset) + mention.length;
        if (mention.offset < end || last > content.size() || splitsCharacter(content, mention.offset) || splitsCharacter(content, last))
            return false;
        end = last;
    }
    return true;
}

QList<Mention> readMentions(JsonReader &in, const QString &content)
{
    const QJsonArray list = in.array("mentions"_L1, Need::Optional, limits::mentionsPerMessage);
    const auto read = mentionsFromJson(list, u"mentions"_s);
    if (!read) {
        in.addFailures(read.error());
        return {};
    }
    QList<Mention> mentions = *read;
    std::ranges::sort(mentions, {}, &Mention::offset);
    if (!fits(mentions, content))
        in.fail("mentions"_L1, u"range"_s, u"Every mention must lie in the text and apart from the others."_s);
    return mentions;
}

/// `["4503599627370700"]` or `[{"fileId": "4503599627370700"}]`. Absent when they are broken.
std::optional<QList<FileId>> readFiles(JsonReader &in)
{
    QList<FileId> files;
    const QJsonArray list = in.array("attachments"_L1, Need::Optional, limits::attachmentsPerMessage);
    for (const QJsonValue &entry : list) {
        const QJsonValue id = entry.isObject() ? entry.toObject().value("fileId"_L1) : entry;
        const auto file = FileId::fromString(id.toString());
        if (!file) {
            in.fail("attachments"_L1, u"format"_s, u"Every attachment needs the id of a file."_s);
            return std::nullopt;
        }
        if (!files.contains(*file))
            files.append(*file);
    }
    if (list.isEmpty() && in.has("attachments"_L1) && in.raw().value("attachments"_L1) != QJsonValue(QJsonArray()))
        return std::nullopt;
    return files;
}

void checkType(JsonReader &in, MessageType type, qsizetype files)
{
    if (type != MessageType::Text && files == 0)
        in.fail("attachments"_L1, u"required"_s, u"This type of message carries a file."_s);
    else if (type == MessageType::Voice && files > 1)
        in.fail("attachments"_L1, u"too_long"_s, u"A voice message is one file."_s);
}
} // namespace

Words readWords(JsonReader &in, bool mayBeEmpty)
{
    Words words;
    words.content = readContent(in, mayBeEmpty);
    words.mentions = readMentions(in, words.content);
    return words;
}

Result<Send> readSend(const Call &call)
{
    JsonReader in = call.arguments();
    Send send;
    Message &message = send.message;
    message.sender = call.caller.user;
    message.conversation = in.id<ConversationId>("conversationId"_L1);
    message.clientId = in.uuid("clientId"_L1);
    message.type = messageTypeFromName(in.choice("type"_L1, Need::Optional, {u"text"_s, u"file"_s, u"image"_s, u"voice"_s}));
    message.replyTo = in.id<MessageId>("replyTo"_L1, Need::Optional);
    if (auto files = readFiles(in)) {
        send.files = std::move(*files);
        checkType(in, message.type, send.files.size());
    }
    Words words = readWords(in, message.type != MessageType::Text);
    message.content = std::move(words.content);
    message.mentions = std::move(words.mentions);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return send;
}

} // namespace kith::server::message_request
