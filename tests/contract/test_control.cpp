// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QProcess>
#include <QtTest/QTest>

#include <unistd.h>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// The control socket in the data directory: who may use it, and as whom.
class TestControl : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }
    void answersWithoutAToken();
    void isNoPerson();
    void everyRouteStatesItsBucket();
    void saysWhatIsLimited();
    void takesAPersonsTokenForThatPerson();
    void speaksNoWebSocket();
    void isForItsOwnersUserOnly();
    void isMadeAnewAfterAKill();
    void isGoneAfterAStop();

private:
    [[nodiscard]] QString path() { return m_stage.server().dataDir() + u"/control.sock"_s; }
    [[nodiscard]] QUrl url() { return QUrl(u"unix:"_s + path()); }

    Stage m_stage;
};

void TestControl::answersWithoutAToken()
{
    ApiClient control(url());
    QCOMPARE(control.get(u"/healthz"_s).status, 200);
    QCOMPARE(control.get(u"/readyz"_s).status, 200);
    QCOMPARE(control.get(u"/api/server"_s).status, 200);
}

void TestControl::isNoPerson()
{
    ApiClient control(url());
    IS_PROBLEM(m_stage, control.get(u"/api/users/me"_s), 403, "forbidden");
    IS_PROBLEM(m_stage, control.get(u"/api/sync"_s), 403, "forbidden");
    IS_PROBLEM(m_stage, control.post(u"/api/messages/send"_s, textMessage(u"1"_s, u"from nobody"_s)), 403, "forbidden");
}

void TestControl::everyRouteStatesItsBucket()
{
    const QJsonArray routes = ApiClient(url()).get(u"/api/admin/routes"_s).json().value("routes"_L1).toArray();
    QVERIFY(routes.size() > 30);
    for (const QJsonValue &route : routes) {
        const QString label = route["method"_L1].toString() + u' ' + route["path"_L1].toString() + u' ' + route["command"_L1].toString();
        QVERIFY2(!route["limits"_L1].toArray().isEmpty(),
                 qPrintable(label + u" has no bucket: add {Limit::…} at the end of its row (server/api/rate_limit_rules.h)"_s));
    }
}

void TestControl::saysWhatIsLimited()
{
    const QJsonObject answer = ApiClient(url()).get(u"/api/admin/limits"_s).json();
    QCOMPARE(answer.value("isOn"_L1), QJsonValue(false));
    const QJsonArray limits = answer.value("limits"_L1).toArray();
    QVERIFY(limits.size() > 20);
    for (const QJsonValue &limit : limits) {
        QVERIFY2(limit["perSecond"_L1].toDouble() > 0 && limit["burst"_L1].toDouble() >= 1, qPrintable(limit["name"_L1].toString()));
        QVERIFY(!limit["protects"_L1].toString().isEmpty());
        QVERIFY(QStringList({u"open"_s, u"closed"_s}).contains(limit["onStoreFailure"_L1].toString()));
    }
}

void TestControl::takesAPersonsTokenForThatPerson()
{
    const Person &person = m_stage.town().settle(u"Tokened"_s);
    const HttpReply me = ApiClient(url(), person.token()).get(u"/api/users/me"_s);
    QCOMPARE(me.status, 200);
    QCOMPARE(me.json().value("user"_L1)["id"_L1].toString(), person.id);
    IS_PROBLEM(m_stage, ApiClient(url(), u"nonsense"_s).get(u"/api/users/me"_s), 401, "not_signed_in");
}

void TestControl::speaksNoWebSocket()
{
    ApiClient control(url());
    QCOMPARE(control.get(u"/ws"_s).status, 404);
}

void TestControl::isForItsOwnersUserOnly()
{
    QCOMPARE(QFile::permissions(path()) & ~(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser),
             QFile::Permissions());
    if (::geteuid() != 0)
        QSKIP("only root can ask as somebody else");
    // Even where the file system would let a stranger in.
    QVERIFY(QFile::setPermissions(path(), QFile::Permissions(0x7777)));
    const auto everybody = QFile::permissions(m_stage.server().dataDir()) | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(m_stage.server().dataDir(), everybody));
    QVERIFY(QFile::setPermissions(QFileInfo(m_stage.server().dataDir()).path(), everybody));
    const auto asStranger = [](const QStringList &words, QByteArray &out) {
        QProcess process;
        process.start(u"setpriv"_s, QStringList{u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s} + words);
        process.waitForFinished();
        out = process.readAllStandardOutput();
        return process.exitCode();
    };
    QByteArray out;
    QCOMPARE(asStranger({u"test"_s, u"-w"_s, path()}, out), 0);
    QVERIFY(asStranger({u"curl"_s, u"-s"_s, u"--unix-socket"_s, path(), u"http://kith/healthz"_s}, out) != 0);
    QCOMPARE(out, QByteArray());
}

void TestControl::isMadeAnewAfterAKill()
{
    m_stage.server().kill();
    QVERIFY(QFileInfo::exists(path()));
    QVERIFY(m_stage.server().start());
    QCOMPARE(ApiClient(url()).get(u"/healthz"_s).status, 200);
}

void TestControl::isGoneAfterAStop()
{
    QCOMPARE(m_stage.server().stop(), 0);
    QVERIFY(!QFileInfo::exists(path()));
}

QTEST_GUILESS_MAIN(TestControl)
#include "test_control.moc"
