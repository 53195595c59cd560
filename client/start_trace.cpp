// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/start_trace.h"

#include "client/viewmodel/chats/chats_view_model.h"

#include <QtCore/QFile>
#include <QtQuick/QQuickWindow>

#include <cstdio>
#include <ctime>
#include <memory>
#include <unistd.h>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Since exec; negative where the kernel does not tell.
qint64 processAgeMs()
{
    QFile stat(u"/proc/self/stat"_s);
    if (!stat.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray line = stat.readAll();
    // The program's name, in brackets, may hold anything: fields are counted from its end. Start time is the 22nd.
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype startTime = 19;
    if (fields.size() <= startTime)
        return -1;
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - fields[startTime].toLongLong() * 1000 / ::sysconf(_SC_CLK_TCK);
}

} // namespace

void traceFirstFrame(QQuickWindow &window, ChatsViewModel &chats)
{
    if (qEnvironmentVariableIntValue("KITH_TRACE_STARTUP") != 1)
        return;
    auto connection = std::make_shared<QMetaObject::Connection>();
    *connection = QObject::connect(&window, &QQuickWindow::frameSwapped, &chats, [connection, &chats] {
        if (chats.isEmpty())
            return;
        QObject::disconnect(*connection);
        std::fprintf(stderr, "first-frame %lld\n", static_cast<long long>(processAgeMs()));
    });
}

} // namespace kith::client
