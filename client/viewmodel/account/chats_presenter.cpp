// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/chats_presenter.h"

#include "client/viewmodel/account/message_facts.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"

#include <algorithm>
#include <utility>

namespace kith::client {

namespace {

constexpr int largestCount = 1'000'000;
/// "Until further notice" as a time.
constexpr std::chrono::hours longTime{24 * 365 * 50};

} // namespace

ChatsPresenter::ChatsPresenter(Account &account, ChatsViewModel &chats, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_chats(chats)
    , m_open(chats.currentId())
{
    // What was done in another account cannot be taken back here.
    m_chats.setUndo({});
    m_soon.setSingleShot(true);
    m_unmute.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ChatsPresenter::show);
    connectNews();
    connectWishes();
    show();
}

void ChatsPresenter::connectNews()
{
    const auto forgetOne = [this](ConversationId id) { forget(id); };
    connect(&m_unmute, &QTimer::timeout, this, &ChatsPresenter::forgetAll);
    connect(&m_account.chats(), &Chats::changed, this, [this](const QList<ConversationId> &ids) {
        for (const ConversationId id : ids)
            forget(id);
    });
    connect(&m_account.chats(), &Chats::typingChanged, this, forgetOne);
    connect(&m_account.chats(), &Chats::draftChanged, this, forgetOne);
    connect(&m_account.draftFiles(), &DraftFiles::changed, this, forgetOne);
    connect(&m_account.people(), &People::meChanged, this, &ChatsPresenter::forgetAll);
    connect(&m_account.people(), &People::usersChanged, this, &ChatsPresenter::forgetAll);
    connect(&m_account.people(), &People::contactsChanged, this, &ChatsPresenter::forgetAll);
    connect(&m_account.people(), &People::presenceChanged, this, &ChatsPresenter::showSoon);
    connect(&m_account, &Account::filled, this, &ChatsPresenter::showSoon);
    // The open one does not say what was begun in it: that stands in the composer.
    connect(&m_chats, &ChatsViewModel::currentIdChanged, this, [this] {
        for (const QString &id : {std::exchange(m_open, m_chats.currentId()), m_open})
            forget(ConversationId::fromString(id).value_or(ConversationId()));
    });
}

void ChatsPresenter::forget(ConversationId id)
{
    m_made.remove(id);
    showSoon();
}

void ChatsPresenter::forgetAll()
{
    m_made.clear();
    showSoon();
}

void ChatsPresenter::connectWishes()
{
    using Settings = ConversationSettings;
    connect(&m_chats, &ChatsViewModel::pinRequested, this,
            [this](const QString &id, bool isOn) { change(id, [isOn](Settings &settings) { settings.isPinned = isOn; }); });
    connect(&m_chats, &ChatsViewModel::archiveRequested, this, [this](const QString &id, bool isOn) {
        offerUndo(id, isOn ? tr("“%1” is archived.") : tr("“%1” is back from the archive."),
                  [isOn](Settings &settings) { settings.isArchived = !isOn; });
        change(id, [isOn](Settings &settings) { settings.isArchived = isOn; });
    });
    connect(&m_chats, &ChatsViewModel::folderRequested, this,
            [this](const QString &id, const QString &folder) { change(id, [&folder](Settings &settings) { settings.folder = folder; }); });
    connect(&m_chats, &ChatsViewModel::muteRequested, this, [this](const QString &id, int minutes) {
        const auto before = conversationOf(id);
        offerUndo(id, minutes == 0 ? tr("“%1” is not muted any more.") : tr("“%1” is muted."),
                  [until = before ? before->settings.muteUntil : std::nullopt](Settings &settings) { settings.muteUntil = until; });
        change(id, [minutes](Settings &settings) {
            settings.muteUntil.reset();
            if (minutes == 0 && settings.notify == NotifyRule::None)
                settings.notify = NotifyRule::All;
            if (minutes != 0)
                settings.muteUntil = now() + (minutes > 0 ? std::chrono::minutes(minutes) : std::chrono::minutes(longTime));
        });
    });
    connect(&m_chats, &ChatsViewModel::undoRequested, this, &ChatsPresenter::undo);
    connect(&m_chats, &ChatsViewModel::unreadRequested, this, [this](const QString &id, bool isOn) {
        const auto before = conversationOf(id);
        // What was read stays read; it stands out again all the same.
        offerUndo(id, isOn ? tr("“%1” is marked as unread.") : tr("“%1” is read."),
                  [stoodOut = before && (before->unread > 0 || before->settings.isMarkedUnread)](Settings &settings) {
                      settings.isMarkedUnread = stoodOut;
                  });
        change(id, [isOn](Settings &settings) { settings.isMarkedUnread = isOn; });
        const auto conversation = conversationOf(id);
        if (conversation && !isOn)
            m_account.timeline().markRead(conversation->id, conversation->lastSeq);
    });
    // Who opens a conversation has dealt with the mark.
    connect(&m_chats, &ChatsViewModel::currentIdChanged, this,
            [this] { change(m_chats.currentId(), [](Settings &settings) { settings.isMarkedUnread = false; }); });
}

void ChatsPresenter::offerUndo(const QString &id, const QString &sentence, std::function<void(ConversationSettings &)> how)
{
    const auto conversation = conversationOf(id);
    if (!conversation)
        return;
    m_undo = [this, id, how = std::move(how)] { change(id, how); };
    m_chats.setUndo(sentence.arg(nameOf(*conversation, m_account.people())));
}

void ChatsPresenter::undo()
{
    if (const auto wayBack = std::exchange(m_undo, {}))
        wayBack();
    m_chats.setUndo({});
}

std::optional<Conversation> ChatsPresenter::conversationOf(const QString &id) const
{
    const auto known = ConversationId::fromString(id);
    return known ? m_account.chats().one(*known) : std::nullopt;
}

void ChatsPresenter::change(const QString &id, const std::function<void(ConversationSettings &)> &how)
{
    const auto conversation = conversationOf(id);
    if (!conversation)
        return;
    ConversationSettings settings = conversation->settings;
    how(settings);
    if (settings != conversation->settings)
        m_account.chats().setSettings(conversation->id, settings);
}

void ChatsPresenter::show()
{
    // Yesterday's times are written otherwise.
    if (const QDate today = QDate::currentDate(); std::exchange(m_madeOn, today) != today)
        m_made.clear();
    QList<ChatRow> rows;
    const QList<Conversation> conversations = m_account.chats().all();
    rows.reserve(conversations.size());
    m_draftFiles = m_account.draftFiles().counts();
    for (const Conversation &conversation : conversations)
        rows.append(rowOf(conversation));
    std::stable_partition(rows.begin(), rows.end(), [](const ChatRow &row) { return row.isPinned; });
    wakeWhenUnmuted(conversations);
    m_chats.setRows(rows);
    m_chats.setLoading(!m_account.isFilled());
}

void ChatsPresenter::showSoon()
{
    if (!m_soon.isActive())
        m_soon.start(0);
}

/// What was begun here, else on another device.
QString ChatsPresenter::draftOf(ConversationId id) const
{
    const QString own = m_account.chats().draft(id).text;
    if (!own.trimmed().isEmpty())
        return own;
    if (const int files = m_draftFiles.value(id); files > 0)
        return tr("%n file(s)", nullptr, files);
    const QList<DraftText> foreign = m_account.chats().foreignDrafts(id);
    return foreign.isEmpty() ? QString() : foreign.first().text;
}

/// The list is told anew when the next mute ends.
void ChatsPresenter::wakeWhenUnmuted(const QList<Conversation> &conversations)
{
    std::optional<Timestamp> next;
    for (const Conversation &conversation : conversations) {
        const auto until = conversation.settings.muteUntil;
        if (until && *until > now() && (!next || *until < *next))
            next = until;
    }
    m_unmute.stop();
    if (next)
        m_unmute.start(std::min<std::chrono::milliseconds>(std::chrono::duration_cast<std::chrono::milliseconds>(*next - now()),
                                                           std::chrono::hours(24))
                       + std::chrono::milliseconds(1));
}

ChatRow ChatsPresenter::rowOf(const Conversation &conversation)
{
    auto made = m_made.find(conversation.id);
    if (made == m_made.end())
        made = m_made.insert(conversation.id, makeRow(conversation));
    // How long ago somebody was here is another text every minute.
    if (!conversation.isGroup && conversation.peer) {
        const auto presence = m_account.people().presenceOf(conversation.peer->id);
        made->isOnline = presence && presence->isOnline;
        made->detail = presenceText(presence);
    }
    return *made;
}

ChatRow ChatsPresenter::makeRow(const Conversation &conversation)
{
    People &people = m_account.people();
    ChatRow row;
    row.conversationId = conversation.id.toString();
    row.name = nameOf(conversation, people);
    row.initials = conversation.isGroup ? groupInitials(row.name) : personInitials(row.name);
    row.colour = colourOf(conversation);
    row.picture = faceOf(conversation, m_account);
    row.isGroup = conversation.isGroup;
    row.unread = int(std::min<qint64>(conversation.unread, largestCount));
    if (conversation.isGroup)
        row.detail = conversation.memberCount == 1 ? tr("1 member") : tr("%1 members").arg(conversation.memberCount);
    row.mentions = int(std::min<qint64>(conversation.unreadMentions, largestCount));
    row.isMarkedUnread = conversation.settings.isMarkedUnread;
    row.isPinned = conversation.settings.isPinned;
    row.isMuted = conversation.settings.isMutedAt(now());
    row.isArchived = conversation.settings.isArchived;
    row.isFormer = conversation.leftAt.has_value();
    row.folder = conversation.settings.folder;
    const QDateTime at = toDateTime(conversation.lastMessage ? conversation.lastMessage->createdAt : conversation.createdAt);
    row.timeText = listTimeText(at, QDateTime::currentDateTime());
    row.fullTime = fullTimeText(at);

    PreviewFacts facts;
    facts.typing = typingText(m_account.chats().typing(conversation.id), conversation.isGroup, people);
    if (m_chats.currentId() != row.conversationId)
        facts.draft = draftOf(conversation.id);
    facts.isGroup = conversation.isGroup;
    facts.isFormer = row.isFormer;
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
