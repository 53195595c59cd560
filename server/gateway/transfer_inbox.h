// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"

#include <functional>
#include <mutex>
#include <vector>

namespace kith::server {

class TransferThread;

/// What other threads have for a transfer thread; wakes it through an eventfd. Outlives the thread as long as anybody may post.
///
/// Unbounded by itself: every task belongs to a connection, and those are counted.
/// Thread: post() and close() from any; the rest on the transfer thread.
class TransferInbox
{
public:
    using Task = std::function<void(TransferThread &)>;

    TransferInbox();

    /// False once closed: nobody will run the task.
    [[nodiscard]] bool post(Task task);
    /// Nothing is taken in any more. Returns what was waiting.
    std::vector<Task> close();

    [[nodiscard]] std::vector<Task> take();
    [[nodiscard]] int wakeDescriptor() const { return m_wake.get(); }

private:
    FileDescriptor m_wake;
    std::mutex m_mutex;
    std::vector<Task> m_tasks;
    bool m_isClosed = false;
};

} // namespace kith::server
