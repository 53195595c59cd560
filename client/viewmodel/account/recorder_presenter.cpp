// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/recorder_presenter.h"

#include "client/viewmodel/account/sentences.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtCore/QTimer>

#include <chrono>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 shortest = 500; ///< ms; less is a slip of the finger
constexpr std::chrono::seconds stillWritten{15}; ///< a file that young may still be growing
constexpr std::chrono::seconds lookAgain{1};

} // namespace

QString RecorderPresenter::sentenceOf(VoiceProcess::Problem problem)
{
    switch (problem) {
    case VoiceProcess::Problem::NoProgram: return tr("The part of Kith that handles sound is not installed (kith-audio).");
    case VoiceProcess::Problem::NoServer: return tr("This computer has no sound service (PulseAudio or PipeWire).");
    case VoiceProcess::Problem::NoDevice: return tr("There is no microphone.");
    case VoiceProcess::Problem::Broken: return tr("The microphone went away.");
    case VoiceProcess::Problem::File: return tr("The recording could not be kept.");
    }
    Q_UNREACHABLE();
}

RecorderPresenter::RecorderPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    RecorderViewModel *recorder = app.composer()->recorder();
    connect(recorder, &RecorderViewModel::startRequested, this, &RecorderPresenter::start);
    connect(recorder, &RecorderViewModel::sendRequested, this, &RecorderPresenter::stop);
    connect(recorder, &RecorderViewModel::cancelRequested, this, &RecorderPresenter::cancel);
    connect(recorder, &RecorderViewModel::keepRequested, this, &RecorderPresenter::keep);
    connect(app.chats(), &ChatsViewModel::currentIdChanged, this, [this] {
        keep();
        settle();
    });
    settle();
}

/// What is being recorded ends with its recorder, and its row says so to the next one who looks (settle()).
RecorderPresenter::~RecorderPresenter()
{
    for (auto at = m_all.cbegin(); at != m_all.cend(); ++at) {
        at.key()->disconnect(this);
        m_account.draftFiles().leaveRecording(at->draft);
    }
    m_app.composer()->recorder()->setState(RecorderViewModel::State::Idle);
}

void RecorderPresenter::start()
{
    const ConversationId into = ConversationId::fromString(m_app.chats()->currentId()).value_or(ConversationId());
    if (into.isNull() || m_shown)
        return;
    const QString name = u"voice-%1.opus"_s.arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmmss"_s));
    const auto draft = m_account.draftFiles().beginRecording(into, name);
    if (!draft) {
        m_app.composer()->recorder()->fail(sentenceOf(VoiceProcess::Problem::File));
        return;
    }
    Q_EMIT beginning();
    VoiceRecorder *recorder = m_shown = new VoiceRecorder(this);
    m_all.insert(recorder, {.draft = draft->id, .into = into});
    connect(recorder, &VoiceRecorder::stateChanged, this, &RecorderPresenter::show);
    connect(recorder, &VoiceRecorder::levelTold, this, [this, recorder](int peak, qint64 milliseconds) {
        if (recorder == m_shown)
            m_app.composer()->recorder()->addLevel(peak, milliseconds);
    });
    connect(recorder, &VoiceRecorder::recorded, this, [this, recorder](qint64 milliseconds) { take(recorder, milliseconds); });
    connect(recorder, &VoiceRecorder::failed, this, [this, recorder](VoiceProcess::Problem problem) { fail(recorder, problem); });
    recorder->start(m_account.draftFiles().pathOf(*draft));
}

void RecorderPresenter::show()
{
    using State = RecorderViewModel::State;
    RecorderViewModel *view = m_app.composer()->recorder();
    switch (m_shown ? m_shown->state() : VoiceRecorder::State::Idle) {
    case VoiceRecorder::State::Idle: view->setState(State::Idle); break;
    case VoiceRecorder::State::Opening: view->setState(State::Opening); break;
    case VoiceRecorder::State::Recording: view->setState(State::Recording); break;
    case VoiceRecorder::State::Ending: view->setState(State::Ending); break;
    }
}

void RecorderPresenter::stop()
{
    if (!m_shown)
        return;
    m_all[m_shown].isToSend = true;
    m_all[m_shown].replyTo = replySubject();
    m_shown->stop();
}

void RecorderPresenter::cancel()
{
    if (!m_shown)
        return;
    VoiceRecorder *recorder = m_shown;
    const qint64 draft = m_all.value(recorder).draft;
    recorder->cancel();
    forget(recorder);
    m_account.draftFiles().remove(draft);
}

/// Speaking ends here; what was said stays.
void RecorderPresenter::keep()
{
    if (!m_shown)
        return;
    if (m_shown->state() == VoiceRecorder::State::Opening) {
        cancel();
        return;
    }
    VoiceRecorder *recorder = std::exchange(m_shown, nullptr);
    show();
    recorder->stop();
}

void RecorderPresenter::forget(VoiceRecorder *recorder)
{
    if (m_shown == recorder)
        m_shown = nullptr;
    m_all.remove(recorder);
    recorder->disconnect(this);
    recorder->deleteLater();
    show();
}

