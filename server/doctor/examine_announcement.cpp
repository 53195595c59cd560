// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doctor/doctor.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QXmlStreamReader>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
using Level = Finding::Level;

/// A `<service>` of type _kith._tcp in one of Avahi's files.
struct Announcement
{
    int port = 0;
    bool saysTls = false;
};

Announcement readService(QXmlStreamReader &xml, bool &isOurs)
{
    Announcement out;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        if (name == "type"_L1)
            isOurs = text == "_kith._tcp"_L1;
        else if (name == "port"_L1)
            out.port = text.toInt();
        else if (name == "txt-record"_L1 && text == "tls=1"_L1)
            out.saysTls = true;
    }
    return out;
}

QList<Announcement> announcementsIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Announcement> out;
    QXmlStreamReader xml(&file);
    if (!xml.readNextStartElement()) // service-group
        return {};
    while (xml.readNextStartElement()) {
        if (xml.name() != "service"_L1) {
            xml.skipCurrentElement();
            continue;
        }
        bool isOurs = false;
        const Announcement found = readService(xml, isOurs);
        if (isOurs)
            out.append(found);
    }
    return out;
}

QList<int> portsForOthers(const Config &config)
{
    QList<int> out;
    for (const ListenAddress &address : config.listen) {
        if (address.kind == ListenAddress::Kind::Tcp && !address.isLoopback())
            out.append(address.port);
    }
    return out;
}

Finding judge(const Announcement &announced, const QList<int> &ports, bool hasTls, const QString &folder)
{
    const QString check = u"announcement"_s;
    if (!ports.contains(announced.port))
        return {.level = Level::Warn,
                .check = check,
                .detail = u"Avahi announces port %1, where kithd does not listen."_s.arg(announced.port),
                .advice = u"Write %1 as its port in %2."_s.arg(ports.first()).arg(folder)};
    if (announced.saysTls != hasTls)
        return {.level = Level::Warn,
                .check = check,
                .detail = hasTls ? u"Avahi announces port %1 without TLS, but kithd speaks TLS there."_s.arg(announced.port)
                                 : u"Avahi announces port %1 with TLS, but kithd has no certificate."_s.arg(announced.port),
                .advice = hasTls ? u"Add <txt-record>tls=1</txt-record> to its service in %1."_s.arg(folder)
                                 : u"Take the txt-record tls=1 out of its service in %1, or set tls.certificate."_s.arg(folder)};
    return {.check = check, .detail = u"Avahi announces this server on the local network, at port %1."_s.arg(announced.port)};
}
} // namespace

/// Nobody needs to be found so, hence none of it is a warning but an announcement that leads astray.
Findings examineAnnouncement(const Config &config, const AvahiPlaces &avahi)
{
    const QList<int> ports = portsForOthers(config);
    if (ports.isEmpty())
        return {};
    const QString check = u"announcement"_s;
    const QString how = u"copy packaging/avahi/kith.service to %1, with port %2%3."_s.arg(avahi.services)
                            .arg(ports.first())
                            .arg(config.tls.certificate.isEmpty() ? QString() : u" and <txt-record>tls=1</txt-record>"_s);
    if (!QFile::exists(avahi.pidFile))
        return {{.check = check,
                 .detail = u"Not announced on the local network: Avahi does not run here. Clients need the address."_s,
                 .advice = u"If clients there shall find it by themselves: install avahi-daemon, and "_s + how}};
    Findings out;
    const QDir folder(avahi.services);
    const QStringList files = folder.entryList({u"*.service"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        for (const Announcement &announced : announcementsIn(folder.filePath(file)))
            out.append(judge(announced, ports, !config.tls.certificate.isEmpty(), folder.filePath(file)));
    }
    if (out.isEmpty())
        return {{.check = check,
                 .detail = u"Not announced on the local network. Clients need the address."_s,
                 .advice = u"If clients there shall find it by themselves: "_s + how}};
    return out;
}

} // namespace kith::server
