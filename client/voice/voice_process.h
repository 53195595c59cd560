// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtCore/QProcess>

#include <functional>

namespace kith::client {

/// One run of kith-audio (client/audio/main.cpp): it holds the microphone or the loudspeaker for one voice message, and
/// nothing when it has ended.
///
/// Thread: the GUI's. The end of this object ends the program, and waits for nothing: what is left to be written is written
/// meanwhile, for three seconds at most. Only the end of kith itself waits for that.
class VoiceProcess : public QObject
{
    Q_OBJECT

public:
    enum class Problem {
        NoProgram, ///< kith-audio is not there
        NoServer, ///< the desktop has neither PulseAudio nor PipeWire
        NoDevice, ///< no microphone, or no loudspeaker
        Broken, ///< the device went away
        File, ///< not a voice message, or it could not be written
    };
    Q_ENUM(Problem)

    explicit VoiceProcess(QObject *parent = nullptr);
    ~VoiceProcess() override;

    /// Beside the program that runs, or what KITH_AUDIO names.
    [[nodiscard]] static QString program();

    /// Whether a run that nobody holds any more is still about that file.
    [[nodiscard]] static bool isWritten(const QString &path);
    /// Waits for all runs that nobody holds any more. Called by itself when the application ends.
    static void finishAll();

    void start(const QStringList &arguments);
    /// One line of wishes.
    void wish(const QByteArray &line);

signals:
    /// `peaks`: how loud each part is, 0 to 100.
    void ready(qint64 milliseconds, const QList<int> &peaks);
    void levelTold(int peak, qint64 milliseconds);
    void placeTold(qint64 milliseconds);
    void recorded(qint64 milliseconds, const QList<int> &peaks);
    void ended();
    /// The last that is heard of it.
    void failed(kith::client::VoiceProcess::Problem problem);

private:
    void readLines();
    void read(const QByteArray &line);
    void finish(const std::function<void()> &tell);

    QProcess *m_process;
    bool m_isOver = false;
};

/// Pairs of hexadecimal digits; anything else is 0.
[[nodiscard]] QList<int> peaksOf(const QByteArray &digits);

} // namespace kith::client
