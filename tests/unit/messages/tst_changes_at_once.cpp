// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/messages/message_world.h"

#include <QtCore/QJsonArray>
#include <QtCore/QMap>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Changes that have one version for who asks for them: those since a leaving, and those of an absence.
class TestChangesAtOnce : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void absenceComesInPages_data() { pageSizes(); }
    void absenceComesInPages();
    void whatChangedSinceTheLeavingComesInPages_data() { pageSizes(); }
    void whatChangedSinceTheLeavingComesInPages();
    void deviceThatForgotItsCursorIsToldEverythingAgain();
    void cursorOfAnotherAbsenceCountsForNothing();
    void refusesAnyOtherCursor();
    void longTextsEndAPageEarly();
    void whatLiesAroundTheTextsEndsAPageEarly();
    void messageKeepsItsVersionForWhoLeft();
    void mentionsOfThenCountForWhoLeft();

private:
    static void pageSizes();
    [[nodiscard]] QByteArray path() const { return "GET /api/conversations/" + m_world->choir.toLatin1() + "/changes"; }
    [[nodiscard]] qint64 version(UserId user) const
    {
        return MessageWorld::number(m_world->ok(user, "GET /api/conversations/" + m_world->choir.toLatin1()), "version");
    }
    void comeBack() { m_world->ok(m_world->anna, "POST /api/participant/" + m_world->choir.toLatin1(), joining()); }
    [[nodiscard]] QJsonObject joining() const { return {{u"userIds"_s, QJsonArray{m_world->cleo.toString()}}}; }
    /// What Cleo's history shows, by seq.
    [[nodiscard]] QMap<qint64, QJsonObject> history() const;
    /// What she knows after following the pages, from what she knew.
    void follow(QMap<qint64, QJsonObject> &known, qint64 &after, qint64 limit, int &pages);

    std::unique_ptr<MessageWorld> m_world;
    QList<QJsonObject> m_messages;
    QMap<qint64, QJsonObject> m_known;
    qint64 m_version = 0;
};

void TestChangesAtOnce::init()
{
    m_world = std::make_unique<MessageWorld>();
    m_messages.clear();
    for (int i = 0; i < 12; ++i)
        m_messages.append(m_world->send(i % 3 ? m_world->ben : m_world->anna, m_world->choir, u"text %1"_s.arg(i)));
    m_known = history();
    m_version = version(m_world->cleo);
}

void TestChangesAtOnce::pageSizes()
{
    QTest::addColumn<qint64>("limit");
    for (const qint64 limit : {1, 2, 5, 200})
        QTest::addRow("%lld", limit) << limit;
}

QMap<qint64, QJsonObject> TestChangesAtOnce::history() const
{
    QMap<qint64, QJsonObject> out;
    for (QJsonObject page{{u"more"_s, true}}; page.value("more"_L1).toBool();) {
        QJsonObject asked{{u"limit"_s, 200}};
        if (!out.isEmpty())
            asked.insert(u"before"_s, out.firstKey());
        page = m_world->ok(m_world->cleo, "GET /api/messages/" + m_world->choir.toLatin1(), asked);
        const QJsonArray messages = page.value("messages"_L1).toArray();
        for (const QJsonValue &message : messages)
            out.insert(message["seq"_L1].toInteger(), message.toObject());
    }
    return out;
}

void TestChangesAtOnce::follow(QMap<qint64, QJsonObject> &known, qint64 &after, qint64 limit, int &pages)
{
    QString cursor;
    for (bool more = true; more; ++pages) {
        QVERIFY(pages < 500);
        QJsonObject asked{{u"after"_s, after}, {u"limit"_s, limit}};
        if (!cursor.isEmpty())
            asked.insert(u"cursor"_s, cursor);
        const QJsonObject page = m_world->ok(m_world->cleo, path(), asked);
        const QJsonArray changes = page.value("changes"_L1).toArray();
        QVERIFY(changes.size() <= limit);
        for (const QJsonValue &change : changes) {
            if (const QJsonObject data = change["data"_L1].toObject(); data.contains("seq"_L1))
                known.insert(data.value("seq"_L1).toInteger(), data);
        }
        more = page.value("more"_L1).toBool();
        const QString next = page.value("next"_L1).toString();
        QVERIFY(more || next.isEmpty());
        QVERIFY(page.value("version"_L1).toInteger() > after || !more || next != cursor);
        // What is not whole must not be taken for known.
        QVERIFY(next.isEmpty() || page.value("version"_L1).toInteger() < version(m_world->cleo));
        after = page.value("version"_L1).toInteger();
        cursor = next;
    }
}

