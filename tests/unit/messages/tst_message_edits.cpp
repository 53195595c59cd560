// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/edit_service.h"
#include "tests/unit/messages/message_world.h"

#include "shared/limits.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Changing and taking back.
class TestMessageEdits : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_world = std::make_unique<MessageWorld>(); }
    void cleanup() { m_world.reset(); }

    void keepsEarlierVersions();
    void tellsTheWholeMessageWithOneStep();
    void sameWordsChangeNothing();
    void onlySenderEdits();
    void refusesWordsThatASendWouldRefuse();
    void keepsTheOriginalAndABoundedNumberOfVersions();
    void refusesEditOfTombstone();
    void editWindowBindsWhenSet();
    void changesRepliesWithTheirQuote();
    void editBehindTheExcerptLeavesReplies();
    void tellsOnlyTheOriginalBehindManyReplies();
    void unsendRemovesEverythingThatWasSaid();
    void unsendTakesQuotesAway();
    void formerMemberSeesWhatWasAtTheLeaving();
    void formerMemberSeesUnsend();

private:
    QJsonArray versions(UserId viewer, const QJsonObject &message)
    {
        return m_world->ok(viewer, "GET " + m_world->path(message, "/edits")).value("edits"_L1).toArray();
    }
    qint64 count(const char *table) { return m_world->database.scalar(u"SELECT count(*) FROM "_s + QLatin1String(table)).toLongLong(); }
    QJsonObject edited(const QJsonObject &message, const QString &content)
    {
        return m_world->ok(m_world->anna, "message.edit", {{u"messageId"_s, message.value("id"_L1)}, {u"content"_s, content}});
    }

    std::unique_ptr<MessageWorld> m_world;
};

void TestMessageEdits::keepsEarlierVersions()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"one"_s);
    edited(sent, u"two"_s);
    const QJsonObject now = edited(sent, u"three"_s);
    QCOMPARE(now.value("content"_L1).toString(), u"three"_s);
    QCOMPARE(now.value("edits"_L1).toInteger(), 2);
    QVERIFY(now.contains("editedAt"_L1));
    QCOMPARE(now.value("createdAt"_L1), sent.value("createdAt"_L1));
    QCOMPARE(m_world->look(m_world->ben, sent), now);
    const QJsonArray earlier = versions(m_world->ben, sent);
    QCOMPARE(earlier.size(), 2);
    QCOMPARE(earlier.at(0).toObject().value("content"_L1).toString(), u"two"_s);
    QCOMPARE(earlier.at(1).toObject().value("content"_L1).toString(), u"one"_s);
    QCOMPARE(earlier.at(1).toObject().value("at"_L1), sent.value("createdAt"_L1));
    QVERIFY(versions(m_world->ben, m_world->send(m_world->ben, m_world->choir, u"other"_s)).isEmpty());
}

void TestMessageEdits::tellsTheWholeMessageWithOneStep()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"one"_s);
    (void)m_world->database.takeEvents();
    const QJsonObject now = edited(sent, u"two"_s);
    QCOMPARE(m_world->number(now, "version"), m_world->number(sent, "version") + 1);
    const QList<QJsonObject> frames = m_world->database.takeFramesFor(m_world->ben);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.first().value("on"_L1).toString(), u"message.changed"_s);
    QCOMPARE(frames.first().value("version"_L1), now.value("version"_L1));
    QCOMPARE(frames.first().value("data"_L1).toObject(), now);
}

void TestMessageEdits::sameWordsChangeNothing()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"one"_s);
    const QJsonObject now = edited(sent, u"two"_s);
    (void)m_world->database.takeEvents();
    QCOMPARE(edited(sent, u"two \r\n"_s), now);
    QVERIFY(m_world->database.takeEvents().empty());
    QCOMPARE(count("message_edits"), 1);
}

