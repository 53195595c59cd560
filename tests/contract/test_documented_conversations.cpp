// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// What docs/openapi.yaml names about conversations and messages, and the other contract tests do not come by.
class TestDocumentedConversations : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }

    void ownSettingsCanAllBeSet();
    void draftsOfOtherDevices();
    void rulesOfAGroup();
    void theLastOwnerNamesASuccessor();
    void mentionsCanBeEdited();
    void anUnsentMessageTakesNothing();
    void aBlockEndsWhatIsDoneWithMessages();
    void aMessageTakesSoManyReactions();
    void aConversationTakesSoManyPins();
    void readersComeInPages();
    void pagesHaveBounds();
    void whatIsReadInTheFeedIsMarkedInSync();
    void windowsClose();

private:
    /// Two people and what they share.
    struct Pair
    {
        explicit Pair(Town &town)
            : one(town.settle(u"Eva"_s))
            , other(town.settle(u"Finn"_s))
            , direct(town.direct(one, other))
        {
        }
        Person &one;
        Person &other;
        QString direct;
    };
    static QString path(const QJsonObject &message, const QString &end = {}) { return u"/api/messages/"_s + idOf(message) + end; }
    Town &town() { return m_stage.town(); }

    Stage m_stage;
};

void TestDocumentedConversations::ownSettingsCanAllBeSet()
{
    Pair pair(town());
    const QString path = u"/api/conversations/%1/settings"_s.arg(pair.direct);
    QJsonObject settings{{u"muteUntil"_s, u"2031-01-02T03:04:05.678Z"_s},
                         {u"isPinned"_s, true},
                         {u"isArchived"_s, true},
                         {u"isMarkedUnread"_s, true},
                         {u"notify"_s, u"mentions"_s},
                         {u"folder"_s, u"Family"_s}};
    const HttpReply set = pair.one.api.put(path, settings);
    QCOMPARE(set.status, 200);
    HAS_SHAPE(m_stage, set.json(), "own_settings");
    QCOMPARE(set.json().value("settings"_L1).toObject(), settings);
    const QJsonObject seen = pair.one.api.get(u"/api/conversations/"_s + pair.direct).json();
    HAS_SHAPE(m_stage, seen, "conversation_direct");
    QCOMPARE(seen.value("settings"_L1).toObject(), settings);
    settings.remove(u"muteUntil"_s);
    QCOMPARE(pair.one.api.put(path, {{u"muteUntil"_s, QJsonValue::Null}}).json().value("settings"_L1).toObject(), settings);
}

void TestDocumentedConversations::draftsOfOtherDevices()
{
    Pair pair(town());
    const QString group = town().group(pair.one, u"Drafts"_s, {&pair.other});
    ApiClient second(town().server(), town().signInAgain(pair.one));
    for (const QString &conversation : {pair.direct, group}) {
        const QString draft = u"/api/conversations/%1/draft"_s.arg(conversation);
        QCOMPARE(pair.one.api.put(draft, {{u"text"_s, u"from the first"_s}}).status, 200);
        const HttpReply both = second.put(draft, {{u"text"_s, u"from the second"_s}});
        HAS_SHAPE(m_stage, both.json(), "own_draft");
        const QJsonObject seen = second.get(u"/api/conversations/"_s + conversation).json();
        HAS_SHAPE(m_stage, seen, conversation == group ? "conversation_group" : "conversation_direct");
        QCOMPARE(seen["draft"_L1]["text"_L1].toString(), u"from the second"_s);
        QCOMPARE(seen["draft"_L1]["others"_L1][0]["text"_L1].toString(), u"from the first"_s);
        const QJsonValue version = seen["draft"_L1]["version"_L1];
        const HttpReply one = pair.one.api.put(draft, {{u"text"_s, u"from the second, and on"_s}, {u"seen"_s, version}});
        QVERIFY(one.json()["draft"_L1]["others"_L1].isUndefined());
    }
}

void TestDocumentedConversations::rulesOfAGroup()
{
    Pair pair(town());
    const QString group = u"/api/conversations/"_s + town().group(pair.one, u"Rules"_s, {&pair.other});
    const QJsonObject rules{{u"add"_s, u"owner"_s}, {u"post"_s, u"admin"_s}, {u"edit"_s, u"owner"_s}};
    const HttpReply changed = pair.one.api.put(group, {{u"rules"_s, rules}});
    QCOMPARE(changed.json().value("rules"_L1).toObject(), rules);
    IS_PROBLEM(m_stage, pair.one.api.put(group, {{u"rules"_s, QJsonObject{{u"post"_s, u"nobody"_s}}}}), 422, "validation");
}

