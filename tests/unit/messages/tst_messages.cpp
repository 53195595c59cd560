// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/conversations/chat_world.h"

#include "server/conversations/conversation_hooks.h"
#include "shared/limits.h"

#include <QtTest/QTest>

#include <algorithm>
#include <set>

using namespace kith;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

class TestMessages : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_world.reset(); }

    void sendsWithDenseSeqAndVersion();
    void tellsEveryMemberTheSameMessage();
    void answersRepeatWithFirstMessage();
    void answersRepeatAfterLeaving();
    void keepsClientIdsOfTwoSendersApart();
    void refusesWhatBreaksRules_data();
    void refusesWhatBreaksRules();
    void keepsWhatWasSentAsWritten();
    void acceptsReplyOnlyToMessageOfSameConversation();
    void refusesStrangersFormerAndBlocked();
    void pagesHistory_data();
    void pagesHistory();
    void formerMemberSeesHistoryUpToLeaving();
    void unsendReallyRemovesContent();
    void unsendWindowBindsSenderButNotAdmin();
    void refusesUnsendByOthers();
    void movesPointersForwardOnly();
    void readImpliesDelivered();
    void countsUnread();
    void tellsReceiptToOthersAndOwnDevices();
    void hidesReadsOfWhoSendsNone();
    void tellsReceiptInLargeGroupToSendersOnly();
    void tellsReceiptInGroupToSendersAndViewers();
    void noReceiptsPassWhereBlocked();
    void listsWhoReadAndWhen();
    void listsReadsAsHiddenForWhoSendsNone();

private:
    QList<qint64> seqs(const QJsonObject &page) const
    {
        QList<qint64> out;
        for (const QJsonValue &message : page.value("messages"_L1).toArray())
            out.append(message.toObject().value("seq"_L1).toInteger());
        return out;
    }
    QJsonObject pointer(qint64 seq) const { return {{u"conversationId"_s, m_direct}, {u"seq"_s, seq}}; }
    QString stateOf(UserId asker, const QString &message, UserId whom)
    {
        const QJsonArray receipts = m_world->ok(asker, "GET /api/messages/read/" + message.toLatin1()).value("receipts"_L1).toArray();
        for (const QJsonValue &receipt : receipts) {
            if (receipt.toObject().value("userId"_L1).toString() == whom.toString())
                return receipt.toObject().value("state"_L1).toString();
        }
        return u"absent"_s;
    }
    QByteArray messageAt(const QString &conversation, qint64 seq)
    {
        return m_world->ok(m_anna, "GET /api/messages/" + conversation.toLatin1(), {{u"after"_s, seq - 1}, {u"limit"_s, 1}})
            .value("messages"_L1)
            .toArray()
            .first()
            .toObject()
            .value("id"_L1)
            .toString()
            .toLatin1();
    }
    QByteArray history() const { return "GET /api/messages/" + m_direct.toLatin1(); }

    std::unique_ptr<ChatWorld> m_world;
    UserId m_anna;
    UserId m_ben;
    UserId m_cleo;
    QString m_direct;
};

void TestMessages::init()
{
    m_world = std::make_unique<ChatWorld>();
    m_anna = m_world->person(u"Anna"_s);
    m_ben = m_world->person(u"Ben"_s);
    m_cleo = m_world->person(u"Cleo"_s);
    m_world->befriend(m_anna, m_ben);
    m_world->befriend(m_anna, m_cleo);
    m_direct = m_world->direct(m_anna, m_ben);
    (void)m_world->database.takeEvents();
}

void TestMessages::sendsWithDenseSeqAndVersion()
{
    const QJsonObject first = m_world->send(m_anna, m_direct, u"one"_s);
    const QJsonObject second = m_world->send(m_ben, m_direct, u"two"_s);
    QCOMPARE(first.value("seq"_L1).toInteger(), 1);
    QCOMPARE(second.value("seq"_L1).toInteger(), 2);
    QCOMPARE(second.value("version"_L1).toInteger(), first.value("version"_L1).toInteger() + 1);
    QCOMPARE(m_world->status(m_anna, "POST /api/messages/send", ChatWorld::sending(m_direct, u"three"_s)), 201);
}

