// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/account/recorder_presenter.h"
#include "client/viewmodel/app/app_view_model.h"
#include "client/voice/voice_player.h"

namespace kith::client {

/// Plays voice messages: those that came, and those that are not sent yet. What leaves the conversation ends it.
class VoicePresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    VoicePresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);
    ~VoicePresenter() override;

private:
    void connectPlayer();
    void play(const QString &fileId, qint64 size);
    void listen(const QString &draft);
    void lookLater(const QString &fileId);
    void look();
    void showPlayer();

    Account &m_account;
    AppViewModel &m_app;
    VoicePlayer m_player;
    RecorderPresenter m_recorder;
    QStringList m_unseen; ///< whose bars are wanted, the last one first
    QPointer<VoiceProcess> m_looking; ///< one at a time
};

} // namespace kith::client
