// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/presence_board.h"
#include "server/files/picture_upload.h"

namespace kith::server {

/// The picture of the group that `call` names by conversationId. Members see it; former members see the one of their time;
/// those who may edit the group change it. A change answers with the conversation. For main.cpp; both outlive the subject.
[[nodiscard]] PictureSubject groupPicture(IdGenerator &ids, const PresenceBoard &presence);

} // namespace kith::server
