// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QJsonObject contactOf(Person &person, const QString &key, const QString &value)
{
    const QJsonArray contacts = person.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray();
    for (const QJsonValue &contact : contacts) {
        if (contact[key].toString() == value || (key == u"user"_s && contact["user"_L1]["id"_L1].toString() == value))
            return contact.toObject();
    }
    return {};
}

QString statusTowards(Person &person, const Person &other)
{
    return contactOf(person, u"user"_s, other.id).value("status"_L1).toString();
}

HttpReply answerRequest(Person &person, const Person &other, const QString &status)
{
    return person.api.put(u"/api/contacts/"_s + other.id, {{u"status"_s, status}});
}
} // namespace

/// Who knows whom: requests, answers, blocks and what strangers see.
class TestContacts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void strangersAreNotThere();

    void contactRequestIsAnsweredAlike_data();
    void contactRequestIsAnsweredAlike();
    void contactRequestRefuses_data();
    void contactRequestRefuses();
    void requestIsAcceptedAndBothSeeIt();
    void requestToSomebodyWhoComesLaterIsDelivered();
    void crossedRequestsConnect();
    void declinedRequestTellsNothing();
    void sentRequestCanBeWithdrawn();
    void blockedPersonLearnsNothing();
    void aliasIsForItsOwnerAlone();
    void removedContactIsGoneOnBothSides();
    void contactAnswerRefuses_data();
    void contactAnswerRefuses();

private:
    Stage m_stage;
    Town &town() { return m_stage.town(); }
    ApiClient nobody() { return ApiClient(m_stage.server().url()); }
};

void TestContacts::initTestCase()
{
    QVERIFY(m_stage.raise());
}

void TestContacts::strangersAreNotThere()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &stranger = town().settle(u"Stranger"_s);
    for (const QString &id :
         {stranger.id, u"4503599627370496"_s, u"0"_s, u"-1"_s, u"1e5"_s, u"99999999999999999999"_s, u"01"_s, u"abc"_s, u"%20"_s})
        IS_PROBLEM(m_stage, anna.api.get(u"/api/users/"_s + id), 404, "not_found");
    // Asking for contact gives no right to look.
    anna.api.post(u"/api/contacts"_s, {{u"phone"_s, stranger.phone}});
    IS_PROBLEM(m_stage, anna.api.get(u"/api/users/"_s + stranger.id), 404, "not_found");
    // Being asked does: one wants to know by whom.
    HAS_SHAPE(m_stage, stranger.api.get(u"/api/users/"_s + anna.id).json().value("user"_L1), "user_public");
}

void TestContacts::contactRequestIsAnsweredAlike_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("phone of somebody") << u"phone"_s << true;
    QTest::newRow("phone of nobody") << u"phone"_s << false;
    QTest::newRow("e-mail of somebody") << u"email"_s << true;
    QTest::newRow("e-mail of nobody") << u"email"_s << false;
}

void TestContacts::contactRequestIsAnsweredAlike()
{
    QFETCH(QString, by);
    QFETCH(bool, isThere);
    Person &asker = town().settle(u"Asker"_s);
    const QJsonObject somebody = town().newcomer(u"Asked"_s);
    if (isThere)
        QCOMPARE(nobody().post(u"/api/users/register"_s, somebody).status, 201);
    const HttpReply reply = asker.api.post(u"/api/contacts"_s, {{by, somebody.value(by)}, {u"message"_s, u"It is me"_s}});
    QCOMPARE(reply.status, 202);
    const QJsonObject contact = reply.json().value("contact"_L1).toObject();
    HAS_SHAPE(m_stage, contact, "contact_requested");
    QCOMPARE(contact.value("address"_L1).toString(), somebody.value(by).toString());
    const QJsonArray listed = asker.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray();
    QCOMPARE(listed.size(), 1);
    HAS_SHAPE(m_stage, listed.first(), "contact_requested");
    // Asking again makes no second row.
    QCOMPARE(asker.api.post(u"/api/contacts"_s, {{by, somebody.value(by)}}).status, 202);
    QCOMPARE(asker.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray().size(), 1);
}

void TestContacts::contactRequestRefuses_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("bad phone") << QJsonObject{{u"phone"_s, u"x"_s}} << QStringList{u"phone"_s};
    QTest::newRow("bad e-mail") << QJsonObject{{u"email"_s, u"x"_s}} << QStringList{u"email"_s};
    QTest::newRow("long message") << QJsonObject{{u"email"_s, u"a@b.de"_s}, {u"message"_s, QString(501, u'x')}}
                                  << QStringList{u"message"_s};
    QTest::newRow("wrong types") << QJsonObject{{u"email"_s, 5}, {u"message"_s, true}} << QStringList{u"email"_s, u"message"_s};
}

