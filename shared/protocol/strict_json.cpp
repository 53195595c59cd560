// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/strict_json.h"

#include <cstring>

namespace kith {

namespace {
bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// How many bytes the escape behind a backslash has; 0 for one that does not exist.
qsizetype escapeBytes(const char *at, const char *end)
{
    if (at == end)
        return 0;
    switch (*at) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't': return 1;
    case 'u': return end - at >= 5 && isHex(at[1]) && isHex(at[2]) && isHex(at[3]) && isHex(at[4]) ? 5 : 0;
    default: return 0;
    }
}

/// Behind the string that begins at `at`; null where it is none.
const char *endOfString(const char *at, const char *end)
{
    while (at != end) {
        const char c = *at++;
        if (c == '"')
            return at;
        if (uchar(c) < 0x20)
            return nullptr;
        if (c != '\\')
            continue;
        const qsizetype bytes = escapeBytes(at, end);
        if (bytes == 0)
            return nullptr;
        at += bytes;
    }
    return nullptr;
}
} // namespace

bool hasStrictStrings(QByteArrayView json)
{
    const char *const end = json.data() + json.size();
    for (const char *at = json.data(); at != end;) {
        const void *quote = std::memchr(at, '"', size_t(end - at));
        if (!quote)
            return true;
        at = endOfString(static_cast<const char *>(quote) + 1, end);
        if (!at)
            return false;
    }
    return true;
}

} // namespace kith
