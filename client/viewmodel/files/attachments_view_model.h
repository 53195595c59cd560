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
    bool isVoice = false; ///< recorded here, and not sent yet
    bool isPlaying = false;
    bool isOriginal = false; ///< a picture that goes as a file, with its name, as it is

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
    Q_PROPERTY(int refused READ refused NOTIFY countChanged)
    Q_PROPERTY(bool areAllowed READ areAllowed NOTIFY countChanged)

public:
    enum Role {
        IdRole = Qt::UserRole,
        NameRole,
        DetailRole,
        PictureRole,
        IsReadyRole,
        IsRefusedRole,
        IsPictureRole,
        IsVoiceRole,
        IsPlayingRole,
        IsOriginalRole
    };

    using KeyedListModel::KeyedListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    /// Files can be attached now: something is open, and no message is being edited.
    [[nodiscard]] bool areAllowed() const { return m_areAllowed; }
    /// How many cannot be sent, and keep the others from being sent until they are removed.
    [[nodiscard]] int refused() const;
    /// There are some, and each is ready.
    [[nodiscard]] bool areReady() const;
    [[nodiscard]] const QList<AttachmentRow> &rows() const { return m_rows; }

    /// Files on this computer; other addresses are passed over. False: there was none.
    Q_INVOKABLE bool add(const QList<QUrl> &urls);
    /// A picture that another program gives as it is (drag and drop), in one of pictureFormats(). False: there is none in it.
    Q_INVOKABLE bool addPicture(const QByteArray &bytes, const QString &format);
    /// Media types of pictures, the one that keeps most of it first.
    [[nodiscard]] Q_INVOKABLE QStringList pictureFormats() const;
    /// Files or a picture from the clipboard. False: it holds neither, and the paste is one of text.
    /// Where none can be attached now, they are not pasted as text either: notNow().
    Q_INVOKABLE bool paste();
    /// A voice message before it is sent: plays, or rests.
    Q_INVOKABLE void listen(const QString &id) { Q_EMIT listenRequested(id); }
    /// A picture: as a file, as it is; or again as a picture.
    Q_INVOKABLE void setOriginal(const QString &id, bool isOriginal) { Q_EMIT originalRequested(id, isOriginal); }
    /// Row of the first that cannot be sent; -1: none.
    [[nodiscard]] Q_INVOKABLE int firstRefused() const;
    Q_INVOKABLE void remove(const QString &id) { Q_EMIT removeRequested(id); }

    void setRows(const QList<AttachmentRow> &rows);
    void setAllowed(bool areAllowed);
    /// The voice message that is heard; empty: none.
    void setPlaying(const QString &id);

signals:
    /// Also when a row is ready, or is not any more.
    void countChanged();
    /// Files were pasted where none can be attached.
    void notNow();
    void addRequested(const QStringList &paths);
    void imageRequested(const QImage &image);
    /// `ending` of its name: "png".
    void pictureRequested(const QByteArray &bytes, const QString &ending);
    void listenRequested(const QString &id);
    void originalRequested(const QString &id, bool isOriginal);
    void removeRequested(const QString &id);

private:
    QList<AttachmentRow> m_rows;
    QString m_playing;
    bool m_areAllowed = false;
};

} // namespace kith::client
