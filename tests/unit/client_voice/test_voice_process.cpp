// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs that are let go: nobody waits for one that hangs, and one that has something to write is given its time.
#include "client/voice/voice_process.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <csignal>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

class VoiceProcessTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// In the place of kith-audio; $2 is the file of the recording.
    void put(const QByteArray &script)
    {
        const QString path = m_folder.filePath(u"helper"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("#!/bin/sh\n" + script);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        file.close();
        qputenv("KITH_AUDIO", QFile::encodeName(path));
    }
    [[nodiscard]] QString recording() const { return m_folder.filePath(u"voice.opus"_s); }
    [[nodiscard]] QByteArray said() const
    {
        QFile file(recording());
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }

private slots:
    void cleanup()
    {
        VoiceProcess::finishAll();
        QFile::remove(recording());
    }

    void oneThatHangsHoldsNobodyUp()
    {
        put("echo $$ > \"$2\"\nexec sleep 60\n");
        auto process = std::make_unique<VoiceProcess>();
        process->start({u"play"_s, recording()});
        QTRY_VERIFY(!said().isEmpty());
        QElapsedTimer clock;
        clock.start();
        process.reset();
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(VoiceProcess::isWritten(recording()));
        // And it does not hang for ever.
        const pid_t pid = said().toInt();
        QVERIFY(pid > 0);
        QTRY_VERIFY_WITH_TIMEOUT(::kill(pid, 0) != 0, 10'000);
        QTRY_VERIFY(!VoiceProcess::isWritten(recording()));
    }

    void oneThatHasSomethingToWriteWritesIt()
    {
        put("echo begun > \"$2\"\ncat > /dev/null\nsleep 1\necho whole > \"$2\"\n");
        auto process = std::make_unique<VoiceProcess>();
        process->start({u"record"_s, recording()});
        QTRY_COMPARE(said(), "begun"_ba);
        process.reset();
        QVERIFY(VoiceProcess::isWritten(recording()));
        QTRY_VERIFY_WITH_TIMEOUT(!VoiceProcess::isWritten(recording()), 10'000);
        QCOMPARE(said(), "whole"_ba);
    }

    void theEndOfTheProgramWaitsForIt()
    {
        put("echo begun > \"$2\"\ncat > /dev/null\nsleep 1\necho whole > \"$2\"\n");
        auto process = std::make_unique<VoiceProcess>();
        process->start({u"record"_s, recording()});
        QTRY_COMPARE(said(), "begun"_ba);
        process.reset();
        VoiceProcess::finishAll();
        QCOMPARE(said(), "whole"_ba);
        QVERIFY(!VoiceProcess::isWritten(recording()));
    }
};

QTEST_GUILESS_MAIN(VoiceProcessTest)
#include "test_voice_process.moc"
