// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/town.h"

#include <QtCore/QJsonArray>
#include <QtCore/QUuid>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
QJsonObject expect(const HttpReply &reply, std::initializer_list<int> statuses, const char *what)
{
    if (std::find(statuses.begin(), statuses.end(), reply.status) == statuses.end())
        qFatal("%s: status %d, %s", what, reply.status, reply.body.constData());
    return reply.json();
}

QJsonArray contactsOf(Person &person)
{
    return expect(person.api.get(u"/api/contacts"_s), {200}, "contacts").value("contacts"_L1).toArray();
}

bool hasContact(Person &person, const Person &other, const QString &status)
{
    const QJsonArray contacts = contactsOf(person);
    return std::any_of(contacts.begin(), contacts.end(), [&](const QJsonValue &contact) {
        return contact["user"_L1]["id"_L1].toString() == other.id && contact["status"_L1].toString() == status;
    });
}
} // namespace

Town::Town(const QUrl &server, const QUrl &realtime, const QUrl &control)
    : m_server(server)
    , m_realtime(realtime)
    , m_control(control)
{
}

QJsonObject Town::newcomer(const QString &firstname)
{
    ++m_count;
    return {{u"firstname"_s, firstname},
            {u"lastname"_s, u"Example"_s},
            {u"email"_s, u"%1.%2@example.org"_s.arg(firstname.toLower()).arg(m_count)},
            {u"phone"_s, u"+491512%1"_s.arg(1'000'000 + m_count)},
            {u"country"_s, u"DE"_s},
            {u"password"_s, u"correct horse %1"_s.arg(m_count)},
            {u"device"_s, u"test of %1"_s.arg(firstname)}};
}

Person &Town::settle(const QString &firstname)
{
    const QJsonObject body = newcomer(firstname);
    ApiClient api(m_server);
    const QJsonObject answer = expect(api.post(u"/api/users/register"_s, body), {201}, "register");
    const QString token = answer.value("token"_L1).toString();
    m_people.push_back(Person{.id = answer["user"_L1]["id"_L1].toString(),
                              .sessionId = answer["session"_L1]["id"_L1].toString(),
                              .firstname = firstname,
                              .email = body.value("email"_L1).toString(),
                              .phone = body.value("phone"_L1).toString(),
                              .password = body.value("password"_L1).toString(),
                              .api = ApiClient(m_server, token)});
    return m_people.back();
}

QString Town::signInAgain(const Person &person, const QString &device)
{
    ApiClient api(m_server);
    const QJsonObject body{{u"login"_s, person.email}, {u"password"_s, person.password}, {u"device"_s, device}};
    return expect(api.post(u"/api/users/login"_s, body), {200}, "login").value("token"_L1).toString();
}

void Town::promote(const Person &person)
{
    expect(control().put(u"/api/admin/users/"_s + person.id, {{u"role"_s, u"administrator"_s}}), {200}, "promotion");
}

void Town::befriend(Person &one, Person &other)
{
    if (hasContact(one, other, u"accepted"_s))
        return;
    expect(one.api.post(u"/api/contacts"_s, {{u"phone"_s, other.phone}}), {202}, "contact request");
    expect(other.api.put(u"/api/contacts/"_s + one.id, {{u"status"_s, u"accepted"_s}}), {200}, "contact acceptance");
}

QString Town::direct(Person &one, Person &other)
{
    befriend(one, other);
    const QJsonObject body{{u"isGroup"_s, false}, {u"userId"_s, other.id}};
    return expect(one.api.post(u"/api/conversations"_s, body), {200, 201}, "direct conversation").value("id"_L1).toString();
}

QString Town::group(Person &owner, const QString &name, const QList<Person *> &members)
{
    QJsonArray ids;
    for (Person *member : members) {
        befriend(owner, *member);
        ids.append(member->id);
    }
    const QJsonObject body{{u"isGroup"_s, true}, {u"name"_s, name}, {u"userIds"_s, ids}};
    return expect(owner.api.post(u"/api/conversations"_s, body), {201}, "group").value("id"_L1).toString();
}

QJsonObject Town::say(Person &person, const QString &conversation, const QString &text)
{
    return expect(person.api.post(u"/api/messages/send"_s, textMessage(conversation, text)), {201}, "message");
}

QString Town::upload(Person &person, const QByteArray &bytes, const QByteArray &name)
{
    const HttpReply reply = person.api.send({.method = "POST",
                                             .path = u"/api/files"_s,
                                             .body = bytes,
                                             .contentType = "application/octet-stream",
                                             .headers = {{"X-File-Name", name}}});
    return expect(reply, {201}, "upload").value("file"_L1).toObject().value("id"_L1).toString();
}

QJsonObject Town::sendFile(Person &person, const QString &conversation, const QString &file, const QString &type)
{
    QJsonObject body = textMessage(conversation, {});
    body.insert(u"type"_s, type);
    body.insert(u"attachments"_s, QJsonArray{file});
    return expect(person.api.post(u"/api/messages/send"_s, body), {201}, "message with a file");
}

void Town::showPicture(Person &person)
{
    const QByteArray pixel = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    expect(person.api.send({.method = "PUT", .path = u"/api/users/%1/picture"_s.arg(person.id), .body = pixel, .contentType = "image/png"}),
           {200}, "picture");
}

std::unique_ptr<LiveSocket> Town::live(const Person &person) const
{
    return live(person.token());
}

std::unique_ptr<LiveSocket> Town::live(const QString &token) const
{
    auto socket = std::make_unique<LiveSocket>(m_realtime);
    if (!socket->signIn(token).contains("ok"_L1))
        qFatal("hello was refused");
    return socket;
}

QString newClientId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QJsonObject textMessage(const QString &conversation, const QString &text)
{
    return {{u"conversationId"_s, conversation}, {u"clientId"_s, newClientId()}, {u"type"_s, u"text"_s}, {u"content"_s, text}};
}

} // namespace kith::test
