// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chats_view_model.h"

#include <algorithm>

namespace kith::client {

ChatsViewModel::ChatsViewModel(QObject *parent)
    : QObject(parent)
{
    m_filtered.setSourceModel(&m_rows);
    m_switcher.setSourceModel(&m_rows);
}

void ChatsViewModel::setPart(int part)
{
    const int valid = part >= 0 && part <= 3 ? part : 0;
    if (m_part == valid)
        return;
    m_part = valid;
    m_filtered.setPart(static_cast<ChatFilterModel::Part>(valid));
    Q_EMIT partChanged();
}

void ChatsViewModel::setSearch(const QString &text)
{
    if (m_search == text)
        return;
    m_search = text;
    m_filtered.setSearch(text);
    Q_EMIT searchChanged();
}

void ChatsViewModel::setSwitcherSearch(const QString &text)
{
    if (m_switcherSearch == text)
        return;
    m_switcherSearch = text;
    m_switcher.setSearch(text);
    Q_EMIT switcherSearchChanged();
}

void ChatsViewModel::open(const QString &conversationId)
{
    if (m_currentId == conversationId)
        return;
    m_currentId = conversationId;
    m_filtered.setKept(conversationId);
    Q_EMIT currentIdChanged();
}

void ChatsViewModel::step(int by)
{
    const int count = m_filtered.rowCount();
    if (count == 0)
        return;
    const int row = m_filtered.rowOf(m_currentId);
    open(m_filtered.conversationAt(row < 0 ? 0 : std::clamp(row + by, 0, count - 1)));
}

void ChatsViewModel::setRows(const QList<ChatRow> &rows)
{
    m_rows.setRows(rows);
    m_unreadMessages = 0;
    m_unreadConversations = 0;
    for (const ChatRow &row : rows) {
        m_unreadMessages += row.unread;
        m_unreadConversations += row.unread > 0 ? 1 : 0;
    }
    Q_EMIT rowsChanged();
}

void ChatsViewModel::setLoading(bool isLoading)
{
    if (m_isLoading == isLoading)
        return;
    m_isLoading = isLoading;
    Q_EMIT rowsChanged();
}

} // namespace kith::client
