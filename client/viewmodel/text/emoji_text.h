// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::client {

/// A text as it is drawn: without the selectors (U+FE0F) that ask for the coloured emoji, which the fonts give anyway.
///
/// COMPAT(Qt < 6.9): no font of Debian's has a glyph for the selector, so Qt looks for one in yet another font and thereby cuts
/// a joined emoji such as the heart on fire into its parts. Digits and signs keep theirs.
[[nodiscard]] QString drawnEmoji(QString text);

} // namespace kith::client
