// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/network_watch.h"

#include <QtCore/QTimer>
#include <QtNetwork/QNetworkInformation>

namespace kith::client {

namespace {
constexpr std::chrono::seconds afterStart{2};
}

NetworkWatch::NetworkWatch(QObject *parent)
    : QObject(parent)
{
    QTimer::singleShot(afterStart, this, &NetworkWatch::begin);
}

void NetworkWatch::begin()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                if (reachability != QNetworkInformation::Reachability::Disconnected)
                    Q_EMIT returned();
            });
}

} // namespace kith::client
