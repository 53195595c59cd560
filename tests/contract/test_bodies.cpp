// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/operations.h"
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
using Kind = Field::Kind;

/// Values of other types than the field's, by name.
QList<std::pair<QString, QByteArray>> wrongValues(const Field &field)
{
    const bool isText = field.kind == Kind::Line || field.kind == Kind::Text || field.kind == Kind::Choice || field.kind == Kind::Uuid;
    QList<std::pair<QString, QByteArray>> out;
    if (field.kind != Kind::Seq) {
        out.append({u"number"_s, "42"});
        out.append({u"huge number"_s, "1e308"});
    }
    if (field.kind != Kind::Bool)
        out.append({u"bool"_s, "true"});
    if (field.kind != Kind::Ids && field.kind != Kind::Texts)
        out.append({u"list"_s, "[\"1\"]"});
    if (field.kind != Kind::Object)
        out.append({u"object"_s, "{\"a\":1}"});
    if (!isText)
        out.append({u"text"_s, "\"word\""});
    if (isText || field.kind == Kind::Id) {
        out.append({u"NUL"_s, "\"a\\u0000b\""});
        out.append({u"control character"_s, "\"a\\u0007b\""});
        out.append({u"half a surrogate pair"_s, "\"\\ud800\""});
        out.append({u"surrogates the wrong way round"_s, "\"\\udc00\\ud800\""});
    }
    if (field.kind == Kind::Id)
        out += {{u"zero"_s, "\"0\""},
                {u"negative"_s, "\"-5\""},
                {u"too big"_s, "\"9223372036854775808\""},
                {u"leading zero"_s, "\"05\""},
                {u"blank"_s, "\" 5\""}};
    if (field.kind == Kind::Seq)
        out += {{u"fraction"_s, "1.5"},
                {u"negative"_s, "-1"},
                {u"beyond 63 bits"_s, "18446744073709551616"},
                {u"1e300"_s, "1e300"},
                {u"number as a text"_s, "\"1\""},
                {u"NaN as a text"_s, "\"NaN\""}};
    if (field.kind == Kind::Ids)
        out += {{u"list of numbers"_s, "[1,2]"},
                {u"list of lists"_s, "[[\"1\"]]"},
                {u"list of nulls"_s, "[null]"},
                {u"list of words"_s, "[\"all\"]"}};
    if (field.kind == Kind::Texts)
        out += {{u"list of numbers"_s, "[1,2]"},
                {u"list of lists"_s, "[[\"1\"]]"},
                {u"list of nulls"_s, "[null]"},
                {u"list with NUL"_s, "[\"a\\u0000b\"]"}};
    if (field.longest > 0)
        out.append({u"too long"_s, '"' + QByteArray(field.longest + 1, 'x') + '"'});
    return out;
}
} // namespace

/// Every field of every body with values that it must not have: 422 with that field named, and no effect.
class TestBodies : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wrongValueIsNamed_data();
    void wrongValueIsNamed();
    void everyMissingFieldIsNamedAtOnce_data();
    void everyMissingFieldIsNamedAtOnce();
    void unknownFieldsAreIgnored_data();
    void unknownFieldsAreIgnored();
    void looseJsonIsRefused();
    void nothingIsNoTime();
    void namesMustShowSomething();
    void countryAndPhoneAreNamedTogether();
    void malformedIdsInPathsNameNothing();
    void pathWinsOverBodyAndQuery();
    void nothingIsWrittenByQuery();
    void noisyBodiesNeverBreakTheServer();

private:
    [[nodiscard]] QJsonObject goodBody(const Operation &operation);
    [[nodiscard]] QString pathOf(const Operation &operation) const;
    [[nodiscard]] HttpReply send(const Operation &operation, const std::optional<QByteArray> &body);
    void addOperations();

    Stage m_stage;
    std::unique_ptr<Cast> m_cast;
    QString m_own; ///< a message of the owner's
};

