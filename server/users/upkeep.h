// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"
#include "server/users/erasure.h"
#include "server/users/session_activity.h"

namespace kith::server {

/// What has to be done about accounts now and then: writing down who was seen, ending sessions whose time is over, and
/// finishing erasures. Each round gives the lanes a few small jobs and waits for none. Thread: one.
class Upkeep : public std::enable_shared_from_this<Upkeep>
{
public:
    Upkeep(SessionActivity &activity, const SessionsService &sessions, std::shared_ptr<Erasure> erasure);

    /// To be called twice a minute or so.
    void run(Storage &storage);
    /// Before the storage stops: writes down what is still in memory, and waits for that.
    void finish(Storage &storage);

private:
    void endExpiredSessions(Storage &storage);
    void forgetExpiredCodes(Storage &storage);
    void indexNames(Storage &storage);

    SessionActivity &m_activity;
    const SessionsService &m_sessions;
    const std::shared_ptr<Erasure> m_erasure;
    int m_rounds = 0;
};

} // namespace kith::server
