// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/bye.h"

#include "server/realtime/frame_encoder.h"
#include "shared/protocol/envelope.h"

#include <chrono>
#include <optional>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Absent: no good-bye. Zero: come back at once, or never without signing in.
std::optional<std::chrono::seconds> retryAfter(CloseCode code)
{
    using std::chrono::seconds;
    switch (code) {
    case CloseCode::NotSignedIn: return seconds(0);
    case CloseCode::ServiceRestart:
    case CloseCode::TooSlow: return seconds(1);
    case CloseCode::TooManyRequests:
    case CloseCode::TryAgainLater: return seconds(10);
    default: return std::nullopt;
    }
}

} // namespace

QByteArray byeFrame(CloseCode code)
{
    const auto wait = retryAfter(code);
    if (!wait)
        return {};
    const QJsonObject data{{u"code"_s, int(code)}, {u"retryAfter"_s, qint64(wait->count())}};
    return FrameEncoder::text(encodeEvent(ServerEvent{.name = u"bye"_s, .conversation = {}, .version = 0, .data = data}));
}

} // namespace kith::server
