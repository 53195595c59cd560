// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/law_world.h"

#include "server/contacts/contacts_routes.h"
#include "server/conversations/conversation_hooks.h"
#include "server/conversations/conversation_routes.h"
#include "server/messages/edit_service.h"
#include "server/messages/message_routes.h"
#include "server/notifications/alert_store.h"
#include "server/notifications/notifications_routes.h"
#include "server/notifications/notify.h"
#include "server/sync/sync_routes.h"
#include "server/users/blocked_view.h"

namespace kith::test {

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
void seenAnew(Transaction &transaction, UserId user, UserId viewer)
{
    conversation_hooks::personChangedFor(transaction, user, viewer);
    actorChangedFor(transaction, user, viewer);
}

UsersHooks hooksFor(const std::shared_ptr<ContactsService> &contacts, IdGenerator &ids)
{
    UsersHooks hooks;
    hooks.publicProfileChanged = [contacts](Transaction &transaction, UserId user) {
        contacts->publicProfileChanged(transaction, user);
        conversation_hooks::personChanged(transaction, user);
        actorChanged(transaction, user, blocked_view::viewersOf(transaction, user));
    };
    hooks.readReceiptsChanged = conversation_hooks::personChanged;
    hooks.sessionsEnding = endSessions;
    hooks.erased = [contacts](Transaction &transaction, UserId user) {
        contacts->erased(transaction, user);
        eraseNotifications(transaction, user);
    };
    hooks.endMemberships = [&ids](Transaction &transaction, UserId user, int limit) {
        return conversation_hooks::endMemberships(transaction, ids, user, limit);
    };
    hooks.unsendMessages = unsendSome;
    return hooks;
}
} // namespace

LawWorld::LawWorld()
    : m_contacts(
        std::make_shared<ContactsService>(m_ids, m_board, ContactsHooks{.seenAnew = seenAnew, .unblocked = conversation_hooks::unblocked}))
    , m_hooks(hooksFor(m_contacts, m_ids))
    , m_profile(m_hooks, m_board)
    , m_sessions(m_ids, m_options, m_hooks, m_activity)
    , m_erasure(std::make_shared<Erasure>(m_hooks, m_sessions))
    , m_routes(
          {contactsRoutes(m_contacts), conversationRoutes(m_ids, m_board, m_sink), messageRoutes(m_ids), notificationsRoutes(m_ids, {}, {}),
           syncRoutes(m_board, [this](Transaction &transaction, UserId owner) { return m_contacts->contactsOf(transaction, owner); }, {}),
           Routes{{Verb::Put,
                   u"/api/users/{userId}"_s,
                   {},
                   Access::SignedIn,
                   WriteFunction{[this](Transaction &transaction, const Call &call) { return m_profile.edit(transaction, call); }}},
                  {Verb::Delete,
                   u"/api/users/{userId}"_s,
                   {},
                   Access::SignedIn,
                   WriteFunction{[this](Transaction &transaction, const Call &call) { return erase(transaction, call); }}}}})
{
}

/// As the erasing service does, but for the password.
Result<Answer> LawWorld::erase(Transaction &transaction, const Call &call)
{
    const auto closed = m_erasure->close(transaction, call.caller.user, call.input.value("messages"_L1) == "remove"_L1);
    if (!closed)
        return closed.error();
    m_erased.append(call.caller.user);
    return Answer::none();
}

void LawWorld::clearAway()
{
    for (const UserId user : std::as_const(m_erased))
        (void)m_database.write([&](Transaction &transaction) -> Result<bool> { return m_erasure->clearPiece(transaction, user); });
}

std::vector<EventPtr> LawWorld::takeEvents()
{
    std::vector<EventPtr> out = m_database.takeEvents();
    for (size_t i = 0; i < out.size(); ++i) {
        const EventPtr event = out.at(i);
        decideAlerts(*event);
        const std::vector<EventPtr> more = m_database.takeEvents();
        out.insert(out.end(), more.begin(), more.end());
    }
    return out;
}

void LawWorld::decideAlerts(const Event &event)
{
    if (event.kind != Event::Kind::Tell || event.name != "message.created")
        return;
    auto message = AlertMessage::fromEvent(event);
    if (!message)
        return;
    (void)m_database.write([&](Transaction &transaction) -> Result<bool> {
        const AlertCircumstances circumstances = alert_store::circumstances(transaction, {message->conversation}, {message->sender});
        const AlertPlan plan = planAlerts(std::move(*message), circumstances, false, now());
        for (const auto &[user, reason] : plan.feed) {
            Notification row;
            row.kind = NotificationKind::Mention;
            row.reason = reason;
            row.actor.id = plan.message.sender;
            row.conversation = plan.message.conversation;
            row.message = plan.message.id;
            row.seq = plan.message.seq;
            row.createdAt = plan.message.at;
            noteMention(transaction, m_ids, user, row);
        }
        return true;
    });
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
