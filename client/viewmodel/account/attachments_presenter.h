// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Takes the files that a person attaches: each is copied at once, and stays with its conversation until it is sent or
/// removed.
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
    /// They went into the outbox.
    void forget();

private:
    struct Taken
    {
        AttachmentRow row;
        OutgoingFile file = {};
    };
    void add(const QStringList &paths);
    void addImage(const QImage &image);
    QString begin(const QString &name);
    void end(ConversationId id, const QString &row, const Result<OutgoingFile> &file);
    void remove(const QString &row);
    void show();
    void allow();

    Account &m_account;
    AppViewModel &m_app;
    ConversationId m_id;
    QHash<ConversationId, QList<Taken>> m_taken;
    quint64 m_last = 0;
};

} // namespace kith::client
