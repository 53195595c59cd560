// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/name_index.h"
#include "tests/unit/users/accounts_desk.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
Caller callerOf(const Member &member)
{
    return {.user = member.userId(), .session = SessionId::fromString(member.session).value_or(SessionId())};
}
} // namespace

/// What happens to sessions and names without anybody asking.
class UpkeepRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_desk = std::make_unique<AccountsDesk>(); }

    void usedSessionsAreWrittenDownLater();
    void oneRowHoweverOftenItIsUsed();
    void addressIsHandedOutWhenItChanges();
    void whatCouldNotBeWrittenComesBack();
    void goneSessionsArePassedOver();
    void unusedSessionsEnd();
    void oldSessionsEndWhereTheyHaveAnEnd();
    void usedSessionsLiveOn();
    void expiredCodesAreForgotten();
    void namesFromBeforeTheIndexAreFound();
    void foldsNames_data();
    void foldsNames();

private:
    QVariant scalar(const QString &sql, const QVariantList &values = {});
    void run(const QString &sql, const QVariantList &values = {});
    void keepUp();

    std::unique_ptr<AccountsDesk> m_desk;
};

QVariant UpkeepRules::scalar(const QString &sql, const QVariantList &values)
{
    const auto found = m_desk->storage().readAndWait<QString>([&](Transaction &transaction) -> Result<QString> {
        Rows rows = transaction.select(sql, values);
        return rows.next() ? rows.text(0) : QString();
    });
    return found ? QVariant(*found) : QVariant();
}

void UpkeepRules::run(const QString &sql, const QVariantList &values)
{
    const auto done = m_desk->storage().writeAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        transaction.execute(sql, values);
        return true;
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
}

/// A round of upkeep, and everything that it put on the write lane.
void UpkeepRules::keepUp()
{
    m_desk->services().upkeep->run(m_desk->storage());
    run(u"UPDATE users SET about = about"_s);
}

void UpkeepRules::usedSessionsAreWrittenDownLater()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    keepUp();
    run(u"UPDATE sessions SET last_seen_at = 1000000000000"_s);
    run(u"UPDATE users SET last_seen_at = 5"_s);
    run(u"UPDATE sessions SET last_seen_at = ?"_s, {toMs(now()) - 60'000});
    const qint64 before = scalar(u"SELECT last_seen_at FROM sessions"_s).toLongLong();
    QVERIFY(m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token));
    QCOMPARE(scalar(u"SELECT last_seen_at FROM sessions"_s).toLongLong(), before);
    keepUp();
    QVERIFY(scalar(u"SELECT last_seen_at FROM sessions"_s).toLongLong() > before);
    QVERIFY(scalar(u"SELECT last_seen_at FROM users"_s).toLongLong() > before);
    QCOMPARE(scalar(u"SELECT address FROM sessions"_s).toString(), u"127.0.0.1"_s);
}

void UpkeepRules::oneRowHoweverOftenItIsUsed()
{
    SessionActivity activity;
    const Caller caller{.user = UserId(1), .session = SessionId(2)};
    for (int i = 0; i < 1000; ++i)
        activity.seen(caller, u"192.0.2.1"_s);
    activity.seen({.user = UserId(1), .session = SessionId(3)}, {});
    activity.seen({.user = {}, .session = {}, .isAdministrator = true}, u"local"_s);
    QCOMPARE(activity.take().size(), 2);
    QCOMPARE(activity.take().size(), 0);
}

void UpkeepRules::addressIsHandedOutWhenItChanges()
{
    SessionActivity activity;
    const Caller caller{.user = UserId(1), .session = SessionId(2)};
    QStringList addresses;
    for (const char *address : {"192.0.2.1", "192.0.2.1", "192.0.2.9", "192.0.2.1"}) {
        activity.seen(caller, QLatin1String(address));
        addresses << activity.take().first().address;
    }
    QCOMPARE(addresses, QStringList({u"192.0.2.1"_s, {}, u"192.0.2.9"_s, u"192.0.2.1"_s}));
}

void UpkeepRules::whatCouldNotBeWrittenComesBack()
{
    SessionActivity activity;
    activity.opened({.user = UserId(1), .session = SessionId(2)}, u"192.0.2.1"_s, u"laptop"_s, u"kith 1"_s);
    const auto notes = activity.take();
    activity.putBack(notes);
    const auto again = activity.take();
    QCOMPARE(again.size(), 1);
    QCOMPARE(again.first().address, u"192.0.2.1"_s);
    QCOMPARE(again.first().client, u"kith 1"_s);
}

