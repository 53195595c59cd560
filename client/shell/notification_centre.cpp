// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/shell/notification_centre.h"

#include "client/viewmodel/account/message_facts.h"
#include "client/viewmodel/account/sentences.h"

#include <chrono>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Messages that come together are told together.
constexpr std::chrono::milliseconds gather{150};
constexpr int newestLooked = 20;
constexpr int linesShown = 3;
constexpr qsizetype longestLine = 200;
/// More conversations than this at once (after a night's sleep) are told in one notification.
constexpr qsizetype mostAtOnce = 3;
const QString requestsKey = u"requests"_s;
const QString manyKey = u"many"_s;

} // namespace

NotificationCentre::NotificationCentre(Account &account, AppViewModel &app, Notifier &notifier, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
    , m_notifier(notifier)
    , m_prefix(account.identity().user.toString() + u'@' + account.identity().server.authority() + u'/')
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gather);
    connect(&m_soon, &QTimer::timeout, this, &NotificationCentre::look);
    connect(&account.chats(), &Chats::changed, this, [this](const QList<ConversationId> &ids) {
        m_waiting.unite(QSet<ConversationId>(ids.begin(), ids.end()));
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&account.people(), &People::contactsChanged, this, &NotificationCentre::lookAtRequests);
    // What came while Kith was not running is counted in the window; from then on everything is news.
    connect(&account, &Account::filled, this, &NotificationCentre::begin);
    connect(app.notifications(), &NotificationSettings::changed, this, [this] {
        if (!m_app.notifications()->isOn() || m_app.notifications()->isQuietNow())
            m_notifier.withdrawAll();
    });
    connect(&notifier, &Notifier::opened, this, &NotificationCentre::takeClick);
    connect(&notifier, &Notifier::replied, this, &NotificationCentre::takeReply);
    connect(&notifier, &Notifier::markedRead, this, &NotificationCentre::takeRead);
    connect(&notifier, &Notifier::closed, this, [this](const QString &key) {
        if (const auto id = conversationOf(key))
            m_shown.remove(*id);
    });
    count();
}

void NotificationCentre::begin()
{
    if (m_hasBegun)
        return;
    m_hasBegun = true;
    for (const Conversation &conversation : m_account.chats().all())
        m_seen.insert(conversation.id, conversation.lastSeq);
    for (const Contact &contact : m_account.people().contacts()) {
        if (contact.status == ContactStatus::Incoming)
            m_requests.insert(contact.id);
    }
    m_waiting.clear();
    count();
}

void NotificationCentre::look()
{
    count();
    if (!m_hasBegun)
        return;
    QList<News> all;
    for (const ConversationId id : std::exchange(m_waiting, {})) {
        const auto conversation = m_account.chats().one(id);
        if (!conversation) {
            m_seen.remove(id);
            m_shown.remove(id);
            m_notifier.withdraw(keyOf(id));
            continue;
        }
        withdrawRead(*conversation);
        QList<Message> messages = newMessages(*conversation);
        m_seen.insert(id, std::max(m_seen.value(id), conversation->lastSeq));
        if (!messages.isEmpty())
            all.append({.conversation = *conversation, .messages = std::move(messages)});
    }
    if (all.size() > mostAtOnce) {
        tellMany(all);
        return;
    }
    for (const News &news : std::as_const(all))
        tell(news);
}

QList<Message> NotificationCentre::newMessages(const Conversation &conversation)
{
    const qint64 seen = m_seen.value(conversation.id);
    QList<Message> found;
    if (conversation.lastSeq <= seen)
        return found;
    const Listener who = listener(conversation.id);
    for (const TimelineEntry &entry : m_account.timeline().newest(conversation.id, newestLooked)) {
        if (entry.message.seq > seen && isToBeShown(entry.message, conversation, who))
            found.append(entry.message);
    }
    return found;
}

void NotificationCentre::tell(const News &news)
{
    const Conversation &conversation = news.conversation;
    Shown &shown = m_shown[conversation.id];
    shown.upTo = conversation.lastSeq;
    shown.count += int(news.messages.size());
    for (const Message &message : news.messages)
        shown.lines.append(lineOf(message, conversation.isGroup));
    while (shown.lines.size() > linesShown)
        shown.lines.removeFirst();
    const QString name = nameOf(conversation, m_account.people());
    DesktopNotification notification{.key = keyOf(conversation.id), .isSilent = !m_app.notifications()->hasSound(), .canReply = true};
    switch (preview()) {
    case NotificationSettings::Everything:
        notification.title = shown.count > 1 ? tr("%1 (%2)").arg(name).arg(shown.count) : name;
        notification.body = shown.lines.join(u'\n');
        break;
    case NotificationSettings::NameOnly:
        notification.title = name;
        notification.body = tr("%n new message(s)", nullptr, shown.count);
        break;
    default: notification.title = tr("Kith"); notification.body = tr("%n new message(s)", nullptr, shown.count);
    }
    m_notifier.show(notification);
}

