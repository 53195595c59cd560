// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/law_run.h"

#include "tests/unit/sync/law_device.h"
#include "tests/unit/sync/law_steps.h"

#include <QtCore/QRandomGenerator>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int devicesEach = 2;

class LawRun
{
public:
    LawRun()
        : m_steps(m_world)
    {
        quint64 session = 1;
        for (const UserId user : m_steps.people()) {
            for (int i = 0; i < devicesEach; ++i)
                m_devices.emplace_back(m_world, Seat{user, SessionId(qint64(session++))});
        }
        for (LawDevice &device : m_devices)
            device.connect(true);
        deliver();
    }

    std::optional<LawFailure> run(const Steps &steps, int compareEvery, LawFigures &figures)
    {
        for (size_t i = 0; i < steps.size(); ++i) {
            step(steps[i], figures);
            m_world.clearAway();
            deliver();
            const bool isDue = i % size_t(compareEvery) == size_t(compareEvery) - 1;
            if (isDue && !holds(steps[i][5] % m_devices.size(), figures))
                return m_failure;
        }
        for (size_t i = 0; i < m_devices.size(); ++i) {
            if (!holds(i, figures))
                return m_failure;
        }
        return std::nullopt;
    }

private:
    void step(const Dice &dice, LawFigures &figures)
    {
        LawDevice &device = actor(dice[0]);
        ++figures.steps;
        if (dice[1] % 100 < 6) {
            if (device.isConnected())
                device.cut();
            else
                device.connect(dice[2] % 3 > 0);
            m_story.append(u"%1 %2"_s.arg(device.seat().session.value()).arg(device.isConnected() ? u"connects"_s : u"is cut off"_s));
            return;
        }
        const StepResult result = m_steps.act(device.seat(), dice);
        m_story.append(u"%1 %2"_s.arg(device.seat().session.value()).arg(result.description));
        if (result.isAccepted) {
            ++figures.accepted;
            ++figures.acceptedOf.at(size_t(result.kind));
        }
    }

    /// The device that the dice name, or the next one of somebody who still has an account.
    LawDevice &actor(size_t number)
    {
        while (m_world.isErased(m_devices[number % m_devices.size()].seat().user))
            ++number;
        return m_devices[number % m_devices.size()];
    }

    void deliver()
    {
        const auto events = m_world.takeEvents();
        for (const server::EventPtr &event : events) {
            for (LawDevice &device : m_devices)
                device.take(*event);
        }
    }

    bool holds(size_t index, LawFigures &figures)
    {
        LawDevice &device = m_devices[index];
        if (m_world.isErased(device.seat().user)) {
            const bool isAnswered = m_world.call(device.seat(), "GET /api/sync").isOk();
            return !isAnswered || fail(device, u"an erased person is still answered"_s);
        }
        LawDevice fresh(m_world, device.seat());
        fresh.sync(1000);
        ++figures.comparisons;
        const QString contradiction = fresh.contradiction();
        if (!contradiction.isEmpty())
            return fail(device, u"a fresh look contradicts itself "_s + contradiction);
        if (device.isCurrent()) {
            if (const QString found = device.differenceFrom(fresh, true); !found.isEmpty())
                return fail(device, u"what was told is not what there is: "_s + found);
        }
        device.sync(2);
        if (const QString found = device.differenceFrom(fresh, false); !found.isEmpty())
            return fail(device, u"what was told and asked for is not what there is: "_s + found);
        return true;
    }

    bool fail(const LawDevice &device, const QString &what)
    {
        m_failure = LawFailure{
            .what = u"device %1 of %2: %3"_s.arg(device.seat().session.value()).arg(device.seat().user.value()).arg(what),
            .story = m_story};
        return false;
    }

    LawWorld m_world;
    LawSteps m_steps;
    std::vector<LawDevice> m_devices;
    QStringList m_story;
    std::optional<LawFailure> m_failure;
};
} // namespace

void LawFigures::add(const LawFigures &other)
{
    steps += other.steps;
    accepted += other.accepted;
    comparisons += other.comparisons;
    for (size_t i = 0; i < acceptedOf.size(); ++i)
        acceptedOf[i] += other.acceptedOf[i];
}

Steps randomSteps(quint32 seed, int count)
{
    QRandomGenerator random(seed);
    Steps out(size_t(count), Dice{});
    for (Dice &dice : out)
        random.fillRange(dice.data(), qsizetype(dice.size()));
    return out;
}

std::optional<LawFailure> runLaw(const Steps &steps, int compareEvery, LawFigures &figures)
{
    return LawRun().run(steps, compareEvery, figures);
}

Steps shrunk(Steps steps, int runs)
{
    LawFigures ignored;
    for (size_t piece = steps.size() / 2; piece > 0 && runs > 0; piece /= 2) {
        for (size_t at = 0; at < steps.size() && runs > 0;) {
            Steps fewer = steps;
            fewer.erase(fewer.begin() + qsizetype(at), fewer.begin() + qsizetype(std::min(at + piece, fewer.size())));
            --runs;
            if (!fewer.empty() && runLaw(fewer, 1, ignored))
                steps = std::move(fewer);
            else
                at += piece;
        }
    }
    return steps;
}

} // namespace kith::test