void TestBodies::initTestCase()
{
    // Nobody listens there: what is sent out ends at once.
    m_stage.server().addArguments({u"--push-allow-networks"_s, u"127.0.0.1"_s, u"--smtp-host"_s, u"127.0.0.1"_s, u"--smtp-port"_s, u"9"_s,
                                   u"--smtp-security"_s, u"none"_s, u"--smtp-from"_s, u"kith@example.org"_s});
    QVERIFY(m_stage.raise());
    m_cast = std::make_unique<Cast>(m_stage.town());
    m_own = idOf(m_stage.town().say(m_cast->owner, m_cast->group, u"mine"_s));
}

QJsonObject TestBodies::goodBody(const Operation &operation)
{
    const QString path = operation.path;
    if (path == u"/api/users/register"_s)
        return m_stage.town().newcomer(u"Body"_s);
    if (path == u"/api/users/login"_s)
        return {{u"login"_s, m_cast->owner.email}, {u"password"_s, m_cast->owner.password}};
    if (path == u"/api/users/reset"_s) {
        const QString of = u"/api/admin/users/%1/reset"_s.arg(m_cast->spare.id);
        const QString code = m_stage.town().control().post(of).json().value("code"_L1).toString();
        return {{u"code"_s, code}, {u"password"_s, m_cast->spare.password}};
    }
    if (path == u"/api/admin/users"_s)
        return m_stage.town().newcomer(u"Body"_s);
    if (path.endsWith(u"/password"_s))
        return {{u"current"_s, m_cast->owner.password}, {u"password"_s, m_cast->owner.password}};
    if (path == u"/api/contacts"_s)
        return {{u"phone"_s, m_cast->spare.phone}, {u"message"_s, u"hi"_s}};
    if (path == u"/api/contacts/{userId}"_s)
        return {{u"alias"_s, u"V"_s}};
    if (path == u"/api/conversations"_s)
        return {{u"isGroup"_s, true}, {u"name"_s, u"Body"_s}, {u"userIds"_s, QJsonArray{m_cast->spare.id}}};
    if (path == u"/api/participant/{conversationId}"_s)
        return {{u"userIds"_s, QJsonArray{m_cast->spare.id}}};
    if (path == u"/api/participant/{conversationId}/{userId}"_s)
        return {{u"role"_s, u"member"_s}};
    if (operation.path.endsWith(u"/draft"_s))
        return {{u"text"_s, u"begun"_s}};
    if (path == u"/api/messages/send"_s)
        return textMessage(m_cast->group, u"good"_s);
    if (path == u"/api/messages/{messageId}"_s)
        return {{u"content"_s, u"better"_s}};
    if (path == u"/api/messages/{messageId}/reactions/{emoji}"_s)
        return {{u"set"_s, true}};
    if (path == u"/api/messages/{messageId}/forward"_s)
        return {{u"conversationIds"_s, QJsonArray{m_cast->direct}}, {u"clientIds"_s, QJsonArray{newClientId()}}};
    if (path == u"/api/messages/delivered"_s || path == u"/api/messages/read"_s)
        return {{u"conversationId"_s, m_cast->group}, {u"seq"_s, 1}};
    if (path == u"/api/notifications/read"_s)
        return {{u"upTo"_s, u"1"_s}};
    if (path == u"/api/notifications/endpoints"_s)
        return {{u"kind"_s, u"webhook"_s}, {u"url"_s, u"https://hooks.example.org/body"_s}};
    if (path == u"/api/admin/test-push"_s) {
        const QJsonObject wanted{{u"kind"_s, u"webhook"_s}, {u"url"_s, u"http://127.0.0.1:9/body"_s}};
        m_cast->fellow.api.post(u"/api/notifications/endpoints"_s, wanted);
        return {{u"userId"_s, m_cast->fellow.id}};
    }
    if (path == u"/api/admin/test-mail"_s)
        return {{u"address"_s, u"body@example.org"_s}};
    return {};
}

