// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/tls_log.h"

namespace kith::server {

Q_LOGGING_CATEGORY(lcTls, "kith.tls")

} // namespace kith::server
