// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/files/files_routes.h"
#include "server/instruments.h"
#include "server/users/users_options.h"

namespace kith::server {

/// The room files with what it asks of the rooms above it: who may see a file, and whose picture is whose. For main.cpp.
/// All but `config` and `folder` outlive it. Errors: Storage with a sentence for the admin.
[[nodiscard]] Result<std::unique_ptr<FilesServices>> openFiles(const Config &config, const QString &folder, Storage &storage,
                                                               IdGenerator &ids, const UsersHooks &users, const PresenceBoard &presence,
                                                               Instruments &instruments);

/// An erased person's picture goes, and what they uploaded and never sent.
void eraseFiles(Transaction &transaction, UserId user);

} // namespace kith::server
