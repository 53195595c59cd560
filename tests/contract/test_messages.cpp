// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <map>
#include <set>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// What can be done with a message once it is sent, over both doors and by several people at once.
class TestMessages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }

    void editsOverBothDoors();
    void emojiIsReadFromThePath_data();
    void emojiIsReadFromThePath();
    void reactionsOverBothDoors();
    void pinsAndForwards();
    void mentionsAndRepliesReachReaders();
    void receiptsGoToSendersAndViewers();
    void unsendWinsOverEditsOnTheirWay();
    void thousandTogglesAtOnceEqualTheirSum();

private:
    /// Three members of a fresh group.
    struct Trio
    {
        explicit Trio(Town &town)
            : anna(town.settle(u"Anna"_s))
            , bert(town.settle(u"Bert"_s))
            , cleo(town.settle(u"Cleo"_s))
            , group(town.group(anna, u"Trio"_s, {&bert, &cleo}))
        {
        }
        Person &anna;
        Person &bert;
        Person &cleo;
        QString group;
    };

    static QString path(const QJsonObject &message, const QString &end = {}) { return u"/api/messages/"_s + idOf(message) + end; }
    static QJsonObject look(Person &viewer, const QJsonObject &message)
    {
        const QString page = u"/api/messages/%1?after=%2&limit=1"_s.arg(message.value("conversationId"_L1).toString())
                                 .arg(message.value("seq"_L1).toInteger() - 1);
        return viewer.api.get(page).json().value("messages"_L1).toArray().first().toObject();
    }

    Stage m_stage;
    Town &town() { return m_stage.town(); }
};

void TestMessages::editsOverBothDoors()
{
    Trio trio(town());
    const auto berts = town().live(trio.bert);
    const auto annas = town().live(trio.anna);
    const QJsonObject sent = town().say(trio.anna, trio.group, u"one"_s);
    const HttpReply edited = trio.anna.api.put(path(sent), {{u"content"_s, u"two"_s}});
    QCOMPARE(edited.status, 200);
    HAS_SHAPE(m_stage, edited.json(), "message");
    const QJsonObject event = berts->event(u"message.changed"_s);
    HAS_SHAPE(m_stage, event, "event_message_changed");
    QCOMPARE(event.value("data"_L1).toObject(), edited.json());
    const QJsonObject reply = annas->ask(u"message.edit"_s, {{u"messageId"_s, idOf(sent)}, {u"content"_s, u"three"_s}});
    QCOMPARE(berts->event(u"message.changed"_s).value("data"_L1).toObject(), reply.value("ok"_L1).toObject());
    const QJsonObject earlier = trio.cleo.api.get(path(sent, u"/edits"_s)).json();
    HAS_SHAPE(m_stage, earlier, "edits");
    QCOMPARE(earlier["edits"_L1].toArray().size(), 2);
    QCOMPARE(errorOf(berts->ask(u"message.edit"_s, {{u"messageId"_s, idOf(sent)}, {u"content"_s, u"mine"_s}})), u"forbidden"_s);
}

void TestMessages::emojiIsReadFromThePath_data()
{
    QTest::addColumn<QString>("segment");
    QTest::addColumn<int>("status");
    QTest::newRow("plain") << u"%F0%9F%8C%B1"_s << 200;
    QTest::newRow("lower case") << u"%f0%9f%8c%b1"_s << 200;
    QTest::newRow("with a selector") << u"%E2%9D%A4%EF%B8%8F"_s << 200;
    QTest::newRow("keycap") << u"%23%EF%B8%8F%E2%83%A3"_s << 200;
    QTest::newRow("a word") << u"heart"_s << 422;
    QTest::newRow("two") << u"%F0%9F%8C%B1%F0%9F%8C%B1"_s << 422;
    QTest::newRow("too long") << QString(u"%F0%9F%8C%B1"_s.repeated(100)) << 422;
}

void TestMessages::emojiIsReadFromThePath()
{
    QFETCH(QString, segment);
    QFETCH(int, status);
    Trio trio(town());
    const QJsonObject sent = town().say(trio.anna, trio.group, u"hello"_s);
    const QString where = path(sent, u"/reactions/"_s + segment);
    QCOMPARE(trio.bert.api.put(where).status, status);
    QCOMPARE(look(trio.cleo, sent).contains("reactions"_L1), status == 200);
    QCOMPARE(trio.bert.api.remove(where).status, status);
    QVERIFY(!look(trio.cleo, sent).contains("reactions"_L1));
}

