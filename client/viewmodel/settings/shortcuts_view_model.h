// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/keyed_list_model.h"

#include <QtCore/QVariantMap>
#include <QtGui/QKeySequence>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace kith::client {

/// One line of the table of shortcuts.
struct ShortcutRow
{
    QString id;
    QString heading; ///< above the first of a group
    QString text;
    QString keys; ///< as this computer writes them; empty: none
    bool isFixed = false;
    bool isChanged = false;
    bool isRecording = false;
    [[nodiscard]] const QString &key() const { return id; }
    friend bool operator==(const ShortcutRow &, const ShortcutRow &) = default;
};

class ShortcutListModel : public KeyedListModel
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    enum Role { IdRole = Qt::UserRole, HeadingRole, TextRole, KeysRole, IsFixedRole, IsChangedRole, IsRecordingRole };

    using KeyedListModel::KeyedListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void setRows(const QList<ShortcutRow> &rows) { bringTo(m_rows, rows); }
    [[nodiscard]] const QList<ShortcutRow> &rows() const { return m_rows; }

private:
    QList<ShortcutRow> m_rows;
};

/// Every shortcut of the program: the one place in which they are written. The window asks here which keys mean what; the
/// person can look them up and change them.
class ShortcutsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QVariantMap keys READ keys NOTIFY keysChanged)
    Q_PROPERTY(QVariantMap names READ names NOTIFY keysChanged)
    Q_PROPERTY(kith::client::ShortcutListModel *rows READ rows CONSTANT)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool canTakeOver READ canTakeOver NOTIFY changed)
    Q_PROPERTY(bool isAnyChanged READ isAnyChanged NOTIFY changed)

public:
    /// Where a shortcut means something. Those of the window mean it everywhere; the other two never meet.
    enum Place { Window, Writing, Message };
    Q_ENUM(Place)

    /// *Owner* of `file`: the caller; null keeps nothing.
    explicit ShortcutsViewModel(QSettings *file, QObject *parent = nullptr);

    /// Of each action the sequences as QML's Shortcut takes them.
    [[nodiscard]] QVariantMap keys() const { return m_keys; }
    /// Of each action its first sequence as this computer writes it, for hints; empty: none.
    [[nodiscard]] QVariantMap names() const { return m_names; }
    [[nodiscard]] ShortcutListModel *rows() { return &m_rows; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    /// Why the keys that were pressed last were not taken; empty when they were.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// Another action has those keys and could give them up.
    [[nodiscard]] bool canTakeOver() const { return !m_wanted.isEmpty(); }
    [[nodiscard]] bool isAnyChanged() const { return !m_chosen.isEmpty(); }

    /// The action that a key press means in that place; empty: none. For the keys that QML's Shortcut does not see.
    Q_INVOKABLE QString actionFor(int place, int key, int modifiers) const;

    /// The next keys that are pressed become this action's.
    Q_INVOKABLE void record(const QString &id);
    Q_INVOKABLE void stopRecording();
    /// While recording: takes them, or says why not. False for a key that alone means nothing (Shift, Ctrl).
    Q_INVOKABLE bool press(int key, int modifiers);
    /// Takes the keys although another action has them; that one then has none.
    Q_INVOKABLE void takeOver();
    Q_INVOKABLE void clear(const QString &id);
    Q_INVOKABLE void reset(const QString &id);
    Q_INVOKABLE void resetAll();
    /// The words are in another language now.
    Q_INVOKABLE void speakAnew() { show(); }

signals:
    void keysChanged();
    void changed();

private:
    [[nodiscard]] QList<QKeySequence> sequencesOf(const QString &id) const;
    [[nodiscard]] QString ownerOf(const QKeySequence &keys, const QString &besides) const;
    void choose(const QString &id, const QList<QKeySequence> &sequences);
    void collect();
    void show();

    QSettings *m_file;
    QHash<QString, QList<QKeySequence>> m_chosen; ///< only what is not as it comes
    QVariantMap m_keys;
    QVariantMap m_names;
    ShortcutListModel m_rows;
    QString m_search;
    QString m_problem;
    QString m_recording;
    QKeySequence m_wanted;
    QString m_wantedBy;
};

} // namespace kith::client
