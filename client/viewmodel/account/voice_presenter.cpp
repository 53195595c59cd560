// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/voice_presenter.h"

#include "client/account/files.h"
#include "client/viewmodel/account/sentences.h"

#include <QtCore/QFile>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 shortest = 500; ///< ms; less is a slip of the finger

QString recorderProblem(VoiceProcess::Problem problem)
{
    switch (problem) {
    case VoiceProcess::Problem::NoProgram: return VoicePresenter::tr("The part of Kith that handles sound is not installed (kith-audio).");
    case VoiceProcess::Problem::NoServer: return VoicePresenter::tr("This computer has no sound service (PulseAudio or PipeWire).");
    case VoiceProcess::Problem::NoDevice: return VoicePresenter::tr("There is no microphone.");
    case VoiceProcess::Problem::Broken: return VoicePresenter::tr("The microphone went away.");
    case VoiceProcess::Problem::File: return VoicePresenter::tr("The recording could not be kept.");
    }
    Q_UNREACHABLE();
}

QString playerProblem(VoiceProcess::Problem problem)
{
    switch (problem) {
    case VoiceProcess::Problem::NoDevice: return VoicePresenter::tr("There is no loudspeaker.");
    case VoiceProcess::Problem::Broken: return VoicePresenter::tr("The loudspeaker went away.");
    case VoiceProcess::Problem::File: return VoicePresenter::tr("This voice message cannot be played.");
    default: return recorderProblem(problem);
    }
}

} // namespace

VoicePresenter::VoicePresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    connectRecorder();
    connectPlayer();
    connect(app.chats(), &ChatsViewModel::currentIdChanged, this, [this] {
        m_recorder.cancel();
        m_player.stop();
    });
}

VoicePresenter::~VoicePresenter()
{
    m_recorder.disconnect(this);
    m_player.disconnect(this);
    m_app.composer()->recorder()->setState(RecorderViewModel::State::Idle);
    m_app.timeline()->voice()->show({}, false, 0);
}

void VoicePresenter::connectRecorder()
{
    RecorderViewModel *recorder = m_app.composer()->recorder();
    connect(recorder, &RecorderViewModel::startRequested, this, [this] {
        m_into = ConversationId::fromString(m_app.chats()->currentId()).value_or(ConversationId());
        if (m_into.isNull())
            return;
        // What is heard would be recorded too.
        m_player.pause();
        m_recorder.start();
    });
    connect(recorder, &RecorderViewModel::sendRequested, &m_recorder, &VoiceRecorder::stop);
    connect(recorder, &RecorderViewModel::cancelRequested, &m_recorder, &VoiceRecorder::cancel);
    connect(&m_recorder, &VoiceRecorder::stateChanged, this, &VoicePresenter::showRecorder);
    connect(&m_recorder, &VoiceRecorder::levelTold, recorder, &RecorderViewModel::addLevel);
    connect(&m_recorder, &VoiceRecorder::recorded, this, &VoicePresenter::send);
    connect(&m_recorder, &VoiceRecorder::failed, this,
            [recorder](VoiceProcess::Problem problem) { recorder->fail(recorderProblem(problem)); });
}

void VoicePresenter::showRecorder()
{
    using State = RecorderViewModel::State;
    switch (m_recorder.state()) {
    case VoiceRecorder::State::Idle: m_app.composer()->recorder()->setState(State::Idle); break;
    case VoiceRecorder::State::Opening: m_app.composer()->recorder()->setState(State::Opening); break;
    case VoiceRecorder::State::Recording: m_app.composer()->recorder()->setState(State::Recording); break;
    case VoiceRecorder::State::Ending: m_app.composer()->recorder()->setState(State::Ending); break;
    }
}

void VoicePresenter::send(const QString &path, qint64 milliseconds)
{
    if (milliseconds < shortest) {
        m_app.composer()->recorder()->fail(tr("That was too short. Speak until you send it."));
        return;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_app.composer()->recorder()->fail(recorderProblem(VoiceProcess::Problem::File));
        return;
    }
    const QString name = u"voice-%1.opus"_s.arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmmss"_s));
    m_account.files().takeBytes(file.readAll(), name, this, [this, into = m_into, milliseconds](const Result<OutgoingFile> &taken) {
        Result<void> outcome = taken ? Result<void>() : Result<void>(taken.error());
        if (taken) {
            OutgoingFile voice = *taken;
            voice.contentType = u"audio/ogg"_s;
            voice.durationMs = milliseconds;
            const auto queued = m_account.timeline().send(Outgoing{.conversation = into, .type = MessageType::Voice, .files = {voice}});
            if (!queued)
                outcome = queued.error();
        }
        if (!outcome)
            m_app.composer()->recorder()->fail(sentenceOf(outcome.error()));
        else
            m_app.timeline()->goToEnd();
    });
}

void VoicePresenter::connectPlayer()
{
    VoiceViewModel *voice = m_app.timeline()->voice();
    connect(voice, &VoiceViewModel::playRequested, this, &VoicePresenter::play);
    connect(voice, &VoiceViewModel::pauseRequested, &m_player, &VoicePlayer::pause);
    connect(voice, &VoiceViewModel::resumeRequested, &m_player, &VoicePlayer::resume);
    connect(voice, &VoiceViewModel::seekRequested, &m_player, &VoicePlayer::seek);
    connect(voice, &VoiceViewModel::speedRequested, &m_player, &VoicePlayer::setSpeed);
    m_player.setSpeed(voice->speed());
    connect(&m_player, &VoicePlayer::changed, this, &VoicePresenter::showPlayer);
    connect(&m_player, &VoicePlayer::looked, voice,
            [voice](const QString &fileId, qint64, const QList<int> &peaks) { voice->setPeaks(fileId, peaks); });
    connect(&m_player, &VoicePlayer::failed, voice,
            [voice](const QString &fileId, VoiceProcess::Problem problem) { voice->fail(fileId, playerProblem(problem)); });
}

void VoicePresenter::showPlayer()
{
    m_app.timeline()->voice()->show(m_player.current(), m_player.isPlaying(), m_player.place());
}

void VoicePresenter::play(const QString &fileId, qint64 size)
{
    const auto id = FileId::fromString(fileId);
    if (!id)
        return;
    m_player.stop();
    VoiceViewModel *voice = m_app.timeline()->voice();
    voice->setLoading(fileId);
    m_account.files().fetch(FileSource::file(*id), size, this, [this, voice, fileId](const Result<QString> &path) {
        // Meanwhile somebody may have chosen another, or gone elsewhere.
        if (!voice->isLoading() || voice->current() != fileId)
            return;
        if (path)
            m_player.play(fileId, *path);
        else
            voice->fail(fileId, sentenceOf(path.error()));
    });
}

} // namespace kith::client
