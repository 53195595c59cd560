// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/local_search.h"

#include "client/cache/search_reader.h"

#include <QtCore/QPointer>

#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

LocalSearch::LocalSearch(QString cacheFile, UserId me, QObject *parent)
    : QObject(parent)
    , m_file(std::move(cacheFile))
    , m_me(me)
{
    m_thread.setObjectName(u"search"_s);
}

LocalSearch::~LocalSearch()
{
    cancel();
    if (!m_worker)
        return;
    QMetaObject::invokeMethod(m_worker, [this] { m_reader.reset(); }); // where it was made
    m_worker->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

template<class Job>
void LocalSearch::run(Job job)
{
    if (!m_worker) {
        m_worker = new QObject;
        m_worker->moveToThread(&m_thread);
        m_thread.start(QThread::LowPriority);
    }
    QMetaObject::invokeMethod(m_worker, [this, job = std::move(job)] {
        if (!m_reader)
            m_reader = std::make_shared<SearchReader>(m_file, m_me);
        job(*m_reader);
    });
}

void LocalSearch::find(const LocalQuery &query, QObject *context, Callback callback)
{
    const quint64 mine = ++m_newest;
    run([this, mine, query, context = QPointer<QObject>(context), callback = std::move(callback)](const SearchReader &reader) {
        const auto isUnwanted = [this, mine] { return m_newest.load() != mine; };
        if (isUnwanted())
            return;
        const SearchPage page = reader.find(query, isUnwanted);
        QMetaObject::invokeMethod(this, [this, mine, context, callback, page] {
            if (m_newest.load() == mine && context)
                callback(page);
        });
    });
}

void LocalSearch::cancel()
{
    ++m_newest;
}

void LocalSearch::count(QObject *context, std::function<void(qint64)> callback)
{
    run([this, context = QPointer<QObject>(context), callback = std::move(callback)](const SearchReader &reader) {
        const qint64 messages = reader.messageCount();
        QMetaObject::invokeMethod(this, [context, callback, messages] {
            if (context)
                callback(messages);
        });
    });
}

} // namespace kith::client
