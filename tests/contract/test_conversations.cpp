// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QJsonArray messagesOf(Person &person, const QString &conversation, const QString &query = {})
{
    return person.api.get(u"/api/messages/"_s + conversation + query).json().value("messages"_L1).toArray();
}

QList<qint64> seqs(const QJsonArray &messages)
{
    QList<qint64> out;
    for (const QJsonValue &message : messages)
        out.append(message["seq"_L1].toInteger());
    return out;
}

QJsonObject conversationOf(Person &person, const QString &id)
{
    return person.api.get(u"/api/conversations/"_s + id).json();
}

QJsonObject participantOf(Person &asker, const QString &conversation, const QString &user)
{
    const QJsonArray all
        = asker.api.get(u"/api/messages/member?conversationId="_s + conversation).json().value("participants"_L1).toArray();
    for (const QJsonValue &one : all) {
        if (one["user"_L1]["id"_L1].toString() == user)
            return one.toObject();
    }
    return {};
}
} // namespace

/// Conversations and who takes part in them: how they are made, named, listed and left.
class TestConversations : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void directConversationIsMadeOnce();
    void directConversationNeedsAcquaintance();
    void groupIsMadeOfContacts();
    void newConversationRefuses_data();
    void newConversationRefuses();
    void groupIsRenamedByThoseWhoMay();
    void listIsNewestFirstAndInPages();

    void membersAreAddedNamedAndRemoved();
    void lastOwnerCannotGo();
    void participantsRefuse_data();
    void participantsRefuse();
    void formerMemberSeesUpToTheLeaving();
    void whoJoinsLaterSeesWhatWasBefore();

private:
    Stage m_stage;
    std::unique_ptr<Cast> m_cast;
    Town &town() { return m_stage.town(); }
};

void TestConversations::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_cast = std::make_unique<Cast>(town());
}

void TestConversations::directConversationIsMadeOnce()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    town().befriend(anna, bert);
    const HttpReply first = anna.api.post(u"/api/conversations"_s, {{u"isGroup"_s, false}, {u"userId"_s, bert.id}});
    QCOMPARE(first.status, 201);
    HAS_SHAPE(m_stage, first.json(), "conversation_direct");
    QCOMPARE(first.json()["peer"_L1]["id"_L1].toString(), bert.id);
    const HttpReply again = anna.api.post(u"/api/conversations"_s, {{u"isGroup"_s, false}, {u"userId"_s, bert.id}});
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json(), first.json());
    const HttpReply other = bert.api.post(u"/api/conversations"_s, {{u"isGroup"_s, false}, {u"userId"_s, anna.id}});
    QCOMPARE(other.status, 200);
    QCOMPARE(idOf(other.json()), idOf(first.json()));
    QCOMPARE(other.json()["peer"_L1]["id"_L1].toString(), anna.id);
}

void TestConversations::directConversationNeedsAcquaintance()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &stranger = town().settle(u"Stranger"_s);
    const auto open = [](Person &from, const QString &to) {
        return from.api.post(u"/api/conversations"_s, {{u"isGroup"_s, false}, {u"userId"_s, to}});
    };
    IS_PROBLEM(m_stage, open(anna, stranger.id), 404, "not_found");
    IS_PROBLEM(m_stage, open(anna, u"4503599627370496"_s), 404, "not_found");
    anna.api.post(u"/api/contacts"_s, {{u"phone"_s, stranger.phone}});
    IS_PROBLEM(m_stage, open(anna, stranger.id), 404, "not_found");
    // Members of one group may write to each other.
    QCOMPARE(open(m_cast->admin, m_cast->fellow.id).status, 201);
    IS_PROBLEM(m_stage, open(m_cast->outsider, m_cast->fellow.id), 404, "not_found");
    const int toMyself = open(anna, anna.id).status;
    QVERIFY(toMyself == 404 || toMyself == 422);
}

