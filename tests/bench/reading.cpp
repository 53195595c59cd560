// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What reading costs once there is much to read: history, search and sync, over HTTP.
//
//   bench_reading [--database URL] [--messages N] [--requests N]
//
// N messages (1,000,000) in one group, a tenth of as many in 50 others; then 1,000 more that a person missed. One client
// asks one thing after the other on one connection. `--database` names an empty PostgreSQL database.
#include "tests/bench/support/bench_socket.h"
#include "tests/bench/support/people.h"
#include "tests/bench/support/process_figures.h"
#include "tests/bench/support/seeding.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QThread>
#include <QtCore/QUrl>
#include <QtCore/QUuid>

#include <cstdio>

using namespace kith::bench;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int smallGroups = 50;
constexpr int missedEach = 20;

QString option(const QStringList &arguments, const QString &name, const QString &fallback)
{
    const qsizetype at = arguments.indexOf(name);
    return at >= 0 && at + 1 < arguments.size() ? arguments.at(at + 1) : fallback;
}

/// Times one kind of request.
class Series
{
public:
    Series(const char *name, Http &http)
        : m_name(name)
        , m_http(http)
    {
    }

    QByteArray ask(const QByteArray &path, const QByteArray &token)
    {
        const double start = monotonicSeconds();
        QByteArray body = m_http.fetch("GET", path, token);
        m_times.push_back(monotonicSeconds() - start);
        m_bytes += body.size();
        return body;
    }
    void add(double seconds) { m_times.push_back(seconds); }

    void report()
    {
        const double p50 = percentile(m_times, 0.50) * 1000;
        const double p95 = percentile(m_times, 0.95) * 1000;
        std::printf("%-44s %6zu %9.2f %9.2f %9.2f %9.1f\n", m_name, m_times.size(), p50, p95, percentile(m_times, 1.0) * 1000,
                    double(m_bytes) / double(m_times.size()) / 1024);
        std::fflush(stdout);
    }
    [[nodiscard]] const std::vector<double> &times() const { return m_times; }

    static void head() { std::printf("%-44s %6s %9s %9s %9s %9s\n", "", "asked", "p50 ms", "p95 ms", "max ms", "KiB each"); }

private:
    const char *m_name;
    Http &m_http;
    std::vector<double> m_times;
    qint64 m_bytes = 0;
};

struct Place
{
    Person anna;
    Person ben;
    QByteArray big;
    QList<QByteArray> small;
};

Place settle(Http &http)
{
    const QList<Person> people = registerPeople(http, 2);
    connectPeople(http, people[0], people[1]);
    Place place{.anna = people[0], .ben = people[1], .big = openGroup(http, people[0], {people[1]}), .small = {}};
    for (int i = 0; i < smallGroups; ++i)
        place.small.append(openGroup(http, people[0], {people[1]}));
    return place;
}

void waitForIndex(Seeding &seeding, qint64 messages, const kith::test::ServerProcess &server)
{
    const double start = monotonicSeconds();
    const double cpu = cpuSeconds(server.processId());
    // What is fewer than a batch waits in the tail on purpose.
    while (seeding.indexedMessages() < messages - 600)
        QThread::msleep(200);
    std::printf("index: %lld messages in %.1f s, %.1f s of CPU; %.0f MiB of text, %.0f MiB of index (%.2f of the text)\n",
                static_cast<long long>(seeding.indexedMessages()), monotonicSeconds() - start, cpuSeconds(server.processId()) - cpu,
                double(seeding.textBytes()) / 1048576, double(seeding.indexBytes()) / 1048576,
                double(seeding.indexBytes()) / double(seeding.textBytes()));
    std::fflush(stdout);
}

void history(Http &http, const Place &place, qint64 messages, int requests)
{
    Series newest("history: newest 50", http);
    Series middle("history: 50 from the middle", http);
    QRandomGenerator random(1);
    for (int i = 0; i < requests; ++i) {
        newest.ask("/api/messages/" + place.big + "?limit=50", place.anna.token);
        const QByteArray before = QByteArray::number(messages / 4 + random.bounded(int(messages / 2)));
        middle.ask("/api/messages/" + place.big + "?limit=50&before=" + before, place.anna.token);
    }
    newest.report();
    middle.report();
}

QByteArray searchPath(const QString &text, const QByteArray &more = {})
{
    return "/api/search?limit=20&q=" + QUrl::toPercentEncoding(text) + more;
}

