// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLoggingCategory>

namespace kith::server {

/// Requests at debug level, trouble above it. Never a target, a query, a token or a body: those may be private.
Q_DECLARE_LOGGING_CATEGORY(lcGateway)

} // namespace kith::server
