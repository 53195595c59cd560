// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/target_rules.h"

#include <algorithm>
#include <curl/curl.h>
#include <memory>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longestUrl = 2000;

bool isIn(const QList<IpNetwork> &networks, const IpAddress &address)
{
    return std::ranges::any_of(networks, [&](const IpNetwork &network) { return network.contains(address); });
}

Error refusal(const QString &sentence)
{
    return {.code = ErrorCode::Validation, .detail = sentence};
}

struct UrlDeleter
{
    void operator()(CURLU *url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlDeleter>;

QString part(const Url &url, CURLUPart what, unsigned flags = 0)
{
    char *text = nullptr;
    if (curl_url_get(url.get(), what, &text, flags) != CURLUE_OK)
        return {};
    QString out = QString::fromUtf8(text);
    curl_free(text);
    return out;
}

/// Absent: not a whole http or https URL.
std::optional<TargetUrl> taken(const Url &url)
{
    TargetUrl out{.text = part(url, CURLUPART_URL),
                  .host = part(url, CURLUPART_HOST),
                  .port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT).toUShort(),
                  .isHttps = part(url, CURLUPART_SCHEME) == "https"_L1};
    if (out.text.isEmpty() || out.host.isEmpty() || out.port == 0)
        return std::nullopt;
    if (out.host.startsWith(u'[') && out.host.endsWith(u']'))
        out.host = out.host.mid(1).chopped(1);
    out.literal = IpAddress::fromText(out.host);
    return out;
}

bool isPlainAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f' && c != u'\\'; });
}

} // namespace

TargetRules::TargetRules(QList<IpNetwork> allowed)
    : m_allowed(std::move(allowed))
{
}

bool TargetRules::mayConnect(const IpAddress &address, quint16 port) const
{
    if (isIn(m_allowed, address))
        return true;
    return isPublic(address) && (port == 80 || port == 443);
}

Result<void> TargetRules::judge(const TargetUrl &url) const
{
    if (url.literal && !mayConnect(*url.literal, url.port))
        return refusal(u"This server does not connect to that address and port."_s);
    // The port of a name can be allowed only by the network that the name turns out to lie in.
    if (!url.literal && m_allowed.isEmpty() && url.port != 80 && url.port != 443)
        return refusal(u"This server connects to the ports 80 and 443 only."_s);
    return {};
}

Result<TargetUrl> TargetRules::parse(const QString &url) const
{
    if (url.size() > longestUrl)
        return refusal(u"Use at most %1 characters."_s.arg(longestUrl));
    if (!isPlainAscii(url))
        return refusal(u"Write the address in plain ASCII; names in other scripts in their xn-- form."_s);
    const Url parsed(curl_url());
    constexpr unsigned flags = CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER;
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.toLatin1().constData(), flags) != CURLUE_OK)
        return refusal(u"This is not a whole address such as https://push.example.org/abc."_s);
    const QString scheme = part(parsed, CURLUPART_SCHEME);
    if (scheme != "https"_L1 && scheme != "http"_L1)
        return refusal(u"Only http and https addresses can be used."_s);
    if (!part(parsed, CURLUPART_ZONEID).isEmpty())
        return refusal(u"An address with a zone means nothing to others."_s);
    const auto target = taken(parsed);
    if (!target)
        return refusal(u"This is not a whole address such as https://push.example.org/abc."_s);
    if (const auto judged = judge(*target); !judged)
        return judged.error();
    return *target;
}

Result<TargetUrl> TargetRules::follow(const TargetUrl &from, const QByteArray &location) const
{
    const Url base(curl_url());
    if (curl_url_set(base.get(), CURLUPART_URL, from.text.toLatin1().constData(), 0) != CURLUE_OK
        || curl_url_set(base.get(), CURLUPART_URL, location.constData(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return refusal(u"The redirect leads nowhere."_s);
    const QString whole = part(base, CURLUPART_URL);
    auto next = parse(whole);
    if (next && from.isHttps && !next->isHttps)
        return refusal(u"The redirect leaves https."_s);
    return next;
}

} // namespace kith::server
