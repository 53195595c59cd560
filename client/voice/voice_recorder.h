// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/voice/voice_process.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace kith::client {

/// Records one voice message at a time into a file that only the user can read, and that goes with this object.
class VoiceRecorder : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Opening, Recording, Ending };

    explicit VoiceRecorder(QObject *parent = nullptr);
    ~VoiceRecorder() override;

    [[nodiscard]] State state() const { return m_state; }
    /// Opens the microphone.
    void start();
    /// recorded() or failed() follows.
    void stop();
    /// Nothing is kept.
    void cancel();

signals:
    void stateChanged();
    /// *Range* of `peak` 0 to 100.
    void levelTold(int peak, qint64 milliseconds);
    /// Opus in Ogg, which is gone when the next recording starts.
    void recorded(const QString &path, qint64 milliseconds);
    void failed(kith::client::VoiceProcess::Problem problem);

private:
    void setState(State state);
    void end();

    State m_state = State::Idle;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<VoiceProcess> m_process;
};

} // namespace kith::client
