// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/voice_presenter.h"

#include "client/account/files.h"
#include "client/viewmodel/account/sentences.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Before the number of a draft's file, where others are named by the id of theirs.
constexpr auto draftKey = "draft/"_L1;

QString playerProblem(VoiceProcess::Problem problem)
{
    switch (problem) {
    case VoiceProcess::Problem::NoDevice: return VoicePresenter::tr("There is no loudspeaker.");
    case VoiceProcess::Problem::Broken: return VoicePresenter::tr("The loudspeaker went away.");
    case VoiceProcess::Problem::File: return VoicePresenter::tr("This voice message cannot be played.");
    default: return RecorderPresenter::sentenceOf(problem);
    }
}

} // namespace

VoicePresenter::VoicePresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
    , m_recorder(account, app)
{
    connect(&m_recorder, &RecorderPresenter::beginning, &m_player, &VoicePlayer::pause);
    connectPlayer();
    connect(app.chats(), &ChatsViewModel::currentIdChanged, this, [this] { m_player.stop(); });
}

VoicePresenter::~VoicePresenter()
{
    m_player.disconnect(this);
    m_app.composer()->attachments()->setPlaying({});
    m_app.timeline()->voice()->show({}, false, 0);
}

void VoicePresenter::connectPlayer()
{
    VoiceViewModel *voice = m_app.timeline()->voice();
    connect(voice, &VoiceViewModel::playRequested, this, &VoicePresenter::play);
    connect(voice, &VoiceViewModel::peaksRequested, this, &VoicePresenter::lookLater);
    connect(m_app.composer()->attachments(), &AttachmentsViewModel::listenRequested, this, &VoicePresenter::listen);
    connect(&m_account.draftFiles(), &DraftFiles::changed, this, [this] {
        const QString key = m_player.current();
        if (key.startsWith(draftKey) && !m_account.draftFiles().one(key.mid(draftKey.size()).toLongLong()))
            m_player.stop();
    });
    connect(voice, &VoiceViewModel::pauseRequested, &m_player, &VoicePlayer::pause);
    connect(voice, &VoiceViewModel::resumeRequested, &m_player, &VoicePlayer::resume);
    connect(voice, &VoiceViewModel::seekRequested, &m_player, &VoicePlayer::seek);
    connect(voice, &VoiceViewModel::speedRequested, &m_player, &VoicePlayer::setSpeed);
    m_player.setSpeed(voice->speed());
    connect(&m_player, &VoicePlayer::changed, this, &VoicePresenter::showPlayer);
    connect(&m_player, &VoicePlayer::looked, voice,
            [voice](const QString &fileId, qint64, const QList<int> &peaks) { voice->setPeaks(fileId, peaks); });
    connect(&m_player, &VoicePlayer::failed, voice, [this, voice](const QString &fileId, VoiceProcess::Problem problem) {
        if (fileId.startsWith(draftKey))
            m_app.setNotice(playerProblem(problem));
        else
            voice->fail(fileId, playerProblem(problem));
    });
}

void VoicePresenter::showPlayer()
{
    const QString key = m_player.current();
    const bool isDraft = key.startsWith(draftKey);
    m_app.composer()->attachments()->setPlaying(isDraft && m_player.isPlaying() ? key.mid(draftKey.size()) : QString());
    m_app.timeline()->voice()->show(isDraft ? QString() : key, m_player.isPlaying() && !isDraft, isDraft ? 0 : m_player.place());
}

/// Only what is on this disk: nothing is fetched for its bars.
void VoicePresenter::lookLater(const QString &fileId)
{
    const auto id = FileId::fromString(fileId);
    if (!id || m_unseen.contains(fileId) || m_account.files().stateOf(FileSource::file(*id)).where != FileState::Where::Here)
        return;
    m_unseen.prepend(fileId);
    look();
}

void VoicePresenter::look()
{
    if (m_looking || m_unseen.isEmpty())
        return;
    const QString fileId = m_unseen.takeFirst();
    const QString path = m_account.files().pathOf(FileSource::file(FileId::fromString(fileId).value_or(FileId())));
    m_looking = new VoiceProcess(this);
    const auto over = [this] {
        m_looking->deleteLater();
        m_looking = nullptr;
        look();
    };
    connect(m_looking, &VoiceProcess::ready, this, [this, over, fileId](qint64, const QList<int> &peaks) {
        m_app.timeline()->voice()->setPeaks(fileId, peaks);
        over();
    });
    // What cannot be read has no bars; that it cannot be played is said when it is.
    connect(m_looking, &VoiceProcess::failed, this, over);
    m_looking->start({u"look"_s, path});
}

void VoicePresenter::listen(const QString &draft)
{
    const QString key = draftKey + draft;
    const auto file = m_account.draftFiles().one(draft.toLongLong());
    if (m_player.current() == key && m_player.isPlaying())
        m_player.pause();
    else if (m_player.current() == key)
        m_player.resume();
    else if (file)
        m_player.play(key, m_account.draftFiles().pathOf(*file));
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
