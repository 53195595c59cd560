// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Shows the files that go with what is being written, and takes those that a person attaches.
///
/// Owner: ComposerPresenter. Thread: the GUI's.
class AttachmentsPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    AttachmentsPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);
    ~AttachmentsPresenter() override;

    void open(ConversationId id);
    /// What the message takes along; all of it is ready.
    [[nodiscard]] QList<OutgoingFile> files() const;

private:
    void add(const QStringList &paths);
    void addImage(const QImage &image);
    void addPicture(const QByteArray &bytes, const QString &ending);
    [[nodiscard]] static QString newName(const QString &ending);
    /// False: it is said that a message takes no more.
    bool hasRoom();
    [[nodiscard]] AttachmentRow rowOf(const DraftFile &file) const;
    void show();
    void allow();

    Account &m_account;
    AppViewModel &m_app;
    ConversationId m_id;
};

} // namespace kith::client
