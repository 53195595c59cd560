// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/search/highlight.h"

#include <QtCore/QString>

namespace kith::client {

/// A line of text with the first place that matched, in three parts: it is drawn as plain text.
struct MatchedLine
{
    QString before;
    QString match;
    QString after;
    friend bool operator==(const MatchedLine &, const MatchedLine &) = default;
};
/// One line of `text` around its first highlight; without one the beginning.
[[nodiscard]] MatchedLine matchedLine(const QString &text, const QList<Highlight> &highlights);

/// One thing that a search found.
struct SearchRow
{
    enum class Kind { Conversation, Message, File };

    Kind kind = Kind::Conversation;
    QString conversationId;
    QString messageId; ///< empty for a conversation
    QString title; ///< of a conversation or a message; of a file its `line` is the title
    QString context; ///< "in Summer garden", "8 members"
    QString initials; ///< of a file: "PDF"
    int colour = 0;
    bool isOnline = false;
    MatchedLine line = {};
    QString timeText;
    QString picture = {}; ///< Address for Image; empty: the initials show.

    [[nodiscard]] QString key() const { return QString::number(int(kind)) + u'/' + conversationId + u'/' + messageId; }
    friend bool operator==(const SearchRow &, const SearchRow &) = default;
};

} // namespace kith::client
