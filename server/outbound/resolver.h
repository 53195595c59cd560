// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ip_address.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <functional>
#include <memory>

namespace kith::server {

/// Looks host names up without making anybody wait.
///
/// The system's look-up cannot be cancelled and may take half a minute. So it runs on a few threads of its own that are
/// let go, not joined: whoever asked has stopped waiting long before.
class Resolver
{
public:
    /// All addresses of a name, in the order in which to try them; empty: there is no such name. Thread: any.
    using Look = std::function<QList<IpAddress>(const QByteArray &name)>;
    using Done = std::function<void(QList<IpAddress>)>;

    /// The system's look-up: hosts file, DNS, whatever the machine is set up for.
    [[nodiscard]] static QList<IpAddress> askSystem(const QByteArray &name);

    explicit Resolver(Look look = askSystem, int threads = 4, size_t queue = 256);
    ~Resolver();
    Resolver(const Resolver &) = delete;
    Resolver &operator=(const Resolver &) = delete;

    /// `done` comes on a thread of the resolver, not after the resolver's end. False: too many wait already.
    [[nodiscard]] bool submit(QByteArray name, Done done);

private:
    struct Shared;
    static void loop(const std::shared_ptr<Shared> &shared);

    std::shared_ptr<Shared> m_shared;
};

} // namespace kith::server
