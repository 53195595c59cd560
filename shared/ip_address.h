// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <array>
#include <optional>

struct sockaddr;

namespace kith {

/// An IPv4 or IPv6 address. IPv4 mapped into IPv6 is IPv4.
struct IpAddress
{
    std::array<quint8, 16> bytes{}; ///< IPv4: the first four
    bool isV6 = false;

    /// Only whole literals: `10.0.0.1`, `::1`, without brackets, port or zone.
    [[nodiscard]] static std::optional<IpAddress> fromText(const QString &text);
    /// Absent for other families.
    [[nodiscard]] static std::optional<IpAddress> fromSocketAddress(const sockaddr *address);
    /// The last 32 bits as an IPv4 address.
    [[nodiscard]] IpAddress embeddedV4() const;
    [[nodiscard]] QString toText() const;
    friend bool operator==(const IpAddress &, const IpAddress &) = default;
};

/// A network such as 10.0.0.0/8; an address alone is a network of one.
struct IpNetwork
{
    IpAddress address;
    int prefix = 0;

    [[nodiscard]] static std::optional<IpNetwork> fromText(const QString &text);
    [[nodiscard]] bool contains(const IpAddress &other) const;
};

/// Reached by everybody alike: not loopback, private, link-local, shared, documentation, multicast, reserved, and no
/// form that smuggles such an address into IPv6.
/// Source: IANA special-purpose address registries (RFC 6890 and its updates).
[[nodiscard]] bool isPublic(const IpAddress &address);

} // namespace kith
