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

QJsonObject receiptOf(Person &asker, const QString &message, const Person &of)
{
    const QJsonArray all = asker.api.get(u"/api/messages/read/"_s + message).json().value("receipts"_L1).toArray();
    for (const QJsonValue &one : all) {
        if (one["userId"_L1].toString() == of.id)
            return one.toObject();
    }
    return {};
}

QJsonObject pointer(const QString &conversation, qint64 seq)
{
    return {{u"conversationId"_s, conversation}, {u"seq"_s, seq}};
}
} // namespace

/// Conversations, participants, messages, pointers, and how all of it comes back in pages and in sync.
class TestChat : public QObject
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

    void messageIsStoredAsSent_data();
    void messageIsStoredAsSent();
    void repeatedSendGivesTheFirstAnswer();
    void sameClientIdOfTwoPeopleIsTwoMessages();
    void messageRefuses_data();
    void messageRefuses();
    void replyPointsIntoTheSameConversation();
    void historyComesInPages_data();
    void historyComesInPages();
    void historyPositionsExcludeEachOther();

    void unsentMessageIsReallyGone();
    void unsendIsForSenderAndAdmins();
    void pointersOnlyMoveForward();
    void whoHasReadItIsTold();
    void readReceiptsCanBeKeptToOneself();

    void changesListWhatHappened();
    void changesComeInPages();
    void changesOfAnAbsenceComeInPages();
    void syncGivesEverythingThenOnlyNews();
    void badSyncTokenGivesEverything_data();
    void badSyncTokenGivesEverything();
    void newsFeedTellsOfRequestsAndGroups();

private:
    Stage m_stage;
    std::unique_ptr<Cast> m_cast;
    Town &town() { return m_stage.town(); }
};

void TestChat::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_cast = std::make_unique<Cast>(town());
}

void TestChat::directConversationIsMadeOnce()
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

void TestChat::directConversationNeedsAcquaintance()
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

void TestChat::groupIsMadeOfContacts()
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

void TestChat::newConversationRefuses_data()
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

void TestChat::newConversationRefuses()
{
    QFETCH(QJsonObject, body);
    QFETCH(QStringList, fields);
    const HttpReply reply = m_cast->owner.api.post(u"/api/conversations"_s, body);
    IS_PROBLEM(m_stage, reply, 422, "validation");
    QCOMPARE(reply.fields(), fields);
}

void TestChat::groupIsRenamedByThoseWhoMay()
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

void TestChat::listIsNewestFirstAndInPages()
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

void TestChat::membersAreAddedNamedAndRemoved()
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

void TestChat::lastOwnerCannotGo()
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

void TestChat::participantsRefuse_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::newRow("nothing") << QJsonObject();
    QTest::newRow("null") << QJsonObject{{u"userIds"_s, QJsonValue::Null}};
    QTest::newRow("text") << QJsonObject{{u"userIds"_s, u"12"_s}};
    QTest::newRow("numbers") << QJsonObject{{u"userIds"_s, QJsonArray{12}}};
    QTest::newRow("nobody we know") << QJsonObject{{u"userIds"_s, QJsonArray{u"4503599627370496"_s}}};
    QTest::newRow("nested") << QJsonObject{{u"userIds"_s, QJsonArray{QJsonArray{u"1"_s}}}};
}

void TestChat::participantsRefuse()
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

void TestChat::formerMemberSeesUpToTheLeaving()
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

void TestChat::whoJoinsLaterSeesWhatWasBefore()
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

