// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/outbound/outbound_client.h"

#include <curl/curl.h>

namespace kith::server {

/// One request on its way, and the libcurl handle that carries it. Owner and thread: the client's loop.
struct OutboundClient::Transfer
{
    using Clock = std::chrono::steady_clock;

    Transfer() = default;
    ~Transfer();
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    /// Sets the handle up for the next hop of an HTTP request, to exactly `address`.
    void prepareHttp(const TargetRules &rules, const IpAddress &address);
    void prepareMail(const SmtpServer &server, std::chrono::milliseconds time);
    /// What libcurl's result means. Absent: go on with `nextUrl()`.
    [[nodiscard]] std::optional<Outcome> outcomeOf(CURLcode code) const;
    [[nodiscard]] QByteArray nextUrl() const;
    [[nodiscard]] bool isMail() const { return !message.isEmpty(); }

    quint64 number = 0;
    Done done;
    Clock::time_point deadline;

    HttpPost request;
    TargetUrl target;
    QList<IpAddress> addresses; ///< still to be tried for this hop, the present one first
    int redirects = 0;

    QByteArray recipient;
    QByteArray message; ///< of a mail, whole
    qsizetype messageAt = 0;

    CURL *easy = nullptr; ///< null: waits for its name to be looked up
    curl_slist *lists[3] = {}; ///< headers, connect-to, recipients: libcurl wants them as long as the handle
    const TargetRules *rules = nullptr;
    size_t replyBytes = 0;
    bool isForbidden = false; ///< libcurl was about to connect elsewhere
};

} // namespace kith::server
