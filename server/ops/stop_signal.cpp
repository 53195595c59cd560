// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/stop_signal.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace kith::server {

void onStopSignal(std::function<void()> stop)
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of its write, like a full disk
    sigset_t stopSignals;
    sigemptyset(&stopSignals);
    sigaddset(&stopSignals, SIGTERM);
    sigaddset(&stopSignals, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &stopSignals, nullptr);
    const int descriptor = ::signalfd(-1, &stopSignals, SFD_CLOEXEC);
    auto *notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, QCoreApplication::instance());
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [=, stop = std::move(stop)] {
        signalfd_siginfo arrived{};
        (void)!::read(descriptor, &arrived, sizeof arrived);
        sigset_t all = stopSignals;
        ::pthread_sigmask(SIG_UNBLOCK, &all, nullptr);
        std::signal(SIGTERM, SIG_DFL);
        std::signal(SIGINT, SIG_DFL);
        notifier->setEnabled(false);
        stop();
    });
}

void onReloadSignal(std::function<void()> reload)
{
    sigset_t hangUp;
    sigemptyset(&hangUp);
    sigaddset(&hangUp, SIGHUP);
    ::pthread_sigmask(SIG_BLOCK, &hangUp, nullptr);
    const int descriptor = ::signalfd(-1, &hangUp, SFD_CLOEXEC);
    auto *notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, QCoreApplication::instance());
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [descriptor, reload = std::move(reload)] {
        signalfd_siginfo arrived{};
        (void)!::read(descriptor, &arrived, sizeof arrived);
        reload();
    });
}

} // namespace kith::server
