// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/durability/kill_stage.h"
#include "tests/support/api_client/ledger_writer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
int found(Person &person, const QString &text)
{
    return int(person.api.get(u"/api/search?q=%22"_s + text + u"%22"_s).json().value("results"_L1).toArray().size());
}
} // namespace

/// The server is killed at the worst moments, each by its name: what was answered is there, once, what was not is whole or not
/// there at all, and what goes on in the background is taken up again.
class TestKillPoints : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void messagesAreThereOnce_data();
    void messagesAreThereOnce();
    void unsentWordsStayGone_data();
    void unsentWordsStayGone();
    void everyMessageIsFound();
    void everyChangeIsFound();
    void mentionsComeOnce();
    void erasingGoesOn_data();
    void erasingGoesOn();
    void everyStepToTheSchemaIsTakenOnce();
    void startAndStopMayBeCutOff_data();
    void startAndStopMayBeCutOff();

private:
    [[nodiscard]] ServerProcess &server() { return m_stage->server(); }
    [[nodiscard]] Town &town() { return m_stage->town(); }
    /// Sends until the server is dead, starts it again, and sends once more what was not answered. The texts; empty: it failed.
    [[nodiscard]] QStringList sendUntilKilled(Person &person, const QString &conversation, int most);
    void hasEachOnce(Person &person, const QString &conversation, const QStringList &texts);

    std::unique_ptr<KillStage> m_stage;
};

void TestKillPoints::initTestCase()
{
    m_stage = std::make_unique<KillStage>();
    QVERIFY(m_stage->raise());
}

QStringList TestKillPoints::sendUntilKilled(Person &person, const QString &conversation, int most)
{
    QStringList texts;
    QList<QJsonObject> doubtful;
    QList<std::pair<QJsonObject, QString>> answered;
    while (server().isRunning() && texts.size() < most) {
        texts.append(u"needle%1end"_s.arg(texts.size()));
        const QJsonObject body = textMessage(conversation, texts.last());
        const HttpReply reply = person.api.post(u"/api/messages/send"_s, body);
        if (reply.status == 201)
            answered.append({body, idOf(reply.json())});
        else
            doubtful.append(body);
        if (reply.status == 0)
            break;
    }
    if (!m_stage->restart())
        return {};
    for (const QJsonObject &body : std::as_const(doubtful)) {
        const int status = person.api.post(u"/api/messages/send"_s, body).status;
        if (status != 200 && status != 201)
            qWarning("sent again, answered with %d", status);
    }
    for (qsizetype i = std::max<qsizetype>(0, answered.size() - 5); i < answered.size(); ++i) {
        const HttpReply again = person.api.post(u"/api/messages/send"_s, answered.at(i).first);
        if (again.status != 200 || idOf(again.json()) != answered.at(i).second)
            qFatal("an answered message is another when sent again: %d", again.status);
    }
    return texts;
}

void TestKillPoints::hasEachOnce(Person &person, const QString &conversation, const QStringList &texts)
{
    QStringList there;
    qint64 seq = 0;
    const QList<QJsonObject> history = wholeHistory(person.api, conversation);
    for (const QJsonObject &message : history) {
        QCOMPARE(message.value("seq"_L1).toInteger(), ++seq);
        if (message.value("type"_L1).toString() == u"text"_s)
            there.append(message.value("content"_L1).toString());
    }
    QCOMPARE(there, texts);
}

void TestKillPoints::messagesAreThereOnce_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::newRow("before the commit") << "commit.begins:30"_ba;
    QTest::newRow("after the commit, before anybody knows") << "commit.done:30"_ba;
    QTest::newRow("after the others know, before the answer") << "commit.told:30"_ba;
}

void TestKillPoints::messagesAreThereOnce()
{
    QFETCH(QByteArray, point);
    Person &anna = town().settle(u"Anna"_s);
    Person &bea = town().settle(u"Bea"_s);
    const QString group = town().group(anna, u"Group"_s, {&bea});
    QVERIFY(m_stage->restartToBeKilled(point));
    const QStringList texts = sendUntilKilled(anna, group, 2000);
    QVERIFY(!texts.isEmpty());
    hasEachOnce(bea, group, texts);
    QCOMPARE(bea.api.get(u"/api/conversations/"_s + group).json().value("unread"_L1).toInteger(), texts.size());
}

void TestKillPoints::unsentWordsStayGone_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::newRow("before the log is folded back") << "checkpoint.begins"_ba;
    QTest::newRow("after it") << "checkpoint.done"_ba;
}

