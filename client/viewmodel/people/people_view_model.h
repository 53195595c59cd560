// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/people/person_list_model.h"
#include "client/viewmodel/welcome/form_field.h"

#include <QtCore/QHash>

namespace kith::client {

/// Contacts and the requests to become one.
class PeopleViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::PersonListModel *requests READ requests CONSTANT)
    Q_PROPERTY(kith::client::PersonListModel *sent READ sent CONSTANT)
    Q_PROPERTY(kith::client::PersonListModel *contacts READ contacts CONSTANT)
    Q_PROPERTY(kith::client::PersonListModel *blocked READ blocked CONSTANT)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(bool hasMany READ hasMany NOTIFY searchChanged)
    Q_PROPERTY(kith::client::FormField *address READ address CONSTANT)
    Q_PROPERTY(kith::client::FormField *greeting READ greeting CONSTANT)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY stateChanged)

public:
    explicit PeopleViewModel(QObject *parent = nullptr);

    [[nodiscard]] PersonListModel *requests() { return &m_requests; }
    [[nodiscard]] PersonListModel *sent() { return &m_sent; }
    /// Those whose names match `search`.
    [[nodiscard]] PersonListModel *contacts() { return &m_contacts; }
    /// Part of a name, as NameSearch takes it.
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &text);
    /// So many contacts that one looks for a name.
    [[nodiscard]] bool hasMany() const { return m_all.size() > many; }
    [[nodiscard]] PersonListModel *blocked() { return &m_blocked; }
    [[nodiscard]] FormField *address() { return &m_address; }
    [[nodiscard]] FormField *greeting() { return &m_greeting; }
    /// The last thing that did not work, in words; empty when all is well.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    Q_INVOKABLE void accept(const QString &personId) { Q_EMIT acceptRequested(personId); }
    Q_INVOKABLE void decline(const QString &personId) { Q_EMIT declineRequested(personId); }
    Q_INVOKABLE void block(const QString &personId) { Q_EMIT blockRequested(personId); }
    /// Ends the contact on both sides; what was written stays.
    Q_INVOKABLE void remove(const QString &personId) { Q_EMIT removeRequested(personId); }
    Q_INVOKABLE void setAlias(const QString &personId, const QString &alias) { Q_EMIT aliasRequested(personId, alias); }
    /// The name that was given to a contact; empty: none.
    [[nodiscard]] Q_INVOKABLE QString aliasOf(const QString &personId) const { return m_aliases.value(personId); }
    Q_INVOKABLE void withdraw(const QString &requestId) { Q_EMIT withdrawRequested(requestId); }
    Q_INVOKABLE void unblock(const QString &personId) { Q_EMIT unblockRequested(personId); }
    Q_INVOKABLE void message(const QString &personId) { Q_EMIT messageRequested(personId); }
    /// Sends the request that `address` and `greeting` describe; what is wrong is said beside them.
    Q_INVOKABLE void add();
    Q_INVOKABLE void dismissProblem() { setProblem({}); }

    /// All of them, whatever is looked for.
    void setContacts(const QList<PersonRow> &rows);
    void setAliases(const QHash<QString, QString> &aliases) { m_aliases = aliases; }
    void setProblem(const QString &problem);
    void setBusy(bool isBusy);
    /// The request is on its way: the form is emptied.
    void finishAdding();

signals:
    void stateChanged();
    void added();
    void searchChanged();

    void acceptRequested(const QString &personId);
    void declineRequested(const QString &personId);
    void blockRequested(const QString &personId);
    void removeRequested(const QString &personId);
    void aliasRequested(const QString &personId, const QString &alias);
    void messageRequested(const QString &personId);
    void withdrawRequested(const QString &requestId);
    void unblockRequested(const QString &personId);
    void addRequested(const QString &address, const QString &greeting);

private:
    static constexpr int many = 8;

    void showContacts();

    QHash<QString, QString> m_aliases;
    QList<PersonRow> m_all;
    QString m_search;
    PersonListModel m_requests;
    PersonListModel m_sent;
    PersonListModel m_contacts;
    PersonListModel m_blocked;
    FormField m_address;
    FormField m_greeting;
    QString m_problem;
    bool m_isBusy = false;
};

} // namespace kith::client
