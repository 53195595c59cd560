// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Accounts, sign-in sessions and profiles.
class TestPeople : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void registeringSignsIn();
    void registrationNamesEveryBrokenFieldAtOnce();
    void registrationRefuses_data();
    void registrationRefuses();
    void phoneAndEmailAreTakenOnce_data();
    void phoneAndEmailAreTakenOnce();
    void fieldsThatNobodyMaySetAreIgnored();
    void loginTakesEmailOrPhone_data();
    void loginTakesEmailOrPhone();
    void loginDoesNotTellWhoHasAnAccount();
    void logoutEndsOneSessionOnly();
    void devicesAreListedAndRevoked();
    void newPasswordEndsOtherSessions();
    void passwordChangeRefuses();

    void ownProfileIsWholeAndOthersSeeTheirPart();
    void profileEditChangesOnlyWhatIsGiven();
    void profileEditRefuses_data();
    void profileEditRefuses();
    void profileOfAnotherIsNotOursToEdit();

private:
    Stage m_stage;
    Town &town() { return m_stage.town(); }
    ApiClient nobody() { return ApiClient(m_stage.server().url()); }
};

void TestPeople::initTestCase()
{
    QVERIFY(m_stage.raise());
}

void TestPeople::registeringSignsIn()
{
    QJsonObject body = town().newcomer(u"Nils"_s);
    body.insert(u"phone"_s, u"0151 / 29 99 99 90"_s);
    body.insert(u"email"_s, u"  Nils.Nyman@Example.ORG "_s);
    body.insert(u"firstname"_s, u"  Nils \t Otto\u202E  "_s);
    const HttpReply reply = nobody().post(u"/api/users/register"_s, body);
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.header("Content-Type"), "application/json"_ba);
    HAS_SHAPE(m_stage, reply.json(), "signed_in");
    const QJsonObject user = reply.json().value("user"_L1).toObject();
    QCOMPARE(user.value("phone"_L1).toString(), u"+4915129999990"_s);
    QCOMPARE(user.value("email"_L1).toString(), u"nils.nyman@example.org"_s);
    QCOMPARE(user.value("firstname"_L1).toString(), u"Nils Otto"_s);
    QCOMPARE(reply.json()["session"_L1]["device"_L1].toString(), body.value("device"_L1).toString());
    ApiClient api(m_stage.server().url(), reply.json().value("token"_L1).toString());
    QCOMPARE(api.get(u"/api/users/me"_s).json().value("user"_L1).toObject(), user);
    QVERIFY(api.token().size() >= 43);
}

void TestPeople::registrationNamesEveryBrokenFieldAtOnce()
{
    const HttpReply empty = nobody().post(u"/api/users/register"_s);
    IS_PROBLEM(m_stage, empty, 422, "validation");
    QCOMPARE(empty.fields(), (QStringList{u"country"_s, u"email"_s, u"firstname"_s, u"password"_s, u"phone"_s}));
    const HttpReply wrong = nobody().post(u"/api/users/register"_s, {{u"firstname"_s, QString(81, u'x')},
                                                                     {u"lastname"_s, 7},
                                                                     {u"email"_s, u"nobody"_s},
                                                                     {u"phone"_s, u"12"_s},
                                                                     {u"country"_s, u"SE"_s},
                                                                     {u"password"_s, u"short"_s},
                                                                     {u"device"_s, QJsonArray()}});
    IS_PROBLEM(m_stage, wrong, 422, "validation");
    QCOMPARE(wrong.fields(), (QStringList{u"device"_s, u"email"_s, u"firstname"_s, u"lastname"_s, u"password"_s, u"phone"_s}));
    QCOMPARE(wrong.fieldCode(u"firstname"_s), u"too_long"_s);
    QCOMPARE(wrong.fieldCode(u"lastname"_s), u"type"_s);
    QCOMPARE(wrong.fieldCode(u"password"_s), u"too_short"_s);
}

