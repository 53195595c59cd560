// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/command_line.h"

#include <CLI/CLI.hpp>

namespace kith::server {

namespace {
void addText(CLI::App *app, const char *name, const char *help, std::optional<QString> &target)
{
    app->add_option_function<std::string>(
        name, [&target](const std::string &text) { target = QString::fromStdString(text); }, help);
}

void addTexts(CLI::App *app, const char *name, const char *help, QStringList &target)
{
    app->add_option_function<std::vector<std::string>>(
        name,
        [&target](const std::vector<std::string> &texts) {
            for (const std::string &text : texts)
                target.append(QString::fromStdString(text));
        },
        help);
}
} // namespace

CommandLine parseCommandLine(int argc, char **argv)
{
    CommandLine line;
    CLI::App app{"kithd, the Kith server: chat on a machine of your own."};
    app.set_version_flag("--version", std::string("kithd ") + KITH_VERSION);
    app.require_subcommand(1);
    app.footer("The first start makes the data directory and the database. Stop it with Ctrl+C or SIGTERM.");

    CLI::App *serve = app.add_subcommand("serve", "Run the server until it is told to stop");
    ConfigFlags &flags = line.flags;
    addText(serve, "--data-dir", "Where everything lies (default: ~/.local/share/kithd)   [KITHD_DATA_DIR]", flags.dataDir);
    addText(serve, "--listen", "ADDRESS:PORT (default: 127.0.0.1:8065; port 0 takes any free one)   [KITHD_LISTEN]", flags.listen);
    addText(serve, "--database", "postgresql://USER:PASSWORD@HOST:PORT/NAME instead of the built-in SQLite   [KITHD_DATABASE]",
            flags.database);
    addText(serve, "--registration", "open or closed (default: open on loopback, else closed)   [KITHD_REGISTRATION]", flags.registration);
    addText(serve, "--log-level", "debug, info or warning (default: info)   [KITHD_LOG_LEVEL]", flags.logLevel);
    addTexts(serve, "--trusted-proxy", "Address or network whose X-Forwarded-For is believed; may be repeated", flags.trustedProxies);
    addTexts(serve, "--allow-origin", "Web origin that may open /ws; may be repeated (default: none)", flags.allowedOrigins);
    serve->add_option("--listener-threads", flags.listenerThreads, "Threads that own HTTP connections (default: one per core, at most 4)")
        ->check(CLI::Range(1, 64));
    serve->add_option("--connections-per-address", flags.connectionsPerAddress, "Open connections from one address (default: 64)")
        ->check(CLI::Range(1, 1'000'000));
    serve->add_flag("--rate-limits-off", flags.isRateLimitOff, "No rate limits: for load tests only");
    serve->add_flag("--insecure-fast-hash", flags.hashesCheaply, "Hash passwords at the minimum cost: for tests on loopback only");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        line.exitCode = app.exit(error) == 0 ? 0 : 2;
        return line;
    }
    line.command = CommandLine::Command::Serve;
    return line;
}

} // namespace kith::server
