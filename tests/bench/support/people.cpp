// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/people.h"

#include "tests/bench/support/bench_socket.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kith::bench {

using namespace Qt::Literals::StringLiterals;

Http::Http(int port)
    : m_port(port)
{
}

Http::~Http()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

QJsonObject Http::request(const QByteArray &verb, const QByteArray &path, const QByteArray &token, const QJsonObject &body)
{
    return QJsonDocument::fromJson(fetch(verb, path, token, body)).object();
}

QByteArray Http::fetch(const QByteArray &verb, const QByteArray &path, const QByteArray &token, const QJsonObject &body)
{
    if (m_fd < 0) {
        m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(quint16(m_port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            giveUp("cannot connect to the server");
        const int on = 1;
        ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    const QByteArray content = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    QByteArray out = verb + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!token.isEmpty())
        out += "Authorization: Bearer " + token + "\r\n";
    if (!content.isEmpty())
        out += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(content.size()) + "\r\n";
    else if (verb != "GET")
        out += "Content-Length: 0\r\n";
    out += "\r\n" + content;
    if (::send(m_fd, out.constData(), size_t(out.size()), MSG_NOSIGNAL) != out.size())
        giveUp("the server does not take requests");
    QByteArray in;
    qsizetype wanted = -1;
    while (wanted < 0 || in.size() < wanted) {
        char buffer[64 * 1024];
        const auto n = ::recv(m_fd, buffer, sizeof buffer, 0);
        if (n <= 0)
            giveUp("no answer to " + verb + ' ' + path);
        in.append(buffer, n);
        const qsizetype end = in.indexOf("\r\n\r\n");
        if (wanted < 0 && end >= 0) {
            const QByteArray head = in.left(end).toLower();
            const qsizetype at = head.indexOf("content-length:");
            const qsizetype length
                = at < 0 ? 0
                         : head.mid(at + 15, head.indexOf("\r\n", at) < 0 ? -1 : head.indexOf("\r\n", at) - at - 15).trimmed().toLongLong();
            wanted = end + 4 + length;
        }
    }
    if (!in.startsWith("HTTP/1.1 2"))
        giveUp(verb + ' ' + path + " was refused: " + in);
    return in.mid(in.indexOf("\r\n\r\n") + 4);
}

QList<Person> registerPeople(Http &http, int count)
{
    QList<Person> people;
    for (int i = 0; i < count; ++i) {
        const QString number = u"+4670%1"_s.arg(1'000'000 + i);
        const QJsonObject answer = http.request("POST", "/api/users/register", {},
                                                {{u"firstname"_s, u"Person"_s},
                                                 {u"lastname"_s, u"No %1"_s.arg(i)},
                                                 {u"email"_s, u"p%1@example.org"_s.arg(i)},
                                                 {u"phone"_s, number},
                                                 {u"country"_s, u"SE"_s},
                                                 {u"password"_s, u"correct horse %1"_s.arg(i)}});
        people.append({answer.value(u"user"_s).toObject().value(u"id"_s).toString().toLatin1(),
                       answer.value(u"token"_s).toString().toLatin1(), number.toLatin1()});
    }
    return people;
}

void connectPeople(Http &http, const Person &one, const Person &other)
{
    http.request("POST", "/api/contacts", one.token, {{u"phone"_s, QString::fromLatin1(other.phone)}});
    http.request("PUT", "/api/contacts/" + one.id, other.token, {{u"status"_s, u"accepted"_s}});
}

QByteArray openDirect(Http &http, const Person &one, const Person &other)
{
    return http.request("POST", "/api/conversations", one.token, {{u"isGroup"_s, false}, {u"userId"_s, QString::fromLatin1(other.id)}})
        .value(u"id"_s)
        .toString()
        .toLatin1();
}

QByteArray openGroup(Http &http, const Person &owner, const QList<Person> &members)
{
    QJsonArray ids;
    for (const Person &member : members)
        ids.append(QString::fromLatin1(member.id));
    return http.request("POST", "/api/conversations", owner.token, {{u"isGroup"_s, true}, {u"name"_s, u"Everybody"_s}, {u"userIds"_s, ids}})
        .value(u"id"_s)
        .toString()
        .toLatin1();
}

} // namespace kith::bench
