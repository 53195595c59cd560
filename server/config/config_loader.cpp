// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/config_loader.h"

#include "server/config/config_checks.h"
#include "server/config/config_file.h"
#include "server/config/nearest_name.h"
#include "server/config/secret_file.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// One source's word on one setting.
struct Said
{
    RawValue value;
    ConfigProblem place; ///< source, line and column for a complaint
    QString origin;
    bool namesFile = false; ///< the value is the path of a file that holds the secret
};

class Loader
{
public:
    explicit Loader(const ConfigSources &sources)
        : m_sources(sources)
    {
    }

    LoadedConfig load()
    {
        m_loaded.file = chosenFile();
        if (!m_loaded.file.isEmpty())
            readFile();
        for (const Setting &setting : settingsTable())
            settle(setting);
        warnOfUnknownEnvironment();
        setComputedDefaults();
        for (const ConfigProblem &problem : crossCheck(m_loaded.config)) {
            const bool isKnown = std::any_of(m_loaded.problems.cbegin(), m_loaded.problems.cend(),
                                             [&](const ConfigProblem &known) { return !known.isWarning && known.key == problem.key; });
            if (!isKnown)
                complain(problem);
        }
        std::stable_sort(m_loaded.problems.begin(), m_loaded.problems.end(), [](const ConfigProblem &a, const ConfigProblem &b) {
            return std::pair(a.line > 0 ? 0 : 1, a.line) < std::pair(b.line > 0 ? 0 : 1, b.line);
        });
        return m_loaded;
    }

private:
    void complain(ConfigProblem problem) { m_loaded.problems.append(std::move(problem)); }