void TestMessages::tellsEveryMemberTheSameMessage()
{
    const QJsonObject sent = m_world->send(m_anna, m_direct, u"hello"_s);
    const auto events = m_world->database.takeEvents();
    QCOMPARE(events.size(), size_t(1));
    QCOMPARE(std::set(events[0]->audience.begin(), events[0]->audience.end()), (std::set{m_anna, m_ben}));
    const QJsonObject frame = QJsonDocument::fromJson(events[0]->frame).object();
    QCOMPARE(frame.value("on"_L1).toString(), u"message.created"_s);
    QCOMPARE(frame.value("version"_L1), sent.value("version"_L1));
    QCOMPARE(frame.value("data"_L1).toObject(), sent);
}

void TestMessages::answersRepeatWithFirstMessage()
{
    const QJsonObject request = ChatWorld::sending(m_direct, u"once"_s);
    const QJsonObject first = m_world->ok(m_anna, "message.send", request);
    (void)m_world->database.takeEvents();
    QJsonObject other = request;
    other.insert(u"content"_s, u"something else"_s);
    const auto repeat = m_world->call(m_anna, "message.send", other);
    QVERIFY(repeat);
    QCOMPARE(repeat->status, 200);
    QCOMPARE(repeat->body, first);
    QVERIFY(m_world->database.takeEvents().empty());
    QCOMPARE(m_world->database.scalar(u"SELECT count(*) FROM messages"_s).toInt(), 1);
    QCOMPARE(m_world->database.scalar(u"SELECT last_seq FROM conversations"_s).toInt(), 1);
}

void TestMessages::answersRepeatAfterLeaving()
{
    const QString group = m_world->group(m_anna, {m_ben});
    const QJsonObject request = ChatWorld::sending(group, u"bye"_s);
    const QJsonObject first = m_world->ok(m_ben, "message.send", request);
    m_world->ok(m_ben, "DELETE /api/participant/" + group.toLatin1() + '/' + m_ben.toString().toLatin1());
    const auto repeat = m_world->call(m_ben, "message.send", request);
    QVERIFY(repeat);
    QCOMPARE(repeat->status, 200);
    QCOMPARE(repeat->body, first);
}

void TestMessages::keepsClientIdsOfTwoSendersApart()
{
    const QJsonObject request = ChatWorld::sending(m_direct, u"mine"_s);
    QCOMPARE(m_world->status(m_anna, "message.send", request), 201);
    QCOMPARE(m_world->status(m_ben, "message.send", request), 201);
}

void TestMessages::refusesWhatBreaksRules_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("empty") << u"content"_s << QJsonValue(QString());
    QTest::newRow("only white space") << u"content"_s << QJsonValue(u" \r\n\t "_s);
    QTest::newRow("too long") << u"content"_s << QJsonValue(QString(limits::messageLength + 1, u'x'));
    QTest::newRow("control character") << u"content"_s << QJsonValue(u"a\u0007"_s);
    QTest::newRow("half a surrogate pair") << u"content"_s << QJsonValue(QString(QChar(0xD83D)));
    QTest::newRow("no content") << u"content"_s << QJsonValue();
    QTest::newRow("content is a number") << u"content"_s << QJsonValue(5);
    QTest::newRow("client id") << u"clientId"_s << QJsonValue(u"1"_s);
    QTest::newRow("no client id") << u"clientId"_s << QJsonValue();
    QTest::newRow("unknown type") << u"type"_s << QJsonValue(u"system"_s);
    QTest::newRow("reply to nothing") << u"replyTo"_s << QJsonValue(u"77"_s);
    QTest::newRow("conversation is no id") << u"conversationId"_s << QJsonValue(u"-1"_s);
}

void TestMessages::refusesWhatBreaksRules()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject request = ChatWorld::sending(m_direct, u"fine"_s);
    request.insert(field, value);
    const auto answer = m_world->call(m_anna, "message.send", request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Validation);
    QCOMPARE(answer.error().fields.size(), 1);
    QCOMPARE(answer.error().fields.first().field, field);
    QCOMPARE(m_world->database.scalar(u"SELECT count(*) FROM messages"_s).toInt(), 0);
}

