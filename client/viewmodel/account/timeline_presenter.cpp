// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/timeline_presenter.h"

#include "client/markup/link_rule.h"
#include "client/viewmodel/account/message_facts.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"

#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>

#include <algorithm>
#include <chrono>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int page = 60;
constexpr int largestOpening = 600;
constexpr std::chrono::milliseconds draftPause{400};

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
    , m_window(account)
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
    connect(&m_account.timeline(), &Timeline::changed, this, [this](ConversationId id, const QStringList &keys) {
        if (id != m_id)
            return;
        m_window.take(keys);
        showPinned();
    });
    connect(&m_account.timeline(), &Timeline::ticksChanged, this, [this](ConversationId id) {
        if (id == m_id)
            m_window.reloadTicks();
    });
    connect(&m_window, &TimelineWindow::changed, this, [this] { showMessages(false); });
    connect(&m_window, &TimelineWindow::loadingChanged, this, [this] { m_app.timeline()->setLoading(m_window.isLoading()); });
    connect(&m_window, &TimelineWindow::failed, this, [this](const Error &error) { m_app.setNotice(sentenceOf(error)); });
    connect(&m_window, &TimelineWindow::arrived, this, [this](const QString &key, bool isFar) {
        if (!isFar) {
            m_app.timeline()->reveal(key);
            return;
        }
        m_app.timeline()->setAtEnd(m_window.isAtEnd());
        m_app.timeline()->setWindow(facts(), key, QDate::currentDate());
    });
    connect(&m_account.chats(), &Chats::draftChanged, this, [this](ConversationId id) {
        if (id == m_id)
            showForeignDraft();
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
    connect(timeline, &TimelineViewModel::olderRequested, &m_window, &TimelineWindow::growUpwards);
    connect(timeline, &TimelineViewModel::newerRequested, &m_window, &TimelineWindow::growDownwards);
    connect(timeline, &TimelineViewModel::endRequested, &m_window, &TimelineWindow::goToEnd);
    connect(timeline, &TimelineViewModel::goToRequested, this, [this](const QString &messageId) {
        if (const auto id = MessageId::fromString(messageId))
            m_window.goTo(*id);
    });
    connect(timeline, &TimelineViewModel::dateRequested, this, [this](const QDate &date) {
        if (const auto seq = m_account.timeline().firstSince(m_id, fromMs(date.startOfDay().toMSecsSinceEpoch())))
            m_window.goTo(*seq);
        else
            m_window.goToEnd();
    });
    connect(timeline, &TimelineViewModel::mentionRequested, this, [this] {
        if (const auto seq = m_account.timeline().firstUnreadMention(m_id))
            m_window.goTo(*seq);
    });
    connect(timeline, &TimelineViewModel::pinnedRequested, this, &TimelinePresenter::goToPinned);
    connect(timeline, &TimelineViewModel::linkRequested, this, &TimelinePresenter::follow);
    connect(timeline, &TimelineViewModel::linkConfirmed, this, [](const QString &address) { QDesktopServices::openUrl(QUrl(address)); });
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
    const auto tell = [this](const Result<void> &wished) {
        if (!wished)
            m_app.setNotice(sentenceOf(wished.error()));
    };
    connect(timeline, &TimelineViewModel::unsendRequested, this, [this, tell](const QString &messageId) {
        if (const auto id = MessageId::fromString(messageId))
            tell(m_account.timeline().unsend(*id));
    });
    connect(timeline, &TimelineViewModel::reactRequested, this, [this, tell](const QString &messageId, const QString &emoji) {
        const auto id = MessageId::fromString(messageId);
        if (!id)
            return;
        const TimelineEntry *entry = m_window.find(messageId);
        if (!entry)
            entry = entryOf(*id);
        const bool isOn = entry && std::ranges::any_of(entry->message.reactions, [&](const Reaction &reaction) {
                              return reaction.emoji == emoji && reaction.users.contains(m_account.people().myId());
                          });
        tell(m_account.timeline().react(*id, emoji, !isOn));
    });
    connect(timeline, &TimelineViewModel::pinRequested, this, [this, tell](const QString &messageId, bool isOn) {
        if (const auto id = MessageId::fromString(messageId))
            tell(m_account.timeline().pin(*id, isOn));
    });
    connect(timeline, &TimelineViewModel::replyRequested, this, [this](const QString &messageId) {
        const auto id = MessageId::fromString(messageId);
        if (const TimelineEntry *entry = id ? entryOf(*id) : nullptr)
            m_app.composer()->startReply(messageId, nameOr(entry->message.sender, m_account.people()),
                                         shortText(entry->message, m_account.people()));
    });
    connect(timeline, &TimelineViewModel::editRequested, this, &TimelinePresenter::startEdit);
    connect(timeline, &TimelineViewModel::editLastRequested, this, &TimelinePresenter::editLast);
    connect(m_app.composer(), &ComposerViewModel::editLastRequested, this, &TimelinePresenter::editLast);
    connect(timeline, &TimelineViewModel::readersRequested, this, &TimelinePresenter::showReaders);
    connect(
        m_app.composer(), &ComposerViewModel::sendRequested, this,
        [this](const QString &, const QString &text, ComposerViewModel::Mode mode, const QString &subject) { send(text, mode, subject); });
    connect(m_app.composer(), &ComposerViewModel::modeChanged, this, [this] {
        if (m_app.composer()->mode() != ComposerViewModel::Mode::Edit)
            m_draftTimer.start();
    });
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
    m_window.close();
    m_seenSeq = 0;
    tellViewing();
    if (!m_conversation) {
        m_app.timeline()->setHeader({});
        m_app.timeline()->setNewMark(std::nullopt);
        m_app.timeline()->setAtEnd(true);
        m_app.timeline()->setPinned({}, 0);
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
    m_window.open(m_id, int(std::clamp<qint64>(wanted, page, largestOpening)));
    showHeader();
    showTyping();
    showMessages(true);
    const OwnDraft draft = m_account.chats().draft(m_id);
    m_draft = draft.text;
    m_app.composer()->openDraft(m_id.toString(), m_draft, tr("Message %1").arg(nameOf(*m_conversation, m_account.people())));
    if (const TimelineEntry *answered = draft.replyTo.isNull() ? nullptr : entryOf(draft.replyTo))
        m_app.composer()->startReply(draft.replyTo.toString(), nameOr(answered->message.sender, m_account.people()),
                                     shortText(answered->message, m_account.people()));
    showForeignDraft();
    showPinned();
    m_account.chats().refreshMembers(m_id);
    if (m_window.entries().size() < page / 2)
        m_window.growUpwards();
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

QList<TimelineMessage> TimelinePresenter::facts() const
{
    QList<TimelineMessage> messages;
    if (!m_conversation)
        return messages;
    messages.reserve(m_window.entries().size());
    for (const TimelineEntry &entry : m_window.entries())
        messages.append(messageFacts(entry, *m_conversation, m_account));
    return messages;
}

void TimelinePresenter::showMessages(bool isOther)
{
    const QDateTime now = QDateTime::currentDateTime();
    m_app.timeline()->setAtEnd(m_window.isAtEnd());
    m_app.timeline()->setMessages(facts(), isOther, now.date());
    m_app.timeline()->setUnreadMentions(m_conversation ? int(m_conversation->unreadMentions) : 0);
    m_midnight.start(std::chrono::milliseconds(now.msecsTo(now.date().addDays(1).startOfDay())) + std::chrono::seconds(1));
}

void TimelinePresenter::showPinned()
{
    const QList<Message> pinned = m_account.timeline().pinned(m_id);
    m_app.timeline()->setPinned(pinned.isEmpty() ? QString() : shortText(pinned.first(), m_account.people()), int(pinned.size()));
}

void TimelinePresenter::goToPinned()
{
    const QList<Message> pinned = m_account.timeline().pinned(m_id);
    if (pinned.isEmpty())
        return;
    const auto last = std::ranges::find(pinned, m_lastPinned, &Message::id);
    const auto next = last == pinned.end() || last + 1 == pinned.end() ? pinned.begin() : last + 1;
    m_lastPinned = next->id;
    m_window.goTo(next->seq);
}

void TimelinePresenter::showForeignDraft()
{
    const QList<DraftText> foreign = m_account.chats().foreignDrafts(m_id);
    m_app.composer()->setForeignDraft(foreign.isEmpty() ? QString() : foreign.first().text);
}

const TimelineEntry *TimelinePresenter::entryOf(MessageId id) const
{
    const auto found = std::ranges::find_if(m_window.entries(), [id](const TimelineEntry &entry) { return entry.message.id == id; });
    return found == m_window.entries().end() ? nullptr : &*found;
}

void TimelinePresenter::startEdit(const QString &key)
{
    if (const TimelineEntry *entry = m_window.find(key))
        m_app.composer()->startEdit(key, entry->message.content);
}

void TimelinePresenter::editLast()
{
    const QList<TimelineMessage> messages = facts();
    const auto last = std::find_if(messages.crbegin(), messages.crend(), [](const TimelineMessage &message) { return message.canEdit; });
    if (last != messages.crend())
        startEdit(last->key);
}

void TimelinePresenter::follow(const QString &href)
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

void TimelinePresenter::keepDraft()
{
    if (!m_draftTimer.isActive())
        return;
    m_draftTimer.stop();
    if (!m_id.isNull())
        m_account.chats().setDraft(m_id, m_draft, replySubject());
}

MessageId TimelinePresenter::replySubject() const
{
    const ComposerViewModel *composer = m_app.composer();
    if (composer->mode() != ComposerViewModel::Mode::Reply)
        return {};
    return MessageId::fromString(composer->subject()).value_or(MessageId());
}

void TimelinePresenter::send(const QString &text, ComposerViewModel::Mode mode, const QString &subject)
{
    Result<void> outcome;
    if (mode == ComposerViewModel::Mode::Edit) {
        outcome = m_account.timeline().edit(m_id, subject, text, {});
    } else {
        const auto replyTo = MessageId::fromString(subject).value_or(MessageId());
        if (const auto queued = m_account.timeline().send(m_id, text, replyTo); !queued)
            outcome = queued.error();
        else
            m_window.goToEnd();
    }
    if (outcome)
        return;
    if (mode == ComposerViewModel::Mode::Edit)
        startEdit(subject);
    m_app.composer()->setText(text);
    m_app.setNotice(sentenceOf(outcome.error()));
}

void TimelinePresenter::markRead()
{
    if (m_isWindowActive && m_conversation && m_seenSeq > m_conversation->mine.readSeq)
        m_account.timeline().markRead(m_id, m_seenSeq);
}

void TimelinePresenter::tellViewing()
{
    m_account.chats().setViewing(m_id.isNull() ? std::nullopt : std::optional(m_id), m_app.isIdle());
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
