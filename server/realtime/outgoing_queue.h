// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <chrono>
#include <span>
#include <vector>

struct iovec;

namespace kith::server {

/// As what a frame is timed when it has gone out whole.
struct FrameTiming
{
    enum class As : quint8 { Nothing, Event, MessageAnswer };

    As as = As::Nothing;
    std::chrono::steady_clock::time_point since{};
};

/// Frames that wait for one socket, in order. Frames are shared with other queues; only the list is this queue's own.
class OutgoingQueue
{
public:
    void push(const QByteArray &frame, FrameTiming timing = {});
    /// Before everything that is not partly written already.
    void pushFront(const QByteArray &frame);
    [[nodiscard]] bool isEmpty() const { return m_first == m_frames.size(); }
    /// Units: bytes not yet written.
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] size_t count() const { return m_frames.size() - m_first; }

    /// Points `slices` at what is next; returns how many were used. Valid until the queue changes.
    [[nodiscard]] size_t peek(std::span<iovec> slices) const;
    /// Takes away `written` bytes from the front; gives the memory back when nothing is left. Appends to `gone` the timings
    /// of frames that went out whole.
    void consume(qsizetype written, std::vector<FrameTiming> &gone);
    /// Forgets everything but the rest of a frame that is already partly written.
    void dropUnstarted();

private:
    static constexpr size_t keptCapacity = 4;

    struct Frame
    {
        QByteArray bytes;
        FrameTiming timing = {};
    };
    std::vector<Frame> m_frames;
    size_t m_first = 0; ///< frames before it are written
    qsizetype m_written = 0; ///< of the first frame
    qsizetype m_bytes = 0;
};

} // namespace kith::server
