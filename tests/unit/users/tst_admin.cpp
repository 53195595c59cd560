// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/users/accounts_desk.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// What administrators and the control socket do with accounts.
class Admin : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void isForAdministratorsOnly();
    void listsInPages();
    void searchesNamesAddressesAndIds_data();
    void searchesNamesAddressesAndIds();
    void filtersByStatusAndRole();
    void wildcardsAreOrdinaryCharacters();
    void makesAccountsWithAPassword();
    void makesAccountsWithACode();
    void refusesBrokenAndTakenAccounts();
    void disabledPeopleAreOutAtOnce();
    void enablingLetsThemSignInAgain();
    void rolesComeAndGo();
    void endsTheSessionsOfAPerson();
    void counts();
    void nobodyIsNotFound();

private:
    QStringList names(const QJsonObject &query);

    std::unique_ptr<AccountsDesk> m_desk;
};

void Admin::init()
{
    m_desk = std::make_unique<AccountsDesk>();
}

QStringList Admin::names(const QJsonObject &query)
{
    const auto answer = m_desk->asOperator(Verb::Get, u"/api/admin/users"_s, query);
    QStringList out;
    const QJsonArray users = answer ? answer->body.value(u"users"_s).toArray() : QJsonArray{u"failed"_s};
    for (const QJsonValue &user : users)
        out << user["firstname"_L1].toString();
    return out;
}

void Admin::isForAdministratorsOnly()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    QCOMPARE(m_desk->call(Verb::Get, u"/api/admin/users"_s, {}, anna.token).error().code, ErrorCode::Forbidden);
    QCOMPARE(m_desk->call(Verb::Get, u"/api/admin/users"_s, {}).error().code, ErrorCode::NotSignedIn);
    QVERIFY(m_desk->asOperator(Verb::Put, u"/api/admin/users/"_s + anna.id, {{u"role"_s, u"administrator"_s}}));
    QVERIFY(m_desk->call(Verb::Get, u"/api/admin/users"_s, {}, anna.token));
}

void Admin::listsInPages()
{
    for (const char *name : {"Anna", "Bea", "Cleo", "Dora", "Elin"})
        m_desk->enrol(QLatin1String(name));
    const auto first = m_desk->asOperator(Verb::Get, u"/api/admin/users"_s, {{u"limit"_s, u"2"_s}});
    QVERIFY(first && first->body.value(u"more"_s).toBool());
    QCOMPARE(names({{u"limit"_s, u"2"_s}, {u"after"_s, first->body.value(u"next"_s)}}), QStringList({u"Cleo"_s, u"Dora"_s}));
    const auto all = m_desk->asOperator(Verb::Get, u"/api/admin/users"_s, {{u"limit"_s, u"5"_s}});
    QVERIFY(!all->body.value(u"more"_s).toBool());
    QVERIFY(!all->body.contains(u"next"_s));
    QCOMPARE(m_desk->asOperator(Verb::Get, u"/api/admin/users"_s, {{u"limit"_s, u"201"_s}}).error().code, ErrorCode::Validation);
}

void Admin::searchesNamesAddressesAndIds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const QStringList elin{u"Élin"_s};
    QTest::newRow("name") << u"elin"_s << elin;
    QTest::newRow("part of a name, another case") << u"LIN"_s << elin;
    QTest::newRow("both names") << u"élin example"_s << elin;
    QTest::newRow("e-mail") << u"elin@EXAMPLE.org"_s << elin;
    QTest::newRow("another script") << u"ИВА"_s << QStringList{u"Иван"_s};
    QTest::newRow("phone as typed") << u"+46 70 123 45 02"_s << QStringList{u"Иван"_s};
    QTest::newRow("nothing") << u"zz"_s << QStringList();
    QTest::newRow("only signs") << u"!?"_s << QStringList();
    QTest::newRow("everybody") << u" "_s << QStringList{u"Élin"_s, u"Иван"_s};
}

void Admin::searchesNamesAddressesAndIds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    const Member elin = m_desk->enrol(u"Élin"_s, u"elin@example.org"_s, u"+46701234501"_s);
    m_desk->enrol(u"Иван"_s, u"ivan@example.net"_s, u"+46701234502"_s);
    QCOMPARE(names({{u"q"_s, text}}), found);
    QCOMPARE(names({{u"q"_s, elin.id}}), QStringList{u"Élin"_s});
}

