// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace kith::test {

/// One case of the Autobahn test suite: what a client sends and what a strict server makes of it.
struct AutobahnCase
{
    QByteArray number;
    QByteArray sent;
    QByteArray outcome; ///< as traceOf() writes it
};

/// Sections 1 to 7, and 9 and 10 at the product's size limits; 12 and 13 are about compression, which Kith never offers.
[[nodiscard]] QList<AutobahnCase> autobahnCases();

} // namespace kith::test
