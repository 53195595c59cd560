// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/conversations/chat_world.h"

#include "server/conversations/membership.h"
#include "shared/limits.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::test;
using kith::server::Membership;
using kith::server::Transaction;
using namespace Qt::Literals::StringLiterals;

class TestConversations : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_world.reset(); }

    void makesOneDirectConversationPerPair();
    void answersStrangerLikeNobody();
    void allowsDirectWithinSharedGroup();
    void refusesDirectWhereBlocked();
    void makesGroupOfContacts();
    void refusesGroupOfStrangersWithoutSayingWho();
    void refusesWhatBreaksRules();
    void tellsNewMembersOnce();
    void listsNewestActivityFirstInPages();
    void countsOneVersionPerEventWhenAdding();
    void looksUpTheOldMembersOnceForAllNewcomers();
    void addingMemberAgainChangesNothing();
    void membersAddOnlyTheirOwnContacts();
    void formerMemberReturnsWithNothingUnread();
    void removesByRank();
    void lastOwnerCannotLeaveOrStepDown();
    void ownerAloneMayLeave();
    void onlyOwnersGiveRoles();
    void renamesByAdmins();
    void removedPersonHearsOfItAndOfNothingAfter();
    void showsNothingToOutsiders();
    void directConversationHasNoMembersToChange();
    void pagesChangesByVersion();
    void tellsTypingToOthersAlone();
    void keepsTypingQuietWhereBlocked();

private:
    QByteArray participant(UserId user) const { return "/api/participant/" + m_group.toLatin1() + '/' + user.toString().toLatin1(); }
    QJsonObject view(UserId user) { return m_world->ok(user, "GET /api/conversations/" + m_group.toLatin1()); }
    QStringList namesOf(const QList<QJsonObject> &frames) const
    {
        QStringList out;
        for (const QJsonObject &frame : frames)
            out.append(frame.value("on"_L1).toString());
        return out;
    }
    QJsonObject add(const QList<UserId> &users) const { return {{u"userIds"_s, ChatWorld::idList(users)}}; }
    QByteArray adding() const { return "POST /api/participant/" + m_group.toLatin1(); }

    std::unique_ptr<ChatWorld> m_world;
    UserId m_anna; ///< owner of the group, knows everybody but the stranger
    UserId m_ben; ///< member
    UserId m_cleo; ///< member
    UserId m_dora; ///< not in the group
    UserId m_stranger;
    QString m_group;
};

void TestConversations::init()
{
    m_world = std::make_unique<ChatWorld>();
    m_anna = m_world->person(u"Anna"_s);
    m_ben = m_world->person(u"Ben"_s);
    m_cleo = m_world->person(u"Cleo"_s);
    m_dora = m_world->person(u"Dora"_s);
    m_stranger = m_world->person(u"Sten"_s);
    for (const UserId user : {m_ben, m_cleo, m_dora})
        m_world->befriend(m_anna, user);
    m_group = m_world->group(m_anna, {m_ben, m_cleo});
    (void)m_world->database.takeEvents();
}

void TestConversations::makesOneDirectConversationPerPair()
{
    const auto request = [](UserId other) { return QJsonObject{{u"isGroup"_s, false}, {u"userId"_s, other.toString()}}; };
    const auto first = m_world->call(m_anna, "POST /api/conversations", request(m_ben));
    QVERIFY(first);
    QCOMPARE(first->status, 201);
    QCOMPARE(first->body.value("peer"_L1).toObject().value("id"_L1).toString(), m_ben.toString());
    QCOMPARE(first->body.value("memberCount"_L1).toInt(), 2);
    const auto again = m_world->call(m_ben, "POST /api/conversations", request(m_anna));
    QVERIFY(again);
    QCOMPARE(again->status, 200);
    QCOMPARE(again->body.value("id"_L1), first->body.value("id"_L1));
    QCOMPARE(m_world->status(m_anna, "POST /api/conversations", request(m_anna)), 422);
}

void TestConversations::answersStrangerLikeNobody()
{
    QCOMPARE(m_world->status(m_anna, "POST /api/conversations", {{u"isGroup"_s, false}, {u"userId"_s, m_stranger.toString()}}), 404);
    QCOMPARE(m_world->status(m_anna, "POST /api/conversations", {{u"isGroup"_s, false}, {u"userId"_s, u"4711"_s}}), 404);
}

