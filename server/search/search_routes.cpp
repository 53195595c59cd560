// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search_routes.h"

#include "server/search/search_service.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes searchRoutes(std::shared_ptr<const SearchIndex> index)
{
    const SearchService service(std::move(index));
    const ReadFunction search = [service](Transaction &transaction, const Call &call) { return service.search(transaction, call); };
    return {
        {Verb::Get, u"/api/search"_s, {}, Access::SignedIn, search, {Limit::Search}},
    };
}

} // namespace kith::server