    QString chosenFile() const
    {
        if (m_sources.file)
            return m_sources.file->isEmpty() ? QString() : QFileInfo(*m_sources.file).absoluteFilePath();
        if (m_sources.environment.contains(u"KITH_CONFIG"_s)) {
            const QString named = m_sources.environment.value(u"KITH_CONFIG"_s);
            return named.isEmpty() ? QString() : QFileInfo(named).absoluteFilePath();
        }
        QStringList places;
        if (const QString folder = m_sources.environment.value(u"CONFIGURATION_DIRECTORY"_s); !folder.isEmpty())
            places.append(folder.section(u':', 0, 0) + u"/kithd.toml"_s);
        places.append(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/kith/kithd.toml"_s);
        places.append(u"/etc/kith/kithd.toml"_s);
        for (const QString &place : std::as_const(places)) {
            if (QFileInfo::exists(place))
                return place;
        }
        return {};
    }

    void readFile()
    {
        const ConfigFile file = readConfigFile(m_loaded.file);
        m_loaded.problems += file.problems;
        QStringList unknownSections;
        for (const ConfigFile::Entry &entry : file.entries) {
            const bool isInside = std::any_of(unknownSections.cbegin(), unknownSections.cend(),
                                              [&](const QString &section) { return entry.key.startsWith(section + u'.'); });
            if (isInside)
                continue;
            const ConfigProblem place{.source = m_loaded.file, .line = entry.line, .column = entry.column, .key = entry.key};
            if (entry.isSection && isKnownSection(entry.key))
                continue;
            if (const auto secret = secretOfFileKey(entry.key); !entry.isSection && (findSetting(entry.key) || secret)) {
                keep(entry, secret.value_or(entry.key), secret.has_value(), place);
                continue;
            }
            if (entry.isSection)
                unknownSections.append(entry.key);
            complainOfUnknown(entry, place);
        }
    }

    void keep(const ConfigFile::Entry &entry, const QString &key, bool namesFile, ConfigProblem place)
    {
        if (m_fromFile.contains(key)) {
            place.sentence = u"%1 and %1_file are both set; keep one."_s.arg(key);
            complain(place);
            return;
        }
        RawValue nothing{.kind = RawValue::Kind::Texts, .texts = {QString(), QString()}}; // no rule takes it
        m_fromFile.insert(key, {.value = entry.value.value_or(nothing),
                                .place = place,
                                .origin = u"%1:%2"_s.arg(m_loaded.file).arg(entry.line),
                                .namesFile = namesFile});
        if (const Setting *setting = findSetting(key); setting->isSecret && !namesFile)
            warnIfOthersRead(m_loaded.file, key);
    }

    static bool isKnownSection(const QString &name)
    {
        const auto &table = settingsTable();
        return std::any_of(table.cbegin(), table.cend(), [&](const Setting &setting) { return setting.section() == name; });
    }

    /// `database.url_file` is about the secret `database.url`.
    static std::optional<QString> secretOfFileKey(const QString &key)
    {
        const Setting *setting = key.endsWith("_file"_L1) ? findSetting(key.chopped(5)) : nullptr;
        return setting && setting->isSecret ? std::optional(setting->key) : std::nullopt;
    }

    void complainOfUnknown(const ConfigFile::Entry &entry, ConfigProblem place)
    {
        QStringList known;
        for (const Setting &setting : settingsTable()) {
            const QString name = entry.isSection ? setting.section() : setting.key;
            if (!name.isEmpty() && !known.contains(name))
                known.append(name);
        }
        // The right name in the wrong section is meant as that setting.
        QString meant;
        const QString last = entry.key.section(u'.', -1);
        for (const QString &name : std::as_const(known)) {
            if (!entry.isSection && name.section(u'.', -1) == last)
                meant = name;
        }
        if (meant.isEmpty())
            meant = nearestName(entry.key, known);
        const QString kind = entry.isSection ? u"section [%1]"_s : u"setting %1"_s;
        place.sentence = u"there is no "_s + kind.arg(entry.key)
                         + (meant.isEmpty() ? u"; kithd config default lists them all."_s
                                            : u"; did you mean "_s + (entry.isSection ? u'[' + meant + u']' : meant) + u"?"_s);
        if (findSetting(entry.key))
            place.sentence = u"%1 takes %2, not a section."_s.arg(entry.key, findSetting(entry.key)->rule.expects);
        complain(place);
    }

    /// What the flags say, else the environment, else the file, else a systemd credential.
    std::optional<Said> said(const Setting &setting)
    {
        const QString folder = QDir::currentPath();
        for (const bool namesFile : {false, true}) {
            if (namesFile && !setting.isSecret)
                break;
            const auto flag = m_sources.flags.constFind(namesFile ? QString(setting.key + u"_file"_s) : setting.key);
            if (flag == m_sources.flags.cend())
                continue;
            const QString name = setting.flagName() + (namesFile ? u"-file"_s : QString());
            RawValue value{.kind = RawValue::Kind::Text, .texts = *flag, .isLoose = true, .folder = folder};
            return Said{.value = value, .place = {.source = name, .key = setting.key}, .origin = name, .namesFile = namesFile};
        }
        for (const bool namesFile : {false, true}) {
            const QString name = setting.environmentName() + (namesFile ? u"_FILE"_s : QString());
            if ((namesFile && !setting.isSecret) || !m_sources.environment.contains(name))
                continue;
            RawValue value{.kind = RawValue::Kind::Text, .texts = {m_sources.environment.value(name)}, .isLoose = true, .folder = folder};
            return Said{.value = value, .place = {.source = name, .key = setting.key}, .origin = name, .namesFile = namesFile};
        }
        if (const auto found = m_fromFile.constFind(setting.key); found != m_fromFile.cend())
            return *found;
        if (!setting.isSecret)
            return std::nullopt;
        const QString credential = credentialPath(m_sources.environment, setting.key);
        if (credential.isEmpty())
            return std::nullopt;
        return Said{.value = {.kind = RawValue::Kind::Text, .texts = {credential}},
                    .place = {.source = credential, .key = setting.key},
                    .origin = credential,
                    .namesFile = true};
    }

    void settle(const Setting &setting)
    {
        if (!setting.fallback.isEmpty()) {
            const RawValue value{.kind = RawValue::Kind::Text, .texts = {setting.fallback}, .isLoose = true};
            [[maybe_unused]] const bool isRight = setting.rule.apply(m_loaded.config, value);
            Q_ASSERT_X(isRight, qUtf8Printable(setting.key), "the default breaks the setting's own rule");
        }
        m_loaded.origins.insert(setting.key, u"default"_s);
        auto found = said(setting);
        if (!found)
            return;
        m_loaded.origins.insert(setting.key, found->origin);
        if (found->namesFile && !readSecret(*found))
            return;
        if (setting.rule.apply(m_loaded.config, found->value))
            return;
        const QString typed = setting.isSecret || found->value.texts.isEmpty() || found->value.texts.size() > 1
                                  ? QString()
                                  : u", not \"%1\""_s.arg(found->value.texts.first().left(80));
        ConfigProblem problem = found->place;
        problem.key = setting.key;
        problem.sentence = u"%1 takes %2%3."_s.arg(setting.key, setting.rule.expects, typed);
        complain(problem);
    }

    bool readSecret(Said &found)
    {
        const QString named = found.value.texts.value(0);
        const QString path = found.value.kind == RawValue::Kind::Text ? QDir(found.value.folder).absoluteFilePath(named) : QString();
        const auto secret = readSecretFile(path);
        if (!secret) {
            ConfigProblem problem = found.place;
            problem.sentence = secret.error().detail;
            complain(problem);
            return false;
        }
        warnIfOthersRead(path, found.place.key);
        found.value = {.kind = RawValue::Kind::Text, .texts = {*secret}, .isLoose = true};
        return true;
    }

    void warnIfOthersRead(const QString &path, const QString &key)
    {
        if (isReadableByOthers(path)) {
            complain({.isWarning = true,
                      .source = path,
                      .key = key,
                      .sentence = u"everybody on this machine can read this file, and it holds a secret: chmod 600 it."_s});
        }
    }

    void warnOfUnknownEnvironment()
    {
        QStringList known{u"KITH_CONFIG"_s};
        for (const Setting &setting : settingsTable()) {
            known.append(setting.environmentName());
            if (setting.isSecret)
                known.append(setting.environmentName() + u"_FILE"_s);
        }
        for (const QString &name : m_sources.environment.keys()) {
            if (!name.startsWith("KITH_"_L1) || name.startsWith("KITH_TEST_"_L1) || known.contains(name))
                continue;
            const QString meant = nearestName(name, known);
            complain(
                {.isWarning = true,
                 .source = name,
                 .sentence = u"there is no setting of this name%1"_s.arg(meant.isEmpty() ? u"."_s : u"; did you mean %1?"_s.arg(meant))});
        }
    }

    void setComputedDefaults()
    {
        Config &config = m_loaded.config;
        const auto isDefault = [this](const QString &key) { return m_loaded.origins.value(key) == "default"_L1; };
        if (isDefault(u"data_dir"_s)) {
            const QString state = m_sources.environment.value(u"STATE_DIRECTORY"_s).section(u':', 0, 0);
            config.dataDir = state.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/kithd"_s : state;
        }
        if (isDefault(u"registration"_s))
            config.registration = config.isLoopback() ? Registration::Open : Registration::Invite;
    }

    const ConfigSources &m_sources;
    LoadedConfig m_loaded;
    QMap<QString, Said> m_fromFile;
};
} // namespace

bool LoadedConfig::isUsable() const
{
    return std::all_of(problems.cbegin(), problems.cend(), [](const ConfigProblem &problem) { return problem.isWarning; });
}

LoadedConfig loadConfig(const ConfigSources &sources)
{
    return Loader(sources).load();
}

} // namespace kith::server
