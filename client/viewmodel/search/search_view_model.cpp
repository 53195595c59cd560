// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/search/search_view_model.h"

#include <QtCore/QSet>

#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

void SearchViewModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
    Q_EMIT wanted();
}

void SearchViewModel::begin(const QString &conversationId, const QString &name)
{
    m_scopeId = conversationId;
    m_scope = name;
    m_text.clear();
    Q_EMIT scopeChanged();
    Q_EMIT textChanged();
    Q_EMIT wanted();
}

void SearchViewModel::leaveScope()
{
    if (m_scopeId.isEmpty())
        return;
    m_scopeId.clear();
    m_scope.clear();
    Q_EMIT scopeChanged();
    Q_EMIT wanted();
}

void SearchViewModel::end()
{
    m_text.clear();
    setRows({});
    setStatus({});
    Q_EMIT textChanged();
    Q_EMIT ended();
}

void SearchViewModel::setRows(const QList<SearchRow> &rows)
{
    m_model.setRows(rows);
    QSet<SearchRow::Kind> kinds;
    for (const SearchRow &row : rows)
        kinds.insert(row.kind);
    if (std::exchange(m_kinds, int(kinds.size())) != m_kinds)
        Q_EMIT kindsChanged();
}

void SearchViewModel::choose(int row)
{
    if (row < 0 || row >= m_model.count())
        return;
    const SearchRow chosen = m_model.rows().at(row);
    if (chosen.kind == SearchRow::Kind::Conversation)
        Q_EMIT conversationChosen(chosen.conversationId);
    else
        Q_EMIT messageChosen(chosen.conversationId, chosen.messageId);
}

QString SearchViewModel::withNextFilter(const QString &text) const
{
    static const QStringList filters{u"from:"_s, u"in:"_s, u"has:"_s, u"before:"_s, u"after:"_s};
    for (qsizetype i = 0; i < filters.size(); ++i) {
        if (text.endsWith(filters[i]))
            return text.chopped(filters[i].size()) + filters[(i + 1) % filters.size()];
    }
    return text + (text.isEmpty() || text.endsWith(u' ') ? u""_s : u" "_s) + filters.first();
}

void SearchViewModel::setStatus(const QString &status, const QString &problem)
{
    if (m_status == status && m_problem == problem)
        return;
    m_status = status;
    m_problem = problem;
    Q_EMIT statusChanged();
}

} // namespace kith::client
