// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/invite_link.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrlQuery>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLink = 600;

Error notALink()
{
    return Error{.code = ErrorCode::Validation,
                 .detail = QCoreApplication::translate(
                     "Accounts", "This is not an invitation link. It looks like kith://chat.example.org/invite/… – copy all of it.")};
}

const QRegularExpression &codeForm()
{
    static const QRegularExpression form(u"^/invite/([A-Za-z0-9_-]{4,128})/?$"_s);
    return form;
}

const QRegularExpression &keyForm()
{
    static const QRegularExpression form(u"^sha256/[A-Za-z0-9+/]{43}=$"_s);
    return form;
}

} // namespace

Result<InviteLink> inviteLinkFromText(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.size() > longestLink)
        return notALink();
    const QUrl url(typed, QUrl::StrictMode);
    const bool isOurs = url.scheme() == u"kith"_s;
    const QRegularExpressionMatch code = codeForm().match(url.path());
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment() || !code.hasMatch()
        || (!isOurs && url.scheme() != u"https"_s && url.scheme() != u"http"_s))
        return notALink();
    const QUrlQuery query(url);
    InviteLink link;
    link.server.setScheme(url.scheme() == u"http"_s || (isOurs && query.queryItemValue(u"plain"_s) == u"1"_s) ? u"http"_s : u"https"_s);
    link.server.setHost(url.host());
    link.server.setPort(url.port());
    link.code = code.captured(1);
    const QString key = query.queryItemValue(u"key"_s, QUrl::FullyDecoded);
    if (!key.isEmpty() && !keyForm().match(key).hasMatch())
        return notALink();
    link.keyFingerprint = key;
    return link;
}

QString toText(const InviteLink &link)
{
    QUrl url;
    url.setScheme(u"kith"_s);
    url.setHost(link.server.host());
    url.setPort(link.server.port());
    url.setPath(u"/invite/"_s + link.code);
    QUrlQuery query;
    if (link.server.scheme() == u"http"_s)
        query.addQueryItem(u"plain"_s, u"1"_s);
    if (!link.keyFingerprint.isEmpty())
        query.addQueryItem(u"key"_s, QString::fromLatin1(QUrl::toPercentEncoding(link.keyFingerprint, "/="_ba)));
    if (!query.isEmpty())
        url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace kith::client
