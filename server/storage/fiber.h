// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <ucontext.h>

namespace kith::server {

/// A function with a stack of its own that can be left in its middle and continued later, on the same thread.
///
/// Only for the write lane, which lets many units of work wait for the database together; services stay plain functions.
/// Source: makecontext(3). Exceptions must not leave the function.
class Fiber
{
public:
    explicit Fiber(size_t stackBytes);
    /// Errors: destroying one that is paused is a programmer error: what lives on its stack would not be destroyed.
    ~Fiber();
    Fiber(const Fiber &) = delete;
    Fiber &operator=(const Fiber &) = delete;

    /// Runs `work` until it ends or pauses. A fiber that has ended can start again.
    void start(std::function<void()> work);
    /// Goes on where it paused.
    void resume();
    /// From inside: back to whoever started or resumed it.
    void pause();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

private:
    static void enter(unsigned high, unsigned low);
    void loop();
    void switchIn();
    void switchOut();

    size_t m_size;
    std::byte *m_stack; ///< with an unmapped page below it, so that an overflow stops the program
    ucontext_t m_own{};
    ucontext_t m_outside{};
    std::function<void()> m_work;
    bool m_isRunning = false;
    // What the sanitizers have to know about a change of stacks.
    void *m_ownFake = nullptr;
    void *m_outsideFake = nullptr;
    const void *m_outsideStack = nullptr;
    size_t m_outsideSize = 0;
    void *m_ownThread = nullptr;
    void *m_outsideThread = nullptr;
};

} // namespace kith::server
