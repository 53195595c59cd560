// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/access_token.h"
#include "server/users/login_backoff.h"
#include "server/users/password_hasher.h"
#include "server/users/password_rules.h"
#include "server/users/phone_number.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class AccountRules : public QObject
{
    Q_OBJECT

private slots:
    void readsPhoneNumbers_data();
    void readsPhoneNumbers();
    void judgesPasswords_data();
    void judgesPasswords();
    void hashesWithArgon2AndVerifies();
    void dummyHashCostsWhatARealOneCosts();
    void tokensAreRandomAndRecognisable();
    void backoffGrowsAndForgets();
    void backoffOfAnAddressSlowsOtherAccounts();
    void ownAccountDoesNotPayForGuessing();
    void backoffCountsAnIpv6NetworkAsOne();
    void backoffStaysBounded();
};

void AccountRules::readsPhoneNumbers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("expected");
    QTest::newRow("international") << u"+46 70-123 45 67"_s << u"SE"_s << u"+46701234567"_s;
    QTest::newRow("national") << u"070-123 45 67"_s << u"SE"_s << u"+46701234567"_s;
    QTest::newRow("international without a country") << u"+46701234567"_s << QString() << u"+46701234567"_s;
    QTest::newRow("double zero without a country") << u"0046701234567"_s << QString() << u"+46701234567"_s;
    QTest::newRow("double zero in Sweden") << u"0046701234567"_s << u"SE"_s << u"+46701234567"_s;
    QTest::newRow("fictitious American") << u"+1 555 010 0123"_s << u"US"_s << u"+15550100123"_s;
    QTest::newRow("other country's number") << u"+49 30 123456"_s << u"SE"_s << u"+4930123456"_s;
    QTest::newRow("national without a country") << u"0701234567"_s << QString() << QString();
    QTest::newRow("letters") << u"+46 70 FLOWERS"_s << u"SE"_s << QString();
    QTest::newRow("extension") << u"+46701234567;ext=5"_s << u"SE"_s << QString();
    QTest::newRow("too short") << u"+4612"_s << u"SE"_s << QString();
    QTest::newRow("too long") << QString(41, u'1') << u"SE"_s << QString();
    QTest::newRow("no such country code") << u"+999123456789"_s << u"SE"_s << QString();
    QTest::newRow("empty") << QString() << u"SE"_s << QString();
    QTest::newRow("signs only") << u"+-()"_s << u"SE"_s << QString();
}

void AccountRules::readsPhoneNumbers()
{
    QFETCH(QString, typed);
    QFETCH(QString, country);
    QFETCH(QString, expected);
    QCOMPARE(toE164(typed, country).value_or(QString()), expected);
}

void AccountRules::judgesPasswords_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("code");
    QTest::newRow("good") << u"tidal-otter-42"_s << QString();
    QTest::newRow("eight characters") << u"xkqzvbnw"_s << QString();
    QTest::newRow("seven characters") << u"xkqzvbn"_s << u"too_short"_s;
    QTest::newRow("eight emoji") << u"😀😁😂🤣😃😄😅😆"_s << QString();
    QTest::newRow("four emoji are not eight characters") << u"😀😁😂🤣"_s << u"too_short"_s;
    QTest::newRow("256") << QString(128, u'a') + QString(128, u'b') << QString();
    QTest::newRow("257") << QString(128, u'a') + QString(129, u'b') << u"too_long"_s;
    QTest::newRow("common") << u"Password123"_s << u"format"_s;
    for (const char *common : {"!qaz2wsx", "0.0.0.000", "1q2w3e4r5t", "baseball", "LETMEIN123", "manchester", "zaq12wsx", "zxcvbnm123"})
        QTest::addRow("among the most common: %s", common) << QString::fromLatin1(common) << u"format"_s;
    QTest::newRow("comment in the list") << u"# SPDX-License-Identifier: MIT"_s << QString();
    QTest::newRow("the program's name") << u"Kith2026!"_s << u"format"_s;
    QTest::newRow("the program's name in a sentence") << u"kith and kin at home"_s << QString();
    QTest::newRow("common in full-width letters") << u"ｐａｓｓｗｏｒｄ"_s << u"format"_s;
    QTest::newRow("one character") << QString(12, u'z') << u"format"_s;
    QTest::newRow("own name") << u"ANNA LINDQVIST"_s << u"format"_s;
}

void AccountRules::judgesPasswords()
{
    QFETCH(QString, password);
    QFETCH(QString, code);
    const auto flaw = flawOf(password, {u"Anna Lindqvist"_s, QString()});
    QCOMPARE(flaw ? flaw->code : QString(), code);
}

void AccountRules::hashesWithArgon2AndVerifies()
{
    const PasswordHasher hasher(PasswordCost::minimum());
    const auto hash = hasher.hash(u"caf\u00e9 au lait"_s);
    QVERIFY(hash);
    QVERIFY(hash->startsWith(u"$argon2id$"_s));
    QVERIFY(hasher.verify(*hash, u"caf\u00e9 au lait"_s));
    QVERIFY2(hasher.verify(*hash, u"cafe\u0301 au lait"_s), "the decomposed form is the same password");
    QVERIFY(!hasher.verify(*hash, u"cafe au lait"_s));
    QVERIFY(!hasher.verify(u"!"_s, u"!"_s));
    QVERIFY(!hasher.isOutdated(*hash));
    QVERIFY(PasswordHasher(PasswordCost::interactive()).isOutdated(*hash));
}

