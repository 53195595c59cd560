// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
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
} // namespace

/// A message from its sending to its unsending, and its place in the history.
class TestSending : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void messageIsStoredAsSent_data();
    void messageIsStoredAsSent();
    void repeatedSendGivesTheFirstAnswer();
    void sameClientIdOfTwoPeopleIsTwoMessages();
    void messageRefuses_data();
    void messageRefuses();
    void replyPointsIntoTheSameConversation();
    void quoteIsHiddenFromWhomTheOriginalIs();

    void historyComesInPages_data();
    void historyComesInPages();
    void historyPositionsExcludeEachOther();

    void unsentMessageIsReallyGone();
    void unsendIsForSenderAndAdmins();

private:
    Stage m_stage;
    std::unique_ptr<Cast> m_cast;
    Town &town() { return m_stage.town(); }
};

void TestSending::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_cast = std::make_unique<Cast>(town());
}

void TestSending::messageIsStoredAsSent_data()
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

void TestSending::messageIsStoredAsSent()
{
    QFETCH(QString, content);
    QFETCH(QString, stored);
    const HttpReply reply = m_cast->member.api.post(u"/api/messages/send"_s, textMessage(m_cast->direct, content));
    QCOMPARE(reply.status, 201);
    HAS_SHAPE(m_stage, reply.json(), "message");
    QCOMPARE(reply.json().value("content"_L1).toString(), stored);
    QCOMPARE(messagesOf(m_cast->owner, m_cast->direct, u"?limit=1"_s).first()["content"_L1].toString(), stored);
}

void TestSending::repeatedSendGivesTheFirstAnswer()
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

void TestSending::sameClientIdOfTwoPeopleIsTwoMessages()
{
    const QJsonObject body = textMessage(m_cast->group, u"same"_s);
    const HttpReply one = m_cast->member.api.post(u"/api/messages/send"_s, body);
    const HttpReply two = m_cast->owner.api.post(u"/api/messages/send"_s, body);
    QCOMPARE(one.status, 201);
    QCOMPARE(two.status, 201);
    QVERIFY(idOf(one.json()) != idOf(two.json()));
}

void TestSending::messageRefuses_data()
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

void TestSending::messageRefuses()
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

void TestSending::replyPointsIntoTheSameConversation()
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

void TestSending::quoteIsHiddenFromWhomTheOriginalIs()
{
    Person &owner = town().settle(u"Owner"_s);
    Person &member = town().settle(u"Member"_s);
    Person &other = town().settle(u"Other"_s);
    const QString group = town().group(owner, u"Quotes"_s, {&member, &other});
    QCOMPARE(owner.api.remove(u"/api/participant/%1/%2"_s.arg(group, member.id)).status, 204);
    const QString secret = idOf(town().say(owner, group, u"while you were gone"_s));
    QCOMPARE(owner.api.post(u"/api/participant/"_s + group, {{u"userIds"_s, QJsonArray{member.id}}}).status, 200);
    const qint64 version = conversationOf(member, group).value("version"_L1).toInteger();
    const auto membersSocket = town().live(member);
    const auto othersSocket = town().live(other);
    const auto isTold = [](LiveSocket &socket, const QString &event, const QString &content, bool hasQuote) {
        const QJsonObject told = socket.event(event, holding(content));
        return told["data"_L1]["content"_L1].toString() == content && told["data"_L1].toObject().contains("quote"_L1) == hasQuote;
    };

    QJsonObject body = textMessage(group, u"an answer"_s);
    body.insert(u"replyTo"_s, secret);
    const HttpReply sent = owner.api.post(u"/api/messages/send"_s, body);
    QCOMPARE(sent.json()["quote"_L1]["excerpt"_L1].toString(), u"while you were gone"_s);
    const QString answer = idOf(sent.json());
    QVERIFY(isTold(*membersSocket, u"message.created"_s, u"an answer"_s, false));
    QVERIFY(isTold(*othersSocket, u"message.created"_s, u"an answer"_s, true));

    // A change of the reply, and one of the original that changes the replies too.
    QCOMPARE(owner.api.put(u"/api/messages/"_s + answer, {{u"content"_s, u"a better answer"_s}}).status, 200);
    QVERIFY(isTold(*membersSocket, u"message.changed"_s, u"a better answer"_s, false));
    QVERIFY(isTold(*othersSocket, u"message.changed"_s, u"a better answer"_s, true));
    QCOMPARE(owner.api.put(u"/api/messages/"_s + secret, {{u"content"_s, u"while you were still gone"_s}}).status, 200);
    QVERIFY(isTold(*membersSocket, u"message.changed"_s, u"a better answer"_s, false));
    QVERIFY(isTold(*othersSocket, u"message.changed"_s, u"a better answer"_s, true));

    // Whatever shows the reply, and what a change of it by the one who was gone is answered.
    const QJsonObject reaction{{u"messageId"_s, answer}, {u"emoji"_s, u"👍"_s}};
    QJsonObject noReaction = reaction;
    noReaction.insert(u"set"_s, false);
    QList<QJsonObject> shown{membersSocket->ask(u"reaction.set"_s, reaction)["ok"_L1].toObject(),
                             membersSocket->ask(u"reaction.set"_s, noReaction)["ok"_L1].toObject(),
                             messagesOf(member, group).first().toObject(),
                             conversationOf(member, group).value("lastMessage"_L1).toObject()};
    QCOMPARE(owner.api.put(u"/api/messages/%1/pin"_s.arg(answer)).status, 200);
    shown.append(member.api.get(u"/api/messages/%1/pins"_s.arg(group)).json()["messages"_L1][0].toObject());
    const QJsonObject changes = member.api.get(u"/api/conversations/%1/changes?after=%2"_s.arg(group).arg(version)).json();
    for (const QJsonValue &change : changes.value("changes"_L1).toArray()) {
        if (idOf(change["data"_L1].toObject()) == answer)
            shown.append(change["data"_L1].toObject());
    }
    const QJsonObject found = member.api.get(u"/api/search?q=better&conversationId="_s + group).json();
    shown.append(found["results"_L1][0]["message"_L1].toObject());
    QCOMPARE(shown.size(), 7);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QJsonObject &message = shown.at(i);
        QVERIFY2(idOf(message) == answer, qPrintable(QString::number(i)));
        QCOMPARE(message.value("replyTo"_L1).toString(), secret);
        QVERIFY(!message.contains("quote"_L1));
    }
    QCOMPARE(messagesOf(other, group).first()["quote"_L1]["excerpt"_L1].toString(), u"while you were still gone"_s);
    QCOMPARE(othersSocket->event(u"message.created"_s, of(group), 0), QJsonObject());
}

void TestSending::historyComesInPages_data()
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

void TestSending::historyComesInPages()
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

void TestSending::historyPositionsExcludeEachOther()
{
    IS_PROBLEM(m_stage, m_cast->member.api.get(u"/api/messages/%1?before=3&after=1"_s.arg(m_cast->group)), 422, "validation");
    const HttpReply bad = m_cast->member.api.get(u"/api/messages/%1?around=x&limit=x"_s.arg(m_cast->group));
    IS_PROBLEM(m_stage, bad, 422, "validation");
    QCOMPARE(bad.fields(), (QStringList{u"around"_s, u"limit"_s}));
    IS_PROBLEM(m_stage, m_cast->member.api.get(u"/api/messages/x"_s), 404, "not_found");
}

void TestSending::unsentMessageIsReallyGone()
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

void TestSending::unsendIsForSenderAndAdmins()
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

QTEST_GUILESS_MAIN(TestSending)
#include "test_sending.moc"
