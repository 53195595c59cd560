// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one table of settings: the file, the environment, the flags, `kithd config` and the commented file come from it.
// A new setting is a member in config.h and a row here; nothing else.
#include "server/api/rate_limit_rules.h"
#include "server/config/setting.h"
#include "server/config/setting_rules.h"
#include "server/config/value_text.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace rules;

namespace {
constexpr std::chrono::seconds day = 24h;
constexpr std::chrono::seconds year = 365 * day;

void addGround(std::vector<Setting> &rows)
{
    rows.push_back({.key = u"data_dir"_s,
                    .help = u"Where everything lies: the database, files, the lock and the control socket."_s,
                    .rule = path(at(&Config::dataDir)),
                    .fallbackShown = u"$STATE_DIRECTORY under systemd, else ~/.local/share/kithd"_s,
                    .example = u"\"/var/lib/kithd\""_s});
    rows.push_back({.key = u"listen"_s,
                    .help = u"Where to take connections. Port 0 takes any free one and prints it."_s,
                    .rule = addresses(at(&Config::listen), false),
                    .fallback = u"127.0.0.1:8065"_s});
    rows.push_back({.key = u"admin_listen"_s,
                    .help = u"Where metrics and health are served for the administrator. Keep it away from strangers. Empty: nowhere."_s,
                    .rule = addresses(at(&Config::adminListen), true)});
    rows.push_back(
        {.key = u"registration"_s,
         .help = u"Who may make an account: open (anybody), invite (who holds an invitation), closed (only the administrator)."_s,
         .rule = rules::registration(at(&Config::registration)),
         .fallbackShown = u"open when only this machine can reach the server, else invite"_s,
         .example = u"\"invite\""_s});
    rows.push_back({.key = u"server_name"_s,
                    .help = u"What people read as the name of this server."_s,
                    .rule = line(at(&Config::serverName)),
                    .fallback = u"Kith"_s,
                    .isReloadable = true});
    rows.push_back({.key = u"public_url"_s,
                    .help = u"The address by which people reach this server, for links in invitations and mail."_s,
                    .rule = checkedLine(at(&Config::publicUrl), u"an address such as https://chat.example.org"_s, isWebOrigin)});
    rows.push_back({.key = u"allowed_origins"_s,
                    .help = u"Web origins that may use the API and open /ws. Empty: none."_s,
                    .rule = lines(at(&Config::allowedOrigins),
                                  u"web origins exactly as browsers send them, such as https://chat.example.org"_s, isExactOrigin),
                    .flag = u"--allow-origin"_s});
    rows.push_back({.key = u"trusted_proxies"_s,
                    .help = u"Addresses or networks of proxies whose X-Forwarded-For is believed; unix for those on a Unix socket."_s,
                    .rule = lines(at(&Config::trustedProxies), u"an address, a network such as 10.0.0.0/8, or unix"_s, isProxy),
                    .flag = u"--trusted-proxy"_s});
}

void addDatabase(std::vector<Setting> &rows)
{
    rows.push_back({.key = u"database.url"_s,
                    .help = u"postgresql://USER:PASSWORD@HOST:PORT/NAME instead of the built-in SQLite."_s,
                    .rule = line(at(&Config::database, &DatabaseConfig::url), u"postgresql://USER:PASSWORD@HOST:PORT/NAME"_s),
                    .fallbackShown = u"SQLite in the data directory"_s,
                    .example = u"\"postgresql://kith@localhost/kith\""_s,
                    .flag = u"--database"_s,
                    .environment = u"KITH_DATABASE"_s,
                    .isSecret = true});
    rows.push_back({.key = u"database.write_lanes"_s,
                    .help = u"PostgreSQL: connections that write beside each other. 0: two. SQLite always has one."_s,
                    .rule = number(at(&Config::database, &DatabaseConfig::writeLanes), 0, 64),
                    .fallback = u"0"_s});
    rows.push_back({.key = u"database.read_lanes"_s,
                    .help = u"Connections that read."_s,
                    .rule = number(at(&Config::database, &DatabaseConfig::readLanes), 1, 64),
                    .fallback = u"2"_s});
    rows.push_back({.key = u"database.wal_limit"_s,
                    .help = u"SQLite: how large its write-ahead log may grow before reads are held back to fold it in."_s,
                    .rule = size(at(&Config::database, &DatabaseConfig::walLimitBytes), MiB, 64 * GiB),
                    .fallback = u"256MiB"_s});
    rows.push_back({.key = u"database.min_free"_s,
                    .help = u"SQLite: below this much free space on its disk nothing is written until there is room again. 0: no bound."_s,
                    .rule = size(at(&Config::database, &DatabaseConfig::minFreeBytes), 0, 1024 * GiB),
                    .fallback = u"64MiB"_s});
}

void addTls(std::vector<Setting> &rows)
{
    rows.push_back({.key = u"tls.certificate"_s,
                    .help = u"PEM file with the certificate and its chain: TCP addresses then speak TLS. Re-read when it changes."_s,
                    .rule = path(at(&Config::tls, &TlsConfig::certificate))});
    rows.push_back({.key = u"tls.key"_s,
                    .help = u"PEM file with the private key. Only kithd's user should be able to read it."_s,
                    .rule = path(at(&Config::tls, &TlsConfig::key))});
}

void addGateway(std::vector<Setting> &rows)
{
    rows.push_back({.key = u"log.level"_s,
                    .help = u"The least important messages that are logged."_s,
                    .rule = choice(at(&Config::log, &LogConfig::level), {u"debug"_s, u"info"_s, u"warning"_s}),
                    .fallback = u"info"_s,
                    .isReloadable = true});
    rows.push_back({.key = u"log.format"_s,
                    .help = u"text or json lines, journal (priorities for systemd), or auto: journal under systemd, else text."_s,
                    .rule = choice(at(&Config::log, &LogConfig::format), {u"auto"_s, u"text"_s, u"json"_s, u"journal"_s}),
                    .fallback = u"auto"_s});
    rows.push_back({.key = u"log.requests"_s,
                    .help = u"One line for each request: method, route, status, duration, request id. Never its content."_s,
                    .rule = onOff(at(&Config::log, &LogConfig::hasRequests)),
                    .fallback = u"true"_s,
                    .isReloadable = true});
    rows.push_back({.key = u"log.addresses"_s,
                    .help = u"Whether these lines hold the client's address as well."_s,
                    .rule = onOff(at(&Config::log, &LogConfig::hasAddresses)),
                    .fallback = u"false"_s});
    rows.push_back({.key = u"log.slow_request"_s,
                    .help = u"A request or command that takes longer is logged as a warning, whatever log.requests says."_s,
                    .rule = duration(at(&Config::log, &LogConfig::slowRequest), 0s, 1h),
                    .fallback = u"1s"_s});
    rows.push_back({.key = u"http.listener_threads"_s,
                    .help = u"Threads that own HTTP connections. 0: one per core, at most 4."_s,
                    .rule = number(at(&Config::http, &HttpConfig::listenerThreads), 0, 64),
                    .fallback = u"0"_s,
                    .flag = u"--listener-threads"_s});
    rows.push_back(
        {.key = u"http.hosts"_s,
         .help = u"Names that this server answers to in the Host field. Empty: to any."_s,
         .rule = lines(at(&Config::http, &HttpConfig::hosts), u"host names such as chat.example.org, in lower case"_s, isHostName)});
    rows.push_back({.key = u"http.socket_mode"_s,
                    .help = u"Permissions of the Unix sockets that listen names; the proxy's group needs to read and write."_s,
                    .rule = checkedLine(at(&Config::http, &HttpConfig::socketMode), u"three octal digits such as 660"_s, isFileMode),
                    .fallback = u"660"_s});
    rows.push_back({.key = u"http.connections"_s,
                    .help = u"Open connections in all. 0: as many as the limit on descriptors allows."_s,
                    .rule = number(at(&Config::http, &HttpConfig::connections), 0, 10'000'000),
                    .fallback = u"0"_s,
                    .flag = u"--connections"_s});
    rows.push_back({.key = u"http.connections_per_address"_s,
                    .help = u"Open connections from one address. While this is 64, addresses of this machine itself may have 2,000."_s,
                    .rule = number(at(&Config::http, &HttpConfig::connectionsPerAddress), 1, 1'000'000),
                    .fallback = u"64"_s,
                    .flag = u"--connections-per-address"_s});
}

void addServices(std::vector<Setting> &rows)
{
    rows.push_back({.key = u"accounts.session_idle"_s,
                    .help = u"A device that was not used for so long is signed out. 0: never."_s,
                    .rule = duration(at(&Config::accounts, &AccountsConfig::sessionIdle), 60s, 100 * year, u"never"_s),
                    .fallback = u"180d"_s});
    rows.push_back({.key = u"accounts.session_lifetime"_s,
                    .help = u"A device is signed out so long after it signed in. 0: never."_s,
                    .rule = duration(at(&Config::accounts, &AccountsConfig::sessionLifetime), 60s, 100 * year, u"never"_s),
                    .fallback = u"0"_s});
    rows.push_back({.key = u"accounts.reset_code_lifetime"_s,
                    .help = u"How long a code for a new password works; an hour at most, for whoever finds it may enter."_s,
                    .rule = duration(at(&Config::accounts, &AccountsConfig::resetCodeLifetime), 60s, 1h),
                    .fallback = u"1h"_s});
    rows.push_back({.key = u"accounts.invite_lifetime"_s,
                    .help = u"How long an invitation works when its maker does not say."_s,
                    .rule = duration(at(&Config::accounts, &AccountsConfig::inviteLifetime), 60s, year),
                    .fallback = u"7d"_s});
    rows.push_back({.key = u"messages.edit_window"_s,
                    .help = u"How long after sending a message its sender may change it. 0: for ever."_s,
                    .rule = duration(at(&Config::messages, &MessagesConfig::editWindow), 1s, 100 * year, u"for ever"_s),
                    .fallback = u"0"_s});
    rows.push_back({.key = u"messages.unsend_window"_s,
                    .help = u"How long after sending a message its sender may take it back. 0: for ever."_s,
                    .rule = duration(at(&Config::messages, &MessagesConfig::unsendWindow), 1s, 100 * year, u"for ever"_s),
                    .fallback = u"48h"_s});
    rows.push_back({.key = u"files.limit"_s,
                    .help = u"The largest file that people may send."_s,
                    .rule = size(at(&Config::files, &FilesConfig::limitBytes), KiB, 1024 * GiB),
                    .fallback = u"100MB"_s});
    rows.push_back({.key = u"files.quota"_s,
                    .help = u"Room for the files of one person. 0: no quota."_s,
                    .rule = size(at(&Config::files, &FilesConfig::quotaBytes), 0, 1024 * 1024 * GiB),
                    .fallback = u"10GB"_s});
    rows.push_back({.key = u"files.total"_s,
                    .help = u"Room for all files. 0: all but files.keep_free of the disk."_s,
                    .rule = size(at(&Config::files, &FilesConfig::totalBytes), 0, 1024 * 1024 * GiB),
                    .fallback = u"0"_s});
    rows.push_back({.key = u"files.keep_free"_s,
                    .help = u"Nothing is taken that would leave less than this free on the disk. 0: until it is full."_s,
                    .rule = sizeOrDefault(at(&Config::files, &FilesConfig::keepFreeBytes), 0, 1024 * 1024 * GiB),
                    .fallback = u"default"_s,
                    .fallbackShown = u"1GB, or a tenth of a disk that is smaller than 10GB"_s});
    rows.push_back({.key = u"files.picture_limit"_s,
                    .help = u"The largest profile or group picture that is taken."_s,
                    .rule = size(at(&Config::files, &FilesConfig::pictureLimitBytes), 10 * KiB, 100 * MiB),
                    .fallback = u"5MB"_s});
    rows.push_back({.key = u"files.keep_unused"_s,
                    .help = u"How long an upload is kept that no message carries yet."_s,
                    .rule = duration(at(&Config::files, &FilesConfig::keepUnused), 60s, year),
                    .fallback = u"24h"_s});
}

void addOutgoing(std::vector<Setting> &rows)
{
    rows.push_back({.key = u"push.enabled"_s,
                    .help = u"Alert devices that are away through UnifiedPush and webhooks."_s,
                    .rule = onOff(at(&Config::push, &PushConfig::isEnabled)),
                    .fallback = u"true"_s});
    rows.push_back(
        {.key = u"push.allow_networks"_s,
         .help = u"Private networks in which push targets may lie. Everything private is refused otherwise."_s,
         .rule = lines(at(&Config::push, &PushConfig::allowNetworks), u"an address or a network such as 10.0.0.0/8"_s, isNetwork)});
    rows.push_back({.key = u"smtp.host"_s,
                    .help = u"Mail server for reset codes and digests. Empty: no mail is sent."_s,
                    .rule = line(at(&Config::smtp, &SmtpConfig::host), u"the name or address of a mail server"_s)});
    rows.push_back({.key = u"smtp.port"_s,
                    .help = u"Its port."_s,
                    .rule = number(at(&Config::smtp, &SmtpConfig::port), 1, 65535),
                    .fallback = u"587"_s});
    rows.push_back({.key = u"smtp.security"_s,
                    .help = u"starttls (port 587), tls (port 465), or none for a mail server on this machine."_s,
                    .rule = choice(at(&Config::smtp, &SmtpConfig::security), {u"starttls"_s, u"tls"_s, u"none"_s}),
                    .fallback = u"starttls"_s});
    rows.push_back({.key = u"smtp.user"_s,
                    .help = u"Name to sign in with. Empty: without signing in."_s,
                    .rule = line(at(&Config::smtp, &SmtpConfig::user))});
    rows.push_back({.key = u"smtp.password"_s,
                    .help = u"Password to sign in with."_s,
                    .rule = line(at(&Config::smtp, &SmtpConfig::password)),
                    .isSecret = true});
    rows.push_back({.key = u"smtp.from"_s,
                    .help = u"Sender of the mails, such as kith@example.org."_s,
                    .rule = line(at(&Config::smtp, &SmtpConfig::from))});
}

void addLimits(std::vector<Setting> &rows)
{
    rows.push_back({.key = u"rate_limits.enabled"_s,
                    .help = u"Off is for load tests only: it takes every protection against floods and guessing away."_s,
                    .rule = onOff(at(&Config::isRateLimited)),
                    .fallback = u"true"_s,
                    .flag = u"--rate-limits"_s,
                    .environment = u"KITH_RATE_LIMITS"_s});
    for (const LimitRule &limit : defaultLimitRules()) {
        if (limit.limit == Limit::None)
            continue;
        const QString name = QString::fromLatin1(limit.name);
        rows.push_back({.key = u"rate_limits."_s + name,
                        .help = u"Protects %1."_s.arg(QLatin1String(limit.protects)),
                        .rule = rate(name),
                        .fallback = u"default"_s,
                        .fallbackShown = rateText({.perSecond = limit.perSecond, .burst = int(limit.burst)}),
                        .flag = {}});
    }
    rows.push_back({.key = u"testing.insecure_fast_hash"_s,
                    .help = u"Hash passwords at the minimum cost. For tests on loopback only."_s,
                    .rule = onOff(at(&Config::accounts, &AccountsConfig::hashesCheaply)),
                    .fallback = u"false"_s,
                    .flag = u"--insecure-fast-hash"_s});
}
} // namespace

const std::vector<Setting> &settingsTable()
{
    static const std::vector<Setting> table = [] {
        std::vector<Setting> rows;
        addGround(rows);
        addDatabase(rows);
        addTls(rows);
        addGateway(rows);
        addServices(rows);
        addOutgoing(rows);
        addLimits(rows);
        return rows;
    }();
    return table;
}

} // namespace kith::server