void NotificationCentre::tellMany(const QList<News> &all)
{
    qsizetype messages = 0;
    for (const News &news : all)
        messages += news.messages.size();
    m_notifier.show(
        {.key = m_prefix + manyKey,
         .title = tr("Kith"),
         .body = tr("%n new message(s)", nullptr, int(messages)) + u'\n' + tr("In %n conversation(s)", nullptr, int(all.size())),
         .isSilent = !m_app.notifications()->hasSound()});
}

void NotificationCentre::withdrawRead(const Conversation &conversation)
{
    const auto shown = m_shown.constFind(conversation.id);
    if (shown == m_shown.cend() || (conversation.mine.readSeq < shown->upTo && conversation.unread > 0 && !conversation.leftAt))
        return;
    m_shown.erase(shown);
    m_notifier.withdraw(keyOf(conversation.id));
}

void NotificationCentre::lookAtRequests()
{
    QSet<qint64> now;
    QString newcomer;
    for (const Contact &contact : m_account.people().contacts()) {
        if (contact.status != ContactStatus::Incoming)
            continue;
        now.insert(contact.id);
        if (!m_requests.contains(contact.id) && contact.user)
            newcomer = contact.user->displayName();
    }
    m_requests = now;
    if (now.isEmpty())
        m_notifier.withdraw(m_prefix + requestsKey);
    const NotificationSettings *settings = m_app.notifications();
    if (!m_hasBegun || newcomer.isEmpty() || !settings->isOn() || settings->isQuietNow())
        return;
    const bool isNamed = preview() != NotificationSettings::Nothing;
    m_notifier.show({.key = m_prefix + requestsKey,
                     .title = isNamed ? newcomer : tr("Kith"),
                     .body = isNamed ? tr("Would like to write with you") : tr("Somebody would like to write with you"),
                     .isSilent = !settings->hasSound()});
}

void NotificationCentre::count()
{
    qint64 unread = 0;
    qint64 forMe = 0;
    const Timestamp now = kith::now();
    for (const Conversation &conversation : m_account.chats().all()) {
        if (isMuted(conversation, now) || conversation.settings.isArchived || conversation.leftAt)
            continue;
        unread += conversation.unread;
        forMe += conversation.isGroup ? conversation.unreadMentions : conversation.unread;
    }
    if (unread == m_unread && forMe == m_unreadForMe)
        return;
    m_unread = unread;
    m_unreadForMe = forMe;
    Q_EMIT unreadChanged();
}

Listener NotificationCentre::listener(ConversationId id) const
{
    const NotificationSettings *settings = m_app.notifications();
    return {.me = m_account.identity().user,
            .keywords = settings->keywordList(),
            .isOn = settings->isOn(),
            .isQuiet = settings->isQuietNow(),
            .isLookingAtIt = m_app.isLookedAt() && m_app.section() == AppViewModel::Chats && m_app.chats()->currentId() == id.toString(),
            .now = kith::now()};
}

int NotificationCentre::preview() const
{
    return m_isLocked ? int(NotificationSettings::Nothing) : m_app.notifications()->preview();
}

QString NotificationCentre::lineOf(const Message &message, bool isGroup) const
{
    const QString text = shortText(message, m_account.people()).simplified();
    const QString line = isGroup ? tr("%1: %2").arg(firstNameOf(message.sender, m_account.people()), text) : text;
    return line.size() > longestLine ? line.left(longestLine - 1) + u'…' : line;
}

QString NotificationCentre::keyOf(ConversationId id) const
{
    return m_prefix + id.toString();
}

std::optional<ConversationId> NotificationCentre::conversationOf(const QString &key) const
{
    return key.startsWith(m_prefix) ? ConversationId::fromString(QStringView(key).sliced(m_prefix.size())) : std::nullopt;
}

void NotificationCentre::takeClick(const QString &key, const QString &token)
{
    if (key.startsWith(m_prefix))
        Q_EMIT opened(conversationOf(key).value_or(ConversationId()), token);
}

void NotificationCentre::takeReply(const QString &key, const QString &text)
{
    const auto id = conversationOf(key);
    if (!id)
        return;
    if (const Result<QString> sent = m_account.timeline().send(*id, text); !sent)
        m_app.setNotice(sentenceOf(sent.error()));
    takeRead(key);
}

void NotificationCentre::takeRead(const QString &key)
{
    const auto id = conversationOf(key);
    const auto conversation = id ? m_account.chats().one(*id) : std::nullopt;
    if (!conversation)
        return;
    m_account.timeline().markRead(*id, m_shown.contains(*id) ? m_shown.value(*id).upTo : conversation->lastSeq);
    m_shown.remove(*id);
    m_notifier.withdraw(key);
}

} // namespace kith::client
