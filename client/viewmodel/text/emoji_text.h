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

/// How many emoji a text is, where it is nothing else but for spaces between them; 0 for every other text and for more than
/// `most`. A family or a flag is one.
[[nodiscard]] int emojiCount(const QString &text, int most);

/// The first emoji in a text, whole; empty where there is none. Looks at the beginning of the text only.
[[nodiscard]] QString firstEmoji(const QString &text);

/// A text as it is drawn: of many empty lines one after the other two are left, so that a message does not push all others out of
/// sight. For drawing only: what is copied, edited or sent on stays as it was written.
[[nodiscard]] QString withoutVoids(const QString &text);

} // namespace kith::client
