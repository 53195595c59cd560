// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kith::server {

/// Bounds memory (512 MiB of address space), CPU time (10 s), and the size of what is written. Before anything else.
/// False: the system refused.
[[nodiscard]] bool limitResources();

/// From here on this process can compute, use the descriptors it has, and end: it can open nothing, connect nowhere and
/// start nothing. An attempt to open a file fails; any other system call that a decoder has no use for ends the process.
/// Under a sanitizer, which needs such calls itself, nothing is done.
/// False: the system refused. Source: seccomp(2).
[[nodiscard]] bool enterSandbox();

} // namespace kith::server
