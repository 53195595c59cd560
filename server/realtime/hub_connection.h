// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/realtime/frame_decoder.h"
#include "server/realtime/outgoing_queue.h"
#include "server/realtime/rate_guard.h"

#include <memory>

namespace kith::server {

/// Names a connection of one hub thread from any thread; never names a later connection in the same place.
struct ConnectionRef
{
    quint32 slot = 0;
    quint32 generation = 0;
    friend bool operator==(ConnectionRef, ConnectionRef) = default;
};

/// One WebSocket connection after its handshake.
///
/// Owner and thread: its HubThread. Idle it is this object, its places in the audience index, and no buffer at all.
struct HubConnection
{
    enum class State : quint8 {
        Greeting, ///< nobody yet: only a hello may come
        Admitted, ///< `caller` is proven and hears events
        Closing, ///< our close frame is queued; what still comes in is skipped
        Closed, ///< the socket is gone; the object goes at the end of the turn
    };

    explicit HubConnection(qsizetype messageBytes)
        : decoder(messageBytes)
    {
    }

    [[nodiscard]] bool isOpen() const { return state == State::Greeting || state == State::Admitted; }

    ConnectionRef ref = {};
    int descriptor = -1;
    State state = State::Greeting;
    bool isReadPaused = false;
    bool isWriteBlocked = false; ///< the kernel's buffer is full; EPOLLOUT is armed
    bool isDirty = false; ///< has frames that this turn has not tried to send
    bool isResumable = false; ///< was paused and may go on at the end of this turn
    bool isPeerDone = false; ///< the peer's close frame has come
    bool isOutputShut = false;
    bool isIdle = false; ///< nobody is at this device, as it says itself
    bool isHeld = false; ///< what is for it waits in the queue until the answer to its hello is there
    bool isViewingKnown = false; ///< `viewing` was found to exist for the person
    bool closesWhenAnswered = false; ///< drained: goes once nothing is in flight
    quint16 inFlight = 0; ///< commands whose answer is still to come
    quint32 epollMask = 0;

    FrameDecoder decoder;
    OutgoingQueue outgoing;
    QByteArray unread; ///< received while paused
    RateGuard commandRate;
    RateGuard controlRate;
    RateGuard refusalRate;

    qint64 adoptedAtMs = 0; ///< times are the hub thread's clock
    qint64 heardAtMs = 0;
    qint64 pingedAtMs = 0;
    qint64 messageSinceMs = 0; ///< first byte of the unfinished message; 0: none
    qint64 closingUntilMs = 0; ///< then it is dropped, whatever is still to go out
    qint64 checkedAtMs = 0; ///< when its session was last known to be valid
    Timestamp activeAt{}; ///< last sign of a person

    Caller caller = {}; ///< null before the hello is accepted
    ConversationId viewing = {}; ///< what this device shows
    QByteArray peerAddress;
    std::shared_ptr<void> place; ///< goes with the connection

    HubConnection *nextOfUser = nullptr; ///< links of the AudienceIndex
    HubConnection *previousOfUser = nullptr;
    HubConnection *nextOfSession = nullptr;
    HubConnection *previousOfSession = nullptr;
};

} // namespace kith::server
