// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/config_checks.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

bool Config::isLoopback() const
{
    return std::all_of(listen.cbegin(), listen.cend(), [](const ListenAddress &address) { return address.isLoopback(); });
}

qint64 FilesConfig::bytesToKeepFree(qint64 diskBytes) const
{
    return keepFreeBytes.value_or(std::min<qint64>(1'000'000'000, diskBytes / 10));
}

QString ConfigProblem::text() const
{
    QString place = source;
    if (line > 0)
        place += u":%1:%2"_s.arg(line).arg(column);
    return place.isEmpty() ? sentence : place + u": "_s + sentence;
}

QList<ConfigProblem> crossCheck(const Config &config)
{
    QList<ConfigProblem> problems;
    const auto refuse = [&](const QString &key, const QString &sentence) { problems.append({.key = key, .sentence = sentence}); };
    const auto warn = [&](const QString &key, const QString &sentence) {
        problems.append({.isWarning = true, .key = key, .sentence = sentence});
    };
    if (config.dataDir.isEmpty())
        refuse(u"data_dir"_s, u"data_dir is empty; name a folder, or leave it out for the default."_s);
    if (config.tls.certificate.isEmpty() != config.tls.key.isEmpty())
        refuse(u"tls.key"_s, u"tls.certificate and tls.key go together; one of them is missing."_s);
    if (config.accounts.hashesCheaply && !config.isLoopback())
        refuse(u"testing.insecure_fast_hash"_s, u"testing.insecure_fast_hash is for tests and works on loopback only."_s);
    if (!config.smtp.host.isEmpty() && config.smtp.from.isEmpty())
        refuse(u"smtp.from"_s, u"smtp.host is set, so smtp.from has to name a sender."_s);
    if (config.registration == Registration::Open && !config.isLoopback())
        warn(u"registration"_s, u"registration is open to everybody who can reach this server."_s);
    for (qsizetype i = 0; i < config.listen.size(); ++i) {
        const ListenAddress &address = config.listen.at(i);
        const bool isAnyPort = address.kind == ListenAddress::Kind::Tcp && address.port == 0;
        if (!isAnyPort && (config.listen.indexOf(address) < i || config.adminListen.contains(address)))
            refuse(u"listen"_s, u"%1 is named twice."_s.arg(address.text()));
    }
    return problems;
}

} // namespace kith::server