void TestPeople::registrationRefuses_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const char *field, const QJsonValue &value) {
        QTest::newRow(name) << QString::fromLatin1(field) << value;
    };
    row("name of white space", "firstname", u" \t "_s);
    row("name of invisible characters", "firstname", u"\u200B\u202E\u2066"_s);
    row("name with a NUL", "firstname", QString(u"a"_s + QChar(u'\0') + u"b"_s));
    row("name with half a surrogate pair", "firstname", QString(QChar(0xD800)));
    row("name as a list", "firstname", QJsonArray{u"Anna"_s});
    row("e-mail without a host", "email", u"anna@"_s);
    row("e-mail with two at signs", "email", u"a@b@c"_s);
    row("e-mail with a line feed", "email", u"a@example.org\nBcc: x@y.z"_s);
    row("e-mail too long", "email", QString(QString(250, u'a') + u"@b.de"_s));
    row("phone of letters", "phone", u"1-800-FLOWERS"_s);
    row("phone too short", "phone", u"+49 1"_s);
    row("phone as a number", "phone", 491511234);
    row("unknown country", "country", u"XX"_s);
    row("country in words", "country", u"Germany"_s);
    row("common password", "password", u"password123"_s);
    row("password of one character", "password", u"aaaaaaaaaaaa"_s);
    row("password of 7", "password", u"aB3$xy7"_s);
    row("password of 257", "password", QString(u"ab"_s.repeated(128) + u'c'));
    row("password as a number", "password", 1234567890);
}

void TestPeople::registrationRefuses()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject body = town().newcomer(u"Refused"_s);
    body.insert(field, value);
    const HttpReply reply = nobody().post(u"/api/users/register"_s, body);
    IS_PROBLEM(m_stage, reply, 422, "validation");
    QVERIFY2(reply.fields().contains(field), reply.body.constData());
    // Nothing of it was kept: the same address registers when the field is right.
    if (field != u"email"_s && field != u"phone"_s) {
        const QJsonObject good = town().newcomer(u"Refused"_s);
        body.insert(field, good.value(field));
        QCOMPARE(nobody().post(u"/api/users/register"_s, body).status, 201);
    }
}

void TestPeople::phoneAndEmailAreTakenOnce_data()
{
    QTest::addColumn<bool>("sameEmail");
    QTest::addColumn<bool>("samePhone");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("e-mail") << true << false << "email_taken"_ba;
    QTest::newRow("phone") << false << true << "phone_taken"_ba;
    QTest::newRow("both") << true << true << "phone_taken"_ba;
}

void TestPeople::phoneAndEmailAreTakenOnce()
{
    QFETCH(bool, sameEmail);
    QFETCH(bool, samePhone);
    QFETCH(QByteArray, code);
    const Person &first = town().settle(u"First"_s);
    QJsonObject body = town().newcomer(u"Second"_s);
    if (sameEmail)
        body.insert(u"email"_s, first.email.toUpper());
    if (samePhone)
        body.insert(u"phone"_s, QString(u"0"_s + first.phone.mid(3)));
    const HttpReply reply = nobody().post(u"/api/users/register"_s, body);
    IS_PROBLEM(m_stage, reply, 409, code);
    QCOMPARE(reply.fieldCode(u"email"_s), sameEmail ? u"taken"_s : QString());
    QCOMPARE(reply.fieldCode(u"phone"_s), samePhone ? u"taken"_s : QString());
}

void TestPeople::fieldsThatNobodyMaySetAreIgnored()
{
    QJsonObject body = town().newcomer(u"Pushy"_s);
    const QJsonObject extra{{u"id"_s, u"1"_s},
                            {u"isAdmin"_s, true},
                            {u"is_admin"_s, 1},
                            {u"version"_s, 99},
                            {u"createdAt"_s, u"1999-01-01T00:00:00.000Z"_s},
                            {u"userId"_s, u"1"_s},
                            {u"token"_s, u"mine"_s}};
    for (auto it = extra.begin(); it != extra.end(); ++it)
        body.insert(it.key(), it.value());
    const HttpReply reply = nobody().post(u"/api/users/register"_s, body);
    QCOMPARE(reply.status, 201);
    HAS_SHAPE(m_stage, reply.json(), "signed_in");
    const QJsonObject user = reply.json().value("user"_L1).toObject();
    QVERIFY(idOf(user) != u"1"_s);
    QVERIFY(user.value("version"_L1).toInteger() < 99);
    QVERIFY(!user.value("createdAt"_L1).toString().startsWith(u"1999"_s));

    ApiClient api(m_stage.server().url(), reply.json().value("token"_L1).toString());
    const QJsonObject edited = api.put(u"/api/users/"_s + idOf(user), extra).json().value("user"_L1).toObject();
    QCOMPARE(idOf(edited), idOf(user));
    QCOMPARE(edited.value("createdAt"_L1), user.value("createdAt"_L1));
    QVERIFY(edited.value("version"_L1).toInteger() < 99);
}

