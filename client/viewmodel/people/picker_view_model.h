// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/people/person_list_model.h"
#include "client/viewmodel/welcome/form_field.h"

namespace kith::client {

/// Choosing people: for a conversation with one, for a new group, or to join an existing group.
class PickerViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::PersonListModel *people READ people CONSTANT)
    Q_PROPERTY(kith::client::FormField *groupName READ groupName CONSTANT)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(int purpose READ purpose NOTIFY changed)
    Q_PROPERTY(int pickedCount READ pickedCount NOTIFY changed)
    Q_PROPERTY(bool hasCandidates READ hasCandidates NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)

public:
    enum Purpose { NewChat, NewGroup, AddMembers };
    Q_ENUM(Purpose)

    explicit PickerViewModel(QObject *parent = nullptr);

    [[nodiscard]] PersonListModel *people() { return &m_people; }
    [[nodiscard]] FormField *groupName() { return &m_groupName; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &text);
    [[nodiscard]] int purpose() const { return m_purpose; }
    [[nodiscard]] int pickedCount() const { return int(m_picked.size()); }
    [[nodiscard]] bool hasCandidates() const { return !m_candidates.isEmpty(); }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    /// Clears what was picked; a typed group name stays.
    Q_INVOKABLE void begin(int purpose);
    /// NewChat: opens the conversation at once. Otherwise picks or drops the person.
    Q_INVOKABLE void choose(const QString &personId);
    /// Makes the group or adds the members.
    Q_INVOKABLE void confirm();

    void setCandidates(const QList<PersonRow> &people);
    void fail(const QString &problem);
    void finish();

signals:
    void changed();
    void began();
    void done();

    void chatRequested(const QString &personId);
    void groupRequested(const QString &name, const QStringList &personIds);
    void membersRequested(const QStringList &personIds);

private:
    void show();

    PersonListModel m_people;
    QList<PersonRow> m_candidates;
    FormField m_groupName;
    QString m_search;
    Purpose m_purpose = NewChat;
    QStringList m_picked;
    QString m_problem;
    bool m_isBusy = false;
};

} // namespace kith::client
