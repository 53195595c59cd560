// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace kith::server {

/// A network address as far as limits care: whom it stands for.
struct NetworkAddress
{
    QByteArray bytes = {}; ///< 4 of IPv4, the first 8 of IPv6 (what one customer is given); empty: none, for example a Unix socket
    bool isThisMachine = false; ///< loopback, or none
};

/// IPv4 mapped into IPv6 counts as IPv4. A text that is no address is taken as it is.
[[nodiscard]] NetworkAddress networkAddress(const QString &text);

} // namespace kith::server
