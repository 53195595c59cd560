// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// How often something may be tried, on a server with its limits on.
class TestLimits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void guessingAPasswordIsSlowedDown();
    void guessingTellsNothingOfAccounts();
    void guessingTheCurrentPasswordIsSlowedDown();
    void contactRequestsRunOut();
    void refusedPeopleCanGoOnWithEverythingElse();

private:
    [[nodiscard]] HttpReply login(const QString &login, const QString &password);
    /// Tries until it is refused with 429; how many tries were looked at. -1: never.
    [[nodiscard]] int triesUntilRefused(const QString &login, HttpReply *refusal);

    Stage m_stage{Stage::RateLimits::On};
    Person *m_person = nullptr;
};

void TestLimits::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_person = &m_stage.town().settle(u"Limited"_s);
}

HttpReply TestLimits::login(const QString &login, const QString &password)
{
    return ApiClient(m_stage.server().url()).post(u"/api/users/login"_s, {{u"login"_s, login}, {u"password"_s, password}});
}

int TestLimits::triesUntilRefused(const QString &name, HttpReply *refusal)
{
    constexpr int most = 12;
    for (int tries = 0; tries < most; ++tries) {
        *refusal = login(name, u"wrong %1"_s.arg(tries));
        if (refusal->status == 429)
            return tries;
        if (refusal->status != 401)
            return -1;
    }
    return -1;
}

void TestLimits::guessingAPasswordIsSlowedDown()
{
    HttpReply refusal;
    const int tries = triesUntilRefused(m_person->email, &refusal);
    QVERIFY2(tries >= 3 && tries <= 10, qPrintable(QString::number(tries)));
    IS_PROBLEM(m_stage, refusal, 429, "too_many_requests");
    const int wait = refusal.header("Retry-After").toInt();
    QVERIFY(wait >= 1);
    QCOMPARE(refusal.json().value("retryAfter"_L1).toInt(), wait);
    // The right password is not looked at either, by whatever address and in whatever writing.
    QCOMPARE(login(m_person->email, m_person->password).status, 429);
    QCOMPARE(login(m_person->email.toUpper(), m_person->password).status, 429);
    // Whoever is signed in stays so.
    QCOMPARE(m_person->api.get(u"/api/users/me"_s).status, 200);
}

void TestLimits::guessingTellsNothingOfAccounts()
{
    const Person &known = m_stage.town().settle(u"Known"_s);
    HttpReply ofKnown;
    HttpReply ofNobody;
    QCOMPARE(triesUntilRefused(known.email, &ofKnown), triesUntilRefused(u"nobody@example.org"_s, &ofNobody));
    QCOMPARE(ofNobody.json().value("detail"_L1), ofKnown.json().value("detail"_L1));
}

void TestLimits::guessingTheCurrentPasswordIsSlowedDown()
{
    Person &person = m_stage.town().settle(u"Hijacked"_s);
    const QString path = u"/api/users/%1/password"_s.arg(person.id);
    HttpReply reply;
    for (int tries = 0; tries < 12 && reply.status != 429; ++tries)
        reply = person.api.put(path, {{u"current"_s, u"wrong %1"_s.arg(tries)}, {u"password"_s, u"a whole new sentence"_s}});
    IS_PROBLEM(m_stage, reply, 429, "too_many_requests");
    QVERIFY(reply.header("Retry-After").toInt() >= 1);
}

void TestLimits::contactRequestsRunOut()
{
    Person &collector = m_stage.town().settle(u"Collector"_s);
    HttpReply reply;
    int sent = 0;
    for (; sent < 1500; ++sent) {
        reply = collector.api.post(u"/api/contacts"_s, {{u"email"_s, u"somebody%1@example.org"_s.arg(sent % 20)}});
        if (reply.status != 202)
            break;
    }
    IS_PROBLEM(m_stage, reply, 429, "too_many_requests");
    QVERIFY(reply.header("Retry-After").toInt() >= 1);
    QCOMPARE(collector.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray().size(), 20);
}

void TestLimits::refusedPeopleCanGoOnWithEverythingElse()
{
    Person &friendly = m_stage.town().settle(u"Friendly"_s);
    const QString direct = m_stage.town().direct(*m_person, friendly);
    m_stage.town().say(*m_person, direct, u"still here"_s);
    QVERIFY(m_stage.town().live(*m_person)->settle());
}

QTEST_GUILESS_MAIN(TestLimits)
#include "test_limits.moc"
