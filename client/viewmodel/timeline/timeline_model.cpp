// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/timeline/timeline_model.h"

#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"

namespace kith::client {

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
    case Qt::DisplayRole:
    case TextRole: return message.text;
    case TimeTextRole: return clockText(message.at);
    case FullTimeRole: return fullTimeText(message.at);
    case DeliveryRole: return static_cast<int>(message.delivery);
    case FailureRole: return message.failure;
    case CanUnsendRole: return message.canUnsend;
    case DayRole: return row.day;
    case NewsRole: return row.news;
    case StartsGroupRole: return row.startsGroup;
    case ShowsSenderRole: return row.showsSender;
    case IsJumboRole: return row.isJumbo;
    case SpokenRole:
        if (message.kind == TimelineMessage::Kind::System)
            return message.text;
        return tr("%1, %2: %3").arg(message.isOwn ? tr("You") : message.senderName, clockText(message.at), message.text);
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
            {TextRole, "messageText"},
            {TimeTextRole, "timeText"},
            {FullTimeRole, "fullTime"},
            {DeliveryRole, "delivery"},
            {FailureRole, "failure"},
            {CanUnsendRole, "canUnsend"},
            {DayRole, "day"},
            {NewsRole, "news"},
            {StartsGroupRole, "startsGroup"},
            {ShowsSenderRole, "showsSender"},
            {IsJumboRole, "isJumbo"},
            {SpokenRole, "spoken"}};
}

} // namespace kith::client
