// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a hub thread does with one connection: reading, writing, closing. The loop is in hub_thread.cpp.
#include "server/realtime/hub_thread.h"

#include "server/realtime/bye.h"
#include "server/realtime/frame_encoder.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace kith::server {

using State = HubConnection::State;

HubConnection *HubThread::find(ConnectionRef ref)
{
    if (ref.slot >= m_slots.size() || m_slots[ref.slot].generation != ref.generation)
        return nullptr;
    HubConnection *connection = m_slots[ref.slot].connection.get();
    return connection && connection->isOpen() ? connection : nullptr;
}

void HubThread::readFrom(HubConnection &connection)
{
    if (connection.state == State::Closed)
        return;
    const ssize_t count = ::recv(connection.descriptor, m_scratch.data(), m_scratch.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        discard(connection);
        return;
    }
    connection.heardAtMs = m_nowMs;
    consume(connection, std::span<char>(m_scratch.data(), size_t(count)));
}

void HubThread::consume(HubConnection &connection, std::span<char> input)
{
    while (connection.state != State::Closed) {
        if (mustPause(connection)) {
            connection.unread.append(input.data(), qsizetype(input.size()));
            connection.isReadPaused = true;
            watch(connection);
            return;
        }
        const FrameEvent event = connection.decoder.next(input);
        if (event.kind == FrameEvent::Kind::NeedMore)
            break;
        handleFrame(connection, event);
    }
    if (connection.isOpen())
        noteUnfinishedMessage(connection);
}

bool HubThread::mustPause(const HubConnection &connection) const
{
    if (!connection.isOpen())
        return false;
    return connection.closesWhenAnswered || connection.inFlight >= m_limits.commandsInFlight
           || (connection.state == State::Greeting && connection.inFlight > 0);
}

void HubThread::resume(HubConnection &connection)
{
    connection.isResumable = false;
    if (connection.closesWhenAnswered) {
        if (connection.inFlight == 0)
            close(connection, CloseCode::ServiceRestart, "restarting");
        return;
    }
    // Not before half are answered: each pause keeps a copy of what came in too early.
    const bool hasManyLeft = connection.state == State::Admitted && connection.inFlight > m_limits.commandsInFlight / 2;
    if (!connection.isReadPaused || mustPause(connection) || hasManyLeft)
        return;
    connection.isReadPaused = false;
    connection.heardAtMs = m_nowMs;
    QByteArray unread = std::exchange(connection.unread, {});
    consume(connection, std::span<char>(unread.data(), size_t(unread.size())));
    watch(connection);
}

void HubThread::noteUnfinishedMessage(HubConnection &connection)
{
    if (!connection.decoder.isMidMessage()) {
        connection.messageSinceMs = 0;
    } else if (connection.messageSinceMs == 0) {
        connection.messageSinceMs = m_nowMs;
        dueBy(connection, m_nowMs + m_limits.messageDeadline.count());
    }
}

void HubThread::handleFrame(HubConnection &connection, const FrameEvent &event)
{
    using Kind = FrameEvent::Kind;
    if (event.kind == Kind::Close) {
        answerClose(connection, event);
        return;
    }
    if (!connection.isOpen())
        return;
    connection.messageSinceMs = 0;
    switch (event.kind) {
    case Kind::Text: m_events.received(*this, connection, event.payload); return;
    case Kind::Binary: close(connection, CloseCode::BadFrame, "binary messages are not part of kith.1"); return;
    case Kind::Ping:
    case Kind::Pong: handleControl(connection, event); return;
    case Kind::Violation: close(connection, event.code, event.payload); return;
    case Kind::Close:
    case Kind::NeedMore: return;
    }
}

void HubThread::handleControl(HubConnection &connection, const FrameEvent &event)
{
    switch (connection.controlRate.charge(m_nowMs, m_limits.controlFrames)) {
    case RateGuard::Verdict::Allowed:
        if (event.kind == FrameEvent::Kind::Ping)
            send(connection, FrameEncoder::pong(event.payload));
        return;
    case RateGuard::Verdict::Refused: return;
    case RateGuard::Verdict::Exhausted: close(connection, CloseCode::TooManyRequests, "too many control frames");
    }
}

void HubThread::answerClose(HubConnection &connection, const FrameEvent &event)
{
    connection.isPeerDone = true;
    if (connection.isOpen())
        startClosing(connection, event.code, {}, false);
    else if (connection.isOutputShut)
        discard(connection);
}

