// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/sandbox.h"

#include <QtTest/QTest>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KITH_NO_SANDBOX_HERE QSKIP("a sanitizer needs what the sandbox refuses")
#else
#define KITH_NO_SANDBOX_HERE
#endif

using namespace kith::server;

namespace {
/// How a process ends that does this in the sandbox: what waitpid() says.
int endOf(const std::function<int()> &work)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(limitResources() && enterSandbox() ? work() : 99);
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

bool isKilledBy(int status, int signal)
{
    return WIFSIGNALED(status) && WTERMSIG(status) == signal;
}

bool isExit(int status, int code)
{
    return WIFEXITED(status) && WEXITSTATUS(status) == code;
}
} // namespace

class PictureSandbox : public QObject
{
    Q_OBJECT

private slots:
    void computesAndUsesItsDescriptors();
    void opensNothing();
    void connectsNowhere();
    void startsNothing();
    void memoryIsBounded();
};

void PictureSandbox::computesAndUsesItsDescriptors()
{
    KITH_NO_SANDBOX_HERE;
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    const int status = endOf([&ends] {
        void *memory = std::malloc(10'000'000);
        const bool isWritten = memory && ::write(ends[1], "x", 1) == 1;
        std::free(memory);
        return isWritten ? 7 : 1;
    });
    QVERIFY(isExit(status, 7));
}

void PictureSandbox::opensNothing()
{
    KITH_NO_SANDBOX_HERE;
    QVERIFY(isExit(endOf([] { return ::open("/etc/passwd", O_RDONLY) < 0 && errno == EACCES ? 7 : 1; }), 7));
    QVERIFY(isExit(endOf([] { return ::open("/tmp/kith-sandbox-test", O_WRONLY | O_CREAT, 0600) < 0 && errno == EACCES ? 7 : 1; }), 7));
}

void PictureSandbox::connectsNowhere()
{
    KITH_NO_SANDBOX_HERE;
    QVERIFY(isKilledBy(endOf([] { return ::socket(AF_INET, SOCK_STREAM, 0); }), SIGSYS));
    QVERIFY(isKilledBy(endOf([] { return ::socket(AF_UNIX, SOCK_STREAM, 0); }), SIGSYS));
}

void PictureSandbox::startsNothing()
{
    KITH_NO_SANDBOX_HERE;
    QVERIFY(isKilledBy(endOf([] { return int(::fork()); }), SIGSYS));
    QVERIFY(isKilledBy(endOf([] { return ::execl("/bin/true", "true", nullptr); }), SIGSYS));
    QVERIFY(isKilledBy(endOf([] { return ::kill(::getppid(), 0); }), SIGSYS));
}

void PictureSandbox::memoryIsBounded()
{
    KITH_NO_SANDBOX_HERE;
    QVERIFY(isExit(endOf([] { return std::malloc(size_t(600) * 1024 * 1024) ? 1 : 7; }), 7));
}

QTEST_GUILESS_MAIN(PictureSandbox)
#include "tst_picture_sandbox.moc"
