// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/api_client/api_client.h"

namespace kith::test {

/// Adds a request and its answer, as one line of JSON, to the file that KITH_TEST_RECORD names; without that does nothing.
///
/// The file is begun anew by each process. tests/contract/openapi_answers.py holds docs/openapi.yaml to what is in it.
/// A line: {entrance: "tcp" or "control", method, path (with query), status, type, retryAfter, sent?, got?}; `sent` and `got`
/// are JSON bodies, absent where a body was empty or no JSON. Thread: any.
void recordExchange(const QUrl &server, const HttpRequest &request, const HttpReply &reply);

} // namespace kith::test
