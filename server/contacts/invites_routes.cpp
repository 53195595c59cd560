// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/invites_routes.h"

#include "server/api/bound.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes invitesRoutes(const std::shared_ptr<const InvitesService> &service)
{
    using I = InvitesService;
    constexpr auto person = Access::SignedIn;
    constexpr auto only = Access::Administrator;
    return {
        {Verb::Post, u"/api/invites"_s, {}, person, WriteFunction{bound(service, &I::create)}, {Limit::InviteCreate}},
        {Verb::Get, u"/api/invites"_s, {}, person, ReadFunction(bound(service, &I::list)), {Limit::Read}},
        {Verb::Get, u"/api/invites/{code}"_s, {}, Access::Anyone, ReadFunction(bound(service, &I::look)), {Limit::InviteLookup}},
        {Verb::Delete, u"/api/invites/{code}"_s, {}, person, WriteFunction{bound(service, &I::revoke)}, {Limit::Write}},
        {Verb::Post,
         u"/api/invites/{code}/accept"_s,
         {},
         person,
         WriteFunction{bound(service, &I::accept)},
         {Limit::InviteLookup, Limit::Join}},
        {Verb::Post, u"/api/admin/invites"_s, {}, only, WriteFunction{bound(service, &I::createForServer)}, {Limit::Administration}},
        {Verb::Get, u"/api/admin/invites"_s, {}, only, ReadFunction(bound(service, &I::listAll)), {Limit::Administration}},
        {Verb::Delete, u"/api/admin/invites/{code}"_s, {}, only, WriteFunction{bound(service, &I::revokeAny)}, {Limit::Administration}},
    };
}

} // namespace kith::server