void TestConversations::allowsDirectWithinSharedGroup()
{
    QCOMPARE(m_world->status(m_ben, "POST /api/conversations", {{u"isGroup"_s, false}, {u"userId"_s, m_cleo.toString()}}), 201);
}

void TestConversations::refusesDirectWhereBlocked()
{
    m_world->block(m_anna, m_dora);
    QCOMPARE(m_world->refusal(m_anna, "POST /api/conversations", {{u"isGroup"_s, false}, {u"userId"_s, m_dora.toString()}}),
             ErrorCode::Blocked);
    QCOMPARE(m_world->refusal(m_dora, "POST /api/conversations", {{u"isGroup"_s, false}, {u"userId"_s, m_anna.toString()}}),
             ErrorCode::Blocked);
}

void TestConversations::makesGroupOfContacts()
{
    const QJsonObject group = view(m_anna);
    QCOMPARE(group.value("name"_L1).toString(), u"Choir"_s);
    QCOMPARE(group.value("myRole"_L1).toString(), u"owner"_s);
    QCOMPARE(group.value("memberCount"_L1).toInt(), 3);
    QCOMPARE(group.value("unread"_L1).toInt(), 0);
    QCOMPARE(group.value("lastMessage"_L1).toObject().value("system"_L1).toObject().value("event"_L1).toString(), u"created"_s);
    QCOMPARE(view(m_ben).value("myRole"_L1).toString(), u"member"_s);
}

void TestConversations::refusesGroupOfStrangersWithoutSayingWho()
{
    const auto refused = [&](const QList<UserId> &users) {
        const auto answer = m_world->call(m_anna, "POST /api/conversations",
                                          {{u"isGroup"_s, true}, {u"name"_s, u"x"_s}, {u"userIds"_s, ChatWorld::idList(users)}});
        return answer ? Error{} : answer.error();
    };
    const Error stranger = refused({m_ben, m_stranger});
    QCOMPARE(stranger.code, ErrorCode::Validation);
    QCOMPARE(stranger.fields.first().field, u"userIds"_s);
    QCOMPARE(refused({m_ben, UserId(4711)}), stranger);
}

void TestConversations::refusesWhatBreaksRules()
{
    const auto status = [&](const QJsonValue &name, const QJsonValue &users) {
        return m_world->status(m_anna, "POST /api/conversations", {{u"isGroup"_s, true}, {u"name"_s, name}, {u"userIds"_s, users}});
    };
    QCOMPARE(status(u" \u200B "_s, QJsonArray()), 422);
    QCOMPARE(status(QString(limits::groupNameLength + 1, u'x'), QJsonArray()), 422);
    QCOMPARE(status(u"Fine"_s, u"12"_s), 422);
    QCOMPARE(status(u"Fine"_s, QJsonArray{1}), 422);
    QCOMPARE(status(u"Fine"_s, QJsonArray()), 201);
}

void TestConversations::tellsNewMembersOnce()
{
    m_world->group(m_anna, {m_dora}, u"Duo"_s);
    const QList<QJsonObject> frames = m_world->database.takeFramesFor(m_dora);
    QCOMPARE(namesOf(frames).count(u"me.changed"_s), 2); // the membership, and the row of the feed
    QCOMPARE(frames.first().value("data"_L1).toObject().value("what"_L1).toString(), u"conversations"_s);
    QCOMPARE(namesOf(frames).last(), u"message.created"_s);
}

void TestConversations::listsNewestActivityFirstInPages()
{
    const QString duo = m_world->group(m_anna, {m_dora}, u"Duo"_s);
    const QString direct = m_world->direct(m_anna, m_ben);
    m_world->database.scalar(u"UPDATE conversations SET touched_at = touched_at - 1000"_s);
    m_world->send(m_ben, m_group, u"newest"_s);
    QStringList seen;
    QJsonObject query{{u"limit"_s, 1}};
    for (bool more = true; more;) {
        const QJsonObject page = m_world->ok(m_anna, "GET /api/conversations", query);
        const QJsonArray conversations = page.value("conversations"_L1).toArray();
        QCOMPARE(conversations.size(), 1);
        seen.append(conversations.first().toObject().value("id"_L1).toString());
        query.insert(u"before"_s, page.value("next"_L1));
        more = page.value("more"_L1).toBool();
    }
    QCOMPARE(seen, (QStringList{m_group, direct, duo}));
    QCOMPARE(m_world->status(m_anna, "GET /api/conversations", {{u"before"_s, u"nonsense"_s}}), 422);
    QVERIFY(m_world->ok(m_stranger, "GET /api/conversations").value("conversations"_L1).toArray().isEmpty());
}

