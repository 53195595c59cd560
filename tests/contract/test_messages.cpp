// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
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
    void pagesOfTheLongestMessagesEndEarly();
    void conversationsWithTheLongestMessagesComeInPages();
    void longestTextFitsHoweverItIsEscaped_data();
    void longestTextFitsHoweverItIsEscaped();

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

namespace {
constexpr int tooMany = 30; ///< of the longest messages, for one answer
const QString longest = QString(u"\U0001F600"_s).repeated(15'900);

QList<qint64> seqsOf(const QJsonObject &page)
{
    QList<qint64> out;
    for (const QJsonValue &message : page.value("messages"_L1).toArray())
        out.append(message["seq"_L1].toInteger());
    return out;
}
} // namespace

void TestMessages::pagesOfTheLongestMessagesEndEarly()
{
    Trio trio(town());
    const qint64 first = town().say(trio.anna, trio.group, longest).value("seq"_L1).toInteger();
    for (int i = 1; i < tooMany; ++i)
        town().say(trio.anna, trio.group, longest);
    const qint64 last = first + tooMany - 1;
    const auto page = [&](const QString &query) {
        const HttpReply reply = trio.bert.api.get(u"/api/messages/%1?limit=200&%2"_s.arg(trio.group, query));
        return reply.status == 200 ? reply.json() : QJsonObject{{u"status"_s, reply.status}};
    };
    // Backwards and forwards: pages without a hole, until there is no more.
    for (const bool isBackwards : {true, false}) {
        QSet<qint64> seen;
        qint64 at = isBackwards ? last + 1 : first - 1;
        int pages = 0;
        for (bool more = true; more && pages < tooMany; ++pages) {
            const QJsonObject answer = page((isBackwards ? u"before=%1"_s : u"after=%1"_s).arg(at));
            const QList<qint64> seqs = seqsOf(answer);
            QVERIFY2(!seqs.isEmpty(), qPrintable(QString::number(answer.value("status"_L1).toInt())));
            QCOMPARE(isBackwards ? seqs.first() : seqs.last(), isBackwards ? at - 1 : at + 1);
            for (const qint64 seq : seqs)
                seen.insert(seq);
            at = isBackwards ? seqs.last() : seqs.first();
            more = answer.value("more"_L1).toBool();
        }
        QVERIFY(pages > 1);
        for (qint64 seq = first; seq <= last; ++seq)
            QVERIFY(seen.contains(seq));
    }
    const qint64 middle = first + tooMany / 2;
    const QJsonObject around = page(u"around=%1"_s.arg(middle));
    QVERIFY(seqsOf(around).contains(middle) && seqsOf(around).contains(middle + 1) && seqsOf(around).contains(middle - 1));
    QVERIFY(seqsOf(around).size() < tooMany);
    QCOMPARE(around.value("more"_L1).toBool(), true);

    // What changed, and what is found.
    qint64 version = 0;
    QSet<QString> told;
    for (bool more = true; more;) {
        const HttpReply reply = trio.bert.api.get(u"/api/conversations/%1/changes?limit=200&after=%2"_s.arg(trio.group).arg(version));
        QCOMPARE(reply.status, 200);
        for (const QJsonValue &change : reply.json().value("changes"_L1).toArray())
            told.insert(change["data"_L1]["id"_L1].toString());
        QVERIFY(reply.json().value("version"_L1).toInteger() > version);
        version = reply.json().value("version"_L1).toInteger();
        more = reply.json().value("more"_L1).toBool();
    }
    QVERIFY(told.size() >= tooMany);
    for (const QString &sort : {u"newest"_s, u"rank"_s}) {
        QSet<QString> found;
        QString cursor;
        for (bool more = true; more && found.size() <= tooMany;) {
            const HttpReply reply = trio.bert.api.get(u"/api/search?limit=200&sort=%1&conversationId=%2&q=%3%4"_s.arg(
                sort, trio.group, QString::fromLatin1(QUrl::toPercentEncoding(QString(u"\U0001F600"_s).repeated(3))),
                cursor.isEmpty() ? QString() : u"&cursor="_s + cursor));
            QCOMPARE(reply.status, 200);
            const qsizetype before = found.size();
            for (const QJsonValue &hit : reply.json().value("results"_L1).toArray())
                found.insert(hit["message"_L1]["id"_L1].toString());
            QVERIFY(found.size() > before);
            more = reply.json().value("more"_L1).toBool();
            cursor = QString::fromLatin1(QUrl::toPercentEncoding(reply.json().value("cursor"_L1).toString()));
        }
        QCOMPARE(found.size(), tooMany);
    }
}

/// Nobody can spoil another's sync by adding them to groups with long messages.
void TestMessages::conversationsWithTheLongestMessagesComeInPages()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    QSet<QString> groups;
    for (int i = 0; i < tooMany; ++i) {
        const QString group = town().group(anna, u"Group %1"_s.arg(i), {&bert});
        town().say(anna, group, longest);
        groups.insert(group);
    }
    QSet<QString> synced;
    QString token;
    int pages = 0;
    for (bool more = true; more && pages < tooMany; ++pages) {
        const HttpReply reply = bert.api.get(
            u"/api/sync"_s + (token.isEmpty() ? QString() : u"?since="_s + QString::fromLatin1(QUrl::toPercentEncoding(token))));
        QCOMPARE(reply.status, 200);
        for (const QJsonValue &conversation : reply.json().value("conversations"_L1).toArray())
            synced.insert(conversation["id"_L1].toString());
        token = reply.json().value("token"_L1).toString();
        more = reply.json().value("more"_L1).toBool();
    }
    QVERIFY(pages > 1);
    QVERIFY(synced.contains(groups));
    QSet<QString> listed;
    QString before;
    for (bool more = true; more && listed.size() <= tooMany;) {
        const HttpReply reply = bert.api.get(u"/api/conversations?limit=200"_s + before);
        QCOMPARE(reply.status, 200);
        const qsizetype known = listed.size();
        for (const QJsonValue &conversation : reply.json().value("conversations"_L1).toArray())
            listed.insert(conversation["id"_L1].toString());
        QVERIFY(listed.size() > known);
        more = reply.json().value("more"_L1).toBool();
        before = u"&before="_s + QString::fromLatin1(QUrl::toPercentEncoding(reply.json().value("next"_L1).toString()));
    }
    QVERIFY(listed.contains(groups));
}

