// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/messages/message_world.h"

#include "shared/limits.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <map>

using namespace kith;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Emoji and pins on messages.
class TestReactions : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_world = std::make_unique<MessageWorld>(); }
    void cleanup() { m_world.reset(); }

    void tellsTheWholeMessage();
    void settingTwiceChangesNothing();
    void takesAwayOnlyOnesOwn();
    void countsAllAndShowsTheFirst();
    void refusesWhatIsNoEmoji();
    void boundsReactions();
    void refusesReactions();
    void thousandTogglesEqualBruteForce();

    void pinsAndUnpins();
    void pinIsForRoles();
    void boundsPins();

private:
    QJsonArray reactions(const QJsonObject &message) { return m_world->look(m_world->anna, message).value("reactions"_L1).toArray(); }
    QJsonArray pins(UserId viewer, const QString &conversation)
    {
        return m_world->ok(viewer, "GET /api/messages/" + conversation.toLatin1() + "/pins").value("messages"_L1).toArray();
    }
    static QJsonObject reaction(const QString &emoji, int count, const QList<UserId> &users)
    {
        return {{u"emoji"_s, emoji}, {u"count"_s, count}, {u"userIds"_s, ChatWorld::idList(users)}};
    }

    std::unique_ptr<MessageWorld> m_world;
};

void TestReactions::tellsTheWholeMessage()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"hello"_s);
    (void)m_world->database.takeEvents();
    const QJsonObject now = m_world->ok(m_world->ben, "PUT " + m_world->path(sent, "/reactions/%F0%9F%8C%B1"));
    QCOMPARE(now.value("reactions"_L1).toArray(), QJsonArray{reaction(u"🌱"_s, 1, {m_world->ben})});
    QCOMPARE(m_world->number(now, "version"), m_world->number(sent, "version") + 1);
    QCOMPARE(now.value("content"_L1), sent.value("content"_L1));
    const QList<QJsonObject> frames = m_world->database.takeFramesFor(m_world->cleo);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().value("on"_L1).toString(), u"message.changed"_s);
    QCOMPARE(frames.first().value("data"_L1).toObject(), now);
    QCOMPARE(m_world->look(m_world->cleo, sent), now);
    const QJsonObject change = m_world
                                   ->ok(m_world->cleo, "GET /api/conversations/" + m_world->choir.toLatin1() + "/changes",
                                        {{u"after"_s, sent.value("version"_L1)}})
                                   .value("changes"_L1)
                                   .toArray()
                                   .first()
                                   .toObject();
    QCOMPARE(change.value("on"_L1).toString(), u"message.changed"_s);
    QCOMPARE(change.value("data"_L1).toObject(), now);
}

void TestReactions::settingTwiceChangesNothing()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"hello"_s);
    const QJsonObject first = m_world->react(m_world->ben, sent, u"🌱"_s)->body;
    (void)m_world->database.takeEvents();
    QCOMPARE(m_world->react(m_world->ben, sent, u"🌱"_s)->body, first);
    QCOMPARE(m_world->ok(m_world->ben, "DELETE " + m_world->path(sent, "/reactions/%F0%9F%91%8B")), first);
    QVERIFY(m_world->database.takeEvents().empty());
    const QJsonObject bare = m_world->ok(m_world->ben, "DELETE " + m_world->path(sent, "/reactions/%F0%9F%8C%B1"));
    QVERIFY(!bare.contains("reactions"_L1));
    QCOMPARE(m_world->database.takeEvents().size(), size_t(1));
    QCOMPARE(
        m_world->database.scalar(u"SELECT parts & 2 FROM messages WHERE id = ?"_s, {sent.value("id"_L1).toString().toLongLong()}).toInt(),
        0);
}

void TestReactions::takesAwayOnlyOnesOwn()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"hello"_s);
    QVERIFY(m_world->react(m_world->ben, sent, u"🌱"_s));
    QVERIFY(m_world->react(m_world->cleo, sent, u"👋"_s));
    QVERIFY(m_world->react(m_world->cleo, sent, u"🌱"_s));
    QVERIFY(m_world->react(m_world->anna, sent, u"🌱"_s, false));
    QCOMPARE(reactions(sent), (QJsonArray{reaction(u"🌱"_s, 2, {m_world->ben, m_world->cleo}), reaction(u"👋"_s, 1, {m_world->cleo})}));
    QVERIFY(m_world->react(m_world->ben, sent, u"🌱"_s, false));
    QCOMPARE(reactions(sent), (QJsonArray{reaction(u"👋"_s, 1, {m_world->cleo}), reaction(u"🌱"_s, 1, {m_world->cleo})}));
}

