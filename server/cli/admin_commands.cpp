// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/admin_commands.h"

#include "server/cli/printed.h"
#include "server/cli/terminal.h"
#include "server/config/value_text.h"
#include "shared/timestamp.h"

#include <QtCore/QUrl>

#include <algorithm>
#include <cstdio>
#include <thread>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
using Option = AdminAction::Option;

constexpr int pageSize = 200;
constexpr auto askAgainAfter = std::chrono::milliseconds(500);

Error badOption(const char *flag, const QString &detail)
{
    return {.code = ErrorCode::Validation, .detail = u"%1 %2"_s.arg(QString::fromLatin1(flag), detail)};
}

Result<QJsonObject> inputOf(const CommandLine &line)
{
    QJsonObject input = line.action->fixed;
    for (const Option &option : line.action->options) {
        const auto typed = line.words.constFind(QString::fromLatin1(option.field));
        if (typed == line.words.cend())
            continue;
        QJsonValue value = *typed;
        if (option.kind == Option::Kind::Number) {
            bool ok = false;
            value = typed->toInt(&ok);
            if (!ok)
                return badOption(option.flag, u"takes a whole number."_s);
        } else if (option.kind == Option::Kind::Lifetime) {
            const auto lifetime = parseDuration(*typed);
            if (!lifetime)
                return badOption(option.flag, u"takes a time such as 12h or 7d."_s);
            value = toRfc3339(now() + *lifetime);
        } else if (option.kind == Option::Kind::Switch) {
            value = option.whenSet;
        }
        input.insert(QString::fromLatin1(option.field), value);
    }
    if (line.takesPassword) {
        const auto password = readNewPassword();
        if (!password)
            return password.error();
        input.insert(u"password"_s, *password);
    }
    return input;
}

