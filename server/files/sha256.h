// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <sodium.h>

namespace kith::server {

/// SHA-256 of bytes that come in pieces. Copyable at any point.
class Sha256
{
public:
    Sha256() { crypto_hash_sha256_init(&m_state); }

    void add(QByteArrayView bytes)
    {
        crypto_hash_sha256_update(&m_state, reinterpret_cast<const unsigned char *>(bytes.data()),
                                  static_cast<unsigned long long>(bytes.size()));
    }
    /// Lower-case hex. Ends this object's use.
    [[nodiscard]] QByteArray hex()
    {
        QByteArray digest(crypto_hash_sha256_BYTES, Qt::Uninitialized);
        crypto_hash_sha256_final(&m_state, reinterpret_cast<unsigned char *>(digest.data()));
        return digest.toHex();
    }

private:
    crypto_hash_sha256_state m_state{};
};

} // namespace kith::server
