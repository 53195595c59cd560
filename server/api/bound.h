// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"

#include <memory>

namespace kith::server {

/// A member function of a service, as what a route runs. The service is copied: it keeps nothing but what it was made with.
template<class Service>
[[nodiscard]] auto bound(Service service, Result<Answer> (Service::*function)(Transaction &, const Call &) const)
{
    return [service, function](Transaction &transaction, const Call &call) { return (service.*function)(transaction, call); };
}

/// The same of a service that is shared.
template<class Service, class Function>
[[nodiscard]] auto bound(const std::shared_ptr<Service> &service, Function function)
{
    return [service, function](Transaction &transaction, const Call &call) { return ((*service).*function)(transaction, call); };
}

} // namespace kith::server
