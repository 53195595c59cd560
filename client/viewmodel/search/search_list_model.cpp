// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/search/search_list_model.h"

namespace kith::client {

namespace {
QString sectionOf(SearchRow::Kind kind)
{
    switch (kind) {
    case SearchRow::Kind::Conversation: return SearchListModel::tr("Conversations");
    case SearchRow::Kind::Message: return SearchListModel::tr("Messages");
    case SearchRow::Kind::File: return SearchListModel::tr("Files");
    }
    return {};
}

QString spokenText(const SearchRow &row)
{
    const QString line = row.line.before + row.line.match + row.line.after;
    switch (row.kind) {
    case SearchRow::Kind::Conversation: return row.title;
    case SearchRow::Kind::Message: return SearchListModel::tr("%1, %2, %3, %4").arg(row.title, row.context, line, row.timeText);
    case SearchRow::Kind::File: return SearchListModel::tr("File %1, %2, %3").arg(line, row.context, row.timeText);
    }
    return {};
}
} // namespace

int SearchListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SearchListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchRow &row = m_rows[index.row()];
    switch (role) {
    case KindRole: return int(row.kind);
    case SectionRole: return sectionOf(row.kind);
    case Qt::DisplayRole:
    case TitleRole: return row.title;
    case ContextRole: return row.context;
    case InitialsRole: return row.initials;
    case ColourRole: return row.colour;
    case IsOnlineRole: return row.isOnline;
    case BeforeRole: return row.line.before;
    case MatchRole: return row.line.match;
    case AfterRole: return row.line.after;
    case TimeTextRole: return row.timeText;
    case SpokenRole: return spokenText(row);
    case PictureRole: return row.picture;
    default: return {};
    }
}

QHash<int, QByteArray> SearchListModel::roleNames() const
{
    return {{KindRole, "kind"},         {SectionRole, "section"}, {TitleRole, "title"},       {ContextRole, "context"},
            {InitialsRole, "initials"}, {ColourRole, "colour"},   {IsOnlineRole, "isOnline"}, {BeforeRole, "before"},
            {MatchRole, "match"},       {AfterRole, "after"},     {TimeTextRole, "timeText"}, {SpokenRole, "spoken"},
            {PictureRole, "picture"}};
}

void SearchListModel::setRows(const QList<SearchRow> &rows)
{
    const qsizetype before = m_rows.size();
    bringTo(m_rows, rows);
    if (m_rows.size() != before)
        Q_EMIT countChanged();
}

} // namespace kith::client
