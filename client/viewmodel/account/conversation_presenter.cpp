// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/conversation_presenter.h"

#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

QString roleText(Role role)
{
    switch (role) {
    case Role::Owner: return ConversationPresenter::tr("owner");
    case Role::Admin: return ConversationPresenter::tr("admin");
    case Role::Member: return {};
    }
    Q_UNREACHABLE();
}

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
    const ConversationHeader shown = header();
    m_app.timeline()->setHeader(shown);
    showDetails(shown);
}

ConversationHeader ConversationPresenter::header() const
{
    People &people = m_account.people();
    ConversationHeader header;
    header.conversationId = m_id.toString();
    header.title = nameOf(*m_conversation, people);
    header.initials = m_conversation->isGroup ? groupInitials(header.title) : personInitials(header.title);
    header.colour = colourOf(*m_conversation);
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
        header.subtitle = presenceText(presence);
        header.isOnline = presence && presence->isOnline;
    }
    return header;
}

void ConversationPresenter::showDetails(const ConversationHeader &header)
{
    ConversationDetails details;
    details.name = header.title;
    details.initials = header.initials;
    details.colour = header.colour;
    details.isGroup = m_conversation->isGroup;
    details.canAdd = m_conversation->isGroup && !m_conversation->leftAt;
    details.about = m_conversation->isGroup ? m_conversation->about : m_conversation->peer ? m_conversation->peer->about : QString();
    const QString since = QLocale().toString(toDateTime(m_conversation->createdAt).date(), u"d MMMM yyyy"_s);
    details.subtitle = m_conversation->isGroup ? tr("Group · since %1").arg(since) : header.subtitle;
    m_app.details()->setDetails(details);
    m_app.details()->members()->setRows(m_conversation->isGroup ? memberRows() : QList<PersonRow>());
}

QList<PersonRow> ConversationPresenter::memberRows() const
{
    People &people = m_account.people();
    QList<PersonRow> rows;
    for (const Participant &member : m_account.chats().members(m_id)) {
        if (member.leftAt)
            continue;
        const bool isMe = member.user.id == people.myId();
        const QString known = people.nameOf(member.user.id);
        const auto presence = people.presenceOf(member.user.id);
        PersonRow row;
        row.personId = member.user.id.toString();
        row.name = known.isEmpty() ? member.user.displayName() : known;
        row.initials = personInitials(row.name);
        row.colour = personColour(member.user.id.value());
        row.tag = roleText(member.role);
        row.isOnline = isMe ? m_account.connectionState() == ConnectionState::Online : presence && presence->isOnline;
        if (isMe)
            row.name = tr("%1 (you)").arg(row.name);
        rows.append(row);
    }
    return rows;
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
            row.detail = receipt.at ? listTimeText(toDateTime(*receipt.at), QDateTime::currentDateTime()) : QString();
            row.section = stateText(state);
            rows.append(row);
        }
    }
    return rows;
}

} // namespace kith::client