void TestReactions::countsAllAndShowsTheFirst()
{
    QList<UserId> many;
    for (int i = 0; i < limits::reactorsShown + 5; ++i) {
        many.append(m_world->person(u"Guest"_s));
        m_world->befriend(m_world->anna, many.last());
    }
    const QString crowd = m_world->group(m_world->anna, many);
    const QJsonObject sent = m_world->send(m_world->anna, crowd, u"hello"_s);
    for (const UserId user : std::as_const(many))
        QVERIFY(m_world->react(user, sent, u"🌱"_s));
    QCOMPARE(reactions(sent), QJsonArray{reaction(u"🌱"_s, int(many.size()), many.first(limits::reactorsShown))});
    QVERIFY(m_world->react(many.first(), sent, u"🌱"_s, false));
    QCOMPARE(reactions(sent), QJsonArray{reaction(u"🌱"_s, int(many.size()) - 1, many.mid(1, limits::reactorsShown))});
}

void TestReactions::refusesWhatIsNoEmoji()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"hello"_s);
    for (const QString &text : {u"a"_s, u"🌱🌱"_s, u" 🌱"_s, u"1"_s, u""_s, u"\u202E"_s, u"\U0001F3FB"_s, u"🌱\u0301\u0301"_s}) {
        const auto answer = m_world->react(m_world->ben, sent, text);
        QVERIFY2(!answer, qPrintable(text));
        QCOMPARE(answer.error().code, ErrorCode::Validation);
        QCOMPARE(answer.error().fields.first().field, u"emoji"_s);
    }
    for (const QString &text : {u"❤️"_s, u"👍🏽"_s, u"🇸🇪"_s, u"1️⃣"_s, u"👩🏻‍❤️‍💋‍👨🏻"_s})
        QVERIFY2(m_world->react(m_world->ben, sent, text), qPrintable(text));
    QCOMPARE(reactions(sent).size(), 5);
}

void TestReactions::boundsReactions()
{
    const auto emoji = [](int i) {
        const char32_t point = char32_t(0x1F400 + i);
        return QString::fromUcs4(&point, 1);
    };
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"hello"_s);
    for (int i = 0; i < limits::reactionsPerPerson; ++i)
        QVERIFY(m_world->react(m_world->ben, sent, emoji(i)));
    QCOMPARE(m_world->react(m_world->ben, sent, emoji(50)).error().code, ErrorCode::LimitReached);
    for (int i = limits::reactionsPerPerson; i < limits::reactionsPerMessage; ++i)
        QVERIFY(m_world->react(m_world->cleo, sent, emoji(i)));
    QCOMPARE(m_world->react(m_world->anna, sent, emoji(50)).error().code, ErrorCode::LimitReached);
    QVERIFY(m_world->react(m_world->anna, sent, emoji(0)));
    QCOMPARE(reactions(sent).size(), limits::reactionsPerMessage);
}

void TestReactions::refusesReactions()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"hello"_s);
    const QJsonObject secret = m_world->send(m_world->anna, m_world->pair, u"hello"_s);
    QCOMPARE(m_world->react(m_world->cleo, secret, u"🌱"_s).error().code, ErrorCode::NotFound);
    m_world->leave(m_world->cleo);
    QCOMPARE(m_world->react(m_world->cleo, sent, u"🌱"_s).error().code, ErrorCode::Forbidden);
    const QJsonObject later = m_world->send(m_world->anna, m_world->choir, u"hello"_s);
    QCOMPARE(m_world->react(m_world->cleo, later, u"🌱"_s).error().code, ErrorCode::NotFound);
    m_world->block(m_world->ben, m_world->anna);
    QCOMPARE(m_world->react(m_world->ben, secret, u"🌱"_s).error().code, ErrorCode::Blocked);
    QVERIFY(m_world->react(m_world->ben, sent, u"🌱"_s));
    const QJsonObject system = m_world
                                   ->ok(m_world->anna, "GET /api/messages/" + m_world->choir.toLatin1(), {{u"after"_s, 0}, {u"limit"_s, 1}})
                                   .value("messages"_L1)
                                   .toArray()
                                   .first()
                                   .toObject();
    QCOMPARE(system.value("type"_L1).toString(), u"system"_s);
    QCOMPARE(m_world->react(m_world->anna, system, u"🌱"_s).error().code, ErrorCode::Forbidden);
}

