// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QJsonObject>

namespace kith::server {

/// What a service answers: an HTTP status (realtime ignores it) and a JSON object.
struct Answer
{
    int status = 200;
    QJsonObject body = {};

    [[nodiscard]] static Answer ok(QJsonObject body) { return {200, std::move(body)}; }
    [[nodiscard]] static Answer created(QJsonObject body) { return {201, std::move(body)}; }
    [[nodiscard]] static Answer accepted(QJsonObject body) { return {202, std::move(body)}; }
    /// 204: done, and nothing to say.
    [[nodiscard]] static Answer none() { return {204, {}}; }
};

} // namespace kith::server
