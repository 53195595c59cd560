// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QSet>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// A list that is brought to a wanted state by the fewest row signals, so that views keep their place,
/// selection and animations. It never resets.
class KeyedListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    using QAbstractListModel::QAbstractListModel;

protected:
    /// Row needs `key()` (unique in the list) and `==`.
    template<class Row>
    void bringTo(QList<Row> &rows, const QList<Row> &wanted)
    {
        removeMissing(rows, wanted);
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            if (i < rows.size() && rows[i].key() == wanted[i].key()) {
                refresh(rows, i, wanted[i]);
                continue;
            }
            const qsizetype from = find(rows, wanted[i], i + 1);
            if (from < 0) {
                beginInsertRows({}, int(i), int(i));
                rows.insert(i, wanted[i]);
                endInsertRows();
            } else {
                beginMoveRows({}, int(from), int(from), {}, int(i));
                rows.move(from, i);
                endMoveRows();
                refresh(rows, i, wanted[i]);
            }
        }
    }

private:
    template<class Row>
    void refresh(QList<Row> &rows, qsizetype i, const Row &wanted)
    {
        if (rows[i] == wanted)
            return;
        rows[i] = wanted;
        Q_EMIT dataChanged(index(int(i)), index(int(i)));
    }

    template<class Row>
    static qsizetype find(const QList<Row> &rows, const Row &wanted, qsizetype from)
    {
        for (qsizetype i = from; i < rows.size(); ++i) {
            if (rows[i].key() == wanted.key())
                return i;
        }
        return -1;
    }

    template<class Row>
    void removeMissing(QList<Row> &rows, const QList<Row> &wanted)
    {
        QSet<QString> keys;
        keys.reserve(wanted.size());
        for (const Row &row : wanted)
            keys.insert(row.key());
        for (qsizetype i = rows.size() - 1; i >= 0; --i) {
            if (keys.contains(rows[i].key()))
                continue;
            beginRemoveRows({}, int(i), int(i));
            rows.removeAt(i);
            endRemoveRows();
        }
    }
};

} // namespace kith::client
