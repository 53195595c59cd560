// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a configuration file: it is read or refused with a place, and what was read shows as TOML that reads the same.
#include "server/config/config_file.h"
#include "server/config/setting.h"
#include "shared/result.h"

#include <cstdlib>

using namespace kith;
using namespace kith::server;

namespace {
void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

/// What a rule takes it shows in a form that it takes again, to the same effect.
void showsWhatItTook(const Setting &setting, const RawValue &value)
{
    Config config;
    if (!setting.rule.apply(config, value))
        return;
    const QString shown = setting.rule.show(config);
    const ConfigFile again = parseConfigText("value = " + shown.toUtf8() + '\n', QStringLiteral("again"));
    require(again.problems.isEmpty() && again.entries.size() == 1 && again.entries.first().value);
    Config second;
    require(setting.rule.apply(second, *again.entries.first().value));
    require(setting.rule.show(second) == shown);
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const ConfigFile file = parseConfigText(text, QStringLiteral("fuzz.toml"));
    for (const ConfigProblem &problem : file.problems)
        require(problem.line > 0 && !problem.sentence.isEmpty());
    for (const ConfigFile::Entry &entry : file.entries) {
        require(entry.line > 0 && entry.column > 0);
        if (!entry.value)
            continue;
        if (const Setting *setting = findSetting(entry.key))
            showsWhatItTook(*setting, *entry.value);
        // The same value for some other setting, as the environment would say it.
        RawValue loose = *entry.value;
        loose.isLoose = true;
        showsWhatItTook(settingsTable().at((size + size_t(entry.line)) % settingsTable().size()), loose);
    }
    return 0;
}
