// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/contacts_routes.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes contactsRoutes(std::shared_ptr<ContactsService> service)
{
    const auto bound = [service](auto function) {
        return [service, function](Transaction &transaction, const Call &call) { return (*service.*function)(transaction, call); };
    };
    using C = ContactsService;
    return {
        {Verb::Get, u"/api/contacts"_s, {}, Access::SignedIn, ReadFunction(bound(&C::list)), {Limit::Read}},
        {Verb::Post,
         u"/api/contacts"_s,
         {},
         Access::SignedIn,
         WriteFunction{bound(&C::request)},
         {Limit::ContactRequest, Limit::ContactReceiver}},
        {Verb::Put, u"/api/contacts/{userId}"_s, {}, Access::SignedIn, WriteFunction{bound(&C::change)}, {Limit::Write}},
        {Verb::Delete, u"/api/contacts/{userId}"_s, {}, Access::SignedIn, WriteFunction{bound(&C::remove)}, {Limit::Write}},
    };
}

} // namespace kith::server
