// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/executor.h"
#include "server/users/users_routes.h"
#include "tests/support/test_storage.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QJsonObject anna()
{
    return {{u"firstname"_s, u"Anna"_s},      {u"lastname"_s, u"Lindqvist"_s},      {u"email"_s, u" Anna@Example.org "_s},
            {u"phone"_s, u"070-123 45 67"_s}, {u"password"_s, u"tidal-otter-42"_s}, {u"country"_s, u"se"_s},
            {u"device"_s, u"Anna's laptop"_s}};
}

QJsonObject with(QJsonObject object, const QJsonObject &changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QStringList fieldsOf(const Error &error)
{
    QStringList out;
    for (const FieldError &field : error.fields)
        out << field.field + u':' + field.code;
    out.sort();
    return out;
}

/// A person who registered, as the answer describes them.
struct Member
{
    QByteArray token;
    QString id;
    QString session;
};
} // namespace

/// The routes of the users room over a real storage, called as the executor would.
class Accounts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void registersAndSignsIn();
    void namesEveryBrokenField();
    void rejectsHostileFields_data();
    void rejectsHostileFields();
    void takenAddressesConflict();
    void closedRegistrationStaysClosed();
    void tellsWhoeverWaitsForTheAddress();
    void signsInWithAnyFormOfTheLogin_data();
    void signsInWithAnyFormOfTheLogin();
    void wrongPasswordAndUnknownLoginGetTheSameAnswer();
    void slowsGuessingDown();
    void helloProvesAToken();
    void logoutEndsTheSession();
    void listsAndRevokesSessions();
    void oldestSessionGivesWay();
    void changingThePasswordEndsOtherSessions();
    void editsOnlyWhatIsGiven();
    void editRejectsBrokenAndTakenFields();
    void othersProfilesAreOutOfReach();
    void administratorsEditAnyone();

private:
    Result<Answer> call(Verb verb, const QString &path, const QJsonObject &input, const QByteArray &token = {});
    Result<Answer> hello(const QJsonObject &input);
    Member enrol(const QString &firstname, const QString &email, const QString &phone);
    void useOptions(UsersOptions options);

    std::unique_ptr<TestStorage> m_storage;
    std::unique_ptr<IdGenerator> m_ids;
    PresenceBoard m_board;
    std::shared_ptr<UsersServices> m_services;
    std::unique_ptr<WorkerPool> m_workers;
    std::unique_ptr<RouteTable> m_routes;
    QStringList m_reachable;
};

void Accounts::init()
{
    m_storage = std::make_unique<TestStorage>();
    m_ids = std::make_unique<IdGenerator>();
    m_workers = std::make_unique<WorkerPool>(2, 16);
    useOptions({});
}

void Accounts::cleanup()
{
    m_workers.reset();
    m_routes.reset();
    m_storage.reset();
}

void Accounts::useOptions(UsersOptions options)
{
    options.passwordCost = PasswordCost::minimum();
    m_reachable.clear();
    UsersHooks hooks{
        .reachable = [this](Transaction &, UserId, const QString &email, const QString &phone) { m_reachable << email << phone; },
        .publicProfileChanged = {}};
    m_services = std::make_shared<UsersServices>(*m_ids, m_board, options, hooks);
    m_routes = std::make_unique<RouteTable>(std::vector<Routes>{usersRoutes(m_services)});
}

Result<Answer> Accounts::call(Verb verb, const QString &path, const QJsonObject &input, const QByteArray &token)
{
    const auto match = m_routes->match(verb, path.toUtf8());
    if (!match.route)
        return ErrorCode::MethodNotAllowed;
    RateLimiter limiter;
    Executor executor(m_storage->storage(), *m_workers, limiter, m_services->authenticator());
    auto promise = std::make_shared<std::promise<Result<Answer>>>();
    auto future = promise->get_future();
    executor.run(
        *match.route,
        RawCall{.token = token, .caller = {}, .input = with(input, match.parameters), .requestId = {}, .peerAddress = u"127.0.0.1"_s},
        [promise](Result<Answer> answer) { promise->set_value(std::move(answer)); });
    return future.get();
}

