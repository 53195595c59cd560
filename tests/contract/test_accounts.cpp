// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int revocationMs = 1000;

HttpReply removeWith(ApiClient &api, const QString &path, const QJsonObject &body)
{
    return api.send({.method = "DELETE", .path = path, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)});
}

LiveSocket::Predicate presenceOf(const Person &person, bool isOnline)
{
    return [id = person.id, isOnline](const QJsonObject &event) {
        return event["data"_L1]["userId"_L1].toString() == id && event["data"_L1]["online"_L1].toBool() == isOnline;
    };
}

QJsonObject settings(const QString &name, const QJsonValue &value)
{
    return {{u"settings"_s, QJsonObject{{name, value}}}};
}
} // namespace

/// Accounts as people and administrators live with them: ends, codes, visibility, search, sessions.
class TestAccounts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }

    void everyEndOfAnAccountClosesItsSockets_data();
    void everyEndOfAnAccountClosesItsSockets();
    void resetGivesANewPasswordOnce();
    void badCodesAllLookAlike();
    void erasedPersonIsGoneForContacts();
    void messagesGoWhereAsked();
    void addressesOfTheErasedAreFree();
    void administratorsSeeAccounts();
    void peopleAreFoundByName_data();
    void peopleAreFoundByName();
    void whoHidesOrBlocksIsNotFound();
    void foundPeopleCanBeAsked();
    void phoneIsShownToContactsOnly();
    void hidingPresenceIsToldAtOnce();
    void blockingEndsPresenceAtOnce();
    void sessionsSayWhatTheyAre();
    void sessionsAreSeenWhenUsed();

private:
    [[nodiscard]] QString codeFor(const Person &person);
    [[nodiscard]] QStringList found(Person &searcher, const QString &text);

    Stage m_stage;
    Town &town() { return m_stage.town(); }
};

QString TestAccounts::codeFor(const Person &person)
{
    return town().control().post(u"/api/admin/users/%1/reset"_s.arg(person.id)).json().value("code"_L1).toString();
}

QStringList TestAccounts::found(Person &searcher, const QString &text)
{
    const QString path = u"/api/users/search?q="_s + QString::fromLatin1(text.toUtf8().toPercentEncoding());
    QStringList out;
    for (const QJsonValue &user : searcher.api.get(path).json().value("users"_L1).toArray())
        out << user["id"_L1].toString();
    return out;
}

void TestAccounts::everyEndOfAnAccountClosesItsSockets_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"erased", "erased by an administrator", "disabled", "sessions ended", "password reset"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestAccounts::everyEndOfAnAccountClosesItsSockets()
{
    QFETCH(QString, way);
    Person &anna = town().settle(u"Anna"_s);
    const auto socket = town().live(anna);
    const QString account = u"/api/admin/users/"_s + anna.id;
    const QString code = codeFor(anna);
    ApiClient control = town().control();
    QElapsedTimer timer;
    timer.start();
    if (way == u"erased"_s)
        QCOMPARE(removeWith(anna.api, u"/api/users/"_s + anna.id, {{u"password"_s, anna.password}}).status, 204);
    else if (way == u"erased by an administrator"_s)
        QCOMPARE(control.remove(account).status, 204);
    else if (way == u"disabled"_s)
        QCOMPARE(control.put(account, {{u"status"_s, u"disabled"_s}}).status, 200);
    else if (way == u"sessions ended"_s)
        QCOMPARE(control.remove(account + u"/sessions"_s).json().value("ended"_L1), QJsonValue(1));
    else
        QCOMPARE(ApiClient(town().server()).post(u"/api/users/reset"_s, {{u"code"_s, code}, {u"password"_s, u"a whole new one"_s}}).status,
                 204);
    QCOMPARE(socket->closeCode().value_or(0), 4401);
    QVERIFY2(timer.elapsed() <= revocationMs, qPrintable(QString::number(timer.elapsed())));
    IS_PROBLEM(m_stage, anna.api.get(u"/api/users/me"_s), 401, "not_signed_in");
    LiveSocket again(town().realtime());
    QVERIFY(again.signIn(anna.token()).contains("error"_L1));
}

