// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/details/details_view_model.h"

namespace kith::client {

void DetailsViewModel::setDetails(const ConversationDetails &details)
{
    if (m_details == details)
        return;
    m_details = details;
    Q_EMIT changed();
}

void DetailsViewModel::setAbilities(const QHash<QString, int> &abilities)
{
    m_abilities = abilities;
}

void DetailsViewModel::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

void DetailsViewModel::startReaders()
{
    m_readers.setRows({});
    m_readersProblem.clear();
    m_isReadersLoading = true;
    Q_EMIT readersChanged();
    Q_EMIT readersOpened();
}

void DetailsViewModel::setReaders(const QList<PersonRow> &people)
{
    m_isReadersLoading = false;
    m_readers.setRows(people);
    Q_EMIT readersChanged();
}

void DetailsViewModel::failReaders(const QString &problem)
{
    m_isReadersLoading = false;
    m_readersProblem = problem;
    Q_EMIT readersChanged();
}

} // namespace kith::client
