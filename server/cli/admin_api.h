// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QJsonObject>

#include <functional>

namespace kith::server {

/// One call of the API, as the administrator.
struct AdminRequest
{
    QByteArray verb;
    QString path; ///< `/api/admin/users`, percent-encoded where need be
    QJsonObject input = {}; ///< query parameters of a GET, else the body
};

/// Takes a call to the server, running or not, and brings back the body of its answer.
/// Errors: what the server said; Network when there is none.
using AdminApi = std::function<Result<QJsonObject>(const AdminRequest &)>;

} // namespace kith::server
