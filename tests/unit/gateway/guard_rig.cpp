// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gateway/guard_rig.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <unistd.h>

namespace kith::test {

using namespace kith::server;
using namespace std::chrono_literals;

LateAnswers::LateAnswers()
    : m_thread([this] { work(); })
{
}

LateAnswers::~LateAnswers()
{
    m_isEnding = true;
    m_work.release();
    m_thread.join();
}

void LateAnswers::put(std::function<void()> answer)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_answers.push_back(std::move(answer));
    }
    m_work.release();
}

void LateAnswers::work()
{
    for (;;) {
        m_work.acquire();
        if (m_isEnding)
            return;
        std::function<void()> answer;
        {
            const std::scoped_lock lock(m_mutex);
            answer = std::move(m_answers.front());
            m_answers.pop_front();
        }
        answer();
    }
}

Rig::Rig(const std::function<void(GatewayOptions &)> &change)
{
    GatewayOptions options;
    options.listeners = 1;
    options.guard.limits.sweepEvery = 20ms;
    options.guard.limits.lingerTime = 200ms;
    options.guard.limits.lingerTotalTime = 1s;
    options.guard.limits.connectionsPerAddress = 1000;
    if (change)
        change(options);
    m_gateway = std::make_unique<Gateway>([this](IncomingRequest request, const ReplySlot &slot) { serve(request, slot); },
                                          [this](int descriptor, QByteArray early, QHostAddress peer, ConnectionPlace place) {
                                              const std::scoped_lock lock(m_mutex);
                                              m_upgraded.push_back({descriptor, std::move(early), std::move(peer), std::move(place)});
                                              m_upgrades.release();
                                          },
                                          options);
    const auto bound = m_gateway->listen(QHostAddress(QHostAddress::LocalHost), 0);
    port = bound ? *bound : 0;
}

Rig::~Rig()
{
    m_gateway.reset();
    forgetUpgraded();
}

std::optional<Upgraded> Rig::upgraded()
{
    if (!m_upgrades.tryAcquire(1, WireClient::patienceMs))
        return std::nullopt;
    const std::scoped_lock lock(m_mutex);
    return m_upgraded.back();
}

void Rig::forgetUpgraded()
{
    const std::scoped_lock lock(m_mutex);
    for (const Upgraded &each : m_upgraded)
        ::close(each.descriptor);
    m_upgraded.clear();
}

void Rig::serve(const IncomingRequest &request, const ReplySlot &slot)
{
    ++served;
    const QByteArray path = request.head.path();
    HttpReply reply{.contentType = "text/plain", .body = {}, .requestId = request.requestId};
    if (path == "/never") {
        waiting.release();
    } else if (path.startsWith("/late")) {
        reply.body = request.head.target;
        m_late.put([slot, reply] { slot.send(reply); });
        waiting.release();
    } else if (path.startsWith("/size/")) {
        reply.body = QByteArray(path.sliced(6).toInt(), 'x');
        slot.send(reply);
    } else {
        reply.body = request.head.method + ' ' + request.head.target + ' ' + request.client.toString().toLatin1() + ' ' + request.body;
        slot.send(reply);
    }
}

QByteArray get(const QByteArray &target, const QByteArray &fields)
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &target, const QByteArray &body, const QByteArray &fields)
{
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n"
           + body;
}

QByteArray handshake(const QByteArray &target, const QByteArray &fields)
{
    return get(target, "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: kith.1\r\n"
                           + fields);
}

QString codeOf(const WireReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object().value(QStringLiteral("code")).toString();
}

} // namespace kith::test
