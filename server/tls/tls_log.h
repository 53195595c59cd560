// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLoggingCategory>

namespace kith::server {

Q_DECLARE_LOGGING_CATEGORY(lcTls)

} // namespace kith::server
