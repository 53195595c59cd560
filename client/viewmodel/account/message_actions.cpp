// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/message_actions.h"

#include "client/markup/link_rule.h"
#include "client/viewmodel/account/sentences.h"

#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

template<class Id>
QList<Id> idsFrom(const QStringList &texts)
{
    QList<Id> ids;
    for (const QString &text : texts) {
        if (const auto id = Id::fromString(text))
            ids.append(*id);
    }
    return ids;
}

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

MessageActions::MessageActions(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    TimelineViewModel *timeline = app.timeline();
    connect(&account.timeline(), &Timeline::refused, this,
            [this](ConversationId, MessageId, const Error &error) { m_app.setNotice(sentenceOf(error)); });
    connect(timeline, &TimelineViewModel::linkRequested, this, &MessageActions::follow);
    connect(timeline, &TimelineViewModel::linkConfirmed, this, [](const QString &address) {
        if (const LinkRule rule = judgeLink(address, {}); rule.verdict != LinkRule::Verdict::Refuse)
            QDesktopServices::openUrl(rule.url);
    });
    connect(timeline, &TimelineViewModel::copyRequested, this, &copy);
    connect(timeline->selection(), &SelectionViewModel::copyRequested, this, &copy);
    connect(timeline, &TimelineViewModel::retryRequested, this, [this](const QString &key) { m_account.timeline().retry(m_id, key); });
    connect(timeline, &TimelineViewModel::discardRequested, this, &MessageActions::discard);
    connect(timeline, &TimelineViewModel::unsendRequested, this, [this](const QString &messageId) { unsend({messageId}); });
    connect(timeline->selection(), &SelectionViewModel::unsendRequested, this, &MessageActions::unsend);
    connect(timeline, &TimelineViewModel::reactRequested, this, &MessageActions::react);
    connect(timeline, &TimelineViewModel::pinRequested, this, [this](const QString &messageId, bool isOn) {
        if (const auto id = MessageId::fromString(messageId))
            tell(m_account.timeline().pin(*id, isOn));
    });
    connectForwarding();
}

void MessageActions::connectForwarding()
{
    TimelineViewModel *timeline = m_app.timeline();
    connect(timeline, &TimelineViewModel::forwardRequested, this, [this](const QString &messageId) { startForwarding({messageId}); });
    connect(timeline->selection(), &SelectionViewModel::forwardRequested, this, &MessageActions::startForwarding);
    connect(timeline->forwarding(), &ForwardViewModel::confirmed, this, [this](const QStringList &messages, const QStringList &targets) {
        const Result<void> outcome = m_account.timeline().forward(idsFrom<MessageId>(messages), idsFrom<ConversationId>(targets));
        tell(outcome);
        if (!outcome)
            return;
        m_app.timeline()->selection()->clear();
        if (targets.size() == 1)
            m_app.chats()->open(targets.first());
    });
}

void MessageActions::tell(const Result<void> &wished)
{
    if (!wished)
        m_app.setNotice(sentenceOf(wished.error()));
}

void MessageActions::react(const QString &messageId, const QString &emoji)
{
    const auto id = MessageId::fromString(messageId);
    const auto message = id ? m_account.timeline().message(*id) : std::nullopt;
    if (!message)
        return;
    // As it is shown: with the wishes that the server has not heard of.
    const auto entry = m_account.timeline().entry(message->conversation, TimelineEntry{.message = *message}.key());
    const QList<Reaction> reactions = entry ? entry->message.reactions : message->reactions;
    const bool isOn = std::ranges::any_of(
        reactions, [&](const Reaction &reaction) { return reaction.emoji == emoji && reaction.users.contains(m_account.people().myId()); });
    tell(m_account.timeline().react(*id, emoji, !isOn));
}

void MessageActions::unsend(const QStringList &messageIds)
{
    for (const MessageId id : idsFrom<MessageId>(messageIds)) {
        const Result<void> wished = m_account.timeline().unsend(id);
        tell(wished);
        if (!wished)
            return;
    }
    m_app.timeline()->selection()->tellUnsent();
}

void MessageActions::startForwarding(const QStringList &messageIds)
{
    QList<PersonRow> targets;
    for (const ChatRow &chat : m_app.chats()->rows()) {
        const auto id = ConversationId::fromString(chat.conversationId);
        const auto conversation = id ? m_account.chats().one(*id) : std::nullopt;
        if (!conversation || conversation->leftAt || (conversation->isGroup && conversation->myRole < conversation->rules.post))
            continue;
        PersonRow row;
        row.personId = chat.conversationId;
        row.name = chat.name;
        row.detail = chat.detail;
        row.initials = chat.initials;
        row.colour = chat.colour;
        row.picture = chat.picture;
        row.isOnline = chat.isOnline;
        targets.append(row);
    }
    m_app.timeline()->forwarding()->begin(messageIds, targets);
}

void MessageActions::discard(const QString &key)
{
    const std::optional<QString> text = m_account.timeline().discard(m_id, key);
    if (!text)
        m_app.setNotice(tr("The message is going out just now. Once it is there, you can unsend it."));
    else if (m_app.composer()->text().isEmpty())
        m_app.composer()->setText(*text);
}

void MessageActions::follow(const QString &href)
{
    const LinkRule rule = ruleOfHref(href);
    if (rule.verdict == LinkRule::Verdict::Refuse || href.startsWith("kith:person/"_L1))
        return;
    if (rule.verdict == LinkRule::Verdict::Open) {
        QDesktopServices::openUrl(rule.url);
        return;
    }
    QString reason;
    switch (rule.reason) {
    case LinkRule::Reason::OtherPlace: reason = tr("The words of this link name another place than the one it leads to."); break;
    case LinkRule::Reason::Credentials: reason = tr("This link carries a name before an @: the place it leads to stands behind it."); break;
    default: reason = tr("This link leads to a place written in letters that can look like others."); break;
    }
    Q_EMIT m_app.timeline()->linkQuestion(rule.shown, reason);
}

} // namespace kith::client
