// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/timeline/forward_view_model.h"

#include <utility>

namespace kith::client {

void ForwardViewModel::setSearch(const QString &text)
{
    if (m_search == text)
        return;
    m_search = text;
    show();
}

void ForwardViewModel::begin(const QStringList &messageIds, const QList<PersonRow> &conversations)
{
    m_messageIds = messageIds;
    m_all = conversations;
    m_picked.clear();
    m_search.clear();
    show();
    Q_EMIT began();
}

void ForwardViewModel::choose(const QString &conversationId)
{
    if (!m_picked.removeOne(conversationId) && !isFull())
        m_picked.append(conversationId);
    show();
}

void ForwardViewModel::confirm()
{
    if (m_picked.isEmpty() || m_messageIds.isEmpty())
        return;
    const QStringList picked = std::exchange(m_picked, {});
    Q_EMIT done();
    Q_EMIT confirmed(std::exchange(m_messageIds, {}), picked);
}

void ForwardViewModel::show()
{
    QList<PersonRow> rows;
    for (PersonRow row : std::as_const(m_all)) {
        row.isPicked = m_picked.contains(row.personId);
        // What is picked stays in sight, whatever is searched for.
        if (row.isPicked || row.name.contains(m_search.trimmed(), Qt::CaseInsensitive))
            rows.append(row);
    }
    m_targets.setRows(rows);
    Q_EMIT changed();
}

} // namespace kith::client
