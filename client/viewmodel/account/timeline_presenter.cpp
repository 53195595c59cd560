// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/timeline_presenter.h"

#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"
#include "shared/limits.h"

#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>
#include <chrono>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int page = 60;
constexpr int largestOpening = 600;
constexpr std::chrono::milliseconds draftPause{400};

TimelineMessage::Delivery deliveryOf(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Queued: return TimelineMessage::Delivery::Queued;
    case Delivery::Failed: return TimelineMessage::Delivery::Failed;
    case Delivery::Sent: return TimelineMessage::Delivery::Sent;
    case Delivery::Delivered: return TimelineMessage::Delivery::Delivered;
    case Delivery::Read: return TimelineMessage::Delivery::Read;
    }
    Q_UNREACHABLE();
}

bool isEarlier(const TimelineEntry &a, const TimelineEntry &b)
{
    if (a.isQueued() != b.isQueued())
        return b.isQueued();
    return a.isQueued() ? a.message.createdAt < b.message.createdAt : a.message.seq < b.message.seq;
}

QString roleText(Role role)
{
    switch (role) {
    case Role::Owner: return TimelinePresenter::tr("owner");
    case Role::Admin: return TimelinePresenter::tr("admin");
    case Role::Member: return {};
    }
    Q_UNREACHABLE();
}

} // namespace

TimelinePresenter::TimelinePresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftPause);
    connect(&m_draftTimer, &QTimer::timeout, this, &TimelinePresenter::keepDraft);
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, [this] { showMessages(false); });
    connectAccount();
    connectWishes();
    open();
}

TimelinePresenter::~TimelinePresenter()
{
    keepDraft();
}

void TimelinePresenter::connectAccount()
{
    connect(&m_account.timeline(), &Timeline::changed, this, &TimelinePresenter::takeKeys);
    connect(&m_account.timeline(), &Timeline::ticksChanged, this, [this](ConversationId id) {
        if (id == m_id)
            reloadTicks();
    });
    connect(&m_account.chats(), &Chats::changed, this, [this](const QList<ConversationId> &ids) {
        if (ids.contains(m_id))
            showHeader();
    });
    connect(&m_account.chats(), &Chats::membersChanged, this, [this](ConversationId id) {
        if (id == m_id)
            showHeader();
    });
    connect(&m_account.chats(), &Chats::typingChanged, this, [this](ConversationId id) {
        if (id == m_id)
            showTyping();
    });
    const auto peopleChanged = [this] {
        showHeader();
        showMessages(false);
    };
    connect(&m_account.people(), &People::usersChanged, this, peopleChanged);
    connect(&m_account.people(), &People::presenceChanged, this, &TimelinePresenter::showHeader);
}