void TestAccounts::resetGivesANewPasswordOnce()
{
    Person &anna = town().settle(u"Anna"_s);
    const HttpReply made = town().control().post(u"/api/admin/users/%1/reset"_s.arg(anna.id));
    QCOMPARE(made.status, 201);
    HAS_SHAPE(m_stage, made.json(), "reset_code");
    const QString code = made.json().value("code"_L1).toString();
    ApiClient nobody(town().server());
    const QJsonObject body{{u"code"_s, code.toUpper()}, {u"password"_s, u"a whole new sentence"_s}};
    QCOMPARE(nobody.post(u"/api/users/reset"_s, body).status, 204);
    IS_PROBLEM(m_stage, nobody.post(u"/api/users/login"_s, {{u"login"_s, anna.email}, {u"password"_s, anna.password}}), 401, "wrong_login");
    QCOMPARE(nobody.post(u"/api/users/login"_s, {{u"login"_s, anna.email}, {u"password"_s, u"a whole new sentence"_s}}).status, 200);
    const HttpReply twice = nobody.post(u"/api/users/reset"_s, body);
    IS_PROBLEM(m_stage, twice, 422, "validation");
    QCOMPARE(twice.fieldCode(u"code"_s), u"unknown"_s);
}

void TestAccounts::badCodesAllLookAlike()
{
    Person &anna = town().settle(u"Anna"_s);
    const QString voided = codeFor(anna);
    (void)codeFor(anna);
    QSet<QByteArray> bodies;
    for (const QString &code : {voided, u"00000000000000000000000000"_s, u"x"_s, u"not a code at all"_s}) {
        ApiClient nobody(town().server());
        const QJsonObject body{{u"code"_s, code}, {u"password"_s, u"a whole new sentence"_s}};
        const HttpReply reply = nobody.send(
            {.method = "POST", .path = u"/api/users/reset"_s, .body = QJsonDocument(body).toJson(), .headers = {{"X-Request-Id", "same"}}});
        QCOMPARE(reply.status, 422);
        bodies.insert(reply.body);
    }
    QCOMPARE(bodies.size(), 1);
}

void TestAccounts::erasedPersonIsGoneForContacts()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const auto message = town().say(anna, direct, u"remember me"_s);
    const auto berts = town().live(bert);
    const auto annas = town().live(anna);
    QVERIFY(!berts->event(u"presence"_s, presenceOf(anna, true)).isEmpty());
    QCOMPARE(removeWith(anna.api, u"/api/users/"_s + anna.id, {{u"password"_s, anna.password}}).status, 204);
    QVERIFY(!berts->event(u"presence"_s, presenceOf(anna, false), revocationMs).isEmpty());
    QVERIFY(berts->waitUntil([&] {
        return std::ranges::any_of(berts->events(), [](const QJsonObject &event) {
            return event["data"_L1]["what"_L1].toString() == u"contacts"_s && event["data"_L1].toObject().contains("removedContactId"_L1);
        });
    }));
    QVERIFY(bert.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray().isEmpty());
    const QJsonObject seen = bert.api.get(u"/api/users/"_s + anna.id).json().value("user"_L1).toObject();
    HAS_SHAPE(m_stage, seen, "user_public");
    QCOMPARE(seen.value("deleted"_L1), QJsonValue(true));
    QCOMPARE(seen.value("firstname"_L1).toString(), u"Deleted person"_s);
    const QJsonObject conversation = bert.api.get(u"/api/conversations/"_s + direct).json();
    QCOMPARE(conversation["peer"_L1]["firstname"_L1].toString(), u"Deleted person"_s);
    QVERIFY(!conversation.contains("peerPresence"_L1));
    // The messages stay: they are Bert's as well.
    const QJsonArray history = bert.api.get(u"/api/messages/"_s + direct).json().value("messages"_L1).toArray();
    QCOMPARE(history.last()["content"_L1].toString(), u"remember me"_s);
    IS_PROBLEM(m_stage, bert.api.post(u"/api/messages/send"_s, textMessage(direct, u"are you there?"_s)), 403, "blocked");
    QVERIFY(found(bert, u"Anna"_s).isEmpty() || !found(bert, u"Anna"_s).contains(anna.id));
    IS_PROBLEM(m_stage, bert.api.post(u"/api/contacts"_s, {{u"userId"_s, anna.id}}), 404, "not_found");
}