void UpkeepRules::goneSessionsArePassedOver()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    m_desk->services().activity.opened(callerOf(anna), u"192.0.2.1"_s, u"laptop"_s, u"kith 1"_s);
    QVERIFY(m_desk->call(Verb::Post, u"/api/users/logout"_s, {}, anna.token));
    keepUp();
    QCOMPARE(scalar(u"SELECT COUNT(*) FROM sessions"_s).toInt(), 0);
    m_desk->services().upkeep->finish(m_desk->storage());
}

void UpkeepRules::unusedSessionsEnd()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    const Member second = m_desk->signIn(anna);
    run(u"UPDATE sessions SET last_seen_at = ? WHERE id = ?"_s,
        {toMs(now() - std::chrono::hours(24 * 181)), callerOf(anna).session.value()});
    // It is over at once, and taken away by the upkeep.
    QCOMPARE(m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token).error().code, ErrorCode::NotSignedIn);
    m_desk->takeRevoked();
    keepUp();
    QCOMPARE(m_desk->takeRevoked(), QStringList{anna.session});
    QVERIFY(m_desk->call(Verb::Get, u"/api/users/me"_s, {}, second.token));
}

void UpkeepRules::oldSessionsEndWhereTheyHaveAnEnd()
{
    UsersOptions options;
    options.sessions.absolute = std::chrono::hours(24);
    m_desk = std::make_unique<AccountsDesk>(options);
    const Member anna = m_desk->enrol(u"Anna"_s);
    run(u"UPDATE sessions SET created_at = ?"_s, {toMs(now() - std::chrono::hours(25))});
    QVERIFY(!m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token));
    m_desk->takeRevoked();
    keepUp();
    QCOMPARE(m_desk->takeRevoked(), QStringList{anna.session});
}

void UpkeepRules::usedSessionsLiveOn()
{
    const Member anna = m_desk->enrol(u"Anna"_s);
    run(u"UPDATE sessions SET created_at = 1, last_seen_at = ?"_s, {toMs(now() - std::chrono::hours(24 * 179))});
    QVERIFY(m_desk->call(Verb::Get, u"/api/users/me"_s, {}, anna.token));
    m_desk->takeRevoked();
    keepUp();
    QCOMPARE(m_desk->takeRevoked(), QStringList());
    QVERIFY(scalar(u"SELECT last_seen_at FROM sessions"_s).toLongLong() > toMs(now() - std::chrono::hours(1)));
}

void UpkeepRules::expiredCodesAreForgotten()
{
    for (const char *name : {"Anna", "Bea"})
        QVERIFY(m_desk->asOperator(Verb::Post, u"/api/admin/users/%1/reset"_s.arg(m_desk->enrol(QLatin1String(name)).id), {}));
    run(u"UPDATE reset_codes SET expires_at = 1 WHERE user_id = (SELECT MIN(user_id) FROM reset_codes)"_s);
    keepUp();
    QCOMPARE(scalar(u"SELECT COUNT(*) FROM reset_codes"_s).toInt(), 1);
}

void UpkeepRules::namesFromBeforeTheIndexAreFound()
{
    for (int i = 0; i < 130; ++i)
        m_desk->enrol(u"Old%1"_s.arg(i));
    const Member searcher = m_desk->enrol(u"Searcher"_s);
    run(u"DELETE FROM name_words"_s);
    run(u"UPDATE users SET search_text = ''"_s);
    const auto found = [&] {
        const auto answer = m_desk->call(Verb::Get, u"/api/users/search"_s, {{u"q"_s, u"old129"_s}}, searcher.token);
        return answer ? answer->body.value(u"users"_s).toArray().size() : -1;
    };
    QCOMPARE(found(), 0);
    keepUp();
    QTRY_COMPARE(found(), 1);
}

void UpkeepRules::foldsNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("case") << u"Anna LINDQVIST"_s << QStringList{u"anna"_s, u"lindqvist"_s};
    QTest::newRow("accents") << u"Zoë Đặng-Ørsted"_s << QStringList{u"zoe"_s, u"dang"_s, u"orsted"_s};
    QTest::newRow("ligatures and full width") << u"ﬁona Ｊｏｅ"_s << QStringList{u"fiona"_s, u"joe"_s};
    QTest::newRow("vowel signs stay") << u"कमल किमल"_s << QStringList{u"कमल"_s, u"किमल"_s};
    QTest::newRow("beyond the first plane") << u"𝒜nna 𠀋"_s << QStringList{u"anna"_s, u"𠀋"_s};
    QTest::newRow("twice the same") << u"Ann ann ANN"_s << QStringList{u"ann"_s};
    QTest::newRow("nothing") << u"*** ' - "_s << QStringList{};
}

void UpkeepRules::foldsNames()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QCOMPARE(nameWords(text), words);
}

QTEST_GUILESS_MAIN(UpkeepRules)
#include "tst_upkeep.moc"
