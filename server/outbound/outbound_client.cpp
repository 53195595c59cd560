// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/outbound_client.h"

#include "server/outbound/transfer.h"

#include <QtCore/QRandomGenerator>

#include <deque>
#include <map>
#include <pthread.h>
#include <signal.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

/// What runs on the client's thread.
class OutboundClient::Loop
{
public:
    Loop(const Options &options, std::mutex &mutex, bool &isStopping)
        : m_options(options)
        , m_mutex(mutex)
        , m_isStopping(isStopping)
        , m_multi(curl_multi_init())
    {
        curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, long(options.atOnce));
    }
    ~Loop() { curl_multi_cleanup(m_multi); }

    void run();
    void wake() { curl_multi_wakeup(m_multi); }

    std::deque<std::unique_ptr<Transfer>> waiting; ///< with the mutex held
    std::deque<std::pair<quint64, QList<IpAddress>>> answers; ///< of the resolver; with the mutex held

private:
    void startWaiting();
    void takeAnswers();
    void start(std::unique_ptr<Transfer> transfer);
    void lookUp(Transfer &transfer);
    void connectToNext(Transfer &transfer);
    void takeFinished();
    void hopFinished(Transfer &transfer, CURLcode code);
    void follow(Transfer &transfer);
    void endOverdue();
    void finish(Transfer &transfer, const Outcome &outcome);

    const Options &m_options;
    std::mutex &m_mutex;
    bool &m_isStopping;
    CURLM *m_multi;
    std::map<quint64, std::unique_ptr<Transfer>> m_running;
    quint64 m_lastNumber = 0;
    std::unique_ptr<Resolver> m_resolver; ///< last: its answers use the rest
};

OutboundClient::OutboundClient(Options options)
    : m_options(std::move(options))
{
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_ASSERT_X(started == CURLE_OK, "OutboundClient", "libcurl does not start");
    m_loop = std::make_unique<Loop>(m_options, m_mutex, m_isStopping);
    m_thread = std::thread([this] { m_loop->run(); });
}

OutboundClient::~OutboundClient()
{
    stop();
}

bool OutboundClient::submit(std::unique_ptr<Transfer> transfer)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopping || m_loop->waiting.size() >= m_options.queue)
            return false;
        m_loop->waiting.push_back(std::move(transfer));
    }
    m_loop->wake();
    return true;
}

bool OutboundClient::post(HttpPost request, Done done)
{
    auto transfer = std::make_unique<Transfer>();
    transfer->request = std::move(request);
    transfer->done = std::move(done);
    return submit(std::move(transfer));
}

bool OutboundClient::mail(Mail mail, Done done)
{
    auto transfer = std::make_unique<Transfer>();
    transfer->recipient = mailAddress(mail.to);
    QByteArray id(18, '\0');
    QRandomGenerator::system()->generate(id.begin(), id.end());
    transfer->message = encodeMail(mail, m_options.smtp.from, id.toBase64(QByteArray::Base64UrlEncoding), now());
    transfer->done = std::move(done);
    return submit(std::move(transfer));
}

void OutboundClient::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_loop->wake();
    if (m_thread.joinable())
        m_thread.join();
}

void OutboundClient::Loop::run()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, nullptr);
    pthread_setname_np(pthread_self(), "kith-outbound");
    m_resolver = std::make_unique<Resolver>(m_options.look);
    for (;;) {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_isStopping)
                break;
        }
        startWaiting();
        takeAnswers();
        int running = 0;
        curl_multi_perform(m_multi, &running);
        takeFinished();
        endOverdue();
        startWaiting();
        curl_multi_poll(m_multi, nullptr, 0, m_running.empty() ? 60'000 : 100, nullptr);
    }
    m_resolver.reset();
    while (!m_running.empty())
        finish(*m_running.begin()->second, {});
    for (const auto &transfer : waiting)
        transfer->done({});
    waiting.clear();
}

void OutboundClient::Loop::startWaiting()
{
    while (m_running.size() < m_options.atOnce) {
        std::unique_ptr<Transfer> next;
        {
            const std::scoped_lock lock(m_mutex);
            if (waiting.empty())
                return;
            next = std::move(waiting.front());
            waiting.pop_front();
        }
        start(std::move(next));
    }
}