void TestAccounts::messagesGoWhereAsked()
{
    constexpr int count = 130;
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &carl = town().settle(u"Carl"_s);
    const QString group = town().group(bert, u"Farewell"_s, {&anna, &carl});
    const QString direct = town().direct(anna, bert);
    for (int i = 0; i < count; ++i)
        town().say(anna, i % 2 == 0 ? group : direct, u"secret %1"_s.arg(i));
    const auto kept = town().say(bert, group, u"by Bert"_s);
    QCOMPARE(removeWith(anna.api, u"/api/users/"_s + anna.id, {{u"password"_s, anna.password}, {u"messages"_s, u"remove"_s}}).status, 204);
    for (const QString &conversation : {group, direct}) {
        const HttpReply history = bert.api.get(u"/api/messages/%1?limit=200"_s.arg(conversation));
        QVERIFY(!history.body.contains("secret"));
        const QJsonArray messages = history.json().value("messages"_L1).toArray();
        int unsent = 0;
        for (const QJsonValue &message : messages)
            unsent += message.toObject().contains("unsentAt"_L1);
        QCOMPARE(unsent, count / 2);
    }
    QVERIFY(carl.api.get(u"/api/messages/%1?limit=200"_s.arg(group)).body.contains("by Bert"));
    QVERIFY(!carl.api.get(u"/api/conversations/%1/changes?limit=200"_s.arg(group)).body.contains("secret"));
}

void TestAccounts::addressesOfTheErasedAreFree()
{
    QJsonObject body = town().newcomer(u"Anna"_s);
    ApiClient first(town().server());
    const QJsonObject answer = first.post(u"/api/users/register"_s, body).json();
    first.setToken(answer.value("token"_L1).toString());
    const QString path = u"/api/users/"_s + answer["user"_L1]["id"_L1].toString();
    IS_PROBLEM(m_stage, ApiClient(town().server()).post(u"/api/users/register"_s, body), 409, "phone_taken");
    IS_PROBLEM(m_stage, removeWith(first, path, {{u"password"_s, u"not this one"_s}}), 401, "wrong_login");
    QCOMPARE(removeWith(first, path, {{u"password"_s, body.value(u"password"_s)}}).status, 204);
    IS_PROBLEM(m_stage,
               ApiClient(town().server())
                   .post(u"/api/users/login"_s, {{u"login"_s, body.value(u"email"_s)}, {u"password"_s, body.value(u"password"_s)}}),
               401, "wrong_login");
    QCOMPARE(ApiClient(town().server()).post(u"/api/users/register"_s, body).status, 201);
}

void TestAccounts::administratorsSeeAccounts()
{
    Person &ada = town().settle(u"Ada"_s);
    town().promote(ada);
    QCOMPARE(ada.api.get(u"/api/users/me"_s).json()["user"_L1]["role"_L1].toString(), u"administrator"_s);
    Person &anna = town().settle(u"Xantippe"_s);
    const QJsonObject list = ada.api.get(u"/api/admin/users?q=xanti"_s).json();
    HAS_SHAPE(m_stage, list, "accounts");
    QCOMPARE(list["users"_L1].toArray().size(), 1);
    QCOMPARE(list["users"_L1][0]["id"_L1].toString(), anna.id);
    HAS_SHAPE(m_stage, ada.api.get(u"/api/admin/users/"_s + anna.id).json(), "account_shown");
    HAS_SHAPE(m_stage, ada.api.get(u"/api/admin/counts"_s).json(), "counts");
    QJsonObject newcomer = town().newcomer(u"Made"_s);
    HAS_SHAPE(m_stage, ada.api.post(u"/api/admin/users"_s, newcomer).json(), "account_made");
    newcomer = town().newcomer(u"Made"_s);
    newcomer.remove(u"password"_s);
    const QJsonObject made = ada.api.post(u"/api/admin/users"_s, newcomer).json();
    HAS_SHAPE(m_stage, made, "account_made");
    const QJsonObject body{{u"code"_s, made.value("code"_L1)}, {u"password"_s, u"chosen by herself"_s}};
    QCOMPARE(ApiClient(town().server()).post(u"/api/users/reset"_s, body).status, 204);
    QCOMPARE(ApiClient(town().server())
                 .post(u"/api/users/login"_s, {{u"login"_s, newcomer.value(u"email"_s)}, {u"password"_s, u"chosen by herself"_s}})
                 .status,
             200);
}