void TestMessages::keepsWhatWasSentAsWritten()
{
    const QString longest = u"\U0001F600"_s.repeated(limits::messageLength);
    QCOMPARE(m_world->send(m_anna, m_direct, longest).value("content"_L1).toString(), longest);
    const QString odd = u"  <b>'; DROP TABLE messages; -- \u202E\n\n\u0644"_s;
    QCOMPARE(m_world->send(m_anna, m_direct, odd + u"\r\n "_s).value("content"_L1).toString(), odd);
    const QJsonArray page = m_world->ok(m_ben, history()).value("messages"_L1).toArray();
    QCOMPARE(page.at(0).toObject().value("content"_L1).toString(), odd);
    QCOMPARE(page.at(1).toObject().value("content"_L1).toString(), longest);
}

void TestMessages::acceptsReplyOnlyToMessageOfSameConversation()
{
    const QString here = m_world->send(m_ben, m_direct, u"question"_s).value("id"_L1).toString();
    const QString other = m_world->direct(m_anna, m_cleo);
    const QString there = m_world->send(m_anna, other, u"elsewhere"_s).value("id"_L1).toString();
    QJsonObject request = ChatWorld::sending(m_direct, u"answer"_s);
    request.insert(u"replyTo"_s, there);
    QCOMPARE(m_world->status(m_anna, "message.send", request), 422);
    request.insert(u"replyTo"_s, here);
    QCOMPARE(m_world->ok(m_anna, "message.send", request).value("replyTo"_L1).toString(), here);
}

void TestMessages::refusesStrangersFormerAndBlocked()
{
    QCOMPARE(m_world->status(m_cleo, "message.send", ChatWorld::sending(m_direct, u"psst"_s)), 404);
    QCOMPARE(m_world->status(m_cleo, history()), 404);
    QCOMPARE(m_world->status(m_anna, "message.send", ChatWorld::sending(u"12345"_s, u"psst"_s)), 404);
    const QString group = m_world->group(m_anna, {m_ben});
    m_world->ok(m_ben, "DELETE /api/participant/" + group.toLatin1() + '/' + m_ben.toString().toLatin1());
    QCOMPARE(m_world->status(m_ben, "message.send", ChatWorld::sending(group, u"psst"_s)), 403);
    m_world->block(m_ben, m_anna);
    QCOMPARE(m_world->refusal(m_anna, "message.send", ChatWorld::sending(m_direct, u"psst"_s)), ErrorCode::Blocked);
    QCOMPARE(m_world->refusal(m_ben, "message.send", ChatWorld::sending(m_direct, u"psst"_s)), ErrorCode::Blocked);
}

