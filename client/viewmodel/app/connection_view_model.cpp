// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/app/connection_view_model.h"

#include "client/viewmodel/text/time_text.h"

namespace kith::client {

QString ConnectionViewModel::text() const
{
    switch (m_state) {
    case State::Online: return {};
    case State::Connecting: return tr("Connecting…");
    case State::Reconnecting: return tr("Reconnecting…");
    case State::Offline:
        return m_since.isValid() ? tr("Offline since %1. What you write is sent when the connection is back.")
                                       .arg(listTimeText(m_since, QDateTime::currentDateTime()))
                                 : tr("Offline. What you write is sent when the connection is back.");
    case State::SignedOut: return tr("You are signed out on this device. What you have read is still here.");
    }
    Q_UNREACHABLE();
}

QString ConnectionViewModel::action() const
{
    return m_state == State::SignedOut ? tr("Sign in") : tr("Try now");
}

void ConnectionViewModel::setState(State state, const QDateTime &since)
{
    if (m_state == state && m_since == since)
        return;
    m_state = state;
    m_since = since;
    Q_EMIT changed();
}

} // namespace kith::client
