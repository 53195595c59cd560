// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the time of an answer tells what the answer itself does not: if a login exists, if a phone number has an account.
// Two kinds of question are asked in turn; their times are compared by median and by the Kolmogorov-Smirnov test.
//
//   bench_account_timing [samples]
#include "tests/bench/support/bench_socket.h"
#include "tests/support/api_client/town.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace kith::bench;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
using Times = std::vector<double>; ///< Units: microseconds

double median(Times times)
{
    std::ranges::nth_element(times, times.begin() + qsizetype(times.size() / 2));
    return times[times.size() / 2];
}

/// The probability that two samples of one distribution differ at least as much as these. Source: Numerical Recipes, 14.3.
double sameness(Times one, Times other)
{
    std::ranges::sort(one);
    std::ranges::sort(other);
    double distance = 0;
    for (size_t i = 0, j = 0; i < one.size() && j < other.size();) {
        const double at = std::min(one[i], other[j]);
        while (i < one.size() && one[i] <= at)
            ++i;
        while (j < other.size() && other[j] <= at)
            ++j;
        distance = std::max(distance, std::abs(double(i) / double(one.size()) - double(j) / double(other.size())));
    }
    const double root = std::sqrt(double(one.size()) * double(other.size()) / double(one.size() + other.size()));
    const double lambda = (root + 0.12 + 0.11 / root) * distance;
    double sum = 0;
    for (int k = 1; k <= 100; ++k)
        sum += (k % 2 == 1 ? 2 : -2) * std::exp(-2.0 * k * k * lambda * lambda);
    return std::clamp(sum, 0.0, 1.0);
}

template<class Ask>
double timeOf(Ask ask, int wanted)
{
    QElapsedTimer timer;
    timer.start();
    const HttpReply reply = ask();
    const double micros = double(timer.nsecsElapsed()) / 1000;
    if (reply.status != wanted)
        giveUp("an unexpected answer: " + reply.body);
    return micros;
}

/// One of each in turn, so that whatever else the machine does meets both. The first tenth warms up.
template<class One, class Other>
void compare(const char *what, int samples, int wanted, One one, Other other)
{
    Times ones;
    Times others;
    for (int i = 0; i < samples; ++i) {
        const double first = timeOf([&] { return one(i); }, wanted);
        const double second = timeOf([&] { return other(i); }, wanted);
        if (i < samples / 10)
            continue;
        ones.push_back(first);
        others.push_back(second);
    }
    const double difference = (median(others) / median(ones) - 1) * 100;
    std::printf("%-46s %8.0f us %8.0f us %+6.1f %%   p = %.3f\n", what, median(ones), median(others), difference, sameness(ones, others));
}

HttpReply login(ApiClient &api, const QString &name)
{
    return api.post(u"/api/users/login"_s, {{u"login"_s, name}, {u"password"_s, u"not the right one"_s}});
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int samples = app.arguments().value(1, u"1000"_s).toInt();
    ServerProcess server;
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    if (!server.start())
        giveUp("kithd did not start: " + server.log().toUtf8());
    Town town(server.url(), server.realtimeUrl(), server.controlUrl());
    const Person &anna = town.settle(u"Anna"_s);
    const Person &gone = town.settle(u"Gone"_s);
    if (town.control().put(u"/api/admin/users/"_s + gone.id, {{u"status"_s, u"disabled"_s}}).status != 200)
        giveUp("nobody could be disabled");
    ApiClient api(server.url());
    std::printf("%-46s %11s %11s %8s   same?\n", "of the time", "one", "other", "");
    compare(
        "login: nobody, wrong password", samples, 401, [&](int i) { return login(api, u"nobody%1@example.org"_s.arg(i)); },
        [&](int) { return login(api, anna.email); });
    compare(
        "login: nobody, disabled account", samples, 401, [&](int i) { return login(api, u"nobody%1@example.org"_s.arg(i)); },
        [&](int) { return login(api, gone.email); });

    // A thousand may be open, so each asker asks for a few.
    constexpr int requestsEach = 250;
    std::vector<Person *> known;
    std::vector<Person *> askers;
    for (int i = 0; i < samples; ++i)
        known.push_back(&town.settle(u"Known"_s));
    for (int i = 0; i <= samples / requestsEach; ++i)
        askers.push_back(&town.settle(u"Asker"_s));
    const auto ask = [&](int i, const QString &phone) {
        return askers[size_t(i / requestsEach)]->api.post(u"/api/contacts"_s, {{u"phone"_s, phone}});
    };
    compare(
        "contact request: number without, with account", samples, 202, [&](int i) { return ask(i, u"+4670%1"_s.arg(1'000'000 + i)); },
        [&](int i) { return ask(i, known[size_t(i)]->phone); });
    return server.stop() == 0 ? 0 : 1;
}
