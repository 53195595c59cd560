// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/keyed_list_model.h"

namespace kith::client {

/// One person in a list, whatever the list is of.
struct PersonRow
{
    QString personId;
    QString name;
    QString detail; ///< Second line: presence, greeting, phone number or when they have read it.
    QString tag; ///< Role in a group; empty for a plain member.
    QString initials;
    int colour = 0;
    bool isOnline = false;
    bool isPicked = false;
    QString section; ///< Title of the part of the list it belongs to; empty for one part.
    QString picture = {}; ///< Address for Image; empty: the initials show.

    [[nodiscard]] const QString &key() const { return personId; }
    friend bool operator==(const PersonRow &, const PersonRow &) = default;
};

class PersonListModel : public KeyedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        PersonIdRole = Qt::UserRole,
        NameRole,
        DetailRole,
        TagRole,
        InitialsRole,
        ColourRole,
        IsOnlineRole,
        IsPickedRole,
        SectionRole,
        PictureRole
    };

    using KeyedListModel::KeyedListModel;

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setRows(const QList<PersonRow> &rows);
    [[nodiscard]] const QList<PersonRow> &rows() const { return m_rows; }

signals:
    void countChanged();

private:
    QList<PersonRow> m_rows;
};

} // namespace kith::client
