// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/secret_store.h"
#include "client/desktop/system_appearance.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QGuiApplication>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

/// A machine without a session bus: no keychain, no settings portal.
class WithoutDesktopTest : public QObject
{
    Q_OBJECT

private slots:
    void secretLivesForThisRunOnlyAndItSaysSo()
    {
        SecretStore store(u"kith-test"_s);
        std::optional<Result<void>> written;
        store.write(u"7@chat.example.org"_s, u"a token"_s, this, [&](const Result<void> &got) { written = got; });
        QTRY_VERIFY(written);
        QVERIFY(!*written);
        QCOMPARE(written->error().code, ErrorCode::Storage);
        QVERIFY(!written->error().detail.isEmpty());

        std::optional<Result<QString>> found;
        store.read(u"7@chat.example.org"_s, this, [&](const Result<QString> &got) { found = got; });
        QTRY_VERIFY(found);
        QVERIFY(found->isOk());
        QCOMPARE(**found, u"a token"_s);
    }

    void unknownSecretIsAnsweredWithTheReason()
    {
        SecretStore store(u"kith-test"_s);
        std::optional<Result<QString>> found;
        store.read(u"8@chat.example.org"_s, this, [&](const Result<QString> &got) { found = got; });
        QTRY_VERIFY(found);
        QVERIFY(!*found);
        QCOMPARE(found->error().code, ErrorCode::Storage);
        QVERIFY(!found->error().detail.isEmpty());
    }

    void forgottenSecretIsGone()
    {
        SecretStore store(u"kith-test"_s);
        store.write(u"9@chat.example.org"_s, u"a token"_s, this, {});
        std::optional<Result<void>> removed;
        store.remove(u"9@chat.example.org"_s, this, [&](const Result<void> &got) { removed = got; });
        QTRY_VERIFY(removed);
        std::optional<Result<QString>> found;
        store.read(u"9@chat.example.org"_s, this, [&](const Result<QString> &got) { found = got; });
        QTRY_VERIFY(found);
        QVERIFY(!*found);
    }

    void appearanceIsKnownAtOnce()
    {
        QElapsedTimer timer;
        timer.start();
        const SystemAppearance appearance;
        (void)appearance.isDark();
        QVERIFY(timer.elapsed() < 100);
    }
};

int main(int argc, char **argv)
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    WithoutDesktopTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_without_desktop.moc"
