// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/entrances.h"

#include <QtCore/QLoggingCategory>

#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace {
Error refusal(const QString &sentence)
{
    return Error{.code = ErrorCode::Internal, .detail = sentence};
}

class Opening
{
public:
    Opening(Gateway &gateway, const Config &config, std::vector<PassedSocket> passed)
        : m_gateway(gateway)
        , m_isTls(!config.tls.certificate.isEmpty())
        , m_mode(mode_t(config.http.socketMode.toUInt(nullptr, 8)))
        , m_passed(std::move(passed))
    {
        for (const auto &list : {config.listen, config.adminListen}) {
            for (const ListenAddress &address : list) {
                if (!address.name.isEmpty())
                    m_named.append(address.name);
            }
        }
    }

    Result<void> open(const ListenAddress &address, Surface surface)
    {
        switch (address.kind) {
        case ListenAddress::Kind::Tcp: return openTcp(address, surface);
        case ListenAddress::Kind::Unix: {
            const auto opened = m_gateway.listenOnUnixSocket(address.path, m_mode, surface);
            if (opened)
                say(address.text(), surface);
            return opened;
        }
        case ListenAddress::Kind::Systemd: return openPassed(address, surface);
        }
        Q_UNREACHABLE();
    }

    /// Only once all of them are open, so that whoever waits for one of these lines finds every place served.
    void finish()
    {
        for (const QString &place : std::as_const(m_opened))
            qCInfo(lcServer).noquote() << place;
        for (const PassedSocket &socket : m_passed) {
            qCWarning(lcServer).noquote() << u"systemd passed the socket %1, which no address names; add \"systemd:%1\" to listen"_s.arg(
                socket.name);
            ::close(socket.descriptor);
        }
        m_passed.clear();
    }

private:
    Result<void> openTcp(ListenAddress address, Surface surface)
    {
        const auto port = m_gateway.listen(QHostAddress(address.address), quint16(address.port), surface);
        if (!port)
            return port.error();
        address.port = *port;
        const bool isTls = m_isTls && surface == Surface::Public;
        say((isTls ? u"https://"_s : u"http://"_s) + address.text(), surface);
        return {};
    }

    /// Those of that name; without a name, those that no other address names.
    Result<void> openPassed(const ListenAddress &address, Surface surface)
    {
        std::vector<PassedSocket> others;
        bool isAny = false;
        for (PassedSocket &socket : m_passed) {
            if (address.name.isEmpty() ? m_named.contains(socket.name) : socket.name != address.name) {
                others.push_back(std::move(socket));
                continue;
            }
            isAny = true;
            const auto opened = m_gateway.listenOnPassedSocket(socket.descriptor, surface);
            if (!opened)
                return opened.error();
            say(u"systemd:"_s + socket.name, surface);
        }
        m_passed = std::move(others);
        if (!isAny)
            return refusal(
                u"listen names %1, but systemd passed no such socket. Start kithd through its socket unit, or name an address."_s.arg(
                    address.text()));
        return {};
    }

    void say(const QString &place, Surface surface)
    {
        m_opened.append(u"%1 on %2"_s.arg(surface == Surface::Admin ? u"metrics and health"_s : u"listening"_s, place));
    }

    Gateway &m_gateway;
    const bool m_isTls;
    const mode_t m_mode;
    std::vector<PassedSocket> m_passed;
    QStringList m_named;
    QStringList m_opened;
};
} // namespace

Result<void> openEntrances(Gateway &gateway, const Config &config, const QString &controlSocket, std::vector<PassedSocket> passed)
{
    if (const auto control = gateway.listenOnUnixSocket(controlSocket, 0600, Surface::Control); !control)
        return control.error();
    Opening opening(gateway, config, std::move(passed));
    // Those with a name first, as "systemd" alone takes what is left.
    for (const bool isNamed : {true, false}) {
        for (const auto &[list, surface] : {std::pair(config.listen, Surface::Public), std::pair(config.adminListen, Surface::Admin)}) {
            for (const ListenAddress &address : list) {
                if ((address.kind != ListenAddress::Kind::Systemd || !address.name.isEmpty()) != isNamed)
                    continue;
                if (const auto opened = opening.open(address, surface); !opened)
                    return opened.error();
            }
        }
    }
    opening.finish();
    return {};
}

} // namespace kith::server
