// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/profile_view_model.h"

#include "shared/validation.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

ProfileViewModel::ProfileViewModel(QObject *parent)
    : QObject(parent)
{
    for (FormField *field : {&m_firstname, &m_lastname, &m_about, &m_email, &m_phone})
        connect(field, &FormField::textChanged, this, &ProfileViewModel::changed);
}

bool ProfileViewModel::isChanged() const
{
    return m_firstname.text() != m_saved.firstname || m_lastname.text() != m_saved.lastname || m_about.text() != m_saved.about
           || m_email.text() != m_saved.email || m_phone.text() != m_saved.phone;
}

User ProfileViewModel::wanted() const
{
    User wanted = m_saved;
    wanted.firstname = tidyLine(m_firstname.text());
    wanted.lastname = m_lastname.text().trimmed();
    wanted.about = m_about.text().trimmed();
    wanted.email = m_email.text().trimmed();
    wanted.phone = m_phone.text().trimmed();
    return wanted;
}

void ProfileViewModel::save()
{
    if (m_isBusy || !isChanged())
        return;
    const User now = wanted();
    if (now.firstname.isEmpty())
        m_firstname.setError(tr("Others need something to call you."));
    if (now.email.isEmpty() && !m_saved.email.isEmpty())
        m_email.setError(tr("You sign in with it: it cannot be empty."));
    if (now.phone.isEmpty() && !m_saved.phone.isEmpty())
        m_phone.setError(tr("Others find you by it: it cannot be empty."));
    if (!m_firstname.error().isEmpty() || !m_email.error().isEmpty() || !m_phone.error().isEmpty())
        return;
    setProblem({});
    setBusy(true);
    Q_EMIT saveRequested();
}

void ProfileViewModel::giveUp()
{
    m_firstname.setText(m_saved.firstname);
    m_lastname.setText(m_saved.lastname);
    m_about.setText(m_saved.about);
    m_email.setText(m_saved.email);
    m_phone.setText(m_saved.phone);
    for (FormField *field : {&m_firstname, &m_lastname, &m_about, &m_email, &m_phone})
        field->setError({});
    setProblem({});
}

void ProfileViewModel::changePassword()
{
    if (m_isPasswordBusy)
        return;
    m_passwordNews.clear();
    m_passwordProblem.clear();
    if (m_currentPassword.text().isEmpty())
        m_currentPassword.setError(tr("Type the password you have now."));
    if (m_newPassword.text().isEmpty())
        m_newPassword.setError(tr("Type the password you want."));
    m_isPasswordBusy = m_currentPassword.error().isEmpty() && m_newPassword.error().isEmpty();
    Q_EMIT passwordChanged();
    if (m_isPasswordBusy)
        Q_EMIT passwordRequested(m_currentPassword.text(), m_newPassword.text());
}

void ProfileViewModel::finishPassword()
{
    m_isPasswordBusy = false;
    m_currentPassword.setText({});
    m_newPassword.setText({});
    m_passwordNews = tr("Your password is changed. All other devices are signed out.");
    Q_EMIT passwordChanged();
}

void ProfileViewModel::failPassword(const QString &problem)
{
    m_isPasswordBusy = false;
    m_passwordProblem = problem;
    Q_EMIT passwordChanged();
}

void ProfileViewModel::setSaved(const User &me)
{
    const User before = m_saved;
    m_saved = me;
    const auto follow = [](FormField &field, const QString &was, const QString &is) {
        if (field.text() == was)
            field.setText(is);
    };
    follow(m_firstname, before.firstname, me.firstname);
    follow(m_lastname, before.lastname, me.lastname);
    follow(m_about, before.about, me.about);
    follow(m_email, before.email, me.email);
    follow(m_phone, before.phone, me.phone);
    Q_EMIT changed();
}

void ProfileViewModel::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    Q_EMIT changed();
}

bool ProfileViewModel::setFieldError(const QString &field, const QString &words)
{
    FormField *named = field == u"firstname"_s  ? &m_firstname
                       : field == u"lastname"_s ? &m_lastname
                       : field == u"about"_s    ? &m_about
                       : field == u"email"_s    ? &m_email
                       : field == u"phone"_s    ? &m_phone
                       : field == u"country"_s  ? &m_phone
                       : field == u"current"_s  ? &m_currentPassword
                       : field == u"password"_s ? &m_newPassword
                                                : nullptr;
    if (named)
        named->setError(words);
    return named;
}

void ProfileViewModel::setProblem(const QString &problem)
{
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace kith::client
