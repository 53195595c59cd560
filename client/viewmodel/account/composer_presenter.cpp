// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/composer_presenter.h"

#include "client/viewmodel/account/message_facts.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"

#include <QtCore/QScopeGuard>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kith::client {

namespace {

constexpr std::chrono::milliseconds draftPause{400};

QList<Mention> mentionsOf(const QString &text, const QList<Mentionable> &people)
{
    QList<Mention> mentions;
    for (const NamedPlace &place : placesOfNames(text, people))
        mentions.append({.user = UserId::fromString(place.userId).value_or(UserId()), .offset = place.offset, .length = place.length});
    return mentions;
}

/// A picture that is to stay as it is goes as a file.
MessageType typeOf(const OutgoingFile &file)
{
    return file.width > 0 && !file.keepsOriginal ? MessageType::Image : MessageType::File;
}

} // namespace

ComposerPresenter::ComposerPresenter(Account &account, AppViewModel &app, const TimelineWindow &window, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
    , m_window(window)
    , m_attachments(account, app)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftPause);
    connect(&m_draftTimer, &QTimer::timeout, this, &ComposerPresenter::keepDraft);
    connect(&account.chats(), &Chats::draftChanged, this, [this](ConversationId id) {
        if (id == m_id)
            showForeignDraft();
    });
    // It may go on there while it is looked at here.
    connect(&account.chats(), &Chats::changed, this, [this](const QList<ConversationId> &ids) {
        if (!ids.contains(m_id))
            return;
        showForeignDraft();
        showBar();
    });
    connect(&account.people(), &People::contactsChanged, this, &ComposerPresenter::showBar);
    connect(&account.chats(), &Chats::membersChanged, this, [this](ConversationId id) {
        if (id == m_id)
            showMembers();
    });
    connect(app.timeline(), &TimelineViewModel::replyRequested, this, &ComposerPresenter::reply);
    connect(app.timeline(), &TimelineViewModel::editRequested, this, &ComposerPresenter::edit);
    connect(app.timeline(), &TimelineViewModel::editLastRequested, this, &ComposerPresenter::editLast);
    connectComposer();
}

ComposerPresenter::~ComposerPresenter()
{
    keepDraft();
    // The attachments empty their rows when they end, which the composer tells: the members above them are gone by then.
    m_app.composer()->disconnect(this);
}

void ComposerPresenter::connectComposer()
{
    ComposerViewModel *composer = m_app.composer();
    connect(composer, &ComposerViewModel::editLastRequested, this, &ComposerPresenter::editLast);
    connect(
        composer, &ComposerViewModel::sendRequested, this,
        [this](const QString &, const QString &text, ComposerViewModel::Mode mode, const QString &subject) { send(text, mode, subject); });
    connect(composer, &ComposerViewModel::textChanged, this, &ComposerPresenter::noteEdit);
    connect(composer, &ComposerViewModel::modeChanged, this, [this] {
        noteEdit();
        if (m_app.composer()->mode() != ComposerViewModel::Mode::Edit)
            keepDraftSoon();
    });
    connect(composer, &ComposerViewModel::draftChanged, this, [this](const QString &, const QString &text) {
        m_draft = text;
        keepDraftSoon();
    });
    connect(composer, &ComposerViewModel::foreignDraftUsed, this, [this] { m_account.chats().takeOverDrafts(m_id, m_shownDraft); });
    connect(composer, &ComposerViewModel::unblockRequested, this, &ComposerPresenter::unblock);
    connect(composer, &ComposerViewModel::typed, this, [this] { m_account.chats().noteTyping(m_id); });
}

void ComposerPresenter::open(ConversationId id, const std::optional<Conversation> &conversation)
{
    keepDraft();
    m_isOpening = true;
    const auto opened = qScopeGuard([this] { m_isOpening = false; });
    m_edit.reset();
    m_id = conversation ? id : ConversationId();
    m_conversation = conversation;
    m_attachments.open(m_id);
    showBar();
    if (!conversation) {
        m_app.composer()->openDraft({}, {}, {});
        m_app.composer()->completion()->setPeople({});
        return;
    }
    const OwnDraft draft = m_account.chats().draft(m_id);
    m_draft = draft.text;
    m_app.composer()->openDraft(m_id.toString(), m_draft, tr("Message %1").arg(nameOf(*conversation, m_account.people())));
    if (!draft.replyTo.isNull())
        reply(draft.replyTo.toString());
    goOnEditing();
    showForeignDraft();
    showMembers();
}

