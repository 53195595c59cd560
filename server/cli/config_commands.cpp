// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/config_commands.h"

#include "server/cli/printed.h"
#include "server/config/config_text.h"

#include <QtCore/QJsonDocument>

#include <cstdio>

namespace kith::server {

namespace {
void print(const QJsonObject &document)
{
    std::fputs(QJsonDocument(document).toJson(QJsonDocument::Indented).constData(), stdout);
}
} // namespace

void printProblems(const LoadedConfig &loaded)
{
    for (const ConfigProblem &problem : loaded.problems)
        std::fprintf(stderr, "kithd: %s%s\n", problem.isWarning ? "warning: " : "", qUtf8Printable(problem.text()));
}

int printUnusable(const LoadedConfig &loaded, bool isJson)
{
    if (!isJson) {
        printProblems(loaded);
        return exit_code::configuration;
    }
    Error error{.code = ErrorCode::Validation, .detail = QStringLiteral("The configuration is wrong.")};
    for (const ConfigProblem &problem : loaded.problems) {
        if (!problem.isWarning)
            error.fields.append({.field = problem.key, .code = QStringLiteral("format"), .detail = problem.text()});
    }
    (void)printError(error, true);
    return exit_code::configuration;
}

bool isConfigCommand(const CommandLine &line)
{
    using Command = CommandLine::Command;
    return line.command == Command::ConfigCheck || line.command == Command::ConfigShow || line.command == Command::ConfigDefault;
}

int runConfigCommand(const CommandLine &line, const LoadedConfig &loaded)
{
    if (line.command == CommandLine::Command::ConfigDefault) {
        std::fputs(qUtf8Printable(defaultConfigText()), stdout);
        return exit_code::done;
    }
    const int code = loaded.isUsable() ? exit_code::done : exit_code::configuration;
    if (line.command == CommandLine::Command::ConfigCheck) {
        if (line.isJson) {
            print(checkedConfigJson(loaded));
            return code;
        }
        printProblems(loaded);
        if (loaded.isUsable())
            std::printf("%s\n", loaded.file.isEmpty() ? "no file was read; the configuration is fine"
                                                      : qUtf8Printable(loaded.file + QStringLiteral(": the configuration is fine")));
        return code;
    }
    if (!line.isJson)
        printProblems(loaded);
    if (line.isJson)
        print(shownConfigJson(loaded));
    else
        std::fputs(qUtf8Printable(shownConfigText(loaded)), stdout);
    return code;
}

} // namespace kith::server
