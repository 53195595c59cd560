// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audio/tempo.h"
#include "client/audio/voice_reader.h"
#include "client/audio/voice_writer.h"
#include "client/voice/voice_player.h"
#include "client/voice/voice_recorder.h"
#include "tests/integration/client/window_person.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

#include <array>
#include <cmath>
#include <csignal>
#include <fcntl.h>
#include <numbers>
#include <sys/wait.h>
#include <unistd.h>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

#define QTRY_SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)

namespace {

using audio::Sample;

/// A tone of 440 Hz, half as loud as can be.
std::vector<Sample> tone(int milliseconds)
{
    std::vector<Sample> samples(std::size_t(audio::rate / 1000 * milliseconds));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = Sample(std::lround(16'000 * std::sin(2 * std::numbers::pi * 440 * double(i) / audio::rate)));
    return samples;
}

int crossings(const std::vector<Sample> &samples)
{
    int count = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        count += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    return count;
}

} // namespace

/// Voice messages: the codec with real samples, kith-audio with a real PulseAudio whose devices are made of nothing, and
/// the way from one person's microphone to another's loudspeaker through the real server.
class VoiceTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QProcess m_sound;
    std::unique_ptr<ServerProcess> m_server;
    int m_nextPhone = 50'000;

    std::unique_ptr<WindowPerson> newPerson(const QString &name)
    {
        auto person = std::make_unique<WindowPerson>(name, u"+4915123%1"_s.arg(m_nextPhone++));
        return person->registerAt(m_server->url().toString()) ? std::move(person) : nullptr;
    }

    QString recorded(int milliseconds) const
    {
        const QString path = m_folder.filePath(u"%1.opus"_s.arg(milliseconds));
        audio::VoiceWriter writer;
        const std::vector<Sample> samples = tone(milliseconds);
        return writer.open(path.toStdString()) && writer.write(samples.data(), samples.size()) && writer.finish() ? path : QString();
    }

    static bool isMicrophoneFree()
    {
        QProcess list;
        list.start(u"pactl"_s, {u"list"_s, u"short"_s, u"source-outputs"_s});
        return list.waitForFinished() && list.readAllStandardOutput().isEmpty();
    }

    /// Speaks until there is a second of it.
    static bool speaks(WindowPerson &person)
    {
        RecorderViewModel *recorder = person.app().composer()->recorder();
        recorder->start();
        return QTest::qWaitFor([recorder] { return recorder->isRecording() && recorder->timeText() == u"0:01"; }, 20'000);
    }

    static QList<TimelineMessage> voices(WindowPerson &person)
    {
        QList<TimelineMessage> out;
        const TimelineModel *model = person.app().timeline()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QVariantMap voice = model->index(row).data(TimelineModel::VoiceRole).toMap();
            if (voice.isEmpty())
                continue;
            TimelineMessage message;
            message.voice = {.isThere = true,
                             .fileId = voice.value(u"fileId"_s).toString(),
                             .size = voice.value(u"size"_s).toLongLong(),
                             .durationMs = voice.value(u"duration"_s).toLongLong()};
            out.append(message);
        }
        return out;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("KITH_AUDIO", KITH_AUDIO_PROGRAM);
        qputenv("HOME", m_folder.path().toLocal8Bit());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
        const QString socket = m_folder.filePath(u"sound"_s);
        m_sound.setStandardErrorFile(m_folder.filePath(u"sound.log"_s));
        m_sound.start(u"pulseaudio"_s,
                      {u"-n"_s, u"--daemonize=no"_s, u"--exit-idle-time=-1"_s, u"--use-pid-file=no"_s, u"-L"_s,
                       u"module-null-sink sink_name=nothing"_s, u"-L"_s, u"module-sine-source source_name=tone frequency=440"_s, u"-L"_s,
                       u"module-native-protocol-unix auth-anonymous=1 socket="_s + socket});
        QVERIFY2(m_sound.waitForStarted(), "pulseaudio is not installed (packaging/packages.txt, test)");
        QTRY_SOON(QFile::exists(socket));
        qputenv("PULSE_SERVER", QByteArray("unix:" + socket.toLocal8Bit()));
        qputenv("PULSE_SOURCE", "tone");
        m_server = std::make_unique<ServerProcess>();
        m_server->addArguments({u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    }

    void cleanupTestCase()
    {
        m_sound.terminate();
        m_sound.waitForFinished();
    }

    void whatIsWrittenIsReadAgain()
    {
        const QString path = recorded(1500);
        QVERIFY(!path.isEmpty());
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        audio::VoiceReader reader;
        QVERIFY(reader.open(path.toStdString()));
        QCOMPARE(reader.milliseconds(), 1500LL);
        const std::vector<int> peaks = reader.peaks();
        QCOMPARE(peaks.size(), std::size_t(audio::peakCount));
        QVERIFY2(peaks[20] > 40 && peaks[20] < 60, qPrintable(QString::number(peaks[20])));
        std::vector<Sample> samples(std::size_t(audio::rate));
        reader.seek(500);
        QCOMPARE(reader.read(samples.data(), samples.size()), std::size_t(audio::rate));
        QVERIFY2(std::abs(crossings(samples) - 440) < 4, qPrintable(QString::number(crossings(samples))));
        QCOMPARE(reader.read(samples.data(), samples.size()), std::size_t(0));
    }

    void whatIsNoVoiceMessageIsRefused()
    {
        audio::VoiceReader reader;
        QVERIFY(!reader.open(m_folder.filePath(u"absent"_s).toStdString()));
        QFile whole(recorded(300));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QByteArray bytes = whole.readAll();
        bytes.replace("OpusHead", "OpusHeat");
        QVERIFY(!reader.open(reinterpret_cast<const unsigned char *>(bytes.constData()), std::size_t(bytes.size())));
    }

    void fasterIsShorterAndNotHigher_data()
    {
        QTest::addColumn<double>("speed");
        QTest::newRow("as it is") << 1.0;
        QTest::newRow("half as fast again") << 1.5;
        QTest::newRow("twice as fast") << 2.0;
    }

    void fasterIsShorterAndNotHigher()
    {
        QFETCH(double, speed);
        const std::vector<Sample> all = tone(4000);
        std::size_t at = 0;
        audio::Tempo tempo([&all, &at](Sample *out, std::size_t count) {
            const std::size_t got = std::min(count, all.size() - at);
            std::copy_n(all.begin() + std::ptrdiff_t(at), got, out);
            at += got;
            return got;
        });
        tempo.setSpeed(speed);
        std::vector<Sample> heard;
        for (std::vector<Sample> piece = tempo.next(); !piece.empty(); piece = tempo.next())
            heard.insert(heard.end(), piece.begin(), piece.end());
        const double seconds = double(heard.size()) / audio::rate;
        QVERIFY2(std::abs(seconds - 4 / speed) < 0.1, qPrintable(QString::number(seconds)));
        const double pitch = crossings(heard) / seconds;
        QVERIFY2(std::abs(pitch - 440) < 12, qPrintable(QString::number(pitch)));
    }

    void aRecordingTellsItsLevelAndLeavesNothingWhenItIsThrownAway()
    {
        const QString path = m_folder.filePath(u"thrown.opus"_s);
        VoiceRecorder recorder;
        QSignalSpy levels(&recorder, &VoiceRecorder::levelTold);
        recorder.start(path);
        QTRY_SOON(levels.count() > 3);
        const int peak = levels.last().first().toInt();
        QVERIFY2(peak > 30 && peak < 70, qPrintable(QString::number(peak)));
        QVERIFY(QFile::exists(path));
        recorder.cancel();
        QCOMPARE(recorder.state(), VoiceRecorder::State::Idle);
        QTRY_SOON(isMicrophoneFree());
        QVERIFY(!QFile::exists(path));
    }

    void aRecordingThatNobodyEndsIsWhole()
    {
        const QString path = m_folder.filePath(u"left.opus"_s);
        {
            VoiceRecorder recorder;
            QSignalSpy levels(&recorder, &VoiceRecorder::levelTold);
            recorder.start(path);
            QTRY_SOON(levels.count() > 0 && levels.last().at(1).toLongLong() > 900);
        }
        QTRY_SOON(!VoiceProcess::isWritten(path));
        QVERIFY2(isMicrophoneFree(), "the microphone is still held");
        audio::VoiceReader reader;
        QVERIFY(reader.open(path.toStdString()));
        QVERIFY2(reader.milliseconds() > 800, qPrintable(QString::number(reader.milliseconds())));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    /// kill -9 of kith closes both ends at once: what the helper tells just then reaches nobody.
    void aRecordingOutlivesKithEndingInMidSentence()
    {
        const QString path = m_folder.filePath(u"orphan.opus"_s);
        for (int round = 0; round < 5; ++round) {
            std::array<int, 2> wishes{};
            std::array<int, 2> told{};
            QVERIFY(::pipe2(wishes.data(), O_CLOEXEC) == 0 && ::pipe2(told.data(), O_CLOEXEC) == 0);
            const QByteArray program = KITH_AUDIO_PROGRAM;
            const QByteArray to = QFile::encodeName(path);
            const pid_t helper = ::fork();
            if (helper == 0) {
                ::dup2(wishes[0], STDIN_FILENO);
                ::dup2(told[1], STDOUT_FILENO);
                std::signal(SIGPIPE, SIG_DFL);
                ::execl(program.constData(), program.constData(), "record", to.constData(), nullptr);
                ::_exit(127);
            }
            ::close(wishes[0]);
            ::close(told[1]);
            QByteArray lines;
            std::array<char, 4096> piece{};
            while (!lines.contains("level") || lines.mid(lines.lastIndexOf("level")).simplified().split(' ').value(2).toInt() < 1500) {
                const ssize_t got = ::read(told[0], piece.data(), piece.size());
                QVERIFY(got > 0);
                lines.append(piece.data(), got);
            }
            // First the ear, then the mouth: it tells its level at least once more before it learns that kith is gone.
            ::close(told[0]);
            QTest::qSleep(200);
            ::close(wishes[1]);
            int how = 0;
            QCOMPARE(::waitpid(helper, &how, 0), helper);
            QVERIFY2(WIFEXITED(how), qPrintable(u"ended by signal %1"_s.arg(WTERMSIG(how))));
            audio::VoiceReader reader;
            QVERIFY(reader.open(path.toStdString()));
            QVERIFY2(reader.milliseconds() > 1400, qPrintable(QString::number(reader.milliseconds())));
        }
    }

    /// What was said is in the file within a second, whatever ends the helper.
    void aRecordingInTheMakingCanBeHeard()
    {
        const QString path = m_folder.filePath(u"unfinished.opus"_s);
        audio::VoiceWriter writer;
        const std::vector<Sample> samples = tone(3000);
        QVERIFY(writer.open(path.toStdString()) && writer.write(samples.data(), samples.size()));
        audio::VoiceReader reader;
        QVERIFY(reader.open(path.toStdString()));
        QVERIFY2(reader.milliseconds() >= 2000, qPrintable(QString::number(reader.milliseconds())));
    }

    void withoutASoundServiceItIsSaid()
    {
        const QByteArray before = qgetenv("PULSE_SERVER");
        qputenv("PULSE_SERVER", "unix:/nonexistent/sound");
        VoiceRecorder recorder;
        QSignalSpy failed(&recorder, &VoiceRecorder::failed);
        recorder.start(m_folder.filePath(u"refused.opus"_s));
        QTRY_SOON(failed.count() == 1);
        QCOMPARE(failed.first().first().value<VoiceProcess::Problem>(), VoiceProcess::Problem::NoServer);
        qputenv("PULSE_SERVER", QByteArray("unix:" + m_folder.filePath(u"sound"_s).toLocal8Bit()));
        qputenv("PULSE_SOURCE", "absent");
        recorder.start(m_folder.filePath(u"refused.opus"_s));
        QTRY_SOON(failed.count() == 2);
        QCOMPARE(failed.last().first().value<VoiceProcess::Problem>(), VoiceProcess::Problem::NoDevice);
        qputenv("PULSE_SOURCE", "tone");
        qputenv("KITH_AUDIO", "/nonexistent/kith-audio");
        recorder.start(m_folder.filePath(u"refused.opus"_s));
        QTRY_SOON(failed.count() == 3);
        QCOMPARE(failed.last().first().value<VoiceProcess::Problem>(), VoiceProcess::Problem::NoProgram);
        qputenv("KITH_AUDIO", KITH_AUDIO_PROGRAM);
        qputenv("PULSE_SERVER", before);
    }

    void aMessageIsPlayedPausedSoughtAndEnds()
    {
        const QString path = recorded(3000);
        VoicePlayer player;
        QSignalSpy looked(&player, &VoicePlayer::looked);
        QSignalSpy ended(&player, &VoicePlayer::ended);
        player.play(u"a"_s, path);
        QTRY_SOON(looked.count() == 1 && player.place() > 100);
        QCOMPARE(looked.first().at(1).toLongLong(), 3000LL);
        player.pause();
        QVERIFY(!player.isPlaying());
        player.seek(2500);
        QTRY_SOON(player.place() >= 2300);
        player.setSpeed(200);
        player.resume();
        QTRY_SOON(ended.count() == 1);
        QVERIFY(player.current().isEmpty());

        QSignalSpy failed(&player, &VoicePlayer::failed);
        player.play(u"b"_s, path);
        QTRY_SOON(looked.count() == 2);
        player.play(u"c"_s, QString::fromLocal8Bit(KITH_AUDIO_PROGRAM));
        QCOMPARE(player.current(), u"c"_s);
        QTRY_SOON(failed.count() == 1);
        QCOMPARE(failed.first().at(1).value<VoiceProcess::Problem>(), VoiceProcess::Problem::File);
    }

    void whatOneSaysTheOtherHears()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        RecorderViewModel *recorder = anna->app().composer()->recorder();
        recorder->start();
        QTRY_SOON(recorder->isRecording() && recorder->timeText() == u"0:01");
        QVERIFY(recorder->levels().last() > 30);
        recorder->send();
        QTRY_SOON(!recorder->isActive());
        QVERIFY2(recorder->problem().isEmpty(), qPrintable(recorder->problem()));
        QTRY_SOON(voices(*anna).size() == 1 && !voices(*anna).first().voice.fileId.isEmpty());

        bo->app().chats()->open(talk);
        QTRY_SOON(voices(*bo).size() == 1);
        const VoiceFacts heard = voices(*bo).first().voice;
        QVERIFY(heard.durationMs >= 1000 && heard.durationMs < 10'000);
        MediaViewModel *media = bo->app().details()->media();
        QTRY_SOON(media->voiceCount() == 1);
        media->open(MediaViewModel::Voices);
        QCOMPARE(media->rows()->rows().first().voice, heard);
        VoiceViewModel *voice = bo->app().timeline()->voice();
        voice->toggle(heard.fileId, heard.size);
        QTRY_SOON(voice->isPlaying() && !voice->peaksOf(heard.fileId).isEmpty());
        QVERIFY(voice->peaksOf(heard.fileId).at(30) > 30);
        voice->toggle(heard.fileId, heard.size);
        QTRY_SOON(!voice->isPlaying());
        QCOMPARE(voice->current(), heard.fileId);
        bo->app().chats()->open({});
        QVERIFY(voice->current().isEmpty());

        recorder->start();
        QTRY_SOON(recorder->isRecording());
        recorder->send();
        QTRY_SOON(!recorder->problem().isEmpty() || voices(*anna).size() > 1);
        // Opened, and nothing said yet: nothing stays.
        recorder->start();
        anna->app().chats()->open({});
        QVERIFY(!recorder->isActive());
        anna->app().chats()->open(talk);
        QCOMPARE(anna->app().composer()->attachments()->count(), 0);
    }

    void aSpokenAnswerIsAboutItsQuestion()
    {
        const auto anna = newPerson(u"Anna"_s);
        const auto bo = newPerson(u"Bo"_s);
        QVERIFY(anna && bo && anna->becomeContactOf(*bo));
        const QString talk = anna->openChatWith(*bo);
        const ConversationId id = *ConversationId::fromString(talk);
        QTRY_SOON(bo->account().chats().one(id));
        QVERIFY(bo->account().timeline().send(id, u"When do you come?"_s).isOk());
        QTRY_SOON(!anna->account().timeline().newest(id, 1).isEmpty());
        const MessageId question = anna->account().timeline().newest(id, 1).last().message.id;
        ComposerViewModel *composer = anna->app().composer();
        composer->startReply(question.toString(), u"Bo"_s, u"When do you come?"_s);
        QVERIFY(speaks(*anna));
        composer->recorder()->send();
        QTRY_SOON(anna->account().timeline().newest(id, 1).last().message.type == MessageType::Voice);
        QCOMPARE(anna->account().timeline().newest(id, 1).last().message.replyTo, question);
        QCOMPARE(composer->mode(), ComposerViewModel::Mode::Write);
        QTRY_SOON(bo->account().timeline().newest(id, 1).last().message.replyTo == question);
    }

    void whatWasSaidIsKeptWhenTheConversationIsLeft()
    {
        const auto carl = newPerson(u"Carl"_s);
        const auto dora = newPerson(u"Dora"_s);
        const auto emil = newPerson(u"Emil"_s);
        QVERIFY(carl && dora && emil && carl->becomeContactOf(*dora) && carl->becomeContactOf(*emil));
        const QString other = carl->openChatWith(*emil);
        const QString talk = carl->openChatWith(*dora);
        RecorderViewModel *recorder = carl->app().composer()->recorder();
        AttachmentsViewModel *strip = carl->app().composer()->attachments();
        QVERIFY(speaks(*carl));
        carl->app().chats()->open(other);
        QVERIFY(!recorder->isActive());
        QCOMPARE(strip->count(), 0);
        // Somebody speaks on at once, elsewhere, and sends that.
        QVERIFY(speaks(*carl));
        recorder->send();
        QTRY_SOON(voices(*carl).size() == 1);
        QCOMPARE(strip->count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(carl->row(talk).preview.contains(u"1 file"_s), true, 20'000);

        carl->app().chats()->open(talk);
        QTRY_SOON(strip->areReady());
        QCOMPARE(strip->count(), 1);
        const AttachmentRow kept = strip->rows().first();
        QVERIFY(kept.isVoice);
        QVERIFY2(kept.detail == u"0:01" || kept.detail == u"0:02", qPrintable(kept.detail));
        strip->listen(kept.id);
        QTRY_SOON(strip->rows().first().isPlaying);
        strip->listen(kept.id);
        QVERIFY(!strip->rows().first().isPlaying);

        // With words beside it: a voice message, and the words after it.
        carl->app().composer()->setText(u"and this"_s);
        QVERIFY(carl->app().composer()->canSend());
        carl->app().composer()->send();
        QCOMPARE(strip->count(), 0);
        dora->app().chats()->open(talk);
        QTRY_SOON(dora->app().timeline()->model()->rowCount() >= 2 && voices(*dora).size() == 1);
        QVERIFY(voices(*dora).first().voice.durationMs >= 1000);
    }

    void whatWasSaidIsKeptWhenTheProgramEnds()
    {
        const auto finn = newPerson(u"Finn"_s);
        const auto gusti = newPerson(u"Gusti"_s);
        QVERIFY(finn && gusti && finn->becomeContactOf(*gusti));
        const QString talk = finn->openChatWith(*gusti);
        QVERIFY(speaks(*finn));
        finn->restart();
        QTRY_SOON(isMicrophoneFree());
        finn->app().chats()->open(talk);
        AttachmentsViewModel *strip = finn->app().composer()->attachments();
        QTRY_SOON(strip->areReady());
        QCOMPARE(strip->count(), 1);
        QVERIFY(strip->rows().first().isVoice);
        finn->app().composer()->send();
        gusti->app().chats()->open(talk);
        QTRY_SOON(voices(*gusti).size() == 1);
        QVERIFY(voices(*gusti).first().voice.durationMs >= 800);

        // Out of sight is the same as gone.
        QVERIFY(speaks(*finn));
        finn->app().composer()->recorder()->keep();
        QTRY_SOON(strip->areReady());
        strip->remove(strip->rows().first().id);
        QCOMPARE(strip->count(), 0);
        finn->restart();
        finn->app().chats()->open(talk);
        QCOMPARE(finn->app().composer()->attachments()->count(), 0);
    }
};

QTEST_GUILESS_MAIN(VoiceTest)
#include "test_voice.moc"
