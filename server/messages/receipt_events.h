// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/messages/receipt_store.h"

namespace kith::server {

/// One person's pointers on their way.
struct PointerMove
{
    ConversationId conversation;
    UserId user;
    PointerSituation before;
    Pointers after;
};

/// Tells the others how far somebody has come: `receipt`, which is never stored.
///
/// Up to limits::liveDetailGroupSize members: {userId, deliveredSeq?, readSeq?} to whoever wrote what the pointers moved
/// over, and to others where they show the conversation. Above it: {seq, deliveredCount, readCount?} of the newest such
/// message to its sender alone, when somebody reads. Reads pass only between people who both send read receipts.
void tellReceipt(Transaction &transaction, const PointerMove &move);

} // namespace kith::server