void TestMessages::pagesHistory_data()
{
    QTest::addColumn<QJsonObject>("query");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::addColumn<bool>("more");
    const auto row = [](const char *name, const QJsonObject &query, const QList<qint64> &expected, bool more) {
        QTest::newRow(name) << query << expected << more;
    };
    row("newest", {{u"limit"_s, 3}}, {10, 9, 8}, true);
    row("all", {}, {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, false);
    row("before", {{u"before"_s, 4}, {u"limit"_s, 2}}, {3, 2}, true);
    row("before the first", {{u"before"_s, 1}}, {}, false);
    row("before, to the start", {{u"before"_s, 3}, {u"limit"_s, 2}}, {2, 1}, false);
    row("after", {{u"after"_s, 4}, {u"limit"_s, 2}}, {6, 5}, true);
    row("after, to the end", {{u"after"_s, u"8"_s}, {u"limit"_s, 2}}, {10, 9}, false);
    row("after the last", {{u"after"_s, 99}}, {}, false);
    row("after nothing", {{u"after"_s, 0}, {u"limit"_s, 2}}, {2, 1}, true);
    row("around", {{u"around"_s, 5}, {u"limit"_s, 4}}, {6, 5, 4, 3}, true);
    row("around the end", {{u"around"_s, 10}, {u"limit"_s, 4}}, {10, 9, 8, 7}, true);
    row("around the start", {{u"around"_s, 1}, {u"limit"_s, 4}}, {4, 3, 2, 1}, false);
}

void TestMessages::pagesHistory()
{
    QFETCH(QJsonObject, query);
    QFETCH(QList<qint64>, expected);
    QFETCH(bool, more);
    for (int i = 0; i < 10; ++i)
        m_world->send(m_anna, m_direct, QString::number(i));
    const QJsonObject page = m_world->ok(m_ben, history(), query);
    QCOMPARE(seqs(page), expected);
    QCOMPARE(page.value("more"_L1).toBool(), more);
    QCOMPARE(m_world->status(m_ben, history(), {{u"before"_s, 3}, {u"after"_s, 2}}), 422);
    QCOMPARE(m_world->status(m_ben, history(), {{u"limit"_s, limits::pageMax + 1}}), 422);
}

void TestMessages::formerMemberSeesHistoryUpToLeaving()
{
    const QString group = m_world->group(m_anna, {m_ben});
    const qint64 last = m_world->send(m_anna, group, u"while you are here"_s).value("seq"_L1).toInteger();
    m_world->ok(m_anna, "DELETE /api/participant/" + group.toLatin1() + '/' + m_ben.toString().toLatin1());
    const QJsonObject secret = m_world->send(m_anna, group, u"about Ben"_s);
    QCOMPARE(seqs(m_world->ok(m_ben, "GET /api/messages/" + group.toLatin1())).first(), last);
    QVERIFY(seqs(m_world->ok(m_ben, "GET /api/messages/" + group.toLatin1(), {{u"after"_s, last}})).isEmpty());
    QCOMPARE(m_world->status(m_ben, "GET /api/messages/read/" + secret.value("id"_L1).toString().toLatin1()), 404);
}

void TestMessages::unsendReallyRemovesContent()
{
    const QString first = m_world->send(m_ben, m_direct, u"question"_s).value("id"_L1).toString();
    QJsonObject request = ChatWorld::sending(m_direct, u"regretted"_s);
    request.insert(u"replyTo"_s, first);
    const QJsonObject sent = m_world->ok(m_anna, "message.send", request);
    (void)m_world->database.takeEvents();
    const QByteArray unsend = "PUT /api/messages/unsent/" + sent.value("id"_L1).toString().toLatin1();
    const QJsonObject tombstone = m_world->ok(m_anna, unsend);
    QVERIFY(tombstone.contains("unsentAt"_L1));
    QVERIFY(tombstone.value("content"_L1).toString().isEmpty());
    QVERIFY(!tombstone.contains("replyTo"_L1));
    QCOMPARE(tombstone.value("version"_L1).toInteger(), sent.value("version"_L1).toInteger() + 1);
    QCOMPARE(m_world->database.scalar(u"SELECT count(*) FROM messages WHERE content LIKE '%regretted%' OR reply_to IS NOT NULL"_s).toInt(),
             0);
    const QList<QJsonObject> frames = m_world->database.takeFramesFor(m_ben);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().value("on"_L1).toString(), u"message.changed"_s);
    QCOMPARE(frames.first().value("data"_L1).toObject(), tombstone);
    QCOMPARE(m_world->ok(m_anna, "message.unsend", {{u"messageId"_s, sent.value("id"_L1)}}), tombstone);
    QVERIFY(m_world->database.takeEvents().empty());
    QCOMPARE(m_world->ok(m_anna, "message.send", request), tombstone);
}

void TestMessages::unsendWindowBindsSenderButNotAdmin()
{
    const QString group = m_world->group(m_anna, {m_ben});
    const QJsonObject sent = m_world->send(m_ben, group, u"old"_s);
    const QJsonObject other = m_world->send(m_ben, m_direct, u"young enough"_s);
    const auto age = [&](const QJsonObject &message, std::chrono::minutes by) {
        m_world->database.scalar(u"UPDATE messages SET created_at = created_at - ? WHERE id = ?"_s,
                                 {qint64(std::chrono::milliseconds(by).count()), message.value("id"_L1).toString().toLongLong()});
    };
    age(sent, limits::unsendWindow + std::chrono::minutes(1));
    age(other, limits::unsendWindow - std::chrono::minutes(1));
    QCOMPARE(m_world->refusal(m_ben, "message.unsend", {{u"messageId"_s, sent.value("id"_L1)}}), ErrorCode::WindowClosed);
    QCOMPARE(m_world->status(m_ben, "message.unsend", {{u"messageId"_s, other.value("id"_L1)}}), 200);
    QCOMPARE(m_world->status(m_anna, "message.unsend", {{u"messageId"_s, sent.value("id"_L1)}}), 200);
}

