// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/tls_front.h"

#include "server/tls/tls_thread.h"

#include <thread>

namespace kith::server {

TlsFront::TlsFront(std::shared_ptr<const TlsIdentity> identity, TlsDoor door, TlsLimits limits, int threads)
{
    for (int i = 0; i < threads; ++i)
        m_threads.push_back(std::make_unique<TlsThread>(i, identity, door, limits, m_figures));
}

TlsFront::~TlsFront()
{
    finish(std::chrono::milliseconds(0));
}

void TlsFront::serve(int thread, FileDescriptor listening)
{
    m_threads.at(size_t(thread))->serve(std::move(listening));
}

void TlsFront::stopListening()
{
    for (const auto &thread : m_threads)
        thread->stopListening();
}

void TlsFront::finish(std::chrono::milliseconds deadline)
{
    stopListening();
    const auto end = std::chrono::steady_clock::now() + deadline;
    while (m_figures->connections > 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    m_threads.clear();
}

void TlsFront::ask(const std::function<void()> &alive)
{
    for (const auto &thread : m_threads)
        thread->post([alive](TlsThread &) { alive(); });
}

} // namespace kith::server
