// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The gateway on Unix sockets.
#include "server/gateway/gateway.h"
#include "wire_client.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kith;
using namespace kith::server;
using kith::test::WireClient;

namespace {

const QByteArray ask = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";

/// Answers with where the request came in, by whom, and its body.
void describe(const IncomingRequest &request, const ReplySlot &slot)
{
    slot.send(HttpReply{.contentType = "text/plain",
                        .body = QByteArray::number(int(request.surface)) + ' ' + request.client.toString().toLatin1() + ' ' + request.body,
                        .requestId = request.requestId});
}

mode_t modeOf(const QString &path)
{
    struct stat file
    {};
    return ::lstat(qPrintable(path), &file) == 0 ? file.st_mode & 07777 : 0;
}

} // namespace

class TestUnixSocket : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_gateway = std::make_unique<Gateway>(describe, UpgradeSink(), GatewayOptions{});
    }
    void cleanup() { m_gateway.reset(); }

    void servesRequestsAndRemovesItsFile();
    void keepsTheModeItWasTold();
    void replacesAFileThatNobodyServes();
    void refusesASocketThatSomebodyServes();
    void neverRemovesWhatIsNoSocket();
    void leavesAFileThatIsNotItsOwnAnyMore();
    void reachesPlacesDeeperThanAnAddressHolds();
    void namesAFolderThatIsNotThere();
    void servesManyAtOnce();

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("a.sock")) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Gateway> m_gateway;
};

void TestUnixSocket::servesRequestsAndRemovesItsFile()
{
    QVERIFY(m_gateway->listenOnUnixSocket(path(), 0600, Surface::Control));
    {
        WireClient client(path());
        QVERIFY(client.send(ask));
        const auto reply = client.reply();
        QVERIFY(reply);
        QCOMPARE(reply->body, QByteArray::number(int(Surface::Control)) + "  hello");
        QVERIFY(client.send(ask));
        QVERIFY(client.reply());
    }
    m_gateway->drain(std::chrono::seconds(1));
    QVERIFY(!QFileInfo::exists(path()));
}

void TestUnixSocket::keepsTheModeItWasTold()
{
    QVERIFY(m_gateway->listenOnUnixSocket(path(), 0600, Surface::Control));
    QCOMPARE(modeOf(path()), mode_t(0600));
    QVERIFY(m_gateway->listenOnUnixSocket(path(QStringLiteral("b.sock")), 0660, Surface::Public));
    QCOMPARE(modeOf(path(QStringLiteral("b.sock"))), mode_t(0660));
}

void TestUnixSocket::replacesAFileThatNobodyServes()
{
    auto left = openUnixSocket(path(), 0600);
    QVERIFY(left);
    ::close(left->descriptor);
    QVERIFY(QFileInfo::exists(path()));
    QVERIFY(m_gateway->listenOnUnixSocket(path(), 0600, Surface::Control));
    WireClient client(path());
    QVERIFY(client.send(ask) && client.reply());
}

void TestUnixSocket::refusesASocketThatSomebodyServes()
{
    QVERIFY(m_gateway->listenOnUnixSocket(path(), 0600, Surface::Control));
    Gateway second(describe, UpgradeSink(), GatewayOptions{});
    const auto refused = second.listenOnUnixSocket(path(), 0600, Surface::Control);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("another program listens there")), qPrintable(refused.error().detail));
    WireClient client(path());
    QVERIFY(client.send(ask) && client.reply());
}

void TestUnixSocket::neverRemovesWhatIsNoSocket()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
    file.close();
    QVERIFY(!m_gateway->listenOnUnixSocket(path(), 0600, Surface::Control));
    QCOMPARE(file.size(), 8);
    const QString link = path(QStringLiteral("link"));
    QVERIFY(QFile::link(path(), link));
    QVERIFY(!m_gateway->listenOnUnixSocket(link, 0600, Surface::Control));
    QCOMPARE(file.size(), 8);
}

void TestUnixSocket::leavesAFileThatIsNotItsOwnAnyMore()
{
    QVERIFY(m_gateway->listenOnUnixSocket(path(), 0600, Surface::Control));
    // Kept elsewhere, so that the new file cannot be given the same inode.
    QVERIFY(QFile::rename(path(), path(QStringLiteral("old"))));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_gateway.reset();
    QVERIFY(QFileInfo::exists(path()));
}

void TestUnixSocket::reachesPlacesDeeperThanAnAddressHolds()
{
    const QString deep = path(QString(200, QLatin1Char('d')));
    QVERIFY(QDir().mkpath(deep));
    const QString socket = deep + QStringLiteral("/control.sock");
    QVERIFY(m_gateway->listenOnUnixSocket(socket, 0600, Surface::Control));
    const int folder = ::open(qPrintable(deep), O_PATH | O_DIRECTORY | O_CLOEXEC);
    {
        WireClient client(QStringLiteral("/proc/self/fd/%1/control.sock").arg(folder));
        QVERIFY(client.send(ask) && client.reply());
    }
    ::close(folder);
    m_gateway.reset();
    QVERIFY(!QFileInfo::exists(socket));
}

void TestUnixSocket::namesAFolderThatIsNotThere()
{
    const auto refused = m_gateway->listenOnUnixSocket(path(QStringLiteral("gone/a.sock")), 0600, Surface::Control);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("no such folder")), qPrintable(refused.error().detail));
}

void TestUnixSocket::servesManyAtOnce()
{
    QVERIFY(m_gateway->listenOnUnixSocket(path(), 0600, Surface::Control));
    std::vector<std::unique_ptr<WireClient>> clients;
    for (int i = 0; i < 32; ++i) {
        clients.push_back(std::make_unique<WireClient>(path()));
        QVERIFY(clients.back()->send(ask));
        QVERIFY(clients.back()->reply());
    }
    // One above what the control socket takes: told so, and the others are still served.
    WireClient more(path());
    QVERIFY(more.reply().value_or(test::WireReply()).status == 503);
    QVERIFY(clients.front()->send(ask) && clients.front()->reply());
    clients.pop_back();
    bool isServedNow = false;
    const QDeadlineTimer deadline(WireClient::patienceMs);
    while (!isServedNow && !deadline.hasExpired()) {
        WireClient again(path());
        isServedNow = again.send(ask) && again.reply().value_or(test::WireReply()).status == 200;
    }
    QVERIFY(isServedNow);
}

QTEST_GUILESS_MAIN(TestUnixSocket)
#include "test_unix_socket.moc"
