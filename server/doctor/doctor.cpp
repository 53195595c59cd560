// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doctor/doctor.h"

#include <sys/resource.h>
#include <sys/timex.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
using Level = Finding::Level;
constexpr quint64 fewDescriptors = 4096;
} // namespace

Findings examine(const LoadedConfig &loaded)
{
    Findings out = examineConfiguration(loaded);
    if (!loaded.isUsable())
        return out;
    const Config &config = loaded.config;
    const Findings ground = examineDataDirectory(config);
    out += ground;
    if (std::none_of(ground.cbegin(), ground.cend(), [](const Finding &finding) { return finding.level == Level::Fail; }))
        out += examineSpace(config) + examineDiskSpeed(config) + examineDatabase(config);
    return out + examineClock() + examineCertificate(config) + examineAddresses(config) + examineAnnouncement(config)
           + examineDescriptors();
}

Findings examineConfiguration(const LoadedConfig &loaded)
{
    const QString check = u"configuration"_s;
    Findings out;
    for (const ConfigProblem &problem : loaded.problems)
        out.append({.level = problem.isWarning ? Level::Warn : Level::Fail,
                    .check = check,
                    .detail = problem.text(),
                    .advice = u"kithd config default shows every setting with its values."_s});
    if (out.isEmpty())
        out.append({.check = check, .detail = loaded.file.isEmpty() ? u"No file was read; nothing is wrong."_s : loaded.file});
    if (!loaded.isUsable())
        return out;
    if (!loaded.config.isRateLimited)
        out.append({.level = Level::Warn,
                    .check = check,
                    .detail = u"Rate limits are off: anybody may guess passwords and flood this server."_s,
                    .advice = u"Set rate_limits.enabled = true."_s});
    if (!loaded.config.isLoopback() && loaded.config.tls.certificate.isEmpty() && loaded.config.trustedProxies.isEmpty())
        out.append({.level = Level::Warn,
                    .check = check,
                    .detail = u"The network reaches this server in clear text, and no proxy is named."_s,
                    .advice = u"Put a TLS proxy in front and name it in trusted_proxies, or set tls.certificate and tls.key."_s});
    return out;
}

Findings examineClock()
{
    timex state = {};
    const int answer = ::adjtimex(&state);
    if (answer < 0)
        return {
            {.level = Level::Warn, .check = u"clock"_s, .detail = u"The system does not say whether its clock is right."_s, .advice = {}}};
    if (answer == TIME_ERROR || (state.status & STA_UNSYNC) != 0)
        return {{.level = Level::Warn,
                 .check = u"clock"_s,
                 .detail = u"Nothing keeps this machine's clock right; people see wrong times when it drifts."_s,
                 .advice = u"Install systemd-timesyncd or chrony (timedatectl set-ntp true)."_s}};
    return {{.check = u"clock"_s, .detail = u"It is kept right."_s}};
}

Findings examineDescriptors()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_max < fewDescriptors)
        return {{.level = Level::Warn,
                 .check = u"descriptors"_s,
                 .detail = u"At most %1 open files are allowed, and every person online is one."_s.arg(limit.rlim_max),
                 .advice = u"Set LimitNOFILE=131072 in the unit (ulimit -Hn)."_s}};
    return {{.check = u"descriptors"_s, .detail = u"%1 are allowed."_s.arg(limit.rlim_max)}};
}

} // namespace kith::server
