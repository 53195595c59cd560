// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/account.h"

#include "client/cache/cache.h"
#include "client/net/file_client.h"
#include "client/net/network_watch.h"
#include "client/net/realtime_connection.h"
#include "client/net/rest_client.h"
#include "client/sync/sync_engine.h"
#include "client/transfer/background.h"
#include "client/transfer/out_tray.h"

#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
QString clientName()
{
    return u"kith "_s + QStringLiteral(KITH_VERSION);
}
} // namespace

/// What an account is made of, in the order in which one part needs the one before.
class Account::Rooms
{
public:
    Rooms(const AccountIdentity &identity, std::unique_ptr<Cache> opened, const QString &folder, const QString &deviceName,
          TrustedKeys *keys)
        : cache(std::move(opened))
        , rest(identity.server, keys)
        , connection(identity.server, clientName(), deviceName, keys)
        , fileClient(identity.server, keys)
        , tray(*cache, background, folder + u"/outgoing"_s, nullptr)
        , downloads(*cache, fileClient, background, folder + u"/files"_s, nullptr)
        , uploads(*cache, fileClient, rest, background, tray, nullptr)
        , sync(*cache, rest, connection, {.uploads = uploads, .downloads = downloads, .tray = tray})
        , people(*cache, rest, sync, nullptr)
        , chats(*cache, rest, sync, nullptr)
        , timeline(*cache, rest, sync, nullptr)
        , files(fileClient, rest, background, tray, uploads, downloads, nullptr)
        , draftFiles(*cache, files, nullptr)
        , search(*cache, rest, Cache::fileIn(folder), nullptr)
        , invites(identity.server, rest, sync, nullptr)
        , devices(rest, identity.user, nullptr)
        , faces(rest, folder + u"/faces"_s)
        , previews(*cache, downloads, background, folder + u"/previews"_s, nullptr)
    {
    }

    std::unique_ptr<Cache> cache;
    RestClient rest;
    RealtimeConnection connection;
    FileClient fileClient;
    Background background;
    OutTray tray;
    Downloads downloads;
    Uploads uploads;
    SyncEngine sync;
    People people;
    Chats chats;
    Timeline timeline;
    Files files;
    DraftFiles draftFiles;
    Search search;
    Invites invites;
    Devices devices;
    Faces faces;
    LinkPreviews previews;
    NetworkWatch network;
};

Result<std::unique_ptr<Account>> Account::open(const AccountIdentity &identity, const QString &folder, const QString &deviceName,
                                               TrustedKeys *keys)
{
    auto cache = Cache::open(folder, identity.user);
    if (!cache)
        return cache.error();
    std::unique_ptr<Account> account(
        new Account(identity, std::make_unique<Rooms>(identity, std::move(cache).value(), folder, deviceName, keys)));
    account->m_rooms->cache->database().onDamage([folder, self = account.get()] {
        markCacheDamaged(folder);
        // Within a statement: what is read or written now ends as it can.
        QMetaObject::invokeMethod(self, &Account::cacheDamaged, Qt::QueuedConnection);
    });
    return account;
}

Account::Account(const AccountIdentity &identity, std::unique_ptr<Rooms> rooms)
    : m_identity(identity)
    , m_rooms(std::move(rooms))
{
    connect(&m_rooms->connection, &RealtimeConnection::stateChanged, this, &Account::connectionChanged);
    connect(this, &Account::connectionChanged, &m_rooms->faces,
            [this] { m_rooms->faces.setOnline(connectionState() == ConnectionState::Online); });
    connect(&m_rooms->sync, &SyncEngine::catchingUpChanged, this, &Account::catchingUpChanged);
    connect(&m_rooms->network, &NetworkWatch::returned, this, &Account::reconnectNow);
    connect(&m_rooms->sync.persons(), &PersonSync::synchronised, this, &Account::filled);
    connect(&m_rooms->connection, &RealtimeConnection::refused, this, [this](const Error &error) { refuse(error.detail); });
    connect(&m_rooms->rest, &RestClient::tokenRefused, this,
            [this] { refuse(QString::fromLatin1(traitsOf(ErrorCode::NotSignedIn).title)); });
    connect(&m_rooms->fileClient, &FileClient::tokenRefused, this,
            [this] { refuse(QString::fromLatin1(traitsOf(ErrorCode::NotSignedIn).title)); });
    connect(&m_rooms->connection, &RealtimeConnection::online, &m_rooms->files, &Files::learnLimits);
}

