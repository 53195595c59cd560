// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/tls_identity.h"

#include "server/tls/tls_log.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QFile>

#include <cstring>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>

namespace kith::server {

namespace {

// As Mozilla's intermediate configuration; TLS 1.3 has its own, all of them good.
constexpr const char *ciphers = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
                                "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

Error refusal(const QString &sentence)
{
    return Error{.code = ErrorCode::Internal, .detail = sentence};
}

/// The first of OpenSSL's complaints, and forgets them all.
QString complaint()
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    const char *reason = ERR_reason_error_string(code);
    return reason ? QString::fromLatin1(reason) : QStringLiteral("unknown reason");
}

int refusePassword(char *, int, int, void *)
{
    return 0; // never a question on the terminal
}

int chooseProtocol(SSL *, const unsigned char **chosen, unsigned char *size, const unsigned char *offered, unsigned int offeredSize, void *)
{
    static constexpr unsigned char http11[] = "\x08http/1.1";
    unsigned char *out = nullptr;
    const int verdict = SSL_select_next_proto(&out, size, http11, sizeof http11 - 1, offered, offeredSize);
    *chosen = out;
    return verdict == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

QByteArray fingerprintOf(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (size <= 0)
        return {};
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return "sha256/" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64();
}

std::chrono::system_clock::time_point expiryOf(X509 *certificate)
{
    std::tm end{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &end) != 1)
        return {};
    return std::chrono::system_clock::from_time_t(::timegm(&end));
}

Result<std::shared_ptr<ssl_ctx_st>> makeContext()
{
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1
        || SSL_CTX_set_cipher_list(context.get(), ciphers) != 1)
        return refusal(QStringLiteral("TLS cannot be set up: %1.").arg(complaint()));
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE
                                           | SSL_OP_PRIORITIZE_CHACHA | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // Idle connections hold no buffers; a partial write is a write; the bytes may lie elsewhere when it is tried again.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    // Resumption is by ticket; nothing is kept here.
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_default_passwd_cb(context.get(), refusePassword);
    SSL_CTX_set_alpn_select_cb(context.get(), chooseProtocol, nullptr);
    return context;
}

Result<std::shared_ptr<const TlsMaterial>> load(const QString &certificateFile, const QString &keyFile)
{
    ERR_clear_error();
    auto context = makeContext();
    if (!context)
        return context.error();
    SSL_CTX *raw = context->get();
    if (SSL_CTX_use_certificate_chain_file(raw, QFile::encodeName(certificateFile).constData()) != 1)
        return refusal(QStringLiteral("The certificate %1 cannot be read: %2.").arg(certificateFile, complaint()));
    if (SSL_CTX_use_PrivateKey_file(raw, QFile::encodeName(keyFile).constData(), SSL_FILETYPE_PEM) != 1)
        return refusal(QStringLiteral("The key %1 cannot be used with %2: %3.").arg(keyFile, certificateFile, complaint()));
    if (SSL_CTX_check_private_key(raw) != 1)
        return refusal(QStringLiteral("The key %1 does not belong to the certificate %2.").arg(keyFile, certificateFile));
    X509 *certificate = SSL_CTX_get0_certificate(raw);
    return std::make_shared<const TlsMaterial>(TlsMaterial{*context, fingerprintOf(certificate), expiryOf(certificate)});
}

void warnOfOthers(const QString &keyFile)
{
    struct stat file
    {};
    if (::stat(QFile::encodeName(keyFile).constData(), &file) == 0 && (file.st_mode & S_IROTH) != 0)
        qCWarning(lcTls).noquote() << keyFile << "can be read by everybody on this machine; make it 0600";
}

void sayExpiry(const TlsMaterial &material)
{
    const auto left = material.expires - std::chrono::system_clock::now();
    const auto days = std::chrono::duration_cast<std::chrono::days>(left).count();
    if (left <= std::chrono::seconds(0))
        qCWarning(lcTls, "the certificate has expired; clients will refuse it");
    else if (days < 21)
        qCWarning(lcTls, "the certificate expires in %lld days", static_cast<long long>(days));
}

} // namespace

TlsIdentity::TlsIdentity(QString certificateFile, QString keyFile)
    : m_certificateFile(std::move(certificateFile))
    , m_keyFile(std::move(keyFile))
{
}

Result<std::shared_ptr<TlsIdentity>> TlsIdentity::open(const QString &certificateFile, const QString &keyFile)
{
    std::shared_ptr<TlsIdentity> identity(new TlsIdentity(certificateFile, keyFile));
    identity->m_readStamp = identity->m_seenStamp = identity->stamp();
    const auto material = load(certificateFile, keyFile);
    if (!material)
        return material.error();
    identity->m_material = *material;
    warnOfOthers(keyFile);
    sayExpiry(**material);
    return identity;
}

std::shared_ptr<const TlsMaterial> TlsIdentity::material() const
{
    const std::scoped_lock lock(m_mutex);
    return m_material;
}

QByteArray TlsIdentity::stamp() const
{
    QByteArray all;
    for (const QString &path : {m_certificateFile, m_keyFile}) {
        struct stat file
        {};
        if (::stat(QFile::encodeName(path).constData(), &file) != 0)
            return {};
        for (const qint64 value : {qint64(file.st_mtim.tv_sec), qint64(file.st_mtim.tv_nsec), qint64(file.st_size), qint64(file.st_ino)})
            all += QByteArray::number(value) + ' ';
    }
    return all;
}

void TlsIdentity::refresh()
{
    const QByteArray now = stamp();
    const bool isStill = now == std::exchange(m_seenStamp, now);
    if (isStill && !now.isEmpty() && now != m_readStamp)
        reload();
}

void TlsIdentity::reload()
{
    m_readStamp = stamp();
    const auto material = load(m_certificateFile, m_keyFile);
    if (!material) {
        qCWarning(lcTls).noquote() << material.error().detail << "The certificate from before is kept.";
        return;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_material = *material;
    }
    qCInfo(lcTls).noquote() << "the certificate was read again; its key is" << (*material)->keyFingerprint;
    warnOfOthers(m_keyFile);
    sayExpiry(**material);
}

} // namespace kith::server
