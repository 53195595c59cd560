// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/kill_point.h"

#ifdef KITH_KILL_POINTS
#include <QtCore/QByteArray>

#include <atomic>
#include <csignal>

#include <unistd.h>
#endif

namespace kith {

#ifdef KITH_KILL_POINTS
namespace {
struct Wanted
{
    Wanted()
    {
        const QByteArray text = qgetenv("KITH_TEST_KILL_AT");
        const qsizetype colon = text.indexOf(':');
        name = text.first(colon < 0 ? text.size() : colon);
        left = colon < 0 ? 1 : text.sliced(colon + 1).toInt();
    }
    QByteArray name;
    std::atomic<int> left = 1;
};
} // namespace

void killPoint(const char *name)
{
    static Wanted wanted;
    if (wanted.name.isEmpty() || wanted.name != name || wanted.left.fetch_sub(1) != 1)
        return;
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}
#else
void killPoint(const char *)
{
}
#endif

} // namespace kith