void TestConversations::countsOneVersionPerEventWhenAdding()
{
    QList<UserId> newcomers;
    for (int i = 0; i < 3; ++i) {
        newcomers.append(m_world->person(u"New"_s));
        m_world->befriend(m_anna, newcomers.last());
    }
    const qint64 before = view(m_ben).value("version"_L1).toInteger();
    const QJsonArray added = m_world->ok(m_anna, adding(), add(newcomers)).value("participants"_L1).toArray();
    QCOMPARE(added.size(), 3);
    const QList<QJsonObject> frames = m_world->database.takeFramesFor(m_ben);
    QCOMPARE(namesOf(frames),
             (QStringList{u"participant.changed"_s, u"participant.changed"_s, u"participant.changed"_s, u"message.created"_s}));
    for (qsizetype i = 0; i < frames.size(); ++i)
        QCOMPARE(frames.at(i).value("version"_L1).toInteger(), before + i + 1);
    QCOMPARE(frames.at(2).value("data"_L1).toObject().value("memberCount"_L1).toInt(), 6);
    QCOMPARE(view(m_ben).value("version"_L1).toInteger(), before + 4);
    QCOMPARE(view(newcomers.first()).value("unread"_L1).toInteger(), 0);
}

void TestConversations::looksUpTheOldMembersOnceForAllNewcomers()
{
    constexpr int newcomers = 60;
    QList<UserId> known;
    for (int i = 0; i < 3 * newcomers; ++i) {
        known.append(m_world->person(u"New"_s));
        m_world->befriend(m_anna, known.last());
    }
    IdGenerator ids(9);
    const auto statementsFor = [&](const QList<UserId> &users) {
        const auto count = m_world->database.write([&](Transaction &transaction) -> Result<int> {
            Membership(transaction, ids, *ConversationId::fromString(m_group), m_anna).join(users, u"added"_s);
            return transaction.statementCount();
        });
        return count ? *count : -1;
    };
    const int small = statementsFor(known.first(newcomers));
    const int large = statementsFor(known.sliced(newcomers));
    QVERIFY2(small > 0 && large > 0, "Joining failed.");
    // Of each newcomer's statements none reads the whole group.
    constexpr int perNewcomer = 14;
    QCOMPARE((large - small) / newcomers, perNewcomer);
    QCOMPARE(m_world->database.takeFramesFor(m_ben).size(), 3 * newcomers + 2);
}

void TestConversations::addingMemberAgainChangesNothing()
{
    const qint64 before = view(m_anna).value("version"_L1).toInteger();
    QCOMPARE(m_world->ok(m_anna, adding(), add({m_ben, m_anna})).value("participants"_L1).toArray().size(), 2);
    QCOMPARE(view(m_anna).value("version"_L1).toInteger(), before);
    QVERIFY(m_world->database.takeEvents().empty());
}

void TestConversations::membersAddOnlyTheirOwnContacts()
{
    QCOMPARE(m_world->status(m_ben, adding(), add({m_dora})), 422);
    m_world->befriend(m_ben, m_dora);
    QCOMPARE(m_world->status(m_ben, adding(), add({m_dora})), 200);
    QCOMPARE(m_world->status(m_ben, adding(), add({UserId(4711)})), 422);
    QCOMPARE(m_world->status(m_stranger, adding(), add({m_dora})), 404);
}

void TestConversations::formerMemberReturnsWithNothingUnread()
{
    m_world->ok(m_ben, "DELETE " + participant(m_ben));
    m_world->send(m_anna, m_group, u"meanwhile"_s);
    const QJsonObject away = view(m_ben);
    QVERIFY(away.contains("leftAt"_L1));
    QVERIFY(away.value("lastMessage"_L1).toObject().value("content"_L1).toString() != u"meanwhile"_s);
    m_world->ok(m_anna, adding(), add({m_ben}));
    const QJsonObject back = view(m_ben);
    QVERIFY(!back.contains("leftAt"_L1));
    QCOMPARE(back.value("unread"_L1).toInteger(), 0);
    QCOMPARE(back.value("memberCount"_L1).toInt(), 3);
    // "created" and "added": "left" and "meanwhile" were between.
    QCOMPARE(m_world->ok(m_ben, "GET /api/messages/" + m_group.toLatin1()).value("messages"_L1).toArray().size(), 2);
}

