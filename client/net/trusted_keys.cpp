// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/trusted_keys.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Network)
};

constexpr qint64 longestFile = 1024 * 1024;
constexpr char sequence = 0x30;
constexpr char explicitVersion = char(0xa0);

/// One element of DER: where its content is, and where it ends. Absent when it does not fit into `bytes`.
struct Element
{
    char tag = 0;
    qsizetype start = 0;
    qsizetype content = 0;
    qsizetype end = 0;
};

std::optional<Element> elementAt(const QByteArray &bytes, qsizetype at)
{
    if (at + 2 > bytes.size())
        return std::nullopt;
    qsizetype length = quint8(bytes[at + 1]);
    qsizetype content = at + 2;
    if (length > 0x7f) {
        const qsizetype octets = length & 0x7f;
        if (octets == 0 || octets > 4 || content + octets > bytes.size())
            return std::nullopt;
        length = 0;
        for (qsizetype i = 0; i < octets; ++i)
            length = (length << 8) | quint8(bytes[content++]);
    }
    if (length > bytes.size() - content)
        return std::nullopt;
    return Element{.tag = bytes[at], .start = at, .content = content, .end = content + length};
}

/// The SubjectPublicKeyInfo of a certificate. QSslKey knows RSA, DSA and EC only; this takes any key.
/// *Source* RFC 5280, section 4.1: version?, serial number, signature, issuer, validity, subject, key.
QByteArray publicKeyInfo(const QByteArray &der)
{
    constexpr int before = 5;
    const auto certificate = elementAt(der, 0);
    if (!certificate || certificate->tag != sequence)
        return {};
    const auto body = elementAt(der, certificate->content);
    if (!body || body->tag != sequence)
        return {};
    auto element = elementAt(der, body->content);
    if (element && element->tag == explicitVersion)
        element = elementAt(der, element->end);
    for (int i = 0; i < before && element; ++i)
        element = elementAt(der, element->end);
    if (!element || element->tag != sequence || element->end > body->end)
        return {};
    return der.mid(element->start, element->end - element->start);
}

QString placeOf(const QUrl &server)
{
    const bool isTls = server.scheme() != u"http"_s && server.scheme() != u"ws"_s;
    return server.host().toLower() + u':' + QString::number(server.port(isTls ? 443 : 80));
}

/// Nobody's decision makes these right.
bool isBeyondTrust(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::NoPeerCertificate:
    case QSslError::CertificateBlacklisted:
    case QSslError::CertificateRevoked:
    case QSslError::NoSslSupport: return true;
    default: return false;
    }
}

QString sentenceFor(const QSslError &error, const QString &host)
{
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return Words::tr("Its certificate is signed by itself: no authority that this computer knows vouches for it.");
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted: return Words::tr("Its certificate comes from an authority that this computer does not know.");
    case QSslError::HostNameMismatch: return Words::tr("Its certificate is for another name than %1.").arg(host);
    case QSslError::CertificateExpired: return Words::tr("Its certificate is out of date.");
    case QSslError::CertificateNotYetValid: return Words::tr("Its certificate is not valid yet. Is the clock of this computer right?");
    case QSslError::CertificateRevoked: return Words::tr("Its certificate was revoked.");
    default: return error.errorString();
    }
}

} // namespace

QString keyFingerprint(const QSslCertificate &certificate)
{
    const QByteArray key = publicKeyInfo(certificate.toDer());
    if (key.isEmpty())
        return {};
    return u"sha256/"_s + QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toBase64());
}

TrustedKeys::TrustedKeys(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    QFile stored(m_file);
    if (m_file.isEmpty() || !stored.open(QIODevice::ReadOnly))
        return;
    const QJsonObject keys = QJsonDocument::fromJson(stored.read(longestFile)).object().value(u"keys"_s).toObject();
    for (auto key = keys.begin(); key != keys.end(); ++key)
        m_keys.insert(key.key(), key.value().toString());
}

bool TrustedKeys::allows(const QUrl &server, const QSslCertificate &leaf, const QList<QSslError> &errors)
{
    const QString place = placeOf(server);
    const QString shown = keyFingerprint(leaf);
    const QString trusted = m_keys.value(place);
    const bool isBeyond = std::any_of(errors.cbegin(), errors.cend(), isBeyondTrust);
    if (!shown.isEmpty() && shown == trusted && !isBeyond)
        return true;
    UntrustedServer refusal{
        .reasons = {}, .fingerprint = isBeyond ? QString() : shown, .isChanged = !trusted.isEmpty() && shown != trusted};
    for (const QSslError &error : errors)
        refusal.reasons.append(sentenceFor(error, server.host()));
    refusal.reasons.removeDuplicates();
    m_refusals.insert(place, refusal);
    Q_EMIT refused(server);
    return false;
}

std::optional<UntrustedServer> TrustedKeys::refusal(const QUrl &server) const
{
    const auto found = m_refusals.constFind(placeOf(server));
    return found == m_refusals.constEnd() ? std::nullopt : std::optional(*found);
}

QString TrustedKeys::keyOf(const QUrl &server) const
{
    return m_keys.value(placeOf(server));
}

Result<void> TrustedKeys::trust(const QUrl &server, const QString &fingerprint)
{
    m_refusals.remove(placeOf(server));
    if (fingerprint.isEmpty())
        return {};
    m_keys.insert(placeOf(server), fingerprint);
    return save();
}

Result<void> TrustedKeys::forget(const QUrl &server)
{
    m_refusals.remove(placeOf(server));
    return m_keys.remove(placeOf(server)) ? save() : Result<void>();
}

Result<void> TrustedKeys::save() const
{
    if (m_file.isEmpty())
        return {};
    QJsonObject keys;
    for (auto key = m_keys.cbegin(); key != m_keys.cend(); ++key)
        keys.insert(key.key(), key.value());
    QSaveFile file(m_file);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(QJsonDocument(QJsonObject{{u"keys"_s, keys}}).toJson()) > 0 && file.commit())
        return {};
    return Error{.code = ErrorCode::Storage, .detail = Words::tr("The decision could not be remembered: %1").arg(file.errorString())};
}

} // namespace kith::client
