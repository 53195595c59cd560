// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// A voice message while it is recorded.
class RecorderViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool isActive READ isActive NOTIFY changed)
    Q_PROPERTY(bool isRecording READ isRecording NOTIFY changed)
    Q_PROPERTY(bool isEnding READ isEnding NOTIFY changed)
    Q_PROPERTY(QString timeText READ timeText NOTIFY levelsChanged)
    Q_PROPERTY(QList<int> levels READ levels NOTIFY levelsChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    enum class State { Idle, Opening, Recording, Ending };
    static constexpr qsizetype levelsShown = 48;

    using QObject::QObject;

    /// The microphone is open, or about to be.
    [[nodiscard]] bool isActive() const { return m_state != State::Idle; }
    [[nodiscard]] bool isRecording() const { return m_state == State::Recording; }
    [[nodiscard]] bool isEnding() const { return m_state == State::Ending; }
    [[nodiscard]] QString timeText() const;
    /// How loud it was in the last seconds, 0 to 100, oldest first.
    [[nodiscard]] QList<int> levels() const { return m_levels; }
    /// Why nothing was recorded; a sentence.
    [[nodiscard]] QString problem() const { return m_problem; }

    Q_INVOKABLE void start();
    Q_INVOKABLE void send() { Q_EMIT sendRequested(); }
    /// Ends it, and leaves it with what is being written: the window goes out of sight.
    Q_INVOKABLE void keep() { Q_EMIT keepRequested(); }
    Q_INVOKABLE void cancel() { Q_EMIT cancelRequested(); }
    Q_INVOKABLE void dismissProblem() { fail({}); }

    void setState(State state);
    void addLevel(int peak, qint64 milliseconds);
    void fail(const QString &problem);

signals:
    void changed();
    void levelsChanged();

    void startRequested();
    void sendRequested();
    void keepRequested();
    void cancelRequested();

private:
    State m_state = State::Idle;
    QList<int> m_levels;
    qint64 m_milliseconds = 0;
    QString m_problem;
};

} // namespace kith::client
