// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/keyed_list_model.h"
#include "client/viewmodel/search/search_row.h"

namespace kith::client {

/// What a search found: conversations, messages, files, in this order.
class SearchListModel : public KeyedListModel
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        KindRole = Qt::UserRole,
        SectionRole,
        TitleRole,
        ContextRole,
        InitialsRole,
        ColourRole,
        IsOnlineRole,
        BeforeRole,
        MatchRole,
        AfterRole,
        TimeTextRole,
        SpokenRole,
        PictureRole,
    };

    using KeyedListModel::KeyedListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_rows.size()); }

    void setRows(const QList<SearchRow> &rows);
    [[nodiscard]] const QList<SearchRow> &rows() const { return m_rows; }

signals:
    void countChanged();

private:
    QList<SearchRow> m_rows;
};

} // namespace kith::client
