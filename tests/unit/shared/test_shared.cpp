// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/id_generator.h"
#include "shared/limits.h"
#include "shared/model/contact.h"
#include "shared/model/conversation.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/json_reader.h"
#include "shared/protocol/problem.h"

#include <QtCore/QSet>
#include <QtTest/QtTest>

#include <thread>

using namespace kith;
using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

class TestShared : public QObject
{
    Q_OBJECT

private slots:
    void readsIdsStrictly_data();
    void readsIdsStrictly();
    void makesGrowingIdsFromManyThreads();
    void neverGoesBelowAnOlderRun();
    void readsAndWritesTimes_data();
    void readsAndWritesTimes();
    void everyErrorCodeSurvivesTheWire();
    void collectsAllBrokenFields();
    void readsNumbersStrictly_data();
    void readsNumbersStrictly();
    void cleansNamesThatDisguise_data();
    void cleansNamesThatDisguise();
    void judgesEmailAddresses_data();
    void judgesEmailAddresses();
    void countsCodePoints();
    void messageSurvivesTheWire();
    void fullMessageSurvivesTheWire();
    void refusesBrokenPartsOfAMessage_data();
    void refusesBrokenPartsOfAMessage();
    void conversationSurvivesTheWire();
    void contactSurvivesTheWire();
    void strangersSeeNoPrivateFields();
    void refusesBrokenCommands_data();
    void refusesBrokenCommands();
    void framesSurviveTheWire();
};

void TestShared::readsIdsStrictly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("one") << u"1"_s << true;
    QTest::newRow("largest") << u"9223372036854775807"_s << true;
    QTest::newRow("overflow") << u"9223372036854775808"_s << false;
    QTest::newRow("wraps") << u"18446744073709551617"_s << false;
    QTest::newRow("zero") << u"0"_s << false;
    QTest::newRow("leading zero") << u"07"_s << false;
    QTest::newRow("sign") << u"+7"_s << false;
    QTest::newRow("negative") << u"-7"_s << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("space") << u" 7"_s << false;
    QTest::newRow("hex") << u"0x7"_s << false;
    QTest::newRow("arabic digits") << u"٧"_s << false;
}

void TestShared::readsIdsStrictly()
{
    QFETCH(QString, text);
    QFETCH(bool, isGood);
    const auto id = UserId::fromString(text);
    QCOMPARE(id.has_value(), isGood);
    if (id)
        QCOMPARE(id->toString(), text);
}

