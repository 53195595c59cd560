// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/voice/voice_player.h"

#include <algorithm>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int slowest = 100;
constexpr int fastest = 300;

} // namespace

VoicePlayer::VoicePlayer(QObject *parent)
    : QObject(parent)
{
}

VoicePlayer::~VoicePlayer() = default;

void VoicePlayer::setSpeed(int percent)
{
    m_speed = std::clamp(percent, slowest, fastest);
    if (m_process)
        m_process->wish("speed " + QByteArray::number(m_speed));
    Q_EMIT changed();
}

void VoicePlayer::play(const QString &key, const QString &path, qint64 fromMs)
{
    m_process = std::make_unique<VoiceProcess>();
    m_current = key;
    m_place = fromMs;
    m_isPaused = false;
    connect(m_process.get(), &VoiceProcess::ready, this,
            [this](qint64 milliseconds, const QList<int> &peaks) { Q_EMIT looked(m_current, milliseconds, peaks); });
    connect(m_process.get(), &VoiceProcess::placeTold, this, [this](qint64 milliseconds) {
        m_place = milliseconds;
        Q_EMIT changed();
    });
    connect(m_process.get(), &VoiceProcess::ended, this, [this] {
        const QString finished = m_current;
        end();
        Q_EMIT ended(finished);
    });
    connect(m_process.get(), &VoiceProcess::failed, this, [this](VoiceProcess::Problem problem) {
        const QString finished = m_current;
        end();
        Q_EMIT failed(finished, problem);
    });
    m_process->start({u"play"_s, path, QString::number(fromMs), QString::number(m_speed)});
    Q_EMIT changed();
}

void VoicePlayer::pause()
{
    if (!isPlaying())
        return;
    m_isPaused = true;
    m_process->wish("pause");
    Q_EMIT changed();
}

void VoicePlayer::resume()
{
    if (!m_process || !m_isPaused)
        return;
    m_isPaused = false;
    m_process->wish("resume");
    Q_EMIT changed();
}

void VoicePlayer::seek(qint64 milliseconds)
{
    m_place = std::max<qint64>(0, milliseconds);
    if (m_process)
        m_process->wish("seek " + QByteArray::number(m_place));
    Q_EMIT changed();
}

void VoicePlayer::stop()
{
    m_process.reset();
    m_current.clear();
    m_place = 0;
    m_isPaused = false;
    Q_EMIT changed();
}

/// The process may be the one that tells right now.
void VoicePlayer::end()
{
    m_process.release()->deleteLater();
    m_current.clear();
    m_place = 0;
    m_isPaused = false;
    Q_EMIT changed();
}

} // namespace kith::client