void TestChat::messageIsStoredAsSent_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("stored");
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("plain", u"Hello"_s);
    same("markup", u"<b>bold</b> & <img src=x onerror=alert(1)>"_s);
    same("quotes", u"'; DROP TABLE messages; -- \"\\"_s);
    same("right to left and emoji", u"שלום \U0001F469\u200D\U0001F4BB \u202Eabc"_s);
    same("blanks in front", u"   indented"_s);
    same("longest", QString(16'000, u'x'));
    same("longest of wide characters", u"\U0001F600"_s.repeated(15'000));
    QTest::newRow("byte order mark") << u"\uFEFFmarked \uFEFF"_s << u"marked \uFEFF"_s;
    QTest::newRow("line ends") << u"a\r\nb\rc"_s << u"a\nb\nc"_s;
    QTest::newRow("blanks behind") << u"done \n\n "_s << u"done"_s;
}

void TestChat::messageIsStoredAsSent()
{
    QFETCH(QString, content);
    QFETCH(QString, stored);
    const HttpReply reply = m_cast->member.api.post(u"/api/messages/send"_s, textMessage(m_cast->direct, content));
    QCOMPARE(reply.status, 201);
    HAS_SHAPE(m_stage, reply.json(), "message");
    QCOMPARE(reply.json().value("content"_L1).toString(), stored);
    QCOMPARE(messagesOf(m_cast->owner, m_cast->direct, u"?limit=1"_s).first()["content"_L1].toString(), stored);
}

void TestChat::repeatedSendGivesTheFirstAnswer()
{
    QJsonObject body = textMessage(m_cast->group, u"once"_s);
    const HttpReply first = m_cast->member.api.post(u"/api/messages/send"_s, body);
    QCOMPARE(first.status, 201);
    const qint64 lastSeq = conversationOf(m_cast->member, m_cast->group).value("lastSeq"_L1).toInteger();
    body.insert(u"content"_s, u"twice"_s);
    body.insert(u"clientId"_s, body.value("clientId"_L1).toString().toUpper());
    for (int i = 0; i < 3; ++i) {
        const HttpReply again = m_cast->member.api.post(u"/api/messages/send"_s, body);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json(), first.json());
    }
    QCOMPARE(conversationOf(m_cast->member, m_cast->group).value("lastSeq"_L1).toInteger(), lastSeq);
}

void TestChat::sameClientIdOfTwoPeopleIsTwoMessages()
{
    const QJsonObject body = textMessage(m_cast->group, u"same"_s);
    const HttpReply one = m_cast->member.api.post(u"/api/messages/send"_s, body);
    const HttpReply two = m_cast->owner.api.post(u"/api/messages/send"_s, body);
    QCOMPARE(one.status, 201);
    QCOMPARE(two.status, 201);
    QVERIFY(idOf(one.json()) != idOf(two.json()));
}

void TestChat::messageRefuses_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const char *field, const QJsonValue &value) {
        QTest::newRow(name) << QString::fromLatin1(field) << value;
    };
    row("empty", "content", u""_s);
    row("white space", "content", u" \n\t "_s);
    row("too long", "content", QString(16'001, u'x'));
    row("NUL", "content", QString(u"a"_s + QChar(u'\0')));
    row("bell", "content", u"\a"_s);
    // SQLite would take it for a byte order mark and swap the bytes of the rest.
    row("swapped byte order mark", "content", QString(QChar(0xFFFE) + u"\u2E20\u0700"_s));
    row("non-character", "content", u"\U0010FFFF"_s);
    row("half a surrogate pair", "content", QString(QChar(0xDC00)));
    row("number", "content", 5);
    row("object", "content", QJsonObject{{u"text"_s, u"x"_s}});
    row("missing", "content", QJsonValue::Undefined);
    row("no clientId", "clientId", QJsonValue::Undefined);
    row("clientId of another form", "clientId", u"1"_s);
    row("clientId in braces", "clientId", u"{0b6e6f0e-58a1-4d8e-9a8e-2f6f1c5c7a11}"_s);
    row("null UUID", "clientId", u"00000000-0000-0000-0000-000000000000"_s);
    row("no conversation", "conversationId", QJsonValue::Undefined);
    row("conversation as a number", "conversationId", 12);
    row("unknown type", "type", u"system"_s);
    row("reply to nothing", "replyTo", u"4503599627370496"_s);
    row("reply to a number", "replyTo", 5);
}

void TestChat::messageRefuses()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject body = textMessage(m_cast->group, u"refused"_s);
    if (value.isUndefined())
        body.remove(field);
    else
        body.insert(field, value);
    const qint64 lastSeq = conversationOf(m_cast->member, m_cast->group).value("lastSeq"_L1).toInteger();
    const HttpReply reply = m_cast->member.api.post(u"/api/messages/send"_s, body);
    IS_PROBLEM(m_stage, reply, 422, "validation");
    QCOMPARE(reply.fields(), QStringList{field});
    QCOMPARE(conversationOf(m_cast->member, m_cast->group).value("lastSeq"_L1).toInteger(), lastSeq);
}

void TestChat::replyPointsIntoTheSameConversation()
{
    const QJsonObject first = town().say(m_cast->member, m_cast->group, u"question"_s);
    QJsonObject body = textMessage(m_cast->group, u"answer"_s);
    body.insert(u"replyTo"_s, idOf(first));
    const HttpReply reply = m_cast->owner.api.post(u"/api/messages/send"_s, body);
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.json().value("replyTo"_L1).toString(), idOf(first));
    QJsonObject elsewhere = textMessage(m_cast->direct, u"answer"_s);
    elsewhere.insert(u"replyTo"_s, idOf(first));
    const HttpReply refused = m_cast->owner.api.post(u"/api/messages/send"_s, elsewhere);
    IS_PROBLEM(m_stage, refused, 422, "validation");
    QCOMPARE(refused.fields(), QStringList{u"replyTo"_s});
}

