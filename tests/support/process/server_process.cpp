// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process/server_process.h"

#include "tests/support/chosen_database.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpSocket>

#include <atomic>
#include <csignal>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int startTimeoutMs = 20'000;
std::atomic<int> databaseCounter{0};

bool psql(const QString &url, const QString &statement)
{
    return QProcess::execute(u"psql"_s, {u"-q"_s, u"-X"_s, u"-d"_s, url, u"-c"_s, statement}) == 0;
}
} // namespace

ServerProcess::ServerProcess()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

ServerProcess::~ServerProcess()
{
    if (isRunning() && stop() != 0)
        kill();
    if (!m_database.isEmpty())
        psql(chosenPostgresUrl(), u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(QUrl(m_database).path().mid(1)));
}

bool ServerProcess::makeDatabase()
{
    if (chosenPostgresUrl().isEmpty() || !m_database.isEmpty())
        return true;
    const QString name = u"kithd_%1_%2"_s.arg(QCoreApplication::applicationPid()).arg(databaseCounter.fetch_add(1));
    QUrl url(chosenPostgresUrl());
    url.setPath(u'/' + name);
    m_database = url.toString();
    return psql(chosenPostgresUrl(), u"CREATE DATABASE %1"_s.arg(name));
}

bool ServerProcess::start()
{
    return startListening() && waitForReady();
}

bool ServerProcess::startListening()
{
    if (!makeDatabase())
        return false;
    if (m_process.isOpen())
        m_log += m_process.readAll();
    QStringList arguments{u"serve"_s,
                          u"--config"_s, // empty: not the one of whoever runs the tests
                          m_config,
                          u"--data-dir"_s,
                          dataDir(),
                          u"--listen"_s,
                          u"127.0.0.1:%1"_s.arg(m_port),
                          u"--insecure-fast-hash"_s,
                          u"--connections-per-address"_s,
                          u"20000"_s};
    if (!m_database.isEmpty())
        arguments << u"--database"_s << m_database;
    m_process.setProcessEnvironment(takeEnvironment());
    m_process.start(QStringLiteral(KITHD_BINARY), arguments + m_extra);
    return m_process.waitForStarted(startTimeoutMs) && waitForListening();
}

QJsonObject ServerProcess::CommandResult::json() const
{
    return QJsonDocument::fromJson(out).object();
}

void ServerProcess::startCommand(QProcess &process, const QStringList &words)
{
    QStringList arguments = words;
    arguments << u"--config"_s << QString() << u"--data-dir"_s << dataDir();
    if (makeDatabase() && !m_database.isEmpty())
        arguments << u"--database"_s << m_database;
    process.setProcessEnvironment(takeEnvironment());
    process.start(QStringLiteral(KITHD_BINARY), arguments);
}

QProcessEnvironment ServerProcess::takeEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!m_killAt.isEmpty())
        environment.insert(u"KITH_TEST_KILL_AT"_s, QString::fromLatin1(std::exchange(m_killAt, {})));
    return environment;
}

bool ServerProcess::runSql(const QString &statement) const
{
    if (!m_database.isEmpty())
        return psql(m_database, statement);
    const QString program = u"import sqlite3,sys\nwith sqlite3.connect(sys.argv[1]) as c: c.execute(sys.argv[2])"_s;
    return QProcess::execute(u"python3"_s, {u"-c"_s, program, dataDir() + u"/kith.sqlite"_s, statement}) == 0;
}

ServerProcess::CommandResult ServerProcess::command(const QStringList &words, const QByteArray &input)
{
    QProcess process;
    startCommand(process, words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
    }
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .errors = process.readAllStandardError()};
}

bool ServerProcess::waitForListening()
{
    static const QRegularExpression line(uR"(listening on (https?://127\.0\.0\.1:(\d+)))"_s);
    const qsizetype from = m_log.size();
    const QDeadlineTimer deadline(startTimeoutMs);
    while (!deadline.hasExpired() && isRunning()) {
        m_process.waitForReadyRead(100);
        m_log += m_process.readAll();
        const auto match = line.match(QString::fromUtf8(m_log.mid(from)));
        if (match.hasMatch()) {
            m_url = QUrl(match.captured(1));
            m_port = match.captured(2).toInt();
            return true;
        }
    }
    return false;
}

// A plain socket, so that the wait does not need an event loop of its own.
bool ServerProcess::waitForReady() const
{
    const QDeadlineTimer deadline(startTimeoutMs);
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, quint16(m_port));
        if (!socket.waitForConnected(1000))
            continue;
        socket.write("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QByteArray answer;
        while (!answer.contains("\r\n") && socket.waitForReadyRead(2000))
            answer += socket.readAll();
        if (answer.startsWith("HTTP/1.1 200"))
            return true;
    }
    return false;
}

void ServerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(startTimeoutMs);
}

bool ServerProcess::waitUntilKilled()
{
    if (isRunning() && !m_process.waitForFinished(startTimeoutMs))
        return false;
    return m_process.exitStatus() == QProcess::CrashExit && m_process.exitCode() == SIGKILL;
}

int ServerProcess::stop()
{
    m_process.terminate();
    return waitForEnd();
}

int ServerProcess::waitForEnd()
{
    const bool hasEnded = !isRunning() || m_process.waitForFinished(startTimeoutMs);
    if (!hasEnded || m_process.exitStatus() != QProcess::NormalExit)
        return -1;
    return m_process.exitCode();
}

QUrl ServerProcess::realtimeUrl() const
{
    QUrl url = m_url;
    url.setScheme(u"ws"_s);
    url.setPath(u"/ws"_s);
    return url;
}

QString ServerProcess::log()
{
    m_log += m_process.readAll();
    return QString::fromUtf8(m_log);
}

} // namespace kith::test
