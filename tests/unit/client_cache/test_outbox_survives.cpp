// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/cache.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <csignal>
#include <unistd.h>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UserId anna(11);
constexpr ConversationId talk(100);
constexpr int written = 20;

/// The child: writes until it is dead, in the middle of everything.
[[noreturn]] void writeAndDie(const QString &folder, bool isKilled)
{
    auto cache = Cache::open(folder, anna);
    if (!cache)
        ::_exit(2);
    for (int i = 0; i < written; ++i) {
        if (!(*cache)->outbox().add({.conversation = talk, .clientId = u"client-%1"_s.arg(i), .content = u"message %1"_s.arg(i)}))
            ::_exit(3);
    }
    if (!(*cache)->outbox().markFailed(u"client-3"_s, u"refused"_s))
        ::_exit(4);
    const CacheTransaction neverCommitted((*cache)->database());
    if (!(*cache)->outbox().remove(u"client-4"_s))
        ::_exit(5);
    if (isKilled)
        ::kill(::getpid(), SIGKILL);
    ::_exit(0);
}

} // namespace

class OutboxSurvivesTest : public QObject
{
    Q_OBJECT

private slots:
    void theSuddenEndOfTheProgram_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("exit without goodbye") << u"exit"_s;
        QTest::newRow("kill -9") << u"kill"_s;
    }
    void theSuddenEndOfTheProgram()
    {
        QFETCH(const QString, how);
        QTemporaryDir folder;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--write-and-die"_s, folder.filePath(u"a"_s), how});
        QVERIFY(child.waitForFinished(20'000));
        if (how == u"exit"_s)
            QCOMPARE(child.exitCode(), 0);
        else
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        auto cache = Cache::open(folder.filePath(u"a"_s), anna);
        QVERIFY(cache.isOk());
        const QList<TimelineEntry> entries = (*cache)->outbox().of(talk);
        QCOMPARE(entries.size(), written);
        for (int i = 0; i < written; ++i) {
            QCOMPARE(entries[i].key(), u"client-%1"_s.arg(i));
            QCOMPARE(entries[i].message.content, u"message %1"_s.arg(i));
            QCOMPARE(entries[i].message.sender, anna);
            QCOMPARE(entries[i].delivery, i == 3 ? Delivery::Failed : Delivery::Queued);
        }
        QCOMPARE((*cache)->outbox().next(talk)->key(), u"client-0"_s);
        QCOMPARE((*cache)->outbox().waiting(), QList<ConversationId>{talk});
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--write-and-die"_s)
        writeAndDie(arguments.value(2), arguments.value(3) == u"kill"_s);
    OutboxSurvivesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_outbox_survives.moc"
