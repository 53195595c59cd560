// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an idle, signed-in connection costs kithd in memory and time. The kernel's socket buffers are not in it.
//
//   bench_idle_memory [connections] [seconds]
//
// It also says what kithd takes with 100 people online who wrote 2,000 messages to one group, before the others come.
#include "tests/bench/support/bench_socket.h"
#include "tests/bench/support/people.h"
#include "tests/bench/support/process_figures.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QThread>
#include <QtCore/QUuid>

#include <cstdio>
#include <memory>

using namespace kith::bench;
using namespace Qt::Literals::StringLiterals;

namespace {
/// What kithd holds while `people` are online and each of them has written 20 messages to the one group of all.
qint64 chattingBytes(Http &http, const QList<Person> &people, const kith::test::ServerProcess &server)
{
    for (const Person &person : people.mid(1))
        connectPeople(http, people[0], person);
    const QByteArray group = openGroup(http, people[0], people.mid(1));
    std::vector<std::unique_ptr<BenchSocket>> sockets;
    for (const Person &person : people)
        sockets.push_back(std::make_unique<BenchSocket>(server.url().port(), person.token));
    for (int round = 0; round < 20; ++round) {
        for (const auto &socket : sockets) {
            socket->send("{\"id\":\"1\",\"do\":\"message.send\",\"data\":{\"conversationId\":\"" + group + "\",\"clientId\":\""
                         + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)
                         + "\",\"type\":\"text\",\"content\":\"What I wanted to say\"}}");
            bool isAnswered = false;
            while (!isAnswered && socket->receive([&](QByteArrayView text) { isAnswered |= text.contains("\"re\":\"1\""); })) {}
        }
    }
    return residentBytes(server.processId());
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int count = app.arguments().value(1, u"4000"_s).toInt();
    const int seconds = app.arguments().value(2, u"30"_s).toInt();
    constexpr int connectionsEach = 20;
    raiseDescriptorLimit();
    kith::test::ServerProcess server;
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    if (!server.start())
        giveUp("kithd did not start: " + server.log().toUtf8());
    Http http(server.url().port());
    const QList<Person> people = registerPeople(http, (count + connectionsEach - 1) / connectionsEach);
    std::vector<std::unique_ptr<BenchSocket>> sockets;
    const auto open = [&](int upTo) {
        while (int(sockets.size()) < upTo)
            sockets.push_back(
                std::make_unique<BenchSocket>(server.url().port(), people[qsizetype(sockets.size()) / connectionsEach].token));
    };
    const qint64 withChatting = chattingBytes(http, people.mid(0, 100), server);
    open(count / 10); // warms the pools, so that only the connections are counted below
    const qint64 before = memoryBytes(server.processId());
    open(count);
    const qint64 after = memoryBytes(server.processId());
    const double cpu = cpuSeconds(server.processId());
    const double since = monotonicSeconds();
    QThread::sleep(static_cast<unsigned long>(seconds));
    const double share = (cpuSeconds(server.processId()) - cpu) / (monotonicSeconds() - since);
    const int counted = count - count / 10;
    std::printf("idle connections: %d\nkithd memory: %.1f MiB before, %.1f MiB after\nper connection: %.2f KiB\n", count,
                double(before) / 1048576, double(after) / 1048576, double(after - before) / counted / 1024);
    std::printf("CPU while nothing happens: %.2f %% of a core, over %d s\nresident with 100 people who chat: %.1f MiB\n", share * 100,
                seconds, double(withChatting) / 1048576);
    return server.stop() == 0 ? 0 : 1;
}
