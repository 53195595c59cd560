// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QProcessEnvironment>

namespace kith::server {

/// Who may make an account without being asked in.
enum class Registration { Open, Closed };

/// Everything that can be set before a start, checked. A flag wins over an environment variable, that over the default.
struct Config
{
    QString dataDir;
    QString listenAddress = QStringLiteral("127.0.0.1");
    int listenPort = 8065; ///< 0: any free port, printed once known
    QString database = {}; ///< empty: SQLite in the data directory
    Registration registration = Registration::Open;
    int listenerThreads = 0; ///< 0: one per core, at most 4
    int connectionsPerAddress = 64;
    bool isRateLimited = true;
    bool hashesCheaply = false; ///< tests and benchmarks only: Argon2id at its minimum
    QStringList trustedProxies = {};
    QStringList allowedOrigins = {};
    QString logLevel = QStringLiteral("info");

    /// The address is one that only this machine reaches.
    [[nodiscard]] bool isLoopback() const;
};

/// What the command line said; absent means "not said".
struct ConfigFlags
{
    std::optional<QString> dataDir, listen, database, registration, logLevel;
    std::optional<int> listenerThreads, connectionsPerAddress;
    QStringList trustedProxies = {};
    QStringList allowedOrigins = {};
    bool isRateLimitOff = false;
    bool hashesCheaply = false;
};

/// Errors: Validation, all mistakes at once, each with what would be right.
[[nodiscard]] Result<Config> makeConfig(const ConfigFlags &flags, const QProcessEnvironment &environment);

/// `127.0.0.1:8065`, `[::1]:8065`, `0.0.0.0:0` into address and port.
[[nodiscard]] std::optional<std::pair<QString, int>> parseListen(const QString &text);

} // namespace kith::server
