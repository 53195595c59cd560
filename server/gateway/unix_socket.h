// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QString>

#include <sys/types.h>

namespace kith::server {

/// The file of a Unix socket that this process made: removed at the end, unless another file lies there by then.
class UnixSocketFile
{
public:
    /// Of the file that lies at `path` now.
    explicit UnixSocketFile(QByteArray path);
    UnixSocketFile(UnixSocketFile &&other) noexcept;
    UnixSocketFile &operator=(UnixSocketFile &&) = delete;
    ~UnixSocketFile();

private:
    QByteArray m_path; // empty: nothing to remove
    dev_t m_device = 0;
    ino_t m_inode = 0;
};

struct UnixSocket
{
    int descriptor = -1; ///< the caller's to close
    UnixSocketFile file;
};

/// A listening Unix socket at `path` (any length), with exactly these permission bits.
///
/// A socket file that nobody listens on any more is replaced; one that somebody answers is not, and nothing that is no socket is
/// ever removed.
/// Errors: Internal, with a sentence for the administrator.
[[nodiscard]] Result<UnixSocket> openUnixSocket(const QString &path, mode_t mode);

/// A listening Unix socket whose file is gone already, so that nobody can connect to it. Errors: Internal.
[[nodiscard]] Result<int> openUnreachableSocket();

/// Whether the peer of a connected Unix socket runs as this process's user or as root. Source: SO_PEERCRED in unix(7).
[[nodiscard]] bool isOwnUserOrRoot(int descriptor);

[[nodiscard]] bool isUnixSocket(int descriptor);

} // namespace kith::server
