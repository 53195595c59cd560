// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"
#include "tests/support/chosen_database.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// `kithd user …`, `kithd invite …`, `kithd migrate`: with a server running and with none, through the same routes.
class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void administratesARunningServer();
    void administratesWithoutAServer();
    void rebuildsTheSearchIndex();
    void asksBeforeItErases();
    void saysWhatWasWrong_data();
    void saysWhatWasWrong();
    void makesNoNewServerBySlip();
    void saysEveryFailureAsOneDocument_data();
    void saysEveryFailureAsOneDocument();
    void checkFindsWhatTheServerRefuses();
    void refusesANewerDatabase();
    void migrates();
    void printsItsVersion();
    void neverTakesAPasswordFromTheCommandLine();

private:
    /// An account made on the command line, its one-time code used for a first password, signed in over the API.
    void liveAnAccount(ServerProcess &server, const QString &email, const QString &phone);
};

namespace {
using Words = QStringList;

Words addWords(const QString &email, const QString &phone)
{
    return {u"user"_s,        u"add"_s, u"--email"_s,   email,   u"--phone"_s, phone,
            u"--firstname"_s, u"Ada"_s, u"--country"_s, u"SE"_s, u"--json"_s};
}

HttpReply signIn(const ServerProcess &server, const QString &email, const QString &password)
{
    return ApiClient(server.url())
        .post(u"/api/users/login"_s, {{u"login"_s, email}, {u"password"_s, password}, {u"device"_s, u"Laptop"_s}});
}
} // namespace

void TestCommandLine::liveAnAccount(ServerProcess &server, const QString &email, const QString &phone)
{
    const auto added = server.command(addWords(email, phone));
    QCOMPARE(added.exitCode, 0);
    QCOMPARE(added.errors, QByteArray());
    const QString code = added.json().value("code"_L1).toString();
    QVERIFY(!code.isEmpty());
    const auto again = server.command(addWords(email, phone));
    QCOMPARE(again.exitCode, 4);
    QVERIFY(again.json().value("error"_L1)["code"_L1].toString().endsWith("_taken"_L1));

    const bool wasRunning = server.isRunning();
    QVERIFY(wasRunning || server.start());
    QCOMPARE(ApiClient(server.url()).post(u"/api/users/reset"_s, {{u"code"_s, code}, {u"password"_s, u"a first password"_s}}).status, 204);
    QCOMPARE(signIn(server, email, u"a first password"_s).status, 200);
    if (!wasRunning)
        QCOMPARE(server.stop(), 0);

    const auto shown = server.command({u"user"_s, u"show"_s, email, u"--json"_s});
    QCOMPARE(shown.exitCode, 0);
    QCOMPARE(shown.json().value("user"_L1)["email"_L1].toString(), email);
    QCOMPARE(shown.json().value("sessions"_L1).toArray().size(), 1);

    QCOMPARE(server.command({u"user"_s, u"disable"_s, phone}).exitCode, 0);
    QCOMPARE(server.command({u"user"_s, u"list"_s, u"--status"_s, u"disabled"_s, u"--json"_s}).json().value("users"_L1).toArray().size(),
             1);
    QCOMPARE(server.command({u"user"_s, u"reset-password"_s, email}).exitCode, 4);
    QCOMPARE(server.command({u"user"_s, u"enable"_s, phone}).exitCode, 0);
    QCOMPARE(server.command({u"user"_s, u"role"_s, email, u"administrator"_s, u"--json"_s}).json().value("user"_L1)["role"_L1].toString(),
             u"administrator"_s);
    QVERIFY(!server.command({u"user"_s, u"reset-password"_s, email, u"--json"_s}).json().value("code"_L1).toString().isEmpty());
    const QByteArray table = server.command({u"user"_s, u"list"_s}).out;
    QVERIFY(table.startsWith("id ") && table.contains(email.toUtf8()));

    const auto invitation = server.command({u"invite"_s, u"create"_s, u"--uses"_s, u"3"_s, u"--expires"_s, u"2d"_s, u"--json"_s});
    QCOMPARE(invitation.exitCode, 0);
    QCOMPARE(invitation.json().value("invite"_L1)["maxUses"_L1].toInt(), 3);
    QCOMPARE(server.command({u"invite"_s, u"list"_s, u"--json"_s}).json().value("invites"_L1).toArray().size(), 1);
    const QString invite = invitation.json().value("code"_L1).toString();
    QCOMPARE(server.command({u"invite"_s, u"revoke"_s, invite}).exitCode, 0);
    QCOMPARE(server.command({u"invite"_s, u"revoke"_s, invite}).exitCode, 4);
    QVERIFY(server.command({u"invite"_s, u"list"_s, u"--json"_s}).json().value("invites"_L1).toArray().isEmpty());

    QCOMPARE(server.command({u"user"_s, u"erase"_s, email, u"--yes"_s}).exitCode, 0);
    QCOMPARE(server.command({u"user"_s, u"show"_s, email}).exitCode, 4);
    QCOMPARE(server.command(addWords(email, phone)).exitCode, 0); // free again
}

