// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/json_reader.h"

#include <QtCore/QUuid>

#include <cmath>

namespace kith {

using namespace Qt::Literals::StringLiterals;

namespace {
/// text() gave nothing because there was nothing, or because it has already said what is wrong with it.
bool hasNoText(const QJsonObject &object, QLatin1String name, const QString &read)
{
    const QJsonValue sent = object.value(name);
    return read.isEmpty() && (!sent.isString() || !sent.toString().isEmpty());
}
} // namespace

JsonReader::JsonReader(QJsonObject object, QString path)
    : m_object(std::move(object))
    , m_path(std::move(path))
{
}

bool JsonReader::has(QLatin1String name) const
{
    const auto it = m_object.constFind(name);
    return it != m_object.constEnd() && !it->isNull();
}

void JsonReader::fail(QLatin1String name, const QString &code, const QString &detail)
{
    m_errors.add(m_path.isEmpty() ? QString(name) : m_path + u'.' + name, code, detail);
}

void JsonReader::addFailures(const Error &error)
{
    for (const FieldError &field : error.fields)
        m_errors.add(m_path.isEmpty() ? field.field : m_path + u'.' + field.field, field.code, field.detail);
}

QJsonValue JsonReader::value(QLatin1String name, Need need)
{
    const auto it = m_object.constFind(name);
    if (it != m_object.constEnd() && !it->isNull())
        return *it;
    if (need == Need::Required)
        fail(name, u"required"_s, u"This is needed."_s);
    return QJsonValue(QJsonValue::Undefined);
}

QString JsonReader::checkedLength(QLatin1String name, Need need, QString text, TextLength length)
{
    const qsizetype points = codePoints(text);
    if (points == 0 && length.min > 0 && need == Need::Optional)
        return text;
    if (points == 0 && length.min > 0)
        fail(name, u"required"_s, u"This is needed."_s);
    else if (points < length.min)
        fail(name, u"too_short"_s, u"Use at least %1 characters."_s.arg(length.min));
    else if (points > length.max)
        fail(name, u"too_long"_s, u"Use at most %1 characters."_s.arg(length.max));
    return text;
}

QString JsonReader::text(QLatin1String name, Need need, TextLength length)
{
    const QJsonValue found = value(name, need);
    if (found.isUndefined())
        return {};
    if (!found.isString()) {
        fail(name, u"type"_s, u"This must be a text."_s);
        return {};
    }
    const QString text = found.toString();
    if (!isCleanText(text)) {
        fail(name, u"format"_s, u"This holds characters that cannot be shown."_s);
        return {};
    }
    return checkedLength(name, need, text, length);
}

QString JsonReader::line(QLatin1String name, Need need, TextLength length)
{
    const QString raw = text(name, need);
    if (hasNoText(m_object, name, raw))
        return {};
    return checkedLength(name, need, tidyLine(raw), length);
}

bool JsonReader::boolean(QLatin1String name, Need need, bool fallback)
{
    const QJsonValue found = value(name, need);
    if (found.isUndefined())
        return fallback;
    if (!found.isBool())
        fail(name, u"type"_s, u"This must be true or false."_s);
    return found.toBool(fallback);
}

qint64 JsonReader::integer(QLatin1String name, Need need, qint64 min, qint64 max, qint64 fallback)
{
    const QJsonValue found = value(name, need);
    if (found.isUndefined())
        return fallback;
    qint64 number = 0;
    bool ok = false;
    if (found.isDouble()) {
        const double real = found.toDouble();
        ok = std::abs(real) <= 9'007'199'254'740'992.0 && std::floor(real) == real;
        number = ok ? found.toInteger() : 0;
    }
    if (!ok) {
        fail(name, u"type"_s, u"This must be a whole number."_s);
        return fallback;
    }
    if (number < min || number > max) {
        fail(name, u"range"_s, u"This must be from %1 to %2."_s.arg(min).arg(max));
        return fallback;
    }
    return number;
}

std::optional<Timestamp> JsonReader::timestamp(QLatin1String name, Need need)
{
    const QString raw = text(name, need);
    if (hasNoText(m_object, name, raw))
        return std::nullopt;
    const auto time = fromRfc3339(raw);
    if (!time)
        fail(name, u"format"_s, u"This must be a time such as 2026-11-23T08:05:09.123Z."_s);
    return time;
}

QJsonObject JsonReader::object(QLatin1String name, Need need)
{
    const QJsonValue found = value(name, need);
    if (!found.isUndefined() && !found.isObject())
        fail(name, u"type"_s, u"This must be an object."_s);
    return found.toObject();
}

QJsonArray JsonReader::array(QLatin1String name, Need need, qsizetype maxSize)
{
    const QJsonValue found = value(name, need);
    if (found.isUndefined())
        return {};
    if (!found.isArray()) {
        fail(name, u"type"_s, u"This must be a list."_s);
        return {};
    }
    const QJsonArray list = found.toArray();
    if (list.size() > maxSize) {
        fail(name, u"too_long"_s, u"At most %1 entries."_s.arg(maxSize));
        return {};
    }
    return list;
}

qint64 JsonReader::rawId(QLatin1String name, Need need)
{
    const QJsonValue found = value(name, need);
    if (found.isUndefined())
        return 0;
    const auto id = Id<struct AnyTag>::fromString(found.toString());
    if (!id)
        fail(name, u"format"_s, u"This must be an id: a decimal number in quotes."_s);
    return id ? id->value() : 0;
}

QList<qint64> JsonReader::rawIds(QLatin1String name, Need need, qsizetype maxSize)
{
    QList<qint64> out;
    const QJsonArray list = array(name, need, maxSize);
    for (const QJsonValue &entry : list) {
        const auto id = Id<struct AnyTag>::fromString(entry.toString());
        if (!id) {
            fail(name, u"format"_s, u"Every entry must be an id: a decimal number in quotes."_s);
            return {};
        }
        if (!out.contains(id->value()))
            out.append(id->value());
    }
    return out;
}

QString JsonReader::uuid(QLatin1String name, Need need)
{
    const QString raw = text(name, need);
    if (hasNoText(m_object, name, raw))
        return {};
    const QUuid uuid = raw.size() == 36 ? QUuid::fromString(raw) : QUuid();
    if (uuid.isNull())
        fail(name, u"format"_s, u"This must be a UUID."_s);
    return uuid.toString(QUuid::WithoutBraces);
}

QString JsonReader::choice(QLatin1String name, Need need, const QStringList &allowed)
{
    const QString raw = text(name, need);
    if (hasNoText(m_object, name, raw))
        return allowed.first();
    if (!allowed.contains(raw)) {
        fail(name, u"unknown"_s, u"This must be one of: %1."_s.arg(allowed.join(u", "_s)));
        return allowed.first();
    }
    return raw;
}

} // namespace kith
