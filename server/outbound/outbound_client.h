// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/outbound/mail.h"
#include "server/outbound/resolver.h"
#include "server/outbound/target_rules.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::server {

/// A POST to an address that somebody gave.
struct HttpPost
{
    QString url;
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
};

/// What became of a request to the outside.
struct Outcome
{
    enum class Kind {
        Delivered, ///< taken with a 2xx, or by the mail server
        Rejected, ///< answered with `status`, which is no success
        Unreachable, ///< no answer: no such name, no connection, too late, broken off
        Forbidden, ///< the rules do not let the server go there
        Cancelled, ///< this process ends
    };

    Kind kind = Kind::Cancelled;
    int status = 0; ///< of HTTP or SMTP; 0: there was none
    QString detail = {}; ///< for the log and the owner of the address: never holds what was sent or answered
    std::optional<std::chrono::seconds> retryAfter = {};
};

/// Everything the server sends to other machines of its own accord: pushes, webhooks, mail.
///
/// One thread with libcurl, a bounded queue, and for HTTP the rules of TargetRules: the name is looked up once, judged,
/// and exactly the address that was judged is connected to. At most three redirects, each judged anew. No proxy, no
/// cookies, no credentials. A reply is read up to a few KiB.
///
/// Thread: post() and mail() from any; `done` comes exactly once, on the client's thread, and must only hand on.
class OutboundClient
{
public:
    struct Options
    {
        TargetRules rules = TargetRules();
        SmtpServer smtp = {};
        Resolver::Look look = Resolver::askSystem;
        std::chrono::milliseconds httpTime{5'000}; ///< from the name to the end of the reply, redirects included
        std::chrono::milliseconds mailTime{30'000};
        size_t queue = 512; ///< waiting; beyond it requests are refused
        size_t atOnce = 16;
    };
    using Done = std::function<void(const Outcome &)>;

    static constexpr int maxRedirects = 3;
    static constexpr size_t maxReplyBytes = 16 * 1024;

    explicit OutboundClient(Options options);
    ~OutboundClient();
    OutboundClient(const OutboundClient &) = delete;
    OutboundClient &operator=(const OutboundClient &) = delete;

    /// False: the queue is full; nothing happens.
    [[nodiscard]] bool post(HttpPost request, Done done);
    [[nodiscard]] bool mail(Mail mail, Done done);
    [[nodiscard]] bool canMail() const { return !m_options.smtp.host.isEmpty(); }
    [[nodiscard]] const TargetRules &rules() const { return m_options.rules; }
    /// Cuts what is under way; every `done` has come when it returns.
    void stop();

    struct Transfer;

private:
    class Loop;

    [[nodiscard]] bool submit(std::unique_ptr<Transfer> transfer);

    const Options m_options;
    std::mutex m_mutex;
    bool m_isStopping = false;
    std::unique_ptr<Loop> m_loop;
    std::thread m_thread;
};

} // namespace kith::server