void TestChat::historyComesInPages_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::addColumn<bool>("more");
    QTest::newRow("newest") << u"?limit=3"_s << QList<qint64>{12, 11, 10} << true;
    QTest::newRow("all") << u""_s << QList<qint64>{12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1} << false;
    QTest::newRow("before") << u"?before=5&limit=2"_s << QList<qint64>{4, 3} << true;
    QTest::newRow("before the second") << u"?before=2"_s << QList<qint64>{1} << false;
    QTest::newRow("before the first") << u"?before=1"_s << QList<qint64>() << false;
    QTest::newRow("before the future") << u"?before=9007199254740991&limit=1"_s << QList<qint64>{12} << true;
    QTest::newRow("after") << u"?after=9"_s << QList<qint64>{12, 11, 10} << false;
    QTest::newRow("after, in part") << u"?after=5&limit=2"_s << QList<qint64>{7, 6} << true;
    QTest::newRow("after nothing") << u"?after=0&limit=1"_s << QList<qint64>{1} << true;
    QTest::newRow("after the last") << u"?after=12"_s << QList<qint64>() << false;
    QTest::newRow("after the future") << u"?after=9223372036854775807"_s << QList<qint64>() << false;
    QTest::newRow("around") << u"?around=6&limit=5"_s << QList<qint64>{8, 7, 6, 5, 4} << true;
    QTest::newRow("around the first") << u"?around=1&limit=4"_s << QList<qint64>{4, 3, 2, 1} << false;
    QTest::newRow("around the last") << u"?around=12&limit=4"_s << QList<qint64>{12, 11, 10, 9} << true;
}

void TestChat::historyComesInPages()
{
    static Person &writer = town().settle(u"Writer"_s);
    static const QString conversation = [this] {
        const QString made = town().direct(writer, town().settle(u"Reader"_s));
        for (int i = 1; i <= 12; ++i)
            town().say(writer, made, QString::number(i));
        return made;
    }();
    QFETCH(QString, query);
    QFETCH(QList<qint64>, expected);
    QFETCH(bool, more);
    const HttpReply reply = writer.api.get(u"/api/messages/"_s + conversation + query);
    QCOMPARE(reply.status, 200);
    HAS_SHAPE(m_stage, reply.json(), "history");
    QCOMPARE(seqs(reply.json().value("messages"_L1).toArray()), expected);
    QCOMPARE(reply.json().value("more"_L1).toBool(), more);
}

void TestChat::historyPositionsExcludeEachOther()
{
    IS_PROBLEM(m_stage, m_cast->member.api.get(u"/api/messages/%1?before=3&after=1"_s.arg(m_cast->group)), 422, "validation");
    const HttpReply bad = m_cast->member.api.get(u"/api/messages/%1?around=x&limit=x"_s.arg(m_cast->group));
    IS_PROBLEM(m_stage, bad, 422, "validation");
    QCOMPARE(bad.fields(), (QStringList{u"around"_s, u"limit"_s}));
    IS_PROBLEM(m_stage, m_cast->member.api.get(u"/api/messages/x"_s), 404, "not_found");
}

