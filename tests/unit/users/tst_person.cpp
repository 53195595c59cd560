// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/id_chunks.h"
#include "server/users/person.h"
#include "shared/id_generator.h"
#include "tests/support/sample_people.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// What the rooms above ask about people, on rows that are put there directly.
class PersonRules : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void chunksCoverEveryIdOnce();
    void publicPartsHoldNoAddress();
    void tellStepsTheVersion();
    void connectedTakesBothSides();
    void blocksAndRequestsGiveNoRight();
    void sharedConversationsLetPeopleKnowEachOther();
    void presenceFollowsSettingContactsAndBlocks_data();
    void presenceFollowsSettingContactsAndBlocks();
    void audienceHoldsContactsAndDirectPeers();
    void blocksStandBetweenBothWays();
    void whoMayBeAddedToGroups_data();
    void whoMayBeAddedToGroups();
    void erasedPeopleAreDeletedPersons();

private:
    bool ask(bool (*question)(Transaction &, UserId, UserId), UserId one, UserId other);
    void run(const QString &sql, const QVariantList &values);
    ConversationId meet(UserId one, UserId other, bool isGroup);

    std::unique_ptr<InMemoryDatabase> m_database;
    IdGenerator m_ids;
    UserId m_anna;
    UserId m_bea;
};

void PersonRules::init()
{
    m_database = std::make_unique<InMemoryDatabase>();
    m_anna = addPerson(*m_database, u"Anna"_s);
    m_bea = addPerson(*m_database, u"Bea"_s);
}

bool PersonRules::ask(bool (*question)(Transaction &, UserId, UserId), UserId one, UserId other)
{
    const auto answer = m_database->read([&](Transaction &transaction) -> Result<bool> { return question(transaction, one, other); });
    return answer && *answer;
}

