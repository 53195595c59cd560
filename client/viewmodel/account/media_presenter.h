// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/account/picture_rule.h"
#include "client/viewmodel/app/app_view_model.h"

#include <QtCore/QTimer>

namespace kith::client {

/// Keeps what was shared in the open conversation as the cache has it. While the page of one kind is open, the server
/// fills in what this computer never saw, a page at a time.
///
/// Owner: DetailsPresenter. Thread: the GUI's.
class MediaPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    MediaPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);

private:
    void open();
    void choose();
    void show();
    void showPage();
    void countLinks();
    void more();
    void fill();
    [[nodiscard]] bool mayAsk() const;
    [[nodiscard]] QList<MediaRow> rowsOf(const Message &message, MediaViewModel::Kind kind) const;

    Account &m_account;
    AppViewModel &m_app;
    MediaViewModel &m_view;
    PictureRule m_pictures;
    ConversationId m_id;
    int m_limit = 0; ///< messages on the page
    QString m_cursor; ///< where the server goes on
    bool m_isComplete = false; ///< the server has no more of this kind
    bool m_isAsking = false;
    int m_generation = 0; ///< answers for what is not shown any more are passed over
    QTimer m_soon;
    QTimer m_linksSoon;
    int m_links = MediaCounts::notCounted; ///< of m_id, when they were counted last
};

} // namespace kith::client
