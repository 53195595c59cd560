// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/timeline/timeline_model.h"

namespace kith::client {

/// The messages that the reader has picked to do something with all of them. Only those that are loaded can be picked;
/// what leaves the rows, or is unsent, leaves the selection.
class SelectionViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool canForward READ canForward NOTIFY changed)
    Q_PROPERTY(int unsendable READ unsendable NOTIFY changed)
    Q_PROPERTY(int unsendableOfOthers READ unsendableOfOthers NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)

public:
    /// *Owner* of the model: the caller; it outlives this object.
    explicit SelectionViewModel(TimelineModel &model, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_keys.size()); }
    /// Every picked message is on the server and may be sent on.
    [[nodiscard]] bool canForward() const;
    /// How many of them this person may take back.
    [[nodiscard]] int unsendable() const;
    /// How many of those somebody else wrote.
    [[nodiscard]] int unsendableOfOthers() const;
    /// After unsend(): what is still picked, and why.
    [[nodiscard]] QString note() const { return m_note; }

    /// Picks the message or drops it. System lines and unsent messages cannot be picked.
    Q_INVOKABLE void toggle(const QString &key);
    /// Picks everything from the message picked last to this one.
    Q_INVOKABLE void extendTo(const QString &key);
    Q_INVOKABLE void clear();
    /// The words of one message; of several with who wrote them and when, oldest first.
    Q_INVOKABLE void copy();
    Q_INVOKABLE void forward();
    /// Those that may be unsent; the others stay picked.
    Q_INVOKABLE void unsend();
    /// It was done: what is left is what could not be.
    void tellUnsent();

signals:
    void changed();

    void copyRequested(const QString &text);
    /// *Range* ids oldest first.
    void forwardRequested(const QStringList &messageIds);
    void unsendRequested(const QStringList &messageIds);

private:
    /// Oldest first.
    [[nodiscard]] QList<TimelineMessage> messages() const;
    void keepThere();
    void show(const QString &note = {});

    TimelineModel &m_model;
    QSet<QString> m_keys;
    QString m_last;
    QString m_note;
};

} // namespace kith::client
