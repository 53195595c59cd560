// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/markup/markup.h"
#include "client/viewmodel/files/file_facts.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <optional>

namespace kith::client {

/// One emoji under a message, and who put it there.
struct ReactionFacts
{
    QString emoji;
    int count = 0;
    bool isMine = false;
    QString names; ///< "Ada, Bo and 3 others"
    friend bool operator==(const ReactionFacts &, const ReactionFacts &) = default;
};

/// The message that a reply answers.
struct QuoteFacts
{
    qint64 seq = 0; ///< 0: not known here; it is looked for when somebody goes there
    QString messageId; ///< empty: no quote
    QString sender;
    int colour = 0;
    QString text; ///< one line
    friend bool operator==(const QuoteFacts &, const QuoteFacts &) = default;
};

/// The recording of a voice message.
struct VoiceFacts
{
    bool isThere = false; ///< false: the message is none
    QString fileId; ///< empty until the server has it
    qint64 size = 0; ///< bytes
    qint64 durationMs = 0; ///< as its sender said; 0: not said
    friend bool operator==(const VoiceFacts &, const VoiceFacts &) = default;
};

/// The page behind the first link of a message, where the person asked for it.
struct LinkFacts
{
    enum class State { None, Offered, Loading, Failed, Here };
    State state = State::None; ///< None: there is no link, or none is to be asked for
    QString href = {}; ///< what a press follows
    QString place = {}; ///< the host
    QString title = {};
    QString description = {};
    QString problem = {}; ///< when Failed
    QString picture = {}; ///< address for Image; empty: none
    int width = 0; ///< of the picture, in pixels
    int height = 0;
    friend bool operator==(const LinkFacts &, const LinkFacts &) = default;
};

/// One message as facts; TimelineModel decides how it looks among its neighbours.
struct TimelineMessage
{
    enum class Kind { Text, System, Unsent };
    /// What is known of an own message's way. None for those of others.
    enum class Delivery { None, Queued, Sent, Delivered, Read, Failed };

    QString key; ///< Stays the same from the outbox to the end: the client's id where there is one.
    QString messageId; ///< Empty until the server has it.
    qint64 seq = 0; ///< 0 until the server has it.
    QDateTime at; ///< as the clock here says it: local, or with the offset that is right here
    QString senderId;
    QString senderName;
    int senderColour = 0;
    QString senderPicture = {}; ///< Address for Image; empty: the initials show.
    bool isOwn = false;
    Kind kind = Kind::Text;
    QString text;
    Delivery delivery = Delivery::None;
    QString failure; ///< A sentence: why it Failed, or why it stays Queued for long; else empty.
    bool canUnsend = false;
    bool canEdit = false;
    bool canReact = false; ///< also: reply, forward
    bool canPin = false;
    Markup markup = {}; ///< of the text
    QuoteFacts quote = {};
    QString origin = {}; ///< "Forwarded from Ada"; empty when it was written here
    QList<ReactionFacts> reactions = {};
    QList<FileFacts> files = {};
    bool isEdited = false;
    bool isPinned = false;
    bool isWished = false; ///< a change of it waits for the server
    bool namesMe = false;
    VoiceFacts voice = {};
    LinkFacts preview = {};

    friend bool operator==(const TimelineMessage &, const TimelineMessage &) = default;
};

/// A message with everything that depends on the one before it.
struct TimelineRow
{
    TimelineMessage message;
    QString day; ///< Title of the day where it begins, else empty.
    QString news; ///< "3 new messages" above the first of them, else empty.
    bool startsGroup = true;
    bool showsSender = false;
    bool isJumbo = false; ///< Nothing but up to three emoji.

    [[nodiscard]] const QString &key() const { return message.key; }
    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

/// Where the line "new messages" goes: above the first message of others after `afterSeq`, until the reader answers below it.
struct NewMark
{
    qint64 afterSeq = 0;
    int count = 0;
    qint64 lastSeq = 0; ///< the newest message when the reader came: what they wrote up to it, on another device, is no answer
};

/// Lays out messages given oldest first; the answer is newest first, as the view stacks from below.
/// `isGroup` shows who speaks.
[[nodiscard]] QList<TimelineRow> layOut(const QList<TimelineMessage> &messages, bool isGroup, const std::optional<NewMark> &mark,
                                        const QDate &today);

} // namespace kith::client
