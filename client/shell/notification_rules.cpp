// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/shell/notification_rules.h"

#include <algorithm>

namespace kith::client {

namespace {

bool isWordPart(const QString &text, qsizetype at)
{
    return at >= 0 && at < text.size() && (text.at(at).isLetterOrNumber() || text.at(at) == u'_');
}

/// Scripts without spaces between words have no whole words: there it is enough to be a part.
bool holdsWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const bool isInsideWord = word.at(0).script() == QChar::Script_Latin
                                  && (isWordPart(text, at - 1) || isWordPart(text, at + word.size()));
        if (!isInsideWord)
            return true;
    }
    return false;
}

} // namespace

bool namesListener(const Message &message, const Listener &listener)
{
    const bool isMentioned = std::any_of(message.mentions.begin(), message.mentions.end(),
                                         [&](const Mention &mention) { return mention.user.isNull() || mention.user == listener.me; });
    return isMentioned || std::any_of(listener.keywords.begin(), listener.keywords.end(), [&](const QString &word) {
               return !word.isEmpty() && holdsWord(message.content, word);
           });
}

bool isMuted(const Conversation &conversation, Timestamp now)
{
    const auto &until = conversation.settings.muteUntil;
    return (until && *until > now) || conversation.settings.notify == NotifyRule::None;
}

bool isToBeShown(const Message &message, const Conversation &conversation, const Listener &listener)
{
    if (!listener.isOn || listener.isQuiet || listener.isLookingAtIt)
        return false;
    if (message.sender == listener.me || message.type == MessageType::System || message.isUnsent())
        return false;
    if (message.seq <= conversation.mine.readSeq || conversation.leftAt)
        return false;
    if (isMuted(conversation, listener.now))
        return false;
    return conversation.settings.notify == NotifyRule::All || namesListener(message, listener);
}

} // namespace kith::client
