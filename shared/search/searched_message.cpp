// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/search/searched_message.h"

#include "shared/search/text_folding.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace kith {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Stands between content and file names, so that no phrase reaches from one into the other. Source: private use area.
constexpr QChar fieldSeparator(0xF8FE);
} // namespace

QString searchedText(const QString &content, const QList<Attachment> &files)
{
    if (files.isEmpty())
        return folded(content);
    QString text = content;
    for (const Attachment &file : files)
        text += fieldSeparator + file.name;
    return folded(text);
}

bool holdsLink(QStringView content)
{
    static const QRegularExpression address(u"(?:https?://|\\bwww\\.)[^\\s]"_s, QRegularExpression::CaseInsensitiveOption);
    return address.match(content.toString()).hasMatch();
}

bool carries(const Message &message, SearchHas what)
{
    switch (what) {
    case SearchHas::File: return !message.attachments.isEmpty();
    case SearchHas::Image:
        return std::ranges::any_of(message.attachments, [](const Attachment &file) { return file.contentType.startsWith("image/"_L1); });
    case SearchHas::Voice: return message.type == MessageType::Voice;
    case SearchHas::Link: return holdsLink(message.content);
    case SearchHas::Mention: return !message.mentions.isEmpty();
    case SearchHas::Reply: return !message.replyTo.isNull();
    case SearchHas::Reaction: return !message.reactions.isEmpty();
    case SearchHas::Pin: return message.pinnedAt.has_value();
    }
    return false;
}

} // namespace kith
