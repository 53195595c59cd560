// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/people/picker_view_model.h"

#include "client/viewmodel/text/name_search.h"
#include "shared/limits.h"
#include "shared/validation.h"

#include <algorithm>
#include <utility>

namespace kith::client {

PickerViewModel::PickerViewModel(QObject *parent)
    : QObject(parent)
{
}

void PickerViewModel::setSearch(const QString &text)
{
    if (m_search == text)
        return;
    m_search = text;
    show();
}

void PickerViewModel::begin(int purpose)
{
    m_purpose = static_cast<Purpose>(std::clamp(purpose, int(NewChat), int(AddMembers)));
    m_picked.clear();
    m_search.clear();
    m_problem.clear();
    m_groupName.setText({});
    m_groupName.setError({});
    m_isBusy = false;
    Q_EMIT began();
    show();
}

void PickerViewModel::choose(const QString &personId)
{
    if (m_isBusy)
        return;
    if (m_purpose == NewChat) {
        m_isBusy = true;
        Q_EMIT chatRequested(personId);
        Q_EMIT changed();
        return;
    }
    if (!m_picked.removeOne(personId))
        m_picked.append(personId);
    m_problem.clear();
    show();
}

void PickerViewModel::confirm()
{
    if (m_isBusy || m_purpose == NewChat)
        return;
    m_problem.clear();
    const QString name = tidyLine(m_groupName.text());
    if (m_purpose == NewGroup && name.isEmpty())
        m_groupName.setError(tr("Give the group a name."));
    else if (m_purpose == NewGroup && codePoints(name) > limits::groupNameLength)
        m_groupName.setError(tr("At most %1 characters.").arg(limits::groupNameLength));
    if (m_picked.isEmpty())
        m_problem = tr("Choose at least one person.");
    const bool isReady = m_problem.isEmpty() && (m_purpose != NewGroup || m_groupName.error().isEmpty());
    m_isBusy = isReady;
    Q_EMIT changed();
    if (!isReady)
        return;
    if (m_purpose == NewGroup)
        Q_EMIT groupRequested(name, m_picked);
    else
        Q_EMIT membersRequested(m_picked);
}

void PickerViewModel::setCandidates(const QList<PersonRow> &people)
{
    m_candidates = people;
    show();
}

void PickerViewModel::fail(const QString &problem)
{
    m_isBusy = false;
    m_problem = problem;
    Q_EMIT changed();
}

void PickerViewModel::finish()
{
    m_isBusy = false;
    if (m_purpose == NewGroup)
        m_groupName.setText({});
    Q_EMIT changed();
    Q_EMIT done();
}

void PickerViewModel::show()
{
    QList<PersonRow> rows;
    const NameSearch search(m_search);
    for (PersonRow row : std::as_const(m_candidates)) {
        if (!search.matches(row.name))
            continue;
        row.isPicked = m_picked.contains(row.personId);
        rows.append(row);
    }
    m_people.setRows(rows);
    Q_EMIT changed();
}

} // namespace kith::client
