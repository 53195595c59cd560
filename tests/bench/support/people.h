// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace kith::bench {

/// Blocking JSON over HTTP for the set-up before a measurement. Ends the program unless the answer is 2xx.
class Http
{
public:
    explicit Http(int port);
    ~Http();
    /// The body of the answer as it came.
    QByteArray fetch(const QByteArray &verb, const QByteArray &path, const QByteArray &token, const QJsonObject &body = {});
    QJsonObject request(const QByteArray &verb, const QByteArray &path, const QByteArray &token, const QJsonObject &body = {});

private:
    int m_port;
    int m_fd = -1;
};

struct Person
{
    QByteArray id;
    QByteArray token;
    QByteArray phone;
};

[[nodiscard]] QList<Person> registerPeople(Http &http, int count);
/// Each asks and the other accepts.
void connectPeople(Http &http, const Person &one, const Person &other);
[[nodiscard]] QByteArray openDirect(Http &http, const Person &one, const Person &other);
[[nodiscard]] QByteArray openGroup(Http &http, const Person &owner, const QList<Person> &members);

} // namespace kith::bench
