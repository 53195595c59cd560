// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/resolver.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <thread>

namespace kith::server {

struct Resolver::Shared
{
    Look look;
    size_t queueLimit = 0;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::pair<QByteArray, Done>> waiting;
    bool isStopping = false;
    std::mutex answering; ///< held while `done` runs, so that the end can wait for that, and only for that
};

QList<IpAddress> Resolver::askSystem(const QByteArray &name)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo *found = nullptr;
    QList<IpAddress> out;
    if (::getaddrinfo(name.constData(), nullptr, &hints, &found) != 0)
        return out;
    for (const addrinfo *one = found; one; one = one->ai_next) {
        if (const auto address = IpAddress::fromSocketAddress(one->ai_addr); address && !out.contains(*address))
            out.append(*address);
    }
    ::freeaddrinfo(found);
    return out;
}

Resolver::Resolver(Look look, int threads, size_t queue)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->look = std::move(look);
    m_shared->queueLimit = queue;
    for (int i = 0; i < threads; ++i)
        std::thread([shared = m_shared] { loop(shared); }).detach();
}

Resolver::~Resolver()
{
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->isStopping = true;
        m_shared->waiting.clear();
    }
    m_shared->wake.notify_all();
    const std::scoped_lock lastAnswer(m_shared->answering);
}

bool Resolver::submit(QByteArray name, Done done)
{
    {
        const std::scoped_lock lock(m_shared->mutex);
        if (m_shared->waiting.size() >= m_shared->queueLimit)
            return false;
        m_shared->waiting.emplace_back(std::move(name), std::move(done));
    }
    m_shared->wake.notify_one();
    return true;
}

void Resolver::loop(const std::shared_ptr<Shared> &shared)
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, nullptr);
    pthread_setname_np(pthread_self(), "kith-names");
    for (;;) {
        std::pair<QByteArray, Done> job;
        {
            std::unique_lock lock(shared->mutex);
            shared->wake.wait(lock, [&] { return shared->isStopping || !shared->waiting.empty(); });
            if (shared->isStopping)
                return;
            job = std::move(shared->waiting.front());
            shared->waiting.pop_front();
        }
        QList<IpAddress> found = shared->look(job.first);
        const std::scoped_lock answering(shared->answering);
        {
            const std::scoped_lock lock(shared->mutex);
            if (shared->isStopping)
                return;
        }
        job.second(std::move(found));
    }
}

} // namespace kith::server
