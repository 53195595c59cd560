// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace kith::server {

/// One thing that was looked at.
struct Finding
{
    enum class Level {
        Ok,
        Warn, ///< it works, but will not for long, or not well
        Fail, ///< it does not work, or people's data is at risk
    };
    Level level = Level::Ok;
    QString check; ///< what: stable, in lower case, for scripts
    QString detail; ///< what was found, a sentence
    QString advice = {}; ///< what to do; empty when all is well
};
using Findings = QList<Finding>;

} // namespace kith::server