bool isId(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString comparable(const QString &phone)
{
    QString out;
    for (const QChar c : phone) {
        if (c.isDigit())
            out += c;
    }
    return out;
}

/// The one account that an id, an e-mail address or a phone number names.
Result<QJsonObject> findPerson(const AdminApi &api, const QString &who)
{
    const auto found = api({.verb = "GET", .path = u"/api/admin/users"_s, .input = {{u"q"_s, who}, {u"limit"_s, pageSize}}});
    if (!found)
        return found.error();
    for (const QJsonValue &value : found->value("users"_L1).toArray()) {
        const QJsonObject person = value.toObject();
        const bool isSamePhone = who.startsWith(u'+') && comparable(person.value("phone"_L1).toString()) == comparable(who);
        if (person.value("id"_L1).toString() == who || person.value("email"_L1).toString().compare(who, Qt::CaseInsensitive) == 0
            || isSamePhone)
            return person;
    }
    return Error{.code = ErrorCode::NotFound,
                 .detail = u"Nobody here has the id, e-mail address or phone number %1. Phone numbers begin with +."_s.arg(who)};
}

/// Every page of a list as one.
Result<QJsonObject> askForAll(const AdminApi &api, AdminRequest request, const QString &list)
{
    QJsonArray all;
    request.input.insert(u"limit"_s, pageSize);
    for (;;) {
        const auto page = api(request);
        if (!page)
            return page.error();
        const QJsonArray rows = page->value(list).toArray();
        for (const QJsonValue &row : rows)
            all.append(row);
        if (!page->value("more"_L1).toBool() || rows.isEmpty())
            return QJsonObject{{list, all}};
        const QString last = rows.last().toObject().value("id"_L1).toString();
        request.input.insert(list == "invites"_L1 ? u"before"_s : u"after"_s, last);
    }
}

bool isAgreed(const CommandLine &line, const QString &subject)
{
    if (!line.action->isDestructive || line.isYes)
        return true;
    if (!hasTerminal()) {
        (void)printError({.code = ErrorCode::BadRequest, .detail = u"this cannot be undone; say --yes to do it"_s}, line.isJson);
        return false;
    }
    if (isConfirmed(u"This cannot be undone. Type %1 to go on: "_s.arg(subject), subject))
        return true;
    if (line.isJson)
        (void)printError({.code = ErrorCode::BadRequest, .detail = u"Nothing was done."_s}, true);
    return false;
}

void printForPeople(const AdminAction &action, const QJsonObject &answer, const QString &subject)
{
    if (action.list) {
        std::fputs(qUtf8Printable(tableText(answer.value(QLatin1String(action.list)).toArray(), action.columns)), stdout);
        return;
    }
    if (action.done) {
        const QString sentence = QString::fromLatin1(action.done);
        std::printf("%s\n", qUtf8Printable(sentence.contains(u"%1"_s) ? sentence.arg(subject) : sentence));
    }
    std::fputs(qUtf8Printable(detailsText(answer)), stdout);
}

/// Until the server has done it. Without a server there is nothing to wait for.
Result<QJsonObject> follow(const AdminApi &api, const AdminRequest &request, QJsonObject answer)
{
    const bool isShown = hasErrorTerminal();
    while (answer.value("building"_L1).toBool()) {
        if (isShown)
            std::fprintf(stderr, "\r%lld of %lld messages", static_cast<long long>(answer.value("indexed"_L1).toInteger()),
                         static_cast<long long>(answer.value("messages"_L1).toInteger()));
        std::this_thread::sleep_for(askAgainAfter);
        auto next = api(request);
        if (!next && next.error().code == ErrorCode::TooManyRequests)
            continue;
        if (!next)
            return next.error();
        answer = std::move(next).value();
    }
    if (isShown)
        std::fputs("\r\033[K", stderr);
    return answer;
}

bool hasArrived(const QJsonObject &answer)
{
    const auto isThere = [](const QJsonValue &value) { return value["result"_L1].toString() == u"delivered"_s; };
    if (!answer.contains("deliveries"_L1))
        return isThere(answer);
    const QJsonArray deliveries = answer.value("deliveries"_L1).toArray();
    return std::all_of(deliveries.begin(), deliveries.end(), isThere);
}

/// A person where there is one of that name, else the endpoint.
Result<void> nameRecipient(const AdminApi &api, const QString &who, QJsonObject &input)
{
    const auto person = findPerson(api, who);
    if (person)
        input.insert(u"userId"_s, person->value("id"_L1));
    else if (person.error().code != ErrorCode::NotFound || !isId(who))
        return person.error();
    else
        input.insert(u"endpointId"_s, who);
    return {};
}
} // namespace

int runAdminCommand(const CommandLine &line, const AdminApi &api)
{
    const AdminAction &action = *line.action;
    auto input = inputOf(line);
    if (!input) {
        (void)printError(input.error(), line.isJson);
        return exit_code::usage;
    }
    QString id = line.subject;
    QString subject = line.subject;
    if (action.subject == AdminAction::Subject::Person) {
        const auto person = findPerson(api, line.subject);
        if (!person)
            return printError(person.error(), line.isJson);
        id = person->value("id"_L1).toString();
        const QString email = person->value("email"_L1).toString();
        subject = email.isEmpty() ? id : email;
    }
    if (action.subject == AdminAction::Subject::Recipient) {
        if (const auto named = nameRecipient(api, line.subject, *input); !named)
            return printError(named.error(), line.isJson);
    }
    if (!isAgreed(line, subject))
        return exit_code::usage;
    QString path = QString::fromLatin1(action.path);
    path.replace(u"{id}"_s, QString::fromLatin1(QUrl::toPercentEncoding(id)));
    const AdminRequest request{.verb = action.verb, .path = path, .input = *input};
    auto answer = action.list && !action.isDelivery ? askForAll(api, request, QString::fromLatin1(action.list)) : api(request);
    if (answer && action.follow)
        answer = follow(api, {.verb = "GET", .path = QString::fromLatin1(action.follow), .input = {}}, *answer);
    if (!answer)
        return printError(answer.error(), line.isJson);
    if (line.isJson)
        printJson(*answer);
    else
        printForPeople(action, *answer, subject);
    return action.isDelivery && !hasArrived(*answer) ? exit_code::failed : exit_code::done;
}

} // namespace kith::server
