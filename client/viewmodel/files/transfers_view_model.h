// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace kith::client {

/// How far a file is, in words and as a share.
struct FileLook
{
    int where = 0; ///< TransfersViewModel::Where
    double share = 0; ///< Range: [0, 1]; of what is moving
    QString words = {}; ///< "3.1 MB", "1.2 of 3.1 MB", or why it failed
};

/// The files of messages on their way and here: what is known of each, and what the person wishes done. Files are named by
/// FileFacts::key.
class TransfersViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")

public:
    enum Where {
        Away, ///< on the server only
        Waiting,
        Incoming,
        Outgoing,
        Here,
        Failed
    };
    Q_ENUM(Where)

    using QObject::QObject;
    using Read = std::function<FileLook(const QString &key)>;
    /// Where look() gets its answers from.
    void setReader(Read read) { m_read = std::move(read); }

    /// {where, share, words}; ask again after changed() with that key.
    Q_INVOKABLE QVariantMap look(const QString &key) const;

    /// The file itself was pressed: it comes, or opens if it is here.
    Q_INVOKABLE void press(const QString &key) { Q_EMIT pressed(key); }
    /// A picture that was held back: it comes now.
    Q_INVOKABLE void show(const QString &key) { Q_EMIT showRequested(key); }
    Q_INVOKABLE void cancel(const QString &key) { Q_EMIT cancelled(key); }
    /// Into the person's folder of downloads.
    Q_INVOKABLE void save(const QString &key) { Q_EMIT saveRequested(key, {}); }
    Q_INVOKABLE void saveTo(const QString &key, const QUrl &target) { Q_EMIT saveRequested(key, target); }
    /// The place that a dialog begins with: its name in the folder of downloads.
    Q_INVOKABLE QUrl suggestedPlace(const QString &name) const;
    Q_INVOKABLE void copyPicture(const QString &key) { Q_EMIT copyRequested(key); }

signals:
    void changed(const QString &key);
    /// It might run: it is only saved, and this sentence says so.
    void refusedToOpen(const QString &key, const QString &name);
    void pressed(const QString &key);
    void showRequested(const QString &key);
    void cancelled(const QString &key);
    void saveRequested(const QString &key, const QUrl &target);
    void copyRequested(const QString &key);

private:
    Read m_read;
};

} // namespace kith::client
