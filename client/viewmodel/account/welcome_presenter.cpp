// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/welcome_presenter.h"

#include "client/viewmodel/account/sentences.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

WelcomePresenter::WelcomePresenter(AccountStore &store, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_app(app)
{
    WelcomeViewModel *welcome = app.welcome();
    connect(welcome, &WelcomeViewModel::signInRequested, this, &WelcomePresenter::signIn);
    connect(welcome, &WelcomeViewModel::registerRequested, this, &WelcomePresenter::registerUser);
    connect(welcome, &WelcomeViewModel::resetRequested, this, &WelcomePresenter::resetPassword);
    connect(welcome, &WelcomeViewModel::serverCheckRequested, this, &WelcomePresenter::checkServer);
    connect(welcome, &WelcomeViewModel::inviteTyped, this, &WelcomePresenter::readInvite);
    connect(&m_finder, &ServerFinder::changed, this, &WelcomePresenter::showNearby);
    connect(welcome, &WelcomeViewModel::trustGiven, this, &WelcomePresenter::trust);
}

void WelcomePresenter::takeInvite(const InviteLink &link)
{
    m_app.welcome()->takeInvite(toText(link));
}

void WelcomePresenter::setShown(bool isShown)
{
    if (isShown)
        m_finder.start();
    else
        m_finder.stop();
}

void WelcomePresenter::showNearby()
{
    QList<PersonRow> rows;
    for (const FoundServer &server : m_finder.found()) {
        PersonRow row;
        row.personId = server.url.toString();
        row.name = server.name;
        row.detail = server.url.authority();
        rows.append(row);
    }
    m_app.welcome()->nearby()->setRows(rows);
    // The only one there is: most people want just that.
    if (rows.size() == 1 && m_app.welcome()->server()->text().isEmpty())
        m_app.welcome()->chooseServer(rows.first().personId);
}

/// A link in the field of the invitation says which server it is of.
void WelcomePresenter::readInvite(const QString &text)
{
    const auto link = inviteLinkFromText(text);
    if (!link) {
        m_app.welcome()->invite()->setError(sentenceOf(link.error()));
        return;
    }
    m_invitation = *link;
    m_app.welcome()->server()->setText(link->server.toString());
    m_app.welcome()->checkServer();
}

std::optional<QUrl> WelcomePresenter::serverOf(const QString &text)
{
    const Result<QUrl> server = serverFromText(text);
    if (server)
        return *server;
    m_app.welcome()->setBusy(false);
    m_app.welcome()->server()->setError(sentenceOf(server.error()));
    return std::nullopt;
}

void WelcomePresenter::checkServer(const QString &text)
{
    const Result<QUrl> server = serverFromText(text);
    if (!server)
        return; // it may be half typed; submitting says so
    m_store.askServer(*server, this, [this, text](const Result<ServerFacts> &answer) {
        WelcomeViewModel *welcome = m_app.welcome();
        if (welcome->server()->text().trimmed() != text)
            return;
        if (!answer) {
            explain(answer.error(), false);
            return;
        }
        QString hint = tr("A Kith server answers there.");
        if (welcome->isRegistering() && answer->registration == u"invite"_s)
            hint = tr("A Kith server answers there. It asks newcomers for an invitation.");
        else if (welcome->isRegistering() && answer->registration == u"closed"_s)
            hint = tr("A Kith server answers there. Only its administrator can make accounts.");
        welcome->setServerHint(hint);
    });
}

void WelcomePresenter::signIn(const SignInWish &wish)
{
    if (const auto server = serverOf(wish.server))
        m_store.login(*server, wish.login, wish.password, this, [this](const Result<Account *> &answer) { enter(answer); });
}

void WelcomePresenter::registerUser(const RegisterWish &wish)
{
    const auto server = serverOf(wish.server);
    if (!server)
        return;
    const auto link = inviteLinkFromText(wish.invite);
    const Registration registration{.firstname = wish.firstname,
                                    .lastname = wish.lastname,
                                    .email = wish.email,
                                    .phone = wish.phone,
                                    .country = wish.country,
                                    .password = wish.password,
                                    .invite = link ? link->code : wish.invite};
    m_store.registerUser(*server, registration, this, [this](const Result<Account *> &answer) { enter(answer); });
}

void WelcomePresenter::resetPassword(const ResetWish &wish)
{
    const auto server = serverOf(wish.server);
    if (!server)
        return;
    m_store.resetPassword(*server, wish.code, wish.password, this, [this](const Result<void> &answer) {
        WelcomeViewModel *welcome = m_app.welcome();
        welcome->setBusy(false);
        if (!answer) {
            explain(answer.error());
            return;
        }
        const QString password = welcome->password()->text();
        welcome->resetCode()->setText({});
        welcome->setResetting(false);
        welcome->password()->setText(password);
        welcome->setServerHint(tr("Your new password is set. Sign in with it now."));
    });
}

void WelcomePresenter::enter(const Result<Account *> &answer)
{
    WelcomeViewModel *welcome = m_app.welcome();
    welcome->setBusy(false);
    if (!answer) {
        explain(answer.error());
        return;
    }
    welcome->password()->setText({});
    welcome->invite()->setText({});
    m_store.setCurrent(*answer);
    Q_EMIT entered();
}

/// True when the trouble is a certificate, and the person is asked about it (or the invitation has answered).
bool WelcomePresenter::askForTrust(bool isTrying)
{
    const Result<QUrl> server = serverFromText(m_app.welcome()->server()->text());
    const auto refusal = server ? m_store.trustedKeys().refusal(*server) : std::nullopt;
    if (!refusal || refusal->fingerprint.isEmpty())
        return false;
    // Who has said no is not asked again only because the field was left.
    if (!isTrying && m_asked == *server)
        return false;
    m_asked = *server;
    m_wasTrying = isTrying;
    // Whoever invited has passed on the key with the link.
    if (m_invitation && m_invitation->server == *server && m_invitation->keyFingerprint == refusal->fingerprint && !refusal->isChanged) {
        QMetaObject::invokeMethod(this, &WelcomePresenter::trust, Qt::QueuedConnection);
        return true;
    }
    m_app.welcome()->ask({.host = server->authority(),
                          .reasons = refusal->reasons.join(u' '),
                          .fingerprint = refusal->fingerprint,
                          .isChanged = refusal->isChanged});
    return true;
}

void WelcomePresenter::trust()
{
    const auto refusal = m_store.trustedKeys().refusal(m_asked);
    if (!refusal)
        return;
    if (const auto kept = m_store.trustedKeys().trust(m_asked, refusal->fingerprint); !kept)
        m_app.setNotice(sentenceOf(kept.error()));
    for (Account *account : m_store.accounts())
        account->reconnectNow();
    if (m_wasTrying)
        m_app.welcome()->submit();
    else
        m_app.welcome()->checkServer();
}

/// Each error beside the field it is about, in words.
void WelcomePresenter::explain(const Error &error, bool isTrying)
{
    if (error.code == ErrorCode::Network && askForTrust(isTrying))
        return;
    WelcomeViewModel *welcome = m_app.welcome();
    bool isSaid = false;
    for (const FieldError &field : error.fields)
        isSaid = welcome->setFieldError(field.field, field.detail) || isSaid;
    if (isSaid)
        return;
    switch (error.code) {
    case ErrorCode::Network:
    case ErrorCode::Protocol: welcome->server()->setError(sentenceOf(error)); break;
    case ErrorCode::WrongLogin: welcome->password()->setError(sentenceOf(error)); break;
    case ErrorCode::PhoneTaken: welcome->phone()->setError(sentenceOf(error)); break;
    case ErrorCode::EmailTaken: welcome->email()->setError(sentenceOf(error)); break;
    default: welcome->setProblem(sentenceOf(error));
    }
}

} // namespace kith::client
