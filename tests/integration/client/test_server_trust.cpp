// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/client/window_person.h"
#include "tests/support/process/certificates.h"
#include "tests/support/process/server_process.h"

#include <QtTest/QtTest>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)
#define QTRY_SAME_SOON(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 20'000)

/// A server with a certificate that nobody known vouches for: asked about, remembered, and asked about again when it changes.
class ServerTrustTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Certificates> m_certificates;
    std::unique_ptr<ServerProcess> m_server;

    QString url() const { return u"https://localhost:%1"_s.arg(m_server->url().port()); }
    QString fingerprint() const { return QString::fromLatin1(m_certificates->keyFingerprint()); }

private slots:
    void initTestCase()
    {
        m_certificates = std::make_unique<Certificates>(m_folder.path());
        QVERIFY(m_certificates->issue(u"one"_s));
        m_server = std::make_unique<ServerProcess>();
        m_server->addArguments(
            {u"--rate-limits"_s, u"off"_s, u"--tls-certificate"_s, m_certificates->certificate(), u"--tls-key"_s, m_certificates->key()});
        QVERIFY2(m_server->startListening(), qPrintable(m_server->log()));
    }

    void aKeyIsAskedAboutOnceAndAgainWhenItChanges()
    {
        WindowPerson anna(u"Anna"_s, u"+491512340001"_s);
        WelcomeViewModel *welcome = anna.app().welcome();
        anna.fillRegistration(url());
        welcome->submit();
        QTRY_SAME_SOON(welcome->trustFingerprint(), fingerprint());
        QVERIFY(!welcome->isTrustChanged());
        QVERIFY(!welcome->trustReasons().isEmpty());
        QVERIFY(!anna.app().isSignedIn());

        // No is no: nothing is remembered, and the next try asks again.
        welcome->answerTrust(false);
        QVERIFY(welcome->trustHost().isEmpty());
        QVERIFY(!welcome->server()->error().isEmpty());
        welcome->submit();
        QTRY_SAME_SOON(welcome->trustFingerprint(), fingerprint());
        welcome->answerTrust(true);
        QTRY_SOON(anna.app().isSignedIn() && anna.app().connection()->isOnline());

        anna.restart();
        QTRY_SOON(anna.app().connection()->isOnline());
        QVERIFY(anna.app().welcome()->trustHost().isEmpty());

        // Another key at the same place: nothing is sent there, and the person is asked in other words.
        const QString before = fingerprint();
        m_server->stop();
        QVERIFY(m_certificates->issue(u"two"_s));
        QVERIFY(m_server->startListening());
        QVERIFY(fingerprint() != before);
        WelcomeViewModel *again = anna.app().welcome();
        QTRY_SOON(!anna.app().connection()->isOnline());
        anna.app().addAccount();
        anna.fillSignIn(url());
        again->submit();
        QTRY_SAME_SOON(again->trustFingerprint(), fingerprint());
        QVERIFY(again->isTrustChanged());
        QVERIFY(!anna.app().connection()->isOnline());
        again->answerTrust(true);
        QTRY_SOON(!anna.app().isAdding() && anna.app().connection()->isOnline());
    }

    void anInvitationCarriesTheKey()
    {
        WindowPerson anna(u"Anna"_s, u"+491512340011"_s);
        anna.fillRegistration(url());
        anna.app().welcome()->submit();
        QTRY_SOON(!anna.app().welcome()->trustHost().isEmpty());
        anna.app().welcome()->answerTrust(true);
        QTRY_SOON(anna.app().isSignedIn() && anna.app().connection()->isOnline());
        anna.app().invite()->begin(false);
        anna.app().invite()->make(1, 1);
        QTRY_SOON(!anna.app().invite()->link().isEmpty());
        const auto link = inviteLinkFromText(anna.app().invite()->link());
        QVERIFY(link);
        QCOMPARE(link->keyFingerprint, fingerprint());

        WindowPerson bo(u"Bo"_s, u"+491512340012"_s);
        bo.app().welcome()->takeInvite(anna.app().invite()->link());
        bo.fillRegistration({});
        QCOMPARE(bo.app().welcome()->server()->text(), url());
        bo.app().welcome()->submit();
        QTRY_SOON(bo.app().isSignedIn() && bo.app().connection()->isOnline());
        QTRY_SAME_SOON(bo.app().people()->contacts()->count(), 1);

        // With a link that names another key the person is asked after all.
        InviteLink forged = *link;
        forged.keyFingerprint = u"sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="_s;
        WindowPerson cy(u"Cy"_s, u"+491512340013"_s);
        cy.app().welcome()->takeInvite(toText(forged));
        cy.fillRegistration({});
        cy.app().welcome()->submit();
        QTRY_SAME_SOON(cy.app().welcome()->trustFingerprint(), fingerprint());
        QVERIFY(!cy.app().isSignedIn());
    }
};

QTEST_GUILESS_MAIN(ServerTrustTest)
#include "test_server_trust.moc"
