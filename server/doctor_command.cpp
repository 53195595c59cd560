// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doctor_command.h"

#include "server/cli/printed.h"
#include "server/doctor/doctor.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <cstdio>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
const char *nameOf(Finding::Level level)
{
    switch (level) {
    case Finding::Level::Ok: return "ok";
    case Finding::Level::Warn: return "warn";
    case Finding::Level::Fail: return "fail";
    }
    Q_UNREACHABLE();
}

qsizetype countOf(const Findings &findings, Finding::Level level)
{
    return std::count_if(findings.cbegin(), findings.cend(), [level](const Finding &finding) { return finding.level == level; });
}

QJsonObject jsonOf(const Findings &findings)
{
    QJsonArray all;
    for (const Finding &finding : findings)
        all.append(QJsonObject{{u"check"_s, finding.check},
                               {u"level"_s, QString::fromLatin1(nameOf(finding.level))},
                               {u"detail"_s, finding.detail},
                               {u"advice"_s, finding.advice}});
    return {{u"findings"_s, all},
            {u"warnings"_s, countOf(findings, Finding::Level::Warn)},
            {u"failures"_s, countOf(findings, Finding::Level::Fail)}};
}
} // namespace

int runDoctor(const CommandLine &line, const LoadedConfig &loaded)
{
    const Findings findings = examine(loaded);
    if (line.isJson) {
        printJson(jsonOf(findings));
    } else {
        for (const Finding &finding : findings) {
            std::printf("%-5s %-15s %s\n", nameOf(finding.level), qUtf8Printable(finding.check), qUtf8Printable(finding.detail));
            if (!finding.advice.isEmpty())
                std::printf("%21s %s\n", "->", qUtf8Printable(finding.advice));
        }
    }
    if (countOf(findings, Finding::Level::Fail) == 0)
        return exit_code::done;
    return loaded.isUsable() ? exit_code::failed : exit_code::configuration;
}

} // namespace kith::server
