// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QString>

namespace kith::client {

/// Whether the desktop starts Kith, without its window, when the person signs in to the computer: a file in
/// `~/.config/autostart`, as desktops read it.
class Autostart
{
public:
    /// `program` is the path of this program; `configDir` is `~/.config` or what stands for it.
    Autostart(QString program, const QString &configDir);

    /// True also when a desktop's own settings switched it on again.
    [[nodiscard]] bool isOn() const;
    /// Errors: Storage, with a sentence.
    Result<void> setOn(bool isOn);

private:
    QString m_program;
    QString m_folder;
    QString m_file;
};

} // namespace kith::client
