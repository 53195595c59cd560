// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"

namespace kith::client {

class AccountStore;

/// "image://faces/ACCOUNT/p/ID/PICTURE" for Image; empty where there is no picture.
[[nodiscard]] QString faceAddress(const AccountIdentity &account, const Face &face);

/// Names an account within an address for Image: hexadecimal, so that nothing in it can be taken for a part of an address.
[[nodiscard]] QString accountKey(const AccountIdentity &account);

/// What stands behind "image://faces/": whose picture, from which account. Absent: no such address.
[[nodiscard]] std::optional<std::pair<QString, Face>> faceOfKey(const QString &key);

/// The file of the picture with that key, from the account that it names; see Faces::want(). An empty path: there is none.
void findFace(AccountStore &store, const QString &key, QObject *context, const std::function<void(const QString &path)> &found);

} // namespace kith::client
