// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/voice/voice_process.h"

#include <memory>

namespace kith::client {

/// Records one voice message at a time into a file that only the user can read. The end of this object ends the recording,
/// and leaves the file whole.
class VoiceRecorder : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Opening, Recording, Ending };

    explicit VoiceRecorder(QObject *parent = nullptr);
    ~VoiceRecorder() override;

    [[nodiscard]] State state() const { return m_state; }
    /// Opens the microphone, and writes to `path`, which is replaced.
    void start(const QString &path);
    /// recorded() or failed() follows.
    void stop();
    /// Nothing is kept: the file goes.
    void cancel();

signals:
    void stateChanged();
    /// *Range* of `peak` 0 to 100.
    void levelTold(int peak, qint64 milliseconds);
    /// The file is whole: Opus in Ogg.
    void recorded(qint64 milliseconds);
    /// What there is of the file stays.
    void failed(kith::client::VoiceProcess::Problem problem);

private:
    void setState(State state);
    void end();

    State m_state = State::Idle;
    QString m_path;
    std::unique_ptr<VoiceProcess> m_process;
};

} // namespace kith::client
