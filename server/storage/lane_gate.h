// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>

namespace kith::server {

/// Lets the lanes of a database work beside each other, and one alone when it asks for that.
///
/// Who waits to be alone goes before those that come to share later, and who waited to share meanwhile goes before the next
/// that would be alone: both get on under any load. Not recursive.
/// Thread: any.
class LaneGate
{
public:
    void enterShared();
    void leaveShared();
    void enterAlone();
    void leaveAlone();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_sharing = 0;
    int m_waitingShared = 0;
    int m_waitingAlone = 0;
    int m_letIn = 0; ///< of those that waited while somebody was alone, how many have not entered yet
    bool m_isAlone = false;
};

} // namespace kith::server
