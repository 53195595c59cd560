// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/timeline/voice_view_model.h"

#include "client/viewmodel/text/time_text.h"

#include <QtCore/QLocale>

namespace kith::client {

namespace {

constexpr int slow = 100;
constexpr int quick = 150;
constexpr int fast = 200;
constexpr qsizetype mostPeaks = 500;

} // namespace

QString VoiceViewModel::placeText() const
{
    return durationText(m_place);
}

QString VoiceViewModel::speedText() const
{
    return tr("%1×").arg(QLocale().toString(m_speed / 100.0, 'g', 2));
}

void VoiceViewModel::wantPeaks(const QString &fileId)
{
    if (!fileId.isEmpty() && !m_peaks.contains(fileId))
        Q_EMIT peaksRequested(fileId);
}

void VoiceViewModel::toggle(const QString &fileId, qint64 size)
{
    if (m_isLoading && m_current == fileId)
        return;
    m_problem.clear();
    m_failed.clear();
    if (m_current != fileId)
        Q_EMIT playRequested(fileId, size);
    else if (m_isPlaying)
        Q_EMIT pauseRequested();
    else
        Q_EMIT resumeRequested();
    Q_EMIT changed();
}

void VoiceViewModel::seek(qreal part, int durationMs)
{
    Q_EMIT seekRequested(qint64(std::clamp(part, 0.0, 1.0) * durationMs));
}

void VoiceViewModel::nextSpeed()
{
    m_speed = m_speed == slow ? quick : m_speed == quick ? fast : slow;
    Q_EMIT speedRequested(m_speed);
    Q_EMIT changed();
}

void VoiceViewModel::show(const QString &current, bool isPlaying, qint64 place)
{
    m_current = current;
    m_isPlaying = isPlaying;
    m_isLoading = false;
    m_place = place;
    Q_EMIT changed();
}

void VoiceViewModel::setLoading(const QString &fileId)
{
    show(fileId, false, 0);
    m_isLoading = true;
    Q_EMIT changed();
}

void VoiceViewModel::setPeaks(const QString &fileId, const QList<int> &peaks)
{
    if (m_peaks.size() >= mostPeaks)
        m_peaks.clear();
    m_peaks.insert(fileId, peaks);
    Q_EMIT peaksChanged(fileId);
}

void VoiceViewModel::fail(const QString &fileId, const QString &problem)
{
    show({}, false, 0);
    m_failed = fileId;
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace kith::client
