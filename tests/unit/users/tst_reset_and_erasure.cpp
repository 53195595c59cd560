// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/one_time_code.h"
#include "tests/unit/users/accounts_desk.h"

#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// New passwords by one-time code, and accounts that go for good.
class ResetAndErasure : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_desk = std::make_unique<AccountsDesk>(); }
    void cleanup() { m_desk.reset(); }

    void codesAreReadHoweverTheyAreTyped();
    void codesAreAllDifferent();
    void codeSetsANewPasswordOnce();
    void everyBadCodeGetsTheSameAnswer();
    void newCodeVoidsTheOneBefore();
    void changedPasswordVoidsTheCode();
    void refusedPasswordKeepsTheCode();
    void guessingCodesIsSlowedDown();
    void oneOfManySimultaneousResetsWins();

    void erasingNeedsThePassword();
    void erasedPersonIsGoneForEverybody();
    void addressesAreFreeAgain();
    void everyPartIsAskedForUntilNothingIsLeft();
    void messagesAreKeptUnlessAskedFor();
    void restartFinishesAnErasure();
    void administratorsEraseAnybody();
    void watchersSeeThePersonGo();

private:
    Result<Answer> reset(const QString &code, const QString &password = u"a brand new one"_s);
    Result<Answer> erase(const Member &member, const QJsonObject &input = {{u"password"_s, AccountsDesk::password}});
    QString codeFor(const Member &member);
    bool canSignIn(const QString &login, const QString &password);

    std::unique_ptr<AccountsDesk> m_desk;
};

Result<Answer> ResetAndErasure::reset(const QString &code, const QString &password)
{
    return m_desk->call(Verb::Post, u"/api/users/reset"_s, {{u"code"_s, code}, {u"password"_s, password}});
}

Result<Answer> ResetAndErasure::erase(const Member &member, const QJsonObject &input)
{
    return m_desk->call(Verb::Delete, u"/api/users/"_s + member.id, input, member.token);
}

QString ResetAndErasure::codeFor(const Member &member)
{
    const auto made = m_desk->asOperator(Verb::Post, u"/api/admin/users/%1/reset"_s.arg(member.id), {});
    return made ? made->body.value(u"code"_s).toString() : QString();
}

bool ResetAndErasure::canSignIn(const QString &login, const QString &password)
{
    return m_desk->call(Verb::Post, u"/api/users/login"_s, {{u"login"_s, login}, {u"password"_s, password}}).isOk();
}

void ResetAndErasure::codesAreReadHoweverTheyAreTyped()
{
    const auto hash = codeHash(u"0123456789abcdefghjkmnpq1z"_s);
    QVERIFY(hash);
    QCOMPARE(hash->size(), 64);
    for (const QString &typed : {u"0123456789ABCDEFGHJKMNPQ1Z"_s, u" o123-4567-89ab cdef-ghjk-mnpq-lz "_s, u"O123456789abcdefghjkmnpqIz"_s})
        QCOMPARE(codeHash(typed), hash);
    for (const QString &typed : {u""_s, u"0123456789abcdefghjkmnpq1"_s, u"0123456789abcdefghjkmnpq1zz"_s, u"0123456789abcdefghjkmnpq1u"_s,
                                 u"０123456789abcdefghjkmnpq1z"_s, QString(65, u'0')})
        QVERIFY2(!codeHash(typed), qPrintable(typed));
}

void ResetAndErasure::codesAreAllDifferent()
{
    QSet<QString> codes;
    for (int i = 0; i < 10'000; ++i) {
        const QString code = makeCode();
        QVERIFY(codeHash(code));
        codes.insert(code);
    }
    QCOMPARE(codes.size(), 10'000);
}

void ResetAndErasure::codeSetsANewPasswordOnce()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const Member second = m_desk->signIn(anna);
    const QString code = codeFor(anna);
    m_desk->takeRevoked();
    QVERIFY(reset(code));
    QStringList ended = m_desk->takeRevoked();
    ended.sort();
    QStringList both{anna.session, second.session};
    both.sort();
    QCOMPARE(ended, both);
    QVERIFY(!m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token));
    QVERIFY(!canSignIn(anna.email, AccountsDesk::password));
    QVERIFY(canSignIn(anna.email, u"a brand new one"_s));
    QVERIFY(!reset(code, u"yet another one"_s));
    QVERIFY(canSignIn(anna.email, u"a brand new one"_s));
}

