// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::client {

/// A file or picture of a message, as far as it never changes while the message stays as it is.
struct FileFacts
{
    QString key; ///< "file/ID/0", or "out/MESSAGE/NAME" while it waits in the outbox
    QString name; ///< safe to show on one line
    QString sizeText; ///< "3.1 MB"
    bool isPicture = false;
    int width = 0; ///< of a picture, in pixels
    int height = 0;
    QString picture = {}; ///< address for Image of a preview; empty: none
    QString whole = {}; ///< address for Image of the picture itself
    bool isHeld = false; ///< a picture that comes only when it is pressed; it has no addresses until then

    friend bool operator==(const FileFacts &, const FileFacts &) = default;
};

} // namespace kith::client
