// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

namespace kith::test {

/// The real `kithd` on a free loopback port, with a data directory of its own that outlives a kill; on PostgreSQL with a
/// database of its own as well, which goes with this object (chosen_database.h says when).
///
/// Errors: start() returns false and log() says why. Thread: the test's.
class ServerProcess
{
public:
    ServerProcess();
    ~ServerProcess();

    /// More flags for `kithd serve`, before start().
    void addArguments(const QStringList &arguments) { m_extra += arguments; }

    /// Starts and waits until it is ready. A second start, after kill() or stop(), takes the same port and data.
    [[nodiscard]] bool start();
    /// The same, without waiting until it is ready.
    [[nodiscard]] bool startListening();
    /// Its configuration file; by default it reads none. Before start().
    void useConfigFile(const QString &path) { m_config = path; }
    /// SIGKILL, and waits for the end.
    void kill();
    /// The next start, or the next command, is killed at that point (shared/kill_point.h): `name`, or `name:n` for its n-th time there.
    void killAt(const QByteArray &point) { m_killAt = point; }
    /// Waits until it was killed; false when it lives on, or ended in another way.
    [[nodiscard]] bool waitUntilKilled();
    /// SIGTERM, and waits; returns the exit code, -1 when it did not end in time.
    int stop();
    /// The same after a SIGTERM that the test sent itself; a second one would kill.
    int waitForEnd();
    struct CommandResult
    {
        int exitCode = -1;
        QByteArray out = {};
        QByteArray errors = {};
        [[nodiscard]] QJsonObject json() const;
    };
    /// Runs another command of kithd (`user list`) on the same data directory and database, whether or not the server runs.
    [[nodiscard]] CommandResult command(const QStringList &words, const QByteArray &input = {});
    /// Starts one and hands the process over; without waiting for anything.
    void startCommand(QProcess &process, const QStringList &words);

    /// Changes its database behind its back. False: it was refused.
    [[nodiscard]] bool runSql(const QString &statement) const;

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Its rows lie in PostgreSQL; known once it or a command was started.
    [[nodiscard]] bool usesPostgres() const { return !m_database.isEmpty(); }
    [[nodiscard]] QString databaseUrl() const { return m_database; } ///< PostgreSQL
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QUrl realtimeUrl() const;
    /// Of the control socket, as ApiClient takes it.
    [[nodiscard]] QUrl controlUrl() const { return QUrl(QStringLiteral("unix:") + dataDir() + QStringLiteral("/control.sock")); }
    [[nodiscard]] QString dataDir() const { return m_dir.filePath(QStringLiteral("data")); }
    /// Everything it wrote to stderr so far.
    [[nodiscard]] QString log();

private:
    [[nodiscard]] QProcessEnvironment takeEnvironment();
    bool makeDatabase();
    bool waitForListening();
    bool waitForReady() const;

    QTemporaryDir m_dir;
    QProcess m_process;
    QStringList m_extra;
    QString m_config;
    QByteArray m_log;
    QByteArray m_killAt;
    QString m_database; ///< URL of a PostgreSQL database; empty: SQLite, or none made yet
    QUrl m_url;
    int m_port = 0;
};

} // namespace kith::test
