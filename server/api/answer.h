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
    /// What is answered over HTTP instead of `body` where it is no JSON, or JSON that is written already; with its media type.
    QByteArray document = {};
    QByteArray documentType = {};

    [[nodiscard]] static Answer ok(QJsonObject body) { return {.status = 200, .body = std::move(body)}; }
    [[nodiscard]] static Answer created(QJsonObject body) { return {.status = 201, .body = std::move(body)}; }
    [[nodiscard]] static Answer accepted(QJsonObject body) { return {.status = 202, .body = std::move(body)}; }
    [[nodiscard]] static Answer ready(QByteArray document, QByteArray type)
    {
        return {.status = 200, .body = {}, .document = std::move(document), .documentType = std::move(type)};
    }
    /// 204: done, and nothing to say.
    [[nodiscard]] static Answer none() { return {.status = 204}; }
};

} // namespace kith::server
