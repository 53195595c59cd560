// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::server {

/// One thing that is wrong with the configuration, or that the administrator should know.
struct ConfigProblem
{
    bool isWarning = false; ///< the server starts all the same
    QString source = {}; ///< a file's path, `KITH_LISTEN`, `--listen`; empty: it concerns several settings together
    int line = 0; ///< in the file, from 1; 0: none
    int column = 0;
    QString key = {};
    QString sentence = {};

    /// `/etc/kith/kithd.toml:12:3: files.limit takes …`
    [[nodiscard]] QString text() const;
};

} // namespace kith::server
