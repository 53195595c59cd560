// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/process_metrics.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <sys/resource.h>
#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Seconds since the epoch at which the machine started.
double bootTime()
{
    const QByteArray stat = contentOf(u"/proc/stat"_s);
    const qsizetype at = stat.indexOf("\nbtime ");
    return at < 0 ? 0 : stat.mid(at + 7, stat.indexOf('\n', at + 7) - at - 7).toDouble();
}

int openDescriptors()
{
    return int(QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot).size());
}
} // namespace

void writeProcessMetrics(MetricsText &out)
{
    // Fields behind the command's name, which may hold spaces: utime is the 12th, counted from 1.
    const QByteArray stat = contentOf(u"/proc/self/stat"_s);
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const auto field = [&fields](qsizetype index) { return fields.value(index).toDouble(); };
    const auto ticks = double(::sysconf(_SC_CLK_TCK));
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    out.counter("process_cpu_seconds_total", "CPU time used.", (field(11) + field(12)) / ticks);
    out.gauge("process_resident_memory_bytes", "Memory in use.", field(21) * double(::sysconf(_SC_PAGESIZE)));
    out.gauge("process_virtual_memory_bytes", "Address space in use.", field(20));
    out.gauge("process_threads", "Threads.", field(17));
    out.gauge("process_open_fds", "Open file descriptors.", openDescriptors());
    out.gauge("process_max_fds", "How many there may be.", double(limit.rlim_cur));
    out.gauge("process_start_time_seconds", "When it started, in seconds since the epoch.", bootTime() + field(19) / ticks);
}

} // namespace kith::server
