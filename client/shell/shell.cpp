// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/shell/shell.h"

#include "client/desktop/kith_link.h"
#include "client/shell/tray_icon.h"
#include "client/viewmodel/account/sentences.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStandardPaths>

#include <chrono>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A tray that is there answers sooner than this; a window that nobody can reach helps nobody.
constexpr std::chrono::seconds trayPatience{4};
constexpr int hoursShort = 1;
constexpr int hoursLong = 8;

} // namespace

Shell::Shell(AccountStore &store, AppViewModel &app, SingleInstance &instance, WindowKeeper &window, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_app(app)
    , m_window(window)
    , m_notifier(QDBusConnection::sessionBus())
    , m_tray(u"kith-tray"_s)
    , m_activity(QDBusConnection::sessionBus(), QDBusConnection::systemBus())
    , m_autostart(QCoreApplication::applicationFilePath(), QStandardPaths::writableLocation(QStandardPaths::ConfigLocation))
{
    const auto followSystem = [this] {
        m_app.settings()->setSystemDark(m_appearance.isDark());
        m_app.settings()->setSystemMotionReduced(m_appearance.isMotionReduced());
    };
    connect(&m_app, &AppViewModel::quitRequested, qApp, [] { QCoreApplication::exit(0); });
    connect(&m_appearance, &SystemAppearance::changed, this, followSystem);
    followSystem();

    connect(&instance, &SingleInstance::activated, &window, &WindowKeeper::bringForward);
    connect(&instance, &SingleInstance::linksOpened, this, &Shell::openLinks);
    connect(&instance, &SingleInstance::actionAsked, this, &Shell::act);
    // Not quit(): that would ask the window first, and a window that goes to the tray says no.
    connect(&window, &WindowKeeper::quitAsked, qApp, [] { QCoreApplication::exit(0); });
    connect(&window, &WindowKeeper::firstHidden, this, [this] {
        m_notifier.show({.key = u"tray"_s,
                         .title = tr("Kith is still running"),
                         .body = tr("It stays in the tray, so that messages reach you. Its menu ends it; Settings has the choice."),
                         .isSilent = true});
    });
    connect(&m_notifier, &Notifier::availabilityChanged, this, [this] { m_app.desktop()->setNotifications(m_notifier.isAvailable()); });
    connect(&m_notifier, &Notifier::opened, this, [this](const QString &key, const QString &token) {
        if (key == u"tray"_s)
            m_window.bringForward(token);
    });
    connect(&m_tray, &StatusItem::visibilityChanged, this, [this] {
        m_app.desktop()->setTray(m_tray.isVisible());
        if (!m_tray.isVisible() && !m_window.isShown())
            m_window.bringForward({});
        showTray();
    });
    connect(&m_tray, &StatusItem::activated, this,
            [this] { m_window.isShown() && m_app.isLookedAt() ? m_window.hide() : m_window.bringForward({}); });
    connect(&m_tray, &StatusItem::entryChosen, this, &Shell::chooseEntry);
    connect(&m_activity, &ActivityWatch::changed, this, &Shell::showActivity);
    connect(&m_activity, &ActivityWatch::wokeUp, this, [this] {
        for (Account *account : m_store.accounts())
            account->reconnectNow();
    });
    connect(app.desktop(), &DesktopViewModel::startsWithDesktopAsked, this, [this](bool starts) {
        if (const Result<void> done = m_autostart.setOn(starts); !done)
            m_app.setNotice(sentenceOf(done.error()));
        m_app.desktop()->setStartsWithDesktopDone(m_autostart.isOn());
    });
    app.desktop()->setStartsWithDesktopDone(m_autostart.isOn());
    m_traySoon.setSingleShot(true);
    connect(&m_traySoon, &QTimer::timeout, this, &Shell::showTray);
    const auto showSoon = [this] { m_traySoon.start(0); };
    connect(app.notifications(), &NotificationSettings::changed, this, showSoon);
    connect(&app, &AppViewModel::windowActiveChanged, this, showSoon);
    connect(&app, &AppViewModel::meChanged, this, showSoon);
    watchAccounts();
}

Shell::~Shell()
{
    m_centres.clear();
}

void Shell::begin(const QStringList &links, const QString &action, bool isHidden)
{
    m_notifier.begin();
    m_tray.begin();
    m_activity.begin();
    showTray();
    if (!links.isEmpty())
        openLinks(links, qEnvironmentVariable("XDG_ACTIVATION_TOKEN"));
    if (!action.isEmpty())
        act(action, {});
    if (isHidden) {
        QTimer::singleShot(trayPatience, this, [this] {
            if (!m_tray.isVisible() && !m_window.isShown())
                m_window.bringForward({});
        });
    }
}

void Shell::watchAccounts()
{
    connect(&m_store, &AccountStore::accountAdded, this, &Shell::addAccount);
    for (Account *account : m_store.accounts())
        addAccount(account);
}

void Shell::addAccount(Account *account)
{
    auto centre = std::make_unique<NotificationCentre>(*account, m_app, m_notifier);
    connect(centre.get(), &NotificationCentre::unreadChanged, this, [this] { m_traySoon.start(0); });
    connect(centre.get(), &NotificationCentre::opened, this,
            [this, account](ConversationId id, const QString &token) { openChat(*account, id, token); });
    connect(account, &QObject::destroyed, this, [this, account] {
        m_centres.erase(account);
        m_traySoon.start(0);
    });
    m_centres[account] = std::move(centre);
}

qint64 Shell::unread(bool onlyForMe) const
{
    qint64 sum = 0;
    for (const auto &[account, centre] : m_centres)
        sum += onlyForMe ? centre->unreadForMe() : centre->unread();
    return sum;
}

void Shell::showTray()
{
    const qint64 all = unread(false);
    const qint64 forMe = unread(true);
    const bool isQuiet = m_app.notifications()->isQuietNow();
    m_tray.setIcon(trayIcons(all, forMe > 0, isQuiet));
    m_tray.setAttention(forMe > 0 && !isQuiet);
    const QString waiting = all > 0 ? tr("%n unread message(s)", nullptr, int(all)) : tr("Nothing unread");
    m_tray.setToolTip(tr("Kith"), isQuiet ? waiting + u'\n' + m_app.notifications()->quietText() : waiting);
    m_tray.setMenu(menu());
    m_tray.setLauncherCount(all);
}

QList<MenuEntry> Shell::menu() const
{
    const NotificationSettings *quiet = m_app.notifications();
    const qint64 all = unread(false);
    return {
        {.id = u"show"_s, .text = m_window.isShown() ? tr("Hide the window") : tr("Open Kith")},
        {.id = u"unread"_s, .text = all > 0 ? tr("%n unread message(s)", nullptr, int(all)) : tr("Nothing unread"), .isEnabled = all > 0},
        {.id = {}},
        {.id = u"quiet"_s,
         .text = quiet->isQuietNow() ? quiet->quietText() : tr("Do not disturb"),
         .children = {{.id = u"quiet.short"_s, .text = tr("For an hour")},
                      {.id = u"quiet.long"_s, .text = tr("For 8 hours")},
                      {.id = u"quiet.tomorrow"_s, .text = tr("Until tomorrow morning")},
                      {.id = u"quiet.end"_s,
                       .text = tr("Notify me again"),
                       .isEnabled = quiet->isQuietNow()}}},
        {.id = u"settings"_s, .text = tr("Settings")},
        {.id = {}},
        {.id = u"quit"_s, .text = tr("Quit")}};
}

void Shell::chooseEntry(const QString &id)
{
    NotificationSettings *quiet = m_app.notifications();
    if (id == u"show"_s)
        m_window.isShown() ? m_window.hide() : m_window.bringForward({});
    else if (id == u"unread"_s)
        act(u"unread"_s, {});
    else if (id == u"quiet.short"_s)
        quiet->quietForHours(hoursShort);
    else if (id == u"quiet.long"_s)
        quiet->quietForHours(hoursLong);
    else if (id == u"quiet.tomorrow"_s)
        quiet->quietUntilTomorrow();
    else if (id == u"quiet.end"_s)
        quiet->endQuiet();
    else
        act(id, {});
    m_traySoon.start(0);
}

/// An Action of the desktop file, or an entry of the tray.
void Shell::act(const QString &action, const QString &token)
{
    if (action == u"quit"_s) {
        QCoreApplication::exit(0);
        return;
    }
    if (action == u"new-message"_s && m_app.isSignedIn())
        m_app.askForNewChat();
    else if (action == u"settings"_s && m_app.isSignedIn())
        m_app.setSection(AppViewModel::Settings);
    else if (action == u"unread"_s)
        m_app.setSection(AppViewModel::Chats);
    m_window.bringForward(token);
}

void Shell::openLinks(const QStringList &links, const QString &token)
{
    m_window.bringForward(token);
    // One window shows one place: the last link is where the person wanted to be.
    if (!links.isEmpty())
        openLink(links.last());
}

void Shell::openLink(const QString &text)
{
    const auto link = kithLinkFromText(text);
    if (!link) {
        m_app.setNotice(tr("Kith does not understand this link."));
        return;
    }
    for (Account *account : m_store.accounts()) {
        const QUrl server = account->identity().server;
        if (server.authority() != link->server && server.host() != link->server)
            continue;
        if (link->kind == KithLink::Kind::Chat) {
            if (account->chats().one(link->conversation))
                openChat(*account, link->conversation, {});
            else
                m_app.setNotice(tr("The conversation of this link is not one of yours."));
        } else {
            m_store.setCurrent(account);
        }
        return;
    }
    if (m_app.isSignedIn())
        m_app.setNotice(tr("This link leads to %1, where you are not signed in.").arg(link->server));
    else
        m_app.welcome()->server()->setText(link->server);
}

void Shell::openChat(Account &account, ConversationId id, const QString &token)
{
    m_store.setCurrent(&account);
    if (id.isNull())
        m_app.setSection(AppViewModel::People);
    else
        m_app.chats()->open(id.toString());
    if (!id.isNull())
        m_app.setSection(AppViewModel::Chats);
    m_window.bringForward(token);
}

void Shell::showActivity()
{
    for (const auto &[account, centre] : m_centres)
        centre->setLocked(m_activity.isLocked());
    if (m_activity.knowsIdle())
        m_app.setAway(m_activity.isAway());
    else
        m_app.setAway(m_activity.isLocked() ? std::optional(true) : std::nullopt);
}

} // namespace kith::client
