// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int revocationMs = 1000;
} // namespace

/// How the server ends a socket, and what a client finds when it comes back.
class TestRealtimeEndings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }

    void signingOutClosesTheSocketAtOnce_data();
    void signingOutClosesTheSocketAtOnce();

private:
    Stage m_stage;
    Town &town() { return m_stage.town(); }
};

void TestRealtimeEndings::signingOutClosesTheSocketAtOnce_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"logout", "revoked from another device", "all others revoked", "password changed"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestRealtimeEndings::signingOutClosesTheSocketAtOnce()
{
    QFETCH(QString, way);
    Person &anna = town().settle(u"Anna"_s);
    const QString token = town().signInAgain(anna);
    const auto stays = town().live(anna);
    LiveSocket goes(town().realtime());
    const QString session = goes.signIn(token)["ok"_L1]["sessionId"_L1].toString();
    const QString sessions = u"/api/users/%1/sessions"_s.arg(anna.id);
    QElapsedTimer timer;
    timer.start();
    if (way == u"logout"_s)
        QCOMPARE(ApiClient(town().server(), token).post(u"/api/users/logout"_s).status, 204);
    else if (way.startsWith(u"revoked"_s))
        QCOMPARE(anna.api.remove(sessions + u'/' + session).status, 204);
    else if (way.startsWith(u"all"_s))
        QCOMPARE(anna.api.remove(sessions).status, 204);
    else
        QCOMPARE(
            anna.api
                .put(u"/api/users/%1/password"_s.arg(anna.id), {{u"current"_s, anna.password}, {u"password"_s, u"a whole new sentence"_s}})
                .status,
            204);
    QCOMPARE(goes.closeCode().value_or(0), 4401);
    QVERIFY2(timer.elapsed() <= revocationMs, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(stays->settle());
    LiveSocket again(town().realtime());
    QVERIFY(again.signIn(token).contains("error"_L1));
}

QTEST_GUILESS_MAIN(TestRealtimeEndings)
#include "test_realtime_endings.moc"