QString TestBodies::pathOf(const Operation &operation) const
{
    QString path = operation.path;
    const bool isOwn = path.startsWith(u"/api/users/"_s);
    path.replace(u"{conversationId}"_s, m_cast->group);
    path.replace(u"{userId}"_s, isOwn ? m_cast->owner.id : path.startsWith(u"/api/contacts/"_s) ? m_cast->spare.id : m_cast->fellow.id);
    path.replace(u"{messageId}"_s, operation.command == "message.edit" ? m_own : idOf(m_cast->early));
    path.replace(u"{emoji}"_s, u"%F0%9F%8C%B1"_s);
    return path;
}

HttpReply TestBodies::send(const Operation &operation, const std::optional<QByteArray> &body)
{
    const bool isAdministrators = operation.path.startsWith(u"/api/admin/"_s);
    Person &caller = isAdministrators ? m_cast->administrator : m_cast->owner;
    return caller.api.send({.method = operation.method, .path = pathOf(operation), .body = body});
}

void TestBodies::addOperations()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < operations().size(); ++i) {
        const Operation &operation = operations().at(i);
        if (!operation.fields.isEmpty() && (operation.method == "POST" || operation.method == "PUT"))
            QTest::newRow(qPrintable(operation.label())) << int(i);
    }
}

void TestBodies::wrongValueIsNamed_data()
{
    addOperations();
}

void TestBodies::wrongValueIsNamed()
{
    QFETCH(int, index);
    const Operation &operation = operations().at(index);
    for (const Field &field : operation.fields) {
        const auto wrong = wrongValues(field);
        for (const auto &[name, value] : wrong) {
            QJsonObject good = goodBody(operation);
            good.insert(field.name, u"PLACEHOLDER"_s);
            const QByteArray body = QJsonDocument(good).toJson(QJsonDocument::Compact).replace("\"PLACEHOLDER\"", value);
            const HttpReply reply = send(operation, body);
            // A lone surrogate may also be refused as no JSON.
            const bool isNoJson = reply.status == 400 && name.contains(u"surrogate"_s);
            // Where one field decides which others are needed, those may be named beside it.
            const bool isNamed = reply.status == 422 && reply.fields().contains(field.name);
            QVERIFY2(isNamed || isNoJson,
                     qPrintable(u"%1, %2: %3 %4"_s.arg(field.name, name).arg(reply.status).arg(QString::fromUtf8(reply.body))));
            HAS_SHAPE(m_stage, reply.json(), "problem");
        }
    }
}

void TestBodies::everyMissingFieldIsNamedAtOnce_data()
{
    addOperations();
}

void TestBodies::everyMissingFieldIsNamedAtOnce()
{
    QFETCH(int, index);
    const Operation &operation = operations().at(index);
    QStringList required;
    QJsonObject nulls;
    for (const Field &field : operation.fields) {
        if (field.need == Field::Need::Required)
            required.append(field.name);
        nulls.insert(field.name, QJsonValue::Null);
    }
    required.sort();
    if (required.isEmpty())
        QSKIP("nothing is required");
    for (const QJsonObject &body : {QJsonObject(), nulls}) {
        const HttpReply reply = send(operation, QJsonDocument(body).toJson());
        IS_PROBLEM(m_stage, reply, 422, "validation");
        QCOMPARE(reply.fields(), required);
        for (const QString &field : std::as_const(required))
            QCOMPARE(reply.fieldCode(field), u"required"_s);
    }
    // No body at all is an empty one.
    const HttpReply reply = send(operation, std::nullopt);
    IS_PROBLEM(m_stage, reply, 422, "validation");
}

void TestBodies::unknownFieldsAreIgnored_data()
{
    addOperations();
}

