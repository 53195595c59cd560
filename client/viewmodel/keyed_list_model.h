// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QSet>
#include <QtQml/qqmlregistration.h>

#include <algorithm>

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
        // Most changes are a page more at one end, or a page less: the rest keeps its order and needs no look-ups.
        const qsizetype most = std::min(rows.size(), wanted.size());
        qsizetype before = 0;
        while (before < most && rows[before].key() == wanted[before].key())
            ++before;
        qsizetype after = 0;
        while (after < most - before && rows[rows.size() - 1 - after].key() == wanted[wanted.size() - 1 - after].key())
            ++after;
        if (before + after == wanted.size())
            remove(rows, before, rows.size() - wanted.size());
        else if (before + after == rows.size())
            insert(rows, wanted, before, wanted.size() - rows.size());
        else
            arrange(rows, wanted, before);
        for (qsizetype i = 0; i < wanted.size(); ++i)
            refresh(rows, i, wanted[i]);
    }

private:
    /// The keys from `begin` on come, go and move; what the rows say stays as it was.
    template<class Row>
    void arrange(QList<Row> &rows, const QList<Row> &wanted, qsizetype begin)
    {
        removeMissing(rows, wanted);
        QSet<QString> known;
        known.reserve(rows.size());
        for (const Row &row : rows)
            known.insert(row.key());
        for (qsizetype i = begin; i < wanted.size(); ++i) {
            if (i < rows.size() && rows[i].key() == wanted[i].key())
                continue;
            const qsizetype from = known.contains(wanted[i].key()) ? find(rows, wanted[i], i + 1) : -1;
            if (from >= 0) {
                beginMoveRows({}, int(from), int(from), {}, int(i));
                rows.move(from, i);
                endMoveRows();
                continue;
            }
            qsizetype end = i + 1;
            while (end < wanted.size() && !known.contains(wanted[end].key()))
                ++end;
            insert(rows, wanted, i, end - i);
            i = end - 1;
        }
    }

    template<class Row>
    void insert(QList<Row> &rows, const QList<Row> &wanted, qsizetype at, qsizetype count)
    {
        if (count == 0)
            return;
        beginInsertRows({}, int(at), int(at + count - 1));
        rows.insert(at, count, {});
        std::copy_n(wanted.cbegin() + at, count, rows.begin() + at);
        endInsertRows();
    }

    template<class Row>
    void remove(QList<Row> &rows, qsizetype at, qsizetype count)
    {
        if (count == 0)
            return;
        beginRemoveRows({}, int(at), int(at + count - 1));
        rows.remove(at, count);
        endRemoveRows();
    }

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
        for (qsizetype end = rows.size(); end > 0;) {
            qsizetype begin = end;
            while (begin > 0 && !keys.contains(rows[begin - 1].key()))
                --begin;
            remove(rows, begin, end - begin);
            end = begin - 1;
        }
    }
};

} // namespace kith::client
