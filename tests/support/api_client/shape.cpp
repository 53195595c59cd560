// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/shape.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include <cmath>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
bool matches(const QJsonValue &value, const QRegularExpression &form)
{
    return value.isString() && form.match(value.toString()).hasMatch();
}

QString shown(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).left(120);
}
} // namespace

Shapes::Shapes(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file));
    QJsonParseError problem;
    m_shapes = QJsonDocument::fromJson(in.readAll(), &problem).object();
    if (m_shapes.isEmpty())
        qFatal("%s: %s", qPrintable(file), qPrintable(problem.errorString()));
}

QStringList Shapes::differences(const QJsonValue &value, const QString &shape) const
{
    QStringList out;
    compare(value, QString(u'@' + shape), shape, out);
    return out;
}

bool Shapes::fitsWord(const QJsonValue &value, const QString &word) const
{
    static const QRegularExpression id(u"^[1-9][0-9]{0,18}$"_s);
    static const QRegularExpression time(u"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$"_s);
    static const QRegularExpression uuid(u"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"_s);
    if (word == u"any"_s)
        return true;
    if (word == u"bool"_s)
        return value.isBool();
    if (word == u"text"_s)
        return value.isString();
    if (word == u"seq"_s)
        return value.isDouble() && value.toDouble() >= 0 && std::floor(value.toDouble()) == value.toDouble();
    if (word == u"id"_s)
        return matches(value, id);
    if (word == u"time"_s)
        return matches(value, time);
    if (word == u"uuid"_s)
        return matches(value, uuid);
    if (word.startsWith(u"one of: "_s))
        return value.isString() && word.mid(8).split(u", "_s).contains(value.toString());
    qFatal("no shape is called %s", qPrintable(word));
}

void Shapes::compare(const QJsonValue &value, const QJsonValue &shape, const QString &path, QStringList &out) const
{
    if (shape.isObject()) {
        if (!value.isObject())
            out.append(u"%1: an object is expected, not %2"_s.arg(path, shown(value)));
        else
            compareObject(value.toObject(), shape.toObject(), path, out);
    } else if (shape.isArray()) {
        if (!value.isArray())
            out.append(u"%1: a list is expected, not %2"_s.arg(path, shown(value)));
        const QJsonArray entries = value.toArray();
        for (qsizetype i = 0; i < entries.size(); ++i)
            compare(entries.at(i), shape.toArray().first(), u"%1[%2]"_s.arg(path).arg(i), out);
    } else if (const QString word = shape.toString(); word.startsWith(u'@')) {
        if (!m_shapes.contains(word.mid(1)))
            qFatal("no shape is called %s", qPrintable(word));
        compare(value, m_shapes.value(word.mid(1)), path, out);
    } else if (!fitsWord(value, word)) {
        out.append(u"%1: %2 is expected, not %3"_s.arg(path, word, shown(value)));
    }
}

void Shapes::compareObject(const QJsonObject &value, const QJsonObject &shape, const QString &path, QStringList &out) const
{
    for (auto it = shape.constBegin(); it != shape.constEnd(); ++it) {
        const bool isOptional = it.key().endsWith(u'?');
        const QString name = isOptional ? it.key().chopped(1) : it.key();
        if (value.contains(name))
            compare(value.value(name), it.value(), path + u'.' + name, out);
        else if (!isOptional)
            out.append(u"%1.%2 is missing"_s.arg(path, name));
    }
    for (auto it = value.constBegin(); it != value.constEnd(); ++it) {
        if (!shape.contains(it.key()) && !shape.contains(it.key() + u'?'))
            out.append(u"%1.%2 must not be there: %3"_s.arg(path, it.key(), shown(it.value())));
    }
}

} // namespace kith::test
