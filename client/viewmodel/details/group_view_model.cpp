// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/details/group_view_model.h"

#include "shared/limits.h"
#include "shared/validation.h"

#include <algorithm>

namespace kith::client {

int GroupViewModel::allowed(int rule) const
{
    return std::clamp(rule, 0, m_terms.myRole);
}

void GroupViewModel::setAddRule(int rule)
{
    m_terms.add = allowed(rule);
    Q_EMIT changed();
}

void GroupViewModel::setPostRule(int rule)
{
    m_terms.post = allowed(rule);
    Q_EMIT changed();
}

void GroupViewModel::setEditRule(int rule)
{
    m_terms.edit = allowed(rule);
    Q_EMIT changed();
}

void GroupViewModel::start()
{
    m_problem.clear();
    m_isBusy = false;
}

void GroupViewModel::startEditing(const GroupTerms &terms)
{
    start();
    m_terms = terms;
    m_name.setText(terms.name);
    m_about.setText(terms.about);
    m_name.setError({});
    m_about.setError({});
    Q_EMIT changed();
    Q_EMIT editOpened();
}

void GroupViewModel::save()
{
    if (m_isBusy)
        return;
    const QString name = tidyLine(m_name.text());
    const QString about = m_about.text().trimmed();
    if (name.isEmpty())
        m_name.setError(tr("Give the group a name."));
    else if (codePoints(name) > limits::groupNameLength)
        m_name.setError(tr("At most %1 characters.").arg(limits::groupNameLength));
    if (codePoints(about) > limits::aboutLength)
        m_about.setError(tr("At most %1 characters.").arg(limits::aboutLength));
    if (!m_name.error().isEmpty() || !m_about.error().isEmpty())
        return;
    m_terms.name = name;
    m_terms.about = about;
    m_problem.clear();
    m_isBusy = true;
    Q_EMIT changed();
    Q_EMIT saveRequested();
}

void GroupViewModel::startLeaving(const QString &name, bool needsSuccessor, const QList<PersonRow> &successors)
{
    start();
    m_leavingName = name;
    m_needsSuccessor = needsSuccessor && !successors.isEmpty();
    m_candidates = successors;
    m_successor.clear();
    showSuccessors();
    Q_EMIT leaveOpened();
}

void GroupViewModel::chooseSuccessor(const QString &personId)
{
    m_successor = personId;
    m_problem.clear();
    showSuccessors();
}

void GroupViewModel::showSuccessors()
{
    QList<PersonRow> rows = m_candidates;
    for (PersonRow &row : rows)
        row.isPicked = row.personId == m_successor;
    m_successors.setRows(rows);
    Q_EMIT changed();
}

void GroupViewModel::leave(bool isArchived)
{
    if (m_isBusy)
        return;
    if (m_needsSuccessor && m_successor.isEmpty()) {
        fail(tr("Choose who looks after the group from now on."));
        return;
    }
    m_problem.clear();
    m_isBusy = true;
    Q_EMIT changed();
    Q_EMIT leaveRequested(m_needsSuccessor ? m_successor : QString(), isArchived);
}

void GroupViewModel::fail(const QString &problem)
{
    m_isBusy = false;
    m_problem = problem;
    Q_EMIT changed();
}

void GroupViewModel::finish()
{
    m_isBusy = false;
    Q_EMIT changed();
    Q_EMIT done();
}

} // namespace kith::client