void Admin::filtersByStatusAndRole()
{
    m_desk->enrol(u"Anna"_s);
    const Member bea = m_desk->enrol(u"Bea"_s);
    const Member cleo = m_desk->enrol(u"Cleo"_s);
    QVERIFY(m_desk->asOperator(Verb::Put, u"/api/admin/users/"_s + bea.id, {{u"status"_s, u"disabled"_s}}));
    QVERIFY(m_desk->asOperator(Verb::Put, u"/api/admin/users/"_s + cleo.id, {{u"role"_s, u"administrator"_s}}));
    QCOMPARE(names({{u"status"_s, u"disabled"_s}}), QStringList{u"Bea"_s});
    QCOMPARE(names({{u"status"_s, u"active"_s}}), QStringList({u"Anna"_s, u"Cleo"_s}));
    QCOMPARE(names({{u"status"_s, u"erased"_s}}), QStringList());
    QCOMPARE(names({{u"role"_s, u"administrator"_s}}), QStringList{u"Cleo"_s});
    QCOMPARE(names({{u"role"_s, u"person"_s}, {u"status"_s, u"active"_s}}), QStringList{u"Anna"_s});
    QCOMPARE(m_desk->asOperator(Verb::Get, u"/api/admin/users"_s, {{u"status"_s, u"asleep"_s}}).error().code, ErrorCode::Validation);
}

void Admin::wildcardsAreOrdinaryCharacters()
{
    m_desk->enrol(u"Anna"_s, u"an_na@example.org"_s, u"+46701234501"_s);
    m_desk->enrol(u"Bea"_s, u"anxna@example.org"_s, u"+46701234502"_s);
    QCOMPARE(names({{u"q"_s, u"an_na@"_s}}), QStringList{u"Anna"_s});
    QCOMPARE(names({{u"q"_s, u"%@"_s}}), QStringList());
}

void Admin::makesAccountsWithAPassword()
{
    const auto made = m_desk->asOperator(Verb::Post, u"/api/admin/users"_s,
                                         with(m_desk->newcomer(u"Anna"_s), {{u"role"_s, u"administrator"_s}}));
    QVERIFY(made);
    QCOMPARE(made->status, 201);
    QCOMPARE(made->body.keys(), QStringList{u"user"_s});
    const QJsonObject user = made->body.value(u"user"_s).toObject();
    QCOMPARE(user.value(u"role"_s), u"administrator"_s);
    QCOMPARE(user.value(u"status"_s), u"active"_s);
    QCOMPARE(user.value(u"sessions"_s), 0);
    const QJsonObject login{{u"login"_s, user.value(u"email"_s)}, {u"password"_s, AccountsDesk::password}};
    const auto signedIn = m_desk->call(Verb::Post, u"/api/users/login"_s, login);
    QVERIFY(signedIn);
    QCOMPARE(signedIn->body["user"_L1]["role"_L1], QJsonValue(u"administrator"_s));
}

void Admin::makesAccountsWithACode()
{
    QJsonObject newcomer = m_desk->newcomer(u"Anna"_s);
    newcomer.remove(u"password"_s);
    const auto made = m_desk->asOperator(Verb::Post, u"/api/admin/users"_s, newcomer);
    QVERIFY(made);
    QCOMPARE(made->body.value(u"code"_s).toString().size(), 26);
    QVERIFY(!made->body.value(u"expiresAt"_s).toString().isEmpty());
    // Nothing signs in before the code was used.
    for (const char *password : {"", "!", "password", "tidal-otter-42"}) {
        const QJsonObject login{{u"login"_s, newcomer.value(u"email"_s)}, {u"password"_s, QLatin1String(password)}};
        QVERIFY(!m_desk->call(Verb::Post, u"/api/users/login"_s, login));
    }
}

void Admin::refusesBrokenAndTakenAccounts()
{
    const QJsonObject anna = m_desk->newcomer(u"Anna"_s);
    QVERIFY(m_desk->asOperator(Verb::Post, u"/api/admin/users"_s, anna));
    const auto taken = m_desk->asOperator(Verb::Post, u"/api/admin/users"_s, anna);
    QCOMPARE(taken.error().code, ErrorCode::PhoneTaken);
    QCOMPARE(fieldsOf(taken.error()), QStringList({u"email:taken"_s, u"phone:taken"_s}));
    const auto broken = m_desk->asOperator(Verb::Post, u"/api/admin/users"_s, {{u"password"_s, u"short"_s}, {u"role"_s, u"king"_s}});
    QCOMPARE(fieldsOf(broken.error()), QStringList({u"country:required"_s, u"email:required"_s, u"firstname:required"_s,
                                                    u"password:too_short"_s, u"phone:required"_s, u"role:unknown"_s}));
}

