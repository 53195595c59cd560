// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <vector>

namespace kith::bench {

/// User and system time of a process so far. Units: seconds. Source: /proc/PID/stat.
[[nodiscard]] double cpuSeconds(qint64 pid);
/// Proportional set size. Units: bytes. Source: /proc/PID/smaps_rollup.
[[nodiscard]] qint64 memoryBytes(qint64 pid);
/// Resident set size, shared pages included. Units: bytes. Source: /proc/PID/statm.
[[nodiscard]] qint64 residentBytes(qint64 pid);
/// Allows this process as many descriptors as its hard limit.
void raiseDescriptorLimit();
/// How often a second this disk completes a sequential 4 KiB write with fdatasync, in `folder`.
[[nodiscard]] double syncsPerSecond(const QString &folder);
/// Seconds since some fixed point.
[[nodiscard]] double monotonicSeconds();
/// Range: `share` in [0, 1]. Sorts `values`.
[[nodiscard]] double percentile(std::vector<double> &values, double share);

} // namespace kith::bench
