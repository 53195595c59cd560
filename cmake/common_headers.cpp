// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Carries the precompiled headers that other targets reuse; has nothing of its own.
#include "common_headers.h"