void TestPeople::loginTakesEmailOrPhone_data()
{
    QTest::addColumn<QString>("form");
    for (const char *form : {"email", "EMAIL", "phone", "phone with blanks"})
        QTest::newRow(form) << QString::fromLatin1(form);
}

void TestPeople::loginTakesEmailOrPhone()
{
    QFETCH(QString, form);
    const Person &person = town().settle(u"Login"_s);
    QString login = form.startsWith(u"phone"_s) ? person.phone : person.email;
    if (form == u"EMAIL"_s)
        login = login.toUpper();
    if (form == u"phone with blanks"_s)
        login.insert(3, u' ').insert(7, u' ');
    const HttpReply reply = nobody().post(u"/api/users/login"_s,
                                          {{u"login"_s, login}, {u"password"_s, person.password}, {u"device"_s, u"tablet"_s}});
    QCOMPARE(reply.status, 200);
    HAS_SHAPE(m_stage, reply.json(), "signed_in");
    QCOMPARE(reply.json()["user"_L1]["id"_L1].toString(), person.id);
    QVERIFY(reply.json()["session"_L1]["id"_L1].toString() != person.sessionId);
}

void TestPeople::loginDoesNotTellWhoHasAnAccount()
{
    const Person &person = town().settle(u"Known"_s);
    const auto attempt = [this](const QString &login, const QString &password) {
        HttpReply reply = nobody().post(u"/api/users/login"_s, {{u"login"_s, login}, {u"password"_s, password}});
        QJsonObject problem = reply.json();
        problem.remove(u"requestId"_s);
        return std::pair(reply.status, problem);
    };
    const auto wrongPassword = attempt(person.email, u"not the password"_s);
    QCOMPARE(wrongPassword.first, 401);
    QCOMPARE(wrongPassword.second.value("code"_L1).toString(), u"wrong_login"_s);
    QCOMPARE(attempt(u"nobody@example.org"_s, u"not the password"_s), wrongPassword);
    QCOMPARE(attempt(u"+4915129876543"_s, u"not the password"_s), wrongPassword);
    QCOMPARE(attempt(u"' OR 1=1 --"_s, u"not the password"_s), wrongPassword);
    QCOMPARE(attempt(person.email, person.password.toUpper()), wrongPassword);
}

void TestPeople::logoutEndsOneSessionOnly()
{
    Person &person = town().settle(u"Logout"_s);
    ApiClient other(m_stage.server().url(), town().signInAgain(person));
    const HttpReply reply = other.post(u"/api/users/logout"_s);
    QCOMPARE(reply.status, 204);
    QCOMPARE(reply.body, QByteArray());
    IS_PROBLEM(m_stage, other.get(u"/api/users/me"_s), 401, "not_signed_in");
    IS_PROBLEM(m_stage, other.post(u"/api/users/logout"_s), 401, "not_signed_in");
    QCOMPARE(person.api.get(u"/api/users/me"_s).status, 200);
}

