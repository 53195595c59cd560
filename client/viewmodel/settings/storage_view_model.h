// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// What is kept of the account on this computer, and making it anew from the server. Facts come in through the setters;
/// wishes leave as signals.
class StorageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString folder READ folder NOTIFY changed)
    Q_PROPERTY(QString messages READ messages NOTIFY changed)
    Q_PROPERTY(QString files READ files NOTIFY changed)
    Q_PROPERTY(QString damaged READ damaged NOTIFY changed)
    Q_PROPERTY(bool isRebuilding READ isRebuilding NOTIFY rebuildChanged)
    Q_PROPERTY(double progress READ progress NOTIFY rebuildChanged)
    Q_PROPERTY(QString state READ state NOTIFY rebuildChanged)
    Q_PROPERTY(bool isProblem READ isProblem NOTIFY rebuildChanged)

public:
    using QObject::QObject;

    [[nodiscard]] QString folder() const { return m_folder; }
    /// The copy of the conversations, as "61.2 MB".
    [[nodiscard]] QString messages() const { return m_messages; }
    /// Everything else that is kept: pictures, files.
    [[nodiscard]] QString files() const { return m_files; }
    /// What was put aside because it was damaged, as "12.0 MB"; empty when there is nothing.
    [[nodiscard]] QString damaged() const { return m_damaged; }
    [[nodiscard]] bool isRebuilding() const { return m_isRebuilding; }
    /// *Range* 0 to 1.
    [[nodiscard]] double progress() const { return m_progress; }
    /// How far it is, or how the last one ended; empty before the first.
    [[nodiscard]] QString state() const { return m_state; }
    [[nodiscard]] bool isProblem() const { return m_isProblem; }

    Q_INVOKABLE void refresh();
    Q_INVOKABLE void rebuild() { Q_EMIT rebuildRequested(); }
    Q_INVOKABLE void cancel() { Q_EMIT cancelRequested(); }
    /// Erases what was put aside.
    Q_INVOKABLE void forgetDamaged() { Q_EMIT forgetRequested(); }

    /// Of the account that is shown. What it takes is measured by refresh() only.
    void setFolder(const QString &folder);
    /// `done` of `total` conversations. *Range* total 0 (not known yet) or more.
    void setProgress(int done, int total, bool isWaiting);
    /// It ended, well or not; `sentence` says how.
    void setEnded(const QString &sentence, bool isProblem);

signals:
    void changed();
    void rebuildChanged();
    void rebuildRequested();
    void cancelRequested();
    void forgetRequested();

private:
    QString m_folder;
    QString m_messages;
    QString m_files;
    QString m_damaged;
    bool m_isRebuilding = false;
    double m_progress = 0;
    QString m_state;
    bool m_isProblem = false;
};

} // namespace kith::client
