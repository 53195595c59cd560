// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The path of a message: sent over /ws by one person, committed with fsync, received over /ws by the other.
//
//   bench_message_path [--database URL] [--seconds S]
//
// Closed loop at 1, 16 and 256 in flight, then an open loop at half of the best rate. Generator and server share the machine.
#include "tests/bench/support/bench_socket.h"
#include "tests/bench/support/people.h"
#include "tests/bench/support/process_figures.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUuid>

#include <cstdio>
#include <memory>
#include <sys/epoll.h>
#include <unordered_map>

using namespace kith::bench;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int pairCount = 64;

struct Pair
{
    QByteArray conversation;
    std::unique_ptr<BenchSocket> sender, receiver;
    int inFlight = 0;
};

/// Sends, counts and times. A message is done when its receiver has it and its sender's answer came.
class Load
{
public:
    explicit Load(std::vector<Pair> &pairs)
        : m_pairs(pairs)
        , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    {
        for (size_t i = 0; i < pairs.size(); ++i) {
            watch(pairs[i].sender->descriptor(), i * 2);
            watch(pairs[i].receiver->descriptor(), i * 2 + 1);
        }
    }

    struct Figures
    {
        double perSecond = 0, p50 = 0, p99 = 0;
        quint64 messages = 0;
    };

