// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/close_code.h"

#include <QtCore/QByteArray>

namespace kith::server {

/// The `bye` event as a ready frame: {"on":"bye","data":{"code":1012,"retryAfter":1}}. Empty for the codes that
/// answer a broken peer, which gets its close frame alone.
[[nodiscard]] QByteArray byeFrame(CloseCode code);

} // namespace kith::server
