// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/app/app_view_model.h"

/// Invented people and conversations that fill the view models without an account.
namespace kith::test {

void fillChats(client::AppViewModel &app);
void fillTimeline(client::AppViewModel &app);
void fillPeople(client::AppViewModel &app);
void fillNearby(client::AppViewModel &app);
void fillReaders(client::AppViewModel &app);
/// What a search for "hose" finds.
void fillSearch(client::AppViewModel &app);
void fillSettings(client::AppViewModel &app);
/// Names, texts and counts at the edge of what can occur.
void fillWithLongThings(client::AppViewModel &app);
/// Voice messages, one of them heard, and one that is recorded.
void fillVoice(client::AppViewModel &app);
/// A timeline of `count` messages.
[[nodiscard]] QList<client::TimelineMessage> manyMessages(int count);

} // namespace kith::test
