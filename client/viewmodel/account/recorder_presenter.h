// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"
#include "client/voice/voice_recorder.h"

namespace kith::client {

/// Records voice messages. Each is a file of its draft from the first moment on: what leaves the conversation, the window or
/// the program while somebody speaks ends the recording and keeps it with what is being written there.
///
/// Owner: VoicePresenter. Thread: the GUI's.
class RecorderPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    RecorderPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);
    ~RecorderPresenter() override;

    [[nodiscard]] static QString sentenceOf(VoiceProcess::Problem problem);

signals:
    /// What is heard now would be recorded too.
    void beginning();

private:
    struct Recording
    {
        qint64 draft = 0;
        ConversationId into;
        bool isToSend = false;
        MessageId replyTo = {}; ///< what was being answered when it was sent
    };
    void start();
    void stop();
    void cancel();
    void keep();
    void show();
    void take(VoiceRecorder *recorder, qint64 milliseconds);
    void fail(VoiceRecorder *recorder, VoiceProcess::Problem problem);
    void forget(VoiceRecorder *recorder);
    void end(const Recording &recording, qint64 milliseconds);
    [[nodiscard]] MessageId replySubject() const;
    void endReply(const Recording &recording);
    void tell(const Result<void> &outcome);
    void settle();
    void giveUp(const DraftFile &file);
    [[nodiscard]] bool isEmpty(const DraftFile &file) const;

    Account &m_account;
    AppViewModel &m_app;
    QHash<VoiceRecorder *, Recording> m_all; ///< each is a child of this object
    VoiceRecorder *m_shown = nullptr; ///< the one that the composer shows
    QSet<qint64> m_settling;
};

} // namespace kith::client