RateGuard::Verdict HubThread::chargeCommand(HubConnection &connection)
{
    const auto verdict = connection.commandRate.charge(m_nowMs, m_limits.commands);
    if (verdict == RateGuard::Verdict::Exhausted)
        close(connection, CloseCode::TooManyRequests, "too many commands");
    return verdict;
}

void HubThread::chargeRefusal(HubConnection &connection)
{
    if (connection.isOpen() && connection.refusalRate.charge(m_nowMs, m_limits.refusals) == RateGuard::Verdict::Exhausted)
        close(connection, CloseCode::TooManyRequests, "too many commands");
}

void HubThread::commandStarted(HubConnection &connection)
{
    ++connection.inFlight;
}

void HubThread::commandFinished(HubConnection &connection)
{
    Q_ASSERT_X(connection.inFlight > 0, "HubThread::commandFinished", "no command is in flight");
    --connection.inFlight;
    if ((connection.isReadPaused || connection.closesWhenAnswered) && !connection.isResumable) {
        connection.isResumable = true;
        m_resumable.push_back(connection.ref);
    }
}

bool HubThread::admit(HubConnection &connection, const Caller &caller)
{
    Q_ASSERT_X(connection.state == State::Greeting, "HubThread::admit", "admitted twice");
    if (m_revokedAtMs.contains(caller.session))
        return false;
    connection.caller = caller;
    connection.state = State::Admitted;
    connection.isHeld = true;
    connection.checkedAtMs = m_nowMs;
    dueBy(connection, m_nowMs + m_limits.revalidateEvery.count());
    m_audience.insert(connection);
    return true;
}

void HubThread::release(HubConnection &connection, const QByteArray &first)
{
    if (!connection.isOpen())
        return;
    connection.isHeld = false;
    connection.outgoing.pushFront(first);
    markDirty(connection);
}

void HubThread::checkSoon(const std::vector<SessionId> &sessions)
{
    constexpr qint64 soonMs = 60'000;
    for (const SessionId session : sessions) {
        for (HubConnection *connection = m_audience.ofSession(session); connection; connection = connection->nextOfSession) {
            connection->checkedAtMs = std::min(connection->checkedAtMs, m_nowMs - m_limits.revalidateEvery.count() + soonMs);
            dueBy(*connection, connection->checkedAtMs + m_limits.revalidateEvery.count());
        }
    }
}

void HubThread::send(HubConnection &connection, const QByteArray &frame, FrameTiming timing)
{
    if (!connection.isOpen())
        return;
    if (m_isLoneDelivery && sendAtOnce(connection, frame, timing))
        return;
    if (connection.outgoing.bytes() + frame.size() > m_limits.outgoingBytes) {
        flush(connection);
        if (!connection.isOpen())
            return;
        if (connection.outgoing.bytes() + frame.size() > m_limits.outgoingBytes) {
            closeTooSlow(connection);
            return;
        }
    }
    connection.outgoing.push(frame, timing);
    markDirty(connection);
}