void TestChat::unsentMessageIsReallyGone()
{
    const QString secret = u"secret %1"_s.arg(newClientId());
    const QJsonObject message = town().say(m_cast->member, m_cast->group, secret);
    const HttpReply reply = m_cast->member.api.put(u"/api/messages/unsent/"_s + idOf(message));
    QCOMPARE(reply.status, 200);
    HAS_SHAPE(m_stage, reply.json(), "message");
    QVERIFY(reply.json().contains("unsentAt"_L1));
    QCOMPARE(reply.json().value("content"_L1).toString(), QString());
    QCOMPARE(reply.json().value("seq"_L1), message.value("seq"_L1));
    QVERIFY(reply.json().value("version"_L1).toInteger() > message.value("version"_L1).toInteger());
    // A second time changes nothing.
    QCOMPARE(m_cast->member.api.put(u"/api/messages/unsent/"_s + idOf(message)).json(), reply.json());
    for (const QString &path : {u"/api/messages/%1"_s.arg(m_cast->group), u"/api/conversations"_s,
                                u"/api/conversations/%1/changes?limit=200"_s.arg(m_cast->group), u"/api/sync"_s}) {
        for (Person *person : {&m_cast->member, &m_cast->owner})
            QVERIFY2(!person->api.get(path).body.contains(secret.toUtf8()), qPrintable(path));
    }
    // The retry of a send that was unsent meanwhile does not bring it back.
    const QJsonObject again{{u"conversationId"_s, m_cast->group}, {u"clientId"_s, message.value("clientId"_L1)}, {u"content"_s, secret}};
    const HttpReply resent = m_cast->member.api.post(u"/api/messages/send"_s, again);
    QCOMPARE(resent.status, 200);
    QCOMPARE(resent.json().value("content"_L1).toString(), QString());
}

void TestChat::unsendIsForSenderAndAdmins()
{
    const auto unsend = [](Person &person, const QJsonObject &message) {
        return person.api.put(u"/api/messages/unsent/"_s + idOf(message));
    };
    const QJsonObject ofMember = town().say(m_cast->member, m_cast->group, u"mine"_s);
    IS_PROBLEM(m_stage, unsend(m_cast->fellow, ofMember), 403, "forbidden");
    IS_PROBLEM(m_stage, unsend(m_cast->outsider, ofMember), 404, "not_found");
    QCOMPARE(unsend(m_cast->admin, ofMember).status, 200);
    const QJsonObject ofOwner = town().say(m_cast->owner, m_cast->direct, u"mine"_s);
    IS_PROBLEM(m_stage, unsend(m_cast->member, ofOwner), 403, "forbidden");
    const QJsonArray history = messagesOf(m_cast->owner, m_cast->group);
    for (const QJsonValue &message : history) {
        if (message["type"_L1].toString() == u"system"_s)
            IS_PROBLEM(m_stage, unsend(m_cast->owner, message.toObject()), 403, "forbidden");
    }
    IS_PROBLEM(m_stage, m_cast->owner.api.put(u"/api/messages/unsent/nothing"_s), 404, "not_found");
}

void TestChat::pointersOnlyMoveForward()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    for (int i = 0; i < 5; ++i)
        town().say(anna, direct, QString::number(i));
    const auto move = [&](const char *what, qint64 seq) {
        return bert.api.put(u"/api/messages/"_s + QLatin1String(what), pointer(direct, seq)).json();
    };
    HAS_SHAPE(m_stage, move("delivered", 2), "moved_pointers");
    QCOMPARE(move("delivered", 4).value("deliveredSeq"_L1).toInteger(), 4);
    QCOMPARE(move("delivered", 1).value("deliveredSeq"_L1).toInteger(), 4);
    QCOMPARE(conversationOf(bert, direct).value("unread"_L1).toInteger(), 5);
    QJsonObject moved = move("read", 3);
    QCOMPARE(moved.value("readSeq"_L1).toInteger(), 3);
    QCOMPARE(moved.value("deliveredSeq"_L1).toInteger(), 4);
    QCOMPARE(moved.value("unread"_L1).toInteger(), 2);
    QCOMPARE(move("read", 0).value("readSeq"_L1).toInteger(), 3);
    moved = move("read", 1'000'000);
    QCOMPARE(moved.value("readSeq"_L1).toInteger(), 5);
    QCOMPARE(moved.value("deliveredSeq"_L1).toInteger(), 5);
    QCOMPARE(conversationOf(bert, direct).value("unread"_L1).toInteger(), 0);
    QCOMPARE(conversationOf(anna, direct)["pointers"_L1][0]["readSeq"_L1].toInteger(), 5);
}

