// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/conversation_store.h"
#include "shared/id_generator.h"
#include "shared/protocol/json_reader.h"

namespace kith::server {

/// What a group is called, looks like and allows.
namespace group_properties {

/// Whether this person may change name, about and picture. Errors: Forbidden.
[[nodiscard]] Result<void> mayEdit(const Standing &standing);

/// The group of which `user` may change name, about and picture; locked until the end of the transaction.
/// Errors: NotFound, Forbidden.
[[nodiscard]] Result<Standing> editable(Transaction &transaction, ConversationId conversation, UserId user);

/// {name?, about?, rules? {add?, post?, edit?}} over what is there. Broken fields stay in `in`.
/// Errors: Forbidden for a rule, old or new, that is above the person's own role.
[[nodiscard]] Result<GroupProperties> read(JsonReader &in, const Standing &standing);

/// Stores and tells `wanted` where it differs, as done by the person of `standing`.
void change(Transaction &transaction, IdGenerator &ids, Standing standing, const GroupProperties &wanted);

} // namespace group_properties
} // namespace kith::server