void TestKillPoints::unsentWordsStayGone()
{
    QFETCH(QByteArray, point);
    if (server().usesPostgres())
        return; // its log is its own
    Person &anna = town().settle(u"Anna"_s);
    Person &bea = town().settle(u"Bea"_s);
    const QString direct = town().direct(anna, bea);
    QVERIFY(m_stage->restartToBeKilled(point));
    const QJsonObject secret = town().say(anna, direct, u"needlesecret"_s);
    const QJsonObject other = town().say(anna, direct, u"needleother"_s);
    (void)anna.api.put(u"/api/messages/unsent/"_s + idOf(secret));
    QVERIFY(m_stage->restart());
    const HttpReply again = anna.api.put(u"/api/messages/unsent/"_s + idOf(secret));
    QVERIFY2(again.status == 200 || again.status == 204 || again.status == 409, qPrintable(QString::number(again.status)));
    const QList<QJsonObject> history = wholeHistory(bea.api, direct);
    QCOMPARE(history.size(), 2);
    QVERIFY(history.first().contains("unsentAt"_L1) && history.first().value("content"_L1).toString().isEmpty());
    QCOMPARE(idOf(history.last()), idOf(other));
    QCOMPARE(found(bea, u"needlesecret"_s), 0);
}

void TestKillPoints::everyMessageIsFound()
{
    Person &anna = town().settle(u"Anna"_s);
    const QString group = town().group(anna, u"Group"_s, {});
    QVERIFY(m_stage->restartToBeKilled("index.pagesWritten"_ba));
    // The indexer is woken by enough of them.
    const QStringList texts = sendUntilKilled(anna, group, 3000);
    QVERIFY(texts.size() > 100);
    hasEachOnce(anna, group, texts);
    const auto allFound = [&] {
        for (qsizetype i = 0; i < texts.size(); i += texts.size() / 25) {
            if (found(anna, texts.at(i)) != 1)
                return false;
        }
        return true;
    };
    QVERIFY(allFound());
    QCOMPARE(server().stop(), 0);
    QVERIFY(server().start());
    QVERIFY(allFound());
}

void TestKillPoints::everyChangeIsFound()
{
    // A server that nobody killed: one that died while it wrote the index keeps the others from it for a while.
    initTestCase();
    Person &anna = town().settle(u"Anna"_s);
    const QString group = town().group(anna, u"Group"_s, {});
    QString edited;
    for (int i = 0; i < 700; ++i) {
        const QJsonObject message = town().say(anna, group, u"before%1end"_s.arg(i));
        if (i == 100)
            edited = idOf(message);
    }
    QVERIFY(m_stage->restartToBeKilled("index.changesWritten"_ba));
    // Only what is in the index already is written there again.
    QString text;
    const QDeadlineTimer deadline(30'000);
    for (int i = 0; server().isRunning() && !deadline.hasExpired(); ++i) {
        text = u"afterwards%1end"_s.arg(i);
        (void)anna.api.put(u"/api/messages/"_s + edited, {{u"content"_s, text}});
        waitBriefly(100);
    }
    QVERIFY(m_stage->restart());
    QCOMPARE(anna.api.put(u"/api/messages/"_s + edited, {{u"content"_s, text}}).status, 200);
    QCOMPARE(found(anna, text), 1);
    QCOMPARE(found(anna, u"afterwards0end"_s), int(text == u"afterwards0end"_s));
    QCOMPARE(found(anna, u"before100end"_s), 0);
    QCOMPARE(found(anna, u"before101end"_s), 1);
}

void TestKillPoints::mentionsComeOnce()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bea = town().settle(u"Bea"_s);
    const QString group = town().group(anna, u"Group"_s, {&bea});
    QVERIFY(m_stage->restartToBeKilled("alerts.decided"_ba));
    QJsonObject body = textMessage(group, u"@Bea look"_s);
    body.insert(u"mentions"_s, QJsonArray{QJsonObject{{u"userId"_s, bea.id}, {u"offset"_s, 0}, {u"length"_s, 4}}});
    const HttpReply sent = anna.api.post(u"/api/messages/send"_s, body);
    QVERIFY(m_stage->restart());
    const HttpReply again = anna.api.post(u"/api/messages/send"_s, body);
    QVERIFY(again.status == 200 && (sent.status == 0 || idOf(sent.json()) == idOf(again.json())));
    const auto mentions = [&] {
        qsizetype count = 0;
        const QJsonArray rows = bea.api.get(u"/api/notifications"_s).json().value("notifications"_L1).toArray();
        for (const QJsonValue &row : rows)
            count += row["kind"_L1].toString() == u"mention"_s && row["messageId"_L1].toString() == idOf(again.json());
        return count;
    };
    QTRY_COMPARE(mentions(), 1);
    // Asked again after everything was decided: `why` waits for that.
    QCOMPARE(bea.api.get(u"/api/notifications/why/"_s + idOf(again.json())).status, 200);
    QCOMPARE(mentions(), 1);
}