void TestCommandLine::administratesARunningServer()
{
    ServerProcess server;
    QVERIFY(server.start());
    liveAnAccount(server, u"ada@example.org"_s, u"+46701740605"_s);
    QVERIFY(server.isRunning());
    QCOMPARE(server.stop(), 0);
}

void TestCommandLine::administratesWithoutAServer()
{
    ServerProcess server;
    liveAnAccount(server, u"ada@example.org"_s, u"+46701740605"_s);
    // More than one page of accounts, in one answer.
    for (int i = 0; i < 3; ++i)
        QCOMPARE(server.command(addWords(u"p%1@example.org"_s.arg(i), u"+4670174061%1"_s.arg(i))).exitCode, 0);
    QCOMPARE(server.command({u"user"_s, u"list"_s, u"--status"_s, u"active"_s, u"--json"_s}).json().value("users"_L1).toArray().size(), 4);
}

void TestCommandLine::rebuildsTheSearchIndex()
{
    ServerProcess server;
    QVERIFY(server.start());
    Town town(server.url(), server.realtimeUrl());
    Person &ada = town.settle(u"Ada"_s);
    Person &bo = town.settle(u"Bo"_s);
    const QString chat = town.direct(ada, bo);
    for (int i = 0; i < 30; ++i)
        town.say(ada, chat, u"lighthouse %1"_s.arg(i));
    const auto found = [&] { return bo.api.get(u"/api/search?q=lighthouse&limit=50"_s).json()["results"_L1].toArray().size(); };
    QCOMPARE(found(), 30);
    ApiClient control(server.controlUrl());
    QCOMPARE(control.get(u"/api/admin/search"_s).json()["building"_L1].toBool(true), false);
    const auto rebuilt = server.command({u"search"_s, u"rebuild"_s, u"--json"_s});
    QVERIFY2(rebuilt.exitCode == 0, rebuilt.errors.constData());
    const QJsonObject status = rebuilt.json();
    QCOMPARE(status["building"_L1].toBool(true), false);
    QVERIFY(status["messages"_L1].toInteger() >= 30);
    QCOMPARE(status["indexed"_L1], status["messages"_L1]);
    QCOMPARE(found(), 30);
    QCOMPARE(control.post(u"/api/admin/search/rebuild"_s).status, 200);
    QTRY_COMPARE(control.get(u"/api/admin/search"_s).json()["building"_L1].toBool(true), false);

    QCOMPARE(server.stop(), 0);
    const auto offline = server.command({u"search"_s, u"rebuild"_s, u"--json"_s});
    QVERIFY2(offline.exitCode == 0, offline.errors.constData());
    QCOMPARE(offline.json()["indexed"_L1].toInteger(), 0);
    QVERIFY(server.start());
    QCOMPARE(found(), 30);
    QCOMPARE(server.command({u"search"_s, u"status"_s}).exitCode, 0);
}

void TestCommandLine::asksBeforeItErases()
{
    ServerProcess server;
    QCOMPARE(server.command(addWords(u"ada@example.org"_s, u"+46701740605"_s)).exitCode, 0);
    const auto refused = server.command({u"user"_s, u"erase"_s, u"ada@example.org"_s});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.errors.contains("--yes"));
    QCOMPARE(server.command({u"user"_s, u"show"_s, u"ada@example.org"_s}).exitCode, 0);
}

void TestCommandLine::saysWhatWasWrong_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nobody") << Words{u"user"_s, u"show"_s, u"nobody@example.org"_s} << 4 << "nobody@example.org"_ba;
    QTest::newRow("broken fields") << Words{u"user"_s, u"add"_s,         u"--email"_s, u"x"_s,         u"--phone"_s,
                                            u"1"_s,    u"--firstname"_s, u"A"_s,       u"--country"_s, u"SE"_s}
                                   << 4 << "phone: "_ba;
    QTest::newRow("unknown role") << Words{u"user"_s, u"list"_s, u"--role"_s, u"boss"_s} << 4 << "role: "_ba;
    QTest::newRow("mistyped command") << Words{u"usr"_s, u"list"_s} << 2 << "Did you mean user?"_ba;
    QTest::newRow("mistyped option") << Words{u"user"_s, u"list"_s, u"--statsu"_s, u"x"_s} << 2 << "Did you mean --status?"_ba;
    QTest::newRow("missing option") << Words{u"user"_s, u"add"_s, u"--email"_s, u"a@b.c"_s} << 2 << "required"_ba;
    QTest::newRow("no number") << Words{u"invite"_s, u"create"_s, u"--uses"_s, u"many"_s} << 2 << "--uses takes a whole number"_ba;
    QTest::newRow("no time") << Words{u"invite"_s, u"create"_s, u"--expires"_s, u"soon"_s} << 2 << "--expires takes a time"_ba;
    QTest::newRow("too long a time") << Words{u"invite"_s, u"create"_s, u"--expires"_s, u"500d"_s} << 4 << "within a year"_ba;
    QTest::newRow("wrong configuration") << Words{u"user"_s, u"list"_s, u"--data-dir"_s, QString()} << 78 << "data_dir is empty"_ba;
}

