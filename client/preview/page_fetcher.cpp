// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/preview/page_fetcher.h"

#include <QtNetwork/QHostInfo>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>

#include <algorithm>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 readAtOnce = 64 * 1024;

Error refusal(const QString &sentence)
{
    return {.code = ErrorCode::Validation, .detail = sentence};
}

/// What stands before the first ';'.
QByteArray firstPart(const QByteArray &text)
{
    const qsizetype end = text.indexOf(';');
    return (end < 0 ? text : text.left(end)).trimmed();
}

/// "text/html" of "Text/HTML; charset=utf-8".
QByteArray kindOf(const QByteArray &contentType)
{
    return firstPart(contentType).toLower();
}

QByteArray charsetOf(const QByteArray &contentType)
{
    constexpr QByteArrayView sign = "charset=";
    const QByteArray lower = contentType.toLower();
    const qsizetype at = lower.indexOf(sign);
    if (at < 0)
        return {};
    return firstPart(lower.mid(at + sign.size())).replace('"', QByteArray()).replace('\'', QByteArray());
}

bool isWanted(const QByteArray &kind, PageFetcher::Want want)
{
    static const QList<QByteArray> pages{"text/html"_ba, "application/xhtml+xml"_ba};
    static const QList<QByteArray> pictures{"image/png"_ba, "image/jpeg"_ba, "image/webp"_ba, "image/gif"_ba};
    return (want == PageFetcher::Want::Page ? pages : pictures).contains(kind);
}

QNetworkRequest requestFor(const QUrl &url, const IpAddress &address, PageFetcher::Want want)
{
    const QString name = url.host(QUrl::FullyEncoded);
    QUrl place = url;
    place.setHost(address.toText());
    QByteArray host = (name.contains(u':') ? u'[' + name + u']' : name).toLatin1();
    if (url.port() > 0)
        host += ':' + QByteArray::number(url.port());

    QNetworkRequest request(place);
    // The certificate has to be that of the name, whatever address it was found at.
    request.setPeerVerifyName(name);
    request.setRawHeader("Host"_ba, host);
    request.setRawHeader("User-Agent"_ba, "Mozilla/5.0"_ba);
    request.setRawHeader("Accept"_ba, want == PageFetcher::Want::Page ? "text/html,application/xhtml+xml"_ba
                                                                      : "image/png,image/jpeg,image/webp,image/gif"_ba);
    request.setRawHeader("Accept-Language"_ba, "*"_ba);
    // What is packed could be far larger than what came.
    request.setRawHeader("Accept-Encoding"_ba, "identity"_ba);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    return request;
}

} // namespace

PageFetcher::PageFetcher(PageRules rules, QObject *parent)
    : QObject(parent)
    , m_rules(std::move(rules))
{
    m_network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_network.setStrictTransportSecurityEnabled(false);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(Error{.code = ErrorCode::Network, .detail = tr("The page did not come in time.")}); });
}

PageFetcher::~PageFetcher()
{
    letGo();
}

void PageFetcher::fetch(const QUrl &url, Want want, bool mayBeOpen, Done done)
{
    cancel();
    m_done = std::move(done);
    m_want = want;
    m_mayBeOpen = mayBeOpen;
    m_redirects = 0;
    m_deadline.start(m_rules.time);
    // Later even where it is refused at once, so that nobody hears before this returns.
    QTimer::singleShot(0, &m_deadline, [this, url, turn = ++m_turn] {
        if (m_done && turn == m_turn)
            lookUp(url);
    });
}

void PageFetcher::cancel()
{
    m_done = {};
    letGo();
}

