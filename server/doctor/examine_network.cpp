// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/control_client.h"
#include "server/doctor/doctor.h"
#include "server/ops/data_directory.h"
#include "server/tls/tls_identity.h"
#include "shared/timestamp.h"

#include <QtCore/QFile>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>

#include <sys/stat.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
using Level = Finding::Level;
constexpr std::chrono::days soon{14};

Finding examinePort(const ListenAddress &address)
{
    const QString check = u"address"_s;
    QTcpServer probe;
    if (address.port == 0 || probe.listen(QHostAddress(address.address), quint16(address.port)))
        return {.check = check, .detail = u"%1 is free."_s.arg(address.text())};
    return {.level = Level::Fail,
            .check = check,
            .detail = u"%1 cannot be listened on: %2."_s.arg(address.text(), probe.errorString()),
            .advice = u"See who has it (ss -ltnp), or choose another with listen."_s};
}
} // namespace

Findings examineCertificate(const Config &config)
{
    if (config.tls.certificate.isEmpty())
        return {};
    const QString check = u"certificate"_s;
    const auto identity = TlsIdentity::open(config.tls.certificate, config.tls.key);
    if (!identity)
        return {
            {.level = Level::Fail, .check = check, .detail = identity.error().detail, .advice = u"Mend tls.certificate and tls.key."_s}};
    Findings out;
    struct stat key = {};
    if (::stat(QFile::encodeName(config.tls.key).constData(), &key) == 0 && (key.st_mode & 007) != 0)
        out.append({.level = Level::Warn,
                    .check = check,
                    .detail = u"Everybody on this machine may read the key %1."_s.arg(config.tls.key),
                    .advice = u"chmod 640 %1"_s.arg(config.tls.key)});
    const auto expires = std::chrono::time_point_cast<std::chrono::milliseconds>((*identity)->material()->expires);
    const auto left = expires - std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const QString when = toRfc3339(fromMs(expires.time_since_epoch().count()));
    const QString advice = u"Renew it; kithd takes the new files without a restart."_s;
    if (left <= std::chrono::milliseconds::zero())
        out.append({.level = Level::Fail, .check = check, .detail = u"It expired at %1."_s.arg(when), .advice = advice});
    else if (left < soon)
        out.append({.level = Level::Warn, .check = check, .detail = u"It expires at %1."_s.arg(when), .advice = advice});
    else
        out.append({.check = check, .detail = u"Good until %1."_s.arg(when)});
    return out;
}

Findings examineAddresses(const Config &config)
{
    if (const auto running = controlClient(DataDirectory::controlSocketIn(config.dataDir))) {
        const auto ready = (*running)({.verb = "GET", .path = u"/readyz"_s});
        if (ready)
            return {{.check = u"server"_s, .detail = u"It runs and is ready."_s}};
        return {{.level = Level::Fail,
                 .check = u"server"_s,
                 .detail = u"It runs, but is not ready: %1"_s.arg(ready.error().detail),
                 .advice = u"Its log says more."_s}};
    }
    Findings out{{.check = u"server"_s, .detail = u"It does not run."_s}};
    for (const ListenAddress &address : config.listen + config.adminListen) {
        if (address.kind == ListenAddress::Kind::Tcp)
            out.append(examinePort(address));
    }
    return out;
}

} // namespace kith::server
