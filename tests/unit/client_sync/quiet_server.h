// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/envelope.h"

#include <QtCore/QUrl>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

namespace kith::client {

/// A realtime server that lets everybody in and then says nothing, except what the test says through it.
class QuietServer
{
public:
    QuietServer()
        : m_server(QStringLiteral("quiet"), QWebSocketServer::NonSecureMode)
    {
        m_server.setSupportedSubprotocols({QStringLiteral("kith.1")});
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            m_socket = m_server.nextPendingConnection();
            m_socket->setParent(&m_server);
            QObject::connect(m_socket, &QWebSocket::textMessageReceived, &m_server, [this](const QString &frame) { take(frame); });
        });
    }

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }
    /// What was asked so far, without the greeting.
    [[nodiscard]] const QStringList &commands() const { return m_commands; }
    void refuseLast(ErrorCode code) { say({.id = m_last, .error = Error{.code = code}, .ok = {}}); }
    /// From now on every command gets this at once.
    void answerAll(const Result<QJsonObject> &answer) { m_answer = answer; }

private:
    void take(const QString &frame)
    {
        const Result<Command> command = decodeCommand(frame.toUtf8());
        if (!command)
            return;
        if (command->name == QLatin1String("hello")) {
            say({.id = command->id, .error = {}, .ok = {}});
            return;
        }
        m_last = command->id;
        m_commands.append(command->name);
        if (m_answer && *m_answer)
            say({.id = command->id, .error = {}, .ok = **m_answer});
        else if (m_answer)
            say({.id = command->id, .error = m_answer->error(), .ok = {}});
    }
    void say(const Reply &reply) { m_socket->sendTextMessage(QString::fromUtf8(encodeReply(reply))); }

    QWebSocketServer m_server;
    QWebSocket *m_socket = nullptr;
    QStringList m_commands;
    QString m_last;
    std::optional<Result<QJsonObject>> m_answer;
};

} // namespace kith::client
