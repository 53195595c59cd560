// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/chats/chat_row.h"

#include <QtCore/QCoreApplication>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype previewLength = 160;

QString say(const char *text)
{
    return QCoreApplication::translate("ChatRow", text);
}

QString oneLine(const QString &text)
{
    return text.left(previewLength).simplified();
}

QString lastMessage(const PreviewFacts &facts)
{
    if (facts.isEmpty)
        return say("Say hello");
    if (facts.isUnsent)
        return facts.isOwn ? say("You unsent a message") : say("Message unsent");
    if (facts.isSystem)
        return oneLine(facts.text);
    if (facts.isOwn)
        return say("You: %1").arg(oneLine(facts.text));
    if (facts.isGroup && !facts.senderFirstName.isEmpty())
        return facts.senderFirstName + u": "_s + oneLine(facts.text);
    return oneLine(facts.text);
}

} // namespace

void writePreview(ChatRow &row, const PreviewFacts &facts)
{
    if (!facts.typing.isEmpty()) {
        row.preview = facts.typing;
        row.previewKind = ChatRow::PreviewKind::Typing;
    } else if (!facts.draft.trimmed().isEmpty()) {
        row.preview = say("Draft: %1").arg(oneLine(facts.draft));
        row.previewKind = ChatRow::PreviewKind::Draft;
    } else {
        row.preview = lastMessage(facts);
        row.previewKind = ChatRow::PreviewKind::Plain;
    }
}

} // namespace kith::client
