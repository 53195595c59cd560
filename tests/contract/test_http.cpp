// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/operations.h"
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QString filledPath(QString path)
{
    static const QRegularExpression parameter(u"\\{\\w+\\}"_s);
    return path.replace(parameter, u"4503599627370497"_s);
}

/// Every verb that a path takes, by filled path: what differs only in the names of its parameters is one path.
QMap<QString, QSet<QByteArray>> verbs()
{
    QMap<QString, QSet<QByteArray>> out;
    for (const Operation &operation : operations()) {
        if (!operation.method.isEmpty())
            out[filledPath(operation.path)].insert(operation.method);
    }
    return out;
}

QSet<QByteArray> allowOf(const HttpReply &reply)
{
    QSet<QByteArray> out;
    for (const QByteArray &verb : reply.header("Allow").split(','))
        out.insert(verb.trimmed());
    return out;
}

QSet<QByteArray> withHeadAndOptions(QSet<QByteArray> methods)
{
    if (methods.contains("GET"))
        methods.insert("HEAD");
    return methods << "OPTIONS";
}

void addPaths()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QSet<QByteArray>>("methods");
    const auto all = verbs();
    for (auto it = all.constBegin(); it != all.constEnd(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.key() << withHeadAndOptions(it.value());
}
} // namespace

/// What holds for every path alike: verbs, headers, ids, types of bodies.
class TestHttp : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void otherVerbIs405WithAllow_data() { addPaths(); }
    void otherVerbIs405WithAllow();
    void optionsNamesTheVerbs_data() { addPaths(); }
    void optionsNamesTheVerbs();
    void headIsGetWithoutBody_data();
    void headIsGetWithoutBody();
    void everyOperationNeedsItsToken_data();
    void everyOperationNeedsItsToken();
    void unknownPathIsNotFound_data();
    void unknownPathIsNotFound();
    void requestIdIsEchoedOrReplaced_data();
    void requestIdIsEchoedOrReplaced();
    void answersCarrySafeHeaders();
    void bodyOfAnotherTypeIsRefused_data();
    void bodyOfAnotherTypeIsRefused();
    void bodyThatIsNoJsonObjectIsRefused_data();
    void bodyThatIsNoJsonObjectIsRefused();
    void largestBodyIsTakenAndOneByteMoreIsNot();
    void badQueryIsRefused_data();
    void badQueryIsRefused();
    void oneConnectionServesManyRequests();
    void healthIsForEverybody();

private:
    Stage m_stage;
    Person *m_person = nullptr;
    QString m_conversation;
};

void TestHttp::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_person = &m_stage.town().settle(u"Hanna"_s);
    m_conversation = m_stage.town().direct(*m_person, m_stage.town().settle(u"Peer"_s));
}

void TestHttp::otherVerbIs405WithAllow()
{
    QFETCH(QString, path);
    QFETCH(QSet<QByteArray>, methods);
    for (const QByteArray method : {"GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"}) {
        if (methods.contains(method))
            continue;
        const HttpReply reply = m_person->api.send({.method = method, .path = path});
        IS_PROBLEM(m_stage, reply, 405, "method_not_allowed");
        QCOMPARE(allowOf(reply), methods);
    }
}

void TestHttp::optionsNamesTheVerbs()
{
    QFETCH(QString, path);
    QFETCH(QSet<QByteArray>, methods);
    const HttpReply reply = ApiClient(m_stage.server().url()).send({.method = "OPTIONS", .path = path});
    QCOMPARE(reply.status, 204);
    QCOMPARE(allowOf(reply), methods);
    QCOMPARE(reply.body, QByteArray());
}

void TestHttp::headIsGetWithoutBody_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path :
         {u"/healthz"_s, u"/readyz"_s, u"/api/users/me"_s, u"/api/contacts"_s, u"/api/conversations"_s, u"/api/nothing"_s})
        QTest::newRow(qPrintable(path)) << path;
}