void TestDocumentedConversations::theLastOwnerNamesASuccessor()
{
    Pair pair(town());
    const QString group = town().group(pair.one, u"Handover"_s, {&pair.other});
    const QString own = u"/api/participant/%1/%2"_s.arg(group, pair.one.id);
    IS_PROBLEM(m_stage, pair.one.api.put(own, {{u"role"_s, u"member"_s}}), 409, "last_owner");
    const auto leave = [](Person &person, const QString &path, const QString &successor) {
        return person.api.send({.method = "DELETE", .path = path, .body = "{\"successorId\":\"" + successor.toUtf8() + "\"}"});
    };
    IS_PROBLEM(m_stage, leave(pair.one, own, u"none"_s), 422, "validation");
    const QJsonObject body{{u"role"_s, u"member"_s}, {u"successorId"_s, pair.other.id}};
    QCOMPARE(pair.one.api.put(own, body).json().value("role"_L1).toString(), u"member"_s);
    const QString theirs = u"/api/participant/%1/%2"_s.arg(group, pair.other.id);
    IS_PROBLEM(m_stage, pair.other.api.remove(theirs), 409, "last_owner");
    QCOMPARE(leave(pair.other, theirs, pair.one.id).status, 204);
}

void TestDocumentedConversations::mentionsCanBeEdited()
{
    Pair pair(town());
    const auto mention = [&](int offset) {
        return QJsonArray{QJsonObject{{u"userId"_s, pair.other.id}, {u"offset"_s, offset}, {u"length"_s, 5}}};
    };
    QJsonObject body = textMessage(pair.direct, u"@Finn hello"_s);
    body.insert(u"mentions"_s, mention(0));
    const QJsonObject sent = pair.one.api.post(u"/api/messages/send"_s, body).json();
    const HttpReply edited = pair.one.api.put(path(sent), {{u"content"_s, u"hello @Finn"_s}, {u"mentions"_s, mention(6)}});
    QCOMPARE(edited.json().value("mentions"_L1).toArray(), mention(6));
    const QJsonObject earlier = pair.other.api.get(path(sent, u"/edits"_s)).json();
    HAS_SHAPE(m_stage, earlier, "edits");
    QCOMPARE(earlier["edits"_L1][0]["mentions"_L1].toArray(), mention(0));
}

void TestDocumentedConversations::anUnsentMessageTakesNothing()
{
    Pair pair(town());
    const QJsonObject sent = town().say(pair.one, pair.direct, u"gone soon"_s);
    QCOMPARE(pair.one.api.put(u"/api/messages/unsent/"_s + idOf(sent)).status, 200);
    ApiClient &api = pair.one.api;
    const QJsonObject copy{{u"conversationIds"_s, QJsonArray{pair.direct}}, {u"clientIds"_s, QJsonArray{newClientId()}}};
    IS_PROBLEM(m_stage, api.put(path(sent), {{u"content"_s, u"back"_s}}), 409, "message_unsent");
    IS_PROBLEM(m_stage, api.put(path(sent, u"/reactions/%F0%9F%8C%B1"_s)), 409, "message_unsent");
    IS_PROBLEM(m_stage, api.remove(path(sent, u"/reactions/%F0%9F%8C%B1"_s)), 409, "message_unsent");
    IS_PROBLEM(m_stage, api.put(path(sent, u"/pin"_s)), 409, "message_unsent");
    IS_PROBLEM(m_stage, api.remove(path(sent, u"/pin"_s)), 409, "message_unsent");
    IS_PROBLEM(m_stage, api.post(path(sent, u"/forward"_s), copy), 409, "message_unsent");
}

void TestDocumentedConversations::aBlockEndsWhatIsDoneWithMessages()
{
    Pair pair(town());
    const QJsonObject sent = town().say(pair.one, pair.direct, u"before the block"_s);
    QCOMPARE(pair.other.api.put(u"/api/contacts/"_s + pair.one.id, {{u"status"_s, u"blocked"_s}}).status, 200);
    ApiClient &api = pair.one.api;
    const QJsonObject copy{{u"conversationIds"_s, QJsonArray{pair.direct}}, {u"clientIds"_s, QJsonArray{newClientId()}}};
    IS_PROBLEM(m_stage, api.put(path(sent), {{u"content"_s, u"after it"_s}}), 403, "blocked");
    IS_PROBLEM(m_stage, api.put(path(sent, u"/reactions/%F0%9F%8C%B1"_s)), 403, "blocked");
    IS_PROBLEM(m_stage, api.remove(path(sent, u"/reactions/%F0%9F%8C%B1"_s)), 403, "blocked");
    IS_PROBLEM(m_stage, api.put(path(sent, u"/pin"_s)), 403, "blocked");
    IS_PROBLEM(m_stage, api.remove(path(sent, u"/pin"_s)), 403, "blocked");
    IS_PROBLEM(m_stage, api.post(path(sent, u"/forward"_s), copy), 403, "blocked");
    QCOMPARE(api.put(u"/api/messages/unsent/"_s + idOf(sent)).status, 200);
}

