// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
using Path = std::function<QString(Cast &)>;
using Body = std::function<QJsonObject(Cast &)>;

/// The same for everybody: a token, of whatever kind, makes no difference.
AccessRow row(const char *what, const QByteArray &method, const QString &path, int status, Path target, Body body = {})
{
    return {.what = what,
            .method = method,
            .path = path,
            .outsider = status,
            .former = status,
            .member = status,
            .admin = status,
            .owner = status,
            .target = std::move(target),
            .body = std::move(body),
            .nobody = status};
}

AccessRow row(const char *what, const QByteArray &method, const QString &path, int status, Body body = {})
{
    return row(what, method, path, status, fixedPath(path), std::move(body));
}

QJsonObject login(const Person &person, const QString &password)
{
    return {{u"login"_s, person.email}, {u"password"_s, password}};
}

QString resetCode(Town &town)
{
    return town.control().post(u"/api/admin/users/%1/reset"_s.arg(town.settle(u"Forgetful"_s).id)).json().value("code"_L1).toString();
}

QJsonObject resetWith(const QString &code)
{
    return {{u"code"_s, code}, {u"password"_s, u"a whole new sentence"_s}};
}

/// Accounts, and the ways into them.
AccessRows entrances(Town &town)
{
    const QString invite = u"/api/invites/{code}"_s;
    return {
        row("open: register", "POST", u"/api/users/register"_s, 201, [&town](Cast &) { return town.newcomer(u"New"_s); }),
        row("open: register with an address that is taken", "POST", u"/api/users/register"_s, 409,
            [&town](Cast &cast) {
                QJsonObject body = town.newcomer(u"New"_s);
                body.insert(u"email"_s, cast.fellow.email);
                return body;
            }),
        row("open: sign in", "POST", u"/api/users/login"_s, 200, [](Cast &cast) { return login(cast.spare, cast.spare.password); }),
        row("open: sign in with a wrong password", "POST", u"/api/users/login"_s, 401,
            [&town](Cast &) { return login(town.settle(u"Guessed"_s), u"not this one at all"_s); }),
        row("open: new password with a code", "POST", u"/api/users/reset"_s, 204, [&town](Cast &) { return resetWith(resetCode(town)); }),
        row("open: new password with a made-up code", "POST", u"/api/users/reset"_s, 422,
            [](Cast &) { return resetWith(u"ABCD-EFGH-JKLM-NPQR"_s); }),
        row("open: look at an invitation", "GET", invite, 200,
            [](Cast &cast) { return QString(u"/api/invites/"_s + freshInvite(cast.fellow)); }),
        row("open: look at a made-up invitation", "GET", invite, 404, fixedPath(u"/api/invites/AAAAAAAAAAAAAAAAAAAAAA"_s)),
    };
}

/// What the server says of itself.
AccessRows aboutTheServer()
{
    return {
        row("open: about the server", "GET", u"/api/server"_s, 200),
        row("open: the contract", "GET", u"/api/openapi.json"_s, 200),
        row("open: alive", "GET", u"/healthz"_s, 200),
        row("open: ready", "GET", u"/readyz"_s, 200),
        // At the administrator's address and the control socket only; here there is no such path, not even for an administrator.
        row("shut: figures", "GET", u"/metrics"_s, 404),
    };
}
} // namespace

AccessRows openRows(Town &town)
{
    return entrances(town) + aboutTheServer();
}

} // namespace kith::test
