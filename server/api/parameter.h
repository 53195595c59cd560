// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/json_reader.h"

namespace kith::server {

/// A whole number that comes in a query, where everything is text; as JSON number it may come as well (a command over the socket).
/// Missing: `fallback`. Range: [min, max]; the reader remembers what does not fit, as JsonReader::integer() does.
[[nodiscard]] qint64 readParameter(JsonReader &in, QLatin1String name, qint64 min, qint64 max, qint64 fallback);

} // namespace kith::server
