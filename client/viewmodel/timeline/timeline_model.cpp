// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/timeline/timeline_model.h"

#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/emoji_text.h"
#include "client/viewmodel/text/time_text.h"

#include <algorithm>
#include <utility>

namespace kith::client {

namespace {
using namespace Qt::Literals::StringLiterals;

/// Empty: the text is drawn as it was written.
QVariantList blocksOf(const Markup &markup)
{
    QVariantList out;
    for (const MarkupBlock &block : markup.blocks)
        out.append(QVariantMap{
            {u"kind"_s, int(block.kind)}, {u"html"_s, drawnEmoji(block.html)}, {u"plain"_s, block.plain}, {u"language"_s, block.language}});
    return out;
}

QVariantMap quoteOf(const QuoteFacts &quote)
{
    if (quote.messageId.isEmpty())
        return {};
    return {
        {u"messageId"_s, quote.messageId}, {u"sender"_s, quote.sender}, {u"colour"_s, quote.colour}, {u"text"_s, drawnEmoji(quote.text)}};
}

QVariantMap voiceOf(const VoiceFacts &voice)
{
    if (!voice.isThere)
        return {};
    return {{u"fileId"_s, voice.fileId},
            {u"size"_s, voice.size},
            {u"duration"_s, voice.durationMs},
            {u"durationText"_s, durationText(voice.durationMs)}};
}

QVariantList reactionsOf(const QList<ReactionFacts> &reactions)
{
    QVariantList out;
    for (const ReactionFacts &reaction : reactions)
        out.append(QVariantMap{
            {u"emoji"_s, reaction.emoji}, {u"count"_s, reaction.count}, {u"isMine"_s, reaction.isMine}, {u"names"_s, reaction.names}});
    return out;
}

QVariantList filesOf(const QList<FileFacts> &files)
{
    QVariantList out;
    for (const FileFacts &file : files)
        out.append(QVariantMap{{u"key"_s, file.key},
                               {u"name"_s, file.name},
                               {u"sizeText"_s, file.sizeText},
                               {u"isPicture"_s, file.isPicture},
                               {u"width"_s, file.width},
                               {u"height"_s, file.height},
                               {u"picture"_s, file.picture},
                               {u"whole"_s, file.whole},
                               {u"isHeld"_s, file.isHeld}});
    return out;
}

/// Empty: nothing of it is to be seen.
QVariantMap previewOf(const LinkFacts &preview)
{
    using State = LinkFacts::State;
    if (preview.state == State::None || preview.state == State::Offered)
        return {};
    return {{u"isLoading"_s, preview.state == State::Loading},
            {u"problem"_s, preview.problem},
            {u"href"_s, preview.href},
            {u"place"_s, preview.place},
            {u"title"_s, preview.title},
            {u"description"_s, preview.description},
            {u"picture"_s, preview.picture},
            {u"width"_s, preview.width},
            {u"height"_s, preview.height}};
}

/// What a screen reader says of a message.
QString spoken(const TimelineMessage &message)
{
    QStringList parts{TimelineModel::tr("%1, %2: %3")
                          .arg(message.isOwn ? TimelineModel::tr("You") : message.senderName, clockText(message.at), message.text)};
    for (const FileFacts &file : message.files)
        parts.append(file.isPicture ? TimelineModel::tr("Picture %1.").arg(file.name)
                                    : TimelineModel::tr("File %1, %2.").arg(file.name, file.sizeText));
    if (!message.quote.messageId.isEmpty())
        parts.prepend(TimelineModel::tr("In reply to %1: %2.").arg(message.quote.sender, message.quote.text));
    if (message.voice.isThere)
        parts.append(TimelineModel::tr("Voice message, %1.").arg(durationText(message.voice.durationMs)));
    if (!message.origin.isEmpty())
        parts.prepend(message.origin + u'.');
    if (message.isEdited)
        parts.append(TimelineModel::tr("Edited."));
    if (message.isPinned)
        parts.append(TimelineModel::tr("Pinned."));
    if (message.preview.state == LinkFacts::State::Here)
        parts.append(TimelineModel::tr("Preview of %1: %2.").arg(message.preview.place, message.preview.title));
    for (const ReactionFacts &reaction : message.reactions)
        parts.append(TimelineModel::tr("%1 from %2.").arg(reaction.emoji, reaction.names));
    return parts.join(u' ');
}
} // namespace

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

void TimelineModel::startOver(const QList<TimelineRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int TimelineModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&key](const TimelineRow &row) { return row.key() == key; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

void TimelineModel::setSelected(const QSet<QString> &keys)
{
    const QSet<QString> before = std::exchange(m_selected, keys);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const QString &key = m_rows[i].key();
        if (before.contains(key) != keys.contains(key))
            Q_EMIT dataChanged(index(int(i)), index(int(i)), {IsSelectedRole});
    }
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineRow &row = m_rows[index.row()];
    const TimelineMessage &message = row.message;
    switch (role) {
    case KeyRole: return message.key;
    case MessageIdRole: return message.messageId;
    case IsOwnRole: return message.isOwn;
    case IsSystemRole: return message.kind == TimelineMessage::Kind::System;
    case IsUnsentRole: return message.kind == TimelineMessage::Kind::Unsent;
    case SenderNameRole: return message.senderName;
    case SenderInitialsRole: return personInitials(message.senderName);
    case SenderColourRole: return message.senderColour;
    case VoiceRole: return voiceOf(message.voice);
    case SenderPictureRole: return message.senderPicture;
    case Qt::DisplayRole:
    case TextRole: return drawnEmoji(withoutVoids(message.text));
    case TimeTextRole: return clockText(message.at);
    case FullTimeRole: return fullTimeText(message.at);
    case DeliveryRole: return static_cast<int>(message.delivery);
    case FailureRole: return message.failure;
    case CanUnsendRole: return message.canUnsend;
    case CanEditRole: return message.canEdit;
    case CanReactRole: return message.canReact;
    case CanPinRole: return message.canPin;
    case BlocksRole: return blocksOf(message.markup);
    case QuoteRole: return quoteOf(message.quote);
    case OriginRole: return message.origin;
    case ReactionsRole: return reactionsOf(message.reactions);
    case FilesRole: return filesOf(message.files);
    case PreviewRole: return previewOf(message.preview);
    case CanPreviewRole: return message.preview.state == LinkFacts::State::Offered;
    case IsEditedRole: return message.isEdited;
    case IsPinnedRole: return message.isPinned;
    case IsWishedRole: return message.isWished;
    case NamesMeRole: return message.namesMe;
    case DayRole: return row.day;
    case NewsRole: return row.news;
    case StartsGroupRole: return row.startsGroup;
    case ShowsSenderRole: return row.showsSender;
    case IsJumboRole: return row.isJumbo;
    case IsSelectedRole: return m_selected.contains(message.key);
    case SpokenRole:
        if (message.kind == TimelineMessage::Kind::System)
            return message.text;
        return spoken(message);
    default: return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{KeyRole, "messageKey"},
            {MessageIdRole, "messageId"},
            {IsOwnRole, "isOwn"},
            {IsSystemRole, "isSystem"},
            {IsUnsentRole, "isUnsent"},
            {SenderNameRole, "senderName"},
            {SenderInitialsRole, "senderInitials"},
            {SenderColourRole, "senderColour"},
            {SenderPictureRole, "senderPicture"},
            {VoiceRole, "voice"},
            {TextRole, "messageText"},
            {TimeTextRole, "timeText"},
            {FullTimeRole, "fullTime"},
            {DeliveryRole, "delivery"},
            {FailureRole, "failure"},
            {CanUnsendRole, "canUnsend"},
            {CanEditRole, "canEdit"},
            {CanReactRole, "canReact"},
            {CanPinRole, "canPin"},
            {BlocksRole, "blocks"},
            {QuoteRole, "quote"},
            {OriginRole, "origin"},
            {ReactionsRole, "reactions"},
            {FilesRole, "files"},
            {PreviewRole, "preview"},
            {CanPreviewRole, "canPreview"},
            {IsEditedRole, "isEdited"},
            {IsPinnedRole, "isPinned"},
            {IsWishedRole, "isWished"},
            {NamesMeRole, "namesMe"},
            {DayRole, "day"},
            {NewsRole, "news"},
            {StartsGroupRole, "startsGroup"},
            {ShowsSenderRole, "showsSender"},
            {IsJumboRole, "isJumbo"},
            {SpokenRole, "spoken"},
            {IsSelectedRole, "isSelected"}};
}

} // namespace kith::client
