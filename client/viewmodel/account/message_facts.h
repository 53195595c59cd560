// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/timeline/timeline_message.h"

namespace kith::client {

/// What the timeline shows of an entry of `conversation`, in the words of the person who reads.
[[nodiscard]] TimelineMessage messageFacts(const TimelineEntry &entry, const Conversation &conversation, Account &account);

/// The files of a message. Of a picture that the server could not read there is no preview: it is a file like any other.
[[nodiscard]] QList<FileFacts> filesOf(const TimelineEntry &entry, const AccountIdentity &account);

/// The first link of a message to a page of the web, of which a preview can be asked for; absent: there is none.
[[nodiscard]] std::optional<FoundLink> linkToPreview(const Message &message, const Markup &markup);

/// A message in one line: its words, or what it is ("Picture", "Voice message").
[[nodiscard]] QString shortText(const Message &message, const People &people);

} // namespace kith::client
