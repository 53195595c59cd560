// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/conversation_presenter.h"

#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

QString stateText(Receipt::State state)
{
    switch (state) {
    case Receipt::State::Read: return ConversationPresenter::tr("Read");
    case Receipt::State::Delivered: return ConversationPresenter::tr("Delivered");
    case Receipt::State::None: return ConversationPresenter::tr("Not yet");
    }
    Q_UNREACHABLE();
}

} // namespace

ConversationPresenter::ConversationPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    const auto showIfOpen = [this](ConversationId id) {
        if (id == m_id)
            show();
    };
    connect(&account.chats(), &Chats::changed, this, [this](const QList<ConversationId> &ids) {
        if (ids.contains(m_id))
            show();
    });
    connect(&account.chats(), &Chats::membersChanged, this, showIfOpen);
    connect(&account.chats(), &Chats::typingChanged, this, [this](ConversationId id) {
        if (id == m_id)
            showTyping();
    });
    connect(&account.people(), &People::usersChanged, this, &ConversationPresenter::show);
    connect(&account.people(), &People::presenceChanged, this, &ConversationPresenter::show);
    connect(app.timeline(), &TimelineViewModel::readersRequested, this, &ConversationPresenter::askReaders);
}

void ConversationPresenter::open(ConversationId id)
{
    m_id = id;
    m_conversation = id.isNull() ? std::nullopt : m_account.chats().one(id);
    if (!m_conversation) {
        m_app.timeline()->setHeader({});
        return;
    }
    show();
    showTyping();
}

void ConversationPresenter::show()
{
    if (m_id.isNull())
        return;
    m_conversation = m_account.chats().one(m_id);
    if (!m_conversation) {
        m_app.chats()->open({});
        return;
    }
    m_app.timeline()->setHeader(header());
    m_app.timeline()->setUnread(int(m_conversation->unread));
}

ConversationHeader ConversationPresenter::header() const
{
    People &people = m_account.people();
    ConversationHeader header;
    header.conversationId = m_id.toString();
    header.title = nameOf(*m_conversation, people);
    header.initials = m_conversation->isGroup ? groupInitials(header.title) : personInitials(header.title);
    header.colour = colourOf(*m_conversation);
    header.picture = faceOf(*m_conversation, m_account);
    header.isGroup = m_conversation->isGroup;
    if (m_conversation->isGroup) {
        const QList<Participant> members = m_account.chats().members(m_id);
        const auto online = std::count_if(members.cbegin(), members.cend(), [&people](const Participant &member) {
            const auto presence = people.presenceOf(member.user.id);
            return !member.leftAt && (member.user.id == people.myId() || (presence && presence->isOnline));
        });
        header.subtitle = m_conversation->memberCount == 1 ? tr("1 member") : tr("%1 members").arg(m_conversation->memberCount);
        if (online > 1)
            header.subtitle = tr("%1 · %2 online").arg(header.subtitle).arg(online);
    } else if (m_conversation->peer) {
        const auto presence = people.presenceOf(m_conversation->peer->id);
        const auto person = m_account.people().user(m_conversation->peer->id);
        header.subtitle = person && person->isDeleted ? tr("This account was deleted") : presenceText(presence);
        header.isOnline = presence && presence->isOnline;
    }
    return header;
}

void ConversationPresenter::showTyping()
{
    if (!m_conversation)
        return;
    QString sentence;
    if (const QList<UserId> who = m_account.chats().typing(m_id); !who.isEmpty())
        sentence = typingText(who, true, m_account.people());
    m_app.timeline()->setTyping(sentence);
}

void ConversationPresenter::askReaders(const QString &messageId)
{
    const auto id = MessageId::fromString(messageId);
    if (!id)
        return;
    m_app.details()->startReaders();
    m_account.timeline().receipts(*id, this, [this](const Result<QList<Receipt>> &answer) {
        if (answer)
            m_app.details()->setReaders(readerRows(*answer));
        else
            m_app.details()->failReaders(sentenceOf(answer.error()));
    });
}

QList<PersonRow> ConversationPresenter::readerRows(const QList<Receipt> &receipts) const
{
    QList<PersonRow> rows;
    for (const auto state : {Receipt::State::Read, Receipt::State::Delivered, Receipt::State::None}) {
        for (const Receipt &receipt : receipts) {
            if (receipt.state != state)
                continue;
            PersonRow row;
            row.personId = receipt.user.toString();
            row.name = nameOr(receipt.user, m_account.people());
            row.initials = personInitials(row.name);
            row.colour = personColour(receipt.user.value());
            row.picture = faceOf(receipt.user, m_account);
            row.detail = receipt.at ? listTimeText(toDateTime(*receipt.at), QDateTime::currentDateTime()) : QString();
            row.section = stateText(state);
            rows.append(row);
        }
    }
    return rows;
}

} // namespace kith::client