void ResetAndErasure::everyBadCodeGetsTheSameAnswer()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const QString used = codeFor(anna);
    QVERIFY(reset(used));
    const Member bea = m_desk->enrol(u"Bea"_s);
    const QString expired = codeFor(bea);
    QVERIFY(m_desk->storage().writeAndWait<bool>([](Transaction &transaction) -> Result<bool> {
        return transaction.execute(u"UPDATE reset_codes SET expires_at = ?"_s, {toMs(now()) - 1}) == 1;
    }));
    const Member cleo = m_desk->enrol(u"Cleo"_s);
    const QString disabled = codeFor(cleo);
    QVERIFY(m_desk->asOperator(Verb::Put, u"/api/admin/users/"_s + cleo.id, {{u"status"_s, u"disabled"_s}}));
    const Error unknown = reset(makeCode()).error();
    QCOMPARE(fieldsOf(unknown), QStringList{u"code:unknown"_s});
    QCOMPARE(reset(used).error(), unknown);
    QCOMPARE(reset(expired).error(), unknown);
    QCOMPARE(reset(disabled).error(), unknown);
}

void ResetAndErasure::newCodeVoidsTheOneBefore()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const QString first = codeFor(anna);
    const QString second = codeFor(anna);
    QVERIFY(!reset(first));
    QVERIFY(reset(second));
}

void ResetAndErasure::changedPasswordVoidsTheCode()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const QString code = codeFor(anna);
    const QJsonObject change{{u"current"_s, AccountsDesk::password}, {u"password"_s, u"changed by herself"_s}};
    QVERIFY(m_desk->call(Verb::Put, u"/api/users/%1/password"_s.arg(anna.id), change, anna.token));
    QVERIFY(!reset(code));
}

void ResetAndErasure::refusedPasswordKeepsTheCode()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const QString code = codeFor(anna);
    QCOMPARE(fieldsOf(reset(code, u"short"_s).error()), QStringList{u"password:too_short"_s});
    // Her own name is only a flaw for whoever holds her code.
    QCOMPARE(fieldsOf(reset(code, u"Anna Example"_s).error()), QStringList{u"password:format"_s});
    QCOMPARE(fieldsOf(reset(makeCode(), u"Anna Example"_s).error()), QStringList{u"code:unknown"_s});
    QCOMPARE(fieldsOf(reset({}, {}).error()), QStringList({u"code:required"_s, u"password:required"_s}));
    QVERIFY(reset(code));
}

void ResetAndErasure::guessingCodesIsSlowedDown()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const QString code = codeFor(anna);
    int refused = 0;
    for (int i = 0; i < 50; ++i) {
        const Error error = reset(makeCode()).error();
        refused += error.code == ErrorCode::TooManyRequests;
    }
    QVERIFY2(refused > 40, qPrintable(QString::number(refused)));
    QCOMPARE(reset(code).error().code, ErrorCode::TooManyRequests);
}

void ResetAndErasure::oneOfManySimultaneousResetsWins()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const QString code = codeFor(anna);
    std::atomic<int> won{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            for (int j = 0; j < 5; ++j)
                won += reset(code, u"password number %1 of %2"_s.arg(j).arg(i)).isOk();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(won.load(), 1);
}

void ResetAndErasure::erasingNeedsThePassword()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const Member bea = m_desk->enrol(u"Bea"_s);
    QCOMPARE(fieldsOf(erase(anna, {}).error()), QStringList{u"password:required"_s});
    QCOMPARE(fieldsOf(erase(anna, {{u"password"_s, u"wrong"_s}, {u"messages"_s, u"burn"_s}}).error()), QStringList{u"messages:unknown"_s});
    QCOMPARE(erase(anna, {{u"password"_s, u"wrong one"_s}}).error().code, ErrorCode::WrongLogin);
    const auto foreign = m_desk->call(Verb::Delete, u"/api/users/"_s + bea.id, {{u"password"_s, AccountsDesk::password}}, anna.token);
    QCOMPARE(foreign.error().code, ErrorCode::NotFound);
    QVERIFY(m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token));
    // Guessing is slowed down, and does not lock the owner out of signing in.
    bool isSlowed = false;
    for (int i = 0; i < 10 && !isSlowed; ++i)
        isSlowed = erase(anna, {{u"password"_s, u"wrong one"_s}}).error().code == ErrorCode::TooManyRequests;
    QVERIFY(isSlowed);
    QVERIFY(canSignIn(anna.email, AccountsDesk::password));
}