void TestConversations::groupIsMadeOfContacts()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &stranger = town().settle(u"Stranger"_s);
    town().befriend(anna, bert);
    const auto make = [&](const QJsonArray &users) {
        return anna.api.post(u"/api/conversations"_s, {{u"isGroup"_s, true}, {u"name"_s, u"  The   group "_s}, {u"userIds"_s, users}});
    };
    const HttpReply reply = make({bert.id, bert.id, anna.id});
    QCOMPARE(reply.status, 201);
    const QJsonObject group = reply.json();
    HAS_SHAPE(m_stage, group, "conversation_group");
    QCOMPARE(group.value("name"_L1).toString(), u"The group"_s);
    QCOMPARE(group.value("memberCount"_L1).toInteger(), 2);
    QCOMPARE(group.value("myRole"_L1).toString(), u"owner"_s);
    QCOMPARE(group["lastMessage"_L1]["system"_L1]["event"_L1].toString(), u"created"_s);
    QCOMPARE(conversationOf(bert, idOf(group)).value("myRole"_L1).toString(), u"member"_s);

    const qsizetype before = anna.api.get(u"/api/conversations"_s).json().value("conversations"_L1).toArray().size();
    for (const QString &id : {stranger.id, u"4503599627370496"_s}) {
        const HttpReply refused = make({bert.id, id});
        IS_PROBLEM(m_stage, refused, 422, "validation");
        QCOMPARE(refused.fields(), QStringList{u"userIds"_s});
    }
    QCOMPARE(anna.api.get(u"/api/conversations"_s).json().value("conversations"_L1).toArray().size(), before);
}

void TestConversations::newConversationRefuses_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("nothing") << QJsonObject() << QStringList{u"userId"_s};
    QTest::newRow("kind as a text") << QJsonObject{{u"isGroup"_s, u"yes"_s}, {u"userId"_s, u"5"_s}} << QStringList{u"isGroup"_s};
    QTest::newRow("direct with nobody") << QJsonObject{{u"isGroup"_s, false}} << QStringList{u"userId"_s};
    QTest::newRow("direct with a number") << QJsonObject{{u"isGroup"_s, false}, {u"userId"_s, 12}} << QStringList{u"userId"_s};
    QTest::newRow("group without a name") << QJsonObject{{u"isGroup"_s, true}, {u"userIds"_s, QJsonArray()}} << QStringList{u"name"_s};
    QTest::newRow("group with a blank name") << QJsonObject{{u"isGroup"_s, true}, {u"name"_s, u" \u200B "_s}, {u"userIds"_s, QJsonArray()}}
                                             << QStringList{u"name"_s};
    QTest::newRow("long name and odd members") << QJsonObject{{u"isGroup"_s, true},
                                                              {u"name"_s, QString(121, u'x')},
                                                              {u"userIds"_s, u"all"_s}}
                                               << QStringList{u"name"_s, u"userIds"_s};
    QTest::newRow("members of another type") << QJsonObject{{u"isGroup"_s, true}, {u"name"_s, u"x"_s}, {u"userIds"_s, QJsonArray{1, 2}}}
                                             << QStringList{u"userIds"_s};
    QJsonArray crowd;
    for (int i = 1; i <= 1001; ++i)
        crowd.append(QString::number(i));
    QTest::newRow("crowd") << QJsonObject{{u"isGroup"_s, true}, {u"name"_s, u"x"_s}, {u"userIds"_s, crowd}} << QStringList{u"userIds"_s};
}

void TestConversations::newConversationRefuses()
{
    QFETCH(QJsonObject, body);
    QFETCH(QStringList, fields);
    const HttpReply reply = m_cast->owner.api.post(u"/api/conversations"_s, body);
    IS_PROBLEM(m_stage, reply, 422, "validation");
    QCOMPARE(reply.fields(), fields);
}

void TestConversations::groupIsRenamedByThoseWhoMay()
{
    const QString path = u"/api/conversations/"_s + m_cast->group;
    const HttpReply renamed = m_cast->admin.api.put(path, {{u"name"_s, u"Renamed"_s}, {u"about"_s, u"What we do"_s}});
    QCOMPARE(renamed.status, 200);
    HAS_SHAPE(m_stage, renamed.json(), "conversation_group");
    QCOMPARE(renamed.json().value("about"_L1).toString(), u"What we do"_s);
    const QJsonObject seen = conversationOf(m_cast->member, m_cast->group);
    QCOMPARE(seen.value("name"_L1).toString(), u"Renamed"_s);
    QCOMPARE(seen["lastMessage"_L1]["system"_L1]["event"_L1].toString(), u"renamed"_s);
    // The same again is no change.
    QCOMPARE(m_cast->owner.api.put(path, {{u"name"_s, u"Renamed"_s}}).json().value("version"_L1), renamed.json().value("version"_L1));
    const HttpReply bad = m_cast->owner.api.put(path, {{u"name"_s, u""_s}, {u"about"_s, QString(501, u'x')}});
    IS_PROBLEM(m_stage, bad, 422, "validation");
    QCOMPARE(bad.fields(), (QStringList{u"about"_s, u"name"_s}));
    IS_PROBLEM(m_stage, m_cast->member.api.put(path, {{u"name"_s, u"Mine"_s}}), 403, "forbidden");
    IS_PROBLEM(m_stage, m_cast->owner.api.put(u"/api/conversations/"_s + m_cast->direct, {{u"name"_s, u"Us"_s}}), 403, "forbidden");
}