Result<Answer> Accounts::hello(const QJsonObject &input)
{
    const Route *route = m_routes->command("hello");
    return m_storage->storage().readAndWait<Answer>([&](Transaction &transaction) {
        return std::get<ReadFunction>(route->function)(transaction, Call{.caller = {}, .input = input, .requestId = {}, .peerAddress = {}});
    });
}

Member Accounts::enrol(const QString &firstname, const QString &email, const QString &phone)
{
    const auto answer = call(Verb::Post, u"/api/users/register"_s,
                             with(anna(), {{u"firstname"_s, firstname}, {u"email"_s, email}, {u"phone"_s, phone}}));
    if (!answer)
        qFatal("enrol: %s", qPrintable(answer.error().detail));
    return {answer->body.value(u"token"_s).toString().toLatin1(), answer->body.value(u"user"_s).toObject().value(u"id"_s).toString(),
            answer->body.value(u"session"_s).toObject().value(u"id"_s).toString()};
}

void Accounts::registersAndSignsIn()
{
    const auto answer = call(Verb::Post, u"/api/users/register"_s, anna());
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->status, 201);
    const auto user = userFromJson(answer->body.value(u"user"_s).toObject());
    QVERIFY(user);
    QCOMPARE(user->email, u"anna@example.org"_s);
    QCOMPARE(user->phone, u"+46701234567"_s);
    QCOMPARE(user->country, u"SE"_s);
    QCOMPARE(user->settings, UserSettings{});
    const auto session = sessionFromJson(answer->body.value(u"session"_s).toObject());
    QVERIFY(session);
    QCOMPARE(session->device, u"Anna's laptop"_s);
    const auto me = call(Verb::Get, u"/api/users/me"_s, {}, answer->body.value(u"token"_s).toString().toLatin1());
    QVERIFY(me);
    QCOMPARE(me->body.value(u"user"_s), answer->body.value(u"user"_s));
    QVERIFY(!QJsonDocument(me->body).toJson().contains("argon2"));
}

void Accounts::namesEveryBrokenField()
{
    const auto answer = call(Verb::Post, u"/api/users/register"_s,
                             {{u"email"_s, u"nobody"_s}, {u"phone"_s, 5}, {u"password"_s, u"short"_s}});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Validation);
    QCOMPARE(fieldsOf(answer.error()),
             (QStringList{u"country:required"_s, u"email:format"_s, u"firstname:required"_s, u"password:too_short"_s, u"phone:type"_s}));
}