/// Past the queue, which is for what does not go out whole. An error is left to flush().
bool HubThread::sendAtOnce(HubConnection &connection, const QByteArray &frame, FrameTiming timing)
{
    if (connection.isDirty || connection.isWriteBlocked || connection.isHeld || !connection.outgoing.isEmpty())
        return false;
    const ssize_t written = ::send(connection.descriptor, frame.constData(), size_t(frame.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (written == frame.size()) {
        m_gone.push_back(timing);
        countGone();
        return true;
    }
    connection.outgoing.push(frame, timing);
    if (written > 0)
        connection.outgoing.consume(written, m_gone);
    markDirty(connection);
    return true;
}

void HubThread::countGone()
{
    if (m_gone.empty())
        return;
    const auto now = std::chrono::steady_clock::now();
    for (const FrameTiming &frame : m_gone) {
        if (frame.as == FrameTiming::As::Event)
            m_deliveryTimes.observe(now - frame.since);
        else if (frame.as == FrameTiming::As::MessageAnswer)
            m_figures.messageAnswers.observe(now - frame.since);
    }
    m_gone.clear();
}

void HubThread::markDirty(HubConnection &connection)
{
    if (connection.isDirty || connection.isWriteBlocked || connection.isHeld)
        return;
    connection.isDirty = true;
    m_dirty.push_back(connection.ref);
}

void HubThread::flush(HubConnection &connection)
{
    connection.isDirty = false;
    if (connection.isHeld)
        return;
    while (!connection.outgoing.isEmpty()) {
        std::array<iovec, 64> slices;
        msghdr message{};
        message.msg_iov = slices.data();
        message.msg_iovlen = connection.outgoing.peek(slices);
        constexpr int flags = MSG_DONTWAIT | MSG_NOSIGNAL;
        // One frame is the common case, and send(2) has less to look at.
        const ssize_t written = message.msg_iovlen == 1 ? ::send(connection.descriptor, slices[0].iov_base, slices[0].iov_len, flags)
                                                        : ::sendmsg(connection.descriptor, &message, flags);
        if (written >= 0) {
            connection.outgoing.consume(written, m_gone);
            countGone();
            continue;
        }
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != ENOBUFS) {
            discard(connection);
            return;
        }
        m_figures.blockedBytes.observe(double(connection.outgoing.bytes()));
        connection.isWriteBlocked = true;
        watch(connection);
        return;
    }
    connection.isWriteBlocked = false;
    finishFlush(connection);
    if (connection.state != State::Closed)
        watch(connection);
}

void HubThread::finishFlush(HubConnection &connection)
{
    if (connection.state != State::Closing || connection.isOutputShut)
        return;
    connection.isOutputShut = true;
    connection.closingUntilMs = m_nowMs + m_limits.closeLinger.count();
    dueBy(connection, connection.closingUntilMs);
    ::shutdown(connection.descriptor, SHUT_WR);
    if (connection.isPeerDone)
        discard(connection);
}

void HubThread::close(HubConnection &connection, CloseCode code, QByteArrayView reason)
{
    if (connection.isOpen())
        startClosing(connection, code, reason, true);
}

void HubThread::closeTooSlow(HubConnection &connection)
{
    ++m_figures.closedAsSlow;
    m_events.fellBehind(*this, connection);
    connection.outgoing.dropUnstarted();
    startClosing(connection, CloseCode::TooSlow, "too slow to read", true);
}

void HubThread::startClosing(HubConnection &connection, CloseCode code, QByteArrayView reason, bool withBye)
{
    leave(connection);
    connection.state = State::Closing;
    m_figures.countEnd(code);
    const auto linger = code == CloseCode::TooSlow ? m_limits.slowLinger : m_limits.closeLinger;
    connection.closingUntilMs = m_nowMs + linger.count();
    dueBy(connection, connection.closingUntilMs);
    connection.unread = {};
    connection.isReadPaused = false;
    connection.isHeld = false;
    if (const QByteArray bye = withBye ? byeFrame(code) : QByteArray(); !bye.isEmpty())
        connection.outgoing.push(bye);
    connection.outgoing.push(FrameEncoder::close(code, reason));
    markDirty(connection);
    watch(connection);
}

void HubThread::leave(HubConnection &connection)
{
    if (connection.state != State::Admitted)
        return;
    m_audience.remove(connection);
    m_events.left(*this, connection);
}

/// The end of a connection without any further word.
void HubThread::discard(HubConnection &connection)
{
    if (connection.state == State::Closed)
        return;
    leave(connection);
    if (connection.state != State::Closing)
        m_figures.countEnd(CloseCode::Abnormal);
    connection.state = State::Closed;
    connection.isDirty = false;
    ::close(connection.descriptor);
    connection.descriptor = -1;
    connection.place.reset();
    m_closedSlots.push_back(connection.ref.slot);
    m_figures.connections.fetch_sub(1);
}

/// Tells epoll what this connection waits for now.
void HubThread::watch(HubConnection &connection)
{
    if (connection.state == State::Closed)
        return;
    const quint32 wanted = (connection.isReadPaused ? 0u : quint32(EPOLLIN)) | (connection.isWriteBlocked ? quint32(EPOLLOUT) : 0u);
    if (wanted == connection.epollMask)
        return;
    connection.epollMask = wanted;
    epoll_event interest{};
    interest.events = wanted;
    interest.data.u64 = quint64(connection.ref.generation) << 32 | connection.ref.slot;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_MOD, connection.descriptor, &interest) != 0)
        discard(connection);
}

} // namespace kith::server