void TestMessageEdits::onlySenderEdits()
{
    const QJsonObject sent = m_world->send(m_world->ben, m_world->choir, u"mine"_s);
    QCOMPARE(m_world->edit(m_world->anna, sent, u"owner"_s).error().code, ErrorCode::Forbidden);
    QCOMPARE(m_world->edit(m_world->cleo, sent, u"fellow"_s).error().code, ErrorCode::Forbidden);
    const QJsonObject secret = m_world->send(m_world->ben, m_world->pair, u"secret"_s);
    QCOMPARE(m_world->edit(m_world->cleo, secret, u"x"_s).error().code, ErrorCode::NotFound);
    m_world->leave(m_world->ben);
    QCOMPARE(m_world->edit(m_world->ben, sent, u"gone"_s).error().code, ErrorCode::Forbidden);
    m_world->block(m_world->anna, m_world->ben);
    QCOMPARE(m_world->edit(m_world->ben, secret, u"insult"_s).error().code, ErrorCode::Blocked);
    QCOMPARE(m_world->look(m_world->anna, secret), secret);
}

void TestMessageEdits::refusesWordsThatASendWouldRefuse()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"one"_s);
    for (const QString &words : {u""_s, u" \n"_s, QString(limits::messageLength + 1, u'x'), u"a\u0007"_s}) {
        const auto answer = m_world->edit(m_world->anna, sent, words);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Validation);
        QCOMPARE(answer.error().fields.first().field, u"content"_s);
    }
    QCOMPARE(count("message_edits"), 0);
}

void TestMessageEdits::keepsTheOriginalAndABoundedNumberOfVersions()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"original"_s);
    for (int i = 1; i <= limits::editsKept + 10; ++i)
        edited(sent, u"edit %1"_s.arg(i));
    const QJsonArray earlier = versions(m_world->ben, sent);
    QCOMPARE(earlier.size(), limits::editsKept);
    QCOMPARE(earlier.first().toObject().value("content"_L1).toString(), u"edit %1"_s.arg(limits::editsKept + 9));
    QCOMPARE(earlier.last().toObject().value("content"_L1).toString(), u"original"_s);
    QCOMPARE(m_world->number(m_world->look(m_world->ben, sent), "edits"), limits::editsKept + 10);
}

void TestMessageEdits::refusesEditOfTombstone()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"one"_s);
    QVERIFY(m_world->unsend(m_world->anna, sent));
    QCOMPARE(m_world->edit(m_world->anna, sent, u"back again"_s).error().code, ErrorCode::MessageUnsent);
    QVERIFY(m_world->look(m_world->ben, sent).value("content"_L1).toString().isEmpty());
}

void TestMessageEdits::editWindowBindsWhenSet()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"one"_s);
    m_world->database.scalar(u"UPDATE messages SET created_at = created_at - 61000"_s);
    const auto editUnder = [&](const server::MessageOptions &options) {
        const server::Call call{.caller = {.user = m_world->anna, .session = SessionId(1), .isAdministrator = false},
                                .input = {{u"messageId"_s, sent.value("id"_L1)}, {u"content"_s, u"two"_s}},
                                .requestId = {},
                                .peerAddress = {}};
        return m_world->database.write(
            [&](server::Transaction &transaction) { return server::EditService(options).edit(transaction, call); });
    };
    const auto late = editUnder({.editWindow = std::chrono::seconds(60)});
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::WindowClosed);
    QVERIFY(editUnder({.editWindow = std::chrono::seconds(120)}));
}

void TestMessageEdits::changesRepliesWithTheirQuote()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"one"_s);
    const QJsonObject first = m_world->answerTo(m_world->ben, sent, u"yes"_s);
    QCOMPARE(first.value("quote"_L1).toObject(), (QJsonObject{{u"messageId"_s, sent.value("id"_L1)},
                                                              {u"senderId"_s, m_world->anna.toString()},
                                                              {u"type"_s, u"text"_s},
                                                              {u"excerpt"_s, u"one"_s}}));
    const QJsonObject second = m_world->answerTo(m_world->cleo, sent, u"no"_s);
    (void)m_world->database.takeEvents();
    const QJsonObject now = edited(sent, u"two"_s);
    const QList<QJsonObject> frames = m_world->database.takeFramesFor(m_world->cleo);
    QCOMPARE(frames.size(), 3);
    qint64 version = m_world->number(second, "version");
    for (const QJsonObject &frame : frames) {
        QCOMPARE(frame.value("on"_L1).toString(), u"message.changed"_s);
        QCOMPARE(m_world->number(frame, "version"), ++version);
        QCOMPARE(m_world->number(frame.value("data"_L1).toObject(), "version"), version);
    }
    QCOMPARE(frames.at(0).value("data"_L1).toObject(), m_world->look(m_world->cleo, first));
    QCOMPARE(frames.at(1).value("data"_L1).toObject(), m_world->look(m_world->cleo, second));
    QCOMPARE(frames.at(2).value("data"_L1).toObject(), now);
    QCOMPARE(m_world->look(m_world->ben, first).value("quote"_L1).toObject().value("excerpt"_L1).toString(), u"two"_s);
}

