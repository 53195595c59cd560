// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/timestamp.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace kith::server {

/// The mail server that takes what this server sends.
struct SmtpServer
{
    enum class Security { StartTls, Tls, None };

    QString host; ///< empty: no mail is sent
    int port = 587;
    Security security = Security::StartTls;
    QString user = {}; ///< empty: without signing in
    QString password = {};
    QString from = {}; ///< an address, or a name with an address in angle brackets
};

/// A message in plain text to one person.
struct Mail
{
    QString to; ///< an address alone
    QString subject;
    QString text;
};

/// `text` as it can stand in a header or envelope; empty when it is anything but one plain address.
[[nodiscard]] QByteArray mailAddress(const QString &text);
/// The address of a sender: in angle brackets behind a name, or all of it. Empty as above.
[[nodiscard]] QByteArray senderAddress(const QString &from);

/// The whole message, headers and body, as it goes over the wire: lines end in CRLF, nothing but ASCII. Whatever the texts
/// hold, they cannot begin another header. `id` makes the Message-ID. Source: RFC 5322, RFC 2045 to 2047, RFC 3834.
[[nodiscard]] QByteArray encodeMail(const Mail &mail, const QString &from, const QByteArray &id, Timestamp at);

} // namespace kith::server
