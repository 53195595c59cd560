// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/id_generator.h"

#include <chrono>

namespace kith {

namespace {
constexpr qint64 epochMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr int sequenceBits = 12;
constexpr int nodeBits = 10;

// m_last counts "ticks": milliseconds shifted by the sequence; the node is woven in only at the end.
qint64 withNode(qint64 tick, qint64 node)
{
    const qint64 sequence = tick & ((1 << sequenceBits) - 1);
    const qint64 ms = tick >> sequenceBits;
    return (ms << (nodeBits + sequenceBits)) | (node << sequenceBits) | sequence;
}
} // namespace

IdGenerator::IdGenerator(int node)
    : m_node(node & ((1 << nodeBits) - 1))
{
}

qint64 IdGenerator::next()
{
    using namespace std::chrono;
    const qint64 now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() - epochMs;
    const qint64 floor = std::max<qint64>(now, 1) << sequenceBits;
    qint64 last = m_last.load(std::memory_order_relaxed);
    qint64 tick = 0;
    do {
        tick = std::max(last + 1, floor);
    } while (!m_last.compare_exchange_weak(last, tick, std::memory_order_relaxed));
    return withNode(tick, m_node);
}

std::chrono::system_clock::time_point timeOfId(qint64 id)
{
    return std::chrono::system_clock::time_point(std::chrono::milliseconds((id >> (nodeBits + sequenceBits)) + epochMs));
}

qint64 firstIdAt(std::chrono::system_clock::time_point time)
{
    using namespace std::chrono;
    const qint64 ms = duration_cast<milliseconds>(time.time_since_epoch()).count() - epochMs;
    return std::max<qint64>(ms, 0) << (nodeBits + sequenceBits);
}

void IdGenerator::notBefore(qint64 id)
{
    const qint64 ms = id >> (nodeBits + sequenceBits);
    const qint64 tick = ((ms + 1) << sequenceBits);
    qint64 last = m_last.load(std::memory_order_relaxed);
    while (last < tick && !m_last.compare_exchange_weak(last, tick, std::memory_order_relaxed)) {}
}

} // namespace kith
