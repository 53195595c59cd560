// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"

#include <QtCore/QJsonObject>

namespace kith::server {

/// Every change of what belongs to one person alone (contacts, settings, notifications) has a version of that person's own.

/// The next version of `user`'s own things; 0 when there is no such person.
[[nodiscard]] qint64 stepPersonVersion(Transaction &transaction, UserId user);
/// Tells all devices of `user`: `me.changed` {what, …data}, with the version that stepPersonVersion() gave.
void tellPerson(Transaction &transaction, UserId user, qint64 version, const QString &what, QJsonObject data);
/// Both, last of all: for writes about one conversation, which run beside others that may step the same person.
void tellPersonLast(Transaction &transaction, UserId user, const QString &what, const QJsonObject &data);

} // namespace kith::server