void TestBodies::unknownFieldsAreIgnored()
{
    QFETCH(int, index);
    const Operation &operation = operations().at(index);
    QJsonObject body = goodBody(operation);
    const QJsonObject extra{{u"id"_s, u"1"_s},        {u"senderId"_s, u"1"_s},         {u"seq "_s, 1},
                            {u"createdAt"_s, u"x"_s}, {u"isAdministrator"_s, true},    {u"owner"_s, u"1"_s},
                            {u"version"_s, 1e9},      {u"__proto__"_s, QJsonObject()}, {u""_s, 1},
                            {u"token"_s, u"x"_s}};
    for (auto it = extra.begin(); it != extra.end(); ++it)
        body.insert(it.key(), it.value());
    const HttpReply reply = send(operation, QJsonDocument(body).toJson());
    QVERIFY2(reply.status / 100 == 2, reply.body.constData());
    if (operation.path == u"/api/messages/send"_s)
        QCOMPARE(reply.json().value("senderId"_L1).toString(), m_cast->owner.id);
}

void TestBodies::looseJsonIsRefused()
{
    const QByteArray good = QJsonDocument(textMessage(m_cast->group, u"PLACEHOLDER"_s)).toJson(QJsonDocument::Compact);
    for (const QByteArray &text : {QByteArray("a\nb"), QByteArray("a\tb"), QByteArray("a\\xb"), QByteArray("a\\u12"), QByteArray("\x01")}) {
        const QByteArray body = QByteArray(good).replace("PLACEHOLDER", text);
        IS_PROBLEM(m_stage, m_cast->owner.api.send({.method = "POST", .path = u"/api/messages/send"_s, .body = body}), 400, "bad_request");
    }
    const QByteArray escaped = QByteArray(good).replace("PLACEHOLDER", "a\\nb\\u00e9\\/");
    const HttpReply reply = m_cast->owner.api.send({.method = "POST", .path = u"/api/messages/send"_s, .body = escaped});
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.json().value("content"_L1).toString(), u"a\nb\u00e9/"_s);
}

void TestBodies::nothingIsNoTime()
{
    const HttpReply invite = m_cast->owner.api.post(u"/api/invites"_s, {{u"expiresAt"_s, QString()}});
    QCOMPARE(invite.fieldCode(u"expiresAt"_s), u"format"_s);
    const HttpReply muted = m_cast->owner.api.put(u"/api/conversations/%1/settings"_s.arg(m_cast->group), {{u"muteUntil"_s, QString()}});
    QCOMPARE(muted.fieldCode(u"muteUntil"_s), u"format"_s);
    QCOMPARE(m_cast->owner.api.put(u"/api/conversations/%1/settings"_s.arg(m_cast->group), {{u"muteUntil"_s, QJsonValue::Null}}).status,
             200);
}

void TestBodies::namesMustShowSomething()
{
    for (const QString &name : {u"\u200C"_s, u"\u3164"_s, u"\u0300"_s}) {
        QJsonObject person = m_stage.town().newcomer(u"Body"_s);
        person.insert(u"firstname"_s, name);
        QCOMPARE(m_cast->owner.api.post(u"/api/users/register"_s, person).fieldCode(u"firstname"_s), u"required"_s);
        QCOMPARE(m_cast->owner.api.put(u"/api/users/"_s + m_cast->owner.id, {{u"firstname"_s, name}}).fieldCode(u"firstname"_s),
                 u"required"_s);
        QCOMPARE(m_cast->owner.api.put(u"/api/conversations/"_s + m_cast->group, {{u"name"_s, name}}).fieldCode(u"name"_s), u"required"_s);
    }
}