void RecorderPresenter::fail(VoiceRecorder *recorder, VoiceProcess::Problem problem)
{
    const Recording recording = m_all.value(recorder);
    forget(recorder);
    m_app.composer()->recorder()->fail(sentenceOf(problem));
    // The microphone may have gone in mid-sentence: what there is of it is looked at.
    m_account.draftFiles().leaveRecording(recording.draft);
    if (const auto draft = m_account.draftFiles().one(recording.draft); draft && isEmpty(*draft))
        m_account.draftFiles().remove(recording.draft);
    settle();
}

void RecorderPresenter::take(VoiceRecorder *recorder, qint64 milliseconds)
{
    const Recording recording = m_all.value(recorder);
    forget(recorder);
    if (milliseconds < shortest) {
        m_account.draftFiles().remove(recording.draft);
        if (recording.isToSend)
            m_app.composer()->recorder()->fail(tr("That was too short. Speak until you send it."));
        return;
    }
    end(recording, milliseconds);
}

void RecorderPresenter::end(const Recording &recording, qint64 milliseconds)
{
    m_account.draftFiles().endRecording(recording.draft, milliseconds, this, [this, recording](const Result<DraftFile> &voice) {
        if (!voice) {
            tell(voice.error());
            return;
        }
        if (!recording.isToSend)
            return;
        const auto queued = m_account.timeline().send(
            Outgoing{.conversation = recording.into, .type = MessageType::Voice, .replyTo = recording.replyTo, .files = {voice->file}});
        if (queued)
            endReply(recording);
        m_account.draftFiles().tellSent(recording.into);
        if (queued && m_app.chats()->currentId() == recording.into.toString())
            m_app.timeline()->goToEnd();
        tell(queued ? Result<void>() : Result<void>(queued.error()));
    });
}

MessageId RecorderPresenter::replySubject() const
{
    const ComposerViewModel *composer = m_app.composer();
    if (composer->mode() != ComposerViewModel::Mode::Reply)
        return {};
    return MessageId::fromString(composer->subject()).value_or(MessageId());
}

/// It is answered; what is written next is not about it any more.
void RecorderPresenter::endReply(const Recording &recording)
{
    if (recording.replyTo.isNull())
        return;
    if (m_app.chats()->currentId() == recording.into.toString()) {
        if (replySubject() == recording.replyTo)
            m_app.composer()->endMode();
    } else if (const OwnDraft draft = m_account.chats().draft(recording.into); draft.replyTo == recording.replyTo) {
        m_account.chats().setDraft(recording.into, draft.text);
    }
}

void RecorderPresenter::tell(const Result<void> &outcome)
{
    if (!outcome)
        m_app.composer()->recorder()->fail(kith::client::sentenceOf(outcome.error()));
}

bool RecorderPresenter::isEmpty(const DraftFile &file) const
{
    return QFileInfo(m_account.draftFiles().pathOf(file)).size() == 0;
}

/// Nothing was said yet. But after a crash the voice helper may still be writing the end of it while kith is here again: what is
/// young is looked at once more.
void RecorderPresenter::giveUp(const DraftFile &file)
{
    const QFileInfo info(m_account.draftFiles().pathOf(file));
    if (info.exists() && info.lastModified().msecsTo(QDateTime::currentDateTime()) < std::chrono::milliseconds(stillWritten).count())
        QTimer::singleShot(lookAgain, this, &RecorderPresenter::settle);
    else
        m_account.draftFiles().remove(file.id);
}

/// Recordings that nobody writes any more: the program or the microphone ended in mid-sentence.
void RecorderPresenter::settle()
{
    const auto open = ConversationId::fromString(m_app.chats()->currentId());
    const QList<DraftFile> all = open ? m_account.draftFiles().of(*open) : QList<DraftFile>();
    for (const DraftFile &file : all) {
        if (file.state != DraftFile::State::Recording || m_account.draftFiles().isLive(file.id) || m_settling.contains(file.id))
            continue;
        if (VoiceProcess::isWritten(m_account.draftFiles().pathOf(file))) {
            QTimer::singleShot(lookAgain, this, &RecorderPresenter::settle);
            continue;
        }
        if (isEmpty(file)) {
            giveUp(file);
            continue;
        }
        m_settling.insert(file.id);
        auto *look = new VoiceProcess(this);
        const auto over = [this, look, id = file.id] {
            m_settling.remove(id);
            look->deleteLater();
        };
        connect(look, &VoiceProcess::ready, this, [this, over, file](qint64 milliseconds, const QList<int> &) {
            over();
            if (milliseconds < shortest)
                m_account.draftFiles().remove(file.id);
            else
                end({.draft = file.id, .into = file.conversation}, milliseconds);
        });
        connect(look, &VoiceProcess::failed, this, [this, over, file](VoiceProcess::Problem problem) {
            over();
            // Anything else may be better the next time.
            if (problem == VoiceProcess::Problem::File)
                giveUp(file);
        });
        look->start({u"look"_s, m_account.draftFiles().pathOf(file)});
    }
}

} // namespace kith::client