void TestHttp::headIsGetWithoutBody()
{
    QFETCH(QString, path);
    const HttpReply get = m_person->api.get(path);
    const HttpReply head = m_person->api.send({.method = "HEAD", .path = path});
    QCOMPARE(head.status, get.status);
    QCOMPARE(head.header("Content-Type"), get.header("Content-Type"));
    if (get.status == 200)
        QCOMPARE(head.header("Content-Length"), get.header("Content-Length"));
    // A body behind HEAD would be taken for the next reply.
    QCOMPARE(m_person->api.get(u"/healthz"_s).status, 200);
}

void TestHttp::everyOperationNeedsItsToken_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    for (const Operation &operation : operations()) {
        if (operation.needsToken && !operation.method.isEmpty())
            QTest::newRow(qPrintable(operation.label())) << operation.method << filledPath(operation.path);
    }
}

void TestHttp::everyOperationNeedsItsToken()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const QByteArray token = m_person->token().toLatin1();
    ApiClient api(m_stage.server().url());
    const QByteArrayList credentials{"",
                                     "Bearer",
                                     "Bearer ",
                                     "Bearer nonsense",
                                     "Basic " + token,
                                     "Bearer " + token + "x",
                                     "Bearer " + token.chopped(1),
                                     "Bearer " + token.toUpper(),
                                     "Bearer " + QByteArray(300, 'a'),
                                     "Bearer a b",
                                     "bearer' OR 1=1 --"};
    for (const QByteArray &credential : credentials) {
        HttpRequest request{.method = method, .path = path, .authorization = credential};
        if (method == "POST" || method == "PUT")
            request.body = "{}";
        const HttpReply reply = api.send(request);
        IS_PROBLEM(m_stage, reply, 401, "not_signed_in");
        QCOMPARE(reply.header("WWW-Authenticate"), "Bearer"_ba);
    }
    const HttpReply inQuery = api.send(
        {.method = method, .path = path + u"?token="_s + m_person->token(), .authorization = QByteArray("Bearer x")});
    IS_PROBLEM(m_stage, inQuery, 401, "not_signed_in");
}

void TestHttp::unknownPathIsNotFound_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
         {"/", "/api", "/api/", "/api/users", "/api/users/me/", "/API/users/me", "/api/users/me/x", "/api//users/me",
          "/api/../api/users/me", "/api/users/%2e%2e/me", "/api/users%2Fme", "/api/messages/%00", "/api/messages/%0d%0aX-Evil:1",
          "/api/messages/%ff", "/ws/", "/index.html", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestHttp::unknownPathIsNotFound()
{
    QFETCH(QString, path);
    IS_PROBLEM(m_stage, m_person->api.get(path), 404, "not_found");
    IS_PROBLEM(m_stage, m_person->api.send({.method = "OPTIONS", .path = path}), 404, "not_found");
}

void TestHttp::requestIdIsEchoedOrReplaced_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("plain") << "abc-123_X.z"_ba << true;
    QTest::newRow("longest") << QByteArray(64, 'x') << true;
    QTest::newRow("too long") << QByteArray(65, 'x') << false;
    QTest::newRow("space") << "a b"_ba << false;
    QTest::newRow("markup") << "<script>"_ba << false;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("not ASCII") << "gr\xC3\xBC\xC3\x9F"_ba << false;
}

void TestHttp::requestIdIsEchoedOrReplaced()
{
    QFETCH(QByteArray, offered);
    QFETCH(bool, isKept);
    for (const QString &path : {u"/api/users/me"_s, u"/api/nothing"_s}) {
        const HttpReply reply = m_person->api.send({.method = "GET", .path = path, .headers = {{"X-Request-Id", offered}}});
        QCOMPARE(reply.count("X-Request-Id"), 1);
        const QByteArray id = reply.header("X-Request-Id");
        QVERIFY(!id.isEmpty());
        QCOMPARE(id == offered, isKept);
        if (reply.status == 404)
            QCOMPARE(reply.json().value("requestId"_L1).toString().toLatin1(), id);
    }
}