void TestBodies::countryAndPhoneAreNamedTogether()
{
    QJsonObject person = m_stage.town().newcomer(u"Body"_s);
    person.insert(u"country"_s, u"ZZ"_s);
    person.insert(u"phone"_s, u"y"_s);
    QCOMPARE(m_cast->owner.api.post(u"/api/users/register"_s, person).fields(), (QStringList{u"country"_s, u"phone"_s}));
    QCOMPARE(m_cast->administrator.api.post(u"/api/admin/users"_s, person).fields(), (QStringList{u"country"_s, u"phone"_s}));
    person.insert(u"phone"_s, u"070-174 06 05"_s); // who knows, without a country
    QCOMPARE(m_cast->owner.api.post(u"/api/users/register"_s, person).fields(), QStringList{u"country"_s});
}

void TestBodies::malformedIdsInPathsNameNothing()
{
    for (const QString &path : {u"/api/users/%1/sessions/x"_s.arg(m_cast->owner.id), u"/api/notifications/endpoints/x"_s, u"/api/files/x"_s,
                                u"/api/contacts/x"_s, u"/api/participant/x/%1"_s.arg(m_cast->owner.id)})
        IS_PROBLEM(m_stage, m_cast->owner.api.remove(path), 404, "not_found");
}

void TestBodies::pathWinsOverBodyAndQuery()
{
    const QJsonObject body{{u"userId"_s, m_cast->owner.id}, {u"conversationId"_s, m_cast->direct}, {u"about"_s, u"mine"_s}};
    IS_PROBLEM(m_stage, m_cast->owner.api.put(u"/api/users/%1?userId=%2"_s.arg(m_cast->fellow.id, m_cast->owner.id), body), 403,
               "forbidden");
    IS_PROBLEM(m_stage, m_cast->outsider.api.put(u"/api/conversations/%1?conversationId=1"_s.arg(m_cast->group), body), 404, "not_found");
    QCOMPARE(m_cast->owner.api.put(u"/api/conversations/"_s + m_cast->group, body).json().value("id"_L1).toString(), m_cast->group);
}

void TestBodies::nothingIsWrittenByQuery()
{
    // Passwords and message texts in URLs would end up in the logs of every proxy.
    const QString login = u"login=%1&password=%2"_s.arg(m_cast->owner.email, QString(m_cast->owner.password).replace(u' ', u'+'));
    IS_PROBLEM(m_stage, m_cast->owner.api.post(u"/api/users/login?"_s + login), 422, "validation");
    const QString message = u"conversationId=%1&clientId=%2&content=x"_s.arg(m_cast->group, newClientId());
    IS_PROBLEM(m_stage, m_cast->owner.api.post(u"/api/messages/send?"_s + message), 422, "validation");
}

void TestBodies::noisyBodiesNeverBreakTheServer()
{
    QRandomGenerator random(20261123);
    int sent = 0;
    for (const Operation &operation : operations()) {
        if (operation.fields.isEmpty() || (operation.method != "POST" && operation.method != "PUT"))
            continue;
        const QByteArray good = QJsonDocument(goodBody(operation)).toJson(QJsonDocument::Compact);
        for (int round = 0; round < 40; ++round) {
            QByteArray body = good;
            for (int steps = random.bounded(1, 6); steps > 0 && !body.isEmpty(); --steps) {
                const qsizetype at = random.bounded(int(body.size()));
                switch (random.bounded(4)) {
                case 0: body[at] = char(random.bounded(256)); break;
                case 1: body.insert(at, QByteArray(random.bounded(1, 5), "\"{}[],:\\0-e"[random.bounded(11)])); break;
                case 2: body.remove(at, random.bounded(1, 9)); break;
                default: body.insert(at, body.mid(at, random.bounded(1, 40)));
                }
            }
            const HttpReply reply = send(operation, body);
            QVERIFY2(reply.status >= 200 && reply.status < 500, QByteArray(QByteArray::number(reply.status) + ' ' + body).constData());
            ++sent;
        }
    }
    QVERIFY(sent > 400);
    QCOMPARE(m_cast->owner.api.get(u"/healthz"_s).status, 200);
}

QTEST_GUILESS_MAIN(TestBodies)
#include "test_bodies.moc"