void TestConversations::listIsNewestFirstAndInPages()
{
    Person &anna = town().settle(u"Lister"_s);
    QStringList made;
    for (int i = 0; i < 5; ++i)
        made.append(town().group(anna, u"Group %1"_s.arg(i), {}));
    // Within one millisecond the newest conversation comes first, whichever was written in last.
    const qint64 lastMade = QDateTime::currentMSecsSinceEpoch();
    QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > lastMade);
    town().say(anna, made.at(1), u"up"_s);
    const QStringList expected{made[1], made[4], made[3], made[2], made[0]};
    QStringList listed;
    QString query = u"?limit=2"_s;
    for (int pages = 0; pages < 4; ++pages) {
        const QJsonObject page = anna.api.get(u"/api/conversations"_s + query).json();
        HAS_SHAPE(m_stage, page, "conversations");
        const QJsonArray conversations = page.value("conversations"_L1).toArray();
        for (const QJsonValue &one : conversations) {
            HAS_SHAPE(m_stage, one, "conversation_group");
            listed.append(one["id"_L1].toString());
        }
        if (!page.value("more"_L1).toBool())
            break;
        query = u"?limit=2&before="_s + page.value("next"_L1).toString();
    }
    QCOMPARE(listed, expected);
    IS_PROBLEM(m_stage, anna.api.get(u"/api/conversations?before=yesterday"_s), 422, "validation");
}

void TestConversations::membersAreAddedNamedAndRemoved()
{
    Person &owner = town().settle(u"Owner"_s);
    Person &one = town().settle(u"One"_s);
    Person &two = town().settle(u"Two"_s);
    const QString group = town().group(owner, u"Members"_s, {&one});
    const QString path = u"/api/participant/"_s + group;
    town().befriend(owner, two);

    const HttpReply added = owner.api.post(path, {{u"userIds"_s, QJsonArray{two.id}}});
    QCOMPARE(added.status, 200);
    HAS_SHAPE(m_stage, added.json(), "participants");
    QCOMPARE(participantOf(one, group, two.id).value("role"_L1).toString(), u"member"_s);
    const qint64 version = conversationOf(owner, group).value("version"_L1).toInteger();
    QCOMPARE(owner.api.post(path, {{u"userIds"_s, QJsonArray{two.id}}}).status, 200);
    QCOMPARE(conversationOf(owner, group).value("version"_L1).toInteger(), version);

    const HttpReply named = owner.api.put(path + u'/' + two.id, {{u"role"_s, u"admin"_s}});
    QCOMPARE(named.status, 200);
    HAS_SHAPE(m_stage, named.json(), "participant");
    QCOMPARE(participantOf(one, group, two.id).value("role"_L1).toString(), u"admin"_s);

    IS_PROBLEM(m_stage, one.api.remove(path + u'/' + two.id), 403, "forbidden");
    IS_PROBLEM(m_stage, two.api.remove(path + u'/' + owner.id), 403, "forbidden");
    QCOMPARE(two.api.remove(path + u'/' + one.id).status, 204);
    QVERIFY(participantOf(owner, group, one.id).contains("leftAt"_L1));
    QCOMPARE(conversationOf(owner, group).value("memberCount"_L1).toInteger(), 2);
    IS_PROBLEM(m_stage, two.api.remove(path + u'/' + one.id), 404, "not_found");
    // And back again: the same row, open anew.
    QCOMPARE(owner.api.post(path, {{u"userIds"_s, QJsonArray{one.id}}}).status, 200);
    QVERIFY(!participantOf(owner, group, one.id).contains("leftAt"_L1));
    QCOMPARE(one.api.post(u"/api/messages/send"_s, textMessage(group, u"back"_s)).status, 201);
}