void PersonRules::run(const QString &sql, const QVariantList &values)
{
    const auto done = m_database->write([&](Transaction &transaction) -> Result<void> {
        transaction.execute(sql, values);
        return {};
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
}

ConversationId PersonRules::meet(UserId one, UserId other, bool isGroup)
{
    const ConversationId id(m_ids.next());
    run(u"INSERT INTO conversations (id, is_group, created_by, created_at, version, properties_version, last_seq, "
        u"member_count, touched_at)"
        " VALUES (?, ?, ?, 1, 1, 1, 0, 2, 1)"_s,
        {id.value(), int(isGroup), one.value()});
    for (const UserId user : {one, other}) {
        run(u"INSERT INTO participants (conversation_id, user_id, role, joined_at, delivered_seq, read_seq, version, "
            u"stamp)"
            " VALUES (?, ?, 0, 100, 0, 0, 1, 1)"_s,
            {id.value(), user.value()});
    }
    return id;
}

void PersonRules::chunksCoverEveryIdOnce()
{
    for (const int count : {0, 1, 2, 8, 9, 64, 65, 512, 513, 1000}) {
        QList<UserId> ids;
        for (int i = 1; i <= count; ++i)
            ids.append(UserId(i));
        QSet<qint64> seen;
        for (const IdChunk &chunk : idChunks(ids)) {
            QCOMPARE(chunk.placeholders.count(u'?'), chunk.values.size());
            for (const QVariant &value : chunk.values)
                seen.insert(value.toLongLong());
        }
        QCOMPARE(seen.size(), count);
    }
}

void PersonRules::publicPartsHoldNoAddress()
{
    const auto users = m_database->read([&](Transaction &transaction) -> Result<QHash<UserId, User>> {
        return person::publicUsers(transaction, {m_anna, m_bea, UserId(7), m_anna});
    });
    QVERIFY(users);
    QCOMPARE(users->size(), 2);
    QCOMPARE(users->value(m_bea).firstname, u"Bea"_s);
    const QJsonObject json = toJson(users->value(m_anna));
    for (const QString &key : {u"email"_s, u"phone"_s, u"country"_s, u"settings"_s})
        QVERIFY2(!json.contains(key), qPrintable(key));
}

void PersonRules::tellStepsTheVersion()
{
    const auto told = m_database->write([&](Transaction &transaction) -> Result<void> {
        person::tell(transaction, m_anna, u"contacts"_s, {{u"x"_s, 1}});
        person::tell(transaction, m_anna, u"read"_s, {});
        person::tell(transaction, UserId(7), u"read"_s, {});
        return {};
    });
    QVERIFY(told);
    const auto frames = m_database->takeFramesFor(m_anna);
    QCOMPARE(frames.size(), 2);
    QCOMPARE(frames.at(0).value(u"version"_s).toInt(), 2);
    QCOMPARE(frames.at(1).value(u"version"_s).toInt(), 3);
    QCOMPARE(frames.at(0).value(u"data"_s).toObject(), (QJsonObject{{u"what"_s, u"contacts"_s}, {u"x"_s, 1}}));
    const auto undone = m_database->write([&](Transaction &transaction) -> Result<void> {
        person::tell(transaction, m_anna, u"contacts"_s, {});
        return ErrorCode::Conflict;
    });
    QVERIFY(!undone);
    QVERIFY(m_database->takeEvents().empty());
    QCOMPARE(m_database->scalar(u"SELECT version FROM users WHERE id = ?"_s, {m_anna.value()}).toInt(), 3);
}

void PersonRules::connectedTakesBothSides()
{
    QVERIFY(!ask(&person::areConnected, m_anna, m_bea));
    QVERIFY(!ask(&person::areConnected, m_anna, m_anna));
    befriend(*m_database, m_anna, m_bea);
    QVERIFY(ask(&person::areConnected, m_anna, m_bea));
    QVERIFY(ask(&person::areConnected, m_bea, m_anna));
    run(u"UPDATE contacts SET status = 3 WHERE owner_id = ?"_s, {m_bea.value()});
    QVERIFY(!ask(&person::areConnected, m_anna, m_bea));
    QVERIFY(ask(&person::hasBlocked, m_bea, m_anna));
    QVERIFY(!ask(&person::hasBlocked, m_anna, m_bea));
}

void PersonRules::blocksAndRequestsGiveNoRight()
{
    QVERIFY(ask(&person::mayKnow, m_anna, m_anna));
    QVERIFY(!ask(&person::mayKnow, m_anna, m_bea));
    befriend(*m_database, m_anna, m_bea);
    run(u"UPDATE contacts SET status = 0 WHERE owner_id = ?"_s, {m_anna.value()});
    run(u"UPDATE contacts SET status = 1 WHERE owner_id = ?"_s, {m_bea.value()});
    QVERIFY2(!ask(&person::mayKnow, m_anna, m_bea), "who asked must not learn whom");
    QVERIFY2(ask(&person::mayKnow, m_bea, m_anna), "who is asked sees who asks");
}

void PersonRules::sharedConversationsLetPeopleKnowEachOther()
{
    const ConversationId id = meet(m_anna, m_bea, true);
    QVERIFY(ask(&person::shareGroup, m_anna, m_bea));
    QVERIFY(ask(&person::mayKnow, m_anna, m_bea));
    run(u"UPDATE participants SET left_at = 200 WHERE user_id = ? AND conversation_id = ?"_s, {m_anna.value(), id.value()});
    QVERIFY(!ask(&person::shareGroup, m_anna, m_bea));
    QVERIFY2(ask(&person::mayKnow, m_anna, m_bea), "they met there");
    run(u"UPDATE participants SET joined_at = 300 WHERE user_id = ? AND conversation_id = ?"_s, {m_bea.value(), id.value()});
    QVERIFY2(!ask(&person::mayKnow, m_anna, m_bea), "Bea came after Anna had left");
}

void PersonRules::presenceFollowsSettingContactsAndBlocks_data()
{
    QTest::addColumn<int>("setting");
    QTest::addColumn<int>("annaAboutBea"); // contact status, or -1 for no row
    QTest::addColumn<int>("beaAboutAnna");
    QTest::addColumn<bool>("isSeen");
    QTest::newRow("contacts, accepted") << 1 << 2 << 2 << true;
    QTest::newRow("contacts, strangers") << 1 << -1 << -1 << false;
    QTest::newRow("contacts, one-sided") << 1 << 2 << -1 << false;
    QTest::newRow("everyone, strangers") << 0 << -1 << -1 << true;
    QTest::newRow("everyone, she blocked me") << 0 << -1 << 3 << false;
    QTest::newRow("everyone, I blocked her") << 0 << 3 << -1 << false;
    QTest::newRow("nobody, accepted") << 2 << 2 << 2 << false;
}

void PersonRules::presenceFollowsSettingContactsAndBlocks()
{
    QFETCH(int, setting);
    QFETCH(int, annaAboutBea);
    QFETCH(int, beaAboutAnna);
    QFETCH(bool, isSeen);
    run(u"UPDATE users SET presence = ?, last_seen_at = 5 WHERE id = ?"_s, {setting, m_bea.value()});
    befriend(*m_database, m_anna, m_bea);
    for (const auto &[owner, status] : {std::pair(m_anna, annaAboutBea), std::pair(m_bea, beaAboutAnna)}) {
        if (status < 0)
            run(u"DELETE FROM contacts WHERE owner_id = ?"_s, {owner.value()});
        else
            run(u"UPDATE contacts SET status = ? WHERE owner_id = ?"_s, {status, owner.value()});
    }
    PresenceBoard board;
    const auto seen = [&] {
        return m_database->read([&](Transaction &transaction) -> Result<QHash<UserId, Presence>> {
            return person::visiblePresence(transaction, board, m_anna, {m_bea, m_anna});
        });
    };
    QVERIFY2(seen()->contains(m_anna), "oneself is always seen");
    QCOMPARE(seen()->contains(m_bea), isSeen);
    if (!isSeen)
        return;
    QCOMPARE(seen()->value(m_bea), (Presence{.isOnline = false, .lastSeenAt = fromMs(5)}));
    board.setOnline(m_bea, true, fromMs(9));
    QCOMPARE(seen()->value(m_bea), (Presence{.isOnline = true, .lastSeenAt = fromMs(9)}));
}

void PersonRules::audienceHoldsContactsAndDirectPeers()
{
    const UserId peer = addPerson(*m_database, u"Cem"_s);
    const UserId member = addPerson(*m_database, u"Dora"_s);
    befriend(*m_database, m_anna, m_bea);
    meet(m_anna, peer, false);
    meet(m_anna, member, true);
    const auto audience = [&] {
        const auto found = m_database->read(
            [&](Transaction &transaction) -> Result<std::vector<UserId>> { return person::presenceAudience(transaction, m_anna); });
        return QSet<UserId>(found->begin(), found->end());
    };
    QCOMPARE(audience(), QSet<UserId>{m_bea});
    run(u"UPDATE users SET presence = 0 WHERE id = ?"_s, {m_anna.value()});
    QCOMPARE(audience(), (QSet<UserId>{m_bea, peer}));
    run(u"UPDATE contacts SET status = 3 WHERE owner_id = ?"_s, {m_bea.value()});
    QCOMPARE(audience(), QSet<UserId>{peer});
    run(u"UPDATE users SET presence = 2 WHERE id = ?"_s, {m_anna.value()});
    QCOMPARE(audience(), QSet<UserId>());
}

void PersonRules::blocksStandBetweenBothWays()
{
    QVERIFY(!ask(&person::isBlockBetween, m_anna, m_bea));
    befriend(*m_database, m_anna, m_bea);
    QVERIFY(!ask(&person::isBlockBetween, m_anna, m_bea));
    run(u"UPDATE contacts SET status = 3 WHERE owner_id = ?"_s, {m_bea.value()});
    QVERIFY(ask(&person::isBlockBetween, m_anna, m_bea));
    QVERIFY(ask(&person::isBlockBetween, m_bea, m_anna));
}

void PersonRules::whoMayBeAddedToGroups_data()
{
    QTest::addColumn<int>("setting");
    QTest::addColumn<int>("annaAboutBea"); // contact status, or -1 for no row
    QTest::addColumn<int>("beaAboutAnna");
    QTest::addColumn<bool>("isAddable");
    QTest::newRow("contacts, accepted") << 1 << 2 << 2 << true;
    QTest::newRow("contacts, strangers") << 1 << -1 << -1 << false;
    QTest::newRow("contacts, asked only") << 1 << 0 << 1 << false;
    QTest::newRow("everyone, strangers") << 0 << -1 << -1 << true;
    QTest::newRow("everyone, blocked") << 0 << -1 << 3 << false;
    QTest::newRow("everyone, blocked by me") << 0 << 3 << 2 << false;
}

void PersonRules::whoMayBeAddedToGroups()
{
    QFETCH(int, setting);
    QFETCH(int, annaAboutBea);
    QFETCH(int, beaAboutAnna);
    QFETCH(bool, isAddable);
    run(u"UPDATE users SET groups_open_to = ? WHERE id = ?"_s, {setting, m_bea.value()});
    befriend(*m_database, m_anna, m_bea);
    for (const auto &[owner, status] : {std::pair(m_anna, annaAboutBea), std::pair(m_bea, beaAboutAnna)}) {
        if (status < 0)
            run(u"DELETE FROM contacts WHERE owner_id = ?"_s, {owner.value()});
        else
            run(u"UPDATE contacts SET status = ? WHERE owner_id = ?"_s, {status, owner.value()});
    }
    const UserId friendly = addPerson(*m_database, u"Cem"_s);
    befriend(*m_database, m_anna, friendly);
    const auto addable = [&] {
        return *m_database->read([&](Transaction &transaction) -> Result<QList<UserId>> {
            return person::addableToGroup(transaction, m_anna, {friendly, UserId(7), m_bea});
        });
    };
    QCOMPARE(addable(), isAddable ? QList({friendly, m_bea}) : QList{friendly});
    run(u"UPDATE users SET disabled_at = 1 WHERE id = ?"_s, {friendly.value()});
    run(u"UPDATE users SET erased_at = 1 WHERE id = ?"_s, {m_bea.value()});
    QCOMPARE(addable(), QList<UserId>());
}

void PersonRules::erasedPeopleAreDeletedPersons()
{
    befriend(*m_database, m_anna, m_bea);
    run(u"UPDATE users SET erased_at = 1, presence = 0, phone_shown_to = 1 WHERE id = ?"_s, {m_bea.value()});
    const auto users = m_database->read(
        [&](Transaction &transaction) -> Result<QHash<UserId, User>> { return person::usersSeenBy(transaction, m_anna, {m_bea}); });
    QVERIFY(users->value(m_bea).isDeleted);
    QVERIFY(!users->value(m_bea).showsAddresses);
    PresenceBoard board;
    const auto seen = m_database->read([&](Transaction &transaction) -> Result<QHash<UserId, Presence>> {
        return person::visiblePresence(transaction, board, m_anna, {m_bea});
    });
    QVERIFY(seen->isEmpty());
}

QTEST_GUILESS_MAIN(PersonRules)
#include "tst_person.moc"
