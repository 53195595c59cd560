// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/account_presenter.h"

#include "client/viewmodel/account/chats_presenter.h"
#include "client/viewmodel/account/people_presenter.h"
#include "client/viewmodel/account/search_presenter.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/account/settings_presenter.h"
#include "client/viewmodel/account/timeline_presenter.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

AccountPresenter::AccountPresenter(AccountStore &store, AppViewModel &app, const QString &profileDir, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_app(app)
    , m_profileDir(profileDir)
{
    connect(&store, &AccountStore::currentChanged, this, &AccountPresenter::show);
    connect(&store, &AccountStore::tokenNotKept, this, [this](const QString &reason) { m_app.setNotice(reason); });
    connect(app.welcome(), &WelcomeViewModel::signInRequested, this, &AccountPresenter::signIn);
    connect(app.welcome(), &WelcomeViewModel::registerRequested, this, &AccountPresenter::registerUser);
    connect(app.settings(), &SettingsViewModel::signOutRequested, this, &AccountPresenter::signOut);
    connect(app.connection(), &ConnectionViewModel::retryRequested, this, [this] {
        if (m_account)
            m_account->reconnectNow();
    });
    connect(app.connection(), &ConnectionViewModel::signInRequested, this, &AccountPresenter::askToSignIn);
    connect(&store, &AccountStore::signInNeeded, this, [this] { showConnection(); });
    show();
}

AccountPresenter::~AccountPresenter() = default;

void AccountPresenter::show()
{
    if (m_account == m_store.current())
        return;
    m_search.reset();
    m_settings.reset();
    m_timeline.reset();
    m_people.reset();
    m_chats.reset();
    if (m_account)
        disconnect(m_account, nullptr, this, nullptr);
    m_app.chats()->open({});
    m_app.setSection(AppViewModel::Chats);
    m_account = m_store.current();
    if (!m_account) {
        m_app.chats()->setRows({});
        m_app.setMe({}, 0);
        m_app.connection()->setState(ConnectionViewModel::State::Online);
        return;
    }
    present();
}

void AccountPresenter::speakAnew()
{
    if (!m_account)
        return;
    const QString open = m_app.chats()->currentId();
    const int section = m_app.section();
    m_search.reset();
    m_settings.reset();
    m_timeline.reset();
    m_people.reset();
    m_chats.reset();
    disconnect(m_account, nullptr, this, nullptr);
    disconnect(&m_account->people(), nullptr, this, nullptr);
    m_app.chats()->open({});
    present();
    m_app.chats()->open(open);
    m_app.setSection(section);
}

void AccountPresenter::present()
{
    m_chats = std::make_unique<ChatsPresenter>(*m_account, *m_app.chats());
    m_people = std::make_unique<PeoplePresenter>(*m_account, m_app);
    m_timeline = std::make_unique<TimelinePresenter>(*m_account, m_app);
    m_search = std::make_unique<SearchPresenter>(*m_account, m_app);
    m_settings = std::make_unique<SettingsPresenter>(*m_account, m_app);
    connect(m_account, &Account::connectionChanged, this, &AccountPresenter::showConnection);
    connect(m_account, &Account::signedOut, this,
            [this](const QString &reason) { m_app.setNotice(tr("You are signed out: %1").arg(reason)); });
    connect(&m_account->people(), &People::meChanged, this, &AccountPresenter::showMe);
    showMe();
    showConnection();
}

void AccountPresenter::showMe()
{
    const User me = m_account->people().me();
    const QString name = me.displayName().isEmpty() ? tr("Me") : me.displayName();
    const QUrl server = m_account->identity().server;
    m_app.about()->setFolder(m_profileDir);
    m_app.settings()->setFacts(m_profileDir, server.authority(), name);
    m_app.setMe(name, m_account->identity().user.value());
}

/// The welcome screen again, with the server filled in; signing in as the same person brings everything back.
void AccountPresenter::askToSignIn()
{
    m_app.welcome()->setRegistering(false);
    m_app.welcome()->server()->setText(m_account->identity().server.authority());
    m_app.setMe({}, 0);
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

void AccountPresenter::enter(const Result<Account *> &answer)
{
    WelcomeViewModel *welcome = m_app.welcome();
    welcome->setBusy(false);
    if (answer) {
        welcome->password()->setText({});
        m_store.setCurrent(*answer);
        showMe();
        return;
    }
    const Error &error = answer.error();
    bool isSaid = false;
    for (const FieldError &field : error.fields)
        isSaid = welcome->setFieldError(field.field, field.detail) || isSaid;
    if (isSaid)
        return;
    switch (error.code) {
    case ErrorCode::Network: welcome->server()->setError(sentenceOf(error)); break;
    case ErrorCode::WrongLogin: welcome->password()->setError(sentenceOf(error)); break;
    case ErrorCode::PhoneTaken: welcome->phone()->setError(sentenceOf(error)); break;
    case ErrorCode::EmailTaken: welcome->email()->setError(sentenceOf(error)); break;
    default: welcome->setProblem(sentenceOf(error));
    }
}

void AccountPresenter::signIn(const SignInWish &wish)
{
    const Result<QUrl> server = serverFromText(wish.server);
    if (!server) {
        m_app.welcome()->setBusy(false);
        m_app.welcome()->server()->setError(sentenceOf(server.error()));
        return;
    }
    m_store.login(*server, wish.login, wish.password, this, [this](const Result<Account *> &answer) { enter(answer); });
}

void AccountPresenter::registerUser(const RegisterWish &wish)
{
    const Result<QUrl> server = serverFromText(wish.server);
    if (!server) {
        m_app.welcome()->setBusy(false);
        m_app.welcome()->server()->setError(sentenceOf(server.error()));
        return;
    }
    const Registration registration{.firstname = wish.firstname,
                                    .lastname = wish.lastname,
                                    .email = wish.email,
                                    .phone = wish.phone,
                                    .country = wish.country,
                                    .password = wish.password};
    m_store.registerUser(*server, registration, this, [this](const Result<Account *> &answer) { enter(answer); });
}

void AccountPresenter::signOut()
{
    if (!m_account)
        return;
    m_store.remove(m_account, this, [this](const Result<void> &answer) {
        if (!answer)
            m_app.setNotice(sentenceOf(answer.error()));
    });
}

} // namespace kith::client
