// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/command_line.h"

#include "server/cli/printed.h"
#include "server/config/nearest_name.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr const char *header = "kithd, the Kith server: chat on a machine of your own.";
constexpr const char *footer
    = "Without a command it is `serve`. Exit codes: 0 done, 1 failed, 2 wrong command line, 3 server or database not "
      "reachable, 4 refused, 78 wrong configuration.";

/// Settings that every command takes which opens the data directory or talks to its server.
const QStringList &groundSettings()
{
    static const QStringList keys{u"data_dir"_s, u"database.url"_s};
    return keys;
}

class Parser
{
public:
    Parser()
        : m_app(header)
    {
        m_app.set_version_flag("--version", std::string("kithd ") + KITH_VERSION);
        m_app.require_subcommand(1);
        m_app.footer(footer);
        addServe();
        addAdmin();
        addConfig();
        addBackup();
        addSettings(add(&m_app, "doctor", "Look at everything that the server stands on, and say what to do", CommandLine::Command::Doctor),
                    true);
        addSettings(add(&m_app, "migrate", "Bring the database to this version's schema and stop", CommandLine::Command::Migrate), false);
        add(&m_app, "version", "Print the version", CommandLine::Command::Exit);
    }

    CommandLine parse(int argc, const char *const *argv)
    {
        std::vector<std::string> words(argv + 1, argv + argc);
        // `kithd --listen …` means the server; `kithd --help` means all of kithd.
        const bool isBare = words.empty()
                            || (words.front().rfind("--", 0) == 0 && words.front() != "--help" && words.front() != "--version");
        if (isBare)
            words.insert(words.begin(), "serve");
        m_typed = words;
        std::reverse(words.begin(), words.end());
        try {
            m_app.parse(words);
        } catch (const CLI::ParseError &error) {
            m_line.command = CommandLine::Command::Exit;
            m_line.exitCode = explain(error);
            return m_line;
        }
        if (m_app.got_subcommand("version"))
            printVersion();
        return m_line;
    }

private:
    CLI::App *add(CLI::App *parent, const char *name, const char *help, CommandLine::Command command)
    {
        CLI::App *made = parent->add_subcommand(name, help);
        made->callback([this, command] { m_line.command = command; });
        made->add_flag("--json", m_line.isJson, "One JSON document instead of text");
        return made;
    }

    void addServe()
    {
        CLI::App *serve = m_app.add_subcommand("serve", "Run the server until it is told to stop");
        serve->callback([this] { m_line.command = CommandLine::Command::Serve; });
        addSettings(serve, true);
    }

    void addConfig()
    {
        CLI::App *config = m_app.add_subcommand("config", "Check, show or explain the configuration");
        config->require_subcommand(1);
        addSettings(add(config, "check", "Say everything that is wrong with it", CommandLine::Command::ConfigCheck), true);
        addSettings(add(config, "show", "Every setting as it is, and where it comes from", CommandLine::Command::ConfigShow), true);
        config->add_subcommand("default", "A commented file with every setting")->callback([this] {
            m_line.command = CommandLine::Command::ConfigDefault;
        });
    }

    void addAdmin()
    {
        CLI::App *users = m_app.add_subcommand("user", "Accounts: add, list, show, disable, enable, erase, reset-password, role, sign-out");
        CLI::App *invitations = m_app.add_subcommand("invite", "Invitations: create, list, revoke");
        CLI::App *search = m_app.add_subcommand("search", "The search index: status, rebuild");
        CLI::App *notifications = m_app.add_subcommand("notifications", "Try out pushes and mails: test-push, test-mail");
        const std::map<std::string, CLI::App *> groups{
            {"user", users}, {"invite", invitations}, {"search", search}, {"notifications", notifications}};
        for (const auto &[name, group] : groups)
            group->require_subcommand(1);
        for (const AdminAction &action : adminActions())
            addAction(groups.at(action.group), action);
    }

