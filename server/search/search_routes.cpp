// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search_routes.h"

#include "server/search/search.h"
#include "server/search/search_service.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
QJsonObject toJson(const search::Status &status, bool isBuilding)
{
    return {{u"messages"_s, status.messages},
            {u"indexed"_s, status.indexed},
            {u"changesWaiting"_s, status.changesWaiting},
            {u"sizeBytes"_s, status.sizeBytes},
            {u"building"_s, isBuilding}};
}

Result<Answer> rebuild(Storage &storage, const IndexBuilding &building)
{
    const auto status = storage.writeAndWait<search::Status>([](Transaction &transaction) -> Result<search::Status> {
        search::rebuild(transaction);
        return search::status(transaction);
    });
    if (!status)
        return status.error();
    building.wake();
    return Answer::ok(toJson(*status, building.isAtWork()));
}
} // namespace

Routes searchRoutes(std::shared_ptr<const SearchIndex> index, IndexBuilding building)
{
    const SearchService service(std::move(index));
    const ReadFunction find = [service](Transaction &transaction, const Call &call) { return service.search(transaction, call); };
    const ReadFunction status = [building](Transaction &transaction, const Call &) -> Result<Answer> {
        return Answer::ok(toJson(search::status(transaction), building.isAtWork()));
    };
    const WorkFunction anew{[building](Storage &storage, const Call &) { return rebuild(storage, building); }};
    return {
        {Verb::Get, u"/api/search"_s, {}, Access::SignedIn, find, {Limit::Search}},
        {Verb::Get, u"/api/admin/search"_s, {}, Access::Administrator, status, {Limit::Administration}},
        {Verb::Post, u"/api/admin/search/rebuild"_s, {}, Access::Administrator, anew, {Limit::Administration}},
    };
}

} // namespace kith::server
