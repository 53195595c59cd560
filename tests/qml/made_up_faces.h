// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QQmlEngine;

namespace kith::test {

/// Draws the pictures of the invented people, once an engine.
void addMadeUpFaces(QQmlEngine &engine);

} // namespace kith::test