void Accounts::rejectsHostileFields_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<QString>("expected");
    QTest::newRow("name of spaces") << QJsonObject{{u"firstname"_s, u" \u2003 "_s}} << u"firstname:required"_s;
    QTest::newRow("name of invisible characters") << QJsonObject{{u"firstname"_s, u"\u202e\u200b"_s}} << u"firstname:required"_s;
    QTest::newRow("name with NUL") << QJsonObject{{u"firstname"_s, QString(u"a"_s + QChar(u'\0'))}} << u"firstname:format"_s;
    QTest::newRow("half a surrogate pair") << QJsonObject{{u"firstname"_s, QString(QChar(0xD83D))}} << u"firstname:format"_s;
    QTest::newRow("long name") << QJsonObject{{u"firstname"_s, QString(81, u'x')}} << u"firstname:too_long"_s;
    QTest::newRow("long lastname") << QJsonObject{{u"lastname"_s, QString(81, u'x')}} << u"lastname:too_long"_s;
    QTest::newRow("name as list") << QJsonObject{{u"firstname"_s, QJsonArray{u"a"_s}}} << u"firstname:type"_s;
    QTest::newRow("two at signs") << QJsonObject{{u"email"_s, u"a@b@c.org"_s}} << u"email:format"_s;
    QTest::newRow("long e-mail") << QJsonObject{{u"email"_s, QString(QString(250, u'a') + u"@b.org"_s)}} << u"email:too_long"_s;
    QTest::newRow("no such country") << QJsonObject{{u"country"_s, u"XX"_s}, {u"phone"_s, u"+46701234567"_s}} << u"country:unknown"_s;
    QTest::newRow("country of one letter that becomes two")
        << QJsonObject{{u"country"_s, u"\u00df"_s}, {u"phone"_s, u"+46701234567"_s}} << u"country:unknown"_s;
    QTest::newRow("country of a letter that becomes another")
        << QJsonObject{{u"country"_s, u"\u0131s"_s}, {u"phone"_s, u"+46701234567"_s}} << u"country:unknown"_s;
    QTest::newRow("long country") << QJsonObject{{u"country"_s, QString(10'000, u'S')}, {u"phone"_s, u"+46701234567"_s}}
                                  << u"country:unknown"_s;
    QTest::newRow("phone of letters") << QJsonObject{{u"phone"_s, u"call me"_s}} << u"phone:format"_s;
    QTest::newRow("null phone") << QJsonObject{{u"phone"_s, QJsonValue::Null}} << u"phone:required"_s;
    QTest::newRow("password is the phone number") << QJsonObject{{u"password"_s, u"+46701234567"_s}} << u"password:format"_s;
    QTest::newRow("password is the e-mail") << QJsonObject{{u"password"_s, u"ANNA@example.org"_s}} << u"password:format"_s;
    QTest::newRow("password is the name") << QJsonObject{{u"password"_s, u"annalindqvist"_s}} << u"password:format"_s;
    QTest::newRow("huge password") << QJsonObject{{u"password"_s, QString(50'000, u'x')}} << u"password:too_long"_s;
    QTest::newRow("long device") << QJsonObject{{u"device"_s, QString(121, u'x')}} << u"device:too_long"_s;
    QTest::newRow("SQL in the name is just a name") << QJsonObject{{u"firstname"_s, u"Robert'); DROP TABLE users;--"_s}} << QString();
}

void Accounts::rejectsHostileFields()
{
    QFETCH(QJsonObject, change);
    QFETCH(QString, expected);
    const auto answer = call(Verb::Post, u"/api/users/register"_s, with(anna(), change));
    QCOMPARE(answer ? QString() : fieldsOf(answer.error()).join(u' '), expected);
}

void Accounts::takenAddressesConflict()
{
    enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    const auto both = call(Verb::Post, u"/api/users/register"_s, anna());
    QVERIFY(!both);
    QCOMPARE(both.error().code, ErrorCode::PhoneTaken);
    QCOMPARE(fieldsOf(both.error()), (QStringList{u"email:taken"_s, u"phone:taken"_s}));
    const auto mail = call(Verb::Post, u"/api/users/register"_s,
                           with(anna(), {{u"phone"_s, u"0709999999"_s}, {u"email"_s, u"ANNA@EXAMPLE.ORG"_s}}));
    QVERIFY(!mail);
    QCOMPARE(mail.error().code, ErrorCode::EmailTaken);
    QCOMPARE(mail.error().status(), 409);
}

void Accounts::closedRegistrationStaysClosed()
{
    useOptions({.registration = RegistrationMode::Closed});
    const auto answer = call(Verb::Post, u"/api/users/register"_s, anna());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::RegistrationClosed);
}

void Accounts::tellsWhoeverWaitsForTheAddress()
{
    QVERIFY(call(Verb::Post, u"/api/users/register"_s, anna()));
    QCOMPARE(m_reachable, (QStringList{u"anna@example.org"_s, u"+46701234567"_s}));
}

void Accounts::signsInWithAnyFormOfTheLogin_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("country");
    QTest::newRow("e-mail") << u"anna@example.org"_s << QString();
    QTest::newRow("e-mail in capitals") << u" ANNA@EXAMPLE.ORG"_s << QString();
    QTest::newRow("international") << u"+46 70 123 45 67"_s << QString();
    QTest::newRow("double zero") << u"0046701234567"_s << QString();
    QTest::newRow("national") << u"070-1234567"_s << u"SE"_s;
}

void Accounts::signsInWithAnyFormOfTheLogin()
{
    QFETCH(QString, login);
    QFETCH(QString, country);
    enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    QJsonObject input{{u"login"_s, login}, {u"password"_s, u"tidal-otter-42"_s}, {u"device"_s, u"Phone"_s}};
    if (!country.isEmpty())
        input.insert(u"country"_s, country);
    const auto answer = call(Verb::Post, u"/api/users/login"_s, input);
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
    QCOMPARE(answer->status, 200);
    QVERIFY(call(Verb::Get, u"/api/users/me"_s, {}, answer->body.value(u"token"_s).toString().toLatin1()));
}

void Accounts::wrongPasswordAndUnknownLoginGetTheSameAnswer()
{
    enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    const auto wrong = call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, u"anna@example.org"_s}, {u"password"_s, u"guess"_s}});
    const auto unknown = call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, u"nobody@example.org"_s}, {u"password"_s, u"guess"_s}});
    const auto nonsense = call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, u"' OR 1=1 --"_s}, {u"password"_s, u"guess"_s}});
    QVERIFY(!wrong && !unknown && !nonsense);
    QCOMPARE(wrong.error().code, ErrorCode::WrongLogin);
    QCOMPARE(unknown.error(), wrong.error());
    QCOMPARE(nonsense.error(), wrong.error());
}

