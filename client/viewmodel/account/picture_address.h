// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"

namespace kith::client {

class AccountStore;

/// "image://pictures/ACCOUNT/SOURCE" for Image: a picture of the server, fetched when it is drawn.
[[nodiscard]] QString pictureAddress(const AccountIdentity &account, const FileSource &source);
/// "image://pictures/ACCOUNT/out/NAME": one that is on its way from here.
[[nodiscard]] QString pictureAddress(const AccountIdentity &account, const OutgoingFile &file);

/// The file of the picture with that key, from the account that it names. An empty path: there is none.
/// *Range* the picture itself is fetched up to `wholeBytesMax`; a larger one is shown by its preview.
inline constexpr qint64 wholeBytesMax = 40 * 1024 * 1024;
void findPicture(AccountStore &store, const QString &key, QObject *context, const std::function<void(const QString &path)> &found);

} // namespace kith::client
