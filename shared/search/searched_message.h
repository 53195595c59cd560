// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/message.h"
#include "shared/search/search_query.h"

namespace kith {

/// What is searched of a message, folded: its words, then the names of its files.
[[nodiscard]] QString searchedText(const QString &content, const QList<Attachment> &files);

/// A web address: what begins with `http://`, `https://` or `www.`.
[[nodiscard]] bool holdsLink(QStringView content);

/// Whether a whole message carries what `has:` asks for.
[[nodiscard]] bool carries(const Message &message, SearchHas what);

} // namespace kith