void TestMessages::reactionsOverBothDoors()
{
    Trio trio(town());
    const QJsonObject sent = town().say(trio.anna, trio.group, u"hello"_s);
    const auto berts = town().live(trio.bert);
    const auto cleos = town().live(trio.cleo);
    const QJsonObject wish{{u"messageId"_s, idOf(sent)}, {u"emoji"_s, u"🌱"_s}};
    const QJsonObject reply = berts->ask(u"reaction.set"_s, wish);
    HAS_SHAPE(m_stage, reply.value("ok"_L1), "message");
    QCOMPARE(reply["ok"_L1]["reactions"_L1].toArray(),
             (QJsonArray{QJsonObject{{u"emoji"_s, u"🌱"_s}, {u"count"_s, 1}, {u"userIds"_s, QJsonArray{trio.bert.id}}}}));
    QCOMPARE(cleos->event(u"message.changed"_s).value("data"_L1).toObject(), reply.value("ok"_L1).toObject());
    QCOMPARE(trio.cleo.api.put(path(sent, u"/reactions/%F0%9F%8C%B1"_s)).json()["reactions"_L1][0]["count"_L1].toInt(), 2);
    QJsonObject away = wish;
    away.insert(u"set"_s, false);
    QCOMPARE(berts->ask(u"reaction.set"_s, away)["ok"_L1]["reactions"_L1][0]["count"_L1].toInt(), 1);
    QCOMPARE(errorOf(berts->ask(u"reaction.set"_s, {{u"messageId"_s, idOf(sent)}})), u"validation"_s);
    QCOMPARE(look(trio.anna, sent), trio.cleo.api.put(path(sent, u"/reactions/%F0%9F%8C%B1"_s)).json());
}

void TestMessages::pinsAndForwards()
{
    Trio trio(town());
    const QString direct = town().direct(trio.anna, trio.bert);
    const QJsonObject sent = town().say(trio.bert, trio.group, u"news"_s);
    IS_PROBLEM(m_stage, trio.bert.api.put(path(sent, u"/pin"_s)), 403, "forbidden");
    const QJsonObject pinned = trio.anna.api.put(path(sent, u"/pin"_s)).json();
    HAS_SHAPE(m_stage, pinned, "message");
    const QJsonObject pins = trio.cleo.api.get(u"/api/messages/%1/pins"_s.arg(trio.group)).json();
    HAS_SHAPE(m_stage, pins, "messages");
    QCOMPARE(pins["messages"_L1].toArray(), QJsonArray{pinned});
    QVERIFY(!trio.anna.api.remove(path(sent, u"/pin"_s)).json().contains("pinnedAt"_L1));

    const auto berts = town().live(trio.bert);
    const QJsonObject body{{u"conversationIds"_s, QJsonArray{direct}}, {u"clientIds"_s, QJsonArray{newClientId()}}};
    const HttpReply first = trio.anna.api.post(path(sent, u"/forward"_s), body);
    QCOMPARE(first.status, 201);
    HAS_SHAPE(m_stage, first.json(), "messages");
    const QJsonObject copy = first.json()["messages"_L1][0].toObject();
    QCOMPARE(copy["forwardedFrom"_L1].toObject(), (QJsonObject{{u"senderId"_s, trio.bert.id}}));
    QCOMPARE(berts->event(u"message.created"_s, of(direct)).value("data"_L1).toObject(), copy);
    const HttpReply again = trio.anna.api.post(path(sent, u"/forward"_s), body);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json(), first.json());
    QCOMPARE(trio.bert.api.get(u"/api/conversations/"_s + direct).json()["unread"_L1].toInt(), 1);
}

void TestMessages::mentionsAndRepliesReachReaders()
{
    Trio trio(town());
    const QJsonObject question = town().say(trio.anna, trio.group, u"who comes?"_s);
    const auto cleos = town().live(trio.cleo);
    QJsonObject request = textMessage(trio.group, u"@Cleo does"_s);
    request.insert(u"replyTo"_s, idOf(question));
    request.insert(u"mentions"_s, QJsonArray{QJsonObject{{u"userId"_s, trio.cleo.id}, {u"offset"_s, 0}, {u"length"_s, 5}}});
    const QJsonObject answer = trio.bert.api.post(u"/api/messages/send"_s, request).json();
    HAS_SHAPE(m_stage, answer, "message");
    QCOMPARE(answer["quote"_L1]["excerpt"_L1].toString(), u"who comes?"_s);
    QCOMPARE(cleos->event(u"message.created"_s, of(trio.group)).value("data"_L1).toObject(), answer);
    QCOMPARE(trio.anna.api.put(u"/api/messages/unsent/"_s + idOf(question)).status, 200);
    const QJsonObject told = cleos->event(u"message.changed"_s).value("data"_L1).toObject();
    QCOMPARE(idOf(told), idOf(answer));
    QVERIFY(!told.contains("quote"_L1));
    QCOMPARE(told, look(trio.anna, answer));
}

