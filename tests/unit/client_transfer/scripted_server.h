// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <functional>

namespace kith::client {

/// An HTTP server that answers as the test says, also as no real one should. One request to a connection.
class ScriptedServer : public QTcpServer
{
public:
    struct Request
    {
        QByteArray verb;
        QByteArray path;
        QByteArray head;
    };
    /// The whole answer with its head.
    using Script = std::function<QByteArray(const Request &request)>;

    explicit ScriptedServer(Script script)
        : m_script(std::move(script))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, got = QByteArray()]() mutable {
                got += socket->readAll();
                const qsizetype end = got.indexOf("\r\n\r\n");
                if (end < 0 || got.size() < end + 4 + lengthOf(got.first(end)))
                    return;
                const QByteArrayList words = got.first(got.indexOf('\r')).split(' ');
                m_requests.append(words[0] + ' ' + words[1]);
                socket->write(m_script({.verb = words[0], .path = words[1], .head = got.first(end)}));
                socket->disconnectFromHost();
                got.clear();
            });
        });
    }

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
    [[nodiscard]] const QByteArrayList &requests() const { return m_requests; }

    [[nodiscard]] static QByteArray json(const QByteArray &status, const QJsonObject &body)
    {
        const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
               + QByteArray::number(bytes.size()) + "\r\n\r\n" + bytes;
    }

private:
    static qsizetype lengthOf(const QByteArray &head)
    {
        const qsizetype at = head.toLower().indexOf("content-length:");
        return at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) < 0 ? -1 : head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
    }

    Script m_script;
    QByteArrayList m_requests;
};

} // namespace kith::client
