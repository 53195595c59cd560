// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/server_finder.h"

#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QNetworkInterface>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
/// *Source* RFC 6762, section 3.
constexpr quint16 multicastPort = 5353;
constexpr std::chrono::seconds seldom{30};
constexpr int datagramsAtOnce = 32;
} // namespace

ServerFinder::ServerFinder(QObject *parent)
    : ServerFinder(QHostAddress(u"224.0.0.251"_s), multicastPort, parent)
{
}

ServerFinder::ServerFinder(const QHostAddress &group, quint16 port, QObject *parent)
    : QObject(parent)
    , m_group(group)
    , m_port(port)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ServerFinder::ask);
    connect(&m_socket, &QUdpSocket::readyRead, this, &ServerFinder::read);
}

void ServerFinder::start()
{
    if (m_socket.state() == QAbstractSocket::BoundState)
        return;
    // A port of its own: whoever answers sees that the answer is for one asker, and nothing else is heard here.
    if (!m_socket.bind(QHostAddress::AnyIPv4, 0))
        return;
    m_asked = 0;
    ask();
}

void ServerFinder::stop()
{
    m_again.stop();
    m_socket.close();
    if (m_found.isEmpty())
        return;
    m_found.clear();
    Q_EMIT changed();
}

void ServerFinder::ask()
{
    const QByteArray question = serviceQuestion();
    if (!m_group.isMulticast()) {
        m_socket.writeDatagram(question, m_group, m_port);
    } else {
        for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
            const auto flags = interface.flags();
            if (!flags.testFlag(QNetworkInterface::IsRunning) || !flags.testFlag(QNetworkInterface::CanMulticast))
                continue;
            m_socket.setMulticastInterface(interface);
            m_socket.writeDatagram(question, m_group, m_port);
        }
    }
    // 1, 2, 4 … seconds, then seldom.
    m_again.start(std::min<std::chrono::milliseconds>(seldom, std::chrono::seconds(1) * (1 << std::min(m_asked, 5))));
    ++m_asked;
}

bool ServerFinder::isNearby(const QHostAddress &address) const
{
    if (address.isLoopback())
        return true;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
            if (entry.prefixLength() > 0 && address.isInSubnet(entry.ip(), entry.prefixLength()))
                return true;
        }
    }
    return false;
}

void ServerFinder::read()
{
    const QList<FoundServer> before = m_found;
    for (int i = 0; i < datagramsAtOnce && m_socket.hasPendingDatagrams(); ++i) {
        const QNetworkDatagram datagram = m_socket.receiveDatagram();
        const QHostAddress sender(datagram.senderAddress().toIPv4Address());
        const QList<AnnouncedServer> servers = isNearby(sender) ? serversIn(datagram.data()) : QList<AnnouncedServer>();
        for (const AnnouncedServer &server : servers) {
            QUrl url;
            url.setScheme(server.isTls ? u"https"_s : u"http"_s);
            url.setHost(sender.toString());
            url.setPort(server.port);
            const bool isKnown = std::ranges::any_of(m_found, [&url](const FoundServer &known) { return known.url == url; });
            if (!isKnown && m_found.size() < mostFound)
                m_found.append({.name = server.name, .url = url, .host = server.host});
        }
    }
    if (m_found != before)
        Q_EMIT changed();
}

} // namespace kith::client
