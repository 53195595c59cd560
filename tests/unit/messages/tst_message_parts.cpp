// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/file_store.h"
#include "server/messages/message_access.h"
#include "server/messages/message_service.h"
#include "tests/unit/messages/message_world.h"

#include "shared/limits.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// What a message carries besides its words, and how it goes on to other conversations.
class TestMessageParts : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_world = std::make_unique<MessageWorld>(); }
    void cleanup() { m_world.reset(); }

    void keepsMentionsAsSent();
    void countsMentionsInUtf16();
    void refusesMentions_data();
    void refusesMentions();
    void mentionsFollowTheEdit();

    void carriesFilesWithTheirFacts();
    void namesBrokenAttachments_data();
    void namesBrokenAttachments();
    void sendsOnWhatOneMaySee();
    void fileIsVisibleThroughMessagesAlone();
    void unsendReleasesFiles();
    void pageOfEverythingIsAFixedNumberOfStatements();

    void forwardsToEveryTarget();
    void forwardsOnceForEver();
    void forwardsToAllOrNone();
    void forwardTellsNothingThatReadersMayNotKnow();
    void forwardLeavesMentionsAndReplyBehind();
    void refusesForwards_data();
    void refusesForwards();
    void refusesToForwardWhatIsGone();

private:
    static QJsonObject mention(const QString &user, int offset, int length)
    {
        return {{u"userId"_s, user}, {u"offset"_s, offset}, {u"length"_s, length}};
    }
    static QJsonObject with(QJsonObject request, const QString &field, const QJsonValue &value)
    {
        request.insert(field, value);
        return request;
    }
    FileId addFile(UserId owner, bool isReady = true);
    QJsonObject sendFile(UserId sender, const QString &conversation, FileId file, const QString &type = u"file"_s)
    {
        QJsonObject request = ChatWorld::sending(conversation, {});
        request.insert(u"type"_s, type);
        request.insert(u"attachments"_s, QJsonArray{QJsonObject{{u"fileId"_s, file.toString()}}});
        return m_world->ok(sender, "message.send", request);
    }
    bool isVisible(FileId file, UserId user)
    {
        return *m_world->database.read([&](server::Transaction &transaction) -> Result<bool> {
            return server::message_access::isFileVisibleTo(transaction, file, user);
        });
    }
    Result<server::Answer> forward(UserId caller, const QJsonObject &message, const QStringList &conversations, QStringList clientIds = {})
    {
        while (clientIds.size() < conversations.size())
            clientIds.append(QUuid::createUuid().toString(QUuid::WithoutBraces));
        return m_world->call(
            caller, "POST " + m_world->path(message, "/forward"),
            {{u"conversationIds"_s, QJsonArray::fromStringList(conversations)}, {u"clientIds"_s, QJsonArray::fromStringList(clientIds)}});
    }
    qint64 count(const char *what) { return m_world->database.scalar(u"SELECT count(*) FROM "_s + QLatin1String(what)).toLongLong(); }

    std::unique_ptr<MessageWorld> m_world;
    qint64 m_lastFile = 9'000;
};

FileId TestMessageParts::addFile(UserId owner, bool isReady)
{
    const FileId id(++m_lastFile);
    const QString hash = u"%1"_s.arg(id.value(), 64, 16, QChar(u'0'));
    m_world->database.scalar(u"INSERT INTO blobs (sha256, size, created_at) VALUES (?, 5, 1)"_s, {hash});
    m_world->database.scalar(u"INSERT INTO files (id, owner_id, state, name, content_type, size, received, sha256, width, height,"
                             " has_thumbnail, created_at, expires_at) VALUES (?, ?, ?, ?, 'image/png', 5, 5, ?, 4, 3, 1, 1, 1000)"_s,
                             {id.value(), owner.value(), isReady ? 1 : 0, u"file %1.png"_s.arg(id.value()), hash});
    return id;
}

void TestMessageParts::keepsMentionsAsSent()
{
    QJsonObject request = ChatWorld::sending(m_world->choir, u"@Ben and @all"_s);
    const QJsonArray wanted{mention(m_world->ben.toString(), 0, 4), mention(u"all"_s, 9, 4)};
    request.insert(u"mentions"_s, QJsonArray{wanted.at(1), wanted.at(0)});
    const QJsonObject sent = m_world->ok(m_world->anna, "message.send", request);
    QCOMPARE(sent.value("mentions"_L1).toArray(), wanted);
    QCOMPARE(m_world->look(m_world->cleo, sent), sent);
    QCOMPARE(m_world->database.takeFramesFor(m_world->ben).first().value("data"_L1).toObject(), sent);
    QCOMPARE(count("message_mentions"), 2);
}

