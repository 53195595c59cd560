// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/listen_address.h"

#include <QtCore/QMap>

#include <chrono>
#include <optional>

namespace kith::server {

/// Who may make an account.
enum class Registration {
    Open, ///< anybody
    Invite, ///< who holds an invitation
    Closed, ///< nobody; the administrator makes accounts
};

/// A token bucket: `perSecond` tokens come back, `burst` fit in.
struct RateRule
{
    double perSecond = 0;
    int burst = 0;
    bool isOff = false; ///< this limit is not applied
};

struct DatabaseConfig
{
    QString url; ///< empty: SQLite in the data directory; holds a password, never log it
    int writeLanes = 0; ///< 0: one for SQLite, four for PostgreSQL
    int readLanes = 0;
    qint64 walLimitBytes = 0; ///< SQLite: above this the log is folded back even if readers have to wait for a moment
    qint64 minFreeBytes = 0; ///< below this much free disk space nothing is written any more
};

struct TlsConfig
{
    QString certificate; ///< file; empty: no TLS
    QString key;
};

struct LogConfig
{
    QString level;
    QString format; ///< auto, text, json or journal
    bool hasRequests = true;
    bool hasAddresses = false; ///< network addresses in the lines of requests
    std::chrono::seconds slowRequest{}; ///< a request that takes longer is a warning
};

struct HttpConfig
{
    int listenerThreads = 0; ///< 0: one per core, at most 4
    int connectionsPerAddress = 0;
    int connections = 0; ///< 0: as many as the descriptor limit allows
    QStringList hosts; ///< in lower case; empty: any
    QString socketMode; ///< three octal digits
};

struct AccountsConfig
{
    std::chrono::seconds sessionIdle{}; ///< a session unused for so long ends; 0: never
    std::chrono::seconds sessionLifetime{}; ///< a session ends so long after it began; 0: never
    std::chrono::seconds resetCodeLifetime{};
    std::chrono::seconds inviteLifetime{}; ///< when the maker of an invitation names none
    bool hashesCheaply = false; ///< tests and benchmarks only: Argon2id at its minimum
};

struct MessagesConfig
{
    std::chrono::seconds editWindow{}; ///< 0: for ever
    std::chrono::seconds unsendWindow{}; ///< 0: for ever
};

struct FilesConfig
{
    qint64 limitBytes = 0; ///< one file
    qint64 quotaBytes = 0; ///< all files of one person; 0: no quota
    qint64 totalBytes = 0; ///< all files; 0: until the disk is full
    qint64 pictureLimitBytes = 0; ///< a profile or group picture before it is re-encoded
    std::chrono::seconds keepUnused{}; ///< an upload that no message carries is collected after so long
    std::optional<qint64> keepFreeBytes; ///< of the disk; absent: what bytesToKeepFree() says

    /// What files leave free of a disk of that size: what was asked for, else 1 GB, or a tenth of a smaller disk.
    [[nodiscard]] qint64 bytesToKeepFree(qint64 diskBytes) const;
};

struct SmtpConfig
{
    QString host; ///< empty: no mail is sent
    int port = 0;
    QString security; ///< starttls, tls or none
    QString user;
    QString password;
    QString from;
};

struct PushConfig
{
    bool isEnabled = true;
    QStringList allowNetworks; ///< private networks that push targets may lie in, against the SSRF rules
};

/// Everything that can be set, checked. Made by loadConfig() from the one table in settings_table.cpp, which also holds
/// every default: a Config made in another way is empty.
struct Config
{
    QString dataDir;
    QList<ListenAddress> listen;
    QList<ListenAddress> adminListen; ///< metrics and health for the administrator; empty: only the control socket
    Registration registration = Registration::Invite;
    QString serverName;
    QString publicUrl; ///< how people reach this server; for links in invitations and mail
    QStringList allowedOrigins;
    QStringList trustedProxies;
    DatabaseConfig database;
    TlsConfig tls;
    LogConfig log;
    HttpConfig http;
    AccountsConfig accounts;
    MessagesConfig messages;
    FilesConfig files;
    SmtpConfig smtp;
    PushConfig push;
    bool isRateLimited = true;
    QMap<QString, RateRule> rateLimits; ///< by the limit's name; absent: the built-in rule

    /// Only this machine reaches it: every address is a loopback address or a Unix socket.
    [[nodiscard]] bool isLoopback() const;
};

} // namespace kith::server
