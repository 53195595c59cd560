// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/api_client/town.h"

namespace kith::test {

/// Somebody who keeps a few messages in flight and remembers, apart from the server, what was acknowledged.
class LedgerWriter
{
public:
    struct Sent
    {
        QJsonObject body;
        QString socketId; ///< of the command in flight
        QJsonObject acknowledged; ///< empty: not yet
    };

    LedgerWriter(Town &town, Person &person, const QString &conversation);

    void connect() { m_socket = m_town.live(m_person); }
    [[nodiscard]] LiveSocket *socket() const { return m_socket.get(); }

    /// Sends what was not acknowledged once more, with its own clientId.
    void resend();
    /// Takes what was answered and fills the window up again.
    void pump(bool sendsMore);
    [[nodiscard]] int waiting() const;
    [[nodiscard]] const QList<Sent> &sent() const { return m_sent; }
    /// What was acknowledged so far.
    [[nodiscard]] QList<QJsonObject> acknowledged() const;

private:
    Town &m_town;
    Person &m_person;
    QString m_conversation;
    std::unique_ptr<LiveSocket> m_socket;
    QList<Sent> m_sent;
};

/// Lets the event loop run for so long, between two looks at something.
void waitBriefly(int ms);

/// Every message of a conversation, from the first.
[[nodiscard]] QList<QJsonObject> wholeHistory(ApiClient &api, const QString &conversation);

} // namespace kith::test
