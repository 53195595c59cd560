// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/app/account_list_model.h"

namespace kith::client {

int AccountListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AccountListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AccountRow &row = m_rows[index.row()];
    switch (role) {
    case AccountIdRole: return row.accountId;
    case Qt::DisplayRole:
    case NameRole: return row.name;
    case ServerRole: return row.server;
    case InitialsRole: return row.initials;
    case ColourRole: return row.colour;
    case UnreadRole: return row.unread;
    case IsCurrentRole: return row.isCurrent;
    case IsOnlineRole: return row.isOnline;
    case PictureRole: return row.picture;
    default: return {};
    }
}

QHash<int, QByteArray> AccountListModel::roleNames() const
{
    return {{AccountIdRole, "accountId"}, {NameRole, "name"},         {ServerRole, "server"},
            {InitialsRole, "initials"},   {ColourRole, "colour"},     {UnreadRole, "unread"},
            {IsCurrentRole, "isCurrent"}, {IsOnlineRole, "isOnline"}, {PictureRole, "picture"}};
}

int AccountListModel::unreadElsewhere() const
{
    int sum = 0;
    for (const AccountRow &row : m_rows)
        sum += row.isCurrent ? 0 : row.unread;
    return sum;
}

void AccountListModel::setRows(const QList<AccountRow> &rows)
{
    const qsizetype before = m_rows.size();
    const int unreadBefore = unreadElsewhere();
    bringTo(m_rows, rows);
    if (before != m_rows.size())
        Q_EMIT countChanged();
    if (unreadBefore != unreadElsewhere())
        Q_EMIT unreadElsewhereChanged();
}

} // namespace kith::client
