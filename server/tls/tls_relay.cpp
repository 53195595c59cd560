// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/tls_relay.h"

#include <algorithm>
#include <cctype>
#include <cerrno>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace kith::server {

namespace {
constexpr int turns = 16; ///< pieces in each direction before others have their turn

bool isToBeTriedAgain(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}
} // namespace

TlsRelay::TlsRelay(const std::shared_ptr<ssl_ctx_st> &context, FileDescriptor client)
    : m_client(std::move(client))
    , m_tls(SSL_new(context.get()))
{
    if (m_tls && SSL_set_fd(m_tls, m_client.get()) == 1)
        SSL_set_accept_state(m_tls);
    else
        fail(Failure::Connection);
}

TlsRelay::~TlsRelay()
{
    SSL_free(m_tls);
}

void TlsRelay::fail(Failure failure)
{
    m_failure = failure;
    m_state = State::Over;
}

/// Looks at the first byte without taking it: a TLS record begins with a number, an HTTP request with a letter.
bool TlsRelay::hear()
{
    unsigned char first = 0;
    const ssize_t got = ::recv(m_client.get(), &first, 1, MSG_PEEK | MSG_DONTWAIT);
    if (got < 0 && isToBeTriedAgain(errno))
        return false;
    m_hasHeard = true;
    if (got <= 0)
        fail(Failure::Connection);
    else if (std::isalpha(first))
        refusePlainHttp();
    return m_state == State::Greeting;
}

