// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request_record.h"
#include "server/api/route.h"

#include <atomic>

namespace kith::server {

struct RequestLogOptions
{
    bool isOn = true; ///< a line for every request, at info; without it only slow ones, at warning
    bool withAddresses = false;
    std::chrono::milliseconds slow{1000}; ///< transfers are never slow: they take what their line takes
};

/// One line a request: method, route, status, duration, request id. Never a target, a query, a token, a body.
/// Thread: any.
class RequestLog
{
public:
    explicit RequestLog(RequestLogOptions options);

    void setOn(bool isOn) { m_isOn = isOn; }
    void note(const RequestRecord &record) const;
    /// A command over a socket; only when it was slow or refused: there are thousands a second.
    void noteCommand(const Route &route, const Result<Answer> &answer, std::chrono::steady_clock::duration duration,
                     const QString &requestId) const;
    /// A command that no route ran. `command`: empty where it is none of ours.
    void noteRefusal(const QByteArray &command, const Error &error, const QString &requestId) const;

private:
    const RequestLogOptions m_options;
    std::atomic<bool> m_isOn;
};

} // namespace kith::server
