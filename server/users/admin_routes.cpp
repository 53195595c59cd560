// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/admin_routes.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes adminRoutes(const std::shared_ptr<UsersServices> &services)
{
    const auto admin = [services](auto function) {
        return [services, function](Transaction &transaction, const Call &call) { return (services->admin.*function)(transaction, call); };
    };
    const WorkFunction create{[services](Storage &storage, const Call &call) { return services->admin.create(storage, call); },
                              WorkerPool::Kind::Password};

    const WorkFunction erase{[services](Storage &storage, const Call &call) { return services->erasing.eraseAny(storage, call); }};

    using A = AdminService;
    constexpr auto only = Access::Administrator;
    return {
        {Verb::Get, u"/api/admin/counts"_s, {}, only, ReadFunction(admin(&A::counts)), {Limit::Administration}},
        {Verb::Get, u"/api/admin/users"_s, {}, only, ReadFunction(admin(&A::list)), {Limit::Administration}},
        {Verb::Post, u"/api/admin/users"_s, {}, only, create, {Limit::Administration}},
        {Verb::Get, u"/api/admin/users/{userId}"_s, {}, only, ReadFunction(admin(&A::one)), {Limit::Administration}},
        {Verb::Put, u"/api/admin/users/{userId}"_s, {}, only, WriteFunction{admin(&A::change)}, {Limit::Administration}},
        {Verb::Delete, u"/api/admin/users/{userId}"_s, {}, only, erase, {Limit::Administration}},
        {Verb::Post, u"/api/admin/users/{userId}/reset"_s, {}, only, WriteFunction{admin(&A::makeResetCode)}, {Limit::Administration}},
        {Verb::Delete, u"/api/admin/users/{userId}/sessions"_s, {}, only, WriteFunction{admin(&A::endSessions)}, {Limit::Administration}},
    };
}

} // namespace kith::server
