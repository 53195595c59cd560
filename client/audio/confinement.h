// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kith::client::audio {

/// What the program was started for.
enum class Work { Record, Play, Look };

/// Bounds memory, CPU time and cores, and gives up every way to more rights; first of all. What plays or looks ends with
/// kith; a recording learns of that from its input, and then has a file to bring to its end.
/// False: the system refused.
[[nodiscard]] bool limitResources(Work work);

/// From here on this process, with all its threads, can open no file, make no connection and start nothing: such calls fail.
/// What it has open (the sound service, the recording) it keeps. Before the first foreign byte is looked at.
/// Under a sanitizer, which needs such calls itself, nothing is done.
/// False: the system refused. Source: seccomp(2).
[[nodiscard]] bool enterSandbox();

} // namespace kith::client::audio
