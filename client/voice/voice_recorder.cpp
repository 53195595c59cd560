// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/voice/voice_recorder.h"

#include <QtCore/QFile>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

VoiceRecorder::VoiceRecorder(QObject *parent)
    : QObject(parent)
{
}

VoiceRecorder::~VoiceRecorder() = default;

void VoiceRecorder::start(const QString &path)
{
    if (m_state != State::Idle)
        return;
    m_path = path;
    m_process = std::make_unique<VoiceProcess>();
    connect(m_process.get(), &VoiceProcess::ready, this, [this] { setState(State::Recording); });
    connect(m_process.get(), &VoiceProcess::levelTold, this, &VoiceRecorder::levelTold);
    connect(m_process.get(), &VoiceProcess::recorded, this, [this](qint64 milliseconds) {
        end();
        Q_EMIT recorded(milliseconds);
    });
    connect(m_process.get(), &VoiceProcess::failed, this, [this](VoiceProcess::Problem problem) {
        end();
        Q_EMIT failed(problem);
    });
    setState(State::Opening);
    m_process->start({u"record"_s, m_path});
}

void VoiceRecorder::stop()
{
    if (m_state != State::Recording)
        return;
    setState(State::Ending);
    m_process->wish("stop");
}

void VoiceRecorder::cancel()
{
    if (m_state == State::Idle)
        return;
    m_process->wish("cancel");
    m_process.reset();
    QFile::remove(m_path);
    setState(State::Idle);
}

void VoiceRecorder::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

/// The process may be the one that tells right now.
void VoiceRecorder::end()
{
    m_process.release()->deleteLater();
    setState(State::Idle);
}

} // namespace kith::client