void ComposerPresenter::showMembers()
{
    QList<PersonRow> rows;
    const People &people = m_account.people();
    for (const Participant &member : m_account.chats().members(m_id)) {
        if (member.leftAt || member.user.id == people.myId())
            continue;
        PersonRow row;
        row.personId = member.user.id.toString();
        // The name that everybody knows, not the alias: it goes into the text that everybody reads.
        row.name = member.user.displayName();
        const QString known = nameOr(member.user.id, people);
        row.detail = known == row.name ? QString() : known;
        row.initials = personInitials(row.name);
        row.colour = personColour(member.user.id.value());
        row.picture = faceOf(member.user.id, m_account);
        rows.append(row);
    }
    if (m_conversation && m_conversation->isGroup) {
        PersonRow all;
        all.name = tr("everyone");
        all.detail = tr("All members of this group");
        all.initials = QStringLiteral("@");
        rows.append(all);
    }
    m_app.composer()->completion()->setPeople(rows);
}

/// Where nothing can be sent nobody is left to write in vain.
void ComposerPresenter::showBar()
{
    const auto conversation = m_id.isNull() ? std::nullopt : m_account.chats().one(m_id);
    QString reason;
    bool isBlocked = false;
    if (conversation && conversation->isGroup) {
        if (conversation->leftAt)
            reason = tr("You are no longer in this group. What was written until then stays here.");
        else if (conversation->myRole < conversation->rules.post)
            reason = conversation->rules.post == Role::Owner ? tr("Only the owner writes in this group.")
                                                             : tr("Only admins write in this group.");
    } else if (conversation && conversation->peer) {
        const auto contact = m_account.people().contactOf(conversation->peer->id);
        isBlocked = contact && contact->status == ContactStatus::Blocked;
        if (isBlocked)
            reason = tr("You have blocked %1.").arg(nameOf(*conversation, m_account.people()));
    }
    m_app.composer()->setBarred(reason, isBlocked);
}

void ComposerPresenter::unblock()
{
    const auto conversation = m_account.chats().one(m_id);
    if (!conversation || !conversation->peer)
        return;
    m_account.people().unblock(conversation->peer->id, this, [this](const Result<void> &done) {
        if (!done)
            m_app.setNotice(sentenceOf(done.error()));
    });
}

void ComposerPresenter::showForeignDraft()
{
    QStringList texts;
    m_shownDraft = 0;
    for (const DraftText &draft : m_account.chats().foreignDrafts(m_id)) {
        texts.append(draft.text);
        m_shownDraft = std::max(m_shownDraft, draft.version);
    }
    m_app.composer()->setForeignDraft(texts.join(u'\n'));
}

void ComposerPresenter::reply(const QString &messageId)
{
    const auto id = MessageId::fromString(messageId);
    const auto message = id ? m_account.timeline().message(*id) : std::nullopt;
    if (message && message->conversation == m_id && !message->isUnsent())
        m_app.composer()->startReply(messageId, nameOr(message->sender, m_account.people()), shortText(*message, m_account.people()));
}

void ComposerPresenter::edit(const QString &key)
{
    if (const TimelineEntry *entry = m_window.find(key))
        m_app.composer()->startEdit(key, entry->message.content);
}

void ComposerPresenter::editLast()
{
    if (!m_conversation)
        return;
    const QList<TimelineEntry> &entries = m_window.entries();
    const auto last = std::find_if(entries.crbegin(), entries.crend(),
                                   [this](const TimelineEntry &entry) { return messageFacts(entry, *m_conversation, m_account).canEdit; });
    if (last != entries.crend())
        edit(last->key());
}

void ComposerPresenter::keepDraftSoon()
{
    m_isDraftNew = true;
    m_draftTimer.start();
}

