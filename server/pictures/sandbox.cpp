// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/sandbox.h"

#include <array>
#include <cerrno>
#include <seccomp.h>

#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KITH_UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define KITH_UNDER_SANITIZER 1
#endif
#endif

namespace kith::server {

namespace {
#ifdef KITH_UNDER_SANITIZER
constexpr bool isUnderSanitizer = true;
#else
constexpr bool isUnderSanitizer = false;
#endif

constexpr rlim_t addressBytes = rlim_t(512) * 1024 * 1024;
constexpr rlim_t cpuSeconds = 10;
constexpr rlim_t fileBytes = rlim_t(4) * 1024 * 1024 * 1024;

bool limit(int resource, rlim_t value)
{
    const rlimit wanted{value, value};
    return ::setrlimit(resource, &wanted) == 0;
}

/// What computing needs. Scaling runs on threads, so those may be made; processes may not.
constexpr std::array allowed = {SCMP_SYS(read),
                                SCMP_SYS(write),
                                SCMP_SYS(pread64),
                                SCMP_SYS(pwrite64),
                                SCMP_SYS(readv),
                                SCMP_SYS(writev),
                                SCMP_SYS(lseek),
                                SCMP_SYS(fstat),
                                SCMP_SYS(close),
                                SCMP_SYS(ftruncate),
                                SCMP_SYS(fdatasync),
                                SCMP_SYS(fsync),
                                SCMP_SYS(mmap),
                                SCMP_SYS(munmap),
                                SCMP_SYS(mremap),
                                SCMP_SYS(mprotect),
                                SCMP_SYS(madvise),
                                SCMP_SYS(brk),
                                SCMP_SYS(futex),
                                SCMP_SYS(set_robust_list),
                                SCMP_SYS(rseq),
                                SCMP_SYS(sched_yield),
                                SCMP_SYS(clock_gettime),
                                SCMP_SYS(clock_nanosleep),
                                SCMP_SYS(gettimeofday),
                                SCMP_SYS(getrandom),
                                SCMP_SYS(gettid),
                                SCMP_SYS(getpid),
                                SCMP_SYS(exit),
                                SCMP_SYS(exit_group),
                                SCMP_SYS(rt_sigreturn),
                                SCMP_SYS(rt_sigaction),
                                SCMP_SYS(rt_sigprocmask),
                                SCMP_SYS(sigaltstack),
                                SCMP_SYS(sched_getaffinity),
                                SCMP_SYS(restart_syscall)};

/// What libraries try and can do without.
constexpr std::array failing = {SCMP_SYS(open),
                                SCMP_SYS(openat),
                                SCMP_SYS(openat2),
                                SCMP_SYS(stat),
                                SCMP_SYS(lstat),
                                SCMP_SYS(newfstatat),
                                SCMP_SYS(statx),
                                SCMP_SYS(access),
                                SCMP_SYS(faccessat),
                                SCMP_SYS(faccessat2),
                                SCMP_SYS(readlink),
                                SCMP_SYS(readlinkat),
                                SCMP_SYS(getcwd),
                                SCMP_SYS(ioctl),
                                SCMP_SYS(fcntl),
                                SCMP_SYS(prctl),
                                SCMP_SYS(prlimit64),
                                SCMP_SYS(getrlimit),
                                SCMP_SYS(sysinfo),
                                SCMP_SYS(uname),
                                SCMP_SYS(getuid),
                                SCMP_SYS(geteuid),
                                SCMP_SYS(getgid),
                                SCMP_SYS(getegid),
                                SCMP_SYS(sched_setscheduler),
                                SCMP_SYS(sched_getscheduler),
                                SCMP_SYS(sched_getparam),
                                SCMP_SYS(sched_get_priority_min),
                                SCMP_SYS(sched_get_priority_max),
                                SCMP_SYS(tgkill)};

bool addRules(scmp_filter_ctx filter)
{
    bool isGood = true;
    for (const int call : allowed)
        isGood = isGood && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    for (const int call : failing)
        isGood = isGood && ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
    // The flags of clone3 lie in memory that a filter cannot see; the C library then falls back to clone.
    isGood = isGood && ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
    const scmp_arg_cmp isThread = SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD);
    return isGood && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, isThread) == 0;
}
} // namespace

bool limitResources()
{
    const bool isBounded = limit(RLIMIT_CPU, cpuSeconds) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, fileBytes);
    return isBounded && (isUnderSanitizer || limit(RLIMIT_AS, addressBytes));
}

bool enterSandbox()
{
    if (isUnderSanitizer)
        return true;
    // No core and no debugger: what is in here is somebody's picture.
    if (::prctl(PR_SET_DUMPABLE, 0) != 0)
        return false;
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return false;
    const bool isLoaded = addRules(filter) && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return isLoaded;
}

} // namespace kith::server
