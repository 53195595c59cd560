// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes every object, hands each its collaborators, runs until told to stop, and stops in order.
#include "server/alerting.h"
#include "server/api/executor.h"
#include "server/bus/bus.h"
#include "server/bus/presence_board.h"
#include "server/cli/command_line.h"
#include "server/cli/config_commands.h"
#include "server/cli/printed.h"
#include "server/commands.h"
#include "server/config_outlook.h"
#include "server/contacts/contacts_routes.h"
#include "server/contacts/contacts_service.h"
#include "server/contacts/invites_routes.h"
#include "server/conversations/conversation_hooks.h"
#include "server/conversations/conversation_routes.h"
#include "server/database_failure.h"
#include "server/database_options.h"
#include "server/doctor_command.h"
#include "server/entrances.h"
#include "server/file_room.h"
#include "server/instruments.h"
#include "server/local_admin.h"
#include "server/messages/edit_service.h"
#include "server/messages/message_routes.h"
#include "server/notifications/notifications_routes.h"
#include "server/notifications/notify.h"
#include "server/ops/api_listing.h"
#include "server/ops/data_directory.h"
#include "server/ops/health.h"
#include "server/ops/logging.h"
#include "server/ops/stop_signal.h"
#include "server/ops/systemd.h"
#include "server/realtime/realtime_service.h"
#include "server/search/search_indexer.h"
#include "server/search/search_routes.h"
#include "server/search/segment_index.h"
#include "server/sync/sync_routes.h"
#include "server/users/attendance.h"
#include "server/users/blocked_view.h"
#include "server/users/person.h"
#include "server/users/users_routes.h"
#include "shared/kill_point.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>
#include <QtCore/QTimer>

#include <cstdio>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace kith::server {
Q_LOGGING_CATEGORY(lcServer, "kith.server")
}

