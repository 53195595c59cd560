// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/invites_routes.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes invitesRoutes(const std::shared_ptr<const InvitesService> &service)
{
    const auto bound = [service](auto function) {
        return [service, function](Transaction &transaction, const Call &call) { return (*service.*function)(transaction, call); };
    };
    using I = InvitesService;
    constexpr auto person = Access::SignedIn;
    constexpr auto only = Access::Administrator;
    return {
        {Verb::Post, u"/api/invites"_s, {}, person, WriteFunction{bound(&I::create)}, {Limit::InviteCreate}},
        {Verb::Get, u"/api/invites"_s, {}, person, ReadFunction(bound(&I::list)), {Limit::Read}},
        {Verb::Get, u"/api/invites/{code}"_s, {}, Access::Anyone, ReadFunction(bound(&I::look)), {Limit::InviteLookup}},
        {Verb::Delete, u"/api/invites/{code}"_s, {}, person, WriteFunction{bound(&I::revoke)}, {Limit::Write}},
        {Verb::Post, u"/api/invites/{code}/accept"_s, {}, person, WriteFunction{bound(&I::accept)}, {Limit::InviteLookup, Limit::Join}},
        {Verb::Post, u"/api/admin/invites"_s, {}, only, WriteFunction{bound(&I::createForServer)}, {Limit::Administration}},
        {Verb::Get, u"/api/admin/invites"_s, {}, only, ReadFunction(bound(&I::listAll)), {Limit::Administration}},
        {Verb::Delete, u"/api/admin/invites/{code}"_s, {}, only, WriteFunction{bound(&I::revokeAny)}, {Limit::Administration}},
    };
}

} // namespace kith::server
