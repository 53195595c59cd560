// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>

namespace kith {

/// Exactly one emoji: a picture with its modifiers, a joined sequence, a flag or a keycap, and nothing beside it. A digit,
/// a letter or a lone modifier is none. It is taken as it is written: with and without the presentation selector are
/// two.
///
/// Source: the grammar of UTS #51, with the property Extended_Pictographic. Emoji of later versions lie in ranges that
/// are reserved for them.
[[nodiscard]] bool isEmoji(QStringView text);

} // namespace kith
