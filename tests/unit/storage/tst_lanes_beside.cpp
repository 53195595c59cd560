// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/person_version.h"
#include "tests/support/test_storage.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <algorithm>
#include <atomic>
#include <latch>
#include <map>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int people = 4;
constexpr int conversations = 64;
constexpr int gates = 16;
constexpr int rounds = 40;
} // namespace

/// Write lanes that work beside each other on the same people: somebody reads in many conversations at once, as does everybody else.
class LanesBeside : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void neverWaitForEachOtherInACircle();
    void aUnitThatFailsTakesItsStepWithIt();

private:
    qint64 version(qint64 user);

    std::unique_ptr<test::TestStorage> m_database;
};

void LanesBeside::init()
{
    m_database = std::make_unique<test::TestStorage>();
    QVERIFY(m_database->storage().writeAndWait<bool>([](Transaction &transaction) -> Result<bool> {
        for (qint64 user = 1; user <= people; ++user)
            transaction.execute(u"INSERT INTO users (id, firstname, lastname, email, phone, country, password_hash, created_at, version)"
                                " VALUES (?, 'a', 'b', ?, ?, 'SE', 'x', 1, 0)"_s,
                                {user, u"%1@example.org"_s.arg(user), u"+%1"_s.arg(user)});
        return true;
    }));
}

qint64 LanesBeside::version(qint64 user)
{
    return *m_database->storage().readAndWait<qint64>([user](Transaction &transaction) -> Result<qint64> {
        Rows rows = transaction.select(u"SELECT version FROM users WHERE id = ?"_s, {user});
        return rows.next() ? rows.integer(0) : -1;
    });
}

void LanesBeside::neverWaitForEachOtherInACircle()
{
    std::atomic<int> kept = 0;
    for (int round = 0; round < rounds; ++round) {
        // Every lane waits behind the gate until all writes are there, so that many share a batch.
        const auto gate = std::make_shared<std::latch>(1);
        for (int i = 1; i <= gates; ++i)
            m_database->storage().write<bool>(
                [gate](Transaction &) -> Result<bool> {
                    gate->wait();
                    return true;
                },
                [](const Result<bool> &) {}, LaneKey::of(ConversationId(i)));
        std::latch finished(conversations);
        for (int i = 0; i < conversations; ++i) {
            // In one batch of a lane come several people, in every order.
            const UserId user(1 + (i * 7 + i / people + round) % people);
            const ConversationId conversation(1000 + i);
            m_database->storage().write<bool>(
                [user, conversation](Transaction &transaction) -> Result<bool> {
                    tellPersonLast(transaction, user, u"read"_s, {{u"conversationId"_s, conversation.toString()}});
                    return true;
                },
                [&](const Result<bool> &result) {
                    kept += result ? 1 : 0;
                    finished.count_down();
                },
                LaneKey::of(conversation));
        }
        gate->count_down();
        finished.wait();
    }
    QCOMPARE(kept.load(), rounds * conversations);
    qint64 steps = 0;
    for (qint64 user = 1; user <= people; ++user)
        steps += version(user);
    QCOMPARE(steps, qint64(rounds * conversations));
    // Nothing had to be undone and run again, as after a deadlock.
    QCOMPARE(m_database->storage().writeFigures().repeats, quint64(0));
    // Every version was told once.
    std::map<UserId, std::vector<qint64>> told;
    for (const EventPtr &event : m_database->takeEvents())
        told[event->audience.front()].push_back(QJsonDocument::fromJson(event->frame).object().value("version"_L1).toInteger());
    for (auto &[user, versions] : told) {
        std::ranges::sort(versions);
        QCOMPARE(qint64(versions.size()), version(user.value()));
        QCOMPARE(versions.front(), 1);
        QVERIFY(std::ranges::adjacent_find(versions) == versions.end());
    }
}

void LanesBeside::aUnitThatFailsTakesItsStepWithIt()
{
    const auto step = [this](bool succeeds) {
        return m_database->storage().writeAndWait<bool>(
            [succeeds](Transaction &transaction) -> Result<bool> {
                transaction.execute(u"UPDATE users SET about = 'here' WHERE id = 1"_s);
                tellPersonLast(transaction, UserId(2), u"read"_s, {});
                return succeeds ? Result<bool>(true) : Result<bool>(ErrorCode::Conflict);
            },
            LaneKey::of(ConversationId(1)));
    };
    QVERIFY(!step(false));
    QCOMPARE(version(2), 0);
    QVERIFY(m_database->takeEvents().empty());
    QVERIFY(step(true));
    QCOMPARE(version(2), 1);
    QCOMPARE(m_database->takeEvents().size(), size_t(1));
}

QTEST_GUILESS_MAIN(LanesBeside)
#include "tst_lanes_beside.moc"
