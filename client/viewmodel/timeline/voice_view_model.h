// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <algorithm>

namespace kith::client {

/// The voice message that is heard now: one at a time. Messages are named by the id of their file.
class VoiceViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString current READ current NOTIFY changed)
    Q_PROPERTY(bool isPlaying READ isPlaying NOTIFY changed)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY changed)
    Q_PROPERTY(int place READ place NOTIFY changed)
    Q_PROPERTY(QString placeText READ placeText NOTIFY changed)
    Q_PROPERTY(QString speedText READ speedText NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString failed READ failed NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] QString current() const { return m_current; }
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    /// It is on its way from the server.
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// *Units* ms.
    [[nodiscard]] int place() const { return int(m_place); }
    [[nodiscard]] QString placeText() const;
    [[nodiscard]] int speed() const { return m_speed; }
    /// "1×", "1.5×", "2×".
    [[nodiscard]] QString speedText() const;
    /// What went wrong with the message failed().
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString failed() const { return m_failed; }

    /// It is seen: peaksChanged() follows where the recording is on this disk.
    Q_INVOKABLE void wantPeaks(const QString &fileId);
    /// How loud its parts are, 0 to 100; empty while that is not known.
    [[nodiscard]] Q_INVOKABLE QList<int> peaksOf(const QString &fileId) const { return m_peaks.value(fileId); }
    /// Plays, or rests. `size` in bytes.
    Q_INVOKABLE void toggle(const QString &fileId, qint64 size);
    /// *Range* of `part` 0 to 1, of `durationMs`.
    Q_INVOKABLE void seek(qreal part, int durationMs);
    Q_INVOKABLE void skip(int milliseconds) { Q_EMIT seekRequested(std::max<qint64>(0, m_place + milliseconds)); }
    Q_INVOKABLE void nextSpeed();

    void show(const QString &current, bool isPlaying, qint64 place);
    void setLoading(const QString &fileId);
    void setPeaks(const QString &fileId, const QList<int> &peaks);
    void fail(const QString &fileId, const QString &problem);

signals:
    void changed();
    void peaksChanged(const QString &fileId);

    void peaksRequested(const QString &fileId);
    void playRequested(const QString &fileId, qint64 size);
    void pauseRequested();
    void resumeRequested();
    void seekRequested(qint64 milliseconds);
    void speedRequested(int percent);

private:
    QString m_current;
    bool m_isPlaying = false;
    bool m_isLoading = false;
    qint64 m_place = 0;
    int m_speed = 100;
    QString m_problem;
    QString m_failed;
    QHash<QString, QList<int>> m_peaks;
};

} // namespace kith::client
