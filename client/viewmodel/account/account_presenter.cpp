// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/account_presenter.h"

#include "client/viewmodel/account/chats_presenter.h"
#include "client/viewmodel/account/details_presenter.h"
#include "client/viewmodel/account/invites_presenter.h"
#include "client/viewmodel/account/people_presenter.h"
#include "client/viewmodel/account/picture_presenter.h"
#include "client/viewmodel/account/search_presenter.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/account/settings_presenter.h"
#include "client/viewmodel/account/timeline_presenter.h"
#include "client/viewmodel/account/voice_presenter.h"
#include "client/viewmodel/text/avatar_text.h"

#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

AccountPresenter::AccountPresenter(AccountStore &store, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_app(app)
    , m_welcome(store, app)
    , m_storage(store, app)
{
    connect(&store, &AccountStore::currentChanged, this, &AccountPresenter::show);
    connect(&store, &AccountStore::tokenNotKept, this, [this](const QString &reason) { m_app.setNotice(reason, AppViewModel::Stay::UntilDismissed); });
    connect(&m_welcome, &WelcomePresenter::entered, this, [this] {
        setAdding(false);
        showMe();
    });
    connect(&app, &AppViewModel::meChanged, this, [this] { m_welcome.setShown(!m_app.isSignedIn() || m_app.isAdding()); });
    connect(app.welcome(), &WelcomeViewModel::cancelRequested, this, [this] { setAdding(false); });
    connect(&app, &AppViewModel::addAccountRequested, this, [this] { setAdding(true); });
    connect(&app, &AppViewModel::accountRequested, this, &AccountPresenter::switchTo);
    connect(&store, &AccountStore::accountAdded, this, [this](Account *account) {
        watch(account);
        m_soon.start(0);
    });
    connect(&store, &AccountStore::reopening, this, [this](Account *account) {
        if (account == m_account)
            reopen();
    });
    connect(&store, &AccountStore::reopened, this, &AccountPresenter::takeBack);
    connect(&store, &AccountStore::accountClosed, this, &AccountPresenter::tellClosed);
    connect(&store, &AccountStore::accountRemoved, this, [this] { m_soon.start(0); });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &AccountPresenter::showAccounts);
    for (Account *account : store.accounts())
        watch(account);
    connect(app.settings(), &SettingsViewModel::signOutRequested, this, &AccountPresenter::signOut);
    connect(app.connection(), &ConnectionViewModel::retryRequested, this, [this] {
        if (m_account)
            m_account->reconnectNow();
    });
    connect(app.connection(), &ConnectionViewModel::signInRequested, this, &AccountPresenter::askToSignIn);
    connect(&store, &AccountStore::signInNeeded, this, [this] { showConnection(); });
    show();
    m_welcome.setShown(!m_app.isSignedIn());
}

AccountPresenter::~AccountPresenter() = default;

/// The rail tells what waits in the accounts that are not shown.
void AccountPresenter::watch(Account *account)
{
    const auto soon = [this] { m_soon.start(0); };
    connect(&account->chats(), &Chats::changed, this, soon);
    connect(&account->people(), &People::meChanged, this, soon);
    connect(account, &Account::connectionChanged, this, soon);
    m_storage.tellLoss(*account);
}

void AccountPresenter::showAccounts()
{
    QList<AccountRow> rows;
    for (Account *account : m_store.accounts()) {
        const User me = account->people().me();
        AccountRow row;
        row.accountId = idOf(account->identity());
        row.name = me.displayName().isEmpty() ? tr("Me") : me.displayName();
        row.server = account->identity().server.authority();
        row.initials = personInitials(row.name);
        row.colour = personColour(account->identity().user.value());
        row.picture = faceOf(account->identity().user, *account);
        row.isCurrent = account == m_account;
        row.isOnline = account->connectionState() == ConnectionState::Online;
        const Timestamp at = now();
        for (const Conversation &conversation : account->chats().all()) {
            const ConversationSettings &settings = conversation.settings;
            const bool isQuiet = settings.isArchived || settings.isMutedAt(at);
            row.unread += int(isQuiet ? conversation.unreadMentions : conversation.unread);
        }
        rows.append(row);
    }
    m_app.accounts()->setRows(rows);
}

void AccountPresenter::switchTo(const QString &accountId)
{
    for (Account *account : m_store.accounts()) {
        if (idOf(account->identity()) == accountId)
            m_store.setCurrent(account);
    }
}

QString AccountPresenter::idOf(const AccountIdentity &identity)
{
    return identity.user.toString() + u'@' + identity.server.authority();
}

/// The welcome screen over the account that is shown, which stays as it is.
void AccountPresenter::setAdding(bool isAdding)
{
    m_app.welcome()->setAdding(isAdding && m_account);
    m_app.setAdding(isAdding && m_account);
}

void AccountPresenter::useInvitation(const InviteLink &link)
{
    setAdding(true);
    m_welcome.takeInvite(link);
}

void AccountPresenter::show()
{
    if (m_account == m_store.current() && !m_between)
        return;
    letGo();
    m_between.reset();
    m_app.chats()->open({});
    m_app.setSection(AppViewModel::Chats);
    m_account = m_store.current();
    m_soon.start(0);
    if (!m_account) {
        setAdding(false);
        m_app.chats()->setRows({});
        m_app.setMe({}, 0);
        m_app.connection()->setState(ConnectionViewModel::State::Online);
        return;
    }
    present();
}

void AccountPresenter::leave()
{
    m_search.reset();
    m_invites.reset();
    m_details.reset();
    m_settings.reset();
    m_picture.reset();
    m_voice.reset();
    m_timeline.reset();
    m_people.reset();
    m_chats.reset();
}