/// A message that is being changed is kept as a draft is: not before it is sent is it let go of.
void ComposerPresenter::noteEdit()
{
    if (m_isOpening)
        return;
    const ComposerViewModel *composer = m_app.composer();
    std::optional<BegunEdit> edit;
    if (composer->mode() == ComposerViewModel::Mode::Edit)
        edit = BegunEdit{.entry = composer->subject(), .text = composer->text()};
    if (m_edit == edit)
        return;
    m_edit = edit;
    m_isEditNew = true;
    m_draftTimer.start();
}

void ComposerPresenter::goOnEditing()
{
    const std::optional<BegunEdit> edit = m_account.chats().begunEdit(m_id);
    const auto entry = edit ? m_account.timeline().entry(m_id, edit->entry) : std::nullopt;
    if (!entry || entry->message.isUnsent())
        return;
    m_edit = edit;
    m_app.composer()->startEdit(edit->entry, entry->message.content);
    m_app.composer()->setText(edit->text);
}

void ComposerPresenter::keepDraft()
{
    m_draftTimer.stop();
    if (std::exchange(m_isEditNew, false) && !m_id.isNull())
        m_account.chats().setBegunEdit(m_id, m_edit);
    if (!std::exchange(m_isDraftNew, false) || m_id.isNull())
        return;
    m_account.chats().setDraft(m_id, m_draft, replySubject());
}

MessageId ComposerPresenter::replySubject() const
{
    const ComposerViewModel *composer = m_app.composer();
    if (composer->mode() != ComposerViewModel::Mode::Reply)
        return {};
    return MessageId::fromString(composer->subject()).value_or(MessageId());
}

/// Each goes as what it is: voice messages that were kept by themselves, then the pictures and the files, whichever were attached
/// first. The first of these messages says what is replied to, the last one carries the words.
Result<void> ComposerPresenter::sendNew(Outgoing words)
{
    QList<Outgoing> all;
    QList<Outgoing> rest;
    const QList<OutgoingFile> files = m_attachments.files();
    for (const OutgoingFile &file : files) {
        if (file.durationMs > 0) {
            all.append({.conversation = m_id, .type = MessageType::Voice, .files = {file}});
            continue;
        }
        const auto same = std::ranges::find(rest, typeOf(file), &Outgoing::type);
        if (same == rest.end())
            rest.append({.conversation = m_id, .type = typeOf(file), .files = {file}});
        else
            same->files.append(file);
    }
    const MessageId replyTo = std::exchange(words.replyTo, {});
    if (rest.isEmpty() && !words.content.isEmpty()) {
        rest.append(words);
    } else if (!rest.isEmpty()) {
        rest.last().content = words.content;
        rest.last().mentions = words.mentions;
    }
    all.append(rest);
    if (!all.isEmpty())
        all.first().replyTo = replyTo;
    Result<void> outcome;
    for (const Outgoing &one : std::as_const(all)) {
        const auto queued = m_account.timeline().send(one);
        if (!queued) {
            outcome = queued.error();
            break;
        }
        Q_EMIT sent();
    }
    if (!files.isEmpty())
        m_account.draftFiles().tellSent(m_id);
    return outcome;
}

void ComposerPresenter::send(const QString &text, ComposerViewModel::Mode mode, const QString &subject)
{
    const QList<Mention> mentions = mentionsOf(text, m_app.composer()->completion()->mentionables());
    Result<void> outcome;
    if (mode == ComposerViewModel::Mode::Edit) {
        outcome = m_account.timeline().edit(m_id, subject, text, mentions);
    } else {
        outcome = sendNew(
            {.conversation = m_id, .content = text, .mentions = mentions, .replyTo = MessageId::fromString(subject).value_or(MessageId())});
    }
    if (outcome)
        return;
    // Nothing was queued: what was written comes back, and what it was about.
    if (mode == ComposerViewModel::Mode::Edit)
        edit(subject);
    else if (mode == ComposerViewModel::Mode::Reply)
        reply(subject);
    m_app.composer()->setText(text);
    m_app.setNotice(sentenceOf(outcome.error()));
}

} // namespace kith::client
