// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <chrono>
#include <memory>
#include <mutex>

struct ssl_ctx_st;

namespace kith::server {

/// What new connections are greeted with: the settings of TLS, the certificate and its key. Immutable.
struct TlsMaterial
{
    std::shared_ptr<ssl_ctx_st> context;
    /// SHA-256 of the certificate's public key (its SubjectPublicKeyInfo), as `sha256/BASE64`: stays as it is when a certificate
    /// is renewed for the same key. Source: the pins of RFC 7469 2.4.
    QByteArray keyFingerprint;
    std::chrono::system_clock::time_point expires;
};

/// A certificate with its chain and its key in two PEM files, read again when they change.
///
/// Connections keep what they began with. A pair that cannot be used (broken, half written, not belonging together) changes
/// nothing: the old one serves on, and the log says why.
/// TLS 1.2 and 1.3 only, with forward secrecy and authenticated ciphers; no renegotiation, no compression; HTTP/1.1 by ALPN.
/// Thread: any.
class TlsIdentity
{
public:
    /// Errors: Internal, with a sentence for the administrator.
    [[nodiscard]] static Result<std::shared_ptr<TlsIdentity>> open(const QString &certificateFile, const QString &keyFile);

    [[nodiscard]] std::shared_ptr<const TlsMaterial> material() const;

    /// Reads the files if they changed since they were last looked at. To be called now and then, from one thread.
    void refresh();
    /// Reads them whether they changed or not.
    void reload();

private:
    TlsIdentity(QString certificateFile, QString keyFile);
    /// Of both files: when they were changed, their sizes and inodes. Empty when one is not there.
    [[nodiscard]] QByteArray stamp() const;

    const QString m_certificateFile;
    const QString m_keyFile;
    mutable std::mutex m_mutex;
    std::shared_ptr<const TlsMaterial> m_material;
    QByteArray m_readStamp; ///< of what was tried last, whatever came of it
    QByteArray m_seenStamp; ///< of the last look: files are read once they have kept still from one look to the next
};

} // namespace kith::server
