// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/admin_log.h"

#include <QtCore/QLoggingCategory>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(lcAccounts, "kith.accounts")

void logAdmin(const Call &call, const QString &deed, UserId user)
{
    const QString actor = call.caller.user.isNull() ? u"this machine"_s : u"administrator "_s + call.caller.user.toString();
    qCInfo(lcAccounts).noquote() << actor << deed << user.toString();
}

} // namespace kith::server