void TestMessageParts::countsMentionsInUtf16()
{
    const QString words = u"\U0001F331 @Ben"_s;
    QJsonObject request = ChatWorld::sending(m_world->choir, words);
    request.insert(u"mentions"_s, QJsonArray{mention(m_world->ben.toString(), 3, 4)});
    QCOMPARE(m_world->status(m_world->anna, "message.send", request), 201);
    request = with(ChatWorld::sending(m_world->choir, words), u"mentions"_s, QJsonArray{mention(m_world->ben.toString(), 1, 4)});
    QCOMPARE(m_world->status(m_world->anna, "message.send", request), 422);
}

void TestMessageParts::refusesMentions_data()
{
    QTest::addColumn<QJsonArray>("mentions");
    QTest::addColumn<QString>("field");
    const QString ben = m_world ? QString() : u"ben"_s;
    QTest::newRow("beyond the end") << QJsonArray{mention(u"ben"_s, 1, 4)} << u"mentions"_s;
    QTest::newRow("far beyond the end") << QJsonArray{mention(u"ben"_s, 2147483647, 2147483647)} << u"mentions"_s;
    QTest::newRow("one over another") << QJsonArray{mention(u"ben"_s, 0, 3), mention(u"cleo"_s, 2, 2)} << u"mentions"_s;
    QTest::newRow("of nothing") << QJsonArray{mention(u"ben"_s, 0, 0)} << u"mentions[0].length"_s;
    QTest::newRow("negative") << QJsonArray{mention(u"ben"_s, -1, 2)} << u"mentions[0].offset"_s;
    QTest::newRow("of a stranger") << QJsonArray{mention(u"77"_s, 0, 1)} << u"mentions[0].userId"_s;
    QTest::newRow("of no id") << QJsonArray{mention(u"everybody"_s, 0, 1)} << u"mentions[0].userId"_s;
    QTest::newRow("words") << QJsonArray{u"ben"_s} << u"mentions[0].userId"_s;
    QJsonArray many;
    for (int i = 0; i <= limits::mentionsPerMessage; ++i)
        many.append(mention(u"ben"_s, i, 1));
    QTest::newRow("too many") << many << u"mentions"_s;
}

void TestMessageParts::refusesMentions()
{
    QFETCH(QJsonArray, mentions);
    QFETCH(QString, field);
    for (qsizetype i = 0; i < mentions.size(); ++i) {
        QJsonObject one = mentions.at(i).toObject();
        const QString name = one.value("userId"_L1).toString();
        if (name == u"ben"_s || name == u"cleo"_s)
            mentions[i] = with(one, u"userId"_s, (name == u"ben"_s ? m_world->ben : m_world->cleo).toString());
    }
    const QJsonObject request = with(ChatWorld::sending(m_world->choir, u"abcd"_s), u"mentions"_s, mentions);
    const auto answer = m_world->call(m_world->anna, "message.send", request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Validation);
    QCOMPARE(answer.error().fields.first().field, field);
    QCOMPARE(count("message_mentions"), 0);
    const QJsonObject everybody = with(ChatWorld::sending(m_world->pair, u"abcd"_s), u"mentions"_s, QJsonArray{mention(u"all"_s, 0, 1)});
    QCOMPARE(m_world->status(m_world->anna, "message.send", everybody), 422);
}

