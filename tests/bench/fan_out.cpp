// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One message to a group whose members are all online, beside a bare epoll program that writes the same bytes to as many sockets.
//
//   bench_fan_out [members] [rounds] [devices of each]
//
// Each round is timed from the send to the arrival at the last socket, and from the first arrival to the last: the first holds all
// that a message costs (its frame, the commit with its fsync, the audience), the second the writing alone. Both programs are read
// by the same reader.
#include "tests/bench/support/bench_socket.h"
#include "tests/bench/support/people.h"
#include "tests/bench/support/process_figures.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUuid>

#include <algorithm>
#include <arpa/inet.h>
#include <cstdio>
#include <functional>
#include <memory>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kith::bench;
using namespace Qt::Literals::StringLiterals;

namespace {
/// The floor: accepts `count` sockets, then for every byte on `trigger` writes `frame` to each of them, and nothing else.
[[noreturn]] void bareServer(int listener, int trigger, int count, const QByteArray &frame)
{
    std::vector<int> sockets;
    const int on = 1;
    while (int(sockets.size()) < count) {
        sockets.push_back(::accept(listener, nullptr, nullptr));
        ::setsockopt(sockets.back(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    const int poller = ::epoll_create1(0);
    epoll_event wait{.events = EPOLLIN, .data = {.fd = trigger}};
    ::epoll_ctl(poller, EPOLL_CTL_ADD, trigger, &wait);
    char byte = 0;
    while (::epoll_wait(poller, &wait, 1, -1) == 1 && ::read(trigger, &byte, 1) == 1) {
        for (const int socket : sockets)
            (void)!::send(socket, frame.constData(), size_t(frame.size()), MSG_NOSIGNAL);
    }
    ::_exit(0);
}

/// Waits until `bytes` have come in on every one of `descriptors`.
class Readers
{
public:
    explicit Readers(std::vector<int> descriptors)
        : m_descriptors(std::move(descriptors))
        , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
        , m_got(m_descriptors.size())
    {
        for (size_t i = 0; i < m_descriptors.size(); ++i) {
            epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
            ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_descriptors[i], &event);
        }
    }

    /// When the first bytes came.
    double waitForAll(qsizetype bytes)
    {
        double first = 0;
        std::fill(m_got.begin(), m_got.end(), 0);
        size_t missing = m_descriptors.size();
        epoll_event events[256];
        char buffer[16 * 1024];
        while (missing > 0) {
            const int count = ::epoll_wait(m_epoll, events, 256, 5000);
            if (count <= 0)
                giveUp("a delivery never came");
            if (first == 0)
                first = monotonicSeconds();
            for (int i = 0; i < count; ++i) {
                const size_t key = events[i].data.u64;
                const auto n = ::recv(m_descriptors[key], buffer, sizeof buffer, MSG_DONTWAIT);
                if (n <= 0)
                    giveUp("a connection was closed");
                const bool wasComplete = m_got[key] >= bytes;
                m_got[key] += n;
                if (!wasComplete && m_got[key] >= bytes)
                    --missing;
            }
        }
        return first;
    }

    /// Reads and drops whatever still comes for a moment.
    void drainQuietly()
    {
        epoll_event events[256];
        char buffer[16 * 1024];
        for (int count = 0; (count = ::epoll_wait(m_epoll, events, 256, 200)) > 0;) {
            for (int i = 0; i < count; ++i)
                (void)!::recv(m_descriptors[events[i].data.u64], buffer, sizeof buffer, MSG_DONTWAIT);
        }
    }

private:
    std::vector<int> m_descriptors;
    int m_epoll;
    std::vector<qsizetype> m_got;
};

struct Figures
{
    double p50 = 0, best = 0, spread = 0, cpuUsPerDelivery = 0;
};

Figures measure(Readers &readers, qsizetype bytes, int rounds, int members, qint64 pid, const std::function<void()> &send,
                const std::function<void()> &settle)
{
    std::vector<double> times, spreads;
    const double cpu = cpuSeconds(pid);
    for (int i = 0; i < rounds; ++i) {
        const double start = monotonicSeconds();
        send();
        const double first = readers.waitForAll(bytes);
        const double last = monotonicSeconds();
        times.push_back(last - start);
        spreads.push_back(last - first);
        settle();
    }
    Figures figures;
    figures.cpuUsPerDelivery = (cpuSeconds(pid) - cpu) * 1e6 / rounds / members;
    figures.p50 = percentile(times, 0.5);
    figures.spread = percentile(spreads, 0.5);
    figures.best = *std::ranges::min_element(times);
    return figures;
}

Figures measureBare(int members, int rounds, qsizetype frameBytes)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address);
    ::listen(listener, 4096);
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length);
    int trigger[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, trigger) != 0)
        giveUp("no socket pair");
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(trigger[1]);
        bareServer(listener, trigger[0], members, QByteArray(frameBytes, 'x'));
    }
    ::close(trigger[0]);
    std::vector<int> descriptors;
    for (int i = 0; i < members; ++i) {
        descriptors.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (::connect(descriptors.back(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            giveUp("cannot connect to the bare program");
    }
    Readers readers(descriptors);
    const Figures figures = measure(
        readers, frameBytes, rounds, members, child, [&] { (void)!::write(trigger[1], "x", 1); }, [] {});
    ::close(trigger[1]);
    ::waitpid(child, nullptr, 0);
    for (const int descriptor : descriptors)
        ::close(descriptor);
    ::close(listener);
    return figures;
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    raiseDescriptorLimit();
    const int members = app.arguments().value(1, u"1000"_s).toInt();
    const int rounds = app.arguments().value(2, u"200"_s).toInt();
    const int devices = app.arguments().value(3, u"1"_s).toInt();
    kith::test::ServerProcess server;
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    if (!server.start())
        giveUp("kithd did not start: " + server.log().toUtf8());
    Http http(server.url().port());
    QList<Person> people = registerPeople(http, members);
    for (int i = 1; i < members; ++i)
        connectPeople(http, people[0], people[i]);
    const QByteArray group = openGroup(http, people[0], people.mid(1));

    std::vector<std::unique_ptr<BenchSocket>> sockets;
    std::vector<int> receivers;
    for (const Person &person : people) {
        const int opened = sockets.empty() ? 1 : devices; // the sender has one, which is not read in the rounds
        for (int device = 0; device < opened; ++device)
            sockets.push_back(std::make_unique<BenchSocket>(server.url().port(), person.token));
    }
    const int online = int(sockets.size()) - 1;
    for (size_t i = 1; i < sockets.size(); ++i)
        receivers.push_back(sockets[i]->descriptor());
    Readers readers(receivers);
    readers.drainQuietly(); // presence of the others

    // The frame's size is learnt from a real one, so that the bare program writes exactly as much.
    qsizetype frameBytes = 0;
    const QByteArray content = QByteArray("x").repeated(200);
    const auto send = [&] {
        sockets[0]->send("{\"id\":\"1\",\"do\":\"message.send\",\"data\":{\"conversationId\":\"" + group + "\",\"clientId\":\""
                         + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "\",\"type\":\"text\",\"content\":\"" + content
                         + "\"}}");
    };
    const auto takeAnswer = [&] { (void)sockets[0]->receive([](QByteArrayView) {}); };
    send();
    takeAnswer();
    while (frameBytes == 0) {
        (void)sockets[1]->receive([&](QByteArrayView text) {
            if (text.contains("message.created"))
                frameBytes = text.size() + (text.size() < 126 ? 2 : 4);
        });
    }
    readers.drainQuietly();

    const Figures ours = measure(readers, frameBytes - 8, rounds, online, server.processId(), send, takeAnswer);
    readers.drainQuietly();
    const Figures bare = measureBare(online, rounds, frameBytes);
    std::printf("one message of %lld bytes to %d sockets of %d online members, %d rounds\n", static_cast<long long>(frameBytes), online,
                members - 1, rounds);
    std::printf("%-12s %10s %10s %20s %16s\n", "", "p50 ms", "best ms", "first to last ms", "CPU us/delivery");
    const auto print = [](const char *name, const Figures &figures) {
        std::printf("%-12s %10.2f %10.2f %20.2f %16.2f\n", name, figures.p50 * 1000, figures.best * 1000, figures.spread * 1000,
                    figures.cpuUsPerDelivery);
    };
    print("kithd", ours);
    print("bare epoll", bare);
    std::printf("ratio: %.2f (time), %.2f (first to last), %.2f (CPU)\n", ours.p50 / bare.p50, ours.spread / bare.spread,
                ours.cpuUsPerDelivery / bare.cpuUsPerDelivery);
    return server.stop() == 0 ? 0 : 1;
}
