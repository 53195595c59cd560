// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/contacts_routes.h"

#include "server/api/bound.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes contactsRoutes(std::shared_ptr<ContactsService> service)
{
    using C = ContactsService;
    return {
        {Verb::Get, u"/api/contacts"_s, {}, Access::SignedIn, ReadFunction(bound(service, &C::list)), {Limit::Read}},
        {Verb::Post,
         u"/api/contacts"_s,
         {},
         Access::SignedIn,
         WriteFunction{bound(service, &C::request)},
         {Limit::ContactRequest, Limit::ContactReceiver}},
        {Verb::Put, u"/api/contacts/{userId}"_s, {}, Access::SignedIn, WriteFunction{bound(service, &C::change)}, {Limit::Write}},
        {Verb::Delete, u"/api/contacts/{userId}"_s, {}, Access::SignedIn, WriteFunction{bound(service, &C::remove)}, {Limit::Write}},
    };
}

} // namespace kith::server
