// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "shared/model/user.h"

#include <QtCore/QObject>

namespace kith::client {

class RestClient;

/// The devices on which this person is signed in. They are known to the server alone, so nothing is kept here.
///
/// Owner: Account. Thread: the account's.
class Devices : public QObject
{
    Q_OBJECT

public:
    struct List
    {
        QList<Session> sessions;
        SessionId current; ///< this one
    };

    Devices(RestClient &rest, UserId me, QObject *parent);

    /// Errors: Network and the server's.
    void list(QObject *context, Answer<List> answer);
    /// Ends that session; its device is signed out at once.
    void end(SessionId id, QObject *context, Answer<void> answer);

private:
    RestClient &m_rest;
    QString m_path;
};

} // namespace kith::client
