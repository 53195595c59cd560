// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/mail.h"

#include "shared/validation.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isHeaderSafe(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f' && !u"<>()[],;:\\\""_s.contains(c); });
}

/// One line of what people may read, whatever it held.
QString oneLine(const QString &text)
{
    QString out;
    for (const QChar c : text)
        out.append(c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator ? u' ' : c);
    return out.simplified();
}

/// As encoded words of at most 75 characters each, cut between characters, or as it is where that says the same.
QByteArray headerWords(const QString &text)
{
    const QString line = oneLine(text);
    const bool isPlain = std::ranges::all_of(line, [](QChar c) { return c >= u' ' && c < u'\x7f'; }) && !line.contains("=?"_L1)
                         && line.size() <= 60;
    if (isPlain)
        return line.toLatin1();
    constexpr qsizetype bytesEach = 42;
    QByteArray out;
    QByteArray chunk;
    const auto flush = [&] {
        if (!chunk.isEmpty())
            out += (out.isEmpty() ? QByteArray() : "\r\n "_ba) + "=?UTF-8?B?"_ba + chunk.toBase64() + "?="_ba;
        chunk.clear();
    };
    for (const char32_t point : line.toUcs4()) {
        const QByteArray character = QString::fromUcs4(&point, 1).toUtf8();
        if (chunk.size() + character.size() > bytesEach)
            flush();
        chunk += character;
    }
    flush();
    return out;
}

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray text = bytes.toBase64();
    QByteArray out;
    for (qsizetype at = 0; at < text.size(); at += 76)
        out += text.mid(at, 76) + "\r\n"_ba;
    return out;
}

QByteArray dateOf(Timestamp at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::UTC);
    return (QLocale::c().toString(time, u"ddd, d MMM yyyy hh:mm:ss"_s) + u" +0000"_s).toLatin1();
}

} // namespace

QByteArray mailAddress(const QString &text)
{
    const QString address = text.trimmed();
    const qsizetype at = address.indexOf(u'@');
    if (at <= 0 || at + 1 >= address.size() || address.size() > 254 || !isHeaderSafe(address) || !isPlausibleEmail(address))
        return {};
    return address.toLatin1();
}

QByteArray senderAddress(const QString &from)
{
    const QString text = from.trimmed();
    const qsizetype open = text.lastIndexOf(u'<');
    return mailAddress(open >= 0 && text.endsWith(u'>') ? text.mid(open + 1).chopped(1) : text);
}

QByteArray encodeMail(const Mail &mail, const QString &from, const QByteArray &id, Timestamp at)
{
    const QByteArray sender = senderAddress(from);
    const qsizetype bracket = from.lastIndexOf(u'<');
    QString name = bracket > 0 ? from.left(bracket).trimmed() : QString();
    name.remove(u'"').remove(u'\\');
    QByteArray fromLine = sender;
    if (!name.isEmpty()) {
        const QByteArray words = headerWords(name);
        const bool isEncoded = words.startsWith("=?");
        fromLine = (isEncoded ? words : '"' + words + '"') + " <" + sender + '>';
    }
    QString text = mail.text;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace("\n"_L1, "\r\n"_L1);
    return "Date: " + dateOf(at) + "\r\nFrom: " + fromLine + "\r\nTo: <" + mailAddress(mail.to) + ">\r\nMessage-ID: <" + id + '@'
           + sender.mid(sender.indexOf('@') + 1) + ">\r\nSubject: " + headerWords(mail.subject)
           + "\r\nAuto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n"
             "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
           + base64Lines(text.toUtf8());
}

} // namespace kith::server