void TestMessageParts::mentionsFollowTheEdit()
{
    const QJsonObject request = with(ChatWorld::sending(m_world->choir, u"@Ben"_s), u"mentions"_s,
                                     QJsonArray{mention(m_world->ben.toString(), 0, 4)});
    const QJsonObject sent = m_world->ok(m_world->anna, "message.send", request);
    const QJsonArray wanted{mention(m_world->cleo.toString(), 0, 5)};
    const QJsonObject now = m_world->ok(m_world->anna, "PUT " + m_world->path(sent), {{u"content"_s, u"@Cleo"_s}, {u"mentions"_s, wanted}});
    QCOMPARE(now.value("mentions"_L1).toArray(), wanted);
    QCOMPARE(m_world->database.scalar(u"SELECT user_id FROM message_mentions"_s).toLongLong(), m_world->cleo.value());
    QCOMPARE(count("message_mentions"), 1);
    const QJsonArray earlier = m_world->ok(m_world->ben, "GET " + m_world->path(sent, "/edits")).value("edits"_L1).toArray();
    QCOMPARE(earlier.first().toObject().value("mentions"_L1).toArray(), request.value("mentions"_L1).toArray());
    // The same words with other mentions are another content.
    const QJsonObject bare = m_world->ok(m_world->anna, "PUT " + m_world->path(sent), {{u"content"_s, u"@Cleo"_s}});
    QCOMPARE(bare.value("edits"_L1).toInteger(), 2);
    QVERIFY(!bare.contains("mentions"_L1));
    QCOMPARE(count("message_mentions"), 0);
}

void TestMessageParts::carriesFilesWithTheirFacts()
{
    const FileId one = addFile(m_world->anna);
    const FileId two = addFile(m_world->anna);
    QJsonObject request = ChatWorld::sending(m_world->choir, {});
    request.insert(u"type"_s, u"image"_s);
    request.insert(u"attachments"_s, QJsonArray{two.toString(), QJsonObject{{u"fileId"_s, one.toString()}}, two.toString()});
    const QJsonObject sent = m_world->ok(m_world->anna, "message.send", request);
    QCOMPARE(sent.value("type"_L1).toString(), u"image"_s);
    const QJsonArray carried = sent.value("attachments"_L1).toArray();
    QCOMPARE(carried.size(), 2);
    QCOMPARE(carried.first().toObject(), (QJsonObject{{u"fileId"_s, two.toString()},
                                                      {u"name"_s, u"file %1.png"_s.arg(two.value())},
                                                      {u"contentType"_s, u"image/png"_s},
                                                      {u"size"_s, 5},
                                                      {u"width"_s, 4},
                                                      {u"height"_s, 3},
                                                      {u"hasThumbnail"_s, true}}));
    QCOMPARE(m_world->look(m_world->ben, sent), sent);
    QCOMPARE(m_world->ok(m_world->anna, "message.send", request), sent);
    QCOMPARE(m_world->ok(m_world->ben, "GET /api/conversations/" + m_world->choir.toLatin1()).value("unread"_L1).toInteger(), 1);
    const auto captioned = m_world->edit(m_world->anna, sent, u"caption"_s);
    QVERIFY(captioned);
    QCOMPARE(captioned->body.value("attachments"_L1).toArray(), carried);
    QVERIFY(m_world->edit(m_world->anna, sent, {}));
}

void TestMessageParts::namesBrokenAttachments_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("files");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("field");
    QTest::newRow("file without a file") << u"file"_s << 0 << u"anna"_s << u"attachments"_s;
    QTest::newRow("voice without a file") << u"voice"_s << 0 << u"anna"_s << u"attachments"_s;
    QTest::newRow("two voices") << u"voice"_s << 2 << u"anna"_s << u"attachments"_s;
    QTest::newRow("too many") << u"file"_s << limits::attachmentsPerMessage + 1 << u"anna"_s << u"attachments"_s;
    QTest::newRow("somebody else's") << u"file"_s << 1 << u"ben"_s << u"attachments[0]"_s;
    QTest::newRow("half arrived") << u"file"_s << 1 << u"arriving"_s << u"attachments[0]"_s;
    QTest::newRow("unknown") << u"file"_s << 1 << u"nobody"_s << u"attachments[0]"_s;
    QTest::newRow("no id") << u"file"_s << 1 << u"word"_s << u"attachments"_s;
}

void TestMessageParts::namesBrokenAttachments()
{
    QFETCH(QString, type);
    QFETCH(int, files);
    QFETCH(QString, owner);
    QFETCH(QString, field);
    QJsonArray list;
    for (int i = 0; i < files; ++i) {
        if (owner == u"word"_s || owner == u"nobody"_s)
            list.append(owner == u"word"_s ? u"file"_s : u"77"_s);
        else
            list.append(addFile(owner == u"ben"_s ? m_world->ben : m_world->anna, owner != u"arriving"_s).toString());
    }
    QJsonObject request = ChatWorld::sending(m_world->choir, u"look"_s);
    request.insert(u"type"_s, type);
    request.insert(u"attachments"_s, list);
    const auto answer = m_world->call(m_world->anna, "message.send", request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Validation);
    QCOMPARE(answer.error().fields.size(), 1);
    QCOMPARE(answer.error().fields.first().field, field);
    QCOMPARE(count("attachments"), 0);
}

