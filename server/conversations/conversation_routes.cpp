// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_routes.h"

#include "server/api/bound.h"
#include "server/conversations/conversation_changes.h"
#include "server/conversations/conversation_service.h"
#include "server/conversations/draft_service.h"
#include "server/conversations/own_settings_service.h"
#include "server/conversations/participant_service.h"
#include "server/conversations/typing_service.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
Routes conversationRows(const ConversationService &service)
{
    const QString many = u"/api/conversations"_s;
    const QString one = u"/api/conversations/{conversationId}"_s;
    const WriteFunction create{bound(service, &ConversationService::create)};
    const WriteFunction describe{bound(service, &ConversationService::describe)};
    const ReadFunction list = bound(service, &ConversationService::list);
    const ReadFunction get = bound(service, &ConversationService::one);
    const QString settings = u"/api/conversations/{conversationId}/settings"_s;
    const QString draft = u"/api/conversations/{conversationId}/draft"_s;
    return {
        {Verb::Post, many, {}, Access::SignedIn, create, {Limit::ConversationCreate}},
        {Verb::Get, many, {}, Access::SignedIn, list, {Limit::Read}},
        {Verb::Get, one, {}, Access::SignedIn, get, {Limit::Read}},
        {Verb::Put, one, {}, Access::SignedIn, describe, {Limit::Write}},
        {Verb::Put, settings, {}, Access::SignedIn, WriteFunction{changeOwnSettings}, {Limit::Write}},
        {Verb::Put, draft, {}, Access::SignedIn, WriteFunction{draft_service::put}, {Limit::Write}},
        {Verb::Get,
         u"/api/conversations/{conversationId}/changes"_s,
         {},
         Access::SignedIn,
         ReadFunction(conversationChanges),
         {Limit::Read}},
    };
}

Routes participantRows(const ParticipantService &service)
{
    const QString one = u"/api/participant/{conversationId}/{userId}"_s;
    const WriteFunction add{bound(service, &ParticipantService::add)};
    const WriteFunction setRole{bound(service, &ParticipantService::setRole)};
    const WriteFunction remove{bound(service, &ParticipantService::remove)};
    const ReadFunction list = bound(service, &ParticipantService::list);
    return {
        {Verb::Post, u"/api/participant/{conversationId}"_s, {}, Access::SignedIn, add, {Limit::Join}},
        {Verb::Put, one, {}, Access::SignedIn, setRole, {Limit::Write}},
        {Verb::Delete, one, {}, Access::SignedIn, remove, {Limit::Join}},
        {Verb::Get, u"/api/messages/member"_s, {}, Access::SignedIn, list, {Limit::Read}},
    };
}
} // namespace

Routes conversationRoutes(IdGenerator &ids, const PresenceBoard &board, EventSink &sink)
{
    Routes routes = conversationRows(ConversationService(ids, board));
    for (Route &route : participantRows(ParticipantService(ids, board)))
        routes.push_back(std::move(route));
    const ReadFunction typing = bound(std::make_shared<TypingService>(sink), &TypingService::tell);
    routes.push_back({Verb::Post, {}, "typing"_ba, Access::SignedIn, typing, {Limit::Typing}});
    return routes;
}

} // namespace kith::server