void TestChat::whoHasReadItIsTold()
{
    Person &owner = town().settle(u"Owner"_s);
    Person &reads = town().settle(u"Reads"_s);
    Person &receives = town().settle(u"Receives"_s);
    Person &away = town().settle(u"Away"_s);
    const QString group = town().group(owner, u"Receipts"_s, {&reads, &receives, &away});
    const QJsonObject message = town().say(owner, group, u"seen?"_s);
    const qint64 seq = message.value("seq"_L1).toInteger();
    reads.api.put(u"/api/messages/read"_s, pointer(group, seq));
    receives.api.put(u"/api/messages/delivered"_s, pointer(group, seq));
    const QJsonObject answer = owner.api.get(u"/api/messages/read/"_s + idOf(message)).json();
    HAS_SHAPE(m_stage, answer, "receipts");
    QCOMPARE(answer.value("receipts"_L1).toArray().size(), 3);
    QCOMPARE(receiptOf(owner, idOf(message), reads).value("state"_L1).toString(), u"read"_s);
    QVERIFY(receiptOf(owner, idOf(message), reads).contains("at"_L1));
    QCOMPARE(receiptOf(owner, idOf(message), receives).value("state"_L1).toString(), u"delivered"_s);
    QCOMPARE(receiptOf(owner, idOf(message), away).value("state"_L1).toString(), u"none"_s);
    QCOMPARE(receiptOf(away, idOf(message), reads).value("state"_L1).toString(), u"read"_s);
    // A later message was not read by reading an earlier one.
    const QJsonObject later = town().say(owner, group, u"and this?"_s);
    QCOMPARE(receiptOf(owner, idOf(later), reads).value("state"_L1).toString(), u"none"_s);
}

void TestChat::readReceiptsCanBeKeptToOneself()
{
    Person &open = town().settle(u"Open"_s);
    Person &discreet = town().settle(u"Discreet"_s);
    const QString direct = town().direct(open, discreet);
    QCOMPARE(discreet.api.put(u"/api/users/"_s + discreet.id, {{u"settings"_s, QJsonObject{{u"readReceipts"_s, false}}}}).status, 200);
    const QJsonObject toDiscreet = town().say(open, direct, u"did you read it?"_s);
    discreet.api.put(u"/api/messages/read"_s, pointer(direct, toDiscreet.value("seq"_L1).toInteger()));
    QCOMPARE(receiptOf(open, idOf(toDiscreet), discreet).value("state"_L1).toString(), u"delivered"_s);
    QCOMPARE(conversationOf(open, direct)["pointers"_L1][0]["readSeq"_L1].toInteger(), 0);
    QCOMPARE(participantOf(open, direct, discreet.id)["pointers"_L1]["readSeq"_L1].toInteger(), 0);
    // Who gives none gets none.
    const QJsonObject toOpen = town().say(discreet, direct, u"and you?"_s);
    open.api.put(u"/api/messages/read"_s, pointer(direct, toOpen.value("seq"_L1).toInteger()));
    QCOMPARE(receiptOf(discreet, idOf(toOpen), open).value("state"_L1).toString(), u"delivered"_s);
    QCOMPARE(conversationOf(discreet, direct)["pointers"_L1][0]["readSeq"_L1].toInteger(), 0);
}

