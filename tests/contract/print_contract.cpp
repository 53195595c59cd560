// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/errors.h"
#include "tests/contract/operations.h"
#include "tests/contract/scene.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <cstdio>

using namespace kith;
using namespace Qt::Literals::StringLiterals;

namespace {
QJsonObject fieldJson(const test::Field &field)
{
    static const QStringList kinds{u"line"_s, u"text"_s, u"texts"_s, u"uuid"_s,   u"id"_s,
                                   u"ids"_s,  u"seq"_s,  u"bool"_s,  u"choice"_s, u"object"_s};
    return {{u"name"_s, field.name},
            {u"kind"_s, kinds.at(qsizetype(field.kind))},
            {u"isRequired"_s, field.need == test::Field::Need::Required},
            {u"longest"_s, field.longest}};
}

QJsonArray operationsJson()
{
    QJsonArray out;
    for (const test::Operation &operation : test::operations()) {
        QJsonArray fields;
        for (const test::Field &field : operation.fields)
            fields.append(fieldJson(field));
        out.append(QJsonObject{{u"method"_s, QString::fromLatin1(operation.method)},
                               {u"path"_s, operation.path},
                               {u"command"_s, QString::fromLatin1(operation.command)},
                               {u"needsToken"_s, operation.needsToken},
                               {u"fields"_s, fields}});
    }
    return out;
}

QJsonArray errorsJson()
{
    QJsonArray out;
    for (const ErrorCode code : allErrorCodes())
        out.append(QJsonObject{{u"code"_s, QLatin1String(traitsOf(code).name)}, {u"status"_s, traitsOf(code).status}});
    return out;
}
} // namespace

/// Prints what docs/openapi.yaml is compared with, as JSON: the operations of the contract tests, the route table and the
/// published document of a running kithd, and the registry of errors.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    test::Stage stage;
    if (!stage.raise())
        return 1;
    const test::HttpReply routes = test::ApiClient(stage.server().controlUrl()).get(u"/api/admin/routes"_s);
    const test::HttpReply document = test::ApiClient(stage.server().url()).get(u"/api/openapi.json"_s);
    if (routes.status != 200 || document.status != 200)
        return 1;
    const QJsonObject all{{u"operations"_s, operationsJson()},
                          {u"routes"_s, routes.json().value("routes"_L1)},
                          {u"document"_s, document.json()},
                          {u"errors"_s, errorsJson()}};
    std::fputs(QJsonDocument(all).toJson(QJsonDocument::Compact).constData(), stdout);
    return stage.server().stop();
}
