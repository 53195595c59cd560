// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

namespace kith {

/// Whether the strings in a JSON text are written as RFC 8259 wants them: no control character as such, no escape but
/// \" \\ \/ \b \f \n \r \t and \uXXXX, and every string ended. Nothing else is looked at: Qt's parser, which lets these pass,
/// judges the rest. One pass, no memory.
[[nodiscard]] bool hasStrictStrings(QByteArrayView json);

} // namespace kith