Account::~Account()
{
    // Parts that tell of their end must not reach a half-dead account.
    m_rooms->connection.disconnect(this);
    m_rooms->sync.disconnect(this);
    m_rooms->connection.stop();
}

const AccountIdentity &Account::identity() const
{
    return m_identity;
}

People &Account::people()
{
    return m_rooms->people;
}

Chats &Account::chats()
{
    return m_rooms->chats;
}

Timeline &Account::timeline()
{
    return m_rooms->timeline;
}

Files &Account::files()
{
    return m_rooms->files;
}

DraftFiles &Account::draftFiles()
{
    return m_rooms->draftFiles;
}

Search &Account::search()
{
    return m_rooms->search;
}

Invites &Account::invites()
{
    return m_rooms->invites;
}

Devices &Account::devices()
{
    return m_rooms->devices;
}

Faces &Account::faces()
{
    return m_rooms->faces;
}

LinkPreviews &Account::previews()
{
    return m_rooms->previews;
}

ConnectionState Account::connectionState() const
{
    switch (m_rooms->connection.state()) {
    case RealtimeConnection::State::SignedOut: return m_isTokenExpected ? ConnectionState::Connecting : ConnectionState::SignedOut;
    case RealtimeConnection::State::Connecting: return ConnectionState::Connecting;
    case RealtimeConnection::State::Online: return ConnectionState::Online;
    case RealtimeConnection::State::Offline: return ConnectionState::Offline;
    }
    Q_UNREACHABLE();
}

std::optional<Timestamp> Account::offlineSince() const
{
    return m_rooms->connection.offlineSince();
}

QString Account::connectionReason() const
{
    if (m_rooms->connection.state() == RealtimeConnection::State::Online)
        return {};
    return m_signedOutReason.isEmpty() ? m_rooms->connection.reason().detail : m_signedOutReason;
}

bool Account::isCatchingUp() const
{
    return m_rooms->sync.isCatchingUp();
}

bool Account::isFilled() const
{
    return !m_rooms->cache->persons().syncToken().isEmpty();
}

std::optional<CacheLoss> Account::cacheLoss() const
{
    return m_rooms->cache->loss();
}

SessionId Account::session() const
{
    return m_rooms->cache->persons().mySession();
}

QString Account::token() const
{
    return m_rooms->rest.token();
}

void Account::expectToken()
{
    m_isTokenExpected = true;
    Q_EMIT connectionChanged();
}

void Account::missToken(const QString &reason)
{
    if (!std::exchange(m_isTokenExpected, false))
        return;
    m_signedOutReason = reason.isEmpty() ? QString::fromLatin1(traitsOf(ErrorCode::NotSignedIn).title) : reason;
    Q_EMIT connectionChanged();
}

bool Account::hasToken() const
{
    return m_rooms->rest.hasToken();
}

void Account::signIn(const QString &token)
{
    // Whoever signs in where they are signed in already leaves no second session behind.
    if (m_rooms->rest.hasToken())
        signOut(this, {});
    m_isTokenExpected = false;
    m_signedOutReason.clear();
    m_rooms->rest.setToken(token);
    m_rooms->fileClient.setToken(token);
    m_rooms->connection.start(token);
}

void Account::signOut(QObject *context, Answer<void> answer)
{
    m_isTokenExpected = false;
    m_rooms->connection.stop();
    if (!m_rooms->rest.hasToken()) {
        if (context && answer)
            QMetaObject::invokeMethod(
                context, [answer = std::move(answer)] { answer({}); }, Qt::QueuedConnection);
        return;
    }
    m_rooms->rest.post(u"/api/users/logout"_s, {}, context, [answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (!answer)
            return;
        // A session that is over already is what was asked for.
        const bool isOver = reply || reply.error().code == ErrorCode::NotSignedIn;
        answer(isOver ? Result<void>() : Result<void>(reply.error()));
    });
    m_rooms->rest.setToken({});
    m_rooms->fileClient.setToken({});
}

void Account::refuse(const QString &reason)
{
    if (!m_rooms->rest.hasToken())
        return;
    m_rooms->rest.setToken({});
    m_rooms->fileClient.setToken({});
    m_signedOutReason = reason;
    m_rooms->connection.stop();
    Q_EMIT connectionChanged();
    Q_EMIT signedOut(reason);
}

void Account::reconnectNow()
{
    m_rooms->connection.reconnectNow();
}

} // namespace kith::client
