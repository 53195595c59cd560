// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/outgoing_queue.h"

#include <sys/uio.h>

namespace kith::server {

void OutgoingQueue::push(const QByteArray &frame, FrameTiming timing)
{
    m_frames.push_back({.bytes = frame, .timing = timing});
    m_bytes += frame.size();
}

void OutgoingQueue::pushFront(const QByteArray &frame)
{
    const size_t at = m_first + (m_written > 0 ? 1 : 0);
    m_frames.insert(m_frames.begin() + static_cast<std::ptrdiff_t>(at), Frame{.bytes = frame});
    m_bytes += frame.size();
}

size_t OutgoingQueue::peek(std::span<iovec> slices) const
{
    size_t used = 0;
    for (size_t i = m_first; i < m_frames.size() && used < slices.size(); ++i, ++used) {
        const qsizetype skip = i == m_first ? m_written : 0;
        slices[used].iov_base = const_cast<char *>(m_frames[i].bytes.constData() + skip);
        slices[used].iov_len = static_cast<size_t>(m_frames[i].bytes.size() - skip);
    }
    return used;
}

void OutgoingQueue::consume(qsizetype written, std::vector<FrameTiming> &gone)
{
    m_bytes -= written;
    m_written += written;
    while (m_first < m_frames.size() && m_written >= m_frames[m_first].bytes.size()) {
        Frame &frame = m_frames[m_first];
        m_written -= frame.bytes.size();
        frame.bytes = QByteArray();
        if (frame.timing.as != FrameTiming::As::Nothing)
            gone.push_back(frame.timing);
        ++m_first;
    }
    if (m_first == m_frames.size()) {
        m_frames.clear();
        m_first = 0;
        if (m_frames.capacity() > keptCapacity)
            m_frames.shrink_to_fit();
    } else if (m_first > 64 && m_first * 2 > m_frames.size()) {
        m_frames.erase(m_frames.begin(), m_frames.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
}

void OutgoingQueue::dropUnstarted()
{
    Frame started;
    if (m_written > 0)
        started = m_frames[m_first];
    std::vector<Frame>().swap(m_frames);
    m_first = 0;
    m_bytes = 0;
    if (m_written > 0) {
        m_frames.push_back(started);
        m_bytes = started.bytes.size() - m_written;
    }
}

} // namespace kith::server