void TestShared::makesGrowingIdsFromManyThreads()
{
    IdGenerator generator(5);
    std::vector<std::vector<qint64>> made(4);
    std::vector<std::thread> threads;
    for (auto &own : made)
        threads.emplace_back([&] {
            for (int i = 0; i < 20'000; ++i)
                own.push_back(generator.next());
        });
    for (auto &thread : threads)
        thread.join();
    QSet<qint64> all;
    for (const auto &own : made) {
        QVERIFY(std::is_sorted(own.begin(), own.end()));
        for (const qint64 id : own) {
            QVERIFY(id > 0);
            QCOMPARE((id >> 12) & 1023, 5);
            all.insert(id);
        }
    }
    QCOMPARE(all.size(), 80'000);
}

void TestShared::neverGoesBelowAnOlderRun()
{
    IdGenerator first(1);
    qint64 last = 0;
    for (int i = 0; i < 100'000; ++i)
        last = first.next(); // runs ahead of the clock
    IdGenerator second(1);
    second.notBefore(last);
    QVERIFY(second.next() > last);
}

void TestShared::readsAndWritesTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("utc") << u"2026-11-23T08:05:09.123Z"_s << qint64(1795421109123);
    QTest::newRow("offset") << u"2026-11-23T09:05:09.123+01:00"_s << qint64(1795421109123);
    QTest::newRow("whole second") << u"1970-01-01T00:00:00Z"_s << qint64(0);
    QTest::newRow("no zone") << u"2026-11-23T08:05:09"_s << qint64(-1);
    QTest::newRow("date only") << u"2026-11-23"_s << qint64(-1);
    QTest::newRow("month 13") << u"2026-13-23T08:05:09Z"_s << qint64(-1);
    QTest::newRow("last moment") << u"9999-12-31T23:59:59.999Z"_s << qint64(253402300799999);
    QTest::newRow("offset beyond the last year") << u"9999-12-31T23:59:59.999-00:01"_s << qint64(-1);
    QTest::newRow("offset before the first year") << u"0000-01-01T00:00:00+00:01"_s << qint64(-1);
    QTest::newRow("words") << u"yesterday"_s << qint64(-1);
}

void TestShared::readsAndWritesTimes()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto time = fromRfc3339(text);
    QCOMPARE(time.has_value(), ms >= 0);
    if (time) {
        QCOMPARE(toMs(*time), ms);
        QCOMPARE(fromRfc3339(toRfc3339(*time)), time);
    }
}

void TestShared::everyErrorCodeSurvivesTheWire()
{
    QSet<QString> names;
    for (const ErrorCode code : allErrorCodes()) {
        Error error{.code = code, .detail = u"why"_s, .fields = {{u"a"_s, u"range"_s, u"b"_s}}, .retryAfter = std::chrono::seconds(7)};
        QCOMPARE(problemFromJson(problemToJson(error, u"r1"_s)), error);
        names.insert(QLatin1String(traitsOf(code).name));
    }
    QCOMPARE(names.size(), allErrorCodes().size());
    const Error hidden{.code = ErrorCode::Storage, .detail = u"no such table: users"_s, .isHidden = true};
    QCOMPARE(problemToJson(hidden, u"r1"_s), problemToJson(Error{.code = ErrorCode::Storage}, u"r1"_s));
    QCOMPARE(problemFromJson({{u"code"_s, u"made_up"_s}}).code, ErrorCode::Protocol);
}

void TestShared::collectsAllBrokenFields()
{
    JsonReader in({{u"name"_s, 7},
                   {u"id"_s, u"x"_s},
                   {u"clientId"_s, u"{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}"_s},
                   {u"nothing"_s, QJsonValue::Null}});
    in.line("name"_L1);
    in.id<UserId>("id"_L1);
    in.uuid("clientId"_L1);
    in.text("nothing"_L1);
    in.boolean("absent"_L1, Need::Optional);
    QStringList fields;
    const Result<void> verdict = in.verdict();
    for (const FieldError &field : verdict.error().fields)
        fields << field.field + u':' + field.code;
    QCOMPARE(fields, (QStringList{u"name:type"_s, u"id:format"_s, u"clientId:format"_s, u"nothing:required"_s}));
    QCOMPARE(in.verdict().error().status(), 422);
}

void TestShared::readsNumbersStrictly_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("number") << QJsonValue(5) << true;
    QTest::newRow("query string") << QJsonValue(u"5"_s) << false;
    QTest::newRow("fraction") << QJsonValue(5.5) << false;
    QTest::newRow("huge") << QJsonValue(1e300) << false;
    QTest::newRow("above range") << QJsonValue(11) << false;
    QTest::newRow("below range") << QJsonValue(-1) << false;
    QTest::newRow("bool") << QJsonValue(true) << false;
    QTest::newRow("words") << QJsonValue(u"five"_s) << false;
    QTest::newRow("overflowing string") << QJsonValue(u"99999999999999999999"_s) << false;
}

void TestShared::readsNumbersStrictly()
{
    QFETCH(QJsonValue, value);
    QFETCH(bool, isGood);
    JsonReader in({{u"n"_s, value}});
    const qint64 read = in.integer("n"_L1, Need::Required, 0, 10);
    QCOMPARE(in.isOk(), isGood);
    if (isGood)
        QCOMPARE(read, 5);
}

