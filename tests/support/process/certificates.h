// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::test {

/// Certificates for `localhost`, made with the openssl command, under an authority of their own.
class Certificates
{
public:
    enum class Files { Both, CertificateOnly };

    /// Ends the test run when there is no openssl.
    explicit Certificates(const QString &folder);

    /// A new key and a certificate for it, put where the old ones lay, each in one step.
    [[nodiscard]] bool issue(const QString &name, Files files = Files::Both);
    /// Puts the key of the last issue() in its place as well.
    [[nodiscard]] bool writeKey();

    [[nodiscard]] QString certificate() const { return at("server.pem"); }
    [[nodiscard]] QString key() const { return at("server.key"); }
    [[nodiscard]] QString authority() const { return at("ca.pem"); }
    [[nodiscard]] QString authorityKey() const { return at("ca.key"); }
    /// Of the last issue(): `sha256/BASE64` of the public key, worked out by openssl.
    [[nodiscard]] QByteArray keyFingerprint() const;

private:
    [[nodiscard]] QString at(const char *name) const;
    [[nodiscard]] bool openssl(const QStringList &arguments) const;

    QString m_folder;
    int m_count = 0;
};

} // namespace kith::test