void Admin::disabledPeopleAreOutAtOnce()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    m_desk->takeRevoked();
    const auto code = m_desk->asOperator(Verb::Post, u"/api/admin/users/%1/reset"_s.arg(anna.id), {});
    QVERIFY(code);
    QVERIFY(m_desk->asOperator(Verb::Put, u"/api/admin/users/"_s + anna.id, {{u"status"_s, u"disabled"_s}}));
    QCOMPARE(m_desk->takeRevoked(), QStringList{anna.session});
    QCOMPARE(m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token).error().code, ErrorCode::NotSignedIn);
    const QJsonObject login{{u"login"_s, anna.email}, {u"password"_s, AccountsDesk::password}};
    const Error refused = m_desk->call(Verb::Post, u"/api/users/login"_s, login).error();
    // Like a person who does not exist.
    QCOMPARE(refused, m_desk->call(Verb::Post, u"/api/users/login"_s, with(login, {{u"login"_s, u"nobody@example.org"_s}})).error());
    QCOMPARE(refused.code, ErrorCode::WrongLogin);
    QCOMPARE(m_desk->asOperator(Verb::Post, u"/api/admin/users/%1/reset"_s.arg(anna.id), {}).error().code, ErrorCode::Conflict);
}

void Admin::enablingLetsThemSignInAgain()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const QString path = u"/api/admin/users/"_s + anna.id;
    QVERIFY(m_desk->asOperator(Verb::Put, path, {{u"status"_s, u"disabled"_s}}));
    const auto enabled = m_desk->asOperator(Verb::Put, path, {{u"status"_s, u"active"_s}});
    QVERIFY(enabled);
    QCOMPARE(enabled->body["user"_L1]["status"_L1], QJsonValue(u"active"_s));
    QCOMPARE(m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token).error().code, ErrorCode::NotSignedIn);
    QVERIFY(m_desk->call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, anna.email}, {u"password"_s, AccountsDesk::password}}));
}

void Admin::rolesComeAndGo()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const QString path = u"/api/admin/users/"_s + anna.id;
    m_desk->takeFrames();
    QVERIFY(m_desk->asOperator(Verb::Put, path, {{u"role"_s, u"administrator"_s}}));
    const QList<QJsonObject> told = m_desk->takeFrames();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first()["data"_L1]["user"_L1]["role"_L1], QJsonValue(u"administrator"_s));
    QCOMPARE(told.first()["data"_L1]["user"_L1]["version"_L1], told.first().value(u"version"_s));
    QVERIFY(m_desk->call(Verb::Put, path, {{u"role"_s, u"person"_s}}, anna.token));
    QCOMPARE(m_desk->call(Verb::Get, u"/api/admin/users"_s, {}, anna.token).error().code, ErrorCode::Forbidden);
    QCOMPARE(m_desk->asOperator(Verb::Put, path, {{u"role"_s, u"king"_s}}).error().code, ErrorCode::Validation);
}

void Admin::endsTheSessionsOfAPerson()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const Member bea = m_desk->enrol(u"Bea"_s);
    m_desk->takeRevoked();
    const auto shown = m_desk->asOperator(Verb::Get, u"/api/admin/users/"_s + anna.id, {});
    QCOMPARE(shown->body.value(u"sessions"_s).toArray().size(), 1);
    const auto ended = m_desk->asOperator(Verb::Delete, u"/api/admin/users/%1/sessions"_s.arg(anna.id), {});
    QCOMPARE(ended->body.value(u"ended"_s), 1);
    QCOMPARE(m_desk->takeRevoked(), QStringList{anna.session});
    QVERIFY(!m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token));
    QVERIFY(m_desk->call(Verb::Get, u"/api/users/me"_s, {}, bea.token));
}

void Admin::counts()
{
    m_desk->enrol(u"Anna"_s);
    const Member bea = m_desk->enrol(u"Bea"_s);
    QVERIFY(
        m_desk->asOperator(Verb::Put, u"/api/admin/users/"_s + bea.id, {{u"status"_s, u"disabled"_s}, {u"role"_s, u"administrator"_s}}));
    const auto answer = m_desk->asOperator(Verb::Get, u"/api/admin/counts"_s, {});
    QVERIFY(answer);
    QCOMPARE(answer->body.value(u"users"_s).toObject(),
             QJsonObject({{u"active"_s, 1}, {u"disabled"_s, 1}, {u"erased"_s, 0}, {u"administrators"_s, 1}}));
    QCOMPARE(answer->body.value(u"sessions"_s), 1);
    QCOMPARE(answer->body.value(u"messages"_s), 0);
}

void Admin::nobodyIsNotFound()
{
    for (const QString &id : {u"1"_s, u"0"_s, u"x"_s}) {
        QCOMPARE(m_desk->asOperator(Verb::Get, u"/api/admin/users/"_s + id, {}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_desk->asOperator(Verb::Put, u"/api/admin/users/"_s + id, {}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_desk->asOperator(Verb::Post, u"/api/admin/users/%1/reset"_s.arg(id), {}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_desk->asOperator(Verb::Delete, u"/api/admin/users/%1/sessions"_s.arg(id), {}).error().code, ErrorCode::NotFound);
    }
}

QTEST_GUILESS_MAIN(Admin)
#include "tst_admin.moc"