void TestMessageEdits::editBehindTheExcerptLeavesReplies()
{
    const QString start = u"\U0001F331"_s.repeated(limits::quoteLength);
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, start + u"end"_s);
    const QJsonObject reply = m_world->answerTo(m_world->ben, sent, u"yes"_s);
    QCOMPARE(reply.value("quote"_L1).toObject().value("excerpt"_L1).toString(), start);
    (void)m_world->database.takeEvents();
    edited(sent, start + u"other end"_s);
    QCOMPARE(m_world->database.takeEvents().size(), size_t(1));
    QCOMPARE(m_world->look(m_world->ben, reply), reply);
}

void TestMessageEdits::tellsOnlyTheOriginalBehindManyReplies()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"one"_s);
    QJsonObject last;
    for (int i = 0; i < 25; ++i)
        last = m_world->answerTo(m_world->ben, sent, QString::number(i));
    (void)m_world->database.takeEvents();
    const QJsonObject now = edited(sent, u"two"_s);
    QCOMPARE(m_world->database.takeEvents().size(), size_t(1));
    QCOMPARE(m_world->number(now, "version"), m_world->number(last, "version") + 26);
    const QJsonArray changes = m_world
                                   ->ok(m_world->ben, "GET /api/conversations/" + m_world->choir.toLatin1() + "/changes",
                                        {{u"after"_s, last.value("version"_L1)}})
                                   .value("changes"_L1)
                                   .toArray();
    QCOMPARE(changes.size(), 26);
    qint64 version = m_world->number(last, "version");
    for (const QJsonValue &change : changes)
        QCOMPARE(m_world->number(change.toObject(), "version"), ++version);
    QCOMPARE(changes.last().toObject().value("data"_L1).toObject(), now);
    QCOMPARE(changes.at(24).toObject().value("data"_L1).toObject().value("quote"_L1).toObject().value("excerpt"_L1).toString(), u"two"_s);
}

void TestMessageEdits::unsendRemovesEverythingThatWasSaid()
{
    QJsonObject request = ChatWorld::sending(m_world->choir, u"hey @all"_s);
    request.insert(u"mentions"_s, QJsonArray{QJsonObject{{u"userId"_s, u"all"_s}, {u"offset"_s, 4}, {u"length"_s, 4}}});
    const QJsonObject sent = m_world->ok(m_world->anna, "message.send", request);
    QVERIFY(m_world->call(
        m_world->anna, "PUT " + m_world->path(sent),
        {{u"content"_s, u"regretted @ben"_s},
         {u"mentions"_s, QJsonArray{QJsonObject{{u"userId"_s, m_world->ben.toString()}, {u"offset"_s, 10}, {u"length"_s, 4}}}}}));
    QVERIFY(m_world->react(m_world->ben, sent, u"🌱"_s));
    m_world->ok(m_world->anna, "PUT " + m_world->path(sent, "/pin"));
    QCOMPARE(count("message_mentions"), 1);
    const auto gone = m_world->unsend(m_world->anna, sent);
    QVERIFY(gone);
    QCOMPARE(gone->body.keys(), (QStringList{u"clientId"_s, u"content"_s, u"conversationId"_s, u"createdAt"_s, u"id"_s, u"senderId"_s,
                                             u"seq"_s, u"type"_s, u"unsentAt"_s, u"version"_s}));
    for (const char *table : {"message_edits", "message_reactions", "message_mentions"})
        QCOMPARE(count(table), 0);
    QCOMPARE(count("messages WHERE content <> '' OR mentions IS NOT NULL OR edited_at IS NOT NULL OR pinned_at IS NOT NULL"), 0);
    QCOMPARE(m_world->look(m_world->cleo, sent), gone->body);
    QVERIFY(versions(m_world->ben, sent).isEmpty());
    QVERIFY(m_world->ok(m_world->ben, "GET /api/messages/" + m_world->choir.toLatin1() + "/pins").value("messages"_L1).toArray().isEmpty());
    for (const char *act : {"/pin", "/reactions/%F0%9F%8C%B1"})
        QCOMPARE(m_world->refusal(m_world->anna, "PUT " + m_world->path(sent, act)), ErrorCode::MessageUnsent);
}

