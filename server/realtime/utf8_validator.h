// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

namespace kith::server {

/// Checks UTF-8 that arrives in pieces and says no at the first byte that cannot be right.
///
/// Refuses overlong forms, surrogates and everything above U+10FFFF.
/// Source: RFC 3629 section 4; The Unicode Standard, table 3-7.
class Utf8Validator
{
public:
    /// Returns false once the bytes so far cannot begin any valid text. Must not be fed after that.
    [[nodiscard]] bool feed(QByteArrayView bytes);
    /// True if no character is left unfinished.
    [[nodiscard]] bool isAtBoundary() const { return m_missing == 0; }
    void reset() { m_missing = 0; }

private:
    [[nodiscard]] bool startCharacter(quint8 lead);

    quint8 m_missing = 0; ///< continuation bytes still to come
    quint8 m_low = 0x80; ///< closed range of the next continuation byte
    quint8 m_high = 0xBF;
};

} // namespace kith::server
