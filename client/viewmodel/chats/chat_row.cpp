// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chat_row.h"

#include "client/markup/markup.h"
#include "client/viewmodel/text/emoji_text.h"

#include <QtCore/QCoreApplication>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype previewLength = 160;
constexpr qsizetype nameLength = 18; ///< of the sender, so that something of the words is seen

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ChatRow)
};

QString oneLine(const QString &text)
{
    return text.left(previewLength).simplified();
}

QString lastMessage(const PreviewFacts &facts)
{
    if (facts.isEmpty)
        return Words::tr("Say hello");
    if (facts.isUnsent)
        return facts.isOwn ? Words::tr("You unsent a message") : Words::tr("Message unsent");
    if (facts.isSystem)
        return oneLine(facts.text);
    if (facts.isOwn)
        return Words::tr("You: %1").arg(oneLine(facts.text));
    if (facts.isGroup && !facts.senderFirstName.isEmpty())
        return shortened(facts.senderFirstName, nameLength) + u": "_s + oneLine(facts.text);
    return oneLine(facts.text);
}

} // namespace

void writePreview(ChatRow &row, const PreviewFacts &facts)
{
    if (facts.isFormer) {
        row.preview = Words::tr("You are no longer in this group");
        row.previewKind = ChatRow::PreviewKind::Plain;
    } else if (!facts.typing.isEmpty()) {
        row.preview = facts.typing;
        row.previewKind = ChatRow::PreviewKind::Typing;
    } else if (!facts.draft.trimmed().isEmpty()) {
        row.preview = Words::tr("Draft: %1").arg(oneLine(facts.draft));
        row.previewKind = ChatRow::PreviewKind::Draft;
    } else {
        row.preview = drawnEmoji(lastMessage(facts));
        row.previewKind = ChatRow::PreviewKind::Plain;
    }
}

} // namespace kith::client