void search(Http &http, const Place &place, int requests)
{
    Corpus corpus(77); // another seed: texts that are alike, but not there
    QRandomGenerator random(2);
    std::vector<double> all;
    const auto series = [&](const char *name, const std::function<QByteArray()> &path, const QByteArray &token) {
        Series one(name, http);
        for (int i = 0; i < requests; ++i)
            one.ask(path(), token);
        one.report();
        all.insert(all.end(), one.times().begin(), one.times().end());
    };
    const auto pieceOf = [&](const QString &text, int length) {
        return text.mid(random.bounded(int(std::max<qsizetype>(1, text.size() - length))), length);
    };
    const QByteArray &token = place.anna.token;
    series(
        "search: a common word", [&] { return searchPath(corpus.word(random.bounded(50))); }, token);
    series(
        "search: any word", [&] { return searchPath(corpus.word(random.bounded(corpus.wordCount()))); }, token);
    series(
        "search: three letters out of a text", [&] { return searchPath(u'"' + pieceOf(corpus.message(), 3) + u'"'); }, token);
    series(
        "search: six letters out of a text", [&] { return searchPath(u'"' + pieceOf(corpus.message(), 6) + u'"'); }, token);
    series(
        "search: a phrase of common words, mostly none",
        [&] {
            QStringList words;
            for (int i = 0; i < 4; ++i)
                words.append(corpus.word(random.bounded(40)));
            return searchPath(u'"' + words.join(u' ') + u'"');
        },
        token);
    series(
        "search: 20 letters of another text, none", [&] { return searchPath(u'"' + pieceOf(corpus.message(), 20) + u'"'); }, token);
    series(
        "search: three words apart",
        [&] {
            return searchPath(corpus.word(random.bounded(300)) + u' ' + corpus.word(random.bounded(300)) + u' '
                              + corpus.word(random.bounded(3000)));
        },
        token);
    series(
        "search: two Han characters",
        [&] { return searchPath(QString(QChar(0x4E00 + random.bounded(300))) + QChar(0x4E00 + random.bounded(300))); }, token);
    series(
        "search: any word from: one person", [&] { return searchPath(corpus.word(random.bounded(3000)) + u" from:me"_s); }, token);
    series(
        "search: a common word in a small group",
        [&] { return searchPath(corpus.word(random.bounded(50)), "&conversationId=" + place.small.at(random.bounded(smallGroups))); },
        token);
    series(
        "search: any word, best first", [&] { return searchPath(corpus.word(random.bounded(corpus.wordCount())), "&sort=rank"); }, token);
    std::printf("%-44s %6zu %9.2f %9.2f %9.2f\n", "search: all of these", all.size(), percentile(all, 0.5) * 1000,
                percentile(all, 0.95) * 1000, percentile(all, 1.0) * 1000);
}

/// A device that was away: one snapshot, then the changes of each conversation that moved.
void sync(Http &http, const Place &place, int requests)
{
    const QByteArray since = http.request("GET", "/api/sync", place.anna.token).value("token"_L1).toString().toLatin1();
    QHash<QByteArray, qint64> versions;
    for (const QByteArray &group : place.small)
        versions.insert(group, http.request("GET", "/api/conversations/" + group, place.anna.token).value("version"_L1).toInteger());
    Corpus corpus(5);
    for (int i = 0; i < smallGroups * missedEach; ++i) {
        http.request("POST", "/api/messages/send", place.ben.token,
                     {{u"conversationId"_s, QString::fromLatin1(place.small.at(i % smallGroups))},
                      {u"clientId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                      {u"type"_s, u"text"_s},
                      {u"content"_s, corpus.message()}});
    }
    Series snapshot("sync: what changed in 50 conversations", http);
    Series changes("sync: the changes of one of them", http);
    Series whole("sync: all of it, 51 requests", http);
    for (int i = 0; i < std::max(5, requests / 10); ++i) {
        const double start = monotonicSeconds();
        const QByteArray body = snapshot.ask("/api/sync?since=" + QUrl::toPercentEncoding(QString::fromLatin1(since)), place.anna.token);
        for (const QByteArray &group : place.small)
            changes.ask("/api/conversations/" + group + "/changes?limit=200&after=" + QByteArray::number(versions.value(group)),
                        place.anna.token);
        whole.add(monotonicSeconds() - start);
        if (i == 0 && QJsonDocument::fromJson(body).object().value("conversations"_L1).toArray().size() < smallGroups)
            giveUp("sync does not tell of every conversation");
    }
    snapshot.report();
    changes.report();
    whole.report();
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QString database = option(app.arguments(), u"--database"_s, {});
    const qint64 messages = option(app.arguments(), u"--messages"_s, u"1000000"_s).toLongLong();
    const int requests = option(app.arguments(), u"--requests"_s, u"200"_s).toInt();
    kith::test::ServerProcess server;
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    if (!database.isEmpty())
        server.addArguments({u"--database"_s, database});
    if (!server.start())
        giveUp("kithd did not start: " + server.log().toUtf8());
    Place place;
    {
        Http http(server.url().port());
        place = settle(http);
    }
    if (server.stop() != 0)
        giveUp("kithd did not stop: " + server.log().toUtf8());

    auto url = kith::server::DatabaseUrl::sqlite(server.dataDir() + u"/kith.sqlite"_s);
    if (!database.isEmpty())
        url = kith::server::DatabaseUrl::parse(database).value();
    Seeding seeding(url);
    QList<Seeding::Target> targets{
        {.conversation = place.big.toLongLong(), .senders = {place.anna.id.toLongLong(), place.ben.id.toLongLong()}, .count = messages}};
    for (const QByteArray &group : std::as_const(place.small))
        targets.append({.conversation = group.toLongLong(), .senders = {place.ben.id.toLongLong()}, .count = messages / 10 / smallGroups});
    const double start = monotonicSeconds();
    Corpus corpus(1);
    seeding.write(targets, corpus);
    std::printf("seeded %lld messages in %.1f s\n", static_cast<long long>(messages + messages / 10), monotonicSeconds() - start);
    std::fflush(stdout);

    if (!server.start())
        giveUp("kithd did not start again: " + server.log().toUtf8());
    waitForIndex(seeding, messages + messages / 10, server);
    Http http(server.url().port());
    Series::head();
    history(http, place, messages, requests);
    search(http, place, requests);
    sync(http, place, requests);
    std::printf("kithd: %.0f MiB of memory (PSS)\n", double(memoryBytes(server.processId())) / 1048576);
    return server.stop() == 0 ? 0 : 1;
}
