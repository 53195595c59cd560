// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/people/person_list_model.h"
#include "client/viewmodel/welcome/form_field.h"

namespace kith::client {

/// What a group is called and who may do what in it.
struct GroupTerms
{
    QString name;
    QString about;
    int add = 0; ///< the lowest role that may; *Range* of all three: 0 member, 1 admin, 2 owner
    int post = 0;
    int edit = 1;
    bool canSetRules = false;
    int myRole = 0; ///< no rule may be set above it
};

/// Changing a group, and leaving one.
class GroupViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::FormField *name READ name CONSTANT)
    Q_PROPERTY(kith::client::FormField *about READ about CONSTANT)
    Q_PROPERTY(int addRule READ addRule WRITE setAddRule NOTIFY changed)
    Q_PROPERTY(int postRule READ postRule WRITE setPostRule NOTIFY changed)
    Q_PROPERTY(int editRule READ editRule WRITE setEditRule NOTIFY changed)
    Q_PROPERTY(bool canSetRules READ canSetRules NOTIFY changed)
    Q_PROPERTY(int myRole READ myRole NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString leavingName READ leavingName NOTIFY changed)
    Q_PROPERTY(bool needsSuccessor READ needsSuccessor NOTIFY changed)
    Q_PROPERTY(QString successor READ successor NOTIFY changed)
    Q_PROPERTY(kith::client::PersonListModel *successors READ successors CONSTANT)

public:
    using QObject::QObject;

    [[nodiscard]] FormField *name() { return &m_name; }
    [[nodiscard]] FormField *about() { return &m_about; }
    [[nodiscard]] int addRule() const { return m_terms.add; }
    [[nodiscard]] int postRule() const { return m_terms.post; }
    [[nodiscard]] int editRule() const { return m_terms.edit; }
    void setAddRule(int rule);
    void setPostRule(int rule);
    void setEditRule(int rule);
    [[nodiscard]] bool canSetRules() const { return m_terms.canSetRules; }
    [[nodiscard]] int myRole() const { return m_terms.myRole; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString leavingName() const { return m_leavingName; }
    [[nodiscard]] bool needsSuccessor() const { return m_needsSuccessor; }
    /// Who becomes the owner; empty until somebody is chosen.
    [[nodiscard]] QString successor() const { return m_successor; }
    [[nodiscard]] PersonListModel *successors() { return &m_successors; }

    Q_INVOKABLE void edit() { Q_EMIT editRequested(); }
    /// Says what is wrong beside its field, or asks for the change.
    Q_INVOKABLE void save();
    Q_INVOKABLE void chooseSuccessor(const QString &personId);
    Q_INVOKABLE void leave(bool isArchived);

    void startEditing(const GroupTerms &terms);
    /// With nobody in `successors` none is needed.
    void startLeaving(const QString &name, bool needsSuccessor, const QList<PersonRow> &successors);
    void fail(const QString &problem);
    void finish();
    [[nodiscard]] const GroupTerms &terms() const { return m_terms; }

signals:
    void changed();
    void editOpened();
    void leaveOpened();
    void done();

    void editRequested();
    void saveRequested();
    void leaveRequested(const QString &successor, bool isArchived);

private:
    void showSuccessors();
    void start();
    [[nodiscard]] int allowed(int rule) const;

    FormField m_name;
    FormField m_about;
    GroupTerms m_terms;
    QString m_leavingName;
    bool m_needsSuccessor = false;
    QString m_successor;
    QList<PersonRow> m_candidates;
    PersonListModel m_successors;
    QString m_problem;
    bool m_isBusy = false;
};

} // namespace kith::client
