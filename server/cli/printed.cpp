// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/printed.h"

#include "server/cli/command_line.h"
#include "shared/protocol/problem.h"

#include <QtCore/QJsonDocument>

#include <cstdio>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
QString cell(const QJsonValue &value)
{
    QString text = value.toVariant().toString();
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = u'?';
    }
    return text;
}

int exitCodeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Network: return exit_code::notReachable;
    case ErrorCode::Storage: return exit_code::failed;
    case ErrorCode::Internal:
    case ErrorCode::Protocol:
    case ErrorCode::Overloaded:
    case ErrorCode::Draining: return exit_code::failed;
    default: return exit_code::refused;
    }
}
} // namespace

void printJson(const QJsonObject &document)
{
    std::fputs(QJsonDocument(document).toJson(QJsonDocument::Indented).constData(), stdout);
}

QString tableText(const QJsonArray &rows, const QStringList &columns)
{
    QList<QStringList> lines{columns};
    for (const QJsonValue &row : rows) {
        QStringList line;
        for (const QString &column : columns)
            line.append(cell(row.toObject().value(column)));
        lines.append(line);
    }
    QList<qsizetype> widths(columns.size(), 0);
    for (const QStringList &line : std::as_const(lines)) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths.at(i), line.at(i).size());
    }
    QString out;
    for (const QStringList &line : std::as_const(lines)) {
        QString text;
        for (qsizetype i = 0; i < line.size(); ++i)
            text += line.at(i).leftJustified(widths.at(i) + 2);
        out += text.trimmed() + u'\n';
    }
    return out;
}

QString detailsText(const QJsonObject &object, int indent)
{
    QString out;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString start = QString(indent, u' ') + it.key() + u':';
        if (it.value().isObject()) {
            out += start + u'\n' + detailsText(it.value().toObject(), indent + 2);
        } else if (it.value().isArray()) {
            out += start + u'\n';
            for (const QJsonValue &element : it.value().toArray())
                out += detailsText(element.toObject(), indent + 2) + u'\n';
        } else {
            out += start + u' ' + cell(it.value()) + u'\n';
        }
    }
    return out;
}

int printError(const Error &error, bool isJson)
{
    if (isJson) {
        Error shown = error;
        shown.isHidden = false; // whoever runs this may know the database's own words
        printJson({{u"error"_s, problemToJson(shown)}});
        return exitCodeOf(error);
    }
    const QString title = QString::fromLatin1(traitsOf(error.code).title);
    if (error.fields.isEmpty())
        std::fprintf(stderr, "kithd: %s\n", qUtf8Printable(error.detail.isEmpty() ? title : error.detail));
    for (const FieldError &field : error.fields)
        std::fprintf(stderr, "kithd: %s: %s\n", qUtf8Printable(field.field), qUtf8Printable(field.detail));
    return exitCodeOf(error);
}

} // namespace kith::server
