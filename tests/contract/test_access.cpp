// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/operations.h"
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <functional>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
/// What each kind of caller gets. A row is one operation on one thing; every operation that needs a token has at least one.
struct Row
{
    const char *what;
    QByteArray method;
    QString path; ///< of the operation, as in operations()
    int outsider, former, member, admin, owner;
    /// Makes the thing that is asked for, anew for each caller, and gives the path to it.
    std::function<QString(Cast &)> target;
    std::function<QJsonObject(Cast &)> body = {};
};

QString groupPath(const char *start, const Cast &cast, const QString &end = {})
{
    return QLatin1String(start) + cast.group + end;
}

QString firstSessionOf(Person &person)
{
    return person.sessionId;
}

/// A member who was put into the group just now.
QString freshMember(Cast &cast)
{
    const QJsonObject body{{u"userIds"_s, QJsonArray{cast.spare.id}}};
    cast.owner.api.post(u"/api/participant/"_s + cast.group, body);
    return cast.spare.id;
}

QString freshMessage(Cast &cast, Person &from)
{
    return idOf(from.api.post(u"/api/messages/send"_s, textMessage(cast.group, u"fresh"_s)).json());
}

QList<Row> rows(Town &town)
{
    const QString conversation = u"/api/conversations/{conversationId}"_s;
    const QString participants = u"/api/participant/{conversationId}"_s;
    const QString participant = u"/api/participant/{conversationId}/{userId}"_s;
    const auto pointer = [](Cast &cast) { return QJsonObject{{u"conversationId"_s, cast.group}, {u"seq"_s, 1}}; };
    const auto fixed = [](const QString &path) { return [path](Cast &) { return path; }; };
    return {
        {"messages: send to the group", "POST", u"/api/messages/send"_s, 404, 403, 201, 201, 201, fixed(u"/api/messages/send"_s),
         [](Cast &cast) { return textMessage(cast.group, u"hello"_s); }},
        {"messages: send to a direct conversation of others", "POST", u"/api/messages/send"_s, 404, 404, 201, 404, 201,
         fixed(u"/api/messages/send"_s), [](Cast &cast) { return textMessage(cast.direct, u"hello"_s); }},
        {"messages: history", "GET", u"/api/messages/{conversationId}"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/messages/", cast); }},
        {"messages: direct history of others", "GET", u"/api/messages/{conversationId}"_s, 404, 404, 200, 404, 200,
         [](Cast &cast) { return QString(u"/api/messages/"_s + cast.direct); }},
        {"messages: unsend what a fellow wrote", "PUT", u"/api/messages/unsent/{messageId}"_s, 404, 404, 403, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/unsent/"_s + freshMessage(cast, cast.fellow)); }},
        {"messages: unsend what the member wrote", "PUT", u"/api/messages/unsent/{messageId}"_s, 404, 404, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/unsent/"_s + freshMessage(cast, cast.member)); }},
        {"messages: unsend something early", "PUT", u"/api/messages/unsent/{messageId}"_s, 404, 403, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/unsent/"_s + idOf(cast.early)); }},
        {"messages: delivered", "PUT", u"/api/messages/delivered"_s, 404, 200, 200, 200, 200, fixed(u"/api/messages/delivered"_s), pointer},
        {"messages: read", "PUT", u"/api/messages/read"_s, 404, 200, 200, 200, 200, fixed(u"/api/messages/read"_s), pointer},
        {"messages: who has read it", "GET", u"/api/messages/read/{messageId}"_s, 404, 403, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/messages/read/"_s + idOf(cast.early)); }},
        {"members", "GET", u"/api/messages/member"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/messages/member?conversationId=", cast); }},
        {"conversations: mine", "GET", u"/api/conversations"_s, 200, 200, 200, 200, 200, fixed(u"/api/conversations"_s)},
        {"conversations: with a member", "POST", u"/api/conversations"_s, 404, 404, 422, 200, 200, fixed(u"/api/conversations"_s),
         [&town](Cast &cast) {
             (void)town.direct(cast.admin, cast.member);
             return QJsonObject{{u"isGroup"_s, false}, {u"userId"_s, cast.member.id}};
         }},
        {"conversations: one", "GET", conversation, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/conversations/", cast); }},
        {"conversations: rename", "PUT", conversation, 404, 403, 403, 200, 200,
         [](Cast &cast) { return groupPath("/api/conversations/", cast); },
         [](Cast &) {
             return QJsonObject{{u"name"_s, u"Renamed"_s}};
         }},
        {"conversations: changes", "GET", conversation + u"/changes"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/conversations/", cast, u"/changes"_s); }},
        {"participants: add", "POST", participants, 404, 403, 200, 200, 200,
         [](Cast &cast) { return groupPath("/api/participant/", cast); },
         [](Cast &cast) {
             return QJsonObject{{u"userIds"_s, QJsonArray{cast.spare.id}}};
         }},
        {"participants: role", "PUT", participant, 404, 403, 403, 403, 200,
         [](Cast &cast) { return groupPath("/api/participant/", cast, u'/' + cast.fellow.id); },
         [](Cast &) {
             return QJsonObject{{u"role"_s, u"member"_s}};
         }},
        {"participants: remove", "DELETE", participant, 404, 403, 403, 204, 204,
         [](Cast &cast) { return groupPath("/api/participant/", cast, u'/' + freshMember(cast)); }},
        {"participants: remove the owner", "DELETE", participant, 404, 403, 403, 403, 409,
         [](Cast &cast) { return groupPath("/api/participant/", cast, u'/' + cast.owner.id); }},
        {"users: me", "GET", u"/api/users/me"_s, 200, 200, 200, 200, 200, fixed(u"/api/users/me"_s)},
        {"users: a fellow", "GET", u"/api/users/{userId}"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/users/"_s + cast.fellow.id); }},
        {"users: edit a fellow", "PUT", u"/api/users/{userId}"_s, 404, 403, 403, 403, 403,
         [](Cast &cast) { return QString(u"/api/users/"_s + cast.fellow.id); },
         [](Cast &) {
             return QJsonObject{{u"about"_s, u"hacked"_s}};
         }},
        {"users: password of a fellow", "PUT", u"/api/users/{userId}/password"_s, 404, 403, 403, 403, 403,
         [](Cast &cast) { return u"/api/users/%1/password"_s.arg(cast.fellow.id); },
         [](Cast &cast) {
             return QJsonObject{{u"current"_s, cast.fellow.password}, {u"password"_s, u"a whole new sentence"_s}};
         }},
        {"users: sessions of a fellow", "GET", u"/api/users/{userId}/sessions"_s, 404, 403, 403, 403, 403,
         [](Cast &cast) { return u"/api/users/%1/sessions"_s.arg(cast.fellow.id); }},
        {"users: end sessions of a fellow", "DELETE", u"/api/users/{userId}/sessions"_s, 404, 403, 403, 403, 403,
         [](Cast &cast) { return u"/api/users/%1/sessions"_s.arg(cast.fellow.id); }},
        {"users: end one session of a fellow", "DELETE", u"/api/users/{userId}/sessions/{sessionId}"_s, 404, 403, 403, 403, 403,
         [](Cast &cast) { return u"/api/users/%1/sessions/%2"_s.arg(cast.fellow.id, firstSessionOf(cast.fellow)); }},
        {"contacts: mine", "GET", u"/api/contacts"_s, 200, 200, 200, 200, 200, fixed(u"/api/contacts"_s)},
        {"contacts: ask", "POST", u"/api/contacts"_s, 202, 202, 202, 202, 202, fixed(u"/api/contacts"_s),
         [](Cast &) {
             return QJsonObject{{u"phone"_s, u"+4915129111111"_s}};
         }},
        {"contacts: accept who never asked", "PUT", u"/api/contacts/{userId}"_s, 404, 404, 404, 404, 200,
         [](Cast &cast) { return QString(u"/api/contacts/"_s + cast.fellow.id); },
         [](Cast &) {
             return QJsonObject{{u"status"_s, u"accepted"_s}};
         }},
        {"contacts: remove who is none", "DELETE", u"/api/contacts/{userId}"_s, 404, 404, 404, 404, 204,
         [&town](Cast &cast) {
             town.befriend(cast.owner, cast.fellow);
             return QString(u"/api/contacts/"_s + cast.fellow.id);
         }},
        {"sync", "GET", u"/api/sync"_s, 200, 200, 200, 200, 200, fixed(u"/api/sync"_s)},
        {"notifications", "GET", u"/api/notifications"_s, 200, 200, 200, 200, 200, fixed(u"/api/notifications"_s)},
        {"notifications: read", "PUT", u"/api/notifications/read"_s, 204, 204, 204, 204, 204, fixed(u"/api/notifications/read"_s),
         [](Cast &) {
             return QJsonObject{{u"upTo"_s, u"1"_s}};
         }},
    };
}

/// Things that are no business of this test: nothing of it goes to the caller's own account.
const QSet<QString> elsewhere = {u"POST /api/users/logout"_s};
} // namespace

/// Who may do what: every operation by every kind of caller, one cell after another.
class TestAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyOperationHasARow();
    void callerGetsWhatTheTableSays_data();
    void callerGetsWhatTheTableSays();
    void goneAndForeignLookAlike_data();
    void goneAndForeignLookAlike();
    void oddIdIsNoError_data();
    void oddIdIsNoError();

private:
    Stage m_stage;
    std::unique_ptr<Cast> m_cast;
    QList<Row> m_rows;
};

void TestAccess::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_cast = std::make_unique<Cast>(m_stage.town());
    m_rows = rows(m_stage.town());
}

void TestAccess::everyOperationHasARow()
{
    QSet<QString> covered = elsewhere;
    for (const Row &row : std::as_const(m_rows))
        covered.insert(QString::fromLatin1(row.method) + u' ' + row.path);
    for (const Operation &operation : operations()) {
        if (operation.needsToken && !operation.method.isEmpty())
            QVERIFY2(covered.contains(operation.label()), qPrintable(operation.label()));
    }
}

void TestAccess::callerGetsWhatTheTableSays_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("caller");
    QTest::addColumn<int>("expected");
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        const std::initializer_list<std::pair<const char *, int>> cells = {
            {"nobody", 401},        {"signed out", 401},  {"outsider", row.outsider}, {"former", row.former},
            {"member", row.member}, {"admin", row.admin}, {"owner", row.owner}};
        for (const auto &[caller, expected] : cells)
            QTest::addRow("%s, %s", row.what, caller) << int(i) << QString::fromLatin1(caller) << expected;
    }
}

void TestAccess::callerGetsWhatTheTableSays()
{
    QFETCH(int, row);
    QFETCH(QString, caller);
    QFETCH(int, expected);
    const Row &asked = m_rows.at(row);
    ApiClient nobody(m_stage.server().url());
    ApiClient signedOut(m_stage.server().url(), m_cast->deadToken);
    const QHash<QString, ApiClient *> callers{{u"nobody"_s, &nobody},
                                              {u"signed out"_s, &signedOut},
                                              {u"outsider"_s, &m_cast->outsider.api},
                                              {u"former"_s, &m_cast->former.api},
                                              {u"member"_s, &m_cast->member.api},
                                              {u"admin"_s, &m_cast->admin.api},
                                              {u"owner"_s, &m_cast->owner.api}};
    HttpRequest request{.method = asked.method, .path = asked.target(*m_cast)};
    if (asked.body)
        request.body = QJsonDocument(asked.body(*m_cast)).toJson(QJsonDocument::Compact);
    const HttpReply reply = callers.value(caller)->send(request);
    QVERIFY2(reply.status == expected,
             qPrintable(u"%1 instead of %2: %3"_s.arg(reply.status).arg(expected).arg(QString::fromUtf8(reply.body))));
    if (reply.status >= 400)
        HAS_SHAPE(m_stage, reply.json(), "problem");
}

void TestAccess::goneAndForeignLookAlike_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("foreign");
    const QString nobody = u"%1"_s;
    QTest::newRow("history") << "GET"_ba << u"/api/messages/%1"_s << m_cast->group;
    QTest::newRow("conversation") << "GET"_ba << u"/api/conversations/%1"_s << m_cast->group;
    QTest::newRow("changes") << "GET"_ba << u"/api/conversations/%1/changes"_s << m_cast->group;
    QTest::newRow("rename") << "PUT"_ba << u"/api/conversations/%1"_s << m_cast->group;
    QTest::newRow("members") << "GET"_ba << u"/api/messages/member?conversationId=%1"_s << m_cast->group;
    QTest::newRow("receipts") << "GET"_ba << u"/api/messages/read/%1"_s << idOf(m_cast->early);
    QTest::newRow("unsend") << "PUT"_ba << u"/api/messages/unsent/%1"_s << idOf(m_cast->early);
    QTest::newRow("person") << "GET"_ba << u"/api/users/%1"_s << m_cast->fellow.id;
    QTest::newRow("profile") << "PUT"_ba << u"/api/users/%1"_s << m_cast->fellow.id;
    QTest::newRow("sessions") << "GET"_ba << u"/api/users/%1/sessions"_s << m_cast->fellow.id;
    QTest::newRow("contact") << "PUT"_ba << u"/api/contacts/%1"_s << m_cast->fellow.id;
    QTest::newRow("contact removal") << "DELETE"_ba << u"/api/contacts/%1"_s << m_cast->fellow.id;
    QTest::newRow("participants") << "POST"_ba << u"/api/participant/%1"_s << m_cast->group;
    QTest::newRow("leaving") << "DELETE"_ba << u"/api/participant/%1/"_s.append(m_cast->fellow.id) << m_cast->group;
}

void TestAccess::goneAndForeignLookAlike()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, pattern);
    QFETCH(QString, foreign);
    const auto ask = [&](const QString &id) {
        HttpRequest request{.method = method, .path = pattern.arg(id), .headers = {{"X-Request-Id", "same"}}};
        if (method == "PUT" || method == "POST")
            request.body = "{\"status\":\"accepted\",\"name\":\"x\",\"about\":\"x\",\"userIds\":[]}";
        return m_cast->outsider.api.send(request);
    };
    const HttpReply one = ask(foreign);
    IS_PROBLEM(m_stage, one, 404, "not_found");
    QCOMPARE(ask(u"4503599627370496"_s).body, one.body);
}

void TestAccess::oddIdIsNoError_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"0", "-1", "+1", "007", "1.0", "1e3", "9223372036854775808", "99999999999999999999999", "NaN", "null", "%27",
                           "1%20OR%201=1", "%D9%A1%D9%A2"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestAccess::oddIdIsNoError()
{
    QFETCH(QString, id);
    for (const Operation &operation : operations()) {
        if (!operation.path.contains(u'{'))
            continue;
        QString path = operation.path;
        path.replace(u"{conversationId}"_s, id).replace(u"{userId}"_s, id).replace(u"{messageId}"_s, id).replace(u"{sessionId}"_s, id);
        HttpRequest request{.method = operation.method, .path = path};
        if (operation.method == "PUT" || operation.method == "POST")
            request.body = "{}";
        const HttpReply reply = m_cast->member.api.send(request);
        QVERIFY2(reply.status == 404,
                 qPrintable(u"%1 %2: %3"_s.arg(operation.label()).arg(reply.status).arg(QString::fromUtf8(reply.body))));
    }
}

QTEST_GUILESS_MAIN(TestAccess)
#include "test_access.moc"
