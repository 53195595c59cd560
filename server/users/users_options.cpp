// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/users_options.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

QString registrationModeName(RegistrationMode mode)
{
    switch (mode) {
    case RegistrationMode::Open: return u"open"_s;
    case RegistrationMode::Invite: return u"invite"_s;
    case RegistrationMode::Closed: return u"closed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace kith::server