void TestPeople::devicesAreListedAndRevoked()
{
    Person &person = town().settle(u"Devices"_s);
    Person &other = town().settle(u"Prowler"_s);
    town().befriend(person, other);
    ApiClient phone(m_stage.server().url(), town().signInAgain(person, u"phone"_s));
    ApiClient tablet(m_stage.server().url(), town().signInAgain(person, u"tablet"_s));
    const QString path = u"/api/users/%1/sessions"_s.arg(person.id);
    const QJsonObject answer = person.api.get(path).json();
    const QJsonArray sessions = answer.value("sessions"_L1).toArray();
    QCOMPARE(sessions.size(), 3);
    QString ofPhone;
    for (const QJsonValue &session : sessions) {
        HAS_SHAPE(m_stage, session, "session");
        if (session["device"_L1].toString() == u"phone"_s)
            ofPhone = session["id"_L1].toString();
    }
    QCOMPARE(answer.value("current"_L1).toString(), person.sessionId);

    IS_PROBLEM(m_stage, other.api.get(path), 403, "forbidden");
    IS_PROBLEM(m_stage, other.api.remove(path + u'/' + ofPhone), 403, "forbidden");
    IS_PROBLEM(m_stage, other.api.remove(u"/api/users/%1/sessions/%2"_s.arg(other.id, ofPhone)), 404, "not_found");
    QCOMPARE(phone.get(u"/api/users/me"_s).status, 200);

    QCOMPARE(person.api.remove(path + u'/' + ofPhone).status, 204);
    QCOMPARE(phone.get(u"/api/users/me"_s).status, 401);
    IS_PROBLEM(m_stage, person.api.remove(path + u'/' + ofPhone), 404, "not_found");
    QCOMPARE(tablet.get(u"/api/users/me"_s).status, 200);
    QCOMPARE(person.api.remove(path).status, 204);
    QCOMPARE(tablet.get(u"/api/users/me"_s).status, 401);
    QCOMPARE(person.api.get(u"/api/users/me"_s).status, 200);
}

void TestPeople::newPasswordEndsOtherSessions()
{
    Person &person = town().settle(u"Changer"_s);
    ApiClient other(m_stage.server().url(), town().signInAgain(person));
    const QString path = u"/api/users/%1/password"_s.arg(person.id);
    QCOMPARE(person.api.put(path, {{u"current"_s, person.password}, {u"password"_s, u"a whole new sentence"_s}}).status, 204);
    QCOMPARE(other.get(u"/api/users/me"_s).status, 401);
    QCOMPARE(person.api.get(u"/api/users/me"_s).status, 200);
    QCOMPARE(nobody().post(u"/api/users/login"_s, {{u"login"_s, person.email}, {u"password"_s, person.password}}).status, 401);
    QCOMPARE(nobody().post(u"/api/users/login"_s, {{u"login"_s, person.email}, {u"password"_s, u"a whole new sentence"_s}}).status, 200);
}

void TestPeople::passwordChangeRefuses()
{
    Person &person = town().settle(u"Keeper"_s);
    Person &other = town().settle(u"Thief"_s);
    const QString path = u"/api/users/%1/password"_s.arg(person.id);
    const QJsonObject body{{u"current"_s, person.password}, {u"password"_s, u"a whole new sentence"_s}};
    IS_PROBLEM(m_stage, other.api.put(path, body), 404, "not_found");
    town().befriend(person, other);
    IS_PROBLEM(m_stage, other.api.put(path, body), 403, "forbidden");
    IS_PROBLEM(m_stage, person.api.put(path, {{u"current"_s, u"something else"_s}, {u"password"_s, u"a whole new sentence"_s}}), 401,
               "wrong_login");
    const HttpReply weak = person.api.put(path, {{u"password"_s, u"short"_s}});
    IS_PROBLEM(m_stage, weak, 422, "validation");
    QCOMPARE(weak.fields(), (QStringList{u"current"_s, u"password"_s}));
    QCOMPARE(nobody().post(u"/api/users/login"_s, {{u"login"_s, person.email}, {u"password"_s, person.password}}).status, 200);
}

void TestPeople::ownProfileIsWholeAndOthersSeeTheirPart()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    town().befriend(anna, bert);
    HAS_SHAPE(m_stage, anna.api.get(u"/api/users/me"_s).json().value("user"_L1), "user_own");
    HAS_SHAPE(m_stage, anna.api.get(u"/api/users/"_s + anna.id).json().value("user"_L1), "user_own");
    HAS_SHAPE(m_stage, anna.api.get(u"/api/users/"_s + bert.id).json().value("user"_L1), "user_public");
}