void AccountRules::dummyHashCostsWhatARealOneCosts()
{
    const PasswordHasher hasher(PasswordCost{2, 8 * 1024 * 1024});
    const auto real = hasher.hash(u"tidal-otter-42"_s);
    QVERIFY(real);
    QCOMPARE(hasher.dummyHash().section(u'$', 0, 3), real->section(u'$', 0, 3));
    QCOMPARE(hasher.dummyHash().size(), real->size());
    QVERIFY(!hasher.isOutdated(hasher.dummyHash()));
    QVERIFY(!hasher.verify(hasher.dummyHash(), u"tidal-otter-42"_s));
}

void AccountRules::tokensAreRandomAndRecognisable()
{
    const QByteArray token = makeToken();
    QVERIFY(token.startsWith("kith_"));
    QVERIFY(looksLikeToken(token));
    QVERIFY(token != makeToken());
    QVERIFY(!looksLikeToken(token.chopped(1)));
    QVERIFY(!looksLikeToken(QByteArray(token + 'a')));
    QVERIFY(!looksLikeToken(QByteArray(token.chopped(1) + '=')));
    QVERIFY(!looksLikeToken({}));
    QCOMPARE(tokenHash(token).size(), 64);
}

struct FakeClock
{
    LoginBackoff::Clock::time_point at{1h};
};

void AccountRules::backoffGrowsAndForgets()
{
    FakeClock clock;
    LoginBackoff backoff({.freePerAddress = 1000}, [&clock] { return clock.at; });
    for (int i = 0; i < 4; ++i)
        backoff.failed(u"anna"_s, u"10.0.0.9"_s);
    QVERIFY(!backoff.wait(u"anna"_s, u"10.0.0.9"_s));
    backoff.failed(u"anna"_s, u"10.0.0.9"_s);
    QCOMPARE(backoff.wait(u"anna"_s, u"10.0.0.9"_s), 30s);
    QVERIFY2(!backoff.wait(u"bea"_s, u"10.0.0.9"_s), "another account is not slowed");
    clock.at += 30s;
    QVERIFY(!backoff.wait(u"anna"_s, u"10.0.0.9"_s));
    backoff.failed(u"anna"_s, u"10.0.0.9"_s);
    QCOMPARE(backoff.wait(u"anna"_s, u"10.0.0.9"_s), 60s);
    for (int i = 0; i < 60; ++i)
        backoff.failed(u"anna"_s, u"10.0.0.9"_s);
    QCOMPARE(backoff.wait(u"anna"_s, u"10.0.0.9"_s), 3600s);
    QVERIFY2(!backoff.wait(u"anna"_s, u"127.0.0.1"_s), "a stranger elsewhere keeps nobody out");
    backoff.succeeded(u"anna"_s, u"127.0.0.1"_s);
    QCOMPARE(backoff.wait(u"anna"_s, u"10.0.0.9"_s), 3600s);
    backoff.succeeded(u"anna"_s, u"10.0.0.9"_s);
    QVERIFY(!backoff.wait(u"anna"_s, u"10.0.0.9"_s));
}

void AccountRules::backoffOfAnAddressSlowsOtherAccounts()
{
    FakeClock clock;
    LoginBackoff backoff({}, [&clock] { return clock.at; });
    for (int i = 0; i < 20; ++i)
        backoff.failed(u"person %1"_s.arg(i), u"127.0.0.1"_s);
    QCOMPARE(backoff.wait(u"anna"_s, u"127.0.0.1"_s), 30s);
    QVERIFY(!backoff.wait(u"anna"_s, u"127.0.0.2"_s));
}

void AccountRules::ownAccountDoesNotPayForGuessing()
{
    FakeClock clock;
    LoginBackoff backoff({}, [&clock] { return clock.at; });
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 19; ++i)
            backoff.failed(u"person %1-%2"_s.arg(round).arg(i), u"127.0.0.1"_s);
        backoff.succeeded(u"mallory"_s, u"127.0.0.1"_s);
    }
    QVERIFY(backoff.wait(u"anna"_s, u"127.0.0.1"_s));
}

void AccountRules::backoffCountsAnIpv6NetworkAsOne()
{
    LoginBackoff backoff({.freePerAddress = 2});
    backoff.failed(u"a"_s, u"2001:db8:1:2::1"_s);
    backoff.failed(u"b"_s, u"2001:db8:1:2:ffff::9"_s);
    QVERIFY(backoff.wait(u"c"_s, u"2001:db8:1:2:3::3"_s));
    QVERIFY(!backoff.wait(u"c"_s, u"2001:db8:1:3::1"_s));
    backoff.failed(u"a"_s, u"::ffff:10.0.0.1"_s);
    backoff.failed(u"b"_s, u"::ffff:10.0.0.1"_s);
    QVERIFY(!backoff.wait(u"c"_s, u"::ffff:10.0.0.2"_s));
}

void AccountRules::backoffStaysBounded()
{
    FakeClock clock;
    LoginBackoff backoff({.entries = 100}, [&clock] { return clock.at; });
    for (int i = 0; i < 1000; ++i) {
        clock.at += 1ms;
        backoff.failed(u"person %1"_s.arg(i), u"10.0.0.1"_s);
    }
    QVERIFY(backoff.entryCount() <= 101);
}

QTEST_GUILESS_MAIN(AccountRules)
#include "tst_account_rules.moc"
