// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/text/name_search.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// The part of the conversations that a chip and a search text leave over, in the order of the source.
class ChatFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    /// Archived conversations show only in their own part, and to whoever searches.
    enum class Part { All, Unread, People, Groups, Archived, Folder };

    explicit ChatFilterModel(QObject *parent = nullptr);

    /// `folder` counts for Part::Folder only.
    void setPart(Part part, const QString &folder = {});
    /// Matches as NameSearch says.
    void setSearch(const QString &text);
    /// A conversation that stays although it does not match: the one that is open.
    void setKept(const QString &conversationId);

    [[nodiscard]] int count() const { return rowCount(); }
    /// Empty when there is no such row.
    [[nodiscard]] Q_INVOKABLE QString conversationAt(int row) const;
    /// -1 when it is not among them.
    [[nodiscard]] Q_INVOKABLE int rowOf(const QString &conversationId) const;

signals:
    void countChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    [[nodiscard]] bool isOfPart(const QModelIndex &row) const;

    Part m_part = Part::All;
    QString m_folder;
    NameSearch m_search;
    QString m_kept;
};

} // namespace kith::client