namespace {
constexpr auto upkeepEvery = std::chrono::seconds(30);
constexpr auto drainTime = std::chrono::seconds(5);
constexpr auto lastBytesTime = std::chrono::seconds(1);
constexpr auto lookAtCertificateEvery = std::chrono::seconds(1);
constexpr int workerThreads = 2;
constexpr int connectionsOfThisMachine = 2000;
constexpr size_t workerQueue = 64;

int refuse(const Error &error)
{
    if (error.fields.isEmpty())
        std::fprintf(stderr, "kithd: %s\n", error.detail.isEmpty() ? traitsOf(error.code).title : qUtf8Printable(error.detail));
    for (const FieldError &field : error.fields)
        std::fprintf(stderr, "kithd: %s\n", qUtf8Printable(field.detail));
    switch (error.code) {
    case ErrorCode::Network: return exit_code::notReachable;
    case ErrorCode::Validation: return exit_code::configuration;
    default: return exit_code::failed;
    }
}

int coreCount()
{
    return int(std::max(1u, std::thread::hardware_concurrency()));
}

/// As many descriptors as the system lets us have: each is a person online.
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

GatewayOptions gatewayOptions(const Config &config)
{
    GatewayOptions options;
    options.listeners = config.http.listenerThreads > 0 ? config.http.listenerThreads : std::min(coreCount(), 4);
    GuardLimits &limits = options.guard.limits;
    // Where no other number is chosen, a load test or a proxy on this machine may have many.
    limits.connectionsOfThisMachine = config.http.connectionsPerAddress == limits.connectionsPerAddress ? connectionsOfThisMachine : 0;
    limits.connectionsPerAddress = config.http.connectionsPerAddress;
    for (const QString &origin : config.allowedOrigins)
        options.guard.upgrades.allowedOrigins.append(origin.toUtf8());
    for (const QString &host : config.http.hosts)
        options.guard.hosts.append(host.toUtf8());
    QList<ProxyTrust::Subnet> proxies;
    for (const QString &proxy : config.trustedProxies) {
        if (proxy != "unix"_L1)
            proxies.append(QHostAddress::parseSubnet(proxy));
    }
    options.guard.proxies = ProxyTrust(proxies, config.trustedProxies.contains("unix"_L1));
    return options;
}

LimitRules limitRules(const Config &config)
{
    LimitRules rules = defaultLimitRules();
    for (LimitRule &rule : rules) {
        const auto change = config.rateLimits.constFind(QString::fromLatin1(rule.name));
        if (change == config.rateLimits.cend())
            continue;
        rule.perSecond = change->isOff ? 0 : change->perSecond;
        rule.burst = change->burst;
    }
    return rules;
}

RealtimeOptions realtimeOptions(const Config &config)
{
    RealtimeOptions options;
    options.threads = std::clamp(coreCount() / 2, 1, 4);
    if (!config.isRateLimited) {
        options.limits.connectionsOfPerson = std::numeric_limits<int>::max();
        options.limits.commands = {};
        options.limits.refusals = {};
        options.limits.controlFrames = {};
    }
    return options;
}

/// After a block: `viewer` sees `user` as they are now, which is not what they saw before.
void seenAnew(Transaction &transaction, UserId user, UserId viewer)
{
    conversation_hooks::personChangedFor(transaction, user, viewer);
    actorChangedFor(transaction, user, viewer);
}

RealtimeHooks realtimeHooks(Storage &storage, Executor &executor, Instruments &instruments, const std::shared_ptr<Resyncs> &resyncs)
{
    using People = std::vector<UserId>;
    using Sessions = std::vector<SessionId>;
    RealtimeHooks hooks;
    hooks.run = instruments.timed(
        [&executor](const Route &route, RawCall call, Executor::Done done) { executor.run(route, std::move(call), std::move(done)); });
    hooks.audience = [&storage](UserId user, std::function<void(Result<People>)> done) {
        storage.read<People>([user](Transaction &transaction) -> Result<People> { return person::presenceAudience(transaction, user); },
                             std::move(done));
    };
    hooks.seen = [&storage](std::vector<std::pair<UserId, Timestamp>> people) {
        storage.write<bool>(
            [people = std::move(people)](Transaction &transaction) -> Result<bool> {
                attendance::recordLastSeen(transaction, people);
                return true;
            },
            [](const Result<bool> &) {});
    };
    hooks.isKnown = [&storage](UserId user, ConversationId conversation, std::function<void(Result<bool>)> done) {
        storage.read<bool>(
            [user, conversation](Transaction &transaction) -> Result<bool> {
                return conversation_hooks::isKnownTo(transaction, user, conversation);
            },
            std::move(done));
    };
    hooks.endedSessions = [&storage](Sessions sessions, std::function<void(Result<Sessions>)> done) {
        storage.write<Sessions>([sessions = std::move(sessions)](
                                    Transaction &transaction) -> Result<Sessions> { return attendance::endedAmong(transaction, sessions); },
                                std::move(done));
    };
    hooks.refused = instruments.refusalNote();
    hooks.fellBehind = [resyncs](SessionId session) { resyncs->sentAway(session); };
    return hooks;
}

RegistrationMode registrationMode(Registration registration)
{
    switch (registration) {
    case Registration::Open: return RegistrationMode::Open;
    case Registration::Invite: return RegistrationMode::Invite;
    case Registration::Closed: return RegistrationMode::Closed;
    }
    Q_UNREACHABLE();
}

MessageOptions messageOptions(const Config &config)
{
    return {.unsendWindow = config.messages.unsendWindow, .editWindow = config.messages.editWindow};
}

UsersOptions usersOptions(const Config &config)
{
    UsersOptions options;
    options.registration = registrationMode(config.registration);
    options.sessions = {.idle = config.accounts.sessionIdle, .absolute = config.accounts.sessionLifetime};
    options.resetCodeLifetime = config.accounts.resetCodeLifetime;
    if (config.accounts.hashesCheaply)
        options.passwordCost = PasswordCost::minimum();
    if (!config.isRateLimited)
        options.backoff.freePerAccount = options.backoff.freePerAddress = std::numeric_limits<int>::max();
    return options;
}

/// Ids go on above everything that is stored, also after the clock was set back.
Result<qint64> highestId(Transaction &transaction)
{
    Rows rows = transaction.select(
        u"SELECT MAX(id) FROM (SELECT MAX(id) AS id FROM users UNION ALL SELECT MAX(id) FROM sessions UNION ALL SELECT MAX(id) FROM "
        u"contacts "
        "UNION ALL SELECT MAX(id) FROM conversations UNION ALL SELECT MAX(id) FROM messages UNION ALL SELECT MAX(id) FROM notifications "
        "UNION ALL SELECT MAX(id) FROM invites UNION ALL SELECT MAX(id) FROM files UNION ALL SELECT MAX(id) FROM pictures "
        "UNION ALL SELECT MAX(id) FROM alert_log UNION ALL SELECT MAX(id) FROM push_endpoints UNION ALL SELECT MAX(id) FROM push_queue) "
        "AS ids"_s);
    return rows.next() ? rows.integer(0) : 0;
}

/// What may change while the server runs. A configuration with mistakes changes nothing.
void reload(const std::function<LoadedConfig()> &load, Instruments &instruments, const std::shared_ptr<TlsIdentity> &tls)
{
    notifyReloading();
    const LoadedConfig loaded = load();
    for (const ConfigProblem &problem : loaded.problems)
        qCWarning(lcServer).noquote() << problem.text();
    if (loaded.isUsable())
        instruments.apply(loaded.config.log);
    if (tls)
        tls->reload();
    qCInfo(lcServer) << (loaded.isUsable() ? "reloaded" : "not reloaded: the configuration is wrong");
    notifySystemd("READY=1");
}

InviteHooks inviteHooks(IdGenerator &ids)
{
    return {
        .mayInvite = conversation_hooks::mayInvite,
        .join =
            [&ids](Transaction &transaction, UserId user, UserId inviter, ConversationId conversation) {
                return conversation_hooks::joinByInvite(transaction, ids, user, inviter, conversation);
            },
        .isMember = conversation_hooks::isMember,
        .groupName = conversation_hooks::groupName,
    };
}

/// With `instead` nothing is listened on: that is done, and then everything stops. If it fails it leaves nothing that it made.
int serve(const Config &config, std::vector<PassedSocket> passed, const std::function<LoadedConfig()> &load,
          const std::function<int(const AdminApi &)> &instead = {}, bool isJson = false)
{
    if (!instead)
        onStopSignal([] { QCoreApplication::quit(); });
    Instruments instruments(config);
    std::shared_ptr<TlsIdentity> reloadTls; // none before everything runs
    if (!instead)
        onReloadSignal([&] { reload(load, instruments, reloadTls); });
    auto directory = DataDirectory::open(config.dataDir);
    if (!directory)
        return instead ? printError(directory.error(), isJson) : refuse(directory.error());
    const auto refuse = [&](const Error &error) {
        if (!instead)
            return ::refuse(error);
        directory->discard();
        const int code = printError(error, isJson);
        return error.code == ErrorCode::Validation ? exit_code::configuration : code;
    };
    auto database = databaseOptions(config, *directory);
    if (!database)
        return refuse(database.error());
    database->write.observe = instruments.laneObserver();

    LocalBus bus;
    PresenceBoard presence;
    IdGenerator ids;
    notifySystemd("STATUS=Opening the database\nEXTEND_TIMEOUT_USEC=600000000");
    database->onLost = [] {
        QMetaObject::invokeMethod(
            qApp, [] { QCoreApplication::exit(exit_code::failed); }, Qt::QueuedConnection);
    };
    auto opened = Storage::open(*database, bus);
    if (!opened) {
        if (instead)
            directory->discard();
        if (!instead || directory->wasLeft())
            directory->leaveNote();
        return printDatabaseFailure(database->url, opened.error(), isJson);
    }
    Storage &storage = **opened;
    killPoint("start.opened");
    const auto highest = storage.readAndWait<qint64>(highestId);
    if (!highest)
        return refuse(highest.error());
    ids.notBefore(*highest);

    std::atomic<bool> isDraining = false;
    WorkerPool workers(workerThreads, workerQueue);
    const auto contacts = std::make_shared<ContactsService>(
        ids, presence, ContactsHooks{.seenAnew = seenAnew, .unblocked = conversation_hooks::unblocked});
    const auto invites = std::make_shared<const InvitesService>(ids, presence, InviteOptions{.lifetime = config.accounts.inviteLifetime},
                                                                inviteHooks(ids));
    const UsersHooks hooks{
        .reachable = [contacts](Transaction &transaction, UserId user, const QString &email,
                                const QString &phone) { contacts->reachable(transaction, user, email, phone); },
        .publicProfileChanged =
            [contacts](Transaction &transaction, UserId user) {
                contacts->publicProfileChanged(transaction, user);
                conversation_hooks::personChanged(transaction, user);
                actorChanged(transaction, user, blocked_view::viewersOf(transaction, user));
            },
        .readReceiptsChanged = conversation_hooks::personChanged,
        .acceptInvite = [invites](Transaction &transaction, UserId newcomer,
                                  const QString &code) { return invites->admit(transaction, newcomer, code); },
        .isInviteValid = [invites](Transaction &transaction, const QString &code) { return invites->isValid(transaction, code); },
        .sessionsEnding = endSessions,
        .erased =
            [contacts, invites](Transaction &transaction, UserId user) {
                contacts->erased(transaction, user);
                invites->erased(transaction, user);
                eraseNotifications(transaction, user);
                eraseFiles(transaction, user);
            },
        .endMemberships = [&ids](Transaction &transaction, UserId user,
                                 int limit) { return conversation_hooks::endMemberships(transaction, ids, user, limit); },
        .unsendMessages = unsendSome,
    };
    const auto users = std::make_shared<UsersServices>(ids, presence, usersOptions(config), hooks);
    const auto files = openFiles(config, directory->filesFolder(), storage, ids, hooks, presence, instruments);
    if (!files)
        return refuse(files.error());
    const auto listContacts = [contacts](Transaction &transaction, UserId owner) { return contacts->contactsOf(transaction, owner); };
    std::shared_ptr<TlsIdentity> tls;
    if (!config.tls.certificate.isEmpty()) {
        auto identity = TlsIdentity::open(config.tls.certificate, config.tls.key);
        if (!identity)
            return refuse(identity.error());
        tls = std::move(identity).value();
    }
    Alerting alerting(config, storage, presence, bus, ids);
    const ServerFacts facts{.version = QStringLiteral(KITH_VERSION),
                            .registration = registrationModeName(registrationMode(config.registration)),
                            .keyFingerprint = [tls] { return tls ? QString::fromLatin1(tls->material()->keyFingerprint) : QString(); },
                            .messages = messageOptions(config),
                            .fileBytes = config.files.limitBytes};
    const auto limiter = config.isRateLimited ? std::make_unique<RateLimiter>(limitRules(config)) : std::make_unique<RateLimiter>();
    const auto resyncs = std::make_shared<Resyncs>();
    instruments.attach(resyncs);
    const RouteTable *everyRoute = nullptr;
    std::atomic<SearchIndexer *> indexing = nullptr; // none before it runs, nor without a server
    const IndexBuilding building{.wake =
                                     [&indexing] {
                                         if (SearchIndexer *running = indexing.load())
                                             running->buildAll();
                                     },
                                 .isAtWork =
                                     [&indexing] {
                                         const SearchIndexer *running = indexing.load();
                                         return running && running->isBuildingAll();
                                     }};
    const RouteTable table({usersRoutes(users), (*files)->routes(), contactsRoutes(contacts), invitesRoutes(invites),
                            conversationRoutes(ids, presence, bus), searchRoutes(std::make_shared<const SegmentIndex>(), building),
                            deliveryTestRoutes(alerting.deliveryTest()), messageRoutes(ids, messageOptions(config)),
                            notificationsRoutes(ids, alerting.endpoints(), alerting.settler()),
                            syncRoutes(presence, listContacts, facts, resyncs),
                            healthRoutes(isDraining, hasFreeSpace(config.dataDir, config.database.minFreeBytes)), instruments.routes(),
                            apiListingRoutes([&everyRoute]() -> const RouteTable & { return *everyRoute; }, *limiter)});
    everyRoute = &table;
    Executor executor(storage, workers, *limiter, users->authenticator(), users->callerSeen(), instruments.writeObserver());
    if (instead) {
        const int code = instead(localAdmin(table, executor));
        workers.stop();
        storage.stop();
        if (code != exit_code::done)
            directory->discard();
        return code;
    }

    RealtimeService realtime(realtimeOptions(config), table, presence, bus, realtimeHooks(storage, executor, instruments, resyncs));
    bus.subscribe([&](const std::vector<EventPtr> &events) { realtime.deliver(events); });
    alerting.start();
    SearchIndexer indexer(storage);
    indexing = &indexer;
    bus.subscribe([&](const std::vector<EventPtr> &events) { indexer.note(events); });
    instruments.attach(indexer);

    GatewayOptions doors = gatewayOptions(config);
    instruments.attach({.table = table,
                        .storage = storage,
                        .limiter = *limiter,
                        .workers = workers,
                        .gateway = doors.guard.figures,
                        .hasher = users->hasher,
                        .databaseFile = config.database.url.isEmpty() ? directory->databaseFile() : QString(),
                        .dataDir = directory->path()});
    instruments.attach(realtime);
    instruments.add(alerting.metrics());
    doors.guard.observe = instruments.requestObserver();
    doors.tls = tls;
    doors.guard.upgrades.admit = [&](const QHostAddress &client) -> std::optional<Error> {
        if (!realtime.hasRoom())
            return Error{.code = ErrorCode::Overloaded,
                         .detail = u"No more connections can be held."_s,
                         .fields = {},
                         .retryAfter = std::chrono::seconds(10)};
        return limiter->charge(Limit::SocketOpen, client.toString());
    };
    Gateway gateway(
        table, executor,
        [&](int descriptor, QByteArray earlyBytes, QHostAddress peer, ConnectionPlace place) {
            realtime.adopt(descriptor, std::move(earlyBytes), peer.toString(), std::move(place));
        },
        std::move(doors));
    if (const auto open = openEntrances(gateway, config, directory->controlSocket(), std::move(passed)); !open)
        return refuse(open.error());
    if (!config.isLoopback() && !tls)
        qCWarning(lcServer) << "this address is reached from the network in clear text: put a TLS proxy in front (docs/operating.md)";
    if (!config.isRateLimited)
        qCWarning(lcServer) << "RATE LIMITS ARE OFF: anybody may guess passwords and flood this server. For load tests only.";
    notifySystemd("READY=1\nSTATUS=");
    instruments.startWatchdog(gateway, realtime, storage, workers);
    instruments.startLoopLag(gateway, realtime);

    instruments.attach(gateway, tls);
    reloadTls = tls;
    QTimer certificateWatch;
    if (tls) {
        QObject::connect(&certificateWatch, &QTimer::timeout, [&tls] { tls->refresh(); });
        certificateWatch.start(lookAtCertificateEvery);
    }

    QTimer upkeep;
    QObject::connect(&upkeep, &QTimer::timeout, [&] { users->upkeep->run(storage); });
    upkeep.start(upkeepEvery);
    users->upkeep->run(storage);

    const int code = QCoreApplication::exec();

    instruments.stopAsking();
    notifySystemd("STOPPING=1");
    qCInfo(lcServer) << "stopping";
    isDraining = true;
    killPoint("stop.begins");
    gateway.drain(drainTime);
    realtime.drain(drainTime);
    gateway.finish(lastBytesTime);
    workers.stop();
    alerting.stop();
    (*files)->stop();
    users->upkeep->finish(storage);
    indexer.stop();
    killPoint("stop.stores");
    storage.stop();
    realtime.stop();
    qCInfo(lcServer) << "stopped";
    return code;
}
} // namespace

