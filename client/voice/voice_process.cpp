// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/voice/voice_process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QTimer>

#include <algorithm>
#include <mutex>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds endWithin{3000}; ///< a recording has a file to bring to its end, on a busy computer too
constexpr int killMs = 500;
constexpr qsizetype longestLine = 1024;
constexpr qsizetype mostPeaks = 256;
constexpr int loudest = 100;

/// Programs whose input has ended and which have not, yet. *Owner* themselves.
QList<QPointer<QProcess>> &leaving()
{
    static QList<QPointer<QProcess>> all;
    return all;
}

/// The end of its input tells it to end; who does not hear it within its time is killed.
void letGo(QProcess *process)
{
    static std::once_flag hooked;
    std::call_once(hooked, [] { qAddPostRoutine(&VoiceProcess::finishAll); });
    process->setParent(nullptr);
    leaving().removeIf([](const QPointer<QProcess> &one) { return one.isNull(); });
    leaving().append(process);
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    QObject::connect(process, &QProcess::errorOccurred, process, [process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            process->deleteLater();
    });
    QTimer::singleShot(endWithin, process, &QProcess::kill);
    process->closeWriteChannel();
}

} // namespace

QList<int> peaksOf(const QByteArray &digits)
{
    QList<int> peaks;
    for (qsizetype i = 0; i + 1 < digits.size() && peaks.size() < mostPeaks; i += 2)
        peaks.append(std::clamp(digits.mid(i, 2).toInt(nullptr, 16), 0, loudest));
    return peaks;
}

VoiceProcess::VoiceProcess(QObject *parent)
    : QObject(parent)
    , m_process(new QProcess(this))
{
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::readyReadStandardOutput, this, &VoiceProcess::readLines);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish([this] { Q_EMIT failed(Problem::NoProgram); });
    });
    connect(m_process, &QProcess::finished, this, [this] {
        readLines();
        finish([this] { Q_EMIT failed(Problem::Broken); });
    });
}

VoiceProcess::~VoiceProcess()
{
    m_isOver = true;
    m_process->disconnect(this);
    if (m_process->state() != QProcess::NotRunning)
        letGo(m_process);
}

bool VoiceProcess::isWritten(const QString &path)
{
    return std::ranges::any_of(leaving(), [&path](const QPointer<QProcess> &process) {
        return process && process->state() != QProcess::NotRunning && process->arguments().contains(path);
    });
}

void VoiceProcess::finishAll()
{
    const QDeadlineTimer deadline(endWithin);
    const QList<QPointer<QProcess>> all = std::exchange(leaving(), {});
    for (const QPointer<QProcess> &process : all) {
        if (!process)
            continue;
        process->disconnect();
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(int(deadline.remainingTime()))) {
            process->kill();
            process->waitForFinished(killMs);
        }
        delete process.data();
    }
}

QString VoiceProcess::program()
{
    const QString named = qEnvironmentVariable("KITH_AUDIO");
    return named.isEmpty() ? QDir(QCoreApplication::applicationDirPath()).filePath(u"kith-audio"_s) : named;
}

void VoiceProcess::start(const QStringList &arguments)
{
    m_process->start(program(), arguments);
}

void VoiceProcess::wish(const QByteArray &line)
{
    if (m_process->state() != QProcess::NotRunning)
        m_process->write(line + '\n');
}

void VoiceProcess::readLines()
{
    const QPointer<VoiceProcess> self(this);
    while (self && m_process->canReadLine())
        read(m_process->readLine(longestLine).trimmed());
}

void VoiceProcess::read(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    const auto number = [&words](qsizetype place) { return std::max<qint64>(0, words.value(place).toLongLong()); };
    if (m_isOver)
        return;
    if (words[0] == "ready") {
        Q_EMIT ready(number(1), peaksOf(words.value(2)));
    } else if (words[0] == "level") {
        Q_EMIT levelTold(int(std::min<qint64>(loudest, number(1))), number(2));
    } else if (words[0] == "at") {
        Q_EMIT placeTold(number(1));
    } else if (words[0] == "done") {
        finish([this, length = number(1), peaks = peaksOf(words.value(2))] { Q_EMIT recorded(length, peaks); });
    } else if (words[0] == "ended") {
        finish([this] { Q_EMIT ended(); });
    } else if (words[0] == "error") {
        const QByteArray what = words.value(1);
        const Problem problem = what == "no_server"   ? Problem::NoServer
                                : what == "no_device" ? Problem::NoDevice
                                : what == "file"      ? Problem::File
                                                      : Problem::Broken;
        finish([this, problem] { Q_EMIT failed(problem); });
    }
}

void VoiceProcess::finish(const std::function<void()> &tell)
{
    if (!std::exchange(m_isOver, true))
        tell();
}

} // namespace kith::client