void ResetAndErasure::erasedPersonIsGoneForEverybody()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    QVERIFY(m_desk->asOperator(Verb::Put, u"/api/admin/users/"_s + anna.id, {{u"role"_s, u"administrator"_s}}));
    const QString code = codeFor(anna);
    m_desk->takeRevoked();
    const auto erased = erase(anna);
    QVERIFY(erased);
    QCOMPARE(erased->status, 204);
    QCOMPARE(m_desk->takeRevoked(), QStringList{anna.session});
    QVERIFY(!m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token));
    QVERIFY(!canSignIn(anna.email, AccountsDesk::password));
    QVERIFY(!canSignIn(anna.phone, AccountsDesk::password));
    QVERIFY(!canSignIn(u"erased:"_s + anna.id, AccountsDesk::password));
    QVERIFY(!canSignIn(u"erased:"_s + anna.id, {}));
    QVERIFY(!reset(code));
    const auto shown = m_desk->asOperator(Verb::Get, u"/api/admin/users/"_s + anna.id, {});
    const QJsonObject user = shown->body.value(u"user"_s).toObject();
    QCOMPARE(user.value(u"status"_s), u"erased"_s);
    QCOMPARE(user.value(u"firstname"_s), u"Deleted person"_s);
    QCOMPARE(user.value(u"role"_s), u"person"_s);
    for (const char *field : {"lastname", "email", "phone", "country"})
        QCOMPARE(user.value(QLatin1String(field)), u""_s);
    QCOMPARE(m_desk->asOperator(Verb::Put, u"/api/admin/users/"_s + anna.id, {{u"status"_s, u"active"_s}}).error().code,
             ErrorCode::Conflict);
    QCOMPARE(m_desk->asOperator(Verb::Post, u"/api/admin/users/%1/reset"_s.arg(anna.id), {}).error().code, ErrorCode::Conflict);
    QCOMPARE(m_desk->asOperator(Verb::Put, u"/api/users/"_s + anna.id, {{u"firstname"_s, u"Back"_s}}).error().code, ErrorCode::Forbidden);
    // Nothing of what she was is left in the table of people.
    const auto traces = m_desk->storage().readAndWait<int>([](Transaction &transaction) -> Result<int> {
        Rows rows = transaction.select(
            u"SELECT firstname || lastname || about || email || phone || country || search_text || password_hash FROM users"_s);
        int found = 0;
        while (rows.next())
            found += rows.text(0).contains(u"anna"_s, Qt::CaseInsensitive) || rows.text(0).contains(u"argon"_s);
        return found;
    });
    QCOMPARE(*traces, 0);
}

void ResetAndErasure::addressesAreFreeAgain()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    QVERIFY(erase(anna));
    const Member again = m_desk->enrol(u"Anna"_s, anna.email, anna.phone);
    QVERIFY(again.id != anna.id);
    QVERIFY(erase(again));
    m_desk->enrol(u"Other"_s, anna.email, anna.phone);
}

void ResetAndErasure::everyPartIsAskedForUntilNothingIsLeft()
{
    int messages = 120;
    int memberships = 25;
    QStringList order;
    std::mutex mutex;
    const auto take = [&](int &left, int limit, const QString &what) {
        const std::scoped_lock lock(mutex);
        const int some = std::min(left, limit);
        left -= some;
        if (some > 0 && order.last() != what)
            order << what;
    };
    UsersHooks hooks;
    hooks.publicProfileChanged = [&](Transaction &, UserId) { order << u"profile"_s; };
    hooks.erased = [&](Transaction &, UserId) { order << u"erased"_s; };
    hooks.unsendMessages = [&](Transaction &, UserId, const QString &place, int limit) {
        if (place.toInt() != 120 - messages)
            qFatal("began again at %s", qPrintable(place));
        take(messages, limit, u"messages"_s);
        return messages == 0 ? QString() : QString::number(120 - messages);
    };
    hooks.endMemberships = [&](Transaction &, UserId, int limit) {
        take(memberships, limit, u"memberships"_s);
        return memberships > 0;
    };
    m_desk = std::make_unique<AccountsDesk>(UsersOptions{}, hooks);
    const Member anna = m_desk->enrol(u"Anna"_s);
    QVERIFY(erase(anna, {{u"password"_s, AccountsDesk::password}, {u"messages"_s, u"remove"_s}}));
    QCOMPARE(messages, 0);
    QCOMPARE(memberships, 0);
    QCOMPARE(order, QStringList({u"profile"_s, u"erased"_s, u"messages"_s, u"memberships"_s}));
    m_desk.reset(); // before what its hooks refer to
}