void TestChangesAtOnce::absenceComesInPages()
{
    QFETCH(qint64, limit);
    m_world->leave(m_world->cleo);
    for (const QJsonObject &message : std::as_const(m_messages))
        QVERIFY(m_world->react(m_world->ben, message, u"👍"_s));
    // Taken back from her sight while she is away: her devices have another version now than that of the leaving.
    QVERIFY(m_world->unsend(m_world->anna, m_messages.at(6)));
    qint64 former = m_version;
    int pages = 0;
    follow(m_known, former, limit, pages);
    QVERIFY(former > m_version);
    m_world->send(m_world->anna, m_world->choir, u"not for her"_s);
    m_world->ok(m_world->anna, "PUT /api/conversations/" + m_world->choir.toLatin1(), {{u"name"_s, u"Renamed"_s}});
    comeBack();
    QMap<qint64, QJsonObject> early = m_known;
    pages = 0;
    follow(m_known, former, limit, pages);
    QCOMPARE(m_known, history());
    QCOMPARE(former, version(m_world->cleo));
    QVERIFY(limit == 200 ? pages == 1 : pages > 14 / limit);
    // A device that heard nothing of the leaving either.
    pages = 0;
    follow(early, m_version, limit, pages);
    QCOMPARE(early, history());
}

void TestChangesAtOnce::whatChangedSinceTheLeavingComesInPages()
{
    QFETCH(qint64, limit);
    for (int i = 0; i < 3; ++i)
        m_messages.append(m_world->send(m_world->ben, m_world->choir, u"last %1"_s.arg(i)));
    m_world->leave(m_world->cleo);
    const auto asOnLeaving = history();
    for (const QJsonObject &message : std::as_const(m_messages))
        QVERIFY(m_world->react(m_world->ben, message, u"👍"_s));
    QVERIFY(m_world->unsend(m_world->anna, m_messages.at(3)));
    int pages = 0;
    qint64 after = m_version;
    follow(m_known, after, limit, pages);
    auto expected = asOnLeaving;
    const qint64 unsent = MessageWorld::number(m_messages.at(3), "seq");
    expected[unsent] = history().value(unsent);
    QVERIFY(expected.value(unsent).contains("unsentAt"_L1));
    QCOMPARE(m_known, expected);
    QCOMPARE(m_known, history());
    QCOMPARE(after, version(m_world->cleo));
    QVERIFY(limit == 200 ? pages == 1 : pages > 15 / limit);
}

void TestChangesAtOnce::deviceThatForgotItsCursorIsToldEverythingAgain()
{
    m_world->leave(m_world->cleo);
    for (const QJsonObject &message : std::as_const(m_messages))
        QVERIFY(m_world->react(m_world->ben, message, u"👍"_s));
    comeBack();
    qint64 after = m_version;
    for (QString next; next.isEmpty();) {
        const QJsonObject page = m_world->ok(m_world->cleo, path(), {{u"after"_s, after}, {u"limit"_s, 3}});
        after = page.value("version"_L1).toInteger();
        next = page.value("next"_L1).toString();
    }
    int pages = 0;
    follow(m_known, after, 200, pages);
    QCOMPARE(m_known, history());
}

void TestChangesAtOnce::cursorOfAnotherAbsenceCountsForNothing()
{
    m_world->leave(m_world->cleo);
    for (const QJsonObject &message : std::as_const(m_messages))
        QVERIFY(m_world->react(m_world->ben, message, u"👍"_s));
    comeBack();
    const QJsonObject whole = m_world->ok(m_world->cleo, path(), {{u"after"_s, m_version}, {u"limit"_s, 200}});
    for (const QString &cursor : {u"1.9223372036854775807"_s, u"9223372036854775807.9"_s, u"5.0"_s})
        QCOMPARE(m_world->ok(m_world->cleo, path(), {{u"after"_s, m_version}, {u"limit"_s, 200}, {u"cursor"_s, cursor}}), whole);
}

