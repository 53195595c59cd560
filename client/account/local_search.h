// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/search_page.h"

#include <QtCore/QObject>
#include <QtCore/QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace kith::client {

class SearchReader;

/// Searches one account's cache beside the window, on a thread that starts with the first search.
///
/// Thread: the one that made it; answers come there.
class LocalSearch : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const SearchPage &)>;

    LocalSearch(QString cacheFile, UserId me, QObject *parent = nullptr);
    ~LocalSearch() override;

    /// A newer search makes the older one stop; then its callback is not called. Nor is it when `context` is gone.
    void find(const LocalQuery &query, QObject *context, Callback callback);
    void cancel();
    /// How many messages there are to be searched.
    void count(QObject *context, std::function<void(qint64)> callback);

private:
    template<class Job>
    void run(Job job);

    const QString m_file;
    const UserId m_me;
    std::atomic<quint64> m_newest = 0;
    QThread m_thread;
    QObject *m_worker = nullptr; ///< lives on m_thread
    std::shared_ptr<SearchReader> m_reader; ///< touched on m_thread only
};

} // namespace kith::client
