// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/composer/recorder_view_model.h"

#include "client/viewmodel/text/time_text.h"

namespace kith::client {

QString RecorderViewModel::timeText() const
{
    return durationText(m_milliseconds);
}

void RecorderViewModel::start()
{
    m_problem.clear();
    Q_EMIT changed();
    if (!isActive())
        Q_EMIT startRequested();
}

void RecorderViewModel::setState(State state)
{
    if (state == State::Opening) {
        m_levels.clear();
        m_milliseconds = 0;
        Q_EMIT levelsChanged();
    }
    m_state = state;
    Q_EMIT changed();
}

void RecorderViewModel::addLevel(int peak, qint64 milliseconds)
{
    m_milliseconds = milliseconds;
    m_levels.append(peak);
    if (m_levels.size() > levelsShown)
        m_levels.removeFirst();
    Q_EMIT levelsChanged();
}

void RecorderViewModel::fail(const QString &problem)
{
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace kith::client
