// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/utf8_validator.h"

#include <cstring>

namespace kith::server {

namespace {

constexpr quint64 highBits = 0x8080808080808080ULL;

/// Returns the first position from `at` that is not plain ASCII, looking at eight bytes a step.
const char *skipAscii(const char *at, const char *end)
{
    while (end - at >= 8) {
        quint64 word;
        std::memcpy(&word, at, sizeof word);
        if (word & highBits)
            break;
        at += 8;
    }
    while (at != end && static_cast<quint8>(*at) < 0x80)
        ++at;
    return at;
}

} // namespace

bool Utf8Validator::feed(QByteArrayView bytes)
{
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    while (at != end) {
        if (m_missing == 0) {
            at = skipAscii(at, end);
            if (at == end)
                return true;
            if (!startCharacter(static_cast<quint8>(*at++)))
                return false;
            continue;
        }
        const auto byte = static_cast<quint8>(*at++);
        if (byte < m_low || byte > m_high)
            return false;
        m_low = 0x80;
        m_high = 0xBF;
        --m_missing;
    }
    return true;
}

bool Utf8Validator::startCharacter(quint8 lead)
{
    m_low = 0x80;
    m_high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        m_missing = 1;
        return true;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        m_missing = 2;
        if (lead == 0xE0)
            m_low = 0xA0;
        else if (lead == 0xED)
            m_high = 0x9F;
        return true;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        m_missing = 3;
        if (lead == 0xF0)
            m_low = 0x90;
        else if (lead == 0xF4)
            m_high = 0x8F;
        return true;
    }
    return false;
}

} // namespace kith::server