    void addBackup()
    {
        const auto file = [this](const std::string &path) { m_line.subject = QString::fromStdString(path); };
        CLI::App *backup = add(&m_app, "backup", "Write database and files into one archive, while the server runs or not",
                               CommandLine::Command::Backup);
        backup->add_option_function<std::string>("FILE", file, "A new file, such as kith-2026-11-23.tar.zst")->required();
        addSettings(backup, false);
        CLI::App *restore = add(&m_app, "restore", "Verify a backup and unpack it into an empty data directory",
                                CommandLine::Command::Restore);
        restore->add_option_function<std::string>("FILE", file, "What kithd backup wrote")->required();
        restore->add_flag("--verify", m_line.isVerifyOnly, "Only read it and compare every checksum");
        addSettings(restore, false);
    }

    void addAction(CLI::App *group, const AdminAction &action)
    {
        CLI::App *command = add(group, action.name, action.help, CommandLine::Command::Admin);
        command->callback([this, &action] {
            m_line.command = CommandLine::Command::Admin;
            m_line.action = &action;
        });
        const auto text = [](QString &target) { return [&target](const std::string &word) { target = QString::fromStdString(word); }; };
        if (action.subject == AdminAction::Subject::Person)
            command->add_option_function<std::string>("WHO", text(m_line.subject), "An id, an e-mail address or a phone number")
                ->required();
        if (action.subject == AdminAction::Subject::Invitation)
            command->add_option_function<std::string>("CODE", text(m_line.subject), "The invitation's code or id")->required();
        if (action.subject == AdminAction::Subject::Recipient)
            command
                ->add_option_function<std::string>("WHO", text(m_line.subject),
                                                   "An id, an e-mail address or a phone number; or the id of a push endpoint")
                ->required();
        for (const AdminAction::Option &option : action.options) {
            const QString field = QString::fromLatin1(option.field);
            if (option.kind == AdminAction::Option::Kind::Switch) {
                command->add_flag_function(
                    option.flag, [this, field](int64_t) { m_line.words.insert(field, QString()); }, option.help);
                continue;
            }
            const auto keep = [this, field](const std::string &word) { m_line.words.insert(field, QString::fromStdString(word)); };
            command->add_option_function<std::string>(option.flag, keep, option.help)->required(option.isRequired);
        }
        if (action.takesPassword)
            command->add_flag("--password", m_line.takesPassword,
                              "Set a password now: asked for on the terminal, or the first line of standard input");
        if (action.isDestructive)
            command->add_flag("--yes", m_line.isYes, "Go on without asking");
        addSettings(command, false);
    }

    void addSettings(CLI::App *command, bool isEvery)
    {
        command->add_option_function<std::string>(
            "--config", [this](const std::string &path) { m_line.configFile = QString::fromStdString(path); },
            "File with settings (default: the first of ~/.config/kith/kithd.toml and /etc/kith/kithd.toml)   [KITH_CONFIG]");
        for (const Setting &setting : settingsTable()) {
            if (isEvery || groundSettings().contains(setting.key))
                addSetting(command, setting);
        }
    }

    void addSetting(CLI::App *command, const Setting &setting)
    {
        const QString fallback = setting.fallbackShown.isEmpty() ? setting.fallback : setting.fallbackShown;
        const QString help = setting.help + (fallback.isEmpty() ? QString() : u" (default: %1)"_s.arg(fallback))
                             + u"   [%1]"_s.arg(setting.environmentName());
        const auto keep = [this](const QString &key, bool isSwitch) {
            return [this, key, isSwitch](const std::vector<std::string> &texts) {
                QStringList values;
                for (const std::string &text : texts)
                    values.append(QString::fromStdString(text));
                const bool isBare = isSwitch && values.join(QString()).isEmpty();
                m_line.flags.insert(key, isBare ? QStringList{u"true"_s} : values);
            };
        };
        const QString section = setting.section().isEmpty() ? u"Options"_s : u"[%1]"_s.arg(setting.section());
        CLI::Option *option = command->add_option_function<std::vector<std::string>>(
            setting.flagName().toStdString(), keep(setting.key, setting.rule.isSwitch), help.toStdString());
        option->group(section.toStdString());
        if (setting.rule.isSwitch)
            option->expected(0, 1);
        else
            option->expected(1)->take_all();
        if (!setting.rule.isList)
            option->take_last();
        if (setting.isSecret) {
            command
                ->add_option_function<std::vector<std::string>>(setting.flagName().toStdString() + "-file",
                                                                keep(setting.key + u"_file"_s, false), "A file that holds it")
                ->expected(1)
                ->take_last()
                ->group(section.toStdString());
        }
    }

