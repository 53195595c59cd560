// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/people/person_list_model.h"

#include <QtCore/QStringList>

namespace kith::client {

/// Where messages are sent on to: the conversations that can be chosen, narrowed by a search, and those chosen.
class ForwardViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::PersonListModel *targets READ targets CONSTANT)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(int messageCount READ messageCount NOTIFY changed)
    Q_PROPERTY(int pickedCount READ pickedCount NOTIFY changed)
    Q_PROPERTY(bool isFull READ isFull NOTIFY changed)

public:
    /// The server takes so many at once.
    static constexpr int most = 20;

    using QObject::QObject;

    [[nodiscard]] PersonListModel *targets() { return &m_targets; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &text);
    [[nodiscard]] int messageCount() const { return int(m_messageIds.size()); }
    [[nodiscard]] int pickedCount() const { return int(m_picked.size()); }
    [[nodiscard]] bool isFull() const { return m_picked.size() >= most; }

    /// Picks the conversation or drops it; no more than `most`.
    Q_INVOKABLE void choose(const QString &conversationId);
    Q_INVOKABLE void confirm();

    /// `conversations`: rows whose personId is the conversation's id.
    void begin(const QStringList &messageIds, const QList<PersonRow> &conversations);

signals:
    void changed();
    void began();
    void done();
    void confirmed(const QStringList &messageIds, const QStringList &conversationIds);

private:
    void show();

    PersonListModel m_targets;
    QList<PersonRow> m_all;
    QStringList m_messageIds;
    QStringList m_picked;
    QString m_search;
};

} // namespace kith::client
