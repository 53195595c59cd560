// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>

namespace kith::client {

/// `sha256/BASE64` of the public key of a certificate: the same as `keyFingerprint` of the server. Empty when the
/// certificate cannot be read. *Source* RFC 7469, section 2.4.
[[nodiscard]] QString keyFingerprint(const QSslCertificate &certificate);

/// A server whose certificate could not be verified, as it was met last.
struct UntrustedServer
{
    QStringList reasons; ///< sentences
    QString fingerprint; ///< of the key that it showed
    bool isChanged = false; ///< the person trusted another key of this server before
};

/// The keys that the person has trusted, one for each server (host and port): for a server in a home or an office, whose
/// certificate nobody known vouches for. A remembered key only ever permits what would be refused without it, and only
/// that key: with any other one the connection fails, and the person is asked again.
///
/// Owner: AccountStore. Thread: the GUI's.
class TrustedKeys : public QObject
{
    Q_OBJECT

public:
    /// An empty `file` remembers nothing beyond this run.
    explicit TrustedKeys(QString file, QObject *parent = nullptr);

    /// Whether these errors may be passed over because the person trusts this very key. If not, refusal() tells why.
    [[nodiscard]] bool allows(const QUrl &server, const QSslCertificate &leaf, const QList<QSslError> &errors);
    /// What was refused at that server last, if nothing was trusted since.
    [[nodiscard]] std::optional<UntrustedServer> refusal(const QUrl &server) const;
    /// Empty: none.
    [[nodiscard]] QString keyOf(const QUrl &server) const;
    /// Errors: Storage; then the key is trusted for this run only.
    Result<void> trust(const QUrl &server, const QString &fingerprint);
    Result<void> forget(const QUrl &server);

signals:
    void refused(const QUrl &server);

private:
    [[nodiscard]] Result<void> save() const;

    QString m_file;
    QHash<QString, QString> m_keys; ///< by host and port
    QHash<QString, UntrustedServer> m_refusals;
};

} // namespace kith::client
