// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

namespace kith::server {

/// One field that is wrong for what the database says, where reading the input found nothing to complain of.
[[nodiscard]] inline Error fieldError(const QString &field, const QString &code, const QString &detail)
{
    return Error{.code = ErrorCode::Validation, .detail = detail, .fields = {{.field = field, .code = code, .detail = detail}}};
}

} // namespace kith::server