void TestContacts::contactRequestRefuses()
{
    QFETCH(QJsonObject, body);
    QFETCH(QStringList, fields);
    Person &asker = town().settle(u"Asker"_s);
    const HttpReply reply = asker.api.post(u"/api/contacts"_s, body);
    IS_PROBLEM(m_stage, reply, 422, "validation");
    QCOMPARE(reply.fields(), fields);
    IS_PROBLEM(m_stage, asker.api.post(u"/api/contacts"_s), 422, "validation");
    IS_PROBLEM(m_stage, asker.api.post(u"/api/contacts"_s, {{u"phone"_s, asker.phone}}), 422, "validation");
    IS_PROBLEM(m_stage, asker.api.post(u"/api/contacts"_s, {{u"email"_s, asker.email}}), 422, "validation");
    QCOMPARE(asker.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray().size(), 0);
}

void TestContacts::requestIsAcceptedAndBothSeeIt()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    anna.api.post(u"/api/contacts"_s, {{u"phone"_s, bert.phone}, {u"message"_s, u"Hello"_s}});
    const QJsonObject incoming = contactOf(bert, u"user"_s, anna.id);
    HAS_SHAPE(m_stage, incoming, "contact_incoming");
    QCOMPARE(incoming.value("message"_L1).toString(), u"Hello"_s);
    // The one who asked cannot accept for the other.
    IS_PROBLEM(m_stage, answerRequest(anna, bert, u"accepted"_s), 404, "not_found");

    const HttpReply reply = answerRequest(bert, anna, u"accepted"_s);
    QCOMPARE(reply.status, 200);
    HAS_SHAPE(m_stage, contactOf(bert, u"user"_s, anna.id), "contact_accepted");
    HAS_SHAPE(m_stage, contactOf(anna, u"user"_s, bert.id), "contact_accepted");
    QCOMPARE(anna.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray().size(), 1);
    // A second time changes nothing.
    QCOMPARE(answerRequest(bert, anna, u"accepted"_s).status, 200);
    QCOMPARE(anna.api.post(u"/api/contacts"_s, {{u"phone"_s, bert.phone}}).status, 202);
    QCOMPARE(statusTowards(anna, bert), u"accepted"_s);
}

void TestContacts::requestToSomebodyWhoComesLaterIsDelivered()
{
    Person &anna = town().settle(u"Anna"_s);
    const QJsonObject later = town().newcomer(u"Later"_s);
    anna.api.post(u"/api/contacts"_s, {{u"email"_s, later.value("email"_L1)}, {u"message"_s, u"Welcome"_s}});
    const HttpReply registered = nobody().post(u"/api/users/register"_s, later);
    Person person{.id = registered.json()["user"_L1]["id"_L1].toString(),
                  .api = ApiClient(m_stage.server().url(), registered.json()["token"_L1].toString())};
    HAS_SHAPE(m_stage, contactOf(person, u"user"_s, anna.id), "contact_incoming");
    QCOMPARE(answerRequest(person, anna, u"accepted"_s).status, 200);
    QCOMPARE(statusTowards(anna, person), u"accepted"_s);
}

void TestContacts::crossedRequestsConnect()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    anna.api.post(u"/api/contacts"_s, {{u"phone"_s, bert.phone}});
    QCOMPARE(bert.api.post(u"/api/contacts"_s, {{u"email"_s, anna.email}}).status, 202);
    QCOMPARE(statusTowards(anna, bert), u"accepted"_s);
    QCOMPARE(statusTowards(bert, anna), u"accepted"_s);
    QCOMPARE(bert.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray().size(), 1);
}

void TestContacts::declinedRequestTellsNothing()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    anna.api.post(u"/api/contacts"_s, {{u"phone"_s, bert.phone}});
    const QJsonObject before = anna.api.get(u"/api/contacts"_s).json();
    QVERIFY(answerRequest(bert, anna, u"declined"_s).status / 100 == 2);
    QCOMPARE(statusTowards(bert, anna), QString());
    QCOMPARE(anna.api.get(u"/api/contacts"_s).json(), before);
    IS_PROBLEM(m_stage, anna.api.get(u"/api/users/"_s + bert.id), 404, "not_found");
}

