// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/people/people_view_model.h"

#include "client/viewmodel/text/name_search.h"
#include "shared/limits.h"
#include "shared/validation.h"

namespace kith::client {

PeopleViewModel::PeopleViewModel(QObject *parent)
    : QObject(parent)
{
}

void PeopleViewModel::add()
{
    if (m_isBusy)
        return;
    const QString address = m_address.text().trimmed();
    const QString greeting = m_greeting.text().trimmed();
    if (address.isEmpty())
        m_address.setError(tr("Type a phone number or an e-mail address."));
    if (codePoints(greeting) > limits::contactMessageLength)
        m_greeting.setError(tr("At most %1 characters.").arg(limits::contactMessageLength));
    if (!m_address.error().isEmpty() || !m_greeting.error().isEmpty())
        return;
    setBusy(true);
    Q_EMIT addRequested(address, greeting);
}

void PeopleViewModel::setSearch(const QString &text)
{
    if (m_search == text)
        return;
    m_search = text;
    showContacts();
    Q_EMIT searchChanged();
}

void PeopleViewModel::setContacts(const QList<PersonRow> &rows)
{
    const bool hadMany = hasMany();
    m_all = rows;
    showContacts();
    if (hasMany() != hadMany)
        Q_EMIT searchChanged();
}

void PeopleViewModel::showContacts()
{
    const NameSearch search(m_search);
    QList<PersonRow> rows;
    for (const PersonRow &row : std::as_const(m_all)) {
        if (search.matches(row.name))
            rows.append(row);
    }
    m_contacts.setRows(rows);
}

void PeopleViewModel::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT stateChanged();
}

void PeopleViewModel::setBusy(bool isBusy)
{
    if (m_isBusy == isBusy)
        return;
    m_isBusy = isBusy;
    Q_EMIT stateChanged();
}

void PeopleViewModel::finishAdding()
{
    setBusy(false);
    m_address.setText({});
    m_greeting.setText({});
    Q_EMIT added();
}

} // namespace kith::client
