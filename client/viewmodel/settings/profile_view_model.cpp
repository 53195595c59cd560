// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/profile_view_model.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

ProfileViewModel::ProfileViewModel(QObject *parent)
    : QObject(parent)
{
    for (FormField *field : {&m_firstname, &m_lastname, &m_about})
        connect(field, &FormField::textChanged, this, &ProfileViewModel::changed);
}

bool ProfileViewModel::isChanged() const
{
    return m_firstname.text() != m_saved.firstname || m_lastname.text() != m_saved.lastname || m_about.text() != m_saved.about;
}

void ProfileViewModel::save()
{
    if (m_isBusy || !isChanged())
        return;
    if (m_firstname.text().trimmed().isEmpty()) {
        m_firstname.setError(tr("Others need something to call you."));
        return;
    }
    setProblem({});
    setBusy(true);
    Q_EMIT saveRequested(m_firstname.text().trimmed(), m_lastname.text().trimmed(), m_about.text().trimmed());
}

void ProfileViewModel::giveUp()
{
    m_firstname.setText(m_saved.firstname);
    m_lastname.setText(m_saved.lastname);
    m_about.setText(m_saved.about);
    setProblem({});
}

void ProfileViewModel::setSaved(const User &me)
{
    const User before = m_saved;
    m_saved = me;
    if (m_firstname.text() == before.firstname)
        m_firstname.setText(me.firstname);
    if (m_lastname.text() == before.lastname)
        m_lastname.setText(me.lastname);
    if (m_about.text() == before.about)
        m_about.setText(me.about);
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
