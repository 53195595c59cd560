// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace kith::client {

/// One conversation as the list tells it.
struct ChatRow
{
    enum class PreviewKind { Plain, Typing, Draft };

    QString conversationId;
    QString name;
    QString initials;
    int colour = 0;
    bool isGroup = false;
    bool isOnline = false;
    QString preview;
    PreviewKind previewKind = PreviewKind::Plain;
    QString timeText;
    QString fullTime;
    int unread = 0;
    int mentions = 0; ///< unread ones that name the reader
    bool isMarkedUnread = false;
    bool isPinned = false;
    bool isMuted = false;
    bool isArchived = false;
    bool isFormer = false; ///< a group that was left: to be read only
    QString folder;
    QString detail; ///< "8 members" or presence: what tells two conversations of one name apart.
    QString picture = {}; ///< Address for Image; empty: the initials show.

    [[nodiscard]] bool isUnread() const { return unread > 0 || isMarkedUnread; }
    [[nodiscard]] const QString &key() const { return conversationId; }
    friend bool operator==(const ChatRow &, const ChatRow &) = default;
};

/// The second line of a row. *Range* of `text`: any message; the answer is a single line.
struct PreviewFacts
{
    QString typing; ///< Already a sentence; wins over everything but having left.
    QString draft;
    QString text;
    QString senderFirstName;
    bool isOwn = false;
    bool isGroup = false;
    bool isSystem = false;
    bool isUnsent = false;
    bool isEmpty = false; ///< No message yet.
    bool isFormer = false; ///< The reader is no longer in this group.
};
void writePreview(ChatRow &row, const PreviewFacts &facts);

} // namespace kith::client
