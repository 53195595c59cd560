// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/api_client/api_client.h"
#include "tests/support/api_client/live_socket.h"

#include <deque>

namespace kith::test {

/// Somebody with an account, signed in.
struct Person
{
    QString id = {};
    QString sessionId = {};
    QString firstname = {};
    QString email = {};
    QString phone = {}; ///< E.164
    QString password = {};
    ApiClient api = ApiClient(QUrl());

    [[nodiscard]] QString token() const { return api.token(); }
};

/// People and conversations on a running server, made through its public API. Every name, number and address is new to it.
///
/// Errors: what cannot be made ends the test run with a message; a test that is about a refusal asks the API itself.
class Town
{
public:
    /// `control`: the server's control socket, for promote().
    Town(const QUrl &server, const QUrl &realtime, const QUrl &control = {});

    Person &settle(const QString &firstname);
    /// Another device of the same person: its token.
    [[nodiscard]] QString signInAgain(const Person &person, const QString &device = QStringLiteral("second device"));
    /// Makes an administrator of somebody.
    void promote(const Person &person);
    /// Contacts of each other.
    void befriend(Person &one, Person &other);
    /// Id of the direct conversation; makes them contacts first where needed.
    [[nodiscard]] QString direct(Person &one, Person &other);
    /// Id of a new group. The members become contacts of the owner first.
    [[nodiscard]] QString group(Person &owner, const QString &name, const QList<Person *> &members);
    /// The stored message.
    QJsonObject say(Person &person, const QString &conversation, const QString &text);
    /// Id of a file with these bytes.
    [[nodiscard]] static QString upload(Person &person, const QByteArray &bytes, const QByteArray &name = "file.txt");
    /// The stored message that carries it.
    static QJsonObject sendFile(Person &person, const QString &conversation, const QString &file,
                                const QString &type = QStringLiteral("file"));
    /// Gives the person a picture of one pixel.
    static void showPicture(Person &person);
    [[nodiscard]] std::unique_ptr<LiveSocket> live(const Person &person) const;
    [[nodiscard]] std::unique_ptr<LiveSocket> live(const QString &token) const;

    [[nodiscard]] const QUrl &server() const { return m_server; }
    [[nodiscard]] const QUrl &realtime() const { return m_realtime; }
    /// A caller at the control socket.
    [[nodiscard]] ApiClient control() const { return ApiClient(m_control); }
    /// A body that registers somebody new.
    [[nodiscard]] QJsonObject newcomer(const QString &firstname);

private:
    QUrl m_server;
    QUrl m_realtime;
    QUrl m_control;
    std::deque<Person> m_people; ///< references stay valid
    int m_count = 0;
};

[[nodiscard]] QString newClientId();
/// {conversationId, clientId, type, content} with a new clientId.
[[nodiscard]] QJsonObject textMessage(const QString &conversation, const QString &text);

} // namespace kith::test
