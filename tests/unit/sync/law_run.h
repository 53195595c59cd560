// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <array>
#include <optional>
#include <vector>

namespace kith::test {

/// The dice of one step. What they mean depends on the world they fall into, so that any part of a row of steps is a row
/// of steps again, which is how a failure is made small.
using Dice = std::array<quint32, 6>;
using Steps = std::vector<Dice>;

[[nodiscard]] Steps randomSteps(quint32 seed, int count);

/// What several people with several devices each did, and where the law broke.
struct LawFailure
{
    QString what;
    QStringList story; ///< every step, as done
};

/// How often each kind of step was accepted: a run in which everything is refused shows nothing.
struct LawFigures
{
    qint64 steps = 0;
    qint64 accepted = 0;
    qint64 comparisons = 0;
    std::array<qint64, 32> acceptedOf = {};

    void add(const LawFigures &other);
};

/// Does the steps in a fresh world and holds some device against a fresh one every `compareEvery` steps, and all at the end.
[[nodiscard]] std::optional<LawFailure> runLaw(const Steps &steps, int compareEvery, LawFigures &figures);

/// The smallest row of steps that is found within `runs` runs and still fails.
[[nodiscard]] Steps shrunk(Steps steps, int runs);

[[nodiscard]] QStringList stepNames();

} // namespace kith::test
