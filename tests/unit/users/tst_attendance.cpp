// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/attendance.h"
#include "server/users/session_activity.h"
#include "tests/support/sample_people.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// What open sockets say of people and sessions.
class Attendances : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void lastSeenNeverGoesBack();
    void nothingIsRecordedOfAnErasedPerson();
    void tellsWhichSessionsHaveEnded();
    void sessionOfADisabledPersonHasEnded();

private:
    void addSession(qint64 id, UserId user);
    std::vector<SessionId> ended(const std::vector<SessionId> &sessions);

    std::unique_ptr<InMemoryDatabase> m_database;
    UserId m_anna;
    UserId m_bea;
};

void Attendances::init()
{
    m_database = std::make_unique<InMemoryDatabase>();
    m_anna = addPerson(*m_database, u"Anna"_s);
    m_bea = addPerson(*m_database, u"Bea"_s);
}

void Attendances::addSession(qint64 id, UserId user)
{
    const auto added = m_database->write([&](Transaction &transaction) -> Result<void> {
        transaction.execute(
            u"INSERT INTO sessions (id, user_id, token_hash, device, created_at, last_seen_at) VALUES (?, ?, ?, 'd', 1, 1)"_s,
            {id, user.value(), QString::number(id)});
        return {};
    });
    QVERIFY(added);
}

std::vector<SessionId> Attendances::ended(const std::vector<SessionId> &sessions)
{
    return m_database
        ->write([&](Transaction &transaction) -> Result<std::vector<SessionId>> { return attendance::endedAmong(transaction, sessions); })
        .value();
}

void Attendances::lastSeenNeverGoesBack()
{
    const auto record = [&](qint64 annas, qint64 beas) {
        QVERIFY(m_database->write([&](Transaction &transaction) -> Result<void> {
            attendance::recordLastSeen(transaction, {{m_anna, fromMs(annas)}, {m_bea, fromMs(beas)}});
            return {};
        }));
    };
    record(50, 60);
    record(40, 70);
    QCOMPARE(m_database->scalar(u"SELECT last_seen_at FROM users WHERE id = ?"_s, {m_anna.value()}).toLongLong(), 50);
    QCOMPARE(m_database->scalar(u"SELECT last_seen_at FROM users WHERE id = ?"_s, {m_bea.value()}).toLongLong(), 70);
}

void Attendances::nothingIsRecordedOfAnErasedPerson()
{
    // The request that erased is itself noted, and written down up to half a minute later; the socket closes after it too.
    SessionActivity activity;
    activity.seen({.user = m_anna, .session = SessionId(1)}, {});
    activity.seen({.user = m_bea, .session = SessionId(2)}, {});
    const auto notes = activity.take();
    QVERIFY(m_database->write([&](Transaction &transaction) -> Result<void> {
        transaction.execute(u"UPDATE users SET erased_at = 5, last_seen_at = NULL WHERE id = ?"_s, {m_bea.value()});
        SessionActivity::store(transaction, notes);
        attendance::recordLastSeen(transaction, {{m_bea, now()}});
        return {};
    }));
    QVERIFY(m_database->scalar(u"SELECT last_seen_at FROM users WHERE id = ?"_s, {m_anna.value()}).toLongLong() > 0);
    QVERIFY(!m_database->scalar(u"SELECT last_seen_at FROM users WHERE id = ?"_s, {m_bea.value()}).isValid());
}

void Attendances::tellsWhichSessionsHaveEnded()
{
    for (qint64 id = 1; id <= 600; ++id) {
        if (id % 100 != 0)
            addSession(id, m_anna);
    }
    std::vector<SessionId> asked;
    for (qint64 id = 1; id <= 600; ++id)
        asked.push_back(SessionId(id));
    std::vector<SessionId> expected;
    for (qint64 id = 100; id <= 600; id += 100)
        expected.push_back(SessionId(id));
    QCOMPARE(ended(asked), expected);
    QCOMPARE(ended({}), std::vector<SessionId>());
    // Who is connected is in use, however long ago the last request was.
    QCOMPARE(m_database->scalar(u"SELECT COUNT(*) FROM sessions WHERE last_seen_at = 1"_s).toInt(), 0);
}

void Attendances::sessionOfADisabledPersonHasEnded()
{
    addSession(1, m_anna);
    addSession(2, m_bea);
    QVERIFY(m_database->write([&](Transaction &transaction) -> Result<void> {
        transaction.execute(u"UPDATE users SET disabled_at = 5 WHERE id = ?"_s, {m_bea.value()});
        return {};
    }));
    QCOMPARE(ended({SessionId(1), SessionId(2)}), std::vector<SessionId>{SessionId(2)});
}

QTEST_GUILESS_MAIN(Attendances)
#include "tst_attendance.moc"