void TestAccounts::peopleAreFoundByName_data()
{
    QTest::addColumn<QString>("firstname");
    QTest::addColumn<QString>("lastname");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("beginning") << u"Ingeborg"_s << u"Zetterlund"_s << u"inge"_s << true;
    QTest::newRow("second word, another case") << u"Ingeborg"_s << u"Zetterlund"_s << u"ZETTER"_s << true;
    QTest::newRow("both, the other way round") << u"Ingeborg"_s << u"Zetterlund"_s << u"zett ing"_s << true;
    QTest::newRow("middle of a word") << u"Ingeborg"_s << u"Zetterlund"_s << u"geborg"_s << false;
    QTest::newRow("one word of another") << u"Ingeborg"_s << u"Zetterlund"_s << u"ingeborg x"_s << false;
    QTest::newRow("without accents") << u"Éloïse"_s << u"Đặng"_s << u"eloise dang"_s << true;
    QTest::newRow("with accents") << u"Eloise"_s << u"Dang"_s << u"Éloïse"_s << true;
    QTest::newRow("sharp s") << u"Jörg"_s << u"Weiß"_s << u"WEISS"_s << true;
    QTest::newRow("Cyrillic") << u"Юрий"_s << u"Гагарин"_s << u"гага"_s << true;
    QTest::newRow("Greek") << u"Ελένη"_s << u"Παπά"_s << u"ελενη"_s << true;
    QTest::newRow("Chinese") << u"王小明"_s << u""_s << u"王小"_s << true;
    QTest::newRow("Arabic") << u"سعاد"_s << u"حسني"_s << u"حسن"_s << true;
    QTest::newRow("Hindi") << u"लता"_s << u"मंगेशकर"_s << u"मंगे"_s << true;
    QTest::newRow("apostrophe") << u"Sinéad"_s << u"O’Connor"_s << u"oconn"_s << true;
    QTest::newRow("hyphen") << u"Anna-Lena"_s << u"Berg"_s << u"lena"_s << true;
    QTest::newRow("signs only") << u"Ingeborg"_s << u"Zetterlund"_s << u"%_*"_s << false;
    QTest::newRow("e-mail address") << u"Ingeborg"_s << u"Zetterlund"_s << u"example.org"_s << false;
}

void TestAccounts::peopleAreFoundByName()
{
    QFETCH(QString, firstname);
    QFETCH(QString, lastname);
    QFETCH(QString, text);
    QFETCH(bool, isFound);
    Person &searcher = town().settle(u"Searcher"_s);
    Person &person = town().settle(u"Before"_s);
    QCOMPARE(person.api.put(u"/api/users/"_s + person.id, {{u"firstname"_s, firstname}, {u"lastname"_s, lastname}}).status, 200);
    QCOMPARE(found(searcher, text).contains(person.id), isFound);
    QVERIFY2(!found(searcher, u"before"_s).contains(person.id), "the name of yesterday");
    // The next row has the same names again.
    QCOMPARE(person.api.put(u"/api/users/"_s + person.id, settings(u"findable"_s, false)).status, 200);
    QVERIFY(!found(searcher, text).contains(person.id));
}

void TestAccounts::whoHidesOrBlocksIsNotFound()
{
    Person &anna = town().settle(u"Quintessa"_s);
    Person &bert = town().settle(u"Quirin"_s);
    QCOMPARE(found(anna, u"qui"_s), QStringList{bert.id});
    const HttpReply reply = anna.api.get(u"/api/users/search?q=qui"_s);
    HAS_SHAPE(m_stage, reply.json()["users"_L1][0], "user_public");
    town().befriend(anna, bert);
    QCOMPARE(bert.api.put(u"/api/contacts/"_s + anna.id, {{u"status"_s, u"blocked"_s}}).status, 200);
    QCOMPARE(found(anna, u"qui"_s), QStringList());
    QCOMPARE(found(bert, u"qui"_s), QStringList());
    QCOMPARE(bert.api.put(u"/api/contacts/"_s + anna.id, {{u"status"_s, u"unblocked"_s}}).status, 200);
    QCOMPARE(found(bert, u"qui"_s), QStringList{anna.id});
    QCOMPARE(town().control().put(u"/api/admin/users/"_s + anna.id, {{u"status"_s, u"disabled"_s}}).status, 200);
    QCOMPARE(found(bert, u"qui"_s), QStringList());
    IS_PROBLEM(m_stage, bert.api.get(u"/api/users/search"_s), 422, "validation");
    IS_PROBLEM(m_stage, bert.api.get(u"/api/users/search?q=a&limit=51"_s), 422, "validation");
}

