// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/message_extra.h"

#include <QtCore/QJsonDocument>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
/// The fields of a message's JSON that have no column of their own.
const QStringList &extraFields()
{
    static const QStringList fields{u"mentions"_s, u"attachments"_s, u"quote"_s,    u"forwardedFrom"_s, u"edits"_s,
                                    u"editedAt"_s, u"reactions"_s,   u"pinnedAt"_s, u"pinnedBy"_s};
    return fields;
}
} // namespace

QString extraOf(const Message &message)
{
    const QJsonObject whole = toJson(message);
    QJsonObject extra;
    for (const QString &field : extraFields()) {
        if (const auto value = whole.constFind(field); value != whole.constEnd())
            extra.insert(field, *value);
    }
    return extra.isEmpty() ? u""_s : QString::fromUtf8(QJsonDocument(extra).toJson(QJsonDocument::Compact));
}

void readExtra(const QByteArray &extra, Message &message)
{
    if (extra.isEmpty())
        return;
    QJsonObject whole = QJsonDocument::fromJson(extra).object();
    // The reader wants a whole message; only what is extra is taken from it.
    const Message any{.id = MessageId(1), .conversation = ConversationId(1), .seq = 1, .version = 1, .sender = UserId(1)};
    const QJsonObject bare = toJson(any);
    for (auto it = bare.constBegin(); it != bare.constEnd(); ++it)
        whole.insert(it.key(), it.value());
    const auto read = messageFromJson(whole);
    if (!read)
        return;
    message.mentions = read->mentions;
    message.attachments = read->attachments;
    message.quote = read->quote;
    message.forwardedFrom = read->forwardedFrom;
    message.edits = read->edits;
    message.editedAt = read->editedAt;
    message.reactions = read->reactions;
    message.pinnedAt = read->pinnedAt;
    message.pinnedBy = read->pinnedBy;
}

} // namespace kith::client
