// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/devices_view_model.h"

namespace kith::client {

int DeviceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant DeviceListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const DeviceRow &row = m_rows.at(index.row());
    switch (role) {
    case DeviceId: return row.deviceId;
    case Name: return row.name;
    case Detail: return row.detail;
    case IsThisOne: return row.isThisOne;
    default: return {};
    }
}

QHash<int, QByteArray> DeviceListModel::roleNames() const
{
    return {{DeviceId, "deviceId"}, {Name, "name"}, {Detail, "detail"}, {IsThisOne, "isThisOne"}};
}

void DevicesViewModel::refresh()
{
    m_isLoading = true;
    Q_EMIT changed();
    Q_EMIT refreshRequested();
}

void DevicesViewModel::setRows(const QList<DeviceRow> &rows)
{
    m_model.setRows(rows);
    m_isLoading = false;
    m_problem.clear();
    Q_EMIT changed();
}

void DevicesViewModel::setProblem(const QString &problem)
{
    m_isLoading = false;
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace kith::client