void TestCommandLine::saysWhatWasWrong()
{
    QFETCH(QStringList, words);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, says);
    static ServerProcess server;
    static const bool hasDatabase = server.command({u"migrate"_s}).exitCode == 0;
    QVERIFY(hasDatabase);
    if (exitCode == 78) { // command() would name the folder again
        QProcess process;
        process.start(QStringLiteral(KITHD_BINARY), words + Words{u"--config"_s, QString()});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 78);
        QVERIFY(process.readAllStandardError().contains(says));
        return;
    }
    const auto result = server.command(words);
    QCOMPARE(result.exitCode, exitCode);
    QVERIFY2(result.errors.contains(says), result.errors.constData());
    QCOMPARE(result.out, QByteArray());
}

void TestCommandLine::makesNoNewServerBySlip()
{
    ServerProcess server;
    if (!chosenPostgresUrl().isEmpty())
        QSKIP("the database is named in the configuration there, and a wrong name is refused by PostgreSQL");
    for (const Words &words : {Words{u"user"_s, u"list"_s}, Words{u"search"_s, u"status"_s}, Words{u"invite"_s, u"list"_s}}) {
        const auto result = server.command(words);
        QCOMPARE(result.exitCode, 3);
        QVERIFY2(result.errors.contains("--data-dir"), result.errors.constData());
        QCOMPARE(result.out, QByteArray());
    }
    QCOMPARE(server.command(addWords(u"ada@example.org"_s, u"+46701740605"_s)).exitCode, 0);
    QCOMPARE(server.command({u"user"_s, u"list"_s}).exitCode, 0);
}

void TestCommandLine::saysEveryFailureAsOneDocument_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("code");
    const Words gone{u"--database"_s, u"postgresql://kith@/nope?host=/nonexistent/postgres"_s};
    QTest::newRow("list without a database") << Words{u"user"_s, u"list"_s} + gone << 3 << u"network"_s;
    QTest::newRow("add without a database") << addWords(u"ada@example.org"_s, u"+46701740605"_s) + gone << 3 << u"network"_s;
    QTest::newRow("status without a database") << Words{u"search"_s, u"status"_s} + gone << 3 << u"network"_s;
    QTest::newRow("migrate without a database") << Words{u"migrate"_s} + gone << 3 << u"network"_s;
    QTest::newRow("backup without a database") << Words{u"backup"_s, u"/tmp/kith-never-made"_s} + gone << 3 << u"network"_s;
    QTest::newRow("broken fields") << Words{u"user"_s, u"add"_s,         u"--email"_s, u"x"_s,         u"--phone"_s,
                                            u"1"_s,    u"--firstname"_s, u"A"_s,       u"--country"_s, u"SE"_s}
                                   << 4 << u"validation"_s;
    QTest::newRow("mistyped command") << Words{u"user"_s, u"lst"_s} << 2 << u"bad_request"_s;
    QTest::newRow("mistyped option") << Words{u"backup"_s, u"x"_s, u"--bogus"_s} << 2 << u"bad_request"_s;
    QTest::newRow("missing word") << Words{u"restore"_s} << 2 << u"bad_request"_s;
    QTest::newRow("no number") << Words{u"invite"_s, u"create"_s, u"--uses"_s, u"many"_s} << 2 << u"validation"_s;
    QTest::newRow("wrong configuration") << Words{u"user"_s, u"list"_s, u"--database"_s, u"mysql://x"_s} << 78 << u"validation"_s;
    QTest::newRow("no configuration file") << Words{u"migrate"_s, u"--config"_s, u"/nonexistent.toml"_s} << 78 << u"validation"_s;
}

