// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/keyed_list_model.h"

namespace kith::client {

/// One device in the words of the list.
struct DeviceRow
{
    QString deviceId;
    QString name;
    QString detail;
    bool isThisOne = false;

    [[nodiscard]] QString key() const { return deviceId; }
    friend bool operator==(const DeviceRow &, const DeviceRow &) = default;
};

class DeviceListModel : public KeyedListModel
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    enum Role { DeviceId = Qt::UserRole + 1, Name, Detail, IsThisOne };

    using KeyedListModel::KeyedListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void setRows(const QList<DeviceRow> &rows) { bringTo(m_rows, rows); }
    [[nodiscard]] const QList<DeviceRow> &rows() const { return m_rows; }

private:
    QList<DeviceRow> m_rows;
};

/// Where the person is signed in. Asked for when somebody looks.
class DevicesViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::DeviceListModel *model READ model CONSTANT)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] DeviceListModel *model() { return &m_model; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] QString problem() const { return m_problem; }

    Q_INVOKABLE void refresh();
    Q_INVOKABLE void signOut(const QString &deviceId) { Q_EMIT signOutRequested(deviceId); }

    void setRows(const QList<DeviceRow> &rows);
    void setProblem(const QString &problem);

signals:
    void changed();
    void refreshRequested();
    void signOutRequested(const QString &deviceId);

private:
    DeviceListModel m_model;
    bool m_isLoading = false;
    QString m_problem;
};

} // namespace kith::client
