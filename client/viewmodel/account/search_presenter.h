// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

#include <QtCore/QTimer>

namespace kith::client {

/// Searches conversations by name and messages by what they say: first on this computer, then on the server.
class SearchPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    SearchPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);
    ~SearchPresenter() override;

private:
    void search();
    void searchMessages();
    void askServer(const QString &cursor, int empty);
    void takeRemote(const Result<RemotePage> &answer, int empty);
    void searchMore();
    void stop();
    void take(const SearchPage &page, bool isMore);
    int merge(const QList<SearchHit> &hits);
    void show();
    void showStatus();
    [[nodiscard]] LocalQuery queryFromText(QString &problem) const;
    [[nodiscard]] QList<SearchRow> conversationRows() const;
    [[nodiscard]] SearchRow rowFor(const SearchHit &hit) const;

    Account &m_account;
    AppViewModel &m_app;
    SearchViewModel &m_view;
    QTimer m_askServer;
    LocalQuery m_query;
    QList<SearchHit> m_hits; ///< newest first
    bool m_hasMore = false; ///< on this computer
    bool m_isSearchingMore = false;
    MessageId m_oldestHere; ///< the last one that this computer has named; the server may have named older ones
    QString m_cursor; ///< where the server goes on; empty: it has named all
    bool m_isAsking = false;
    std::chrono::microseconds m_took{};
    qint64 m_count = 0; ///< messages on this computer
    QString m_remoteStatus;
    quint64 m_round = 0; ///< an answer of an older round is thrown away
};

} // namespace kith::client
