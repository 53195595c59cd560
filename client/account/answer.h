// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QObject>

#include <functional>

namespace kith::client {

/// Called once with the server's answer, in the account's thread and never before the asking function has returned.
/// Every function that takes one also takes a `context`: when that object is gone by then, nothing is called.
template<class T>
using Answer = std::function<void(const Result<T> &)>;

} // namespace kith::client