void TestMessages::refusesUnsendByOthers()
{
    const QJsonObject sent = m_world->send(m_anna, m_direct, u"mine"_s);
    const QJsonObject request{{u"messageId"_s, sent.value("id"_L1)}};
    QCOMPARE(m_world->status(m_ben, "message.unsend", request), 403);
    QCOMPARE(m_world->status(m_cleo, "message.unsend", request), 404);
    QCOMPARE(m_world->status(m_anna, "message.unsend", {{u"messageId"_s, u"99"_s}}), 404);
    const QString group = m_world->group(m_anna, {m_ben});
    const QString created = m_world->ok(m_anna, "GET /api/messages/" + group.toLatin1())
                                .value("messages"_L1)
                                .toArray()
                                .first()
                                .toObject()
                                .value("id"_L1)
                                .toString();
    QCOMPARE(m_world->status(m_anna, "message.unsend", {{u"messageId"_s, created}}), 403);
}

void TestMessages::movesPointersForwardOnly()
{
    for (int i = 0; i < 5; ++i)
        m_world->send(m_anna, m_direct, QString::number(i));
    QCOMPARE(m_world->ok(m_ben, "message.delivered", pointer(3)).value("deliveredSeq"_L1).toInteger(), 3);
    QCOMPARE(m_world->ok(m_ben, "message.delivered", pointer(2)).value("deliveredSeq"_L1).toInteger(), 3);
    QCOMPARE(m_world->ok(m_ben, "message.read", pointer(2)).value("readSeq"_L1).toInteger(), 2);
    QCOMPARE(m_world->ok(m_ben, "message.read", pointer(99)).value("readSeq"_L1).toInteger(), 5);
    QCOMPARE(m_world->ok(m_ben, "message.read", pointer(0)).value("readSeq"_L1).toInteger(), 5);
    QCOMPARE(m_world->database.scalar(u"SELECT count(*) FROM receipts"_s).toInt(), 3);
    QCOMPARE(m_world->status(m_ben, "message.read", pointer(-1)), 422);
    QCOMPARE(m_world->status(m_cleo, "message.read", pointer(1)), 404);
}

void TestMessages::readImpliesDelivered()
{
    m_world->send(m_anna, m_direct, u"hello"_s);
    const QJsonObject answer = m_world->ok(m_ben, "PUT /api/messages/read", pointer(1));
    QCOMPARE(answer, (QJsonObject{{u"conversationId"_s, m_direct}, {u"deliveredSeq"_s, 1}, {u"readSeq"_s, 1}, {u"unread"_s, 0}}));
}

void TestMessages::countsUnread()
{
    m_world->send(m_anna, m_direct, u"1"_s);
    m_world->send(m_ben, m_direct, u"2"_s);
    const QJsonObject gone = m_world->send(m_anna, m_direct, u"3"_s);
    m_world->send(m_anna, m_direct, u"4"_s);
    QCOMPARE(m_world->ok(m_ben, "message.delivered", pointer(4)).value("unread"_L1).toInteger(), 3);
    m_world->ok(m_anna, "message.unsend", {{u"messageId"_s, gone.value("id"_L1)}});
    QCOMPARE(m_world->ok(m_ben, "message.delivered", pointer(4)).value("unread"_L1).toInteger(), 2);
    QCOMPARE(m_world->ok(m_ben, "GET /api/conversations/" + m_direct.toLatin1()).value("unread"_L1).toInteger(), 2);
    QCOMPARE(m_world->ok(m_ben, "message.read", pointer(1)).value("unread"_L1).toInteger(), 1);
    QCOMPARE(m_world->ok(m_anna, "GET /api/conversations/" + m_direct.toLatin1()).value("unread"_L1).toInteger(), 1);
}

