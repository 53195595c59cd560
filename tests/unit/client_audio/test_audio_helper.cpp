// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audio/confinement.h"
#include "client/audio/voice_writer.h"
#include "client/voice/voice_recorder.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 20'000;

/// Runs it in a child of its own, because there is no way back. The place of the first thing that was not as it should be;
/// 0: all was.
int inAChild(int (*work)())
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool isRefused(long answer)
{
    return answer == -1 && errno == EACCES;
}

/// The line of /proc/PID/`file` that begins so.
QByteArray lineOf(qint64 process, const QString &file, const QByteArray &beginning)
{
    QFile source(u"/proc/%1/%2"_s.arg(process).arg(file));
    if (!source.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> lines = source.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(beginning))
            return line.simplified();
    }
    return {};
}

} // namespace

/// What keeps the program that decodes the sound of others small: it is limited and confined, whatever bytes it gets it ends
/// in order, and kith gets rid of it in any case.
class AudioHelperTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QByteArray voice() const
    {
        const QString path = m_folder.filePath(u"voice.opus"_s);
        audio::VoiceWriter writer;
        std::array<audio::Sample, 48'000> samples{};
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = audio::Sample((i * 37) % 20'000);
        if (!writer.open(path.toStdString()) || !writer.write(samples.data(), samples.size()) || !writer.finish())
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void theSandboxHasNoWayOut()
    {
        const int wrong = inAChild([] {
            std::array<int, 2> pipe{};
            if (::pipe(pipe.data()) != 0 || !audio::limitResources(audio::Work::Look) || !audio::enterSandbox())
                return 1;
            if (!isRefused(::open("/etc/passwd", O_RDONLY)))
                return 2;
            if (!isRefused(::open("/tmp/kith-never", O_WRONLY | O_CREAT, 0600)))
                return 3;
            if (!isRefused(::socket(AF_INET, SOCK_STREAM, 0)) || !isRefused(::socket(AF_UNIX, SOCK_STREAM, 0)))
                return 4;
            if (!isRefused(::fork()))
                return 5;
            if (!isRefused(::execl("/bin/true", "true", nullptr)))
                return 6;
            if (!isRefused(::unlink("/tmp/kith-never")) || !isRefused(::chmod("/tmp", 0777)))
                return 7;
            // What it has, it keeps.
            char byte = 'x';
            if (::write(pipe[1], &byte, 1) != 1 || ::read(pipe[0], &byte, 1) != 1)
                return 8;
            rlimit cores{};
            if (::getrlimit(RLIMIT_CORE, &cores) != 0 || cores.rlim_max != 0)
                return 9;
            return 0;
        });
        QCOMPARE(wrong, 0);
    }

    void theProgramIsConfinedBeforeItLooks()
    {
        // A pipe with nobody who writes: the program stands where the first foreign byte is wanted.
        const QString path = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        QProcess helper;
        helper.start(QStringLiteral(KITH_AUDIO_PROGRAM), {u"look"_s, path});
        QVERIFY(helper.waitForStarted());
        const int end = ::open(QFile::encodeName(path).constData(), O_WRONLY);
        QVERIFY(end >= 0);
        const qint64 process = helper.processId();
        QTRY_COMPARE_WITH_TIMEOUT(lineOf(process, u"status"_s, "Seccomp:"), QByteArray("Seccomp: 2"), patience);
        QCOMPARE(lineOf(process, u"status"_s, "NoNewPrivs:"), QByteArray("NoNewPrivs: 1"));
        QVERIFY(lineOf(process, u"limits"_s, "Max address space").contains("1073741824"));
        QVERIFY(lineOf(process, u"limits"_s, "Max cpu time").contains(" 30 "));
        QVERIFY(lineOf(process, u"limits"_s, "Max core file size").contains(" 0 0 "));
        helper.terminate();
        QVERIFY(helper.waitForFinished(patience));
        ::close(end);
    }

    void brokenBytesEndItInOrder_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = voice();
        QVERIFY(whole.size() > 500);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("ones") << QByteArray(100'000, '\xff');
        QTest::newRow("only heads of pages") << QByteArray("OggS").repeated(20'000);
        QTest::newRow("cut in its head") << whole.first(40);
        QTest::newRow("cut in the middle") << whole.first(whole.size() / 2);
        QTest::newRow("without its beginning") << whole.sliced(60);
        QTest::newRow("many times after itself") << whole.repeated(50);
        QByteArray long_ = whole;
        long_.replace(long_.lastIndexOf("OggS") + 6, 8, QByteArray(8, '\x7f'));
        QTest::newRow("claims to last for ever") << long_;
        QByteArray channels = whole;
        channels[channels.indexOf("OpusHead") + 9] = '\xff';
        QTest::newRow("claims to have many channels") << channels;
        for (int turn = 0; turn < 12; ++turn) {
            QByteArray torn = whole;
            for (int i = 0; i < 8; ++i)
                torn[(turn * 7919 + i * 104'729) % torn.size()] = char(turn * 31 + i * 17);
            QTest::newRow(qPrintable(u"torn %1"_s.arg(turn))) << torn;
        }
    }
    void brokenBytesEndItInOrder()
    {
        QFETCH(const QByteArray, bytes);
        QFile file(m_folder.filePath(u"broken.opus"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QProcess helper;
        helper.start(QStringLiteral(KITH_AUDIO_PROGRAM), {u"look"_s, file.fileName()});
        QVERIFY(helper.waitForFinished(patience));
        QCOMPARE(helper.exitStatus(), QProcess::NormalExit);
        const QByteArray said = helper.readAllStandardOutput();
        QVERIFY2(said == "error file\n" || (said.startsWith("ready ") && said.count('\n') == 1), said.constData());
        QCOMPARE(helper.exitCode(), said.startsWith("ready ") ? 0 : 1);
    }

    void oneThatHangsIsKilled()
    {
        // It listens to nothing and nobody.
        const QString path = m_folder.filePath(u"hangs"_s);
        QFile script(path);
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write("#!/bin/sh\ntrap '' TERM HUP\necho ready\nexec sleep 1000\n") > 0);
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("KITH_AUDIO", path.toLocal8Bit());
        auto recorder = std::make_unique<VoiceRecorder>();
        recorder->start(m_folder.filePath(u"never.opus"_s));
        QTRY_COMPARE_WITH_TIMEOUT(recorder->state(), VoiceRecorder::State::Recording, patience);
        QElapsedTimer since;
        since.start();
        recorder.reset();
        QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));
        qunsetenv("KITH_AUDIO");
    }

    void oneThatCrashesIsTold()
    {
        const QString path = m_folder.filePath(u"crashes"_s);
        QFile script(path);
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write("#!/bin/sh\nkill -SEGV $$\n") > 0);
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("KITH_AUDIO", path.toLocal8Bit());
        VoiceRecorder recorder;
        QSignalSpy failed(&recorder, &VoiceRecorder::failed);
        recorder.start(m_folder.filePath(u"never.opus"_s));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(failed.first().first().value<VoiceProcess::Problem>(), VoiceProcess::Problem::Broken);
        QCOMPARE(recorder.state(), VoiceRecorder::State::Idle);
        qunsetenv("KITH_AUDIO");
    }
};

QTEST_GUILESS_MAIN(AudioHelperTest)
#include "test_audio_helper.moc"