void TestChangesAtOnce::refusesAnyOtherCursor()
{
    for (const QString &cursor : {u""_s, u"."_s, u"12"_s, u"1.x"_s, u"-1.1"_s, u"1.-1"_s, u"1.2.3"_s, u"99999999999999999999.1"_s})
        QCOMPARE(m_world->status(m_world->cleo, path(), {{u"cursor"_s, cursor}}), 422);
}

void TestChangesAtOnce::longTextsEndAPageEarly()
{
    const QString longest = u"\U0001F600"_s.repeated(15'900);
    for (int i = 0; i < 40; ++i)
        m_messages.append(m_world->send(m_world->anna, m_world->choir, longest));
    m_version = version(m_world->cleo);
    m_known = history();
    m_world->leave(m_world->cleo);
    for (qsizetype i = 12; i < m_messages.size(); ++i)
        QVERIFY(m_world->react(m_world->ben, m_messages.at(i), u"👍"_s));
    for (const bool isBack : {false, true}) {
        if (isBack)
            comeBack();
        int pages = 0;
        qint64 after = m_version - 1;
        auto known = m_known;
        follow(known, after, 200, pages);
        QVERIFY(pages > 1);
        QCOMPARE(after, version(m_world->cleo));
        QCOMPARE(known, history());
    }
}

void TestChangesAtOnce::whatLiesAroundTheTextsEndsAPageEarly()
{
    QStringList people;
    for (int i = 0; i < 50; ++i)
        people.append(u"(%1)"_s.arg(m_world->person(u"Fan %1"_s.arg(i)).toString()));
    QStringList emoji;
    for (int i = 0; i < 20; ++i)
        emoji.append(u"('emoji %1')"_s.arg(i));
    for (int i = 0; i < 150; ++i)
        m_messages.append(m_world->send(m_world->anna, m_world->choir, u"hi"_s));
    m_world->database.scalar(
        u"INSERT INTO message_reactions (message_id, emoji, user_id, at, version) SELECT m.id, e.column1, f.column1, 0, "
        "m.version FROM messages m, (VALUES %1) e, (VALUES %2) f WHERE m.conversation_id = ? AND m.content = 'hi'"_s.arg(emoji.join(u','),
                                                                                                                         people.join(u',')),
        {m_world->choir.toLongLong()});
    m_world->database.scalar(u"UPDATE messages SET parts = parts | 2 WHERE conversation_id = ? AND content = 'hi'"_s,
                             {m_world->choir.toLongLong()});
    const auto bytes = [](const QJsonObject &body) { return QJsonDocument(body).toJson(QJsonDocument::Compact).size(); };
    const QJsonObject one = m_world->look(m_world->cleo, m_messages.last());
    QVERIFY(bytes(one) > 20 * 50 * 20);
    QVERIFY(bytes(one) * 150 > 3'000'000);
    constexpr qint64 most = 2 * 1024 * 1024;
    const QByteArray messages = "GET /api/messages/" + m_world->choir.toLatin1();
    const qint64 middle = MessageWorld::number(m_messages.at(90), "seq");
    for (const QJsonObject &where : {QJsonObject(), QJsonObject{{u"after"_s, 12}}, QJsonObject{{u"around"_s, middle}}}) {
        QJsonObject asked = where;
        asked.insert(u"limit"_s, 200);
        const QJsonObject page = m_world->ok(m_world->cleo, messages, asked);
        QVERIFY(bytes(page) <= most);
        QVERIFY(bytes(page) > most / 2);
        QVERIFY(page.value("more"_L1).toBool());
        QVERIFY(!where.contains("around"_L1) || QJsonDocument(page).toJson().contains(QByteArray::number(middle)));
    }
    const QJsonObject changes = m_world->ok(m_world->cleo, path(), {{u"after"_s, m_version}, {u"limit"_s, 200}});
    QVERIFY(bytes(changes) <= most);
    QVERIFY(changes.value("more"_L1).toBool());
    int pages = 0;
    follow(m_known, m_version, 200, pages);
    QVERIFY(pages > 1);
    QCOMPARE(m_known.keys(), history().keys());
}

void TestChangesAtOnce::messageKeepsItsVersionForWhoLeft()
{
    QVERIFY(m_world->react(m_world->ben, m_messages.at(5), u"👍"_s));
    const QJsonObject reply = m_world->answerTo(m_world->ben, m_messages.at(3), u"yes"_s);
    m_world->leave(m_world->ben);
    m_known = history();
    m_world->leave(m_world->cleo);
    m_version = version(m_world->cleo);
    QCOMPARE(history(), m_known);
    // The second time there is nobody any more who left before.
    for (int i = 0; i < 2; ++i) {
        QVERIFY(m_world->edit(m_world->anna, m_messages.at(0), u"other %1"_s.arg(i)));
        QVERIFY(m_world->edit(m_world->anna, m_messages.at(3), u"other %1"_s.arg(i)));
        QVERIFY(m_world->react(m_world->anna, m_messages.at(1), u"👍"_s, i == 0));
        m_world->ok(m_world->anna, "PUT " + MessageWorld::path(m_messages.at(4), "/pin"));
    }
    QCOMPARE(history(), m_known);
    QCOMPARE(m_world->look(m_world->cleo, reply), m_known.value(MessageWorld::number(reply, "seq")));
    // Somebody takes their reaction back: her devices hear of that under the version in which it was done.
    m_world->ok(m_world->anna, "POST /api/participant/" + m_world->choir.toLatin1(), {{u"userIds"_s, QJsonArray{m_world->ben.toString()}}});
    QVERIFY(m_world->react(m_world->ben, m_messages.at(5), u"👍"_s, false));
    QVERIFY(m_world->edit(m_world->anna, m_messages.at(3), u"more"_s));
    QVERIFY(m_world->unsend(m_world->anna, m_messages.at(3)));
    QVERIFY(m_world->react(m_world->anna, m_messages.at(5), u"👍"_s));
    int pages = 0;
    follow(m_known, m_version, 2, pages);
    QCOMPARE(m_known, history());
    QVERIFY(MessageWorld::number(m_known.value(MessageWorld::number(m_messages.at(5), "seq")), "version") <= m_version);
}

void TestChangesAtOnce::mentionsOfThenCountForWhoLeft()
{
    const auto naming = [&](const QString &who) {
        QJsonObject request = MessageWorld::sending(m_world->choir, u"@one"_s);
        request.insert(u"mentions"_s, QJsonArray{QJsonObject{{u"userId"_s, who}, {u"offset"_s, 0}, {u"length"_s, 4}}});
        return m_world->ok(m_world->anna, "message.send", request);
    };
    const auto counted = [&] {
        return MessageWorld::number(m_world->ok(m_world->cleo, "GET /api/conversations/" + m_world->choir.toLatin1()), "unreadMentions");
    };
    const QJsonObject hers = naming(m_world->cleo.toString());
    const QJsonObject everybodys = naming(u"all"_s);
    naming(m_world->ben.toString());
    QCOMPARE(counted(), 2);
    m_world->leave(m_world->cleo);
    QCOMPARE(counted(), 2);
    // What somebody names later, or does not name any more, is not for her eyes.
    QVERIFY(m_world->edit(m_world->anna, hers, u"nobody"_s));
    QCOMPARE(counted(), 2);
    QVERIFY(m_world->unsend(m_world->anna, everybodys));
    QCOMPARE(counted(), 1);
    m_world->ok(m_world->cleo, "message.read", {{u"conversationId"_s, m_world->choir}, {u"seq"_s, hers.value("seq"_L1)}});
    QCOMPARE(counted(), 0);
    comeBack();
    QCOMPARE(counted(), 0);
    naming(u"all"_s);
    m_world->leave(m_world->cleo);
    QCOMPARE(counted(), 1);
}

QTEST_GUILESS_MAIN(TestChangesAtOnce)
#include "tst_changes_at_once.moc"
