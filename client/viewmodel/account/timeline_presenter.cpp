// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/timeline_presenter.h"

#include "client/viewmodel/account/message_facts.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/time_text.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace kith::client {

namespace {

constexpr int page = 60;
constexpr int largestOpening = 600;
constexpr std::chrono::milliseconds oneFrame{16};

} // namespace

TimelinePresenter::TimelinePresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
    , m_window(account)
    , m_conversation(account, app)
    , m_composer(account, app, m_window)
    , m_actions(account, app)
    , m_files(account, app)
    , m_pictures(account, app)
    , m_previews(account, app)
    , m_facts(account, app, m_pictures)
{
    m_isWindowActive = app.isLookedAt();
    m_midnight.setSingleShot(true);
    m_breath.setSingleShot(true);
    m_breath.setInterval(oneFrame);
    connect(&m_breath, &QTimer::timeout, this, &TimelinePresenter::takeNews);
    connect(&m_midnight, &QTimer::timeout, this, &TimelinePresenter::showAnew);
    connect(&m_pictures, &PictureRule::changed, this, &TimelinePresenter::showAnew);
    connect(&m_composer, &ComposerPresenter::sent, &m_window, &TimelineWindow::goToEnd);
    connectAccount();
    connectJumps();
    open();
}

void TimelinePresenter::connectAccount()
{
    connect(&m_account.timeline(), &Timeline::changed, this, [this](ConversationId id, const QStringList &keys) {
        if (id != m_id)
            return;
        m_news.append(keys);
        if (!m_breath.isActive())
            takeNews();
    });
    connect(&m_account.timeline(), &Timeline::ticksChanged, this, [this](ConversationId id) {
        if (id == m_id)
            m_window.reloadTicks();
    });
    connect(&m_window, &TimelineWindow::grown, this, [this] { showMessages(false); });
    connect(&m_window, &TimelineWindow::changed, this, [this](const QStringList &keys) {
        m_facts.forget(keys);
        showMessages(false);
    });
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
    connect(&m_account.people(), &People::usersChanged, this, &TimelinePresenter::showAnew);
    connect(&m_account.previews(), &LinkPreviews::changed, this, [this](ConversationId id) {
        if (id == m_id)
            showAnew();
    });
    connect(m_app.settings(), &SettingsViewModel::previewsChanged, this, &TimelinePresenter::showAnew);
    connect(m_app.chats(), &ChatsViewModel::currentIdChanged, this, &TimelinePresenter::open);
    connect(m_app.timeline(), &TimelineViewModel::seen, this, [this](qint64 seq) {
        m_seenSeq = std::max(m_seenSeq, seq);
        markRead();
    });
    connect(&m_app, &AppViewModel::windowActiveChanged, this, [this](bool isActive) {
        m_isWindowActive = isActive;
        markRead();
        tellViewing();
    });
}

void TimelinePresenter::connectJumps()
{
    TimelineViewModel *timeline = m_app.timeline();
    connect(timeline, &TimelineViewModel::olderRequested, &m_window, &TimelineWindow::growUpwards);
    connect(timeline, &TimelineViewModel::newerRequested, &m_window, &TimelineWindow::growDownwards);
    connect(timeline, &TimelineViewModel::letGoRequested, this, [this](int newest, int oldest) {
        const qsizetype last = m_window.entries().size() - 1;
        m_window.letGoBeyond(last - oldest, last - newest);
    });
    connect(timeline, &TimelineViewModel::endRequested, &m_window, &TimelineWindow::goToEnd);
    connect(timeline, &TimelineViewModel::goToRequested, this, [this](const QString &messageId) {
        if (const auto id = MessageId::fromString(messageId))
            m_window.goTo(*id);
    });
    connect(timeline, &TimelineViewModel::dateRequested, this, &TimelinePresenter::goToDate);
    connect(timeline, &TimelineViewModel::mentionRequested, this, [this] {
        if (const auto seq = m_account.timeline().firstUnreadMention(m_id))
            m_window.goTo(*seq);
    });
    connect(timeline, &TimelineViewModel::pinnedRequested, this, &TimelinePresenter::goToPinned);
}

