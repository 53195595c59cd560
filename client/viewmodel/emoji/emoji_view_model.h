// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/emoji/emoji_table.h"

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace kith::client {

/// The emoji that the picker shows: those used last, then all of them, or what the search finds.
class EmojiViewModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(int count READ count NOTIFY searchChanged)
    Q_PROPERTY(QStringList groups READ groups CONSTANT)
    Q_PROPERTY(QStringList signs READ signs CONSTANT)

public:
    enum Role { EmojiRole = Qt::UserRole, NameRole };

    /// *Owner* of `settingsFile`: the caller; null keeps nothing of what was used.
    explicit EmojiViewModel(QSettings *settingsFile, QObject *parent = nullptr);

    [[nodiscard]] const EmojiTable &table() const { return m_table; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &text);
    [[nodiscard]] int count() const { return int(m_shown.size()); }
    /// Names of the groups, and an emoji that stands for each.
    [[nodiscard]] static QStringList groups() { return EmojiTable::groupNames(); }
    [[nodiscard]] static QStringList signs();

    /// Shows everything again, with what was used last at the top. Reads the table at the first call.
    Q_INVOKABLE void begin();
    /// Row where a group begins; 0 while something is searched for.
    Q_INVOKABLE int rowOfGroup(int group) const;
    /// Group that a row belongs to; -1: to none, as it is among those used last or found.
    Q_INVOKABLE int groupOfRow(int row) const;
    Q_INVOKABLE QString emojiAt(int row) const;
    /// Remembers that it was chosen.
    Q_INVOKABLE void use(const QString &emoji);
    /// The emoji used last, the latest first, filled up with common ones. Range: six.
    Q_INVOKABLE QStringList quick() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void searchChanged();

private:
    void show();

    EmojiTable m_table;
    QSettings *m_file;
    QStringList m_recent;
    QString m_search;
    QList<int> m_shown; ///< positions in the table
    int m_recentShown = 0;
};

} // namespace kith::client