void TestShared::cleansNamesThatDisguise_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kept");
    QTest::newRow("plain") << u"Elin Berg"_s << u"Elin Berg"_s;
    QTest::newRow("spaces") << u"  Elin \t  Berg\n"_s << u"Elin Berg"_s;
    QTest::newRow("right-to-left override") << u"Elin\u202EgreB"_s << u"ElingreB"_s;
    QTest::newRow("zero width space") << u"El\u200Bin"_s << u"Elin"_s;
    QTest::newRow("family emoji keeps its joiners") << u"👩\u200D👧"_s << u"👩\u200D👧"_s;
    QTest::newRow("half a pair") << u"El"_s + QChar(0xD800) + u"in"_s << u"Elin"_s;
    QTest::newRow("only spaces") << u" \u2003 "_s << QString();
    QTest::newRow("only a joiner") << u"\u200C"_s << QString();
    QTest::newRow("only fillers") << u"\u3164 \u115F\uFFA0\u2800"_s << QString();
    QTest::newRow("only an accent") << u"\u0300"_s << QString();
    QTest::newRow("an accent on a letter") << u"e\u0301"_s << u"e\u0301"_s;
    QTest::newRow("other writing") << u"\u0915\u094D\u200D\u0937"_s << u"\u0915\u094D\u200D\u0937"_s;
    QTest::newRow("a full stop") << u"."_s << u"."_s;
}

void TestShared::cleansNamesThatDisguise()
{
    QFETCH(QString, typed);
    QFETCH(QString, kept);
    QCOMPARE(tidyLine(typed), kept);
}

void TestShared::judgesEmailAddresses_data()
{
    QTest::addColumn<bool>("isGood");
    QTest::newRow("elin@example.org") << true;
    QTest::newRow("elin.berg+chat@mail.example.org") << true;
    QTest::newRow("elin@localhost") << true;
    QTest::newRow("elin") << false;
    QTest::newRow("@example.org") << false;
    QTest::newRow("elin@") << false;
    QTest::newRow("a@b@c") << false;
    QTest::newRow("elin berg@example.org") << false;
    QTest::newRow("elin@example..org") << false;
    QTest::newRow("elin@.org") << false;
    QTest::newRow("Elin <elin@example.org>") << false;
}

void TestShared::judgesEmailAddresses()
{
    QFETCH(bool, isGood);
    QCOMPARE(isPlausibleEmail(QString::fromUtf8(QTest::currentDataTag())), isGood);
}

void TestShared::countsCodePoints()
{
    QCOMPARE(codePoints(u"a🌱b"_s), 3);
    QVERIFY(!isCleanText(QString(QChar(0xDC00))));
    QVERIFY(!isCleanText(QString(QChar(0))));
    QVERIFY(isCleanText(u"two\nlines\tand a tab"_s));
    QCOMPARE(tidyMessage(u"a\r\nb\rc \n\n"_s), u"a\nb\nc"_s);
}

static Message someMessage()
{
    return {.id = MessageId(12),
            .conversation = ConversationId(3),
            .seq = 4,
            .version = 9,
            .sender = UserId(7),
            .clientId = u"f81d4fae-7dec-11d0-a765-00a0c91e6bf6"_s,
            .type = MessageType::System,
            .content = u"<b>hej</b> 🌱"_s,
            .replyTo = MessageId(11),
            .createdAt = fromMs(1795421109123),
            .unsentAt = fromMs(1795421109999),
            .note = SystemNote{u"added"_s, {UserId(1), UserId(2)}, u"x"_s}};
}

static Message fullMessage()
{
    Message message = someMessage();
    message.type = MessageType::Image;
    message.note.reset();
    message.unsentAt.reset();
    message.mentions = {{.user = UserId(2), .offset = 3, .length = 5}, {.user = {}, .offset = 9, .length = 4}};
    message.attachments = {{.id = FileId(8), .name = u"a.png"_s, .contentType = u"image/png"_s, .sizeBytes = 70, .width = 3, .height = 4},
                           {.id = FileId(9), .name = {}, .contentType = u"audio/ogg"_s, .durationMs = 1500, .hasThumbnail = true}};
    message.quote = Quote{.message = MessageId(11), .sender = UserId(2), .type = MessageType::Voice, .excerpt = u"hej"_s};
    message.forwardedFrom = Origin{.message = {}, .sender = UserId(3)};
    message.edits = 2;
    message.editedAt = fromMs(1795421109555);
    message.reactions = {{.emoji = u"🌱"_s, .count = 70, .users = {UserId(4), UserId(5)}}};
    message.pinnedAt = fromMs(1795421109666);
    message.pinnedBy = UserId(2);
    return message;
}