void TimelinePresenter::open()
{
    m_id = ConversationId::fromString(m_app.chats()->currentId()).value_or(ConversationId());
    ++m_visit;
    m_window.close();
    m_facts.forget();
    m_news.clear();
    // What was asked for elsewhere is not waited for here.
    m_app.timeline()->setLoading(false);
    m_app.timeline()->selection()->clear();
    m_seenSeq = 0;
    tellViewing();
    m_actions.open(m_id);
    m_conversation.open(m_id);
    const std::optional<Conversation> conversation = m_conversation.conversation();
    if (!conversation) {
        m_app.timeline()->setNewMark(std::nullopt);
        m_app.timeline()->setAtEnd(true);
        m_app.timeline()->setPinned({}, 0);
        m_app.timeline()->setMessages({}, true, QDate::currentDate());
        m_composer.open({}, std::nullopt);
        return;
    }
    openAtMark(*conversation);
    showMessages(true);
    m_composer.open(m_id, conversation);
    showPinned();
    m_account.chats().refreshMembers(m_id);
    if (m_window.entries().size() < page / 2)
        m_window.growUpwards();
}

void TimelinePresenter::openAtMark(const Conversation &conversation)
{
    const qint64 readSeq = conversation.mine.readSeq;
    m_seenSeq = readSeq;
    const int unread = int(std::min<qint64>(conversation.unread, std::numeric_limits<int>::max()));
    m_app.timeline()->setNewMark(unread > 0 ? std::optional(NewMark{readSeq, unread, conversation.lastSeq}) : std::nullopt);
    const qint64 wanted = conversation.lastSeq - readSeq + page / 2;
    if (unread > 0 && wanted > largestOpening)
        m_window.openAround(m_id, readSeq + 1);
    else
        m_window.open(m_id, int(std::clamp<qint64>(wanted, page, largestOpening)));
}

QList<TimelineMessage> TimelinePresenter::facts()
{
    const std::optional<Conversation> &conversation = m_conversation.conversation();
    return conversation ? m_facts.of(m_window.entries(), *conversation) : QList<TimelineMessage>();
}

void TimelinePresenter::showAnew()
{
    m_facts.forget();
    showMessages(false);
}

void TimelinePresenter::showMessages(bool isOther)
{
    const QDateTime now = QDateTime::currentDateTime();
    const std::optional<Conversation> &conversation = m_conversation.conversation();
    m_app.timeline()->setAtEnd(m_window.isAtEnd());
    m_app.timeline()->setMessages(facts(), isOther, now.date());
    m_app.timeline()->setUnreadMentions(conversation ? int(conversation->unreadMentions) : 0);
    m_midnight.start(std::chrono::milliseconds(now.msecsTo(now.date().addDays(1).startOfDay())) + std::chrono::seconds(1));
}

void TimelinePresenter::takeNews()
{
    if (m_news.isEmpty())
        return;
    m_news.removeDuplicates();
    m_window.take(std::exchange(m_news, {}));
    showPinned();
    m_breath.start();
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

void TimelinePresenter::goToDate(const QDate &date)
{
    const Timestamp moment = fromMs(date.startOfDay().toMSecsSinceEpoch());
    m_app.timeline()->setLoading(true);
    m_account.timeline().findSince(m_id, moment, this, [this, date, moment, visit = m_visit](const Result<std::optional<qint64>> &found) {
        if (visit != m_visit)
            return;
        m_app.timeline()->setLoading(m_window.isLoading());
        if (found) {
            *found ? m_window.goTo(**found) : m_window.goToLast();
            return;
        }
        // Without a network: a message of that very day will do, though there may be earlier ones.
        const auto here = m_account.timeline().firstSince(m_id, moment);
        if (here && toDateTime(here->createdAt).date() == date)
            m_window.goTo(here->seq);
        else
            m_app.setNotice(tr("The messages of that day are not on this computer yet. %1").arg(sentenceOf(found.error())));
    });
}

void TimelinePresenter::markRead()
{
    const std::optional<Conversation> &conversation = m_conversation.conversation();
    if (m_isWindowActive && conversation && m_seenSeq > conversation->mine.readSeq)
        m_account.timeline().markRead(m_id, m_seenSeq);
}

void TimelinePresenter::tellViewing()
{
    m_account.chats().setViewing(m_id.isNull() ? std::nullopt : std::optional(m_id), m_app.isIdle());
}

} // namespace kith::client