void TlsRelay::refusePlainHttp()
{
    static constexpr char body[] = "{\"type\":\"urn:kith:error:bad_request\",\"title\":\"The request could not be read.\",\"status\":400,"
                                   "\"code\":\"bad_request\",\"detail\":\"This port speaks TLS: use https:// or wss://.\"}";
    const QByteArray reply = QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: ")
                             + QByteArray::number(qsizetype(sizeof body - 1)) + "\r\nConnection: close\r\n\r\n" + body;
    (void)::send(m_client.get(), reply.constData(), size_t(reply.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(m_client.get(), SHUT_WR);
    // What has come is read, as unread bytes would turn the answer into a reset.
    char waste[4096];
    while (::recv(m_client.get(), waste, sizeof waste, MSG_DONTWAIT) > 0) {}
    fail(Failure::PlainHttp);
}

void TlsRelay::greet()
{
    if (!m_hasHeard && !hear())
        return;
    ERR_clear_error();
    const int result = SSL_accept(m_tls);
    if (result == 1) {
        m_state = State::Open;
        return;
    }
    const int error = SSL_get_error(m_tls, result);
    m_readWantsWrite = error == SSL_ERROR_WANT_WRITE;
    if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
        fail(error == SSL_ERROR_SSL ? Failure::Handshake : Failure::Connection);
}

void TlsRelay::attach(FileDescriptor plain)
{
    m_plain = std::move(plain);
}

bool TlsRelay::step(std::span<char> scratch)
{
    if (m_state == State::Greeting)
        greet();
    if (m_state != State::Open || !m_plain.isOpen())
        return false;
    for (int i = 0; i < turns; ++i) {
        const Outcome up = clientToPlain(scratch);
        const Outcome down = up == Outcome::Ended ? Outcome::Ended : plainToClient(scratch);
        if (down == Outcome::Ended) {
            m_state = State::Over;
            return false;
        }
        if (up == Outcome::Waits && down == Outcome::Waits)
            return false;
    }
    return true;
}

bool TlsRelay::flushToPlain()
{
    while (!m_toPlain.isEmpty()) {
        const ssize_t sent = ::send(m_plain.get(), m_toPlain.constData(), size_t(m_toPlain.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && isToBeTriedAgain(errno))
            return false;
        if (sent < 0) {
            // Nobody takes it any more; what the plain side has said still goes to the client.
            m_toPlain.clear();
            m_isClientDone = m_isPlainShut = true;
            return true;
        }
        m_toPlain.remove(0, sent);
    }
    m_toPlain = {};
    return true;
}

TlsRelay::Outcome TlsRelay::clientToPlain(std::span<char> scratch)
{
    if (!flushToPlain())
        return Outcome::Waits;
    if (m_isClientDone) {
        if (!std::exchange(m_isPlainShut, true))
            ::shutdown(m_plain.get(), SHUT_WR);
        return m_isClientShut ? Outcome::Ended : Outcome::Waits;
    }
    ERR_clear_error();
    size_t got = 0;
    const int result = SSL_read_ex(m_tls, scratch.data(), scratch.size(), &got);
    m_readWantsWrite = false;
    if (result == 1) {
        // Behind its end the plain side hears nothing any more.
        if (!m_isClientShut)
            m_toPlain = QByteArray(scratch.data(), qsizetype(got));
        (void)flushToPlain();
        return Outcome::Moved;
    }
    switch (SSL_get_error(m_tls, result)) {
    case SSL_ERROR_WANT_READ: return Outcome::Waits;
    case SSL_ERROR_WANT_WRITE: m_readWantsWrite = true; return Outcome::Waits;
    case SSL_ERROR_ZERO_RETURN: m_isClientDone = true; return Outcome::Moved;
    default: m_failure = Failure::Connection; return Outcome::Ended;
    }
}

bool TlsRelay::flushToClient()
{
    while (!m_toClient.isEmpty()) {
        ERR_clear_error();
        size_t sent = 0;
        const int result = SSL_write_ex(m_tls, m_toClient.constData(), size_t(m_toClient.size()), &sent);
        m_writeWantsRead = false;
        if (result == 1) {
            m_sentBytes += sent;
            m_toClient.remove(0, qsizetype(sent));
            continue;
        }
        const int error = SSL_get_error(m_tls, result);
        m_writeWantsRead = error == SSL_ERROR_WANT_READ;
        if (error != SSL_ERROR_WANT_WRITE && error != SSL_ERROR_WANT_READ)
            fail(Failure::Connection);
        return false;
    }
    m_toClient = {};
    return true;
}

TlsRelay::Outcome TlsRelay::plainToClient(std::span<char> scratch)
{
    if (m_isClientShut)
        return Outcome::Waits;
    if (!flushToClient())
        return m_state == State::Over ? Outcome::Ended : Outcome::Waits;
    if (m_isPlainDone) {
        shutClient();
        return Outcome::Moved;
    }
    const ssize_t got = ::recv(m_plain.get(), scratch.data(), scratch.size(), MSG_DONTWAIT);
    if (got < 0 && isToBeTriedAgain(errno))
        return Outcome::Waits;
    if (got <= 0) {
        m_isPlainDone = true;
        return Outcome::Moved;
    }
    m_toClient = QByteArray(scratch.data(), qsizetype(got));
    if (!flushToClient() && m_state == State::Over)
        return Outcome::Ended;
    return Outcome::Moved;
}

void TlsRelay::shutClient()
{
    m_isClientShut = true;
    m_toPlain = {};
    ERR_clear_error();
    (void)SSL_shutdown(m_tls);
    ::shutdown(m_client.get(), SHUT_WR);
}

TlsRelay::Interest TlsRelay::interest() const
{
    Interest interest;
    if (m_state == State::Greeting) {
        interest.client = m_readWantsWrite ? EPOLLOUT : EPOLLIN;
        return interest;
    }
    if (!m_plain.isOpen())
        return interest;
    if ((m_toPlain.isEmpty() && !m_isClientDone) || m_writeWantsRead)
        interest.client |= m_readWantsWrite ? EPOLLOUT : EPOLLIN;
    if (!m_toClient.isEmpty() && !m_writeWantsRead)
        interest.client |= EPOLLOUT;
    if (!m_toPlain.isEmpty())
        interest.plain |= EPOLLOUT;
    if (m_toClient.isEmpty() && !m_isPlainDone)
        interest.plain |= EPOLLIN;
    return interest;
}

} // namespace kith::server