void TestMessages::tellsReceiptToOthersAndOwnDevices()
{
    m_world->send(m_anna, m_direct, u"hello"_s);
    (void)m_world->database.takeEvents();
    m_world->ok(m_ben, "message.read", pointer(1));
    const auto events = m_world->database.takeEvents();
    QCOMPARE(events.size(), size_t(2));
    QCOMPARE(events[0]->audience, (std::vector{m_anna}));
    QCOMPARE(events[0]->always, (std::vector{m_anna}));
    const QJsonObject receipt = QJsonDocument::fromJson(events[0]->frame).object();
    QCOMPARE(receipt, (QJsonObject{{u"on"_s, u"receipt"_s},
                                   {u"conversationId"_s, m_direct},
                                   {u"data"_s, QJsonObject{{u"userId"_s, m_ben.toString()}, {u"deliveredSeq"_s, 1}, {u"readSeq"_s, 1}}}}));
    QCOMPARE(events[1]->audience, (std::vector{m_ben}));
    const QJsonObject own = QJsonDocument::fromJson(events[1]->frame).object().value("data"_L1).toObject();
    QCOMPARE(own.value("what"_L1).toString(), u"read"_s);
    QCOMPARE(own.value("conversationId"_L1).toString(), m_direct);
    QCOMPARE(own.value("unread"_L1).toInteger(-1), 0);
}

void TestMessages::hidesReadsOfWhoSendsNone()
{
    m_world->send(m_anna, m_direct, u"hello"_s);
    m_world->send(m_ben, m_direct, u"hello"_s);
    m_world->hideReads(m_ben);
    (void)m_world->database.takeEvents();
    m_world->ok(m_ben, "message.read", pointer(1));
    const QJsonObject seen = m_world->database.takeFramesFor(m_anna).first().value("data"_L1).toObject();
    QCOMPARE(seen, (QJsonObject{{u"userId"_s, m_ben.toString()}, {u"deliveredSeq"_s, 1}}));
    m_world->ok(m_anna, "message.delivered", pointer(2));
    (void)m_world->database.takeEvents();
    m_world->ok(m_anna, "message.read", pointer(2));
    QVERIFY(m_world->database.takeFramesFor(m_ben).isEmpty());
    const auto pointersOf = [&](UserId viewer) {
        return m_world->ok(viewer, "GET /api/conversations/" + m_direct.toLatin1())
            .value("pointers"_L1)
            .toArray()
            .first()
            .toObject()
            .value("readSeq"_L1)
            .toInteger();
    };
    QCOMPARE(pointersOf(m_anna), 0);
    QCOMPARE(pointersOf(m_ben), 0);
}