/// The window looks away from its account, which goes on in the rail.
void AccountPresenter::letGo()
{
    leave();
    if (!m_account)
        return;
    const auto soon = [this] { m_soon.start(0); };
    disconnect(m_account, nullptr, this, nullptr);
    disconnect(&m_account->people(), nullptr, this, nullptr);
    connect(m_account, &Account::connectionChanged, this, soon);
    connect(&m_account->people(), &People::meChanged, this, soon);
}

AccountPresenter::Place AccountPresenter::place() const
{
    return {.openChat = m_app.chats()->currentId(), .section = m_app.section()};
}

void AccountPresenter::returnTo(const Place &place)
{
    present();
    m_app.chats()->open(place.openChat);
    m_app.setSection(place.section);
}

/// Another object of the same account takes the place of the one that is shown, and the window stays as it is.
void AccountPresenter::reopen()
{
    m_between = place();
    letGo();
    m_account = nullptr;
    m_app.chats()->open({});
}

void AccountPresenter::takeBack(Account *account)
{
    if (!m_between)
        return;
    const Place place = *std::exchange(m_between, std::nullopt);
    m_account = account;
    returnTo(place);
}

void AccountPresenter::tellClosed(const AccountIdentity &identity, const Error &why)
{
    m_soon.start(0);
    const QString words = tr("Your account on %1 is closed for now. Nothing that was kept is lost: mend what is said here and start Kith again. (%2)")
                              .arg(identity.server.authority(), sentenceOf(why));
    m_app.setNotice(words, AppViewModel::Stay::UntilDismissed);
    if (!m_account)
        m_app.welcome()->setProblem(words);
}

void AccountPresenter::speakAnew()
{
    if (!m_account)
        return;
    const Place before = place();
    letGo();
    m_app.chats()->open({});
    returnTo(before);
}

void AccountPresenter::present()
{
    m_chats = std::make_unique<ChatsPresenter>(*m_account, *m_app.chats());
    m_people = std::make_unique<PeoplePresenter>(*m_account, m_app);
    m_timeline = std::make_unique<TimelinePresenter>(*m_account, m_app);
    m_search = std::make_unique<SearchPresenter>(*m_account, m_app);
    m_details = std::make_unique<DetailsPresenter>(*m_account, m_app);
    m_invites = std::make_unique<InvitesPresenter>(*m_account, m_app);
    connect(m_invites.get(), &InvitesPresenter::otherServerWanted, this, &AccountPresenter::useInvitation);
    m_settings = std::make_unique<SettingsPresenter>(*m_account, m_app);
    m_picture = std::make_unique<PicturePresenter>(*m_account, m_app);
    m_voice = std::make_unique<VoicePresenter>(*m_account, m_app);
    connect(m_account, &Account::connectionChanged, this, &AccountPresenter::showConnection);
    connect(m_account, &Account::signedOut, this,
            [this](const QString &reason) {
        m_app.setNotice(tr("You are signed out: %1").arg(reason));
    });
    connect(&m_account->people(), &People::meChanged, this, &AccountPresenter::showMe);
    connect(&m_account->chats(), &Chats::notKept, m_chats.get(), [this](const Error &error) { m_app.setNotice(sentenceOf(error)); });
    showMe();
    showConnection();
}

void AccountPresenter::showMe()
{
    if (!m_account)
        return;
    const User me = m_account->people().me();
    const QString name = me.displayName().isEmpty() ? tr("Me") : me.displayName();
    const QUrl server = m_account->identity().server;
    m_storage.showFolder();
    m_app.settings()->setFacts(server.authority(), name);
    m_app.setMe(name, m_account->identity().user.value(), faceOf(m_account->identity().user, *m_account));
}

/// The welcome screen over the conversations, with all but the password filled in; signing in as the same person brings everything
/// back, and so does going back without.
void AccountPresenter::askToSignIn()
{
    if (!m_account)
        return;
    WelcomeViewModel *welcome = m_app.welcome();
    const User me = m_account->people().me();
    welcome->setRegistering(false);
    welcome->setResetting(false);
    welcome->server()->setText(m_account->identity().server.authority());
    welcome->login()->setText(me.email.isEmpty() ? me.phone : me.email);
    setAdding(true);
    if (!me.displayName().isEmpty())
        welcome->setServerHint(tr("Sign in again as %1: everything is still here.").arg(me.displayName()));
}

void AccountPresenter::showConnection()
{
    if (!m_account)
        return;
    using State = ConnectionViewModel::State;
    const auto since = m_account->offlineSince();
    const QDateTime sinceTime = since ? toDateTime(*since) : QDateTime();
    switch (m_account->connectionState()) {
    case ConnectionState::Online: m_app.connection()->setState(State::Online); break;
    case ConnectionState::Connecting: m_app.connection()->setState(since ? State::Reconnecting : State::Connecting); break;
    case ConnectionState::SignedOut: m_app.connection()->setState(State::SignedOut); break;
    case ConnectionState::Offline: m_app.connection()->setState(State::Offline, sinceTime); break;
    }
}

void AccountPresenter::signOut()
{
    if (!m_account)
        return;
    m_store.remove(m_account, this, [this](const Result<void> &answer) {
        if (answer)
            return;
        // Where nobody is signed in any more, the conversations of another account would show it later.
        if (m_account)
            m_app.setNotice(sentenceOf(answer.error()));
        else
            m_app.welcome()->setProblem(sentenceOf(answer.error()));
    });
}

} // namespace kith::client