void TestHttp::answersCarrySafeHeaders()
{
    for (const QString &path : {u"/api/users/me"_s, u"/api/nothing"_s, u"/healthz"_s}) {
        const HttpReply reply = m_person->api.get(path);
        QCOMPARE(reply.header("X-Content-Type-Options"), "nosniff"_ba);
        QCOMPARE(reply.header("Cache-Control"), "no-store"_ba);
        QCOMPARE(reply.count("Date"), 1);
        QCOMPARE(reply.count("Content-Length"), 1);
        QCOMPARE(reply.count("Access-Control-Allow-Origin"), 0);
        QCOMPARE(reply.count("Server"), 0);
    }
}

void TestHttp::bodyOfAnotherTypeIsRefused_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("json") << "application/json"_ba << true;
    QTest::newRow("json in UTF-8") << "Application/JSON; charset=UTF-8"_ba << true;
    QTest::newRow("none") << ""_ba << false;
    QTest::newRow("form") << "application/x-www-form-urlencoded"_ba << false;
    QTest::newRow("text") << "text/plain"_ba << false;
    QTest::newRow("json in Latin-1") << "application/json; charset=latin1"_ba << false;
    QTest::newRow("something like json") << "application/jsonp"_ba << false;
    QTest::newRow("multipart") << "multipart/form-data; boundary=x"_ba << false;
}

void TestHttp::bodyOfAnotherTypeIsRefused()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, isTaken);
    const QByteArray body = QJsonDocument(textMessage(m_conversation, u"typed"_s)).toJson(QJsonDocument::Compact);
    const HttpReply reply = m_person->api.send({.method = "POST", .path = u"/api/messages/send"_s, .body = body, .contentType = type});
    if (isTaken)
        QCOMPARE(reply.status, 201);
    else
        IS_PROBLEM(m_stage, reply, 415, "unsupported_type");
}

void TestHttp::bodyThatIsNoJsonObjectIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("half") << "{\"conversationId\":"_ba;
    QTest::newRow("list") << "[]"_ba;
    QTest::newRow("text") << "\"hello\""_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("number") << "42"_ba;
    QTest::newRow("white space") << "   "_ba;
    QTest::newRow("two objects") << "{} {}"_ba;
    QTest::newRow("trailing comma") << "{\"a\":1,}"_ba;
    QTest::newRow("comment") << "{/* */}"_ba;
    QTest::newRow("NaN") << "{\"seq\":NaN}"_ba;
    QTest::newRow("infinity") << "{\"seq\":Infinity}"_ba;
    QTest::newRow("NUL") << QByteArray("{\0}", 3);
    QTest::newRow("invalid UTF-8") << "{\"content\":\"\xC3\x28\"}"_ba;
    QTest::newRow("overlong UTF-8") << "{\"content\":\"\xC0\xAF\"}"_ba;
    QTest::newRow("surrogate in UTF-8") << "{\"content\":\"\xED\xA0\x80\"}"_ba;
    QTest::newRow("2,000 lists deep") << "{\"a\":" + QByteArray(2000, '[') + QByteArray(2000, ']') + "}";
    QTest::newRow("30,000 lists deep") << "{\"a\":" + QByteArray(30'000, '[') + QByteArray(30'000, ']') + "}";
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE{\0}\0", 6);
}

void TestHttp::bodyThatIsNoJsonObjectIsRefused()
{
    QFETCH(QByteArray, body);
    const HttpReply reply = m_person->api.send({.method = "POST", .path = u"/api/messages/send"_s, .body = body});
    IS_PROBLEM(m_stage, reply, 400, "bad_request");
}

