// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Only the administrator gets anywhere; everybody else may know that there is such a path.
AccessRow row(const char *what, const QByteArray &method, const QString &path, int administrator, std::function<QString(Cast &)> target,
              std::function<QJsonObject(Cast &)> body = {})
{
    return {.what = what,
            .method = method,
            .path = path,
            .outsider = 403,
            .former = 403,
            .member = 403,
            .admin = 403,
            .owner = 403,
            .target = std::move(target),
            .body = std::move(body),
            .administrator = administrator};
}
} // namespace

AccessRows adminRows(Town &town)
{
    const QString user = u"/api/admin/users/{userId}"_s;
    const auto of = [](const QString &end) {
        return [end](Cast &cast) { return QString(u"/api/admin/users/"_s + cast.outsider.id + end); };
    };
    return {
        row("administration: counts", "GET", u"/api/admin/counts"_s, 200, fixedPath(u"/api/admin/counts"_s)),
        row("administration: routes", "GET", u"/api/admin/routes"_s, 200, fixedPath(u"/api/admin/routes"_s)),
        row("administration: limits", "GET", u"/api/admin/limits"_s, 200, fixedPath(u"/api/admin/limits"_s)),
        row("administration: search index", "GET", u"/api/admin/search"_s, 200, fixedPath(u"/api/admin/search"_s)),
        row("administration: make the index anew", "POST", u"/api/admin/search/rebuild"_s, 200, fixedPath(u"/api/admin/search/rebuild"_s)),
        row("administration: try a push", "POST", u"/api/admin/test-push"_s, 404, fixedPath(u"/api/admin/test-push"_s),
            [](Cast &cast) {
                return QJsonObject{{u"userId"_s, cast.outsider.id}};
            }),
        row("administration: try a mail", "POST", u"/api/admin/test-mail"_s, 409, fixedPath(u"/api/admin/test-mail"_s),
            [](Cast &) {
                return QJsonObject{{u"address"_s, u"ada@example.org"_s}};
            }),
        row("administration: people", "GET", u"/api/admin/users"_s, 200, fixedPath(u"/api/admin/users?q=a&limit=3"_s)),
        row("administration: make an account", "POST", u"/api/admin/users"_s, 201, fixedPath(u"/api/admin/users"_s),
            [&town](Cast &) { return town.newcomer(u"Made"_s); }),
        row("administration: one person", "GET", user, 200, of({})),
        row("administration: role", "PUT", user, 200, of({}),
            [](Cast &) {
                return QJsonObject{{u"role"_s, u"person"_s}};
            }),
        row("administration: erase", "DELETE", user, 204,
            [&town](Cast &) { return QString(u"/api/admin/users/"_s + town.settle(u"Gone"_s).id); }),
        row("administration: reset code", "POST", user + u"/reset"_s, 201, of(u"/reset"_s)),
        row("administration: invite", "POST", u"/api/admin/invites"_s, 201, fixedPath(u"/api/admin/invites"_s)),
        row("administration: invitations", "GET", u"/api/admin/invites"_s, 200, fixedPath(u"/api/admin/invites"_s)),
        row("administration: revoke an invitation", "DELETE", u"/api/admin/invites/{code}"_s, 204,
            [](Cast &cast) { return QString(u"/api/admin/invites/"_s + freshInvite(cast.fellow)); }),
        row("administration: end sessions", "DELETE", user + u"/sessions"_s, 200,
            [&town](Cast &) { return QString(u"/api/admin/users/%1/sessions"_s.arg(town.settle(u"Gone"_s).id)); }),
    };
}

} // namespace kith::test
