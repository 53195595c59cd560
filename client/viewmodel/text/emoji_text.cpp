// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/text/emoji_text.h"

namespace kith::client {

QString drawnEmoji(QString text)
{
    constexpr QChar selector(0xFE0F);
    constexpr char16_t lastSign = 0x2122; // with the digits, © and ®: text far more often than emoji
    for (qsizetype at = text.indexOf(selector); at >= 0; at = text.indexOf(selector, at)) {
        if (at > 0 && text[at - 1].unicode() > lastSign)
            text.remove(at, 1);
        else
            ++at;
    }
    return text;
}

} // namespace kith::client
