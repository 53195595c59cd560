// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/law_world.h"

#include "server/contacts/contacts_routes.h"
#include "server/conversations/conversation_hooks.h"
#include "server/conversations/conversation_routes.h"
#include "server/messages/message_routes.h"
#include "server/sync/sync_routes.h"

namespace kith::test {

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
UsersHooks hooksFor(const std::shared_ptr<ContactsService> &contacts)
{
    UsersHooks hooks;
    hooks.publicProfileChanged = [contacts](Transaction &transaction, UserId user) {
        contacts->publicProfileChanged(transaction, user);
        conversation_hooks::personChanged(transaction, user);
    };
    hooks.readReceiptsChanged = conversation_hooks::personChanged;
    return hooks;
}
} // namespace

LawWorld::LawWorld()
    : m_contacts(std::make_shared<ContactsService>(m_ids, m_board))
    , m_hooks(hooksFor(m_contacts))
    , m_profile(m_hooks, m_board)
    , m_routes(
          {contactsRoutes(m_contacts), conversationRoutes(m_ids, m_board, m_sink), messageRoutes(m_ids),
           syncRoutes(m_board, [this](Transaction &transaction, UserId owner) { return m_contacts->contactsOf(transaction, owner); }, {}),
           Routes{{Verb::Put,
                   u"/api/users/{userId}"_s,
                   {},
                   Access::SignedIn,
                   WriteFunction{[this](Transaction &transaction, const Call &call) { return m_profile.edit(transaction, call); }}}}})
{
}

Result<Answer> LawWorld::call(const Seat &seat, const QByteArray &request, QJsonObject input)
{
    const qsizetype space = request.indexOf(' ');
    const Route *route = nullptr;
    if (space < 0) {
        route = m_routes.command(request);
    } else {
        const auto match = m_routes.match(verbFromName(request.first(space)), request.sliced(space + 1));
        for (auto it = match.parameters.begin(); it != match.parameters.end(); ++it)
            input.insert(it.key(), it.value());
        route = match.route;
    }
    if (!route)
        qFatal("no such route: %s", request.constData());
    const Call made{.caller = {.user = seat.user, .session = seat.session, .isAdministrator = false},
                    .input = input,
                    .requestId = {},
                    .peerAddress = {}};
    if (const auto *read = std::get_if<ReadFunction>(&route->function))
        return m_database.read([&](Transaction &transaction) { return (*read)(transaction, made); });
    const auto &write = std::get<WriteFunction>(route->function);
    return m_database.write([&](Transaction &transaction) { return write.run(transaction, made); });
}

QJsonObject LawWorld::read(const Seat &seat, const QByteArray &request, const QJsonObject &input)
{
    const auto answer = call(seat, request, input);
    return answer ? answer->body : QJsonObject();
}

} // namespace kith::test
