// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Does what the reader wishes done with the files of messages: fetch, open, save, copy, cancel; and tells how far each is.
///
/// Nothing is opened that might run: that is saved at most. What is opened lies in the person's folder of downloads, under
/// its own name.
///
/// Owner: TimelinePresenter. Thread: the GUI's.
class FilesPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    FilesPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);
    ~FilesPresenter() override;

private:
    [[nodiscard]] FileLook look(const QString &key) const;
    [[nodiscard]] std::optional<Attachment> attachmentOf(const QString &key) const;
    void press(const QString &key);
    void open(const QString &key, const Attachment &attachment);
    void cancel(const QString &key);
    void save(const QString &key, const QUrl &target);
    void copyPicture(const QString &key);

    Account &m_account;
    AppViewModel &m_app;
    QHash<QString, QString> m_saved; ///< where a file was saved in this run
};

} // namespace kith::client