void TestMessages::longestTextFitsHoweverItIsEscaped_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("one code unit") << u"\u20ac"_s;
    QTest::newRow("two code units") << u"😀"_s;
}

void TestMessages::longestTextFitsHoweverItIsEscaped()
{
    QFETCH(QString, character);
    constexpr int longestText = 16'000;
    Trio trio(town());
    const QString text = character.repeated(longestText);
    QByteArray escaped;
    for (const QChar unit : text)
        escaped += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    // As such a client writes it: nothing else in a body needs an escape.
    const auto written = [&escaped](QJsonObject fields, const QString &name) {
        fields.insert(name, u"PLACEHOLDER"_s);
        return QJsonDocument(fields).toJson(QJsonDocument::Compact).replace("PLACEHOLDER", escaped);
    };
    const auto send = [&](const QByteArray &method, const QString &path, const QByteArray &body) {
        return trio.anna.api.send({.method = method, .path = path, .body = body});
    };
    const auto socket = town().live(trio.bert);
    const QByteArray body = written(textMessage(trio.group, {}), u"content"_s);
    QVERIFY(body.size() > 64 * 1024);
    const HttpReply sent = send("POST", u"/api/messages/send"_s, body);
    QCOMPARE(sent.status, 201);
    QCOMPARE(sent.json().value("content"_L1).toString(), text);
    QVERIFY(!socket->event(u"message.created"_s, holding(text)).isEmpty());
    const QJsonObject brief = town().say(trio.anna, trio.group, u"short"_s);
    const HttpReply edited = send("PUT", path(brief), written({}, u"content"_s));
    QCOMPARE(edited.status, 200);
    QCOMPARE(edited.json().value("content"_L1).toString(), text);
    QCOMPARE(send("PUT", u"/api/conversations/%1/draft"_s.arg(trio.group), written({}, u"text"_s)).status, 200);

    const auto annas = town().live(trio.anna);
    annas->sendText(QString::fromLatin1(
        "{\"id\":\"long\",\"do\":\"message.send\",\"data\":" + written(textMessage(trio.group, {}), u"content"_s) + '}'));
    const QJsonObject reply = annas->replyTo(u"long"_s);
    QCOMPARE(reply["ok"_L1]["content"_L1].toString(), text);

    // One more is too long, and is told so.
    escaped += "x";
    QCOMPARE(send("POST", u"/api/messages/send"_s, written(textMessage(trio.group, {}), u"content"_s)).fieldCode(u"content"_s),
             u"too_long"_s);
}

QTEST_GUILESS_MAIN(TestMessages)
#include "test_messages.moc"