void TestShared::fullMessageSurvivesTheWire()
{
    const auto read = messageFromJson(toJson(fullMessage()));
    QVERIFY(read);
    QCOMPARE(*read, fullMessage());
}

void TestShared::refusesBrokenPartsOfAMessage_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("broken");
    QTest::newRow("mention of nobody") << u"mentions"_s << QJsonValue(QJsonArray{QJsonObject{{u"offset"_s, 0}, {u"length"_s, 1}}})
                                       << u"mentions[0].userId"_s;
    QTest::newRow("mention of nothing") << u"mentions"_s
                                        << QJsonValue(QJsonArray{QJsonObject{{u"userId"_s, u"all"_s}, {u"offset"_s, 0}, {u"length"_s, 0}}})
                                        << u"mentions[0].length"_s;
    QTest::newRow("reaction by nobody") << u"reactions"_s << QJsonValue(QJsonArray{QJsonObject{{u"emoji"_s, u"🌱"_s}, {u"count"_s, 0}}})
                                        << u"reactions[0].count"_s;
    QTest::newRow("attachment without a size")
        << u"attachments"_s
        << QJsonValue(QJsonArray{
               QJsonObject{{u"fileId"_s, u"8"_s}, {u"name"_s, u"a"_s}, {u"contentType"_s, u"text/plain"_s}, {u"hasThumbnail"_s, false}}})
        << u"attachments[0].size"_s;
    QTest::newRow("quote of nothing") << u"quote"_s << QJsonValue(QJsonObject{{u"senderId"_s, u"3"_s}}) << u"quote.messageId"_s;
}

void TestShared::refusesBrokenPartsOfAMessage()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QFETCH(QString, broken);
    QJsonObject json = toJson(fullMessage());
    json.insert(field, value);
    const auto read = messageFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().fields.size(), 1);
    QCOMPARE(read.error().fields.first().field, broken);
}

void TestShared::messageSurvivesTheWire()
{
    const auto read = messageFromJson(toJson(someMessage()));
    QVERIFY(read);
    QCOMPARE(*read, someMessage());
    QJsonObject broken = toJson(someMessage());
    broken.insert(u"seq"_s, 0);
    QVERIFY(!messageFromJson(broken));
}

static User somePerson()
{
    return {.id = UserId(7), .firstname = u"Elin"_s, .lastname = u"Berg"_s, .about = u"garden"_s, .createdAt = fromMs(5)};
}

void TestShared::conversationSurvivesTheWire()
{
    const Conversation conversation{
        .id = ConversationId(3),
        .isGroup = true,
        .name = u"Summer garden"_s,
        .about = u"beds"_s,
        .picture = u"9002"_s,
        .rules = {.add = Role::Admin, .post = Role::Owner, .edit = Role::Member},
        .createdAt = fromMs(77),
        .version = 12,
        .lastSeq = 9,
        .memberCount = 8,
        .peer = somePerson(),
        .peerPresence = Presence{.isOnline = true, .lastSeenAt = fromMs(6)},
        .myRole = Role::Owner,
        .mine = {9, 8},
        .unread = 1,
        .unreadMentions = 1,
        .settings = {.muteUntil = fromMs(1000),
                     .isPinned = true,
                     .isArchived = true,
                     .isMarkedUnread = true,
                     .notify = NotifyRule::None,
                     .folder = u"Green"_s},
        .draft = Draft{.newest = {u"begun"_s, fromMs(8), 4, SessionId(1)}, .others = {{u"also"_s, fromMs(7), 3, SessionId(2)}}},
        .leftAt = fromMs(99),
        .lastMessage = someMessage(),
        .pointers = {{UserId(1), {3, 2}}, {UserId(2), {1, 0}}}};
    const auto read = conversationFromJson(toJson(conversation));
    QVERIFY(read);
    QCOMPARE(*read, conversation);

    const Participant participant{.conversation = ConversationId(3),
                                  .user = somePerson(),
                                  .role = Role::Admin,
                                  .joinedAt = fromMs(1),
                                  .leftAt = fromMs(2),
                                  .pointers = {4, 4},
                                  .version = 6,
                                  .presence = Presence{}};
    const auto readParticipant = participantFromJson(toJson(participant));
    QVERIFY(readParticipant);
    QCOMPARE(*readParticipant, participant);
}