int main(int argc, char **argv)
{
    const CommandLine line = parseCommandLine(argc, argv);
    if (line.command == CommandLine::Command::Exit)
        return line.exitCode;
    if (isConfigCommand(line))
        return runConfigCommand(line, loadWholeConfig(line.sources()));
    const bool isServer = line.command == CommandLine::Command::Serve;
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"kithd"_s);
    ::umask(077);
    std::vector<PassedSocket> passed = isServer ? takePassedSockets() : std::vector<PassedSocket>();
    raiseDescriptorLimit();
    // Only the server needs a certificate; the doctor says more about all of it.
    const LoadedConfig loaded = isServer ? loadWholeConfig(line.sources()) : loadConfig(line.sources());
    if (line.command == CommandLine::Command::Doctor) {
        installLogging(u"warning"_s, logFormatFrom(u"text"_s));
        return runDoctor(line, loaded);
    }
    if (!loaded.isUsable())
        return printUnusable(loaded, line.isJson);
    printProblems(loaded);
    installLogging(isServer ? loaded.config.log.level : u"warning"_s, logFormatFrom(loaded.config.log.format));
    if (sodium_init() < 0)
        return refuse(Error{.code = ErrorCode::Internal, .detail = u"The cryptographic library did not start."_s});
    const auto load = [&line] { return loadConfig(line.sources()); };
    if (isServer)
        return serve(loaded.config, std::move(passed), load);
    return runCommand(line, loaded.config, [&](const auto &work) { return serve(loaded.config, {}, load, work, line.isJson); });
}
