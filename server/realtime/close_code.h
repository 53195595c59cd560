// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace kith::server {

/// Why a WebSocket ends. 4000 and up are Kith's own and part of the published contract.
///
/// Source: RFC 6455 section 7.4.1 and the IANA registry it opens.
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002, ///< broken framing
    NoCode = 1005, ///< the peer's close frame was empty; never sent
    Abnormal = 1006, ///< the connection ended without a close frame; never sent
    InvalidText = 1007, ///< a text that is not UTF-8
    ServiceRestart = 1012,
    TryAgainLater = 1013, ///< the server is full
    BadFrame = 4400, ///< well framed, but not a command
    NotSignedIn = 4401, ///< no hello in time, hello refused, session revoked
    TooSlow = 4408, ///< does not read what is sent to it
    TooLarge = 4413,
    TooManyRequests = 4429,
};

/// True for the codes a peer may put into a close frame.
[[nodiscard]] constexpr bool mayBeSentByPeer(quint16 code)
{
    if (code >= 3000 && code <= 4999)
        return true;
    return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
}

} // namespace kith::server