void TestChat::changesListWhatHappened()
{
    Person &owner = town().settle(u"Owner"_s);
    Person &member = town().settle(u"Member"_s);
    const QString group = town().group(owner, u"Changes"_s, {&member});
    const QString path = u"/api/conversations/%1/changes?after="_s.arg(group);
    const qint64 start = conversationOf(owner, group).value("version"_L1).toInteger();
    const QJsonObject one = town().say(owner, group, u"one"_s);
    town().say(member, group, u"two"_s);
    QCOMPARE(owner.api.put(u"/api/messages/unsent/"_s + idOf(one)).status, 200);
    QCOMPARE(owner.api.put(u"/api/participant/%1/%2"_s.arg(group, member.id), {{u"role"_s, u"admin"_s}}).status, 200);
    QCOMPARE(owner.api.put(u"/api/conversations/"_s + group, {{u"about"_s, u"news"_s}}).status, 200);

    const QJsonObject answer = member.api.get(path + QString::number(start)).json();
    HAS_SHAPE(m_stage, answer, "changes");
    QStringList names;
    qint64 version = start;
    const QJsonArray changes = answer.value("changes"_L1).toArray();
    for (const QJsonValue &change : changes) {
        names.append(change["on"_L1].toString());
        QVERIFY(change["version"_L1].toInteger() > version);
        version = change["version"_L1].toInteger();
    }
    // Message two, the tombstone of one, the role, its system message, the properties.
    QCOMPARE(names, (QStringList{u"message.created"_s, u"message.changed"_s, u"participant.changed"_s, u"message.created"_s,
                                 u"conversation.changed"_s}));
    HAS_SHAPE(m_stage, changes.at(0)["data"_L1], "message");
    HAS_SHAPE(m_stage, changes.at(2)["data"_L1], "participant");
    HAS_SHAPE(m_stage, changes.at(4)["data"_L1], "conversation_properties");
    QCOMPARE(answer.value("version"_L1).toInteger(), version);
    QCOMPARE(answer.value("more"_L1).toBool(), false);
    QCOMPARE(member.api.get(path + QString::number(version)).json().value("changes"_L1).toArray().size(), 0);
    QCOMPARE(member.api.get(path + u"9223372036854775807"_s).json().value("changes"_L1).toArray().size(), 0);
    IS_PROBLEM(m_stage, member.api.get(path + u"-1"_s), 422, "validation");
}

void TestChat::changesComeInPages()
{
    Person &owner = town().settle(u"Owner"_s);
    const QString group = town().group(owner, u"Pages"_s, {});
    for (int i = 0; i < 9; ++i)
        town().say(owner, group, QString::number(i));
    const QString path = u"/api/conversations/%1/changes"_s.arg(group);
    const QJsonArray whole = owner.api.get(path).json().value("changes"_L1).toArray();
    for (const int limit : {1, 2, 5}) {
        QJsonArray paged;
        qint64 after = 0;
        for (int pages = 0; pages < 50; ++pages) {
            const QJsonObject page = owner.api.get(u"%1?after=%2&limit=%3"_s.arg(path).arg(after).arg(limit)).json();
            const QJsonArray changes = page.value("changes"_L1).toArray();
            QVERIFY(changes.size() <= limit);
            for (const QJsonValue &change : changes)
                paged.append(change);
            after = page.value("version"_L1).toInteger();
            if (!page.value("more"_L1).toBool())
                break;
        }
        QCOMPARE(paged, whole);
    }
}

void TestChat::changesOfAnAbsenceComeInPages()
{
    Person &owner = town().settle(u"Owner"_s);
    Person &member = town().settle(u"Member"_s);
    const QString group = town().group(owner, u"Absence"_s, {&member});
    QStringList ids;
    for (int i = 0; i < 7; ++i)
        ids.append(idOf(town().say(owner, group, QString::number(i))));
    const qint64 version = conversationOf(member, group).value("version"_L1).toInteger();
    QCOMPARE(owner.api.remove(u"/api/participant/%1/%2"_s.arg(group, member.id)).status, 204);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(owner.api.put(u"/api/messages/"_s + id, {{u"content"_s, QString(u"edited "_s + id)}}).status, 200);
    QCOMPARE(owner.api.post(u"/api/participant/"_s + group, {{u"userIds"_s, QJsonArray{member.id}}}).status, 200);
    const QString path = u"/api/conversations/%1/changes?limit=2&after="_s.arg(group);
    QStringList edited;
    qint64 after = version;
    QString cursor;
    int cursors = 0;
    for (bool more = true; more;) {
        const QJsonObject page = member.api.get(path + QString::number(after) + cursor).json();
        HAS_SHAPE(m_stage, page, "changes");
        const QJsonArray changes = page.value("changes"_L1).toArray();
        QVERIFY(changes.size() <= 2);
        for (const QJsonValue &change : changes) {
            if (change["data"_L1]["content"_L1].toString().startsWith(u"edited"))
                edited.append(change["data"_L1]["id"_L1].toString());
        }
        more = page.value("more"_L1).toBool();
        after = page.value("version"_L1).toInteger();
        cursor.clear();
        if (page.contains("next"_L1)) {
            QVERIFY(more);
            cursor = u"&cursor="_s + page.value("next"_L1).toString();
            QVERIFY(++cursors < 20);
        }
    }
    QVERIFY(cursors >= 3);
    QCOMPARE(edited, ids);
    QCOMPARE(after, conversationOf(member, group).value("version"_L1).toInteger());
    const HttpReply refused = member.api.get(path + u"0&cursor=yesterday"_s);
    IS_PROBLEM(m_stage, refused, 422, "validation");
    QCOMPARE(refused.fields(), QStringList{u"cursor"_s});
}

