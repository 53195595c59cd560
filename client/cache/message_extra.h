// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/message.h"

namespace kith::client {

/// Everything that most messages lack (mentions, attachments, reactions, …) as one JSON text, empty when there is none of
/// it: a column each would make every row of a million longer.
[[nodiscard]] QString extraOf(const Message &message);
/// Puts back what extraOf() took. What cannot be read is left out: the server has it.
void readExtra(const QByteArray &extra, Message &message);

} // namespace kith::client
