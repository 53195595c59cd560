// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// The slim line at the top: nothing while connected, else what is the matter.
class ConnectionViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool isOnline READ isOnline NOTIFY changed)
    Q_PROPERTY(bool isOffline READ isOffline NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString action READ action NOTIFY changed)

public:
    enum class State { Online, Connecting, Reconnecting, Offline, SignedOut };

    using QObject::QObject;

    [[nodiscard]] bool isOnline() const { return m_state == State::Online; }
    [[nodiscard]] bool isOffline() const { return m_state == State::Offline || m_state == State::SignedOut; }
    [[nodiscard]] QString text() const;
    /// What the button beside the text does.
    [[nodiscard]] QString action() const;
    Q_INVOKABLE void retryNow() { m_state == State::SignedOut ? Q_EMIT signInRequested() : Q_EMIT retryRequested(); }

    /// `since` is when the connection was lost; used for Offline only, may be invalid.
    void setState(State state, const QDateTime &since = {});

signals:
    void changed();
    void retryRequested();
    void signInRequested();

private:
    State m_state = State::Online;
    QDateTime m_since;
};

} // namespace kith::client
