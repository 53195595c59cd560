// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The only place that includes toml++, which is dear to compile.
#include "server/config/config_file.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

// toml++ 3.3 asserts what its next line reports as an error (`1979-05-27Tx`).
#define TOML_ASSERT(expression) static_assert(true)
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include <toml++/toml.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::optional<RawValue> rawValue(const toml::node &node)
{
    if (const auto *text = node.as_string())
        return RawValue{.kind = RawValue::Kind::Text, .texts = {fromUtf8(text->get())}};
    if (const auto *integer = node.as_integer())
        return RawValue{.kind = RawValue::Kind::Integer, .texts = {QString::number(integer->get())}};
    if (const auto *boolean = node.as_boolean())
        return RawValue{.kind = RawValue::Kind::Boolean, .texts = {boolean->get() ? u"true"_s : u"false"_s}};
    const auto *array = node.as_array();
    if (!array)
        return std::nullopt;
    RawValue list{.kind = RawValue::Kind::Texts};
    for (const toml::node &element : *array) {
        const auto *text = element.as_string();
        if (!text)
            return std::nullopt;
        list.texts.append(fromUtf8(text->get()));
    }
    return list;
}

void collect(const toml::table &table, const QString &prefix, QList<ConfigFile::Entry> &entries)
{
    for (const auto &[name, node] : table) {
        const toml::source_position place = name.source().begin;
        ConfigFile::Entry entry{.key = prefix + fromUtf8(name.str()), .value = {}, .line = int(place.line), .column = int(place.column)};
        entry.isSection = node.is_table();
        if (!entry.isSection)
            entry.value = rawValue(node);
        entries.append(entry);
        if (entry.isSection)
            collect(*node.as_table(), entry.key + u'.', entries);
    }
}

ConfigProblem unreadable(const QString &path, const QString &sentence)
{
    return {.source = path, .sentence = sentence};
}
} // namespace

ConfigFile parseConfigText(const QByteArray &text, const QString &name)
{
    ConfigFile file;
    const toml::parse_result parsed = toml::parse(std::string_view(text.constData(), size_t(text.size())));
    if (!parsed) {
        const toml::parse_error &error = parsed.error();
        file.problems.append({.source = name,
                              .line = int(error.source().begin.line),
                              .column = int(error.source().begin.column),
                              .sentence = u"this is not TOML: %1."_s.arg(fromUtf8(error.description()))});
        return file;
    }
    collect(parsed.table(), {}, file.entries);
    return file;
}

ConfigFile readConfigFile(const QString &path)
{
    QFile source(path);
    if (QFileInfo(path).isDir())
        return {.problems = {unreadable(path, u"this is a folder; name the file in it."_s)}};
    if (!source.open(QIODevice::ReadOnly))
        return {.problems = {unreadable(path, u"the file cannot be read: %1."_s.arg(source.errorString()))}};
    const QByteArray text = source.read(longestConfigFile + 1);
    if (text.size() > longestConfigFile)
        return {.problems = {unreadable(path, u"the file is larger than 1 MiB; it cannot be a configuration."_s)}};
    ConfigFile file = parseConfigText(text, path);
    for (ConfigFile::Entry &entry : file.entries) {
        if (entry.value)
            entry.value->folder = QFileInfo(path).absolutePath();
    }
    return file;
}

} // namespace kith::server
