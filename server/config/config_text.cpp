// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/config_text.h"

#include "server/config/value_text.h"

#include <QtCore/QJsonArray>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
QString name(const Setting &setting)
{
    return setting.key.section(u'.', -1);
}

QString shownValue(const Setting &setting, const Config &config)
{
    const QString value = setting.rule.show(config);
    if (!setting.isSecret || value == "\"\""_L1)
        return value;
    // An address of a database says more than its password.
    return value.contains("://"_L1) ? maskedUrl(value) : u"\"***\""_s;
}

QString comment(const QString &text)
{
    QString out;
    qsizetype column = 0;
    for (const QString &word : text.split(u' ')) {
        const bool isFirst = out.isEmpty();
        if (!isFirst && column + word.size() > 110) {
            out += u"\n# "_s;
            column = 0;
        } else {
            out += isFirst ? u"# "_s : u" "_s;
        }
        out += word;
        column += word.size() + 1;
    }
    return out + u'\n';
}
} // namespace

QString defaultConfigText()
{
    QString out = comment(u"Settings of kithd. A line behind a # shows the default: remove the # to change it. The environment (KITH_…) "
                          "wins over this file, a flag over both."_s);
    const LoadedConfig defaults = loadConfig({.flags = {}, .environment = {}, .file = QString()});
    QString section;
    for (const Setting &setting : settingsTable()) {
        if (setting.section() != section) {
            section = setting.section();
            out += u"\n["_s + section + u"]\n"_s;
        }
        const bool isComputed = !setting.fallbackShown.isEmpty();
        out += u'\n' + comment(setting.help + (isComputed ? u" Default: %1."_s.arg(setting.fallbackShown) : QString()));
        out += comment(
            u"Takes %1. %2, %3%4."_s.arg(setting.rule.expects, setting.environmentName(), setting.flagName(),
                                         setting.isSecret ? u"; %1_file names a file that holds it"_s.arg(name(setting)) : QString()));
        out += u"#%1 = %2\n"_s.arg(name(setting), setting.example.isEmpty() ? setting.rule.show(defaults.config) : setting.example);
    }
    return out;
}

QString shownConfigText(const LoadedConfig &loaded)
{
    QString out = loaded.file.isEmpty() ? u"# no file was read\n"_s : u"# file: %1\n"_s.arg(loaded.file);
    QString section;
    for (const Setting &setting : settingsTable()) {
        if (setting.section() != section) {
            section = setting.section();
            out += u"\n["_s + section + u"]\n"_s;
        }
        const QString line = u"%1 = %2"_s.arg(name(setting), shownValue(setting, loaded.config));
        out += line.leftJustified(56) + u" # "_s + loaded.origins.value(setting.key) + u'\n';
    }
    return out;
}

QJsonObject shownConfigJson(const LoadedConfig &loaded)
{
    QJsonArray settings;
    for (const Setting &setting : settingsTable()) {
        settings.append(QJsonObject{{u"key"_s, setting.key},
                                    {u"value"_s, shownValue(setting, loaded.config)},
                                    {u"origin"_s, loaded.origins.value(setting.key)},
                                    {u"secret"_s, setting.isSecret},
                                    {u"reloadable"_s, setting.isReloadable}});
    }
    return {{u"file"_s, loaded.file}, {u"settings"_s, settings}};
}

QJsonObject checkedConfigJson(const LoadedConfig &loaded)
{
    QJsonArray problems;
    for (const ConfigProblem &problem : loaded.problems) {
        problems.append(QJsonObject{{u"level"_s, problem.isWarning ? u"warning"_s : u"error"_s},
                                    {u"source"_s, problem.source},
                                    {u"line"_s, problem.line},
                                    {u"column"_s, problem.column},
                                    {u"key"_s, problem.key},
                                    {u"message"_s, problem.sentence}});
    }
    return {{u"ok"_s, loaded.isUsable()}, {u"file"_s, loaded.file}, {u"problems"_s, problems}};
}

} // namespace kith::server
