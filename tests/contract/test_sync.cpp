// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QJsonObject conversationOf(Person &person, const QString &id)
{
    return person.api.get(u"/api/conversations/"_s + id).json();
}
} // namespace

/// What changed comes back to whoever was away: per conversation, and of everything.
class TestSync : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

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

void TestSync::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_cast = std::make_unique<Cast>(town());
}

void TestSync::changesListWhatHappened()
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

void TestSync::changesComeInPages()
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

void TestSync::changesOfAnAbsenceComeInPages()
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

void TestSync::syncGivesEverythingThenOnlyNews()
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

void TestSync::badSyncTokenGivesEverything_data()
{
    QTest::addColumn<QString>("token");
    for (const char *token : {"x", "0", "-1", "99999999999999999999", "a.b.c", "%F0%9F%98%80", "'%20OR%201=1", "9223372036854775807",
                              "1.0.9223372036854775807.1", "1.9223372036854775807.1.1", "1.-1.-1.1", "2.1.1.1"})
        QTest::newRow(token) << QString::fromLatin1(token);
    QTest::newRow("long") << QString(4000, u'a');
}

void TestSync::badSyncTokenGivesEverything()
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

void TestSync::newsFeedTellsOfRequestsAndGroups()
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

QTEST_GUILESS_MAIN(TestSync)
#include "test_sync.moc"
