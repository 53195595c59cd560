// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/chats_presenter.h"

#include "client/viewmodel/account/message_facts.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"

#include <algorithm>

namespace kith::client {

namespace {

constexpr int largestCount = 1'000'000;

} // namespace

ChatsPresenter::ChatsPresenter(Account &account, ChatsViewModel &chats, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_chats(chats)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ChatsPresenter::show);
    connect(&account.chats(), &Chats::changed, this, &ChatsPresenter::showSoon);
    connect(&account.chats(), &Chats::typingChanged, this, &ChatsPresenter::showSoon);
    connect(&account.chats(), &Chats::draftChanged, this, &ChatsPresenter::showSoon);
    connect(&account.people(), &People::usersChanged, this, &ChatsPresenter::showSoon);
    connect(&account.people(), &People::contactsChanged, this, &ChatsPresenter::showSoon);
    connect(&account.people(), &People::presenceChanged, this, &ChatsPresenter::showSoon);
    connect(&account, &Account::filled, this, &ChatsPresenter::showSoon);
    connect(&chats, &ChatsViewModel::currentIdChanged, this, &ChatsPresenter::showSoon);
    show();
}

void ChatsPresenter::show()
{
    QList<ChatRow> rows;
    const QList<Conversation> conversations = m_account.chats().all();
    rows.reserve(conversations.size());
    for (const Conversation &conversation : conversations)
        rows.append(rowOf(conversation));
    m_chats.setRows(rows);
    m_chats.setLoading(!m_account.isFilled());
}

void ChatsPresenter::showSoon()
{
    if (!m_soon.isActive())
        m_soon.start(0);
}

ChatRow ChatsPresenter::rowOf(const Conversation &conversation)
{
    People &people = m_account.people();
    ChatRow row;
    row.conversationId = conversation.id.toString();
    row.name = nameOf(conversation, people);
    row.initials = conversation.isGroup ? groupInitials(row.name) : personInitials(row.name);
    row.colour = colourOf(conversation);
    row.isGroup = conversation.isGroup;
    row.unread = int(std::min<qint64>(conversation.unread, largestCount));
    if (conversation.isGroup) {
        row.detail = conversation.memberCount == 1 ? tr("1 member") : tr("%1 members").arg(conversation.memberCount);
    } else if (conversation.peer) {
        const auto presence = people.presenceOf(conversation.peer->id);
        row.isOnline = presence && presence->isOnline;
        row.detail = presenceText(presence);
    }
    const QDateTime at = toDateTime(conversation.lastMessage ? conversation.lastMessage->createdAt : conversation.createdAt);
    row.timeText = listTimeText(at, QDateTime::currentDateTime());
    row.fullTime = fullTimeText(at);

    PreviewFacts facts;
    facts.typing = typingText(m_account.chats().typing(conversation.id), conversation.isGroup, people);
    if (m_chats.currentId() != row.conversationId)
        facts.draft = m_account.chats().draft(conversation.id).text;
    facts.isGroup = conversation.isGroup;
    facts.isEmpty = !conversation.lastMessage.has_value();
    if (const auto &last = conversation.lastMessage) {
        facts.isOwn = last->sender == people.myId();
        facts.isSystem = last->type == MessageType::System;
        facts.isUnsent = last->isUnsent();
        facts.text = shortText(*last, people);
        facts.senderFirstName = firstNameOf(last->sender, people);
    }
    writePreview(row, facts);
    return row;
}

} // namespace kith::client