void TimelinePresenter::connectWishes()
{
    TimelineViewModel *timeline = m_app.timeline();
    connect(&m_account.timeline(), &Timeline::refused, this,
            [this](ConversationId, MessageId, const Error &error) { m_app.setNotice(sentenceOf(error)); });
    connect(m_app.chats(), &ChatsViewModel::currentIdChanged, this, &TimelinePresenter::open);
    connect(timeline, &TimelineViewModel::olderRequested, this, &TimelinePresenter::growUpwards);
    connect(timeline, &TimelineViewModel::seen, this, [this](qint64 seq) {
        m_seenSeq = std::max(m_seenSeq, seq);
        markRead();
    });
    connect(timeline, &TimelineViewModel::copyRequested, this, [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
    connect(timeline, &TimelineViewModel::retryRequested, this, [this](const QString &key) { m_account.timeline().retry(m_id, key); });
    connect(timeline, &TimelineViewModel::discardRequested, this, [this](const QString &key) {
        const QString text = m_account.timeline().discard(m_id, key);
        if (m_app.composer()->text().isEmpty())
            m_app.composer()->setText(text);
    });
    connect(timeline, &TimelineViewModel::unsendRequested, this, [this](const QString &messageId) {
        const auto id = MessageId::fromString(messageId);
        if (!id)
            return;
        if (const auto wished = m_account.timeline().unsend(*id); !wished)
            m_app.setNotice(sentenceOf(wished.error()));
    });
    connect(timeline, &TimelineViewModel::readersRequested, this, &TimelinePresenter::showReaders);
    connect(m_app.composer(), &ComposerViewModel::sendRequested, this, [this](const QString &, const QString &text) { send(text); });
    connect(m_app.composer(), &ComposerViewModel::draftChanged, this, [this](const QString &, const QString &text) {
        m_draft = text;
        m_draftTimer.start();
    });
    connect(m_app.composer(), &ComposerViewModel::typed, this, [this] { m_account.chats().noteTyping(m_id); });
    connect(&m_app, &AppViewModel::windowActiveChanged, this, [this](bool isActive) {
        m_isWindowActive = isActive;
        markRead();
        tellViewing();
    });
}

void TimelinePresenter::open()
{
    keepDraft();
    m_id = ConversationId::fromString(m_app.chats()->currentId()).value_or(ConversationId());
    m_conversation = m_id.isNull() ? std::nullopt : m_account.chats().one(m_id);
    m_entries.clear();
    m_seenSeq = 0;
    m_app.timeline()->setLoading(false);
    tellViewing();
    if (!m_conversation) {
        m_app.timeline()->setHeader({});
        m_app.timeline()->setNewMark(std::nullopt);
        m_app.timeline()->setMessages({}, true, QDate::currentDate());
        m_app.composer()->openDraft({}, {}, {});
        return;
    }
    const qint64 unread = m_conversation->unread;
    const qint64 readSeq = m_conversation->mine.readSeq;
    m_seenSeq = readSeq;
    m_app.timeline()->setNewMark(unread > 0 ? std::optional(NewMark{readSeq, int(std::min<qint64>(unread, largestOpening))})
                                            : std::nullopt);
    const qint64 wanted = m_conversation->lastSeq - readSeq + page / 2;
    m_entries = m_account.timeline().newest(m_id, int(std::clamp<qint64>(wanted, page, largestOpening)));
    showHeader();
    showTyping();
    showMessages(true);
    m_draft = m_account.chats().draft(m_id).text;
    m_app.composer()->openDraft(m_id.toString(), m_draft, tr("Message %1").arg(nameOf(*m_conversation, m_account.people())));
    m_account.chats().refreshMembers(m_id);
    if (m_entries.size() < page / 2)
        growUpwards();
}

void TimelinePresenter::showHeader()
{
    if (m_id.isNull())
        return;
    m_conversation = m_account.chats().one(m_id);
    if (!m_conversation) {
        m_app.chats()->open({});
        return;
    }
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
    m_app.timeline()->setHeader(header);
    showDetails();
}

void TimelinePresenter::showDetails()
{
    const ConversationHeader header{.conversationId = {},
                                    .title = m_app.timeline()->title(),
                                    .subtitle = m_app.timeline()->subtitle(),
                                    .initials = m_app.timeline()->initials()};
    People &people = m_account.people();
    ConversationDetails details;
    details.name = header.title;
    details.initials = header.initials;
    details.colour = colourOf(*m_conversation);
    details.isGroup = m_conversation->isGroup;
    details.canAdd = m_conversation->isGroup && !m_conversation->leftAt;
    details.about = m_conversation->isGroup ? m_conversation->about : m_conversation->peer ? m_conversation->peer->about : QString();
    const QString since = QLocale().toString(toDateTime(m_conversation->createdAt).date(), u"d MMMM yyyy"_s);
    details.subtitle = m_conversation->isGroup ? tr("Group · since %1").arg(since) : header.subtitle;
    m_app.details()->setDetails(details);
    QList<PersonRow> rows;
    if (m_conversation->isGroup) {
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
    }
    m_app.details()->members()->setRows(rows);
}

void TimelinePresenter::showTyping()
{
    if (!m_conversation)
        return;
    QString sentence;
    if (const QList<UserId> who = m_account.chats().typing(m_id); !who.isEmpty())
        sentence = typingText(who, true, m_account.people());
    m_app.timeline()->setTyping(sentence);
}

void TimelinePresenter::showMessages(bool isOther)
{
    QList<TimelineMessage> messages;
    messages.reserve(m_entries.size());
    for (const TimelineEntry &entry : std::as_const(m_entries))
        messages.append(factsOf(entry));
    const QDateTime now = QDateTime::currentDateTime();
    m_app.timeline()->setMessages(messages, isOther, now.date());
    m_midnight.start(std::chrono::milliseconds(now.msecsTo(now.date().addDays(1).startOfDay())) + std::chrono::seconds(1));
}

TimelineMessage TimelinePresenter::factsOf(const TimelineEntry &entry)
{
    const Message &message = entry.message;
    People &people = m_account.people();
    TimelineMessage facts;
    facts.key = entry.key();
    facts.messageId = message.id.isNull() ? QString() : message.id.toString();
    facts.seq = message.seq;
    facts.at = toDateTime(message.createdAt);
    facts.isOwn = message.sender == people.myId() || entry.isQueued();
    facts.senderId = facts.isOwn ? people.myId().toString() : message.sender.toString();
    facts.senderName = facts.isOwn ? people.me().displayName() : nameOr(message.sender, people);
    facts.senderColour = personColour(message.sender.value());
    facts.text = message.content;
    if (message.type == MessageType::System) {
        facts.kind = TimelineMessage::Kind::System;
        facts.text = systemText(message, people);
        facts.isOwn = false;
    } else if (message.isUnsent()) {
        facts.kind = TimelineMessage::Kind::Unsent;
    }
    if (facts.isOwn) {
        facts.delivery = deliveryOf(entry.delivery);
        facts.failure = entry.delivery == Delivery::Failed && entry.failure.isEmpty() ? tr("This message could not be sent.")
                                                                                      : entry.failure;
        facts.canUnsend = !entry.isQueued() && !message.isUnsent() && now() - message.createdAt < limits::unsendWindow;
    } else if (m_conversation && m_conversation->isGroup && m_conversation->myRole != Role::Member) {
        facts.canUnsend = facts.kind == TimelineMessage::Kind::Text;
    }
    return facts;
}

void TimelinePresenter::takeKeys(ConversationId id, const QStringList &keys)
{
    if (id != m_id)
        return;
    const auto stored = std::find_if(m_entries.cbegin(), m_entries.cend(), [](const TimelineEntry &entry) { return !entry.isQueued(); });
    const qint64 oldest = stored == m_entries.cend() ? 0 : stored->message.seq;
    for (const QString &key : keys) {
        const auto known = std::find_if(m_entries.begin(), m_entries.end(),
                                        [&key](const TimelineEntry &entry) { return entry.key() == key; });
        const std::optional<TimelineEntry> entry = m_account.timeline().entry(id, key);
        if (known != m_entries.end()) {
            if (entry)
                *known = *entry;
            else
                m_entries.erase(known);
        } else if (entry && (entry->isQueued() || entry->message.seq > oldest)) {
            m_entries.append(*entry);
        }
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), isEarlier);
    showMessages(false);
}

void TimelinePresenter::reloadTicks()
{
    for (TimelineEntry &entry : m_entries) {
        if (entry.message.sender != m_account.people().myId() || entry.delivery == Delivery::Read)
            continue;
        if (const auto fresh = m_account.timeline().entry(m_id, entry.key()))
            entry = *fresh;
    }
    showMessages(false);
}

qint64 TimelinePresenter::oldestSeq() const
{
    for (const TimelineEntry &entry : m_entries) {
        if (!entry.isQueued())
            return entry.message.seq;
    }
    return m_conversation ? m_conversation->lastSeq + 1 : 0;
}

void TimelinePresenter::growUpwards()
{
    const qint64 oldest = oldestSeq();
    if (m_id.isNull() || oldest <= 1 || !m_account.timeline().hasOlder(m_id, oldest))
        return;
    if (m_account.timeline().isOlderCached(m_id, oldest)) {
        prepend();
        return;
    }
    m_app.timeline()->setLoading(true);
    m_account.timeline().loadOlder(m_id, this, [this, id = m_id](const Result<void> &) {
        if (id != m_id)
            return;
        m_app.timeline()->setLoading(false);
        prepend();
    });
}

void TimelinePresenter::prepend()
{
    const QList<TimelineEntry> older = m_account.timeline().before(m_id, oldestSeq(), page);
    if (older.isEmpty())
        return;
    m_entries = older + m_entries;
    showMessages(false);
}

void TimelinePresenter::keepDraft()
{
    if (!m_draftTimer.isActive())
        return;
    m_draftTimer.stop();
    if (!m_id.isNull())
        m_account.chats().setDraft(m_id, m_draft);
}

void TimelinePresenter::send(const QString &text)
{
    const Result<QString> queued = m_account.timeline().send(m_id, text);
    if (queued)
        return;
    m_app.composer()->setText(text);
    m_app.setNotice(sentenceOf(queued.error()));
}

void TimelinePresenter::markRead()
{
    if (m_isWindowActive && m_conversation && m_seenSeq > m_conversation->mine.readSeq)
        m_account.timeline().markRead(m_id, m_seenSeq);
}

void TimelinePresenter::tellViewing()
{
    m_account.chats().setViewing(m_id.isNull() ? std::nullopt : std::optional(m_id), !m_isWindowActive);
}

void TimelinePresenter::showReaders(const QString &messageId)
{
    const auto id = MessageId::fromString(messageId);
    if (!id)
        return;
    m_app.details()->startReaders();
    m_account.timeline().receipts(*id, this, [this](const Result<QList<Receipt>> &answer) {
        if (!answer) {
            m_app.details()->failReaders(sentenceOf(answer.error()));
            return;
        }
        QList<PersonRow> rows;
        for (const auto state : {Receipt::State::Read, Receipt::State::Delivered, Receipt::State::None}) {
            for (const Receipt &receipt : *answer) {
                if (receipt.state != state)
                    continue;
                PersonRow row;
                row.personId = receipt.user.toString();
                row.name = nameOr(receipt.user, m_account.people());
                row.initials = personInitials(row.name);
                row.colour = personColour(receipt.user.value());
                row.detail = receipt.at ? listTimeText(toDateTime(*receipt.at), QDateTime::currentDateTime()) : QString();
                row.section = state == Receipt::State::Read        ? tr("Read")
                              : state == Receipt::State::Delivered ? tr("Delivered")
                                                                   : tr("Not yet");
                rows.append(row);
            }
        }
        m_app.details()->setReaders(rows);
    });
}

} // namespace kith::client