void TestMessageParts::sendsOnWhatOneMaySee()
{
    const FileId file = addFile(m_world->anna);
    QJsonObject request = with(ChatWorld::sending(m_world->choir, u"mine?"_s), u"attachments"_s, QJsonArray{file.toString()});
    QCOMPARE(m_world->status(m_world->ben, "message.send", request), 422);
    sendFile(m_world->anna, m_world->pair, file);
    QCOMPARE(m_world->status(m_world->ben, "message.send", request), 201);
    QCOMPARE(count("attachments"), 2);
}

void TestMessageParts::fileIsVisibleThroughMessagesAlone()
{
    const FileId file = addFile(m_world->anna);
    QVERIFY(!isVisible(file, m_world->anna));
    const QJsonObject early = sendFile(m_world->anna, m_world->choir, file);
    QVERIFY(isVisible(file, m_world->ben));
    QVERIFY(!isVisible(file, m_world->person(u"Otto"_s)));
    m_world->leave(m_world->ben);
    QVERIFY(isVisible(file, m_world->ben));
    const FileId late = addFile(m_world->anna);
    sendFile(m_world->anna, m_world->choir, late);
    QVERIFY(!isVisible(late, m_world->ben));
    QVERIFY(isVisible(late, m_world->cleo));
    QVERIFY(m_world->unsend(m_world->anna, early));
    QVERIFY(!isVisible(file, m_world->ben));
    QVERIFY(!isVisible(file, m_world->cleo));
}

void TestMessageParts::unsendReleasesFiles()
{
    const FileId file = addFile(m_world->anna);
    const QJsonObject one = sendFile(m_world->anna, m_world->choir, file);
    const QJsonObject two = sendFile(m_world->anna, m_world->pair, file);
    const auto isHeld = [&] { return m_world->database.scalar(u"SELECT count(*) FROM files WHERE expires_at IS NULL"_s).toInt() == 1; };
    QVERIFY(isHeld());
    QVERIFY(!m_world->unsend(m_world->anna, one)->body.contains("attachments"_L1));
    QVERIFY(isHeld());
    QVERIFY(m_world->unsend(m_world->anna, two));
    QVERIFY(!isHeld());
    QCOMPARE(count("attachments"), 0);
}

void TestMessageParts::pageOfEverythingIsAFixedNumberOfStatements()
{
    const auto fill = [&](int messages) {
        for (int i = 0; i < messages; ++i) {
            const QJsonObject sent = sendFile(m_world->anna, m_world->choir, addFile(m_world->anna));
            QVERIFY(m_world->react(m_world->ben, sent, u"🌱"_s));
            m_world->answerTo(m_world->cleo, sent, u"nice"_s);
        }
    };
    const auto statements = [&] {
        qint64 used = 0;
        const auto page = m_world->database.read([&](server::Transaction &transaction) -> Result<void> {
            const server::Call call{.caller = {.user = m_world->ben, .session = SessionId(1), .isAdministrator = false},
                                    .input = {{u"conversationId"_s, m_world->choir}, {u"limit"_s, 200}},
                                    .requestId = {},
                                    .peerAddress = {}};
            const auto answer = server::MessageService(m_world->ids).history(transaction, call);
            used = transaction.statementCount();
            return answer ? Result<void>() : answer.error();
        });
        return page ? used : -1;
    };
    fill(2);
    const qint64 few = statements();
    fill(30);
    QVERIFY(few > 0 && few <= 7);
    QCOMPARE(statements(), few);
}

