// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/keyed_list_model.h"

namespace kith::client {

/// One account of this profile.
struct AccountRow
{
    QString accountId;
    QString name;
    QString server; ///< host and port
    QString initials;
    int colour = 0;
    int unread = 0; ///< of what is not muted
    bool isCurrent = false;
    bool isOnline = false;
    QString picture = {}; ///< Address for Image; empty: the initials show.

    [[nodiscard]] const QString &key() const { return accountId; }
    friend bool operator==(const AccountRow &, const AccountRow &) = default;
};

/// The accounts that are signed in side by side.
class AccountListModel : public KeyedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int unreadElsewhere READ unreadElsewhere NOTIFY unreadElsewhereChanged)

public:
    enum Role {
        AccountIdRole = Qt::UserRole,
        NameRole,
        ServerRole,
        InitialsRole,
        ColourRole,
        UnreadRole,
        IsCurrentRole,
        IsOnlineRole,
        PictureRole
    };

    using KeyedListModel::KeyedListModel;

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// In all accounts but the one that is shown.
    [[nodiscard]] int unreadElsewhere() const;

    void setRows(const QList<AccountRow> &rows);
    [[nodiscard]] const QList<AccountRow> &rows() const { return m_rows; }

signals:
    void countChanged();
    void unreadElsewhereChanged();

private:
    QList<AccountRow> m_rows;
};

} // namespace kith::client
