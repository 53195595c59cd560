// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/config.h"

#include "shared/validation.h"

#include <QtCore/QStandardPaths>
#include <QtNetwork/QHostAddress>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// The flag, else the environment variable, else nothing.
std::optional<QString> chosen(const std::optional<QString> &flag, const QProcessEnvironment &environment, const QString &variable)
{
    if (flag)
        return flag;
    if (environment.contains(variable))
        return environment.value(variable);
    return std::nullopt;
}

QString defaultDataDir(const QProcessEnvironment &environment)
{
    if (environment.contains(u"STATE_DIRECTORY"_s))
        return environment.value(u"STATE_DIRECTORY"_s);
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/kithd"_s;
}
} // namespace

bool Config::isLoopback() const
{
    return QHostAddress(listenAddress).isLoopback();
}

std::optional<std::pair<QString, int>> parseListen(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return std::nullopt;
    QString address = text.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1).chopped(1);
    else if (address.contains(u':'))
        return std::nullopt;
    bool ok = false;
    const int port = text.mid(colon + 1).toInt(&ok);
    if (address == "localhost"_L1)
        address = u"127.0.0.1"_s;
    if (!ok || port < 0 || port > 65535 || QHostAddress(address).isNull())
        return std::nullopt;
    return std::pair(address, port);
}

Result<Config> makeConfig(const ConfigFlags &flags, const QProcessEnvironment &environment)
{
    FieldErrors errors;
    Config config;
    config.dataDir = chosen(flags.dataDir, environment, u"KITHD_DATA_DIR"_s).value_or(defaultDataDir(environment));
    if (config.dataDir.isEmpty())
        errors.add(u"dataDir"_s, u"required"_s, u"--data-dir is empty; name a folder, or leave it out for the default."_s);
    if (const auto listen = chosen(flags.listen, environment, u"KITHD_LISTEN"_s)) {
        const auto parsed = parseListen(*listen);
        if (parsed)
            std::tie(config.listenAddress, config.listenPort) = *parsed;
        else
            errors.add(u"listen"_s, u"format"_s,
                       u"--listen takes ADDRESS:PORT, such as 127.0.0.1:8065 or [::1]:8065, not \"%1\"."_s.arg(*listen));
    }
    config.database = chosen(flags.database, environment, u"KITHD_DATABASE"_s).value_or(QString());
    const QString registration = chosen(flags.registration, environment, u"KITHD_REGISTRATION"_s)
                                     .value_or(config.isLoopback() ? u"open"_s : u"closed"_s);
    if (registration != "open"_L1 && registration != "closed"_L1)
        errors.add(u"registration"_s, u"unknown"_s, u"--registration takes open or closed, not \"%1\"."_s.arg(registration));
    config.registration = registration == "open"_L1 ? Registration::Open : Registration::Closed;
    config.logLevel = chosen(flags.logLevel, environment, u"KITHD_LOG_LEVEL"_s).value_or(config.logLevel);
    if (!QStringList{u"debug"_s, u"info"_s, u"warning"_s}.contains(config.logLevel))
        errors.add(u"logLevel"_s, u"unknown"_s, u"--log-level takes debug, info or warning, not \"%1\"."_s.arg(config.logLevel));
    config.listenerThreads = flags.listenerThreads.value_or(config.listenerThreads);
    config.connectionsPerAddress = flags.connectionsPerAddress.value_or(config.connectionsPerAddress);
    config.trustedProxies = flags.trustedProxies;
    for (const QString &proxy : std::as_const(config.trustedProxies)) {
        if (QHostAddress::parseSubnet(proxy).first.isNull())
            errors.add(u"trustedProxies"_s, u"format"_s,
                       u"--trusted-proxy takes an address or a network such as 10.0.0.0/8, not \"%1\"."_s.arg(proxy));
    }
    config.allowedOrigins = flags.allowedOrigins;
    config.isRateLimited = !flags.isRateLimitOff;
    config.hashesCheaply = flags.hashesCheaply;
    if (config.hashesCheaply && !config.isLoopback())
        errors.add(u"hashesCheaply"_s, u"range"_s, u"--insecure-fast-hash is for tests and works on loopback only."_s);
    if (const auto verdict = errors.verdict(); !verdict)
        return verdict.error();
    return config;
}

} // namespace kith::server
