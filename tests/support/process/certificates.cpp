// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process/certificates.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QProcess>

#include <cstdio>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

Certificates::Certificates(const QString &folder)
    : m_folder(folder)
{
    if (!openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-keyout"_s,
                  authorityKey(), u"-out"_s, authority(), u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=Kith test authority"_s}))
        qFatal("openssl made no authority");
}

QString Certificates::at(const char *name) const
{
    return m_folder + u'/' + QString::fromLatin1(name);
}

bool Certificates::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished(60'000) && process.exitCode() == 0;
}

bool Certificates::issue(const QString &name, Files files)
{
    const QString request = at("new.csr");
    const QString certificate = at("new.pem");
    const bool isMade = openssl({u"req"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-keyout"_s,
                                 at("new.key"), u"-out"_s, request, u"-subj"_s, u"/CN="_s + name, u"-addext"_s,
                                 u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s})
                        && openssl({u"x509"_s, u"-req"_s, u"-in"_s, request, u"-CA"_s, authority(), u"-CAkey"_s, authorityKey(),
                                    u"-set_serial"_s, QString::number(++m_count), u"-days"_s, u"2"_s, u"-copy_extensions"_s, u"copy"_s,
                                    u"-out"_s, certificate});
    if (!isMade)
        return false;
    return std::rename(qPrintable(certificate), qPrintable(this->certificate())) == 0 && (files == Files::CertificateOnly || writeKey());
}

bool Certificates::writeKey()
{
    return std::rename(qPrintable(at("new.key")), qPrintable(key())) == 0;
}

QByteArray Certificates::keyFingerprint() const
{
    QProcess process;
    process.start(u"sh"_s, {u"-c"_s, u"openssl x509 -in \"$0\" -pubkey -noout | openssl pkey -pubin -outform der"_s, certificate()});
    process.waitForFinished();
    return "sha256/" + QCryptographicHash::hash(process.readAllStandardOutput(), QCryptographicHash::Sha256).toBase64();
}

} // namespace kith::test
