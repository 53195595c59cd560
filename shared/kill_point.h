// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kith {

/// A moment at which a crash would hurt most, named so that a test can have the process killed there.
///
/// In a build with tests, KITH_TEST_KILL_AT=`name` or `name:n` makes the process end itself with SIGKILL when it comes there for
/// the n-th time. In every other build this does nothing, whatever the environment holds. Thread: any.
void killPoint(const char *name);

} // namespace kith
