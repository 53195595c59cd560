// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QSize>
#include <QtCore/QStringList>

#include <chrono>
#include <optional>

namespace kith::client {

/// What the command line says.
struct Options
{
    QString profile; ///< Folder of everything that is kept; absolute.
    QString server; ///< As typed; empty when not given.
    QString login;
    QString password;
    std::optional<bool> theme; ///< true dark, false light; absent: as chosen in the settings.
    QSize windowSize;
    bool isStandardProfile = true; ///< What a launcher starts.
    bool isHidden = false; ///< Without a window, until somebody asks for it.
    QString action; ///< new-message, settings or quit; empty for none.
    QStringList links; ///< kith: links to open.
    QString screenshot;
    std::chrono::milliseconds screenshotDelay{1500};
};

/// Prints and ends the process for --help and --version. To be called before there is an application object; makes
/// none otherwise, because the first one to go takes Qt Quick's accessibility with it.
/// Errors: Validation with a sentence.
[[nodiscard]] Result<Options> readOptions(int argc, char **argv);

} // namespace kith::client