void Accounts::slowsGuessingDown()
{
    enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    const QStringList forms{u"anna@example.org"_s, u"ANNA@example.org"_s};
    for (int i = 0; i < 5; ++i) {
        const auto wrong = call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, forms.at(i % 2)}, {u"password"_s, u"guess"_s}});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::WrongLogin);
    }
    const auto right = call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, u"anna@example.org"_s}, {u"password"_s, u"tidal-otter-42"_s}});
    QVERIFY(!right);
    QCOMPARE(right.error().code, ErrorCode::TooManyRequests);
    QVERIFY(right.error().retryAfter && *right.error().retryAfter <= std::chrono::seconds(30));
    for (int i = 0; i < 5; ++i)
        QVERIFY(!call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, u"nobody@example.org"_s}, {u"password"_s, u"guess"_s}}));
    const auto unknown = call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, u"nobody@example.org"_s}, {u"password"_s, u"guess"_s}});
    QCOMPARE(unknown.error().code, ErrorCode::TooManyRequests);
    // What waits does not tell whose other address this is: a stranger's guess at it looks like one at nobody's.
    for (const QString &phone : {u"+46701234567"_s, u"+46709999999"_s}) {
        const auto other = call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, phone}, {u"password"_s, u"guess"_s}});
        QCOMPARE(other.error().code, ErrorCode::WrongLogin);
    }
}

void Accounts::helloProvesAToken()
{
    const Member member = enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    const auto ready = hello({{u"token"_s, QString::fromLatin1(member.token)}, {u"device"_s, u"Laptop"_s}, {u"client"_s, u"kith 0.1"_s}});
    QVERIFY(ready);
    QCOMPARE(ready->body.value(u"userId"_s).toString(), member.id);
    QCOMPARE(ready->body.value(u"sessionId"_s).toString(), member.session);
    QCOMPARE(ready->body.value(u"heartbeat"_s).toInt(), 25);
    QVERIFY(fromRfc3339(ready->body.value(u"serverTime"_s).toString()));
    QCOMPARE(hello({{u"token"_s, QString(u"kith_"_s + QString(43, u'A'))}}).error().code, ErrorCode::NotSignedIn);
    QCOMPARE(hello({{u"token"_s, u"' OR 1=1"_s}}).error().code, ErrorCode::NotSignedIn);
    QCOMPARE(hello({}).error().code, ErrorCode::Validation);
    QCOMPARE(hello({{u"token"_s, QString::fromLatin1(member.token)}, {u"device"_s, 7}}).error().code, ErrorCode::Validation);
}

void Accounts::logoutEndsTheSession()
{
    const Member member = enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    (void)m_storage->takeEvents();
    const auto out = call(Verb::Post, u"/api/users/logout"_s, {}, member.token);
    QVERIFY(out);
    QCOMPARE(out->status, 204);
    const auto events = m_storage->takeEvents();
    QCOMPARE(events.size(), size_t(1));
    QCOMPARE(events.front()->kind, Event::Kind::RevokeSession);
    QCOMPARE(events.front()->session.toString(), member.session);
    QCOMPARE(call(Verb::Get, u"/api/users/me"_s, {}, member.token).error().code, ErrorCode::NotSignedIn);
}