void TestConversations::lastOwnerCannotGo()
{
    Person &owner = town().settle(u"Owner"_s);
    Person &heir = town().settle(u"Heir"_s);
    const QString group = town().group(owner, u"Inheritance"_s, {&heir});
    const QString path = u"/api/participant/%1/"_s.arg(group);
    IS_PROBLEM(m_stage, owner.api.remove(path + owner.id), 409, "last_owner");
    IS_PROBLEM(m_stage, owner.api.put(path + owner.id, {{u"role"_s, u"member"_s}}), 409, "last_owner");
    QCOMPARE(owner.api.put(path + heir.id, {{u"role"_s, u"owner"_s}}).status, 200);
    QCOMPARE(owner.api.remove(path + owner.id).status, 204);
    QCOMPARE(conversationOf(owner, group).value("leftAt"_L1).isString(), true);
    // Whoever is alone may go.
    QCOMPARE(heir.api.remove(path + heir.id).status, 204);
}

void TestConversations::participantsRefuse_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::newRow("nothing") << QJsonObject();
    QTest::newRow("null") << QJsonObject{{u"userIds"_s, QJsonValue::Null}};
    QTest::newRow("text") << QJsonObject{{u"userIds"_s, u"12"_s}};
    QTest::newRow("numbers") << QJsonObject{{u"userIds"_s, QJsonArray{12}}};
    QTest::newRow("nobody we know") << QJsonObject{{u"userIds"_s, QJsonArray{u"4503599627370496"_s}}};
    QTest::newRow("nested") << QJsonObject{{u"userIds"_s, QJsonArray{QJsonArray{u"1"_s}}}};
}

void TestConversations::participantsRefuse()
{
    QFETCH(QJsonObject, body);
    const HttpReply reply = m_cast->owner.api.post(u"/api/participant/"_s + m_cast->group, body);
    IS_PROBLEM(m_stage, reply, 422, "validation");
    QCOMPARE(reply.fields(), QStringList{u"userIds"_s});
    IS_PROBLEM(m_stage, m_cast->owner.api.post(u"/api/participant/"_s + m_cast->direct, {{u"userIds"_s, QJsonArray{m_cast->spare.id}}}),
               403, "forbidden");
    const HttpReply role = m_cast->owner.api.put(u"/api/participant/%1/%2"_s.arg(m_cast->group, m_cast->member.id),
                                                 {{u"role"_s, u"king"_s}});
    IS_PROBLEM(m_stage, role, 422, "validation");
    QCOMPARE(role.fields(), QStringList{u"role"_s});
}

void TestConversations::formerMemberSeesUpToTheLeaving()
{
    Person &former = m_cast->former;
    const QJsonObject conversation = conversationOf(former, m_cast->group);
    HAS_SHAPE(m_stage, conversation, "conversation_group");
    QVERIFY(conversation.contains("leftAt"_L1));
    const QJsonArray messages = messagesOf(former, m_cast->group);
    QVERIFY(!messages.isEmpty());
    QCOMPARE(messages.first()["seq"_L1], conversation.value("lastSeq"_L1));
    for (const QJsonValue &message : messages)
        QVERIFY(message["content"_L1].toString() != u"after"_s);
    QCOMPARE(seqs(messagesOf(former, m_cast->group, u"?after=%1"_s.arg(conversation.value("lastSeq"_L1).toInteger()))), QList<qint64>());
    // A message beyond the leaving is not there by its id either.
    const QString later = idOf(town().say(m_cast->member, m_cast->group, u"later"_s));
    IS_PROBLEM(m_stage, former.api.get(u"/api/messages/read/"_s + later), 404, "not_found");
    IS_PROBLEM(m_stage, former.api.put(u"/api/messages/unsent/"_s + later), 404, "not_found");
    const QJsonObject changes = former.api.get(u"/api/conversations/%1/changes?limit=200"_s.arg(m_cast->group)).json();
    const QJsonArray list = changes.value("changes"_L1).toArray();
    for (const QJsonValue &change : list)
        QVERIFY(change["data"_L1]["content"_L1].toString() != u"later"_s);
}

void TestConversations::whoJoinsLaterSeesWhatWasBefore()
{
    Person &owner = town().settle(u"Owner"_s);
    Person &late = town().settle(u"Late"_s);
    const QString group = town().group(owner, u"History"_s, {});
    town().say(owner, group, u"one"_s);
    town().befriend(owner, late);
    QCOMPARE(owner.api.post(u"/api/participant/"_s + group, {{u"userIds"_s, QJsonArray{late.id}}}).status, 200);
    const QJsonObject conversation = conversationOf(late, group);
    // What was there before one came is not unread.
    QCOMPARE(conversation.value("unread"_L1).toInteger(), 0);
    QCOMPARE(messagesOf(late, group), messagesOf(owner, group));
}

QTEST_GUILESS_MAIN(TestConversations)
#include "test_conversations.moc"
