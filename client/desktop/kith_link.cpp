// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/kith_link.h"

#include <QtCore/QRegularExpression>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLink = 512;

/// Letters that a host has; what looks like another host (user@host, %-escapes, non-ASCII) is none.
const QRegularExpression &form()
{
    static const QRegularExpression expression(
        u"^kith://((?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[1-9][0-9]{0,4})?)"
        "(?:/|/(invite)/([A-Za-z0-9_-]{4,128})/?|/(chat)/([0-9]{1,19})/?)?$"_s);
    return expression;
}

} // namespace

std::optional<KithLink> kithLinkFromText(const QString &text)
{
    if (text.size() > longestLink)
        return std::nullopt;
    const QRegularExpressionMatch match = form().match(text);
    // The expression's `$` also fits before a line break at the end.
    if (!match.hasMatch() || match.capturedLength() != text.size())
        return std::nullopt;
    const QUrl address(u"kith://"_s + match.captured(1), QUrl::StrictMode);
    if (!address.isValid() || address.host().isEmpty())
        return std::nullopt;
    KithLink link{.server = match.captured(1).toLower()};
    if (!match.captured(2).isEmpty()) {
        link.kind = KithLink::Kind::Invite;
        link.inviteCode = match.captured(3);
    } else if (!match.captured(4).isEmpty()) {
        const auto id = ConversationId::fromString(match.captured(5));
        if (!id)
            return std::nullopt;
        link.kind = KithLink::Kind::Chat;
        link.conversation = *id;
    }
    return link;
}

} // namespace kith::client
