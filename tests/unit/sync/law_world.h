// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_table.h"
#include "server/bus/presence_board.h"
#include "server/contacts/contacts_service.h"
#include "server/users/erasure.h"
#include "server/users/profile_service.h"
#include "shared/id_generator.h"
#include "tests/support/sample_people.h"

namespace kith::test {

/// One device of one person.
struct Seat
{
    UserId user;
    SessionId session;
};

/// Every service that changes what people see, on a fresh database, called through its own routes as the server wires them.
class LawWorld
{
public:
    LawWorld();
    LawWorld(const LawWorld &) = delete;
    LawWorld &operator=(const LawWorld &) = delete;

    /// `request`: "POST /api/messages/send", or the name of a realtime command.
    Result<server::Answer> call(const Seat &seat, const QByteArray &request, QJsonObject input = {});
    /// The body; empty when it was refused.
    QJsonObject read(const Seat &seat, const QByteArray &request, const QJsonObject &input = {});
    [[nodiscard]] UserId person(const QString &name) { return addPerson(m_database, name); }
    void befriend(UserId one, UserId other) { test::befriend(m_database, one, other); }
    /// What was committed since the last call, and what the worker of notifications makes of it.
    [[nodiscard]] std::vector<server::EventPtr> takeEvents();
    /// One piece of what erased people left behind, as it goes on in the background.
    void clearAway();
    [[nodiscard]] bool isErased(UserId user) const { return m_erased.contains(user); }
    [[nodiscard]] bool isOnPostgres() const { return m_database.dialect() == server::Dialect::PostgreSql; }

private:
    class NoSink final : public server::EventSink
    {
        void publish(std::vector<server::EventPtr>) override {}
    };

    Result<server::Answer> erase(server::Transaction &transaction, const server::Call &call);
    void decideAlerts(const server::Event &event);

    InMemoryDatabase m_database;
    IdGenerator m_ids{7};
    server::PresenceBoard m_board;
    NoSink m_sink;
    std::shared_ptr<server::ContactsService> m_contacts;
    const server::UsersHooks m_hooks;
    const server::ProfileService m_profile;
    const server::UsersOptions m_options;
    server::SessionActivity m_activity;
    const server::SessionsService m_sessions;
    const std::shared_ptr<server::Erasure> m_erasure;
    QList<UserId> m_erased;
    const server::RouteTable m_routes;
};

} // namespace kith::test
