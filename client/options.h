// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QSize>

#include <chrono>
#include <optional>

class QCoreApplication;

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
    QString screenshot;
    std::chrono::milliseconds screenshotDelay{1500};
};

/// Prints and ends the process for --help and --version. Errors: Validation with a sentence.
[[nodiscard]] Result<Options> readOptions(const QCoreApplication &application);

} // namespace kith::client