void TestConversations::removesByRank()
{
    m_world->ok(m_anna, "PUT " + participant(m_ben), {{u"role"_s, u"admin"_s}});
    QCOMPARE(m_world->status(m_cleo, "DELETE " + participant(m_ben)), 403);
    QCOMPARE(m_world->status(m_ben, "DELETE " + participant(m_anna)), 403);
    QCOMPARE(m_world->status(m_ben, "DELETE " + participant(m_dora)), 404);
    QCOMPARE(m_world->status(m_ben, "DELETE " + participant(m_cleo)), 204);
    QCOMPARE(m_world->status(m_anna, "DELETE " + participant(m_ben)), 204);
    QCOMPARE(view(m_anna).value("memberCount"_L1).toInt(), 1);
}

void TestConversations::lastOwnerCannotLeaveOrStepDown()
{
    QCOMPARE(m_world->refusal(m_anna, "DELETE " + participant(m_anna)), ErrorCode::LastOwner);
    QCOMPARE(m_world->refusal(m_anna, "PUT " + participant(m_anna), {{u"role"_s, u"member"_s}}), ErrorCode::LastOwner);
    m_world->ok(m_anna, "PUT " + participant(m_ben), {{u"role"_s, u"owner"_s}});
    QCOMPARE(m_world->status(m_anna, "DELETE " + participant(m_anna)), 204);
}

void TestConversations::ownerAloneMayLeave()
{
    m_group = m_world->group(m_anna, {}, u"Notes"_s);
    QCOMPARE(m_world->status(m_anna, "DELETE " + participant(m_anna)), 204);
    QVERIFY(view(m_anna).contains("leftAt"_L1));
}

void TestConversations::onlyOwnersGiveRoles()
{
    QCOMPARE(m_world->status(m_ben, "PUT " + participant(m_ben), {{u"role"_s, u"owner"_s}}), 403);
    QCOMPARE(m_world->status(m_anna, "PUT " + participant(m_ben), {{u"role"_s, u"king"_s}}), 422);
    QCOMPARE(m_world->status(m_anna, "PUT " + participant(m_dora), {{u"role"_s, u"admin"_s}}), 404);
    QCOMPARE(m_world->ok(m_anna, "PUT " + participant(m_ben), {{u"role"_s, u"admin"_s}}).value("role"_L1).toString(), u"admin"_s);
    const QList<QJsonObject> frames = m_world->database.takeFramesFor(m_cleo);
    QCOMPARE(namesOf(frames), (QStringList{u"participant.changed"_s, u"message.created"_s}));
    m_world->ok(m_anna, "PUT " + participant(m_ben), {{u"role"_s, u"admin"_s}});
    QVERIFY(m_world->database.takeEvents().empty());
}

void TestConversations::renamesByAdmins()
{
    const QByteArray describe = "PUT /api/conversations/" + m_group.toLatin1();
    QCOMPARE(m_world->status(m_ben, describe, {{u"name"_s, u"Mine"_s}}), 403);
    QCOMPARE(m_world->status(m_stranger, describe, {{u"name"_s, u"Mine"_s}}), 404);
    QCOMPARE(m_world->status(m_anna, describe, {{u"name"_s, u""_s}}), 422);
    QCOMPARE(m_world->ok(m_anna, describe, {{u"name"_s, u"  Big \n choir "_s}, {u"about"_s, u"We sing"_s}}).value("name"_L1).toString(),
             u"Big choir"_s);
    const QList<QJsonObject> frames = m_world->database.takeFramesFor(m_ben);
    QCOMPARE(namesOf(frames), (QStringList{u"conversation.changed"_s, u"message.created"_s}));
    QCOMPARE(frames.first().value("data"_L1).toObject().value("about"_L1).toString(), u"We sing"_s);
    m_world->ok(m_anna, describe, {{u"name"_s, u"Big choir"_s}});
    QVERIFY(m_world->database.takeEvents().empty());
}

