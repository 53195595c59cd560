// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

class QQmlEngine;

namespace kith::test {

/// Draws the pictures of the invented people, once an engine.
void addMadeUpFaces(QQmlEngine &engine);

/// The file of a picture that is wider than high.
[[nodiscard]] QString landscape();

} // namespace kith::test
