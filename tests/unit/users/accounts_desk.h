// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/executor.h"
#include "server/users/users_routes.h"
#include "tests/support/test_storage.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <future>

namespace kith::test {

/// A person who registered, as the answer describes them.
struct Member
{
    QByteArray token;
    QString id;
    QString session;
    QString email;
    QString phone;

    [[nodiscard]] UserId userId() const { return UserId::fromString(id).value_or(UserId()); }
};

[[nodiscard]] inline QJsonObject with(QJsonObject object, const QJsonObject &changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

/// `field:code` of each broken field, sorted.
[[nodiscard]] inline QStringList fieldsOf(const Error &error)
{
    QStringList out;
    for (const FieldError &field : error.fields)
        out << field.field + u':' + field.code;
    out.sort();
    return out;
}

/// The routes of the users room over a real storage, called as the executor would.
class AccountsDesk
{
public:
    static inline const QString password = QStringLiteral("tidal-otter-42");

    explicit AccountsDesk(const server::UsersOptions &options = {}, server::UsersHooks hooks = {})
        : m_services(std::make_shared<server::UsersServices>(m_ids, m_board, cheap(options), std::move(hooks)))
        , m_workers(2, 4096)
        , m_executor(m_storage.storage(), m_workers, m_limiter, m_services->authenticator(), m_services->callerSeen())
        , m_routes({server::usersRoutes(m_services)})
    {
    }

    [[nodiscard]] Result<server::Answer> call(server::Verb verb, const QString &path, const QJsonObject &input,
                                              const QByteArray &token = {})
    {
        return run(verb, path, input, {.token = token});
    }
    /// As the control socket calls: an administrator who is no person.
    [[nodiscard]] Result<server::Answer> asOperator(server::Verb verb, const QString &path, const QJsonObject &input)
    {
        return run(verb, path, input, {.caller = server::Caller{.user = {}, .session = {}, .isAdministrator = true}});
    }

    /// A body that registers somebody new.
    [[nodiscard]] QJsonObject newcomer(const QString &firstname)
    {
        ++m_count;
        return {{QStringLiteral("firstname"), firstname},
                {QStringLiteral("lastname"), QStringLiteral("Example")},
                {QStringLiteral("email"), QStringLiteral("person%1@example.org").arg(m_count)},
                {QStringLiteral("phone"), QStringLiteral("+491512%1").arg(1'000'000 + m_count)},
                {QStringLiteral("country"), QStringLiteral("DE")},
                {QStringLiteral("password"), password}};
    }
    /// Errors: a refusal ends the test program.
    Member enrol(const QString &firstname, const QString &email = {}, const QString &phone = {})
    {
        QJsonObject body = newcomer(firstname);
        if (!email.isEmpty())
            body.insert(QStringLiteral("email"), email);
        if (!phone.isEmpty())
            body.insert(QStringLiteral("phone"), phone);
        return memberOf(call(server::Verb::Post, QStringLiteral("/api/users/register"), body));
    }
    /// Another session of the same person.
    Member signIn(const Member &member)
    {
        return memberOf(call(server::Verb::Post, QStringLiteral("/api/users/login"),
                             {{QStringLiteral("login"), member.email}, {QStringLiteral("password"), password}}));
    }

    [[nodiscard]] server::Storage &storage() { return m_storage.storage(); }
    [[nodiscard]] IdGenerator &ids() { return m_ids; }
    [[nodiscard]] server::PresenceBoard &board() { return m_board; }
    [[nodiscard]] server::UsersServices &services() { return *m_services; }

    /// The sessions whose sockets were to be closed since the last look; forgets all other events.
    QStringList takeRevoked()
    {
        QStringList out;
        for (const server::EventPtr &event : m_storage.takeEvents()) {
            if (event->kind == server::Event::Kind::RevokeSession)
                out << event->session.toString();
        }
        return out;
    }
    /// What was told since the last look, oldest first, to `user` or to anybody.
    QList<QJsonObject> takeFrames(UserId user = {})
    {
        QList<QJsonObject> out;
        for (const server::EventPtr &event : m_storage.takeEvents()) {
            const bool isTold = user.isNull() || std::ranges::find(event->audience, user) != event->audience.end();
            if (event->kind != server::Event::Kind::RevokeSession && isTold)
                out << QJsonDocument::fromJson(event->frame).object();
        }
        return out;
    }

private:
    static server::UsersOptions cheap(server::UsersOptions options)
    {
        options.passwordCost = server::PasswordCost::minimum();
        return options;
    }

    Result<server::Answer> run(server::Verb verb, const QString &path, const QJsonObject &input, server::RawCall raw)
    {
        const auto match = m_routes.match(verb, path.toUtf8());
        if (!match.route)
            return ErrorCode::MethodNotAllowed;
        raw.input = with(input, match.parameters);
        raw.peerAddress = QStringLiteral("127.0.0.1");
        auto promise = std::make_shared<std::promise<Result<server::Answer>>>();
        auto future = promise->get_future();
        m_executor.run(*match.route, std::move(raw), [promise](Result<server::Answer> answer) { promise->set_value(std::move(answer)); });
        return future.get();
    }

    static Member memberOf(const Result<server::Answer> &answer)
    {
        if (!answer)
            qFatal("nobody could sign in: %s", qPrintable(answer.error().detail));
        const QJsonObject user = answer->body.value(QStringLiteral("user")).toObject();
        return {.token = answer->body.value(QStringLiteral("token")).toString().toLatin1(),
                .id = user.value(QStringLiteral("id")).toString(),
                .session = answer->body.value(QStringLiteral("session")).toObject().value(QStringLiteral("id")).toString(),
                .email = user.value(QStringLiteral("email")).toString(),
                .phone = user.value(QStringLiteral("phone")).toString()};
    }

    TestStorage m_storage;
    IdGenerator m_ids;
    server::PresenceBoard m_board;
    std::shared_ptr<server::UsersServices> m_services;
    server::WorkerPool m_workers;
    server::RateLimiter m_limiter;
    server::Executor m_executor;
    server::RouteTable m_routes;
    int m_count = 0;
};

} // namespace kith::test
