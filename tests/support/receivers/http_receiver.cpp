// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/receivers/http_receiver.h"

#include <QtCore/QJsonDocument>

#include <chrono>
#include <memory>
#include <optional>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Absent: not whole yet.
std::optional<HttpReceiver::Request> takeRequest(QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    HttpReceiver::Request request;
    const QList<QByteArray> lines = received.first(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (received.size() < end + 4 + length)
        return std::nullopt;
    request.body = received.sliced(end + 4, length);
    received.remove(0, end + 4 + length);
    return request;
}
} // namespace

QJsonObject HttpReceiver::Request::json() const
{
    return QJsonDocument::fromJson(body).object();
}

HttpReceiver::HttpReceiver(const QHostAddress &address)
    : m_address(address)
    , m_answerer([](const Request &) { return Answer(); })
    , m_socket(address, [this](QTcpSocket &socket) { accept(socket); })
{
}

void HttpReceiver::answer(Answerer answerer)
{
    const std::scoped_lock lock(m_mutex);
    m_answerer = std::move(answerer);
}

QString HttpReceiver::url(const QString &path) const
{
    const bool isV6 = m_address.protocol() == QAbstractSocket::IPv6Protocol;
    return u"http://%1:%2%3"_s.arg(isV6 ? u"[::1]"_s : m_address.toString()).arg(port()).arg(path);
}

std::vector<HttpReceiver::Request> HttpReceiver::requests()
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

bool HttpReceiver::waitFor(size_t count, int waitMs)
{
    std::unique_lock lock(m_mutex);
    return m_more.wait_for(lock, std::chrono::milliseconds(waitMs), [&] { return m_requests.size() >= count; });
}

void HttpReceiver::accept(QTcpSocket &socket)
{
    const auto received = std::make_shared<QByteArray>();
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this, &socket, received] { read(socket, *received); });
}

void HttpReceiver::read(QTcpSocket &socket, QByteArray &received)
{
    received += socket.readAll();
    while (const auto request = takeRequest(received)) {
        Answerer answerer;
        {
            const std::scoped_lock lock(m_mutex);
            answerer = m_answerer;
            m_requests.push_back(*request);
        }
        m_more.notify_all();
        const Answer answer = answerer(*request);
        if (answer.hangsUp) {
            socket.abort();
            return;
        }
        if (answer.isSilent)
            continue;
        socket.write("HTTP/1.1 " + QByteArray::number(answer.status) + " x\r\nContent-Length: " + QByteArray::number(answer.body.size())
                     + "\r\n" + answer.headers + "\r\n" + answer.body);
    }
}

} // namespace kith::test