void TestMessageEdits::unsendTakesQuotesAway()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"one"_s);
    const QJsonObject reply = m_world->answerTo(m_world->ben, sent, u"yes"_s);
    (void)m_world->database.takeEvents();
    QVERIFY(m_world->unsend(m_world->anna, sent));
    const QList<QJsonObject> frames = m_world->database.takeFramesFor(m_world->cleo);
    QCOMPARE(frames.size(), 2);
    const QJsonObject now = frames.first().value("data"_L1).toObject();
    QVERIFY(!now.contains("quote"_L1));
    QCOMPARE(now.value("replyTo"_L1), sent.value("id"_L1));
    QCOMPARE(m_world->look(m_world->cleo, reply), now);
    const QJsonObject late = m_world->answerTo(m_world->cleo, sent, u"too late"_s);
    QCOMPARE(late.value("replyTo"_L1), sent.value("id"_L1));
    QVERIFY(!late.contains("quote"_L1));
}

void TestMessageEdits::formerMemberSeesWhatWasAtTheLeaving()
{
    const QJsonObject never = m_world->send(m_world->anna, m_world->choir, u"never edited while there"_s);
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"one"_s);
    const QJsonObject reply = m_world->answerTo(m_world->cleo, sent, u"yes"_s);
    edited(sent, u"two"_s);
    QVERIFY(m_world->react(m_world->ben, sent, u"🌱"_s));
    const QJsonObject then = m_world->look(m_world->ben, sent);
    const QJsonObject replyThen = m_world->look(m_world->ben, reply);
    m_world->leave(m_world->ben);
    edited(sent, u"secret"_s);
    edited(never, u"secret"_s);
    QVERIFY(m_world->react(m_world->cleo, sent, u"🌱"_s));
    QVERIFY(m_world->react(m_world->cleo, sent, u"🔒"_s));
    m_world->ok(m_world->anna, "PUT " + m_world->path(sent, "/pin"));
    const auto withoutVersion = [](QJsonObject message) {
        message.remove(u"version"_s);
        return message;
    };
    QCOMPARE(withoutVersion(m_world->look(m_world->ben, sent)), withoutVersion(then));
    QCOMPARE(withoutVersion(m_world->look(m_world->ben, reply)), withoutVersion(replyThen));
    QCOMPARE(withoutVersion(m_world->look(m_world->ben, never)), withoutVersion(never));
    const QByteArray changes = "GET /api/conversations/" + m_world->choir.toLatin1() + "/changes";
    QVERIFY(!QJsonDocument(m_world->ok(m_world->ben, changes)).toJson().contains("secret"));
    QVERIFY(!QJsonDocument(m_world->ok(m_world->ben, "GET /api/conversations")).toJson().contains("secret"));
    QVERIFY(m_world->ok(m_world->ben, "GET /api/messages/" + m_world->choir.toLatin1() + "/pins").value("messages"_L1).toArray().isEmpty());
    QCOMPARE(m_world->refusal(m_world->ben, "GET " + m_world->path(sent, "/edits")), ErrorCode::Forbidden);
}

void TestMessageEdits::formerMemberSeesUnsend()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->choir, u"one"_s);
    const QJsonObject reply = m_world->answerTo(m_world->anna, sent, u"yes"_s);
    m_world->leave(m_world->ben);
    QVERIFY(m_world->unsend(m_world->anna, sent));
    QVERIFY(m_world->look(m_world->ben, sent).contains("unsentAt"_L1));
    QVERIFY(!m_world->look(m_world->ben, reply).contains("quote"_L1));
}

QTEST_GUILESS_MAIN(TestMessageEdits)
#include "tst_message_edits.moc"
