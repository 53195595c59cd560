// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/close_code.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace kith::server {

/// Builds the frames a server sends: unmasked, unfragmented, shortest length form.
///
/// Source: RFC 6455 section 5.
class FrameEncoder
{
public:
    [[nodiscard]] static QByteArray text(QByteArrayView utf8);
    /// Range: at most 125 bytes.
    [[nodiscard]] static QByteArray ping(QByteArrayView payload = {});
    /// Range: at most 125 bytes.
    [[nodiscard]] static QByteArray pong(QByteArrayView payload = {});
    /// `reason` is cut at a character boundary so that it fits. NoCode makes an empty close frame.
    [[nodiscard]] static QByteArray close(CloseCode code, QByteArrayView reason = {});
};

} // namespace kith::server