void TestMessages::receiptsGoToSendersAndViewers()
{
    Trio trio(town());
    Person &dora = town().settle(u"Dora"_s);
    town().befriend(trio.anna, dora);
    QCOMPARE(trio.anna.api.post(u"/api/participant/"_s + trio.group, {{u"userIds"_s, QJsonArray{dora.id}}}).status, 200);
    const auto annas = town().live(trio.anna);
    const auto cleos = town().live(trio.cleo);
    const auto doras = town().live(dora);
    cleos->ask(u"viewing"_s, {{u"conversationId"_s, trio.group}, {u"idle"_s, false}});
    const QJsonObject sent = town().say(trio.anna, trio.group, u"read me"_s);
    QCOMPARE(trio.bert.api.put(u"/api/messages/read"_s, pointer(trio.group, sent["seq"_L1].toInteger())).status, 200);
    const auto isBert = [&](const QJsonObject &event) { return event["data"_L1]["userId"_L1].toString() == trio.bert.id; };
    for (LiveSocket *socket : {annas.get(), cleos.get()}) {
        const QJsonObject event = socket->event(u"receipt"_s, isBert);
        HAS_SHAPE(m_stage, event, "event_receipt");
        QCOMPARE(event["data"_L1]["readSeq"_L1], sent.value("seq"_L1));
    }
    QVERIFY(doras->settle());
    QVERIFY(!doras->hasEvent(u"receipt"_s));
    const QJsonObject who = dora.api.get(u"/api/messages/read/"_s + idOf(sent)).json();
    HAS_SHAPE(m_stage, who, "receipts");
    QCOMPARE(who["counts"_L1]["read"_L1].toInt(), 1);
}

void TestMessages::unsendWinsOverEditsOnTheirWay()
{
    Trio trio(town());
    const auto phone = town().live(trio.anna);
    const auto tablet = town().live(town().signInAgain(trio.anna));
    const auto berts = town().live(trio.bert);
    for (int round = 0; round < 30; ++round) {
        const QJsonObject sent = town().say(trio.anna, trio.group, u"regretted"_s);
        QStringList edits;
        for (int i = 0; i < 4; ++i) {
            edits.append(phone->post(u"message.edit"_s, {{u"messageId"_s, idOf(sent)}, {u"content"_s, u"regretted %1"_s.arg(i)}}));
            if (i == round % 4)
                tablet->post(u"message.unsend"_s, {{u"messageId"_s, idOf(sent)}});
        }
        for (const QString &id : std::as_const(edits)) {
            const QString error = errorOf(phone->replyTo(id));
            QVERIFY2(error.isEmpty() || error == u"message_unsent"_s, qPrintable(error));
        }
        const auto isTombstone = [&](const QJsonObject &event) {
            return idOf(event.value("data"_L1).toObject()) == idOf(sent) && event["data"_L1].toObject().contains("unsentAt"_L1);
        };
        const QJsonObject last = berts->event(u"message.changed"_s, isTombstone).value("data"_L1).toObject();
        QVERIFY(last.value("content"_L1).toString().isEmpty());
        QCOMPARE(look(trio.bert, sent), last);
        QVERIFY(trio.bert.api.get(path(sent, u"/edits"_s)).json()["edits"_L1].toArray().isEmpty());
    }
}

void TestMessages::thousandTogglesAtOnceEqualTheirSum()
{
    Trio trio(town());
    const QJsonObject sent = town().say(trio.anna, trio.group, u"vote"_s);
    const QStringList emoji{u"🌱"_s, u"👋"_s, u"❤️"_s, u"🎉"_s};
    const auto watcher = town().live(town().signInAgain(trio.cleo));
    const std::vector<std::pair<QString, std::unique_ptr<LiveSocket>>> people = [&] {
        std::vector<std::pair<QString, std::unique_ptr<LiveSocket>>> out;
        for (Person *person : {&trio.anna, &trio.bert, &trio.cleo})
            out.emplace_back(person->id, town().live(*person));
        return out;
    }();
    std::map<QString, std::set<QString>> wanted;
    QRandomGenerator random(20261123);
    for (int round = 0; round < 20; ++round) {
        std::vector<std::pair<LiveSocket *, QString>> posted;
        for (int i = 0; i < 17; ++i) {
            for (const auto &[id, socket] : people) {
                const QString what = emoji.at(random.bounded(4));
                const bool isSet = random.bounded(2) == 0;
                posted.emplace_back(socket.get(),
                                    socket->post(u"reaction.set"_s, {{u"messageId"_s, idOf(sent)}, {u"emoji"_s, what}, {u"set"_s, isSet}}));
                isSet ? (void)wanted[what].insert(id) : (void)wanted[what].erase(id);
            }
        }
        for (const auto &[socket, id] : posted)
            QCOMPARE(errorOf(socket->replyTo(id)), QString());
    }
    std::erase_if(wanted, [](const auto &entry) { return entry.second.empty(); });
    const QJsonObject now = look(trio.anna, sent);
    std::map<QString, std::set<QString>> shown;
    for (const QJsonValue &value : now.value("reactions"_L1).toArray()) {
        const QJsonArray users = value["userIds"_L1].toArray();
        for (const QJsonValue &user : users)
            shown[value["emoji"_L1].toString()].insert(user.toString());
        QCOMPARE(value["count"_L1].toInt(), users.size());
    }
    QVERIFY(shown == wanted);
    QVERIFY(watcher->settle());
    qint64 version = sent.value("version"_L1).toInteger();
    QJsonObject last;
    for (const QJsonObject &event : watcher->takeEvents()) {
        if (event.value("on"_L1) == u"message.changed"_s) {
            QCOMPARE(event.value("version"_L1).toInteger(), ++version);
            last = event.value("data"_L1).toObject();
        }
    }
    QCOMPARE(last, now);
}

QTEST_GUILESS_MAIN(TestMessages)
#include "test_messages.moc"
