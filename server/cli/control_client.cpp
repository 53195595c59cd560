// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/control_client.h"

#include "shared/protocol/problem.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int answerSeconds = 120;
constexpr qsizetype longestAnswer = 64 * 1024 * 1024;

class Descriptor
{
public:
    explicit Descriptor(int value)
        : m_value(value)
    {
    }
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int value() const { return m_value; }

private:
    int m_value;
};

Error gone(const QString &why)
{
    return {.code = ErrorCode::Network, .detail = u"The running server does not answer: %1."_s.arg(why)};
}

QString systemReason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

/// Through the open folder, for an address holds 108 bytes and data directories lie deep. The errno of connect(2) on failure.
int connectTo(int socket, const QString &path)
{
    const QFileInfo file(path);
    const Descriptor folder(::open(QFile::encodeName(file.absolutePath()).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (folder.value() < 0)
        return errno;
    const QByteArray name = "/proc/self/fd/" + QByteArray::number(folder.value()) + '/' + QFile::encodeName(file.fileName());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (size_t(name.size()) >= sizeof address.sun_path)
        return ENAMETOOLONG;
    std::copy(name.cbegin(), name.cend(), address.sun_path);
    return ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 ? 0 : errno;
}

Result<QJsonObject> ask(const QString &path, const AdminRequest &request)
{
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval patience{.tv_sec = answerSeconds, .tv_usec = 0};
    ::setsockopt(socket.value(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket.value(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (const int failure = connectTo(socket.value(), path)) {
        errno = failure;
        return gone(systemReason());
    }
    const QByteArray out = controlRequest(request);
    for (qsizetype sent = 0; sent < out.size();) {
        const ssize_t n = ::send(socket.value(), out.constData() + sent, size_t(out.size() - sent), MSG_NOSIGNAL);
        if (n < 0)
            return gone(systemReason());
        sent += n;
    }
    QByteArray in;
    for (;;) {
        char buffer[64 * 1024];
        const ssize_t n = ::recv(socket.value(), buffer, sizeof buffer, 0);
        if (n < 0)
            return gone(systemReason());
        if (n == 0)
            break;
        in.append(buffer, n);
        if (in.size() > longestAnswer)
            return gone(u"its answer has no end"_s);
    }
    return readControlAnswer(in);
}
} // namespace

QByteArray controlRequest(const AdminRequest &request)
{
    QByteArray target = request.path.toLatin1();
    QByteArray body;
    if (request.verb == "GET") {
        QByteArray separator = "?";
        for (auto it = request.input.begin(); it != request.input.end(); ++it) {
            target += separator + QUrl::toPercentEncoding(it.key()) + '=' + QUrl::toPercentEncoding(it.value().toVariant().toString());
            separator = "&";
        }
    } else {
        body = QJsonDocument(request.input).toJson(QJsonDocument::Compact);
    }
    QByteArray out = request.verb + ' ' + target + " HTTP/1.1\r\nHost: kith\r\nConnection: close\r\nAccept: application/json\r\n";
    if (!body.isEmpty())
        out += "Content-Type: application/json\r\n";
    if (request.verb != "GET")
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return out + "\r\n" + body;
}

Result<QJsonObject> readControlAnswer(const QByteArray &bytes)
{
    const Error strange{.code = ErrorCode::Protocol, .detail = u"What answers on the control socket is not this server."_s};
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0 || !bytes.startsWith("HTTP/1.1 ") || bytes.size() < 12)
        return strange;
    const int status = bytes.mid(9, 3).toInt();
    const QByteArray body = bytes.mid(end + 4);
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (status >= 200 && status < 300)
        return body.isEmpty() || document.isObject() ? Result<QJsonObject>(document.object()) : Result<QJsonObject>(strange);
    return document.isObject() ? Result<QJsonObject>(problemFromJson(document.object())) : Result<QJsonObject>(strange);
}

std::optional<AdminApi> controlClient(const QString &socketPath)
{
    const Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int failure = connectTo(probe.value(), socketPath);
    if (failure == ENOENT || failure == ECONNREFUSED || failure == ENOTDIR)
        return std::nullopt;
    return [socketPath](const AdminRequest &request) { return ask(socketPath, request); };
}

} // namespace kith::server
