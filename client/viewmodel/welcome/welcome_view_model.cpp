// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/welcome/welcome_view_model.h"

#include "client/viewmodel/welcome/phone_region.h"
#include "shared/limits.h"
#include "shared/validation.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype fairLength = 12;
constexpr qsizetype strongLength = 16;

bool require(FormField &field, const QString &words)
{
    if (!tidyLine(field.text()).isEmpty()) // nor only what shows nothing
        return true;
    field.setError(words);
    return false;
}

} // namespace

WelcomeViewModel::WelcomeViewModel(QObject *parent)
    : QObject(parent)
{
    connect(&m_password, &FormField::textChanged, this, &WelcomeViewModel::passwordChanged);
    connect(&m_server, &FormField::textChanged, this, [this] { setServerHint({}); });
    connect(&m_invite, &FormField::textChanged, this, [this] {
        if (m_invite.text().contains(u"://"_s))
            Q_EMIT inviteTyped(m_invite.text());
    });
}

void WelcomeViewModel::setRegistering(bool isRegistering)
{
    if (m_isRegistering == isRegistering || m_isBusy)
        return;
    m_isRegistering = isRegistering;
    m_isResetting = false;
    clearErrors();
    if (isRegistering && m_email.text().isEmpty() && m_login.text().contains(u'@'))
        m_email.setText(m_login.text());
    else if (isRegistering && m_phone.text().isEmpty() && !m_login.text().contains(u'@'))
        m_phone.setText(m_login.text());
    Q_EMIT stateChanged();
}

void WelcomeViewModel::setResetting(bool isResetting)
{
    if (m_isResetting == isResetting || m_isBusy)
        return;
    m_isResetting = isResetting;
    m_isRegistering = false;
    clearErrors();
    m_password.setText({});
    Q_EMIT stateChanged();
}

void WelcomeViewModel::clearErrors()
{
    m_problem.clear();
    for (FormField *field : {&m_server, &m_login, &m_password, &m_firstname, &m_lastname, &m_email, &m_phone, &m_invite, &m_resetCode})
        field->setError({});
}

void WelcomeViewModel::chooseServer(const QString &address)
{
    m_server.setText(address);
    checkServer();
}

void WelcomeViewModel::checkServer()
{
    if (const QString server = m_server.text().trimmed(); !server.isEmpty())
        Q_EMIT serverCheckRequested(server);
}

void WelcomeViewModel::takeInvite(const QString &link)
{
    setRegistering(true);
    m_invite.setText(link);
}

void WelcomeViewModel::ask(const TrustQuestion &question)
{
    m_trust = question;
    Q_EMIT trustChanged();
}

void WelcomeViewModel::answerTrust(bool isTrusted)
{
    const QString host = m_trust.host;
    if (host.isEmpty())
        return;
    if (isTrusted)
        Q_EMIT trustGiven();
    else
        m_server.setError(tr("Not connected: you did not trust the certificate of %1.").arg(host));
    ask({});
}

void WelcomeViewModel::setAdding(bool isAdding)
{
    m_isAdding = isAdding;
    Q_EMIT stateChanged();
}

void WelcomeViewModel::setServerHint(const QString &hint)
{
    if (m_serverHint == hint)
        return;
    m_serverHint = hint;
    Q_EMIT stateChanged();
}

int WelcomeViewModel::passwordStrength() const
{
    const qsizetype length = codePoints(m_password.text());
    if (length < limits::passwordMinLength)
        return 0;
    if (length < fairLength)
        return 1;
    return length < strongLength ? 2 : 3;
}

QString WelcomeViewModel::passwordHint() const
{
    if (m_password.text().isEmpty())
        return tr("At least %1 characters. Several words are easy to remember and hard to guess.").arg(limits::passwordMinLength);
    switch (passwordStrength()) {
    case 0: return tr("%1 more characters needed").arg(limits::passwordMinLength - codePoints(m_password.text()));
    case 1: return tr("Weak: longer is safer");
    case 2: return tr("Fair: another word makes it strong");
    default: return tr("Strong");
    }
}