void TestCommandLine::checkFindsWhatTheServerRefuses()
{
    QTemporaryDir folder;
    for (const QString &address : {u"mysql://x"_s, u"garbage"_s, u"postgresql://"_s}) {
        for (const Words &command : {Words{u"config"_s, u"check"_s}, Words{u"serve"_s}}) {
            QProcess process;
            process.start(QStringLiteral(KITHD_BINARY),
                          command + Words{u"--config"_s, QString(), u"--data-dir"_s, folder.filePath(u"made"_s), u"--database"_s, address});
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitCode(), 78);
            QVERIFY(process.readAllStandardError().contains("--database: "));
            QVERIFY(!QFile::exists(folder.filePath(u"made"_s)));
        }
    }
}

void TestCommandLine::saysEveryFailureAsOneDocument()
{
    QFETCH(QStringList, words);
    QFETCH(int, exitCode);
    QFETCH(QString, code);
    QTemporaryDir folder;
    const QString made = folder.filePath(u"made/up"_s);
    QProcess process;
    Words all = words + Words{u"--json"_s, u"--data-dir"_s, made};
    if (!words.contains(u"--config"_s))
        all += Words{u"--config"_s, QString()};
    process.start(QStringLiteral(KITHD_BINARY), all);
    QVERIFY(process.waitForFinished());
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == exitCode, qPrintable(u"%1: "_s.arg(process.exitCode()) + QString::fromUtf8(out)));
    QJsonParseError parsing;
    const QJsonObject document = QJsonDocument::fromJson(out, &parsing).object();
    QCOMPARE(parsing.error, QJsonParseError::NoError);
    QCOMPARE(document.keys(), QStringList{u"error"_s});
    QCOMPARE(document["error"_L1]["code"_L1].toString(), code);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestCommandLine::refusesANewerDatabase()
{
    ServerProcess server;
    QCOMPARE(server.command({u"migrate"_s}).exitCode, 0);
    QVERIFY(server.runSql(u"INSERT INTO schema_version (version, applied_at) VALUES (99, 1)"_s));
    const QStringList before = QDir(server.dataDir()).entryList(QDir::Files | QDir::Hidden);
    for (const Words &words : {Words{u"user"_s, u"list"_s, u"--json"_s}, Words{u"migrate"_s, u"--json"_s}}) {
        const auto result = server.command(words);
        QCOMPARE(result.exitCode, 78);
        QVERIFY2(result.json()["error"_L1]["detail"_L1].toString().contains("schema 99"_L1), result.out.constData());
        QCOMPARE(QDir(server.dataDir()).entryList(QDir::Files | QDir::Hidden), before);
    }
    QVERIFY(!server.start());
    QCOMPARE(server.waitForEnd(), 78);
}

void TestCommandLine::migrates()
{
    ServerProcess server;
    const auto first = server.command({u"migrate"_s, u"--json"_s});
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.json().value("from"_L1).toInt(), 0);
    QVERIFY(first.json().value("to"_L1).toInt() > 0);
    const auto second = server.command({u"migrate"_s, u"--json"_s});
    QCOMPARE(second.json().value("from"_L1), first.json().value("to"_L1));
    QVERIFY(server.start());
    const auto inUse = server.command({u"migrate"_s, u"--json"_s}); // the running server holds the directory
    QCOMPARE(inUse.exitCode, 3);
    QCOMPARE(inUse.json()["error"_L1]["code"_L1].toString(), u"network"_s);
    QVERIFY(inUse.json()["error"_L1]["detail"_L1].toString().contains(server.dataDir()));
    QProcess beside;
    beside.start(QStringLiteral(KITHD_BINARY),
                 {u"--config"_s, QString(), u"--data-dir"_s, server.dataDir(), u"--listen"_s, u"127.0.0.1:0"_s});
    QVERIFY(beside.waitForFinished());
    QCOMPARE(beside.exitCode(), 3);
}

void TestCommandLine::printsItsVersion()
{
    ServerProcess server;
    QProcess process;
    process.start(QStringLiteral(KITHD_BINARY), {u"version"_s, u"--json"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(QJsonDocument::fromJson(process.readAllStandardOutput()).object().value("name"_L1).toString(), u"kithd"_s);
}

void TestCommandLine::neverTakesAPasswordFromTheCommandLine()
{
    ServerProcess server;
    Words words = addWords(u"ada@example.org"_s, u"+46701740605"_s) + Words{u"--password"_s};
    const auto nothing = server.command(words);
    QCOMPARE(nothing.exitCode, 2);
    const auto added = server.command(words, "correct horse battery\n");
    QCOMPARE(added.exitCode, 0);
    QVERIFY(!added.json().contains("code"_L1));
    QVERIFY(!added.out.contains("correct horse"));
    QVERIFY(server.start());
    QCOMPARE(signIn(server, u"ada@example.org"_s, u"correct horse battery"_s).status, 200);
    // A word after it is no password but one too many.
    words.append(u"correct horse battery"_s);
    QCOMPARE(server.command(words).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
