// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/cache_rebuild.h"

#include "client/account/account.h"
#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/cache_news.h"
#include "client/sync/conversation_sync.h"
#include "client/sync/history_loader.h"
#include "client/sync/person_sync.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <chrono>
#include <cstdio>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds retryAfter{2};
constexpr std::chrono::milliseconds progressEvery{100};

QString newIn(const QString &folder)
{
    return folder + u"/rebuild"_s;
}

Error notExchanged()
{
    return Error{
        .code = ErrorCode::Storage,
        .detail = QCoreApplication::translate("Cache", "The new copy of your messages could not be put in place; the old one stays.")};
}

} // namespace

/// A cache and what fills it, without a socket: what happens meanwhile is caught up with afterwards.
class CacheRebuild::Rooms
{
public:
    Rooms(std::unique_ptr<Cache> opened, const QUrl &server, const QString &token, TrustedKeys *keys)
        : cache(std::move(opened))
        , rest(server, keys)
        , conversations(*cache, rest, news, nullptr)
        , persons(*cache, rest, news, conversations, nullptr)
        , history(*cache, rest, news, nullptr)
    {
        rest.setToken(token);
    }

    std::unique_ptr<Cache> cache;
    CacheNews news;
    RestClient rest;
    ConversationSync conversations;
    PersonSync persons;
    HistoryLoader history;
};

Result<std::unique_ptr<CacheRebuild>> CacheRebuild::begin(Account &account, const QString &folder, TrustedKeys *keys)
{
    sweep(folder);
    auto cache = Cache::open(newIn(folder), account.identity().user);
    if (!cache)
        return cache.error();
    // Which of the drafts on the server are this device's own.
    (*cache)->persons().setMySession(account.session());
    return std::unique_ptr<CacheRebuild>(
        new CacheRebuild(std::make_unique<Rooms>(std::move(cache).value(), account.identity().server, account.token(), keys)));
}

CacheRebuild::CacheRebuild(std::unique_ptr<Rooms> rooms)
    : m_rooms(std::move(rooms))
{
    m_retry.setSingleShot(true);
    m_soon.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &CacheRebuild::goOn);
    connect(&m_soon, &QTimer::timeout, this, [this] { show(false); });
    connect(&m_rooms->news, &CacheNews::conversationsChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start(progressEvery);
    });
    connect(&m_rooms->persons, &PersonSync::synchronised, this, &CacheRebuild::goOn);
    connect(&m_rooms->history, &HistoryLoader::rested, this, [this](bool isInterrupted) {
        if (isInterrupted) {
            show(true);
            m_retry.start(retryAfter);
            return;
        }
        show(false);
        Q_EMIT filled();
    });
    connect(&m_rooms->rest, &RestClient::tokenRefused, this, [this] { Q_EMIT failed(Error{.code = ErrorCode::NotSignedIn}); });
    m_rooms->persons.synchronise();
}

CacheRebuild::~CacheRebuild()
{
    stop();
}

void CacheRebuild::stop()
{
    m_retry.stop();
    m_soon.stop();
    m_rooms.reset();
}

void CacheRebuild::goOn()
{
    m_rooms->history.prefetchMissing();
}

void CacheRebuild::show(bool isWaiting)
{
    const RebuildProgress before = m_progress;
    m_progress.total = int(m_rooms->cache->conversations().ids().size());
    m_progress.done = m_progress.total - int(m_rooms->cache->conversations().incomplete(HistoryLoader::enoughAtFirst).size());
    m_progress.isWaiting = isWaiting;
    if (m_progress != before)
        Q_EMIT progressChanged();
}

Result<void> CacheRebuild::exchange(const QString &folder)
{
    const QString fresh = Cache::fileIn(newIn(folder));
    const QString old = Cache::fileIn(folder);
    if (!QFile::exists(fresh) || !carryOverUnsent(old, fresh) || !hasAllUnsent(old, fresh))
        return notExchanged();
    carryOverPending(old, fresh);
    // The last connection takes its journal in. One that is left over would be taken for the other file's.
    if (QFileInfo(fresh + u"-wal"_s).size() > 0)
        return notExchanged();
    for (const QString &end : {u"-wal"_s, u"-shm"_s}) {
        QFile::remove(old + end);
        QFile::remove(fresh + end);
    }
    // In one step: whenever the program ends, one of the two is there.
    if (std::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(old).constData()) != 0)
        return notExchanged();
    sweep(folder);
    return {};
}

void CacheRebuild::sweep(const QString &folder)
{
    QDir(newIn(folder)).removeRecursively();
}

} // namespace kith::client