void TestKillPoints::erasingGoesOn_data()
{
    QTest::addColumn<QByteArray>("point");
    for (const char *point : {"erasure.closed", "erasure.piece:1", "erasure.piece:3", "erasure.piece:5"})
        QTest::newRow(point) << QByteArray(point);
}

void TestKillPoints::erasingGoesOn()
{
    QFETCH(QByteArray, point);
    Person &anna = town().settle(u"Anna"_s);
    Person &bea = town().settle(u"Bea"_s);
    QStringList groups;
    for (int i = 0; i < 15; ++i)
        groups.append(town().group(bea, u"Group %1"_s.arg(i), {&anna}));
    for (int i = 0; i < 120; ++i)
        town().say(anna, groups.first(), u"word %1"_s.arg(i));
    const QJsonObject kept = town().say(bea, groups.first(), u"mine"_s);
    QVERIFY(m_stage->restartToBeKilled(point));
    const HttpRequest erase{.method = "DELETE",
                            .path = u"/api/users/"_s + anna.id,
                            .body = QJsonDocument(QJsonObject{{u"password"_s, anna.password}, {u"messages"_s, u"remove"_s}}).toJson()};
    QCOMPARE(anna.api.send(erase).status, 0);
    QVERIFY(m_stage->restart());
    QCOMPARE(anna.api.get(u"/api/users/me"_s).status, 401);
    const auto isGone = [&] {
        for (const QString &group : std::as_const(groups)) {
            if (bea.api.get(u"/api/conversations/"_s + group).json().value("memberCount"_L1).toInteger() != 1)
                return false;
        }
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isGone(), 30'000);
    const QList<QJsonObject> history = wholeHistory(bea.api, groups.first());
    for (const QJsonObject &message : history) {
        const bool isHers = message.value("senderId"_L1).toString() == anna.id && message.value("type"_L1).toString() == u"text"_s;
        QVERIFY(!isHers || (message.contains("unsentAt"_L1) && message.value("content"_L1).toString().isEmpty()));
    }
    QVERIFY(history.contains(kept));
}

void TestKillPoints::everyStepToTheSchemaIsTakenOnce()
{
    ServerProcess fresh;
    int steps = 0;
    for (;; ++steps) {
        fresh.killAt("migration.made");
        if (fresh.start())
            break; // nothing is left to make
        QVERIFY2(fresh.waitUntilKilled(), qPrintable(fresh.log()));
        fresh.killAt("migration.done");
        QVERIFY(!fresh.start());
        QVERIFY2(fresh.waitUntilKilled(), qPrintable(fresh.log()));
        QVERIFY(steps < 200);
    }
    QVERIFY2(steps >= 7, qPrintable(QString::number(steps)));
    Town people(fresh.url(), fresh.realtimeUrl());
    Person &anna = people.settle(u"Anna"_s);
    Person &bea = people.settle(u"Bea"_s);
    people.say(anna, people.direct(anna, bea), u"hello"_s);
    QCOMPARE(fresh.stop(), 0);
}

void TestKillPoints::startAndStopMayBeCutOff_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::addColumn<bool>("diesAtStart");
    QTest::newRow("start.opened") << "start.opened"_ba << true;
    QTest::newRow("stop.begins") << "stop.begins"_ba << false;
    QTest::newRow("stop.stores") << "stop.stores"_ba << false;
}

void TestKillPoints::startAndStopMayBeCutOff()
{
    QFETCH(QByteArray, point);
    QFETCH(bool, diesAtStart);
    Person &anna = town().settle(u"Anna"_s);
    const QString group = town().group(anna, u"Group"_s, {});
    QStringList texts;
    const auto say = [&] {
        texts.append(u"word %1"_s.arg(texts.size()));
        town().say(anna, group, texts.last());
    };
    for (int i = 0; i < 20; ++i)
        say();
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(server().stop(), 0);
        server().killAt(point);
        QCOMPARE(server().start(), !diesAtStart);
        if (!diesAtStart) {
            say();
            QCOMPARE(server().stop(), -1);
        }
        QVERIFY(m_stage->restart());
        say();
    }
    hasEachOnce(anna, group, texts);
}

QTEST_GUILESS_MAIN(TestKillPoints)
#include "test_kill_points.moc"