void TestMessageParts::forwardsToEveryTarget()
{
    const FileId file = addFile(m_world->anna);
    QJsonObject request = with(ChatWorld::sending(m_world->pair, u"caption"_s), u"type"_s, u"image"_s);
    request.insert(u"attachments"_s, QJsonArray{file.toString()});
    const QJsonObject sent = m_world->ok(m_world->anna, "message.send", request);
    const QString other = m_world->group(m_world->ben, {m_world->anna});
    (void)m_world->database.takeEvents();
    const auto answer = forward(m_world->ben, sent, {other, m_world->choir});
    QVERIFY(answer);
    QCOMPARE(answer->status, 201);
    const QJsonArray made = answer->body.value("messages"_L1).toArray();
    QCOMPARE(made.size(), 2);
    QCOMPARE(made.at(0).toObject().value("conversationId"_L1).toString(), other);
    QCOMPARE(made.at(1).toObject().value("conversationId"_L1).toString(), m_world->choir);
    for (const QJsonValue &value : made) {
        const QJsonObject copy = value.toObject();
        QCOMPARE(copy.value("type"_L1).toString(), u"image"_s);
        QCOMPARE(copy.value("content"_L1).toString(), u"caption"_s);
        QCOMPARE(copy.value("senderId"_L1).toString(), m_world->ben.toString());
        QCOMPARE(copy.value("attachments"_L1), sent.value("attachments"_L1));
        QCOMPARE(m_world->look(m_world->anna, copy), copy);
    }
    QCOMPARE(m_world->database.takeFramesFor(m_world->cleo).first().value("data"_L1).toObject(), made.at(1).toObject());
    QVERIFY(isVisible(file, m_world->cleo));
    QVERIFY(m_world->unsend(m_world->anna, sent));
    QVERIFY(isVisible(file, m_world->cleo));
}

void TestMessageParts::forwardsOnceForEver()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"news"_s);
    const QStringList clientIds{QUuid::createUuid().toString(QUuid::WithoutBraces)};
    const auto first = forward(m_world->ben, sent, {m_world->choir}, clientIds);
    QVERIFY(m_world->unsend(m_world->anna, sent));
    m_world->leave(m_world->ben);
    (void)m_world->database.takeEvents();
    const auto again = forward(m_world->ben, sent, {m_world->choir}, clientIds);
    QVERIFY(again);
    QCOMPARE(again->status, 200);
    QCOMPARE(again->body, first->body);
    QVERIFY(m_world->database.takeEvents().empty());
}

void TestMessageParts::forwardsToAllOrNone()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"news"_s);
    const QString foreign = m_world->direct(m_world->anna, m_world->cleo);
    const qint64 before = count("messages");
    (void)m_world->database.takeEvents();
    const auto answer = forward(m_world->ben, sent, {m_world->choir, foreign});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::NotFound);
    QCOMPARE(answer.error().fields.first().field, u"conversationIds[1]"_s);
    QCOMPARE(count("messages"), before);
    QVERIFY(m_world->database.takeEvents().empty());
}

void TestMessageParts::forwardTellsNothingThatReadersMayNotKnow()
{
    const auto originOf = [&](UserId caller, const QJsonObject &message, const QString &target) {
        const QJsonObject made = forward(caller, message, {target})->body.value("messages"_L1).toArray().first().toObject();
        return std::pair(made, made.value("forwardedFrom"_L1));
    };
    const QJsonObject fromBen = m_world->send(m_world->ben, m_world->choir, u"psst"_s);
    const QString annaAndCleo = m_world->direct(m_world->anna, m_world->cleo);
    const auto [hidden, nothing] = originOf(m_world->cleo, fromBen, annaAndCleo);
    QCOMPARE(nothing, QJsonValue(QJsonObject{}));
    const auto [named, sender] = originOf(m_world->anna, fromBen, m_world->pair);
    QCOMPARE(sender, QJsonValue(QJsonObject{{u"senderId"_s, m_world->ben.toString()}}));
    const auto [same, both] = originOf(m_world->anna, fromBen, m_world->choir);
    QCOMPARE(both, QJsonValue(QJsonObject{{u"messageId"_s, fromBen.value("id"_L1)}, {u"senderId"_s, m_world->ben.toString()}}));
    // What was hidden once stays hidden, whoever sends it on.
    QCOMPARE(originOf(m_world->anna, hidden, m_world->choir).second, QJsonValue(QJsonObject{}));
    QCOMPARE(originOf(m_world->cleo, same, annaAndCleo).second, QJsonValue(QJsonObject{}));
}

