// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/people/person_list_model.h"

namespace kith::client {

int PersonListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PersonListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PersonRow &row = m_rows[index.row()];
    switch (role) {
    case PersonIdRole: return row.personId;
    case Qt::DisplayRole:
    case NameRole: return row.name;
    case DetailRole: return row.detail;
    case TagRole: return row.tag;
    case InitialsRole: return row.initials;
    case ColourRole: return row.colour;
    case IsOnlineRole: return row.isOnline;
    case IsPickedRole: return row.isPicked;
    case SectionRole: return row.section;
    case PictureRole: return row.picture;
    default: return {};
    }
}

QHash<int, QByteArray> PersonListModel::roleNames() const
{
    return {{PersonIdRole, "personId"}, {NameRole, "name"},      {DetailRole, "detail"},     {TagRole, "tag"},
            {InitialsRole, "initials"}, {ColourRole, "colour"},  {IsOnlineRole, "isOnline"}, {IsPickedRole, "isPicked"},
            {SectionRole, "part"},      {PictureRole, "picture"}};
}

void PersonListModel::setRows(const QList<PersonRow> &rows)
{
    const qsizetype before = m_rows.size();
    bringTo(m_rows, rows);
    if (before != m_rows.size())
        Q_EMIT countChanged();
}

} // namespace kith::client
