// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"
#include "tests/contract/operations.h"
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <functional>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Who may do what: every operation by every kind of caller, one cell after another.
class TestAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyRouteHasARow();
    void callerGetsWhatTheTableSays_data();
    void callerGetsWhatTheTableSays();
    void goneAndForeignLookAlike_data();
    void goneAndForeignLookAlike();
    void oddIdIsNoError_data();
    void oddIdIsNoError();

private:
    Stage m_stage;
    std::unique_ptr<Cast> m_cast;
    AccessRows m_rows;
};

void TestAccess::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_cast = std::make_unique<Cast>(m_stage.town());
    Town &town = m_stage.town();
    m_rows = openRows(town) + userRows() + fileRows() + adminRows(town) + contactRows(town) + conversationRows(town) + messageRows()
             + notificationRows() + serviceRows();
}

/// The route table is the running server's own, so a new route is seen without anybody's help.
void TestAccess::everyRouteHasARow()
{
    QSet<QString> rows;
    for (const AccessRow &row : std::as_const(m_rows))
        rows.insert(QString::fromLatin1(row.method) + u' ' + row.path);
    QSet<QString> routes;
    const QJsonArray table = m_stage.town().control().get(u"/api/admin/routes"_s).json().value("routes"_L1).toArray();
    for (const QJsonValue &route : table) {
        if (!route["path"_L1].toString().isEmpty())
            routes.insert(route["method"_L1].toString() + u' ' + route["path"_L1].toString());
    }
    QVERIFY(routes.size() > 60);
    QCOMPARE((routes - rows).values(), QStringList());
    QCOMPARE((rows - routes).values(), QStringList());
}

void TestAccess::callerGetsWhatTheTableSays_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("caller");
    QTest::addColumn<int>("expected");
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const AccessRow &row = m_rows.at(i);
        const std::initializer_list<std::pair<const char *, int>> cells = {
            {"nobody", row.nobody},
            {"signed out", row.nobody},
            {"outsider", row.outsider},
            {"former", row.former},
            {"member", row.member},
            {"member's other device", row.member},
            {"admin", row.admin},
            {"owner", row.owner},
            {"blocked", row.blocked != 0 ? row.blocked : row.outsider},
            {"administrator", row.administrator != 0 ? row.administrator : row.outsider}};
        for (const auto &[caller, expected] : cells)
            QTest::addRow("%s, %s", row.what, caller) << int(i) << QString::fromLatin1(caller) << expected;
    }
}

void TestAccess::callerGetsWhatTheTableSays()
{
    QFETCH(int, row);
    QFETCH(QString, caller);
    QFETCH(int, expected);
    const AccessRow &asked = m_rows.at(row);
    const QHash<QString, const Person *> people{{u"outsider"_s, &m_cast->outsider}, {u"former"_s, &m_cast->former},
                                                {u"member"_s, &m_cast->member},     {u"member's other device"_s, &m_cast->member},
                                                {u"blocked"_s, &m_cast->blocked},   {u"administrator"_s, &m_cast->administrator},
                                                {u"admin"_s, &m_cast->admin},       {u"owner"_s, &m_cast->owner}};
    const Person *person = people.value(caller);
    QString token = person ? person->token() : QString();
    if (caller == u"signed out"_s)
        token = m_cast->deadToken;
    else if (caller == u"member's other device"_s)
        token = m_cast->otherDeviceToken;
    if (person && asked.endsSession)
        token = m_stage.town().signInAgain(*person);
    ApiClient api(m_stage.server().url(), token);
    HttpRequest request{.method = asked.method, .path = asked.target(*m_cast)};
    if (asked.body)
        request.body = QJsonDocument(asked.body(*m_cast)).toJson(QJsonDocument::Compact);
    const HttpReply reply = api.send(request);
    QVERIFY2(reply.status == expected,
             qPrintable(u"%1 instead of %2: %3"_s.arg(reply.status).arg(expected).arg(QString::fromUtf8(reply.body))));
    if (reply.status >= 400)
        HAS_SHAPE(m_stage, reply.json(), "problem");
    if (person && asked.endsSession)
        QCOMPARE(api.get(u"/api/users/me"_s).status, 401);
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
    QTest::newRow("file") << "GET"_ba << u"/api/files/%1"_s << m_cast->earlyFile;
    QTest::newRow("upload") << "GET"_ba << u"/api/files/%1/upload"_s << m_cast->earlyFile;
    QTest::newRow("picture") << "GET"_ba << u"/api/users/%1/picture"_s << m_cast->fellow.id;
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
        path.replace(u"{conversationId}"_s, id)
            .replace(u"{userId}"_s, id)
            .replace(u"{messageId}"_s, id)
            .replace(u"{fileId}"_s, id)
            .replace(u"{code}"_s, id)
            .replace(u"{emoji}"_s, u"%F0%9F%8C%B1"_s)
            .replace(u"{endpointId}"_s, id)
            .replace(u"{sessionId}"_s, id);
        HttpRequest request{.method = operation.method, .path = path};
        if (operation.method == "PUT" || operation.method == "POST")
            request.body = "{}";
        const bool isAdministrators = path.startsWith(u"/api/admin/"_s);
        const HttpReply reply = (isAdministrators ? m_cast->administrator : m_cast->member).api.send(request);
        QVERIFY2(reply.status == 404,
                 qPrintable(u"%1 %2: %3"_s.arg(operation.label()).arg(reply.status).arg(QString::fromUtf8(reply.body))));
    }
}

QTEST_GUILESS_MAIN(TestAccess)
#include "test_access.moc"
