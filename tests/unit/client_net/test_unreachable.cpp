// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/realtime_connection.h"
#include "client/net/rest_client.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

// A port at which nobody listens: it was ours a moment ago.
QUrl nobody()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

} // namespace

/// What is seen when there is no server, or something else in its place.
class UnreachableTest : public QObject
{
    Q_OBJECT

private slots:
    void restSaysInWordsThatNobodyAnswers()
    {
        RestClient rest(nobody());
        std::optional<Result<RestAnswer>> answer;
        rest.get(u"/api/sync"_s, {}, this, [&](const Result<RestAnswer> &got) { answer = got; });
        QVERIFY(!answer);
        QTRY_VERIFY(answer);
        QVERIFY(!*answer);
        QCOMPARE(answer->error().code, ErrorCode::Network);
        QVERIFY(answer->error().detail.contains(u"127.0.0.1"_s));
        QVERIFY(answer->error().detail.endsWith(u'?'));
    }

    void restRefusesWhatDoesNotSpeakHttp()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        connect(&other, &QTcpServer::newConnection, this, [&other] {
            QTcpSocket *socket = other.nextPendingConnection();
            socket->write("220 mail.example.org ready\r\n");
            socket->disconnectFromHost();
        });
        RestClient rest(QUrl(u"http://127.0.0.1:%1"_s.arg(other.serverPort())));
        std::optional<Result<RestAnswer>> answer;
        rest.get(u"/api/sync"_s, {}, this, [&](const Result<RestAnswer> &got) { answer = got; });
        QTRY_VERIFY(answer);
        QVERIFY(!*answer);
        QVERIFY(answer->error().code == ErrorCode::Network || answer->error().code == ErrorCode::Protocol);
    }

    void lateRefusalOfAnOlderTokenIsNotAboutTheNewOne()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        RestClient rest(QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())));
        const QByteArray problem = R"({"code":"not_signed_in","status":401})"_ba;
        int answers = 0;
        bool isRenewed = true;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&, socket] {
                if (isRenewed)
                    rest.setToken(u"new"_s);
                socket->write("HTTP/1.1 401 Unauthorized\r\nContent-Type: application/problem+json\r\nConnection: close\r\nContent-Length: "
                              + QByteArray::number(problem.size()) + "\r\n\r\n" + problem);
                socket->disconnectFromHost();
            });
        });
        QSignalSpy refused(&rest, &RestClient::tokenRefused);
        const auto ask = [&] { rest.get(u"/api/sync"_s, {}, this, [&](const Result<RestAnswer> &) { ++answers; }); };
        rest.setToken(u"old"_s);
        ask();
        QTRY_COMPARE(answers, 1);
        QCOMPARE(refused.size(), 0);
        isRenewed = false;
        ask();
        QTRY_COMPARE(refused.size(), 1);
    }

    void callbackIsDroppedWithItsContext()
    {
        RestClient rest(nobody());
        bool isCalled = false;
        bool isWitnessed = false;
        auto context = std::make_unique<QObject>();
        rest.get(u"/api/sync"_s, {}, context.get(), [&](const Result<RestAnswer> &) { isCalled = true; });
        rest.get(u"/api/sync"_s, {}, this, [&](const Result<RestAnswer> &) { isWitnessed = true; });
        context.reset();
        QTRY_VERIFY(isWitnessed);
        QVERIFY(!isCalled);
    }

    void connectionGoesOfflineAndKeepsTrying()
    {
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        int attempts = 0;
        // Takes every caller and hangs up: a server that restarts for ever.
        connect(&listener, &QTcpServer::newConnection, this, [&] {
            ++attempts;
            listener.nextPendingConnection()->abort();
        });
        RealtimeConnection connection(QUrl(u"http://127.0.0.1:%1"_s.arg(listener.serverPort())), u"test"_s, u"device"_s);
        QCOMPARE(connection.state(), RealtimeConnection::State::SignedOut);
        connection.start(u"token"_s);
        QCOMPARE(connection.state(), RealtimeConnection::State::Connecting);
        QTRY_COMPARE(connection.state(), RealtimeConnection::State::Offline);
        QVERIFY(connection.offlineSince());
        QVERIFY(!connection.reason().detail.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(attempts >= 3, 10'000);
        connection.stop();
        QCOMPARE(connection.state(), RealtimeConnection::State::SignedOut);
    }

    void commandWithoutConnectionIsAnsweredWithNetwork()
    {
        RealtimeConnection connection(nobody(), u"test"_s, u"device"_s);
        std::optional<Result<QJsonObject>> answer;
        connection.command(u"ping"_s, {}, this, [&](const Result<QJsonObject> &got) { answer = got; });
        QVERIFY(!answer);
        QTRY_VERIFY(answer);
        QCOMPARE(answer->error().code, ErrorCode::Network);
    }
};

QTEST_GUILESS_MAIN(UnreachableTest)
#include "test_unreachable.moc"
