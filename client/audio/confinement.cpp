// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audio/confinement.h"

#include <array>
#include <cerrno>
#include <csignal>
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

namespace kith::client::audio {

namespace {
#ifdef KITH_UNDER_SANITIZER
constexpr bool isUnderSanitizer = true;
#else
constexpr bool isUnderSanitizer = false;
#endif

constexpr rlim_t addressBytes = rlim_t(1024) * 1024 * 1024;
constexpr rlim_t lookSeconds = 30;
constexpr rlim_t playSeconds = 900;

bool limit(int resource, rlim_t value)
{
    const rlimit wanted{value, value};
    return ::setrlimit(resource, &wanted) == 0;
}

/// The way to the sound service is a matter of its library, which differs from desktop to desktop: what is not refused here
/// is left to it. Everything that reaches beyond what is open already is refused.
constexpr std::array refused = {SCMP_SYS(open),
                                SCMP_SYS(openat),
                                SCMP_SYS(openat2),
                                SCMP_SYS(creat),
                                SCMP_SYS(open_by_handle_at),
                                SCMP_SYS(truncate),
                                SCMP_SYS(unlink),
                                SCMP_SYS(unlinkat),
                                SCMP_SYS(rename),
                                SCMP_SYS(renameat),
                                SCMP_SYS(renameat2),
                                SCMP_SYS(link),
                                SCMP_SYS(linkat),
                                SCMP_SYS(symlink),
                                SCMP_SYS(symlinkat),
                                SCMP_SYS(mkdir),
                                SCMP_SYS(mkdirat),
                                SCMP_SYS(rmdir),
                                SCMP_SYS(mknod),
                                SCMP_SYS(mknodat),
                                SCMP_SYS(chmod),
                                SCMP_SYS(fchmod),
                                SCMP_SYS(fchmodat),
                                SCMP_SYS(chown),
                                SCMP_SYS(fchown),
                                SCMP_SYS(lchown),
                                SCMP_SYS(fchownat),
                                SCMP_SYS(setxattr),
                                SCMP_SYS(fsetxattr),
                                SCMP_SYS(socket),
                                SCMP_SYS(connect),
                                SCMP_SYS(bind),
                                SCMP_SYS(listen),
                                SCMP_SYS(accept),
                                SCMP_SYS(accept4),
                                SCMP_SYS(execve),
                                SCMP_SYS(execveat),
                                SCMP_SYS(fork),
                                SCMP_SYS(vfork),
                                SCMP_SYS(kill),
                                SCMP_SYS(ptrace),
                                SCMP_SYS(process_vm_readv),
                                SCMP_SYS(process_vm_writev),
                                SCMP_SYS(pidfd_open),
                                SCMP_SYS(pidfd_getfd),
                                SCMP_SYS(mount),
                                SCMP_SYS(umount2),
                                SCMP_SYS(pivot_root),
                                SCMP_SYS(chroot),
                                SCMP_SYS(unshare),
                                SCMP_SYS(setns),
                                SCMP_SYS(bpf),
                                SCMP_SYS(perf_event_open),
                                SCMP_SYS(userfaultfd),
                                SCMP_SYS(io_uring_setup),
                                SCMP_SYS(keyctl),
                                SCMP_SYS(add_key),
                                SCMP_SYS(request_key)};

bool addRules(scmp_filter_ctx filter)
{
    bool isGood = true;
    for (const int call : refused)
        isGood = isGood && ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
    // The flags of clone3 lie in memory that a filter cannot see; the C library then falls back to clone.
    isGood = isGood && ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
    const scmp_arg_cmp isProcess = SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0);
    return isGood && ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(clone), 1, isProcess) == 0;
}
} // namespace

bool limitResources(Work work)
{
    bool isBounded = limit(RLIMIT_CORE, 0) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (!isUnderSanitizer)
        isBounded = isBounded && limit(RLIMIT_AS, addressBytes);
    if (work == Work::Record)
        return isBounded;
    return isBounded && limit(RLIMIT_CPU, work == Work::Look ? lookSeconds : playSeconds)
           && ::prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0) == 0;
}

bool enterSandbox()
{
    if (isUnderSanitizer)
        return true;
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
    if (!filter)
        return false;
    // The sound service's library and the reader of wishes have threads of their own.
    const bool isLoaded = ::seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && addRules(filter) && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return isLoaded;
}

} // namespace kith::client::audio
