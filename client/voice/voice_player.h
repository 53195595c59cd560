// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/voice/voice_process.h"

#include <QtCore/QHash>

#include <memory>

namespace kith::client {

/// Plays voice messages, one at a time: what begins ends what was played before.
class VoicePlayer : public QObject
{
    Q_OBJECT

public:
    explicit VoicePlayer(QObject *parent = nullptr);
    ~VoicePlayer() override;

    /// What plays or rests; empty: nothing.
    [[nodiscard]] QString current() const { return m_current; }
    [[nodiscard]] bool isPlaying() const { return m_process && !m_isPaused; }
    [[nodiscard]] qint64 place() const { return m_place; }
    /// In hundredths. *Range* 100 to 300.
    [[nodiscard]] int speed() const { return m_speed; }
    void setSpeed(int percent);

    /// `key` names the message, for the one who looks.
    void play(const QString &key, const QString &path, qint64 fromMs = 0);
    void pause();
    void resume();
    void seek(qint64 milliseconds);
    void stop();

signals:
    void changed();
    /// What the file really is, when it begins.
    void looked(const QString &key, qint64 milliseconds, const QList<int> &peaks);
    void ended(const QString &key);
    void failed(const QString &key, kith::client::VoiceProcess::Problem problem);

private:
    void end();

    QString m_current;
    std::unique_ptr<VoiceProcess> m_process;
    qint64 m_place = 0;
    int m_speed = 100;
    bool m_isPaused = false;
};

} // namespace kith::client