void TestMessageParts::forwardLeavesMentionsAndReplyBehind()
{
    const QJsonObject first = m_world->send(m_world->anna, m_world->choir, u"who?"_s);
    QJsonObject request = with(ChatWorld::sending(m_world->choir, u"@Ben"_s), u"mentions"_s,
                               QJsonArray{mention(m_world->ben.toString(), 0, 4)});
    request.insert(u"replyTo"_s, first.value("id"_L1));
    const QJsonObject sent = m_world->ok(m_world->cleo, "message.send", request);
    QVERIFY(m_world->react(m_world->anna, sent, u"🌱"_s));
    const QJsonObject made = forward(m_world->anna, sent, {m_world->pair})->body.value("messages"_L1).toArray().first().toObject();
    for (const QString &field : {u"mentions"_s, u"replyTo"_s, u"quote"_s, u"reactions"_s})
        QVERIFY2(!made.contains(field), qPrintable(field));
}

void TestMessageParts::refusesForwards_data()
{
    QTest::addColumn<QJsonValue>("conversations");
    QTest::addColumn<QJsonValue>("clientIds");
    QTest::addColumn<QString>("field");
    const QString one = u"0b6e6f0e-58a1-4d8e-9a8e-2f6f1c5c7a11"_s;
    const QString two = u"0b6e6f0e-58a1-4d8e-9a8e-2f6f1c5c7a12"_s;
    QTest::newRow("nowhere") << QJsonValue(QJsonArray{}) << QJsonValue(QJsonArray{}) << u"conversationIds"_s;
    QTest::newRow("one name too few") << QJsonValue(QJsonArray{u"1"_s, u"2"_s}) << QJsonValue(QJsonArray{one}) << u"clientIds"_s;
    QTest::newRow("one place twice") << QJsonValue(QJsonArray{u"1"_s, u"1"_s}) << QJsonValue(QJsonArray{one, two}) << u"conversationIds"_s;
    QTest::newRow("one name twice") << QJsonValue(QJsonArray{u"1"_s, u"2"_s}) << QJsonValue(QJsonArray{one, one.toUpper()})
                                    << u"clientIds"_s;
    QTest::newRow("no UUID") << QJsonValue(QJsonArray{u"1"_s}) << QJsonValue(QJsonArray{u"x"_s}) << u"clientIds"_s;
    QTest::newRow("no id") << QJsonValue(QJsonArray{7}) << QJsonValue(QJsonArray{one}) << u"conversationIds"_s;
    QJsonArray many;
    for (int i = 1; i <= limits::forwardTargets + 1; ++i)
        many.append(QString::number(i));
    QTest::newRow("too many") << QJsonValue(many) << QJsonValue(QJsonArray{one}) << u"conversationIds"_s;
}

void TestMessageParts::refusesForwards()
{
    QFETCH(QJsonValue, conversations);
    QFETCH(QJsonValue, clientIds);
    QFETCH(QString, field);
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"news"_s);
    const QJsonObject body{{u"conversationIds"_s, conversations}, {u"clientIds"_s, clientIds}};
    const auto answer = m_world->call(m_world->anna, "POST " + m_world->path(sent, "/forward"), body);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Validation);
    QCOMPARE(answer.error().fields.first().field, field);
    // Who may not know of the message learns nothing from the rest.
    QCOMPARE(m_world->refusal(m_world->cleo, "POST " + m_world->path(sent, "/forward"), body), ErrorCode::NotFound);
}

void TestMessageParts::refusesToForwardWhatIsGone()
{
    const QJsonObject sent = m_world->send(m_world->anna, m_world->pair, u"news"_s);
    QVERIFY(m_world->unsend(m_world->anna, sent));
    QCOMPARE(forward(m_world->ben, sent, {m_world->choir}).error().code, ErrorCode::MessageUnsent);
    const QJsonObject system
        = m_world->ok(m_world->anna, "GET /api/messages/" + m_world->choir.toLatin1()).value("messages"_L1).toArray().first().toObject();
    QCOMPARE(forward(m_world->anna, system, {m_world->pair}).error().code, ErrorCode::Forbidden);
    const QJsonObject secret = m_world->send(m_world->anna, m_world->choir, u"later"_s);
    m_world->leave(m_world->ben);
    QVERIFY(forward(m_world->ben, secret, {m_world->pair}));
    QCOMPARE(forward(m_world->ben, secret, {m_world->choir}).error().code, ErrorCode::Forbidden);
    m_world->block(m_world->anna, m_world->ben);
    QCOMPARE(forward(m_world->ben, secret, {m_world->pair}).error().code, ErrorCode::Blocked);
}

QTEST_GUILESS_MAIN(TestMessageParts)
#include "tst_message_parts.moc"