void TestPeople::profileEditChangesOnlyWhatIsGiven()
{
    Person &person = town().settle(u"Edda"_s);
    const QString path = u"/api/users/"_s + person.id;
    const QJsonObject before = person.api.get(path).json().value("user"_L1).toObject();
    QCOMPARE(person.api.put(path).json().value("user"_L1).toObject(), before);

    const HttpReply reply = person.api.put(path,
                                           {{u"about"_s, u"Two\nlines  "_s}, {u"settings"_s, QJsonObject{{u"readReceipts"_s, false}}}});
    QCOMPARE(reply.status, 200);
    QJsonObject expected = before;
    expected.insert(u"about"_s, u"Two\nlines"_s);
    QJsonObject settings = expected.value("settings"_L1).toObject();
    settings.insert(u"readReceipts"_s, false);
    expected.insert(u"settings"_s, settings);
    expected.insert(u"version"_s, before.value("version"_L1).toInteger() + 1);
    QCOMPARE(reply.json().value("user"_L1).toObject(), expected);
    QCOMPARE(person.api.get(u"/api/users/me"_s).json().value("user"_L1).toObject(), expected);

    const HttpReply moved = person.api.put(
        path, {{u"email"_s, u"edda.new@example.org"_s}, {u"phone"_s, u"+46 70 123 45 67"_s}, {u"country"_s, u"SE"_s}});
    QCOMPARE(moved.status, 200);
    QCOMPARE(moved.json()["user"_L1]["phone"_L1].toString(), u"+46701234567"_s);
    QCOMPARE(nobody().post(u"/api/users/login"_s, {{u"login"_s, u"edda.new@example.org"_s}, {u"password"_s, person.password}}).status, 200);
    QCOMPARE(nobody().post(u"/api/users/login"_s, {{u"login"_s, person.email}, {u"password"_s, person.password}}).status, 401);
}

void TestPeople::profileEditRefuses_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const char *field, const QJsonValue &value, const char *named = nullptr) {
        QTest::newRow(name) << QString::fromLatin1(field) << value << QString::fromLatin1(named ? named : field);
    };
    row("empty name", "firstname", u""_s);
    row("long name", "lastname", QString(81, u'x'));
    row("long about", "about", QString(501, u'x'));
    row("number about", "about", 5);
    row("bad e-mail", "email", u"x"_s);
    row("bad phone", "phone", u"x"_s);
    row("settings as a list", "settings", QJsonArray());
    row("unknown visibility", "settings", QJsonObject{{u"presence"_s, u"friends"_s}}, "settings.presence");
    row("receipts as a text", "settings", QJsonObject{{u"readReceipts"_s, u"no"_s}}, "settings.readReceipts");
}

void TestPeople::profileEditRefuses()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QFETCH(QString, named);
    Person &person = town().settle(u"Sloppy"_s);
    const QJsonObject before = person.api.get(u"/api/users/me"_s).json();
    const HttpReply reply = person.api.put(u"/api/users/"_s + person.id,
                                           {{field, value}, {u"lastname"_s, field == u"lastname"_s ? value : QJsonValue(u"Changed"_s)}});
    IS_PROBLEM(m_stage, reply, 422, "validation");
    QCOMPARE(reply.fields(), QStringList{named});
    QCOMPARE(person.api.get(u"/api/users/me"_s).json(), before);
}

void TestPeople::profileOfAnotherIsNotOursToEdit()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QJsonObject change{{u"firstname"_s, u"Hacked"_s}};
    IS_PROBLEM(m_stage, bert.api.put(u"/api/users/"_s + anna.id, change), 404, "not_found");
    town().befriend(anna, bert);
    IS_PROBLEM(m_stage, bert.api.put(u"/api/users/"_s + anna.id, change), 403, "forbidden");
    IS_PROBLEM(m_stage, bert.api.put(u"/api/users/me"_s, change), 405, "method_not_allowed");
    QCOMPARE(anna.api.get(u"/api/users/me"_s).json()["user"_L1]["firstname"_L1].toString(), u"Anna"_s);
    const HttpReply taken = bert.api.put(u"/api/users/"_s + bert.id, {{u"phone"_s, anna.phone}});
    IS_PROBLEM(m_stage, taken, 409, "phone_taken");
}

QTEST_GUILESS_MAIN(TestPeople)
#include "test_people.moc"