void TestMessages::tellsReceiptInLargeGroupToSendersOnly()
{
    QList<UserId> many{m_ben, m_cleo};
    while (many.size() < limits::liveDetailGroupSize) {
        many.append(m_world->person(u"Guest"_s));
        m_world->befriend(m_anna, many.last());
    }
    const QString group = m_world->group(m_anna, many);
    const qint64 seq = m_world->send(m_ben, group, u"hello all"_s).value("seq"_L1).toInteger();
    (void)m_world->database.takeEvents();
    m_world->ok(m_cleo, "message.read", {{u"conversationId"_s, group}, {u"seq"_s, seq}});
    const auto events = m_world->database.takeEvents();
    QCOMPARE(events[0]->name, "receipt"_ba);
    QCOMPARE(events[0]->audience, (std::vector{m_ben}));
    const auto data = [](const server::Event &event) { return QJsonDocument::fromJson(event.frame).object().value("data"_L1).toObject(); };
    QCOMPARE(data(*events[0]), (QJsonObject{{u"seq"_s, seq}, {u"deliveredCount"_s, 1}, {u"readCount"_s, 1}}));
    // Who sends no read receipts is not counted among the readers, and is told of none.
    m_world->hideReads(many[5]);
    m_world->ok(many[6], "message.delivered", {{u"conversationId"_s, group}, {u"seq"_s, seq}});
    m_world->ok(many[5], "message.read", {{u"conversationId"_s, group}, {u"seq"_s, seq}});
    QVERIFY(std::ranges::none_of(m_world->database.takeEvents(), [](const auto &event) { return event->name == "receipt"; }));
    m_world->ok(many[7], "message.read", {{u"conversationId"_s, group}, {u"seq"_s, seq}});
    QCOMPARE(data(*m_world->database.takeEvents()[0]), (QJsonObject{{u"seq"_s, seq}, {u"deliveredCount"_s, 4}, {u"readCount"_s, 2}}));
    m_world->hideReads(m_ben);
    m_world->ok(many[8], "message.read", {{u"conversationId"_s, group}, {u"seq"_s, seq}});
    QCOMPARE(data(*m_world->database.takeEvents()[0]), (QJsonObject{{u"seq"_s, seq}, {u"deliveredCount"_s, 5}}));
    // 101 members: the sender, six who have received it, and the rest.
    const QJsonObject page = m_world->ok(m_anna, "GET /api/messages/read/" + messageAt(group, seq), {{u"limit"_s, 60}});
    QCOMPARE(page.value("counts"_L1).toObject(), (QJsonObject{{u"none"_s, 95}, {u"delivered"_s, 2}, {u"read"_s, 3}}));
    QVERIFY(page.value("more"_L1).toBool());
    const QJsonArray first = page.value("receipts"_L1).toArray();
    QCOMPARE(first.size(), 60);
    const QJsonObject rest = m_world->ok(m_anna, "GET /api/messages/read/" + messageAt(group, seq),
                                         {{u"limit"_s, 60}, {u"after"_s, first.last().toObject().value("userId"_L1)}});
    QCOMPARE(rest.value("receipts"_L1).toArray().size(), 40);
    QVERIFY(!rest.value("more"_L1).toBool());
}

void TestMessages::tellsReceiptInGroupToSendersAndViewers()
{
    const QString group = m_world->group(m_anna, {m_ben, m_cleo});
    m_world->send(m_anna, group, u"one"_s);
    const qint64 seq = m_world->send(m_cleo, group, u"two"_s).value("seq"_L1).toInteger();
    const auto move = [&](qint64 to) {
        (void)m_world->database.takeEvents();
        m_world->ok(m_ben, "message.read", {{u"conversationId"_s, group}, {u"seq"_s, to}});
        return m_world->database.takeEvents()[0];
    };
    const auto first = move(seq - 1);
    QCOMPARE(std::set(first->audience.begin(), first->audience.end()), (std::set{m_anna, m_cleo}));
    QCOMPARE(first->onlyViewersOf.toString(), group);
    QCOMPARE(first->always, (std::vector{m_anna}));
    QCOMPARE(move(seq)->always, (std::vector{m_cleo}));
}