void Accounts::listsAndRevokesSessions()
{
    const Member member = enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    const Member other = enrol(u"Bea"_s, u"bea@example.org"_s, u"+46701234568"_s);
    const auto second = call(Verb::Post, u"/api/users/login"_s,
                             {{u"login"_s, u"anna@example.org"_s}, {u"password"_s, u"tidal-otter-42"_s}});
    QVERIFY(second);
    const QString sessions = u"/api/users/"_s + member.id + u"/sessions"_s;
    const auto list = call(Verb::Get, sessions, {}, member.token);
    QVERIFY(list);
    QCOMPARE(list->body.value(u"sessions"_s).toArray().size(), 2);
    QCOMPARE(call(Verb::Get, sessions, {}, other.token).error().code, ErrorCode::NotFound);
    QCOMPARE(call(Verb::Delete, sessions + u'/' + other.session, {}, member.token).error().code, ErrorCode::NotFound);
    (void)m_storage->takeEvents();
    const QByteArray secondToken = second->body.value(u"token"_s).toString().toLatin1();
    QVERIFY(call(Verb::Delete, sessions + u'/' + member.session, {}, secondToken));
    QCOMPARE(m_storage->takeEvents().size(), size_t(1));
    QCOMPARE(call(Verb::Get, u"/api/users/me"_s, {}, member.token).error().code, ErrorCode::NotSignedIn);
    QVERIFY(call(Verb::Get, u"/api/users/me"_s, {}, secondToken));
    QVERIFY(call(Verb::Get, u"/api/users/me"_s, {}, other.token));
}

void Accounts::oldestSessionGivesWay()
{
    useOptions({.sessionsPerPerson = 2});
    const Member member = enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    const QJsonObject login{{u"login"_s, u"anna@example.org"_s}, {u"password"_s, u"tidal-otter-42"_s}};
    QVERIFY(call(Verb::Post, u"/api/users/login"_s, login));
    QVERIFY(call(Verb::Get, u"/api/users/me"_s, {}, member.token));
    (void)m_storage->takeEvents();
    QVERIFY(call(Verb::Post, u"/api/users/login"_s, login));
    QCOMPARE(m_storage->takeEvents().size(), size_t(1));
    QCOMPARE(call(Verb::Get, u"/api/users/me"_s, {}, member.token).error().code, ErrorCode::NotSignedIn);
}

void Accounts::changingThePasswordEndsOtherSessions()
{
    const Member member = enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    const auto second = call(Verb::Post, u"/api/users/login"_s,
                             {{u"login"_s, u"anna@example.org"_s}, {u"password"_s, u"tidal-otter-42"_s}});
    const QString path = u"/api/users/"_s + member.id + u"/password"_s;
    const auto wrong = call(Verb::Put, path, {{u"current"_s, u"guess"_s}, {u"password"_s, u"maple-harbor-7"_s}}, member.token);
    QCOMPARE(wrong.error().code, ErrorCode::WrongLogin);
    const auto weak = call(Verb::Put, path, {{u"current"_s, u"tidal-otter-42"_s}, {u"password"_s, u"password1"_s}}, member.token);
    QCOMPARE(fieldsOf(weak.error()), QStringList{u"password:format"_s});
    const auto changed = call(Verb::Put, path, {{u"current"_s, u"tidal-otter-42"_s}, {u"password"_s, u"maple-harbor-7"_s}}, member.token);
    QVERIFY(changed);
    QCOMPARE(changed->status, 204);
    QVERIFY(call(Verb::Get, u"/api/users/me"_s, {}, member.token));
    QCOMPARE(call(Verb::Get, u"/api/users/me"_s, {}, second->body.value(u"token"_s).toString().toLatin1()).error().code,
             ErrorCode::NotSignedIn);
    QVERIFY(!call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, u"anna@example.org"_s}, {u"password"_s, u"tidal-otter-42"_s}}));
    QVERIFY(call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, u"anna@example.org"_s}, {u"password"_s, u"maple-harbor-7"_s}}));
}

