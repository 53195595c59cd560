// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/keyed_list_model.h"

#include <QtCore/QUrl>
#include <QtGui/QImage>

namespace kith::client {

/// A file that is to go with the message that is being written.
struct AttachmentRow
{
    /// Copied into the account's folder, copied, or not to be sent.
    enum class State { Preparing, Ready, Refused };
    QString id;
    QString name;
    QString detail; ///< its size, or why it cannot be sent
    QString picture = {}; ///< address for Image; empty: it is no picture
    State state = State::Preparing;

    [[nodiscard]] const QString &key() const { return id; }
    friend bool operator==(const AttachmentRow &, const AttachmentRow &) = default;
};

/// The strip of files above the text that is being written.
class AttachmentsViewModel : public KeyedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool areAllowed READ areAllowed NOTIFY countChanged)

public:
    enum Role { IdRole = Qt::UserRole, NameRole, DetailRole, PictureRole, IsReadyRole, IsRefusedRole, IsPictureRole };

    using KeyedListModel::KeyedListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    /// Files can be attached now: something is open, and no message is being edited.
    [[nodiscard]] bool areAllowed() const { return m_areAllowed; }
    /// There are some, and each is ready.
    [[nodiscard]] bool areReady() const;
    [[nodiscard]] const QList<AttachmentRow> &rows() const { return m_rows; }

    /// Files on this computer; other addresses are passed over. False: there was none.
    Q_INVOKABLE bool add(const QList<QUrl> &urls);
    /// Files or a picture from the clipboard. False: it holds neither, and the paste is one of text.
    Q_INVOKABLE bool paste();
    Q_INVOKABLE void remove(const QString &id) { Q_EMIT removeRequested(id); }

    void setRows(const QList<AttachmentRow> &rows);
    void setAllowed(bool areAllowed);

signals:
    /// Also when a row is ready, or is not any more.
    void countChanged();
    void addRequested(const QStringList &paths);
    void imageRequested(const QImage &image);
    void removeRequested(const QString &id);

private:
    QList<AttachmentRow> m_rows;
    bool m_areAllowed = false;
};

} // namespace kith::client