void TestMessages::noReceiptsPassWhereBlocked()
{
    const QString message = m_world->send(m_anna, m_direct, u"1"_s).value("id"_L1).toString();
    m_world->send(m_anna, m_direct, u"2"_s);
    m_world->ok(m_ben, "message.read", pointer(1));
    m_world->block(m_anna, m_ben);
    (void)m_world->database.takeEvents();
    const QJsonObject moved = m_world->ok(m_ben, "message.read", pointer(2));
    QCOMPARE(moved.value("readSeq"_L1).toInteger(), 2);
    QCOMPARE(moved.value("unread"_L1).toInteger(), 0);
    QVERIFY(m_world->database.takeFramesFor(m_anna).isEmpty());
    QCOMPARE(stateOf(m_anna, message, m_ben), u"read"_s);
    QCOMPARE(stateOf(m_anna, QString::fromLatin1(messageAt(m_direct, 2)), m_ben), u"none"_s);

    // Nor are they found where somebody asks for them, in whatever way; their owner sees them.
    const auto readOf = [&](UserId viewer) {
        QList<qint64> out;
        const auto note = [&out, this](const QJsonArray &people) {
            for (const QJsonValue &value : people) {
                const QJsonObject person = value.toObject();
                const QString id = person.contains("userId"_L1) ? person.value("userId"_L1).toString()
                                                                : person.value("user"_L1).toObject().value("id"_L1).toString();
                const QJsonObject pointers = person.contains("pointers"_L1) ? person.value("pointers"_L1).toObject() : person;
                if (id == m_ben.toString())
                    out.append(pointers.value("readSeq"_L1).toInteger());
            }
        };
        note(m_world->ok(viewer, "GET /api/messages/member", {{u"conversationId"_s, m_direct}}).value("participants"_L1).toArray());
        note(m_world->ok(viewer, "GET /api/conversations/" + m_direct.toLatin1()).value("pointers"_L1).toArray());
        return out;
    };
    QCOMPARE(readOf(m_anna), (QList<qint64>{1, 1}));
    QCOMPARE(readOf(m_ben), (QList<qint64>{2}));
    (void)m_world->database.takeEvents();
    const auto toldTo = [&](UserId viewer) {
        (void)m_world->database.write([&](server::Transaction &transaction) -> Result<bool> {
            server::conversation_hooks::personChanged(transaction, m_ben); // a new name, say
            return true;
        });
        const QList<QJsonObject> frames = m_world->database.takeFramesFor(viewer);
        return frames.isEmpty()
                   ? -1
                   : frames.first().value("data"_L1).toObject().value("pointers"_L1).toObject().value("readSeq"_L1).toInteger();
    };
    QCOMPARE(toldTo(m_anna), 1);
    QCOMPARE(toldTo(m_ben), 2);
    m_world->unblock(m_anna, m_ben);
    QCOMPARE(readOf(m_anna), (QList<qint64>{2, 2}));
}

void TestMessages::listsWhoReadAndWhen()
{
    const QString group = m_world->group(m_anna, {m_ben, m_cleo});
    const QJsonObject first = m_world->send(m_anna, group, u"first"_s);
    const QJsonObject second = m_world->send(m_anna, group, u"second"_s);
    const QString one = first.value("id"_L1).toString();
    const QString two = second.value("id"_L1).toString();
    m_world->ok(m_ben, "message.read", {{u"conversationId"_s, group}, {u"seq"_s, first.value("seq"_L1)}});
    m_world->ok(m_ben, "message.delivered", {{u"conversationId"_s, group}, {u"seq"_s, second.value("seq"_L1)}});
    QCOMPARE(stateOf(m_anna, one, m_ben), u"read"_s);
    QCOMPARE(stateOf(m_anna, two, m_ben), u"delivered"_s);
    QCOMPARE(stateOf(m_ben, two, m_cleo), u"none"_s);
    QCOMPARE(stateOf(m_ben, two, m_anna), u"absent"_s);
    QVERIFY(m_world->ok(m_anna, "GET /api/messages/read/" + one.toLatin1())
                .value("receipts"_L1)
                .toArray()
                .first()
                .toObject()
                .contains("at"_L1));
    const UserId dora = m_world->person(u"Dora"_s);
    m_world->befriend(m_anna, dora);
    QCOMPARE(m_world->status(dora, "GET /api/messages/read/" + one.toLatin1()), 404);
    m_world->ok(m_anna, "POST /api/participant/" + group.toLatin1(), {{u"userIds"_s, ChatWorld::idList({dora})}});
    QCOMPARE(stateOf(m_anna, one, dora), u"absent"_s);
    const QString three = m_world->send(m_anna, group, u"third"_s).value("id"_L1).toString();
    QCOMPARE(stateOf(m_anna, three, dora), u"none"_s);
}

void TestMessages::listsReadsAsHiddenForWhoSendsNone()
{
    const QString message = m_world->send(m_anna, m_direct, u"hello"_s).value("id"_L1).toString();
    m_world->ok(m_ben, "message.read", pointer(1));
    QCOMPARE(stateOf(m_anna, message, m_ben), u"read"_s);
    m_world->hideReads(m_anna);
    QCOMPARE(stateOf(m_anna, message, m_ben), u"delivered"_s);
    QCOMPARE(stateOf(m_ben, message, m_ben), u"read"_s);
}

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