void OutboundClient::Loop::start(std::unique_ptr<Transfer> transfer)
{
    Transfer &own = *transfer;
    own.number = ++m_lastNumber;
    m_running.emplace(own.number, std::move(transfer));
    if (own.isMail()) {
        own.deadline = Transfer::Clock::now() + m_options.mailTime;
        if (own.recipient.isEmpty()) {
            finish(own, {.kind = Outcome::Kind::Forbidden, .detail = u"This is no mail address."_s});
            return;
        }
        own.prepareMail(m_options.smtp, m_options.mailTime);
        curl_multi_add_handle(m_multi, own.easy);
        return;
    }
    own.deadline = Transfer::Clock::now() + m_options.httpTime;
    const auto target = m_options.rules.parse(own.request.url);
    if (!target) {
        finish(own, {.kind = Outcome::Kind::Forbidden, .detail = target.error().detail});
        return;
    }
    own.target = *target;
    lookUp(own);
}

void OutboundClient::Loop::lookUp(Transfer &transfer)
{
    if (transfer.target.literal) {
        transfer.addresses = {*transfer.target.literal};
        connectToNext(transfer);
        return;
    }
    const bool isQueued = m_resolver->submit(transfer.target.host.toLatin1(), [this, number = transfer.number](QList<IpAddress> found) {
        {
            const std::scoped_lock lock(m_mutex);
            answers.emplace_back(number, std::move(found));
        }
        wake();
    });
    if (!isQueued)
        finish(transfer, {.kind = Outcome::Kind::Unreachable, .detail = u"Too many names wait to be looked up."_s});
}

void OutboundClient::Loop::takeAnswers()
{
    std::deque<std::pair<quint64, QList<IpAddress>>> taken;
    {
        const std::scoped_lock lock(m_mutex);
        taken.swap(answers);
    }
    for (auto &[number, found] : taken) {
        const auto running = m_running.find(number);
        if (running == m_running.end())
            continue;
        Transfer &transfer = *running->second;
        if (found.isEmpty()) {
            finish(transfer, {.kind = Outcome::Kind::Unreachable, .detail = u"There is no host of that name."_s});
            continue;
        }
        transfer.addresses.clear();
        for (const IpAddress &address : found) {
            if (m_options.rules.mayConnect(address, transfer.target.port))
                transfer.addresses.append(address);
        }
        if (transfer.addresses.isEmpty())
            finish(transfer, {.kind = Outcome::Kind::Forbidden, .detail = u"This server does not connect to where that name leads."_s});
        else
            connectToNext(transfer);
    }
}

void OutboundClient::Loop::connectToNext(Transfer &transfer)
{
    transfer.prepareHttp(m_options.rules, transfer.addresses.first());
    curl_multi_add_handle(m_multi, transfer.easy);
}

void OutboundClient::Loop::takeFinished()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        Transfer *transfer = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        curl_multi_remove_handle(m_multi, transfer->easy);
        hopFinished(*transfer, code);
    }
}

void OutboundClient::Loop::hopFinished(Transfer &transfer, CURLcode code)
{
    if (!transfer.isMail() && code == CURLE_COULDNT_CONNECT && !transfer.isForbidden && transfer.addresses.size() > 1
        && Transfer::Clock::now() < transfer.deadline) {
        transfer.addresses.removeFirst();
        connectToNext(transfer);
        return;
    }
    if (const auto outcome = transfer.outcomeOf(code))
        finish(transfer, *outcome);
    else
        follow(transfer);
}

void OutboundClient::Loop::follow(Transfer &transfer)
{
    if (++transfer.redirects > maxRedirects) {
        finish(transfer, {.kind = Outcome::Kind::Forbidden, .detail = u"It was redirected too often."_s});
        return;
    }
    const auto next = m_options.rules.follow(transfer.target, transfer.nextUrl());
    if (!next) {
        finish(transfer, {.kind = Outcome::Kind::Forbidden, .detail = u"It was redirected: "_s + next.error().detail});
        return;
    }
    transfer.target = *next;
    curl_easy_cleanup(std::exchange(transfer.easy, nullptr));
    lookUp(transfer);
}

/// libcurl keeps the time of what it carries; this is for those that wait for a name.
void OutboundClient::Loop::endOverdue()
{
    std::vector<Transfer *> overdue;
    for (const auto &[number, transfer] : m_running) {
        if (!transfer->easy && Transfer::Clock::now() >= transfer->deadline)
            overdue.push_back(transfer.get());
    }
    for (Transfer *transfer : overdue)
        finish(*transfer, {.kind = Outcome::Kind::Unreachable, .detail = u"Looking up the name took too long."_s});
}

void OutboundClient::Loop::finish(Transfer &transfer, const Outcome &outcome)
{
    if (transfer.easy)
        curl_multi_remove_handle(m_multi, transfer.easy);
    const auto own = m_running.extract(transfer.number);
    own.mapped()->done(outcome);
}

} // namespace kith::server