void TestContacts::sentRequestCanBeWithdrawn()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString id = idOf(anna.api.post(u"/api/contacts"_s, {{u"phone"_s, bert.phone}}).json().value("contact"_L1).toObject());
    QCOMPARE(anna.api.remove(u"/api/contacts/"_s + id).status, 204);
    QCOMPARE(anna.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray().size(), 0);
    QCOMPARE(statusTowards(bert, anna), QString());
    IS_PROBLEM(m_stage, answerRequest(bert, anna, u"accepted"_s), 404, "not_found");
}

void TestContacts::blockedPersonLearnsNothing()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    QCOMPARE(answerRequest(bert, anna, u"blocked"_s).status, 200);
    HAS_SHAPE(m_stage, contactOf(bert, u"user"_s, anna.id), "contact_blocked");
    IS_PROBLEM(m_stage, bert.api.remove(u"/api/contacts/"_s + anna.id), 409, "conflict");
    QVERIFY(statusTowards(anna, bert) != u"blocked"_s);
    IS_PROBLEM(m_stage, anna.api.post(u"/api/messages/send"_s, textMessage(direct, u"still there?"_s)), 403, "blocked");
    IS_PROBLEM(m_stage, bert.api.post(u"/api/messages/send"_s, textMessage(direct, u"no"_s)), 403, "blocked");
    QCOMPARE(answerRequest(bert, anna, u"unblocked"_s).status, 200);
    QCOMPARE(anna.api.post(u"/api/messages/send"_s, textMessage(direct, u"again"_s)).status, 201);
}

void TestContacts::aliasIsForItsOwnerAlone()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    town().befriend(anna, bert);
    QCOMPARE(anna.api.put(u"/api/contacts/"_s + bert.id, {{u"alias"_s, u"  Bertie "_s}}).status, 200);
    QCOMPARE(contactOf(anna, u"user"_s, bert.id).value("alias"_L1).toString(), u"Bertie"_s);
    QVERIFY(!contactOf(bert, u"user"_s, anna.id).contains("alias"_L1));
    QCOMPARE(anna.api.put(u"/api/contacts/"_s + bert.id, {{u"alias"_s, u""_s}}).status, 200);
    QVERIFY(!contactOf(anna, u"user"_s, bert.id).contains("alias"_L1));
}

void TestContacts::removedContactIsGoneOnBothSides()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    town().befriend(anna, bert);
    QCOMPARE(anna.api.remove(u"/api/contacts/"_s + bert.id).status, 204);
    QCOMPARE(statusTowards(anna, bert), QString());
    QCOMPARE(statusTowards(bert, anna), QString());
    IS_PROBLEM(m_stage, anna.api.remove(u"/api/contacts/"_s + bert.id), 404, "not_found");
    IS_PROBLEM(m_stage, bert.api.post(u"/api/conversations"_s, {{u"isGroup"_s, false}, {u"userId"_s, anna.id}}), 404, "not_found");
}

void TestContacts::contactAnswerRefuses_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("unknown status") << QJsonObject{{u"status"_s, u"married"_s}} << QStringList{u"status"_s};
    QTest::newRow("status as a number") << QJsonObject{{u"status"_s, 3}} << QStringList{u"status"_s};
    QTest::newRow("long alias") << QJsonObject{{u"alias"_s, QString(81, u'x')}} << QStringList{u"alias"_s};
    QTest::newRow("both") << QJsonObject{{u"status"_s, u"?"_s}, {u"alias"_s, 1}} << QStringList{u"alias"_s, u"status"_s};
}

void TestContacts::contactAnswerRefuses()
{
    QFETCH(QJsonObject, body);
    QFETCH(QStringList, fields);
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    town().befriend(anna, bert);
    const HttpReply reply = anna.api.put(u"/api/contacts/"_s + bert.id, body);
    IS_PROBLEM(m_stage, reply, 422, "validation");
    QCOMPARE(reply.fields(), fields);
    QCOMPARE(statusTowards(anna, bert), u"accepted"_s);
    IS_PROBLEM(m_stage, anna.api.put(u"/api/contacts/4503599627370496"_s, {{u"status"_s, u"accepted"_s}}), 404, "not_found");
    IS_PROBLEM(m_stage, anna.api.put(u"/api/contacts/"_s + anna.id, {{u"status"_s, u"blocked"_s}}), 404, "not_found");
}

QTEST_GUILESS_MAIN(TestContacts)
#include "test_contacts.moc"