void WelcomeViewModel::submit()
{
    if (m_isBusy)
        return;
    setProblem({});
    if (!(m_isRegistering ? checkRegister() : m_isResetting ? checkReset() : checkSignIn()))
        return;
    setBusy(true);
    const QString server = m_server.text().trimmed();
    if (m_isRegistering) {
        Q_EMIT registerRequested({.server = server,
                                  .firstname = tidyLine(m_firstname.text()),
                                  .lastname = tidyLine(m_lastname.text()),
                                  .email = m_email.text().trimmed(),
                                  .phone = m_phone.text().trimmed(),
                                  .country = phoneRegion(m_phone.text()),
                                  .password = m_password.text(),
                                  .invite = m_invite.text().trimmed()});
    } else if (m_isResetting) {
        Q_EMIT resetRequested({.server = server, .code = m_resetCode.text().trimmed(), .password = m_password.text()});
    } else {
        Q_EMIT signInRequested({.server = server, .login = m_login.text().trimmed(), .password = m_password.text()});
    }
}

bool WelcomeViewModel::checkSignIn()
{
    bool isGood = require(m_server, tr("Type the address of your server, for example kith.local:8065."));
    isGood = require(m_login, tr("Type your phone number or e-mail address.")) && isGood;
    if (m_password.text().isEmpty()) {
        m_password.setError(tr("Type your password."));
        isGood = false;
    }
    return isGood;
}

bool WelcomeViewModel::checkReset()
{
    bool isGood = require(m_server, tr("Type the address of your server, for example kith.local:8065."));
    isGood = require(m_resetCode, tr("Type the code that the administrator gave you.")) && isGood;
    if (passwordStrength() == 0) {
        m_password.setError(tr("At least %1 characters.").arg(limits::passwordMinLength));
        isGood = false;
    }
    return isGood;
}

bool WelcomeViewModel::checkRegister()
{
    bool isGood = require(m_server, tr("Type the address of the server, for example kith.local:8065."));
    isGood = require(m_firstname, tr("Type your first name.")) && isGood;
    isGood = require(m_lastname, tr("Type your last name.")) && isGood;
    isGood = require(m_email, tr("Type your e-mail address.")) && isGood;
    isGood = require(m_phone, tr("Type your phone number.")) && isGood;
    if (m_email.error().isEmpty() && !isPlausibleEmail(normalisedEmail(m_email.text()))) {
        m_email.setError(tr("This does not look like an e-mail address."));
        isGood = false;
    }
    if (m_phone.error().isEmpty() && phoneRegion(m_phone.text()).isEmpty()) {
        m_phone.setError(tr("Begin with + and the code of your country, such as +46."));
        isGood = false;
    }
    if (passwordStrength() == 0) {
        m_password.setError(tr("At least %1 characters.").arg(limits::passwordMinLength));
        isGood = false;
    }
    return isGood;
}

void WelcomeViewModel::setBusy(bool isBusy)
{
    if (m_isBusy == isBusy)
        return;
    m_isBusy = isBusy;
    Q_EMIT stateChanged();
}

void WelcomeViewModel::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT stateChanged();
}

bool WelcomeViewModel::setFieldError(const QString &field, const QString &words)
{
    const std::pair<QLatin1StringView, FormField *> fields[] = {
        {"server"_L1, &m_server},     {"login"_L1, &m_login},   {"password"_L1, &m_password}, {"firstname"_L1, &m_firstname},
        {"lastname"_L1, &m_lastname}, {"email"_L1, &m_email},   {"phone"_L1, &m_phone},       {"country"_L1, &m_phone},
        {"invite"_L1, &m_invite},     {"code"_L1, &m_resetCode}};
    for (const auto &[name, target] : fields) {
        if (field != name || (target == &m_login && m_isRegistering) || (target == &m_invite && !m_isRegistering))
            continue;
        target->setError(words);
        return true;
    }
    return false;
}

} // namespace kith::client