void TestShared::contactSurvivesTheWire()
{
    const Contact contact{.id = 44,
                          .status = ContactStatus::Blocked,
                          .user = somePerson(),
                          .address = u"+46701234567"_s,
                          .alias = u"E"_s,
                          .message = u"hi"_s,
                          .changedAt = fromMs(8),
                          .presence = Presence{.isOnline = false, .lastSeenAt = fromMs(3)}};
    const auto read = contactFromJson(toJson(contact));
    QVERIFY(read);
    QCOMPARE(*read, contact);
}

void TestShared::strangersSeeNoPrivateFields()
{
    User person = somePerson();
    person.email = u"elin@example.org"_s;
    person.phone = u"+46701234567"_s;
    const QJsonObject seen = toJson(person);
    QVERIFY(!seen.contains(u"email"_s));
    QVERIFY(!seen.contains(u"phone"_s));
    person.settings = UserSettings{.presence = Visibility::Nobody, .sendsReadReceipts = false};
    const auto own = userFromJson(toJson(person));
    QVERIFY(own);
    QCOMPARE(*own, person);
}

void TestShared::refusesBrokenCommands_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("not json") << "hello"_ba;
    QTest::newRow("array") << "[]"_ba;
    QTest::newRow("no id") << R"({"do":"ping"})"_ba;
    QTest::newRow("numeric id") << R"({"id":7,"do":"ping"})"_ba;
    QTest::newRow("empty id") << R"({"id":"","do":"ping"})"_ba;
    QTest::newRow("no do") << R"({"id":"7"})"_ba;
    QTest::newRow("data is a list") << R"({"id":"7","do":"ping","data":[]})"_ba;
    QTest::newRow("trailing bytes") << R"({"id":"7","do":"ping"} x)"_ba;
    QTest::newRow("bad utf-8") << "{\"id\":\"\xff\",\"do\":\"ping\"}"_ba;
    QTest::newRow("deep") << QByteArray(5000, '[') + QByteArray(5000, ']');
}

void TestShared::refusesBrokenCommands()
{
    QFETCH(QByteArray, frame);
    const auto command = decodeCommand(frame);
    QVERIFY(!command);
    QCOMPARE(command.error().code, ErrorCode::BadRequest);
}

void TestShared::framesSurviveTheWire()
{
    const auto command = decodeCommand(encodeCommand({u"7"_s, u"message.send"_s, {{u"a"_s, 1}}}));
    QVERIFY(command);
    QCOMPARE(command->name, u"message.send"_s);
    QCOMPARE(command->data.value(u"a"_s).toInt(), 1);

    const auto reply = decodeServerFrame(encodeReply({u"7"_s, Error{.code = ErrorCode::Blocked, .detail = u"no"_s}, {}}));
    QVERIFY(reply);
    QCOMPARE(reply->reply->error->code, ErrorCode::Blocked);

    const auto event = decodeServerFrame(encodeEvent({u"message.created"_s, ConversationId(9), 41, {{u"x"_s, u"y"_s}}}));
    QVERIFY(event);
    QCOMPARE(event->event->conversation, ConversationId(9));
    QCOMPARE(event->event->version, 41);
    QVERIFY(!decodeServerFrame("{}"_ba));
}

QTEST_GUILESS_MAIN(TestShared)
#include "test_shared.moc"
