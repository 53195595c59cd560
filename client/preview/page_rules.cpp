// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/preview/page_rules.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestAddress = 2048;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Preview)
};

Error refusal(const QString &sentence)
{
    return {.code = ErrorCode::Validation, .detail = sentence};
}

} // namespace

Result<QUrl> judgePage(const QUrl &url, bool mayBeOpen, const PageRules &rules)
{
    const QString scheme = url.scheme().toLower();
    const bool isOpen = scheme == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || (scheme != "https"_L1 && !isOpen) || url.toEncoded().size() > longestAddress)
        return refusal(Words::tr("This link leads to no page that could be shown."));
    if (isOpen && !mayBeOpen)
        return refusal(Words::tr("This page leads on to one without encryption."));
    if (!url.userInfo().isEmpty())
        return refusal(Words::tr("This link carries a name or a password."));
    const int port = url.port(isOpen ? 80 : 443);
    if (rules.allowed.isEmpty() && port != 80 && port != 443)
        return refusal(Words::tr("This link leads to an unusual port."));
    QUrl page = url;
    page.setFragment({});
    return page;
}

bool mayConnect(const IpAddress &address, const PageRules &rules)
{
    return isPublic(address)
           || std::ranges::any_of(rules.allowed, [&address](const IpNetwork &network) { return network.contains(address); });
}

} // namespace kith::client