void Accounts::editsOnlyWhatIsGiven()
{
    const Member member = enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    (void)m_storage->takeEvents();
    const auto edited = call(Verb::Put, u"/api/users/"_s + member.id,
                             {{u"about"_s, u"On the train.\r\n"_s}, {u"settings"_s, QJsonObject{{u"presence"_s, u"nobody"_s}}}},
                             member.token);
    QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().detail));
    const auto user = userFromJson(edited->body.value(u"user"_s).toObject());
    QVERIFY(user);
    QCOMPARE(user->about, u"On the train."_s);
    QCOMPARE(user->firstname, u"Anna"_s);
    QCOMPARE(user->phone, u"+46701234567"_s);
    QCOMPARE(user->settings, (UserSettings{.presence = Visibility::Nobody, .sendsReadReceipts = true}));
    QCOMPARE(user->version, 2);
    const auto events = m_storage->takeEvents();
    QCOMPARE(events.size(), size_t(1));
    const QJsonObject frame = QJsonDocument::fromJson(events.front()->frame).object();
    QCOMPARE(frame.value(u"on"_s).toString(), u"me.changed"_s);
    QCOMPARE(frame.value(u"version"_s).toInt(), 2);
    QCOMPARE(frame.value(u"data"_s).toObject().value(u"what"_s).toString(), u"profile"_s);
    QCOMPARE(frame.value(u"data"_s).toObject().value(u"user"_s), edited->body.value(u"user"_s));
    const auto same = call(Verb::Put, u"/api/users/"_s + member.id, {{u"firstname"_s, u"Anna"_s}}, member.token);
    QVERIFY(same);
    QVERIFY2(m_storage->takeEvents().empty(), "nothing changed, so nothing is told");
}

void Accounts::editRejectsBrokenAndTakenFields()
{
    const Member member = enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    enrol(u"Bea"_s, u"bea@example.org"_s, u"+46701234568"_s);
    const QString path = u"/api/users/"_s + member.id;
    const auto broken = call(Verb::Put, path,
                             {{u"firstname"_s, u""_s},
                              {u"email"_s, u"x"_s},
                              {u"about"_s, QString(501, u'x')},
                              {u"settings"_s, QJsonObject{{u"presence"_s, u"friends"_s}, {u"readReceipts"_s, 1}}}},
                             member.token);
    QVERIFY(!broken);
    QCOMPARE(fieldsOf(broken.error()), (QStringList{u"about:too_long"_s, u"email:format"_s, u"firstname:required"_s,
                                                    u"settings.presence:unknown"_s, u"settings.readReceipts:type"_s}));
    const auto taken = call(Verb::Put, path, {{u"phone"_s, u"070 123 45 68"_s}}, member.token);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::PhoneTaken);
    const auto list = call(Verb::Put, path, {{u"settings"_s, QJsonArray{}}}, member.token);
    QCOMPARE(fieldsOf(list.error()), QStringList{u"settings:type"_s});
}

void Accounts::othersProfilesAreOutOfReach()
{
    const Member member = enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    const Member other = enrol(u"Bea"_s, u"bea@example.org"_s, u"+46701234568"_s);
    for (const QString &id : {other.id, u"1"_s, u"-1"_s, u"me2"_s, u"99999999999999999999"_s}) {
        QCOMPARE(call(Verb::Get, u"/api/users/"_s + id, {}, member.token).error().code, ErrorCode::NotFound);
        QCOMPARE(call(Verb::Put, u"/api/users/"_s + id, {{u"firstname"_s, u"X"_s}}, member.token).error().code, ErrorCode::NotFound);
        QCOMPARE(call(Verb::Put, u"/api/users/"_s + id + u"/password"_s, {}, member.token).error().code, ErrorCode::NotFound);
    }
}

void Accounts::administratorsEditAnyone()
{
    const Member boss = enrol(u"Anna"_s, u"anna@example.org"_s, u"+46701234567"_s);
    const Member other = enrol(u"Bea"_s, u"bea@example.org"_s, u"+46701234568"_s);
    const auto raised = m_storage->storage().writeAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        return transaction.execute(u"UPDATE users SET is_admin = 1 WHERE id = ?"_s, {boss.id.toLongLong()}) == 1;
    });
    QVERIFY(raised && *raised);
    const auto edited = call(Verb::Put, u"/api/users/"_s + other.id, {{u"firstname"_s, u"Beatrice"_s}}, boss.token);
    QVERIFY(edited);
    QCOMPARE(edited->body.value(u"user"_s).toObject().value(u"firstname"_s).toString(), u"Beatrice"_s);
    QCOMPARE(call(Verb::Put, u"/api/users/12345"_s, {{u"firstname"_s, u"X"_s}}, boss.token).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(Accounts)
#include "tst_accounts.moc"