void PageFetcher::letGo()
{
    m_deadline.stop();
    if (const int id = std::exchange(m_lookUp, -1); id >= 0)
        QHostInfo::abortHostLookup(id);
    m_addresses.clear();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void PageFetcher::finish(const Result<FetchedPage> &outcome)
{
    letGo();
    if (const Done done = std::exchange(m_done, {}))
        done(outcome);
}

void PageFetcher::lookUp(const QUrl &url)
{
    const Result<QUrl> page = judgePage(url, m_mayBeOpen, m_rules);
    if (!page) {
        finish(page.error());
        return;
    }
    m_url = *page;
    const QString host = m_url.host(QUrl::FullyEncoded);
    // QHostInfo would ask for the name of an address.
    if (const auto literal = IpAddress::fromText(host))
        connectTo({*literal});
    else
        m_lookUp = QHostInfo::lookupHost(host, this, &PageFetcher::takeAddresses);
}

void PageFetcher::takeAddresses(const QHostInfo &info)
{
    if (info.lookupId() != m_lookUp)
        return;
    m_lookUp = -1;
    QList<IpAddress> found;
    const QList<QHostAddress> addresses = info.addresses();
    for (const QHostAddress &address : addresses) {
        if (const auto one = IpAddress::fromText(address.toString()))
            found.append(*one);
    }
    if (found.isEmpty())
        finish(Error{.code = ErrorCode::Network, .detail = tr("There is nothing at %1, or no way to it.").arg(m_url.host())});
    else
        connectTo(found);
}

void PageFetcher::connectTo(const QList<IpAddress> &found)
{
    m_addresses.clear();
    for (const IpAddress &address : found) {
        if (mayConnect(address, m_rules) && m_addresses.size() < addressesMax)
            m_addresses.append(address);
    }
    if (m_addresses.isEmpty())
        finish(refusal(tr("%1 is a place within a private network. Kith does not go there for a preview.").arg(m_url.host())));
    else
        askNext();
}

void PageFetcher::askNext()
{
    m_page = {.url = m_url};
    m_reply = m_network.get(requestFor(m_url, m_addresses.takeFirst(), m_want));
    m_reply->setReadBufferSize(readAtOnce);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &PageFetcher::takeHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &PageFetcher::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &PageFetcher::takeEnd);
}

void PageFetcher::takeHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 300 && status < 400 && m_reply->hasRawHeader("Location")) {
        follow(m_reply->rawHeader("Location"));
        return;
    }
    const QByteArray type = m_reply->rawHeader("Content-Type");
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (status != 200)
        finish(refusal(tr("%1 does not show this page (%2).").arg(m_url.host()).arg(status)));
    else if (!isWanted(kindOf(type), m_want) || (!encoding.isEmpty() && encoding != "identity"))
        finish(refusal(tr("There is no page behind this link, but something else.")));
    else
        m_page.charset = charsetOf(type);
}

void PageFetcher::takeBytes()
{
    m_page.bytes += m_reply->read(m_rules.bytesMax + 1 - m_page.bytes.size());
    if (m_page.bytes.size() <= m_rules.bytesMax)
        return;
    // What describes a page stands at its beginning.
    m_page.bytes.truncate(m_rules.bytesMax);
    if (m_want == Want::Page)
        finish(m_page);
    else
        finish(Error{.code = ErrorCode::TooLarge, .detail = tr("The picture of this page is too large.")});
}

void PageFetcher::takeEnd()
{
    const bool isAnswered = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    if (m_reply->error() == QNetworkReply::NoError && isAnswered) {
        takeBytes();
        if (m_reply)
            finish(m_page);
        return;
    }
    const bool isUntrusted = m_reply->error() == QNetworkReply::SslHandshakeFailedError;
    if (!isAnswered && !isUntrusted && !m_addresses.isEmpty()) {
        m_reply->deleteLater();
        askNext();
        return;
    }
    finish(Error{.code = ErrorCode::Network,
                 .detail = isUntrusted ? tr("The certificate of %1 is not valid.").arg(m_url.host())
                                       : tr("There is nothing at %1, or no way to it.").arg(m_url.host())});
}

void PageFetcher::follow(const QByteArray &location)
{
    const QUrl next = m_url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    const bool leavesEncryption = m_url.scheme() == "https"_L1 && next.scheme() != "https"_L1;
    if (++m_redirects > redirectsMax) {
        finish(refusal(tr("This link leads on and on.")));
        return;
    }
    if (leavesEncryption) {
        finish(refusal(tr("This page leads on to one without encryption.")));
        return;
    }
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
    m_addresses.clear();
    lookUp(next);
}

} // namespace kith::client
