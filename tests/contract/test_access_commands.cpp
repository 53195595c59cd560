// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"
#include "tests/contract/live_words.h"
#include "tests/contract/operations.h"
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <map>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Who may do what over `/ws`: every command by every kind of caller, each over a socket of its own.
class TestAccessCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyCommandHasARow();
    void callerGetsWhatTheTableSays_data();
    void callerGetsWhatTheTableSays();
    void withoutAGoodHelloNothingIsDone_data();
    void withoutAGoodHelloNothingIsDone();
    void endedSessionLosesItsSocket();

private:
    [[nodiscard]] LiveSocket &socketOf(const QString &caller);

    Stage m_stage;
    std::unique_ptr<Cast> m_cast;
    CommandRows m_rows = commandRows();
    std::map<QString, std::unique_ptr<LiveSocket>> m_sockets;
};

void TestAccessCommands::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_cast = std::make_unique<Cast>(m_stage.town());
}

/// The route table is the running server's own; those that a socket answers without a route are compared with the sources by
/// test_tables.
void TestAccessCommands::everyCommandHasARow()
{
    QSet<QString> rows;
    for (const CommandRow &row : std::as_const(m_rows))
        rows.insert(QString::fromLatin1(row.command));
    QSet<QString> commands;
    for (const QByteArray &command : socketCommands())
        commands.insert(QString::fromLatin1(command));
    const QJsonArray table = m_stage.town().control().get(u"/api/admin/routes"_s).json().value("routes"_L1).toArray();
    for (const QJsonValue &route : table) {
        if (const QString command = route["command"_L1].toString(); !command.isEmpty())
            commands.insert(command);
    }
    QVERIFY(commands.size() >= 10);
    QCOMPARE((commands - rows).values(), QStringList());
    QCOMPARE((rows - commands).values(), QStringList());
}

void TestAccessCommands::callerGetsWhatTheTableSays_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("caller");
    QTest::addColumn<QString>("expected");
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const CommandRow &row = m_rows.at(i);
        const std::initializer_list<std::pair<const char *, const char *>> cells = {{"outsider", row.outsider},
                                                                                    {"former", row.former},
                                                                                    {"member", row.member},
                                                                                    {"member's other device", row.member},
                                                                                    {"admin", row.admin},
                                                                                    {"owner", row.owner},
                                                                                    {"blocked", row.blocked ? row.blocked : row.outsider},
                                                                                    {"administrator", row.outsider}};
        for (const auto &[caller, expected] : cells)
            QTest::addRow("%s %s, %s", row.command, row.what, caller)
                << int(i) << QString::fromLatin1(caller) << QString::fromLatin1(expected);
    }
}

LiveSocket &TestAccessCommands::socketOf(const QString &caller)
{
    const QHash<QString, QString> tokens{{u"outsider"_s, m_cast->outsider.token()}, {u"former"_s, m_cast->former.token()},
                                         {u"member"_s, m_cast->member.token()},     {u"member's other device"_s, m_cast->otherDeviceToken},
                                         {u"admin"_s, m_cast->admin.token()},       {u"owner"_s, m_cast->owner.token()},
                                         {u"blocked"_s, m_cast->blocked.token()},   {u"administrator"_s, m_cast->administrator.token()}};
    std::unique_ptr<LiveSocket> &socket = m_sockets[caller];
    if (!socket)
        socket = m_stage.town().live(tokens.value(caller));
    return *socket;
}

void TestAccessCommands::callerGetsWhatTheTableSays()
{
    QFETCH(int, row);
    QFETCH(QString, caller);
    QFETCH(QString, expected);
    const CommandRow &asked = m_rows.at(row);
    LiveSocket &socket = socketOf(caller);
    const QJsonObject data = asked.data ? asked.data(*m_cast) : QJsonObject();
    const QJsonObject reply = socket.ask(QString::fromLatin1(asked.command), data);
    QVERIFY2(!reply.isEmpty() && errorOf(reply) == expected && reply.contains(expected.isEmpty() ? "ok"_L1 : "error"_L1),
             qPrintable(textOf(reply)));
    if (!expected.isEmpty())
        HAS_SHAPE(m_stage, reply.value("error"_L1), "problem");
    QVERIFY(socket.isOpen());
    socket.takeEvents();
}

void TestAccessCommands::withoutAGoodHelloNothingIsDone_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("wasSignedIn");
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        QTest::addRow("%s %s, nobody", m_rows.at(i).command, m_rows.at(i).what) << int(i) << false;
        QTest::addRow("%s %s, signed out", m_rows.at(i).command, m_rows.at(i).what) << int(i) << true;
    }
}

void TestAccessCommands::withoutAGoodHelloNothingIsDone()
{
    QFETCH(int, row);
    QFETCH(bool, wasSignedIn);
    const CommandRow &asked = m_rows.at(row);
    const QJsonObject data = asked.data ? asked.data(*m_cast) : QJsonObject();
    LiveSocket socket(m_stage.town().realtime());
    QVERIFY(socket.open());
    // Both at once, so that the command is there while the hello is looked at.
    const QString hello = wasSignedIn ? socket.post(u"hello"_s, {{u"token"_s, m_cast->deadToken}}) : QString();
    const QString id = socket.post(QString::fromLatin1(asked.command), data);
    QCOMPARE(socket.closeCode().value_or(0), 4401);
    QVERIFY(!socket.takeReply(id).contains("ok"_L1));
    if (wasSignedIn)
        QCOMPARE(errorOf(socket.takeReply(hello)), u"not_signed_in"_s);
    QVERIFY(!socket.hasEvent(u"message.created"_s));
}

void TestAccessCommands::endedSessionLosesItsSocket()
{
    const QString token = m_stage.town().signInAgain(m_cast->member);
    const auto socket = m_stage.town().live(token);
    QVERIFY(socket->ask(u"ping"_s).contains("ok"_L1));
    QCOMPARE(ApiClient(m_stage.town().server(), token).post(u"/api/users/logout"_s).status, 204);
    QCOMPARE(socket->closeCode().value_or(0), 4401);
}

QTEST_GUILESS_MAIN(TestAccessCommands)
#include "test_access_commands.moc"