void TestAccounts::foundPeopleCanBeAsked()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Balthasar"_s);
    QCOMPARE(found(anna, u"balth"_s), QStringList{bert.id});
    const HttpReply asked = anna.api.post(u"/api/contacts"_s, {{u"userId"_s, bert.id}});
    QCOMPARE(asked.status, 202);
    HAS_SHAPE(m_stage, asked.json().value("contact"_L1), "contact_requested");
    QCOMPARE(bert.api.put(u"/api/contacts/"_s + anna.id, {{u"status"_s, u"accepted"_s}}).status, 200);
    HAS_SHAPE(m_stage, anna.api.get(u"/api/contacts"_s).json()["contacts"_L1][0], "contact_accepted");
    QCOMPARE(bert.api.put(u"/api/users/"_s + bert.id, settings(u"findable"_s, false)).status, 200);
    Person &carl = town().settle(u"Carl"_s);
    QCOMPARE(found(carl, u"balth"_s), QStringList());
    IS_PROBLEM(m_stage, carl.api.post(u"/api/contacts"_s, {{u"userId"_s, bert.id}}), 404, "not_found");
}

void TestAccounts::phoneIsShownToContactsOnly()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &carl = town().settle(u"Carl"_s);
    town().befriend(anna, bert);
    (void)town().group(anna, u"Common"_s, {&bert, &carl});
    const auto berts = town().live(bert);
    QCOMPARE(anna.api.put(u"/api/users/"_s + anna.id, settings(u"phone"_s, u"contacts"_s)).status, 200);
    const QJsonObject told = berts->event(u"me.changed"_s, aboutMe(u"contacts"_s));
    QCOMPARE(told["data"_L1]["contact"_L1]["user"_L1]["phone"_L1].toString(), anna.phone);
    QCOMPARE(bert.api.get(u"/api/users/"_s + anna.id).json()["user"_L1]["phone"_L1].toString(), anna.phone);
    QVERIFY(!bert.api.get(u"/api/users/"_s + anna.id).json()["user"_L1].toObject().contains("email"_L1));
    // Carl is her contact too, through the group's making; a stranger in a group is not.
    Person &dora = town().settle(u"Dora"_s);
    QCOMPARE(anna.api.remove(u"/api/contacts/"_s + carl.id).status, 204);
    QVERIFY(!carl.api.get(u"/api/users/"_s + anna.id).json()["user"_L1].toObject().contains("phone"_L1));
    IS_PROBLEM(m_stage, dora.api.get(u"/api/users/"_s + anna.id), 404, "not_found");
    QCOMPARE(anna.api.put(u"/api/users/"_s + anna.id, settings(u"phone"_s, u"everyone"_s)).fieldCode(u"settings.phone"_s), u"unknown"_s);
    QCOMPARE(anna.api.put(u"/api/users/"_s + anna.id, settings(u"phone"_s, u"nobody"_s)).status, 200);
    const QJsonObject hidden = berts->event(u"me.changed"_s, aboutMe(u"contacts"_s));
    QVERIFY(!hidden["data"_L1]["contact"_L1]["user"_L1].toObject().contains("phone"_L1));
    // And the same of the other address.
    for (const bool isShown : {true, false}) {
        QCOMPARE(anna.api.put(u"/api/users/"_s + anna.id, settings(u"email"_s, isShown ? u"contacts"_s : u"nobody"_s)).status, 200);
        const QJsonObject changed = berts->event(u"me.changed"_s, aboutMe(u"contacts"_s));
        QCOMPARE(changed["data"_L1]["contact"_L1]["user"_L1]["email"_L1].toString(), isShown ? anna.email : QString());
    }
}

