// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/setting_rules.h"

#include "server/config/value_text.h"

#include <QtCore/QDir>

namespace kith::server::rules {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype longestText = 4096;
constexpr qsizetype longestList = 1000;

bool isOneLine(const QString &text)
{
    return text.size() <= longestText
           && std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

std::optional<QString> asText(const RawValue &value)
{
    if (value.kind != RawValue::Kind::Text || value.texts.size() != 1 || !isOneLine(value.texts.first()))
        return std::nullopt;
    return value.texts.first();
}

std::optional<qint64> asInteger(const RawValue &value)
{
    const bool isNumber = value.kind == RawValue::Kind::Integer || (value.isLoose && value.kind == RawValue::Kind::Text);
    if (!isNumber || value.texts.size() != 1)
        return std::nullopt;
    bool ok = false;
    const qint64 number = value.texts.first().trimmed().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

/// Units: bytes.
std::optional<qint64> asSize(const RawValue &value)
{
    const bool canHaveUnit = value.kind == RawValue::Kind::Text && value.texts.size() == 1;
    return canHaveUnit ? parseSize(value.texts.first()) : asInteger(value);
}

std::optional<bool> asBoolean(const RawValue &value)
{
    const bool isRight = value.kind == RawValue::Kind::Boolean || (value.isLoose && value.kind == RawValue::Kind::Text);
    if (!isRight || value.texts.size() != 1)
        return std::nullopt;
    const QString word = value.texts.first().trimmed().toLower();
    if (QStringList{u"true"_s, u"on"_s, u"yes"_s, u"1"_s}.contains(word))
        return true;
    if (QStringList{u"false"_s, u"off"_s, u"no"_s, u"0"_s}.contains(word))
        return false;
    return std::nullopt;
}

std::optional<QStringList> asTexts(const RawValue &value)
{
    QStringList texts;
    if (value.kind == RawValue::Kind::Texts) {
        texts = value.texts;
    } else if (value.kind == RawValue::Kind::Text && value.isLoose) {
        for (const QString &text : value.texts) {
            for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
                if (!part.trimmed().isEmpty())
                    texts.append(part.trimmed());
            }
        }
    } else {
        return std::nullopt;
    }
    if (texts.size() > longestList || !std::all_of(texts.cbegin(), texts.cend(), isOneLine))
        return std::nullopt;
    return texts;
}

QString shownTexts(const QStringList &texts)
{
    QStringList quoted;
    for (const QString &text : texts)
        quoted.append(tomlText(text));
    return u'[' + quoted.join(u", "_s) + u']';
}
} // namespace

SettingRule line(Place<QString> place, const QString &expects)
{
    return checkedLine(std::move(place), expects, [](const QString &) { return true; });
}

SettingRule checkedLine(Place<QString> place, const QString &expects, std::function<bool(const QString &)> isRight)
{
    return {.expects = expects,
            .apply =
                [place, isRight = std::move(isRight)](Config &config, const RawValue &value) {
                    const auto text = asText(value);
                    if (!text || (!text->isEmpty() && !isRight(*text)))
                        return false;
                    place.in(config) = *text;
                    return true;
                },
            .show = [place](const Config &config) { return tomlText(place.read(config)); }};
}

SettingRule path(Place<QString> place)
{
    return {.expects = u"the path of a file or folder"_s,
            .apply =
                [place](Config &config, const RawValue &value) {
                    const auto text = asText(value);
                    if (!text)
                        return false;
                    const QString absolute = text->isEmpty() ? QString() : QDir::cleanPath(QDir(value.folder).absoluteFilePath(*text));
                    if (!isOneLine(absolute))
                        return false;
                    place.in(config) = absolute;
                    return true;
                },
            .show = [place](const Config &config) { return tomlText(place.read(config)); }};
}

SettingRule choice(Place<QString> place, const QStringList &names)
{
    const QString shown = names.mid(0, names.size() - 1).join(u", "_s) + u" or "_s + names.last();
    return {.expects = shown,
            .apply =
                [place, names](Config &config, const RawValue &value) {
                    const auto text = asText(value);
                    if (!text || !names.contains(*text))
                        return false;
                    place.in(config) = *text;
                    return true;
                },
            .show = [place](const Config &config) { return tomlText(place.read(config)); }};
}

SettingRule number(Place<int> place, int min, int max)
{
    return {.expects = u"a whole number from %1 to %2"_s.arg(min).arg(max),
            .apply =
                [=](Config &config, const RawValue &value) {
                    const auto found = asInteger(value);
                    if (!found || *found < min || *found > max)
                        return false;
                    place.in(config) = int(*found);
                    return true;
                },
            .show = [place](const Config &config) { return QString::number(place.read(config)); }};
}

SettingRule onOff(Place<bool> place)
{
    return {.expects = u"true or false"_s,
            .apply =
                [place](Config &config, const RawValue &value) {
                    const auto found = asBoolean(value);
                    if (!found)
                        return false;
                    place.in(config) = *found;
                    return true;
                },
            .show = [place](const Config &config) { return place.read(config) ? u"true"_s : u"false"_s; },
            .isSwitch = true};
}

SettingRule size(Place<qint64> place, qint64 min, qint64 max)
{
    return {.expects = u"a size such as 100MiB, from %1 to %2"_s.arg(sizeText(min), sizeText(max)),
            .apply =
                [=](Config &config, const RawValue &value) {
                    const auto bytes = asSize(value);
                    if (!bytes || *bytes < min || *bytes > max)
                        return false;
                    place.in(config) = *bytes;
                    return true;
                },
            .show = [place](const Config &config) { return tomlText(sizeText(place.read(config))); }};
}

SettingRule sizeOrDefault(Place<std::optional<qint64>> place, qint64 min, qint64 max)
{
    return {.expects = u"a size such as 2GB, from %1 to %2, or default"_s.arg(sizeText(min), sizeText(max)),
            .apply =
                [=](Config &config, const RawValue &value) {
                    if (asText(value) == "default"_L1) {
                        place.in(config).reset();
                        return true;
                    }
                    const auto bytes = asSize(value);
                    if (!bytes || *bytes < min || *bytes > max)
                        return false;
                    place.in(config) = *bytes;
                    return true;
                },
            .show =
                [place](const Config &config) {
                    const auto bytes = place.read(config);
                    return tomlText(bytes ? sizeText(*bytes) : u"default"_s);
                }};
}

SettingRule duration(Place<std::chrono::seconds> place, std::chrono::seconds min, std::chrono::seconds max, const QString &zero)
{
    const QString range = u"a time such as 30s, 15m, 12h or 7d, from %1 to %2"_s.arg(durationText(min), durationText(max));
    return {.expects = zero.isEmpty() ? range : range + u", or 0 for "_s + zero,
            .apply =
                [=](Config &config, const RawValue &value) {
                    const bool isText = value.kind == RawValue::Kind::Text && value.texts.size() == 1;
                    std::optional<std::chrono::seconds> found;
                    if (isText)
                        found = parseDuration(value.texts.first());
                    else if (asInteger(value) == qint64(0))
                        found = std::chrono::seconds(0);
                    const bool isZero = found && found->count() == 0 && !zero.isEmpty();
                    if (!found || (!isZero && (*found < min || *found > max)))
                        return false;
                    place.in(config) = *found;
                    return true;
                },
            .show = [place](const Config &config) { return tomlText(durationText(place.read(config))); }};
}

SettingRule lines(Place<QStringList> place, const QString &expects, std::function<bool(const QString &)> isRight)
{
    return {.expects = expects,
            .apply =
                [place, isRight = std::move(isRight)](Config &config, const RawValue &value) {
                    const auto texts = asTexts(value);
                    if (!texts || !std::all_of(texts->cbegin(), texts->cend(), isRight))
                        return false;
                    place.in(config) = *texts;
                    return true;
                },
            .show = [place](const Config &config) { return shownTexts(place.read(config)); },
            .isList = true};
}

SettingRule addresses(Place<QList<ListenAddress>> place, bool canBeEmpty)
{
    return {.expects = u"ADDRESS:PORT such as 127.0.0.1:8065 or [::1]:8065, unix:/PATH, or systemd"_s,
            .apply =
                [=](Config &config, const RawValue &value) {
                    const bool isSingle = value.kind == RawValue::Kind::Text && !value.isLoose;
                    const auto texts = isSingle ? std::optional(value.texts) : asTexts(value);
                    if (!texts || (texts->isEmpty() && !canBeEmpty))
                        return false;
                    QList<ListenAddress> found;
                    for (const QString &text : *texts) {
                        const auto address = ListenAddress::parse(text);
                        if (!address)
                            return false;
                        found.append(*address);
                    }
                    place.in(config) = found;
                    return true;
                },
            .show =
                [place](const Config &config) {
                    QStringList texts;
                    for (const ListenAddress &address : place.read(config))
                        texts.append(address.text());
                    return shownTexts(texts);
                },
            .isList = true};
}

SettingRule registration(Place<Registration> place)
{
    static const QMap<QString, Registration> names{
        {u"open"_s, Registration::Open}, {u"invite"_s, Registration::Invite}, {u"closed"_s, Registration::Closed}};
    return {.expects = u"open, invite or closed"_s,
            .apply =
                [place](Config &config, const RawValue &value) {
                    const auto text = asText(value);
                    if (!text || !names.contains(*text))
                        return false;
                    place.in(config) = names.value(*text);
                    return true;
                },
            .show = [place](const Config &config) { return tomlText(names.key(place.read(config))); }};
}

SettingRule rate(const QString &name)
{
    return {.expects = u"a rate such as \"5/s burst 30\" (per s, m or h), off, or default"_s,
            .apply =
                [name](Config &config, const RawValue &value) {
                    const auto text = asText(value);
                    if (text && *text == "default"_L1) {
                        config.rateLimits.remove(name);
                        return true;
                    }
                    const auto rule = text ? parseRate(*text) : std::nullopt;
                    if (!rule)
                        return false;
                    config.rateLimits.insert(name, *rule);
                    return true;
                },
            .show =
                [name](const Config &config) {
                    const auto rule = config.rateLimits.constFind(name);
                    return tomlText(rule == config.rateLimits.cend() ? u"default"_s : rateText(*rule));
                }};
}

} // namespace kith::server::rules
