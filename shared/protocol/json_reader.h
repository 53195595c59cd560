// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/timestamp.h"
#include "shared/validation.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <limits>

namespace kith {

/// Units: code points. Range: closed.
struct TextLength
{
    int min = 0;
    int max = std::numeric_limits<int>::max();
};

/// Reads one JSON object field by field, strictly typed, and remembers every field that does not fit.
///
/// A getter of a missing or wrong field returns a default value and records the error; the caller reads everything,
/// then asks verdict() once. Unknown fields are ignored. `null` counts as missing.
class JsonReader
{
public:
    enum class Need { Required, Optional };
    explicit JsonReader(QJsonObject object, QString path = {});

    [[nodiscard]] bool has(QLatin1String name) const;

    /// As sent, after the clean-text check and the length check.
    QString text(QLatin1String name, Need need = Need::Required, TextLength length = {});
    /// tidyLine() first, then the length check: names, subjects, device labels.
    QString line(QLatin1String name, Need need = Need::Required, TextLength length = {});
    bool boolean(QLatin1String name, Need need = Need::Required, bool fallback = false);
    /// Range: [min, max], whole JSON numbers only. In queries numbers are text: readParameter().
    qint64 integer(QLatin1String name, Need need, qint64 min, qint64 max, qint64 fallback = 0);
    std::optional<Timestamp> timestamp(QLatin1String name, Need need = Need::Required);
    QJsonObject object(QLatin1String name, Need need = Need::Required);
    QJsonArray array(QLatin1String name, Need need, qsizetype maxSize);

    template<class IdType>
    IdType id(QLatin1String name, Need need = Need::Required)
    {
        return IdType(rawId(name, need));
    }
    template<class IdType>
    QList<IdType> ids(QLatin1String name, Need need, qsizetype maxSize)
    {
        QList<IdType> out;
        for (const qint64 value : rawIds(name, need, maxSize))
            out.append(IdType(value));
        return out;
    }
    /// Canonical lower-case form of a UUID.
    QString uuid(QLatin1String name, Need need = Need::Required);
    /// One of `allowed`; the first of them when missing and optional.
    QString choice(QLatin1String name, Need need, const QStringList &allowed);

    void fail(QLatin1String name, const QString &code, const QString &detail);
    /// Takes over the broken fields that somebody else found in a part of this object.
    void addFailures(const Error &error);
    [[nodiscard]] bool isOk() const { return m_errors.isEmpty(); }
    [[nodiscard]] Result<void> verdict() const { return m_errors.verdict(); }
    [[nodiscard]] const QJsonObject &raw() const { return m_object; }

private:
    qint64 rawId(QLatin1String name, Need need);
    QList<qint64> rawIds(QLatin1String name, Need need, qsizetype maxSize);
    QJsonValue value(QLatin1String name, Need need);
    QString checkedLength(QLatin1String name, Need need, QString text, TextLength length);

    QJsonObject m_object;
    QString m_path;
    FieldErrors m_errors;
};

} // namespace kith