void ResetAndErasure::messagesAreKeptUnlessAskedFor()
{
    int asked = 0;
    UsersHooks hooks;
    hooks.unsendMessages = [&](Transaction &, UserId, const QString &, int) {
        ++asked;
        return QString();
    };
    m_desk = std::make_unique<AccountsDesk>(UsersOptions{}, hooks);
    QVERIFY(erase(m_desk->enrol(u"Anna"_s)));
    QVERIFY(erase(m_desk->enrol(u"Bea"_s), {{u"password"_s, AccountsDesk::password}, {u"messages"_s, u"keep"_s}}));
    QCOMPARE(asked, 0);
    m_desk.reset(); // before what its hooks refer to
}

void ResetAndErasure::restartFinishesAnErasure()
{
    std::atomic<bool> isBroken{true};
    std::atomic<int> ended{0};
    UsersHooks hooks;
    hooks.endMemberships = [&](Transaction &transaction, UserId, int) {
        // As a database that fails half-way does.
        if (isBroken)
            transaction.execute(u"UPDATE no_such_table SET x = 1"_s);
        return isBroken || ended.fetch_add(1) < 3;
    };
    m_desk = std::make_unique<AccountsDesk>(UsersOptions{}, hooks);
    const Member anna = m_desk->enrol(u"Anna"_s);
    QVERIFY(erase(anna));
    QVERIFY(!m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token));
    const auto left = [this] {
        return *m_desk->storage().readAndWait<int>([](Transaction &transaction) -> Result<int> {
            Rows rows = transaction.select(u"SELECT COUNT(*) FROM erasures"_s);
            return rows.next() ? int(rows.integer(0)) : -1;
        });
    };
    QCOMPARE(left(), 1);
    isBroken = false;
    m_desk->services().upkeep->run(m_desk->storage());
    QTRY_COMPARE(left(), 0);
    QCOMPARE(ended.load(), 4);
    m_desk.reset(); // before what its hooks refer to
}

void ResetAndErasure::administratorsEraseAnybody()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    QCOMPARE(m_desk->asOperator(Verb::Delete, u"/api/admin/users/"_s + anna.id, {{u"messages"_s, u"x"_s}}).error().code,
             ErrorCode::Validation);
    QVERIFY(m_desk->asOperator(Verb::Delete, u"/api/admin/users/"_s + anna.id, {}));
    QCOMPARE(m_desk->asOperator(Verb::Delete, u"/api/admin/users/"_s + anna.id, {}).error().code, ErrorCode::NotFound);
    QVERIFY(!m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token));
}

void ResetAndErasure::watchersSeeThePersonGo()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const Member bea = m_desk->enrol(u"Bea"_s);
    QVERIFY(m_desk->storage().writeAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        const QString sql = u"INSERT INTO contacts (id, owner_id, user_id, status, version, changed_at) VALUES (?, ?, ?, 2, 1, 0)"_s;
        transaction.execute(sql, {1, anna.userId().value(), bea.userId().value()});
        return transaction.execute(sql, {2, bea.userId().value(), anna.userId().value()}) == 1;
    }));
    m_desk->takeFrames();
    QVERIFY(erase(anna));
    const QList<QJsonObject> told = m_desk->takeFrames(bea.userId());
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().value(u"on"_s), u"presence"_s);
    QCOMPARE(told.first()["data"_L1]["userId"_L1], QJsonValue(anna.id));
    QCOMPARE(told.first()["data"_L1]["online"_L1], QJsonValue(false));
}

QTEST_GUILESS_MAIN(ResetAndErasure)
#include "tst_reset_and_erasure.moc"