void TestReactions::thousandTogglesEqualBruteForce()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"hello"_s);
    const QList<UserId> people{m_world->anna, m_world->ben, m_world->cleo};
    const QStringList emoji{u"🌱"_s, u"👋"_s, u"❤️"_s, u"🎉"_s};
    std::map<QString, QList<UserId>> there;
    QStringList order;
    QRandomGenerator random(20261123);
    qint64 version = m_world->number(sent, "version");
    QJsonObject told = sent;
    for (int i = 0; i < 1000; ++i) {
        const UserId who = people.at(random.bounded(3));
        const QString what = emoji.at(random.bounded(4));
        const bool isSet = random.bounded(2) == 0;
        QVERIFY(m_world->react(who, sent, what, isSet));
        QList<UserId> &users = there[what];
        const bool changes = users.contains(who) != isSet;
        version += changes;
        if (changes && isSet)
            users.append(who);
        else if (changes)
            users.removeOne(who);
        for (const QJsonObject &frame : m_world->database.takeFramesFor(m_world->cleo))
            told = frame.value("data"_L1).toObject();
    }
    const QJsonObject now = m_world->look(m_world->anna, sent);
    QCOMPARE(now, told);
    QCOMPARE(m_world->number(now, "version"), version);
    std::map<QString, QList<UserId>> shown;
    for (const QJsonValue &value : now.value("reactions"_L1).toArray()) {
        const QJsonObject one = value.toObject();
        for (const QJsonValue &user : one.value("userIds"_L1).toArray())
            shown[one.value("emoji"_L1).toString()].append(*UserId::fromString(user.toString()));
        QCOMPARE(m_world->number(one, "count"), shown[one.value("emoji"_L1).toString()].size());
    }
    std::erase_if(there, [](const auto &entry) { return entry.second.isEmpty(); });
    QVERIFY(shown == there);
}

void TestReactions::pinsAndUnpins()
{
    const QJsonObject one = m_world->send(m_world->anna, m_world->pair, u"one"_s);
    const QJsonObject two = m_world->send(m_world->anna, m_world->pair, u"two"_s);
    m_world->ok(m_world->ben, "PUT " + m_world->path(two, "/pin"));
    (void)m_world->database.takeEvents();
    const QJsonObject pinned = m_world->ok(m_world->anna, "PUT " + m_world->path(one, "/pin"));
    QVERIFY(pinned.contains("pinnedAt"_L1));
    QCOMPARE(pinned.value("pinnedBy"_L1).toString(), m_world->anna.toString());
    QCOMPARE(m_world->database.takeFramesFor(m_world->ben).first().value("data"_L1).toObject(), pinned);
    QCOMPARE(m_world->ok(m_world->ben, "PUT " + m_world->path(one, "/pin")), pinned);
    QVERIFY(m_world->database.takeEvents().empty());
    const QJsonArray list = pins(m_world->ben, m_world->pair);
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.first().toObject(), pinned);
    QVERIFY(!m_world->ok(m_world->ben, "DELETE " + m_world->path(one, "/pin")).contains("pinnedAt"_L1));
    QCOMPARE(pins(m_world->anna, m_world->pair).size(), 1);
    m_world->ok(m_world->ben, "DELETE " + m_world->path(one, "/pin"));
    QCOMPARE(m_world->refusal(m_world->cleo, "GET /api/messages/" + m_world->pair.toLatin1() + "/pins"), ErrorCode::NotFound);
}

void TestReactions::pinIsForRoles()
{
    const QJsonObject sent = m_world->send(m_world->ben, m_world->choir, u"hello"_s);
    QCOMPARE(m_world->refusal(m_world->ben, "PUT " + m_world->path(sent, "/pin")), ErrorCode::Forbidden);
    m_world->ok(m_world->anna, "PUT /api/participant/" + m_world->choir.toLatin1() + '/' + m_world->ben.toString().toLatin1(),
                {{u"role"_s, u"admin"_s}});
    m_world->ok(m_world->ben, "PUT " + m_world->path(sent, "/pin"));
    QCOMPARE(m_world->refusal(m_world->cleo, "DELETE " + m_world->path(sent, "/pin")), ErrorCode::Forbidden);
    QCOMPARE(pins(m_world->cleo, m_world->choir).size(), 1);
    const QJsonObject secret = m_world->send(m_world->ben, m_world->pair, u"hello"_s);
    m_world->block(m_world->ben, m_world->anna);
    QCOMPARE(m_world->refusal(m_world->anna, "PUT " + m_world->path(secret, "/pin")), ErrorCode::Blocked);
}

void TestReactions::boundsPins()
{
    QJsonObject last;
    for (int i = 0; i <= limits::pinsPerConversation; ++i) {
        last = m_world->send(m_world->anna, m_world->pair, QString::number(i));
        QCOMPARE(m_world->status(m_world->anna, "PUT " + m_world->path(last, "/pin")), i < limits::pinsPerConversation ? 200 : 409);
    }
    QCOMPARE(pins(m_world->ben, m_world->pair).size(), limits::pinsPerConversation);
    QVERIFY(m_world->unsend(m_world->anna, pins(m_world->anna, m_world->pair).first().toObject()));
    QCOMPARE(m_world->status(m_world->anna, "PUT " + m_world->path(last, "/pin")), 200);
}

QTEST_GUILESS_MAIN(TestReactions)
#include "tst_reactions.moc"
