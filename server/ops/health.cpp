// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/health.h"

#include <QtCore/QFile>

#include <sys/statvfs.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

ReadinessCheck hasFreeSpace(const QString &folder, qint64 bytes)
{
    return [path = QFile::encodeName(folder), bytes]() -> std::optional<Error> {
        struct statvfs disk
        {};
        if (::statvfs(path.constData(), &disk) != 0 || qint64(disk.f_bavail) * qint64(disk.f_frsize) >= bytes)
            return std::nullopt;
        return Error{
            .code = ErrorCode::Storage, .detail = u"The disk is nearly full."_s, .fields = {}, .retryAfter = std::chrono::seconds(30)};
    };
}

Routes healthRoutes(const std::atomic<bool> &isDraining, ReadinessCheck check)
{
    return {
        {.verb = Verb::Get,
         .path = u"/healthz"_s,
         .command = {},
         .access = Access::Anyone,
         .function = DirectFunction{[](const Call &) -> Result<Answer> {
             return Answer::ok({{u"status"_s, u"alive"_s}});
         }},
         .limits = {Limit::None}},
        // Goes through the write lane: a database that takes no writes cannot serve.
        {.verb = Verb::Get,
         .path = u"/readyz"_s,
         .command = {},
         .access = Access::Anyone,
         .function = WriteFunction{[&isDraining, check = std::move(check)](Transaction &transaction, const Call &) -> Result<Answer> {
             if (isDraining)
                 return Error{.code = ErrorCode::Draining,
                              .detail = u"The server is about to stop."_s,
                              .fields = {},
                              .retryAfter = std::chrono::seconds(5)};
             if (const auto trouble = check())
                 return *trouble;
             Rows rows = transaction.select(u"SELECT version FROM schema_version WHERE version = 1"_s);
             if (!rows.next())
                 return Error{.code = ErrorCode::Storage, .detail = u"The database does not answer."_s};
             return Answer::ok({{u"status"_s, u"ready"_s}});
         }},
         .limits = {Limit::PublicRead}},
    };
}

} // namespace kith::server
