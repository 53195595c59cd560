// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/problem.h"

#include <QtCore/QJsonArray>

namespace kith {

using namespace Qt::Literals::StringLiterals;

QJsonObject problemToJson(const Error &error, const QString &requestId)
{
    const ErrorTraits &traits = traitsOf(error.code);
    QJsonObject out{
        {u"type"_s, QString(u"urn:kith:error:"_s + QLatin1String(traits.name))},
        {u"title"_s, QString::fromLatin1(traits.title)},
        {u"status"_s, traits.status},
        {u"code"_s, QString::fromLatin1(traits.name)},
        {u"detail"_s, error.detail.isEmpty() || error.isHidden ? QString::fromLatin1(traits.title) : error.detail},
    };
    if (!error.fields.isEmpty()) {
        QJsonArray fields;
        for (const FieldError &field : error.fields)
            fields.append(QJsonObject{{u"field"_s, field.field}, {u"code"_s, field.code}, {u"detail"_s, field.detail}});
        out.insert(u"fields"_s, fields);
    }
    if (error.retryAfter)
        out.insert(u"retryAfter"_s, qint64(error.retryAfter->count()));
    if (!requestId.isEmpty())
        out.insert(u"requestId"_s, requestId);
    return out;
}

Error problemFromJson(const QJsonObject &problem)
{
    const auto code = errorCodeFromName(problem.value(u"code"_s).toString());
    if (!code)
        return Error{.code = ErrorCode::Protocol, .detail = QString::fromLatin1(traitsOf(ErrorCode::Protocol).title)};
    Error error{.code = *code, .detail = problem.value(u"detail"_s).toString().left(1000)};
    const QJsonArray fields = problem.value(u"fields"_s).toArray();
    for (qsizetype i = 0; i < qMin<qsizetype>(fields.size(), 100); ++i) {
        const QJsonObject field = fields.at(i).toObject();
        error.fields.append(
            {field.value(u"field"_s).toString(), field.value(u"code"_s).toString(), field.value(u"detail"_s).toString().left(1000)});
    }
    if (const QJsonValue wait = problem.value(u"retryAfter"_s); wait.isDouble())
        error.retryAfter = std::chrono::seconds(qBound(qint64(0), wait.toInteger(), qint64(86'400)));
    return error;
}

} // namespace kith
