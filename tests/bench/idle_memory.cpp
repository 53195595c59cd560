// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an idle, signed-in connection costs kithd in memory. The kernel's socket buffers are not in it.
//
//   bench_idle_memory [connections]
#include "tests/bench/support/bench_socket.h"
#include "tests/bench/support/people.h"
#include "tests/bench/support/process_figures.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QCoreApplication>

#include <cstdio>
#include <memory>

using namespace kith::bench;
using namespace Qt::Literals::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int count = app.arguments().value(1, u"4000"_s).toInt();
    constexpr int connectionsEach = 20;
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
    open(count / 10); // warms the pools, so that only the connections are counted below
    const qint64 before = memoryBytes(server.processId());
    open(count);
    const qint64 after = memoryBytes(server.processId());
    const int counted = count - count / 10;
    std::printf("idle connections: %d\nkithd memory: %.1f MiB before, %.1f MiB after\nper connection: %.2f KiB\n", count,
                double(before) / 1048576, double(after) / 1048576, double(after - before) / counted / 1024);
    return server.stop() == 0 ? 0 : 1;
}