void TestAccounts::hidingPresenceIsToldAtOnce()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    town().befriend(anna, bert);
    const auto berts = town().live(bert);
    const auto annas = town().live(anna);
    QVERIFY(!berts->event(u"presence"_s, presenceOf(anna, true)).isEmpty());
    QCOMPARE(anna.api.put(u"/api/users/"_s + anna.id, settings(u"presence"_s, u"nobody"_s)).status, 200);
    const QJsonObject gone = berts->event(u"presence"_s, presenceOf(anna, false), revocationMs);
    HAS_SHAPE(m_stage, gone, "event_presence");
    QVERIFY(!gone["data"_L1].toObject().contains("lastSeenAt"_L1));
    QCOMPARE(anna.api.put(u"/api/users/"_s + anna.id, settings(u"presence"_s, u"contacts"_s)).status, 200);
    QVERIFY(!berts->event(u"presence"_s, presenceOf(anna, true), revocationMs).isEmpty());
}

void TestAccounts::blockingEndsPresenceAtOnce()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    town().befriend(anna, bert);
    const auto berts = town().live(bert);
    const auto annas = town().live(anna);
    QVERIFY(!berts->event(u"presence"_s, presenceOf(anna, true)).isEmpty());
    QCOMPARE(anna.api.put(u"/api/contacts/"_s + bert.id, {{u"status"_s, u"blocked"_s}}).status, 200);
    QVERIFY(!berts->event(u"presence"_s, presenceOf(anna, false), revocationMs).isEmpty());
    QVERIFY(!bert.api.get(u"/api/contacts"_s).json()["contacts"_L1][0].toObject().contains("presence"_L1));
    QCOMPARE(anna.api.put(u"/api/contacts/"_s + bert.id, {{u"status"_s, u"unblocked"_s}}).status, 200);
    QVERIFY(!berts->event(u"presence"_s, presenceOf(anna, true), revocationMs).isEmpty());
}

void TestAccounts::sessionsSayWhatTheyAre()
{
    Person &anna = town().settle(u"Anna"_s);
    ApiClient second(town().server());
    const QJsonObject login{
        {u"login"_s, anna.email}, {u"password"_s, anna.password}, {u"device"_s, u"Anna's tablet"_s}, {u"client"_s, u"kith 9.1"_s}};
    const QJsonObject signedIn = second.post(u"/api/users/login"_s, login).json();
    HAS_SHAPE(m_stage, signedIn, "signed_in");
    const QString path = u"/api/users/%1/sessions"_s.arg(anna.id);
    const QJsonObject newest = anna.api.get(path).json()["sessions"_L1][0].toObject();
    HAS_SHAPE(m_stage, newest, "session");
    QCOMPARE(newest.value("device"_L1).toString(), u"Anna's tablet"_s);
    QCOMPARE(newest.value("client"_L1).toString(), u"kith 9.1"_s);
    QCOMPARE(newest.value("address"_L1).toString(), u"127.0.0.1"_s);
}

// What a session does is written down now and then; stopping writes down the rest.
void TestAccounts::sessionsAreSeenWhenUsed()
{
    Stage stage;
    QVERIFY(stage.raise());
    Person &anna = stage.town().settle(u"Anna"_s);
    const QString path = u"/api/users/%1/sessions"_s.arg(anna.id);
    {
        LiveSocket socket(stage.town().realtime());
        QVERIFY(socket.open());
        const QJsonObject hello{{u"token"_s, anna.token()}, {u"device"_s, u"renamed"_s}, {u"client"_s, u"kith 9.2"_s}};
        QVERIFY(socket.ask(u"hello"_s, hello).contains("ok"_L1));
    }
    const QString before = anna.api.get(path).json()["sessions"_L1][0]["lastSeenAt"_L1].toString();
    QCOMPARE(stage.server().stop(), 0);
    QVERIFY(stage.server().start());
    const QJsonObject session = anna.api.get(path).json()["sessions"_L1][0].toObject();
    QVERIFY2(session.value("lastSeenAt"_L1).toString() > before, qPrintable(textOf(session)));
    QCOMPARE(session.value("device"_L1).toString(), u"renamed"_s);
    QCOMPARE(session.value("client"_L1).toString(), u"kith 9.2"_s);
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "test_accounts.moc"
