// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config_loader.h"

#include <QtCore/QJsonObject>

namespace kith::server {

/// A commented file with every setting at its default, each behind a `#`.
[[nodiscard]] QString defaultConfigText();

/// Every setting as it is, and where it comes from, as TOML. Secrets are masked.
[[nodiscard]] QString shownConfigText(const LoadedConfig &loaded);

/// The same: `{"file": …, "settings": [{"key", "value", "origin", "secret", "reloadable"}]}`; values are TOML texts.
[[nodiscard]] QJsonObject shownConfigJson(const LoadedConfig &loaded);

/// `{"ok": …, "file": …, "problems": [{"level", "source", "line", "column", "key", "message"}]}`.
[[nodiscard]] QJsonObject checkedConfigJson(const LoadedConfig &loaded);

} // namespace kith::server