void TestConversations::removedPersonHearsOfItAndOfNothingAfter()
{
    m_world->ok(m_anna, "DELETE " + participant(m_ben));
    QCOMPARE(namesOf(m_world->database.takeFramesFor(m_ben)), (QStringList{u"participant.changed"_s, u"me.changed"_s}));
    m_world->send(m_anna, m_group, u"between us"_s);
    QVERIFY(m_world->database.takeFramesFor(m_ben).isEmpty());
    QCOMPARE(m_world->status(m_ben, adding(), add({m_anna})), 403);
    QCOMPARE(m_world->status(m_ben, "typing", {{u"conversationId"_s, m_group}}), 403);
    QCOMPARE(m_world->status(m_ben, "PUT /api/conversations/" + m_group.toLatin1(), {{u"name"_s, u"x"_s}}), 403);
}

void TestConversations::showsNothingToOutsiders()
{
    const QByteArray id = m_group.toLatin1();
    for (const QByteArray &path :
         QByteArrayList{"/api/conversations/" + id, "/api/conversations/" + id + "/changes", "/api/messages/" + id})
        QCOMPARE(m_world->status(m_dora, "GET " + path), 404);
    QCOMPARE(m_world->status(m_dora, "GET /api/messages/member", {{u"conversationId"_s, m_group}}), 404);
    QCOMPARE(m_world->status(m_dora, "GET /api/conversations/nonsense"), 404);
    QCOMPARE(m_world->status(m_dora, "DELETE " + participant(m_ben)), 404);
}

void TestConversations::directConversationHasNoMembersToChange()
{
    m_group = m_world->direct(m_anna, m_ben);
    QCOMPARE(m_world->status(m_anna, adding(), add({m_dora})), 403);
    QCOMPARE(m_world->status(m_anna, "DELETE " + participant(m_anna)), 403);
    QCOMPARE(m_world->status(m_anna, "PUT " + participant(m_ben), {{u"role"_s, u"owner"_s}}), 403);
    QCOMPARE(m_world->status(m_anna, "PUT /api/conversations/" + m_group.toLatin1(), {{u"name"_s, u"x"_s}}), 403);
}

void TestConversations::pagesChangesByVersion()
{
    for (int i = 0; i < 10; ++i)
        m_world->send(m_ben, m_group, QString::number(i));
    const QByteArray path = "GET /api/conversations/" + m_group.toLatin1() + "/changes";
    QList<qint64> versions;
    qint64 after = 0;
    for (bool more = true; more;) {
        const QJsonObject page = m_world->ok(m_cleo, path, {{u"after"_s, after}, {u"limit"_s, 4}});
        const QJsonArray changes = page.value("changes"_L1).toArray();
        QVERIFY(changes.size() <= 4);
        for (const QJsonValue &change : changes)
            versions.append(change.toObject().value("version"_L1).toInteger());
        after = page.value("version"_L1).toInteger();
        more = page.value("more"_L1).toBool();
    }
    QCOMPARE(after, view(m_cleo).value("version"_L1).toInteger());
    QCOMPARE(versions.size(), 15);
    for (qsizetype i = 0; i < versions.size(); ++i)
        QCOMPARE(versions.at(i), i + 1);
    QVERIFY(m_world->ok(m_cleo, path, {{u"after"_s, after}}).value("changes"_L1).toArray().isEmpty());
}

void TestConversations::tellsTypingToOthersAlone()
{
    QCOMPARE(m_world->status(m_anna, "typing", {{u"conversationId"_s, m_group}, {u"kind"_s, u"voice"_s}}), 204);
    QCOMPARE(m_world->sink.events.size(), size_t(1));
    const server::Event &event = *m_world->sink.events.front();
    QCOMPARE(event.audience, (std::vector<UserId>{m_ben, m_cleo}));
    QCOMPARE(QJsonDocument::fromJson(event.frame).object(),
             (QJsonObject{{u"on"_s, u"typing"_s},
                          {u"conversationId"_s, m_group},
                          {u"data"_s, QJsonObject{{u"userId"_s, m_anna.toString()}, {u"kind"_s, u"voice"_s}}}}));
    QCOMPARE(m_world->status(m_dora, "typing", {{u"conversationId"_s, m_group}}), 404);
    QCOMPARE(m_world->sink.events.size(), size_t(1));
}

void TestConversations::keepsTypingQuietWhereBlocked()
{
    const QString direct = m_world->direct(m_anna, m_ben);
    m_world->block(m_ben, m_anna);
    QCOMPARE(m_world->status(m_anna, "typing", {{u"conversationId"_s, direct}}), 204);
    QVERIFY(m_world->sink.events.empty());
}

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_conversations.moc"