    /// What is wrong, and what was probably meant.
    int explain(const CLI::ParseError &error)
    {
        if (error.get_exit_code() == 0)
            return m_app.exit(error) == 0 ? exit_code::done : exit_code::usage;
        const CLI::App *command = &m_app;
        std::string path;
        while (!command->get_subcommands().empty()) {
            command = command->get_subcommands().back();
            path += command->get_name() + ' ';
        }
        const QString typed = firstUnknown(!command->get_subcommands(nullptr).empty());
        QString sentence = QString::fromUtf8(error.what());
        if (!typed.isEmpty()) {
            sentence = u"there is no %1 %2 here."_s.arg(typed.startsWith(u'-') ? u"option"_s : u"command"_s, typed);
            if (const QString meant = nearestName(typed, wordsOf(command)); !meant.isEmpty())
                sentence += u" Did you mean %1?"_s.arg(meant);
        }
        if (wantsJson())
            (void)printError({.code = ErrorCode::BadRequest, .detail = sentence}, true);
        else
            std::fprintf(stderr, "kithd: %s\nSee kithd %s--help.\n", qUtf8Printable(sentence), path.c_str());
        return exit_code::usage;
    }

    /// Also where the words before or after it could not be parsed.
    bool wantsJson() const
    {
        const auto end = std::find(m_typed.begin(), m_typed.end(), "--");
        return std::find(m_typed.begin(), end, "--json") != end;
    }

    /// Of what was typed and nothing takes, in its order: a word where a command was due, else an option, else a word. Empty when
    /// the mistake is another one.
    QString firstUnknown(bool wantsCommand) const
    {
        const std::vector<std::string> left = m_app.remaining(true);
        QString word;
        QString option;
        for (const std::string &typed : m_typed) {
            if (std::find(left.begin(), left.end(), typed) == left.end())
                continue;
            const QString text = QString::fromStdString(typed).section(u'=', 0, 0);
            QString &first = text.startsWith(u'-') ? option : word;
            if (first.isEmpty())
                first = text;
        }
        return (wantsCommand && !word.isEmpty()) || option.isEmpty() ? word : option;
    }

    static QStringList wordsOf(const CLI::App *command)
    {
        QStringList words;
        for (const CLI::App *sub : command->get_subcommands(nullptr))
            words.append(QString::fromStdString(sub->get_name()));
        for (const CLI::Option *option : command->get_options()) {
            for (const std::string &name : option->get_lnames())
                words.append(u"--"_s + QString::fromStdString(name));
        }
        return words;
    }

    void printVersion() const
    {
        if (m_line.isJson)
            std::printf("{\"name\":\"kithd\",\"version\":\"%s\",\"qt\":\"%s\"}\n", KITH_VERSION, qVersion());
        else
            std::printf("kithd %s\n", KITH_VERSION);
    }

    CLI::App m_app;
    CommandLine m_line;
    std::vector<std::string> m_typed;
};
} // namespace

ConfigSources CommandLine::sources() const
{
    return {.flags = flags, .environment = QProcessEnvironment::systemEnvironment(), .file = configFile};
}

CommandLine parseCommandLine(int argc, const char *const *argv)
{
    return Parser().parse(argc, argv);
}

} // namespace kith::server
