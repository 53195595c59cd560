// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/service_message.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QUdpSocket>

namespace kith::client {

/// A server that answered on the local network, and where.
struct FoundServer
{
    QString name;
    QUrl url; ///< by the address that the answer came from, which needs no name service
    QString host; ///< as it calls itself
    friend bool operator==(const FoundServer &, const FoundServer &) = default;
};

/// Looks for servers on the local network by multicast DNS, with a question now and then while it is asked to. Only
/// answers from the same network are taken; nothing is connected to.
///
/// Range: at most `mostFound` servers. Thread: the one that made it.
class ServerFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostFound = 20;

    explicit ServerFinder(QObject *parent = nullptr);
    /// The same, asking somewhere else: for tests.
    ServerFinder(const QHostAddress &group, quint16 port, QObject *parent = nullptr);

    void start();
    void stop();
    [[nodiscard]] const QList<FoundServer> &found() const { return m_found; }

signals:
    void changed();

private:
    void ask();
    void read();
    [[nodiscard]] bool isNearby(const QHostAddress &address) const;

    QHostAddress m_group;
    quint16 m_port;
    QUdpSocket m_socket;
    QTimer m_again;
    int m_asked = 0;
    QList<FoundServer> m_found;
};

} // namespace kith::client
