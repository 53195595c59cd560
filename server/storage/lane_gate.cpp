// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/lane_gate.h"

#include <algorithm>

namespace kith::server {

void LaneGate::enterShared()
{
    std::unique_lock lock(m_mutex);
    ++m_waitingShared;
    m_changed.wait(lock, [this] { return !m_isAlone && (m_waitingAlone == 0 || m_letIn > 0); });
    --m_waitingShared;
    m_letIn = std::max(0, m_letIn - 1);
    ++m_sharing;
}

void LaneGate::leaveShared()
{
    const std::scoped_lock lock(m_mutex);
    --m_sharing;
    m_changed.notify_all();
}

void LaneGate::enterAlone()
{
    std::unique_lock lock(m_mutex);
    ++m_waitingAlone;
    m_changed.wait(lock, [this] { return !m_isAlone && m_sharing == 0 && m_letIn == 0; });
    --m_waitingAlone;
    m_isAlone = true;
}

void LaneGate::leaveAlone()
{
    const std::scoped_lock lock(m_mutex);
    m_isAlone = false;
    m_letIn = m_waitingShared;
    m_changed.notify_all();
}

} // namespace kith::server
