// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/fiber.h"

#include <QtCore/QtGlobal>

#include <cstdint>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define KITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KITH_ASAN 1
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define KITH_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define KITH_TSAN 1
#endif
#endif
#ifdef KITH_ASAN
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef KITH_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace kith::server {

namespace {
size_t pageBytes()
{
    return size_t(::sysconf(_SC_PAGESIZE));
}
} // namespace

Fiber::Fiber(size_t stackBytes)
    : m_size((stackBytes + pageBytes() - 1) / pageBytes() * pageBytes())
{
    void *memory = ::mmap(nullptr, m_size + pageBytes(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        qFatal("no memory for the stack of a fiber");
    ::mprotect(memory, pageBytes(), PROT_NONE);
    m_stack = static_cast<std::byte *>(memory) + pageBytes();
    ::getcontext(&m_own);
    m_own.uc_stack.ss_sp = m_stack;
    m_own.uc_stack.ss_size = m_size;
    m_own.uc_link = nullptr;
    // makecontext() hands on ints only.
    const auto self = reinterpret_cast<std::uintptr_t>(this);
    ::makecontext(&m_own, reinterpret_cast<void (*)()>(&Fiber::enter), 2, unsigned(self >> 32), unsigned(self & 0xFFFFFFFFu));
#ifdef KITH_TSAN
    m_ownThread = __tsan_create_fiber(0);
#endif
}

Fiber::~Fiber()
{
    Q_ASSERT_X(!m_isRunning, "Fiber", "destroyed in its middle");
#ifdef KITH_TSAN
    __tsan_destroy_fiber(m_ownThread);
#endif
    ::munmap(m_stack - pageBytes(), m_size + pageBytes());
}

void Fiber::enter(unsigned high, unsigned low)
{
    auto *self = reinterpret_cast<Fiber *>((std::uintptr_t(high) << 32) | low);
#ifdef KITH_ASAN
    __sanitizer_finish_switch_fiber(nullptr, &self->m_outsideStack, &self->m_outsideSize);
#endif
    self->loop();
}

// Ends never: the stack is used for one function after the other.
void Fiber::loop()
{
    for (;;) {
        m_work();
        m_work = nullptr;
        m_isRunning = false;
        switchOut();
    }
}

void Fiber::start(std::function<void()> work)
{
    Q_ASSERT_X(!m_isRunning, "Fiber::start", "it runs already");
    m_work = std::move(work);
    m_isRunning = true;
    switchIn();
}

void Fiber::resume()
{
    Q_ASSERT_X(m_isRunning, "Fiber::resume", "it has ended");
    switchIn();
}

void Fiber::pause()
{
    switchOut();
}

void Fiber::switchIn()
{
#ifdef KITH_TSAN
    m_outsideThread = __tsan_get_current_fiber();
    __tsan_switch_to_fiber(m_ownThread, 0);
#endif
#ifdef KITH_ASAN
    __sanitizer_start_switch_fiber(&m_outsideFake, m_stack, m_size);
#endif
    ::swapcontext(&m_outside, &m_own);
#ifdef KITH_ASAN
    __sanitizer_finish_switch_fiber(m_outsideFake, nullptr, nullptr);
#endif
}

void Fiber::switchOut()
{
#ifdef KITH_TSAN
    __tsan_switch_to_fiber(m_outsideThread, 0);
#endif
#ifdef KITH_ASAN
    __sanitizer_start_switch_fiber(&m_ownFake, m_outsideStack, m_outsideSize);
#endif
    ::swapcontext(&m_own, &m_outside);
#ifdef KITH_ASAN
    __sanitizer_finish_switch_fiber(m_ownFake, &m_outsideStack, &m_outsideSize);
#endif
}

} // namespace kith::server
