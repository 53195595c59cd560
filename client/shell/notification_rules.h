// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/conversation.h"

#include <QtCore/QStringList>

namespace kith::client {

/// Whom a message has to meet before it may disturb.
struct Listener
{
    UserId me;
    QStringList keywords = {}; ///< words that alert like a mention, whole and without case
    bool isOn = true;
    bool isQuiet = false; ///< do not disturb
    bool isLookingAtIt = false; ///< the conversation is on screen and somebody looks
    Timestamp now{};
};

/// The message names the person, everybody, or one of the keywords.
[[nodiscard]] bool namesListener(const Message &message, const Listener &listener);
/// Whether that message of that conversation is to be shown by the desktop.
[[nodiscard]] bool isToBeShown(const Message &message, const Conversation &conversation, const Listener &listener);
/// Muted until later, or never to be heard of.
[[nodiscard]] bool isMuted(const Conversation &conversation, Timestamp now);

} // namespace kith::client