void TestDocumentedConversations::aMessageTakesSoManyReactions()
{
    Pair pair(town());
    const QJsonObject sent = town().say(pair.one, pair.direct, u"react"_s);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(pair.one.api.put(path(sent, u"/reactions/%F0%9F%8D%8"_s + QString::number(i))).status, 200);
    IS_PROBLEM(m_stage, pair.one.api.put(path(sent, u"/reactions/%F0%9F%8C%B1"_s)), 409, "limit_reached");
}

void TestDocumentedConversations::aConversationTakesSoManyPins()
{
    Pair pair(town());
    for (int i = 0; i < 50; ++i)
        QCOMPARE(pair.one.api.put(path(town().say(pair.one, pair.direct, u"pin"_s), u"/pin"_s)).status, 200);
    IS_PROBLEM(m_stage, pair.one.api.put(path(town().say(pair.one, pair.direct, u"one more"_s), u"/pin"_s)), 409, "limit_reached");
}

void TestDocumentedConversations::readersComeInPages()
{
    Pair pair(town());
    Person &third = town().settle(u"Gesa"_s);
    const QString group = town().group(pair.one, u"Readers"_s, {&pair.other, &third});
    const QString readers = u"/api/messages/read/"_s + idOf(town().say(pair.one, group, u"who reads"_s));
    const QJsonObject first = pair.one.api.get(readers + u"?limit=1"_s).json();
    HAS_SHAPE(m_stage, first, "receipts");
    QCOMPARE(first.value("receipts"_L1).toArray().size(), 1);
    QVERIFY(first.value("more"_L1).toBool());
    const QString last = first["receipts"_L1][0]["userId"_L1].toString();
    const QJsonObject rest = pair.one.api.get(readers + u"?after="_s + last).json();
    QCOMPARE(rest.value("receipts"_L1).toArray().size(), 1);
    QVERIFY(rest["receipts"_L1][0]["userId"_L1].toString() != last);
    IS_PROBLEM(m_stage, pair.one.api.get(readers + u"?limit=0"_s), 422, "validation");
}

void TestDocumentedConversations::pagesHaveBounds()
{
    Pair pair(town());
    IS_PROBLEM(m_stage, pair.one.api.get(u"/api/messages/member"_s), 422, "validation");
    IS_PROBLEM(m_stage, pair.one.api.get(u"/api/sync?limit=1001"_s), 422, "validation");
    const QString group = town().group(pair.one, u"Page"_s, {&pair.other});
    const QJsonObject page = pair.one.api.get(u"/api/sync?limit=1"_s).json();
    HAS_SHAPE(m_stage, page, "sync");
    QCOMPARE(page.value("conversations"_L1).toArray().size(), 1);
    QVERIFY(page.value("more"_L1).toBool());
}

void TestDocumentedConversations::whatIsReadInTheFeedIsMarkedInSync()
{
    Pair pair(town());
    town().say(pair.one, pair.direct, u"ring"_s);
    QJsonValue alert;
    const auto isThere = [&] {
        for (const QJsonValue &entry : pair.other.api.get(u"/api/notifications"_s).json().value("notifications"_L1).toArray()) {
            if (entry["kind"_L1] == u"message"_s)
                alert = entry;
        }
        return alert.isObject();
    };
    QTRY_VERIFY(isThere());
    const QJsonObject read{{u"ids"_s, QJsonArray{alert["id"_L1]}}};
    QCOMPARE(pair.other.api.put(u"/api/notifications/read"_s, read).status, 204);
    const QJsonObject sync = pair.other.api.get(u"/api/sync"_s).json();
    HAS_SHAPE(m_stage, sync, "sync");
    QCOMPARE(sync["notificationMarks"_L1][0]["conversationId"_L1].toString(), pair.direct);
}

void TestDocumentedConversations::windowsClose()
{
    Stage stage;
    stage.server().addArguments({u"--messages-edit-window"_s, u"1s"_s, u"--messages-unsend-window"_s, u"1s"_s});
    QVERIFY(stage.raise());
    QCOMPARE(ApiClient(stage.server().url()).get(u"/api/server"_s).json()["limits"_L1]["unsendWindowSeconds"_L1].toInt(), 1);
    Pair pair(stage.town());
    const QJsonObject sent = stage.town().say(pair.one, pair.direct, u"0"_s);
    int tries = 0;
    const auto edit = [&] { return pair.one.api.put(path(sent), {{u"content"_s, QString::number(++tries)}}); };
    QTRY_COMPARE(edit().status, 409);
    IS_PROBLEM(stage, edit(), 409, "window_closed");
    IS_PROBLEM(stage, pair.one.api.put(u"/api/messages/unsent/"_s + idOf(sent)), 409, "window_closed");
}

QTEST_GUILESS_MAIN(TestDocumentedConversations)
#include "test_documented_conversations.moc"
