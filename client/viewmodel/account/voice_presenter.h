// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"
#include "client/voice/voice_player.h"
#include "client/voice/voice_recorder.h"

namespace kith::client {

/// Records voice messages and sends them, and plays those that came. What leaves the conversation ends both.
class VoicePresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    VoicePresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);
    ~VoicePresenter() override;

private:
    void connectRecorder();
    void connectPlayer();
    void showRecorder();
    void send(const QString &path, qint64 milliseconds);
    void play(const QString &fileId, qint64 size);
    void showPlayer();

    Account &m_account;
    AppViewModel &m_app;
    VoiceRecorder m_recorder;
    VoicePlayer m_player;
    ConversationId m_into; ///< what is recorded goes there
    MessageId m_replyTo;
};

} // namespace kith::client