    /// `rate` 0: keeps `inFlight` messages on the way; else sends that many a second whatever comes back.
    Figures run(int inFlight, double rate, double seconds)
    {
        m_latencies.clear();
        m_isClosed = rate == 0;
        const double start = monotonicSeconds();
        const double end = start + seconds;
        m_end = end;
        quint64 sent = 0;
        if (m_isClosed) {
            for (int i = 0; i < inFlight; ++i)
                sendOne(m_pairs[size_t(i) % std::min(m_pairs.size(), size_t(inFlight))]);
        }
        for (;;) {
            const double now = monotonicSeconds();
            if (now >= end && m_onTheWay.empty() && m_unanswered == 0)
                break;
            if (now > end + 10)
                giveUp("messages never arrived");
            if (!m_isClosed && now < end) {
                for (; double(sent) < (now - start) * rate; ++sent)
                    sendOne(m_pairs[sent % m_pairs.size()]);
            }
            step(m_isClosed ? 100 : 1);
        }
        Figures figures;
        figures.messages = m_latencies.size();
        figures.perSecond = double(m_latencies.size()) / (m_lastArrival - start);
        figures.p50 = percentile(m_latencies, 0.50);
        figures.p99 = percentile(m_latencies, 0.99);
        return figures;
    }

private:
    void watch(int fd, size_t key)
    {
        epoll_event event{.events = EPOLLIN, .data = {.u64 = key}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
    }

    void sendOne(Pair &pair)
    {
        const quint64 number = ++m_counter;
        char uuid[40];
        std::snprintf(uuid, sizeof uuid, "%08x-0000-4000-8000-%012llx", m_run, static_cast<unsigned long long>(number));
        m_onTheWay.emplace(number, monotonicSeconds());
        ++m_unanswered;
        pair.sender->send("{\"id\":\"1\",\"do\":\"message.send\",\"data\":{\"conversationId\":\"" + pair.conversation + "\",\"clientId\":\""
                          + uuid
                          + "\",\"type\":\"text\",\"content\":\"The beds are ready for planting, the hose is in the shed by the gate\"}}");
    }

    void step(int timeoutMs)
    {
        epoll_event events[256];
        const int count = ::epoll_wait(m_epoll, events, 256, timeoutMs);
        for (int i = 0; i < count; ++i) {
            Pair &pair = m_pairs[events[i].data.u64 / 2];
            const bool isSender = events[i].data.u64 % 2 == 0;
            const bool isOpen = (isSender ? pair.sender : pair.receiver)->receive([&](QByteArrayView text) {
                if (isSender)
                    onSender(pair, text);
                else
                    onReceiver(text);
            });
            if (!isOpen)
                giveUp("the server closed a connection");
        }
    }

    void onSender(Pair &pair, QByteArrayView text)
    {
        if (!text.contains("\"re\":"))
            return;
        if (text.contains("\"error\":"))
            giveUp("refused: " + text.toByteArray());
        --m_unanswered;
        if (m_isClosed && monotonicSeconds() < m_end)
            sendOne(pair);
    }

    void onReceiver(QByteArrayView text)
    {
        if (!text.contains("\"message.created\""))
            return;
        const qsizetype at = text.indexOf("\"clientId\":\"") + 12;
        const quint64 number = text.sliced(at + 24, 12).toByteArray().toULongLong(nullptr, 16);
        const auto it = m_onTheWay.find(number);
        if (it == m_onTheWay.end())
            giveUp("a message arrived twice");
        m_lastArrival = monotonicSeconds();
        m_latencies.push_back(m_lastArrival - it->second);
        m_onTheWay.erase(it);
    }

    std::vector<Pair> &m_pairs;
    int m_epoll;
    quint64 m_counter = 0;
    qint64 m_unanswered = 0;
    unsigned m_run = QUuid::createUuid().data1;
    bool m_isClosed = true;
    double m_end = 0, m_lastArrival = 0;
    std::unordered_map<quint64, double> m_onTheWay;
    std::vector<double> m_latencies;
};

QString option(const QStringList &arguments, const QString &name, const QString &fallback)
{
    const qsizetype at = arguments.indexOf(name);
    return at >= 0 && at + 1 < arguments.size() ? arguments.at(at + 1) : fallback;
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QString database = option(app.arguments(), u"--database"_s, {});
    const double seconds = option(app.arguments(), u"--seconds"_s, u"5"_s).toDouble();
    kith::test::ServerProcess server;
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    if (!database.isEmpty())
        server.addArguments({u"--database"_s, database});
    if (!server.start())
        giveUp("kithd did not start: " + server.log().toUtf8());

    Http http(server.url().port());
    const QList<Person> people = registerPeople(http, pairCount * 2);
    std::vector<Pair> pairs;
    for (int i = 0; i < pairCount; ++i) {
        connectPeople(http, people[i * 2], people[i * 2 + 1]);
        Pair pair;
        pair.conversation = openDirect(http, people[i * 2], people[i * 2 + 1]);
        pair.sender = std::make_unique<BenchSocket>(server.url().port(), people[i * 2].token);
        pair.receiver = std::make_unique<BenchSocket>(server.url().port(), people[i * 2 + 1].token);
        pairs.push_back(std::move(pair));
    }
    const double syncs = syncsPerSecond(server.dataDir());
    std::printf("disk: %.0f sequential 4 KiB fdatasync/s (%.2f ms each)\n", syncs, 1000 / syncs);
    std::printf("%-22s %10s %9s %9s %16s %12s\n", "in flight", "messages/s", "p50 ms", "p99 ms", "CPU s per 10,000", "x disk sync");

    Load load(pairs);
    double best = 0;
    const auto report = [&](const char *name, int inFlight, double rate) {
        const double cpu = cpuSeconds(server.processId());
        const Load::Figures figures = load.run(inFlight, rate, seconds);
        const double used = cpuSeconds(server.processId()) - cpu;
        best = std::max(best, figures.perSecond);
        std::printf("%-22s %10.0f %9.2f %9.2f %16.2f %12.2f\n", name, figures.perSecond, figures.p50 * 1000, figures.p99 * 1000,
                    used / double(figures.messages) * 10'000, figures.perSecond / syncs);
        std::fflush(stdout);
    };
    report("1", 1, 0);
    report("16", 16, 0);
    report("256", 256, 0);
    report("open, half the best", 0, best / 2);
    return server.stop() == 0 ? 0 : 1;
}
