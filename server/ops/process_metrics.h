// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/metrics_text.h"

namespace kith::server {

/// The process as the kernel sees it, under the names that every Prometheus client uses. Source: proc(5).
void writeProcessMetrics(MetricsText &out);

} // namespace kith::server
