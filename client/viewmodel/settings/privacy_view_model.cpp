// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/privacy_view_model.h"

#include <algorithm>

namespace kith::client {

namespace {

Visibility within(int who, Visibility least, Visibility most)
{
    return static_cast<Visibility>(std::clamp(who, int(least), int(most)));
}

} // namespace

void PrivacyViewModel::setPresence(int who)
{
    UserSettings wanted = m_shown;
    wanted.presence = within(who, Visibility::Everyone, Visibility::Nobody);
    wish(wanted);
}

void PrivacyViewModel::setPhone(int who)
{
    UserSettings wanted = m_shown;
    wanted.phone = within(who, Visibility::Contacts, Visibility::Nobody);
    wish(wanted);
}

void PrivacyViewModel::setEmail(int who)
{
    UserSettings wanted = m_shown;
    wanted.email = within(who, Visibility::Contacts, Visibility::Nobody);
    wish(wanted);
}

void PrivacyViewModel::setGroups(int who)
{
    UserSettings wanted = m_shown;
    wanted.groups = within(who, Visibility::Everyone, Visibility::Contacts);
    wish(wanted);
}

void PrivacyViewModel::setSendsReadReceipts(bool sends)
{
    UserSettings wanted = m_shown;
    wanted.sendsReadReceipts = sends;
    wish(wanted);
}

void PrivacyViewModel::setFindable(bool isFindable)
{
    UserSettings wanted = m_shown;
    wanted.isFindable = isFindable;
    wish(wanted);
}

void PrivacyViewModel::wish(const UserSettings &settings)
{
    if (settings == m_shown)
        return;
    m_shown = settings;
    m_problem.clear();
    Q_EMIT changed();
    Q_EMIT changeRequested(settings);
}

void PrivacyViewModel::setSaved(const UserSettings &settings)
{
    m_shown = settings;
    Q_EMIT changed();
}

void PrivacyViewModel::setProblem(const QString &problem)
{
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace kith::client
