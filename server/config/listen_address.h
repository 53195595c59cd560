// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>

namespace kith::server {

/// One place where kithd takes connections.
struct ListenAddress
{
    enum class Kind {
        Tcp,
        Unix, ///< a socket file
        Systemd, ///< sockets that systemd opened and passed on (sd_listen_fds)
    };
    Kind kind = Kind::Tcp;
    QString address = {}; ///< Tcp: an IP address, without brackets
    int port = 0; ///< Tcp; 0: any free port, printed once known
    QString path = {}; ///< Unix: an absolute path
    QString name = {}; ///< Systemd: FileDescriptorName= of the socket unit; empty: all of them

    /// `127.0.0.1:8065`, `[::1]:8065`, `localhost:0`, `unix:/run/kith/kithd.sock`, `systemd`, `systemd:NAME`.
    [[nodiscard]] static std::optional<ListenAddress> parse(const QString &text);
    /// The form that parse() takes.
    [[nodiscard]] QString text() const;
    /// Reached from this machine alone. A socket from systemd may be anything, so it is not.
    [[nodiscard]] bool isLoopback() const;

    friend bool operator==(const ListenAddress &, const ListenAddress &) = default;
};

} // namespace kith::server