void TestHttp::largestBodyIsTakenAndOneByteMoreIsNot()
{
    QJsonObject message = textMessage(m_conversation, u"padded"_s);
    message.insert(u"padding"_s, QString());
    const qsizetype bare = QJsonDocument(message).toJson(QJsonDocument::Compact).size();
    message.insert(u"padding"_s, QString(256 * 1024 - bare, u'x'));
    const QByteArray whole = QJsonDocument(message).toJson(QJsonDocument::Compact);
    QCOMPARE(whole.size(), 256 * 1024);
    QCOMPARE(m_person->api.send({.method = "POST", .path = u"/api/messages/send"_s, .body = whole}).status, 201);

    const HttpReply reply = m_person->api.send({.method = "POST", .path = u"/api/messages/send"_s, .body = whole + ' '});
    IS_PROBLEM(m_stage, reply, 413, "too_large");
    QCOMPARE(reply.header("Connection"), "close"_ba);
}

void TestHttp::badQueryIsRefused_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("twice") << u"limit=1&limit=2"_s << 400;
    QTest::newRow("NUL") << u"limit=%00"_s << 400;
    QTest::newRow("not UTF-8") << u"limit=%ff"_s << 400;
    QTest::newRow("broken escape") << u"limit=%zz"_s << 400;
    QTest::newRow("many") << QStringList(40, u"a=1"_s).join(u'&') << 400;
    QTest::newRow("zero") << u"limit=0"_s << 422;
    QTest::newRow("too many") << u"limit=201"_s << 422;
    QTest::newRow("negative") << u"limit=-1"_s << 422;
    QTest::newRow("no number") << u"limit=ten"_s << 422;
    QTest::newRow("fraction") << u"limit=1.5"_s << 422;
    QTest::newRow("hexadecimal") << u"limit=0x10"_s << 422;
    QTest::newRow("huge") << u"limit=99999999999999999999999"_s << 422;
    QTest::newRow("empty") << u"limit="_s << 422;
    QTest::newRow("unknown") << u"colour=blue&limit=1"_s << 200;
    QTest::newRow("largest") << u"limit=200"_s << 200;
}

void TestHttp::badQueryIsRefused()
{
    QFETCH(QString, query);
    QFETCH(int, status);
    for (const QString &path :
         {u"/api/conversations"_s, QString(u"/api/messages/"_s + m_conversation), u"/api/conversations/%1/changes"_s.arg(m_conversation)}) {
        const HttpReply reply = m_person->api.get(path + u'?' + query);
        QCOMPARE(reply.status, status);
        if (status == 422)
            QCOMPARE(reply.fields(), QStringList{u"limit"_s});
    }
}

void TestHttp::oneConnectionServesManyRequests()
{
    HttpPeer peer = m_stage.peer();
    QVERIFY(peer.open());
    for (int i = 0; i < 50; ++i) {
        QVERIFY(peer.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        QCOMPARE(peer.read().status, 200);
    }
    // Pipelined: the answers come one after another, in order.
    QVERIFY(peer.write(
        "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Request-Id: one\r\n\r\nGET /api/nothing HTTP/1.1\r\nHost: x\r\nX-Request-Id: two\r\n\r\n"));
    QCOMPARE(peer.read().header("X-Request-Id"), "one"_ba);
    QCOMPARE(peer.read().header("X-Request-Id"), "two"_ba);
    QVERIFY(peer.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    QCOMPARE(peer.read().header("Connection"), "close"_ba);
    QCOMPARE(peer.readToEnd(), QByteArray());
}

void TestHttp::healthIsForEverybody()
{
    ApiClient api(m_stage.server().url());
    QCOMPARE(api.get(u"/healthz"_s).status, 200);
    QCOMPARE(api.get(u"/readyz"_s).status, 200);
    // A token that is no good makes no difference where none is needed.
    QCOMPARE(api.send({.method = "GET", .path = u"/healthz"_s, .authorization = QByteArray("Bearer nonsense")}).status, 200);
}

QTEST_GUILESS_MAIN(TestHttp)
#include "test_http.moc"
