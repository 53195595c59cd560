// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/app/app_view_model.h"

namespace kith::test {

/// Messages whose words are drawn in another way than they were written: emoji alone, many empty lines, tables; with reactions.
void fillWords(client::AppViewModel &app);

} // namespace kith::test
