// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/transfer.h"

#include <algorithm>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {

enum List { Headers, ConnectTo, Recipients };

/// Another fence behind the first one: whatever libcurl thinks it should connect to is judged once more.
curl_socket_t openSocket(void *self, curlsocktype, curl_sockaddr *peer)
{
    auto *transfer = static_cast<OutboundClient::Transfer *>(self);
    const auto address = IpAddress::fromSocketAddress(&peer->addr);
    const quint16 port = peer->family == AF_INET6 ? ntohs(reinterpret_cast<const sockaddr_in6 *>(&peer->addr)->sin6_port)
                                                  : ntohs(reinterpret_cast<const sockaddr_in *>(&peer->addr)->sin_port);
    if (!address || !transfer->rules->mayConnect(*address, port)) {
        transfer->isForbidden = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(peer->family, peer->socktype | SOCK_CLOEXEC, peer->protocol);
}

/// Nobody reads replies; a long one is cut off.
size_t dropReply(char *, size_t size, size_t count, void *self)
{
    auto *transfer = static_cast<OutboundClient::Transfer *>(self);
    transfer->replyBytes += size * count;
    return transfer->replyBytes > OutboundClient::maxReplyBytes ? 0 : size * count;
}

size_t giveMessage(char *buffer, size_t size, size_t count, void *self)
{
    auto *transfer = static_cast<OutboundClient::Transfer *>(self);
    const qsizetype left = transfer->message.size() - transfer->messageAt;
    const qsizetype now = std::min(left, qsizetype(size * count));
    std::memcpy(buffer, transfer->message.constData() + transfer->messageAt, size_t(now));
    transfer->messageAt += now;
    return size_t(now);
}

/// libcurl without anything that it would pick up from its surroundings.
void setCommon(OutboundClient::Transfer &transfer, const char *protocols)
{
    CURL *easy = transfer.easy;
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, dropReply);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, dropReply);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
}

QByteArray bracketed(const IpAddress &address)
{
    const QByteArray text = address.toText().toLatin1();
    return address.isV6 ? QByteArray('[' + text + ']') : text;
}

} // namespace

OutboundClient::Transfer::~Transfer()
{
    if (easy)
        curl_easy_cleanup(easy);
    for (curl_slist *list : lists)
        curl_slist_free_all(list);
}

void OutboundClient::Transfer::prepareHttp(const TargetRules &judge, const IpAddress &address)
{
    if (easy)
        curl_easy_cleanup(easy);
    easy = curl_easy_init();
    rules = &judge;
    replyBytes = 0;
    isForbidden = false;
    for (curl_slist *&list : lists) {
        curl_slist_free_all(list);
        list = nullptr;
    }
    setCommon(*this, "http,https");
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, std::max(1L, long(left)));
    curl_easy_setopt(easy, CURLOPT_URL, target.text.toLatin1().constData());
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, openSocket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    lists[ConnectTo] = curl_slist_append(nullptr,
                                         QByteArray("::" + bracketed(address) + ':' + QByteArray::number(target.port)).constData());
    curl_easy_setopt(easy, CURLOPT_CONNECT_TO, lists[ConnectTo]);
    // 2 would need buffers of its own for nothing: one request is all there is to say.
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.constData());
    for (const auto &[name, value] : request.headers)
        lists[Headers] = curl_slist_append(lists[Headers], QByteArray(name + ": " + value).constData());
    lists[Headers] = curl_slist_append(lists[Headers], "Expect:");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, lists[Headers]);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "kithd");
}

void OutboundClient::Transfer::prepareMail(const SmtpServer &server, std::chrono::milliseconds time)
{
    easy = curl_easy_init();
    setCommon(*this, "smtp,smtps");
    const bool isTls = server.security == SmtpServer::Security::Tls;
    const QByteArray host = server.host.contains(u':') ? QByteArray('[' + server.host.toLatin1() + ']') : server.host.toLatin1();
    curl_easy_setopt(easy, CURLOPT_URL,
                     QByteArray((isTls ? "smtps://" : "smtp://") + host + ':' + QByteArray::number(server.port)).constData());
    curl_easy_setopt(easy, CURLOPT_USE_SSL, long(server.security == SmtpServer::Security::None ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, long(time.count()));
    if (!server.user.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_USERNAME, server.user.toUtf8().constData());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, server.password.toUtf8().constData());
    }
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, QByteArray('<' + senderAddress(server.from) + '>').constData());
    lists[Recipients] = curl_slist_append(nullptr, QByteArray('<' + recipient + '>').constData());
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, lists[Recipients]);
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, giveMessage);
    curl_easy_setopt(easy, CURLOPT_READDATA, this);
}

QByteArray OutboundClient::Transfer::nextUrl() const
{
    char *location = nullptr;
    curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &location);
    return location ? QByteArray(location) : QByteArray();
}

std::optional<Outcome> OutboundClient::Transfer::outcomeOf(CURLcode code) const
{
    using Kind = Outcome::Kind;
    if (isForbidden)
        return Outcome{.kind = Kind::Forbidden, .detail = u"This server does not connect to that address."_s};
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (isMail()) {
        if (code == CURLE_OK)
            return Outcome{.kind = Kind::Delivered, .status = int(status)};
        // The mail server's last word decides whether another try makes sense.
        const auto kind = status >= 400 && status < 600 ? Kind::Rejected : Kind::Unreachable;
        return Outcome{.kind = kind, .status = int(status), .detail = QString::fromLatin1(curl_easy_strerror(code))};
    }
    const bool isCutOff = code == CURLE_WRITE_ERROR && replyBytes > maxReplyBytes;
    if (code != CURLE_OK && !(isCutOff && status >= 200))
        return Outcome{.kind = Kind::Unreachable, .detail = QString::fromLatin1(curl_easy_strerror(code))};
    if (status >= 200 && status < 300)
        return Outcome{.kind = Kind::Delivered, .status = int(status)};
    // The request goes on as it is, so only to where the answer asks for that; 303 means something else.
    const bool isRedirect = status == 301 || status == 302 || status == 307 || status == 308;
    if (isRedirect && !nextUrl().isEmpty())
        return std::nullopt;
    Outcome out{.kind = Kind::Rejected, .status = int(status), .detail = u"It answered %1."_s.arg(status)};
    curl_off_t wait = 0;
    curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &wait);
    if (wait > 0)
        out.retryAfter = std::chrono::seconds(std::min<curl_off_t>(wait, 24 * 3600));
    return out;
}

} // namespace kith::server
