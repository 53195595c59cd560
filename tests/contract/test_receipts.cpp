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

/// How far each has received and read, and who is told.
class TestReceipts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }

    void pointersOnlyMoveForward();
    void whoHasReadItIsTold();
    void readReceiptsCanBeKeptToOneself();

private:
    Stage m_stage;
    Town &town() { return m_stage.town(); }
};

void TestReceipts::pointersOnlyMoveForward()
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

void TestReceipts::whoHasReadItIsTold()
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

void TestReceipts::readReceiptsCanBeKeptToOneself()
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

QTEST_GUILESS_MAIN(TestReceipts)
#include "test_receipts.moc"