void TestChat::syncGivesEverythingThenOnlyNews()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    (void)town().direct(anna, bert);
    const QString group = town().group(anna, u"Sync"_s, {&bert});
    const QJsonObject all = anna.api.get(u"/api/sync"_s).json();
    HAS_SHAPE(m_stage, all, "sync");
    QCOMPARE(all.value("full"_L1).toBool(), true);
    QCOMPARE(all.value("conversations"_L1).toArray().size(), 2);
    QCOMPARE(all.value("contacts"_L1).toArray().size(), 1);
    HAS_SHAPE(m_stage, all["contacts"_L1][0], "contact_accepted");

    town().say(bert, group, u"news"_s);
    const QJsonObject news = anna.api.get(u"/api/sync?since="_s + all.value("token"_L1).toString()).json();
    HAS_SHAPE(m_stage, news, "sync");
    QCOMPARE(news.value("full"_L1).toBool(), false);
    bool isTold = false;
    const QJsonArray conversations = news.value("conversations"_L1).toArray();
    for (const QJsonValue &conversation : conversations) {
        HAS_SHAPE(m_stage, conversation, conversation["isGroup"_L1].toBool() ? "conversation_group" : "conversation_direct");
        isTold |= conversation["id"_L1].toString() == group && conversation["unread"_L1].toInteger() == 1;
    }
    QVERIFY(isTold);
    // Bert's devices are not told by Anna's token.
    IS_PROBLEM(m_stage, ApiClient(m_stage.server().url()).get(u"/api/sync?since="_s + all.value("token"_L1).toString()), 401,
               "not_signed_in");
}

void TestChat::badSyncTokenGivesEverything_data()
{
    QTest::addColumn<QString>("token");
    for (const char *token : {"x", "0", "-1", "99999999999999999999", "a.b.c", "%F0%9F%98%80", "'%20OR%201=1", "9223372036854775807",
                              "1.0.9223372036854775807.1", "1.9223372036854775807.1.1", "1.-1.-1.1", "2.1.1.1"})
        QTest::newRow(token) << QString::fromLatin1(token);
    QTest::newRow("long") << QString(4000, u'a');
}

void TestChat::badSyncTokenGivesEverything()
{
    QFETCH(QString, token);
    const HttpReply reply = m_cast->member.api.get(u"/api/sync?since="_s + token);
    if (reply.status == 422) {
        QCOMPARE(reply.fields(), QStringList{u"since"_s});
        return;
    }
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().value("full"_L1).toBool(), true);
}

void TestChat::newsFeedTellsOfRequestsAndGroups()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    (void)town().group(anna, u"Feed"_s, {&bert});
    const HttpReply reply = bert.api.get(u"/api/notifications"_s);
    QCOMPARE(reply.status, 200);
    HAS_SHAPE(m_stage, reply.json(), "notifications");
    const QJsonArray rows = reply.json().value("notifications"_L1).toArray();
    QStringList kinds;
    for (const QJsonValue &row : rows)
        kinds.append(row["kind"_L1].toString());
    QCOMPARE(kinds.last(), u"participant_added"_s); // oldest first
    QCOMPARE(bert.api.put(u"/api/notifications/read"_s, {{u"upTo"_s, rows.last()["id"_L1].toString()}}).status, 204);
    const QJsonArray read = bert.api.get(u"/api/notifications"_s).json().value("notifications"_L1).toArray();
    for (const QJsonValue &row : read)
        QVERIFY(row.toObject().contains("readAt"_L1));
    IS_PROBLEM(m_stage, bert.api.put(u"/api/notifications/read"_s), 422, "validation");
    QCOMPARE(anna.api.get(u"/api/notifications"_s).json().value("notifications"_L1).toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestChat)
#include "test_chat.moc"
