// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/settings_sync.h"

#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/cache_news.h"
#include "client/sync/refusal.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::chrono::seconds typingRest{2};

QString pathOf(ConversationId id, const char *part)
{
    return u"/api/conversations/%1/%2"_s.arg(id.toString(), QLatin1String(part));
}

/// A field that is absent stays as it is on the server, so "not muted" has to be said.
QJsonObject bodyOf(const ConversationSettings &settings)
{
    QJsonObject body = toJson(settings);
    if (!settings.muteUntil)
        body.insert(u"muteUntil"_s, QJsonValue::Null);
    return body;
}
} // namespace

SettingsSync::SettingsSync(Cache &cache, RestClient &rest, CacheNews &news, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_news(news)
    , m_backoff(std::chrono::milliseconds(500), std::chrono::seconds(30))
{
    m_drafts.setSingleShot(true);
    m_drafts.setInterval(typingRest);
    m_retry.setSingleShot(true);
    connect(&m_drafts, &QTimer::timeout, this, &SettingsSync::tellDrafts);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        tellSettings();
        tellDrafts();
    });
}

Result<void> SettingsSync::setSettings(ConversationId id, const ConversationSettings &settings)
{
    if (const auto kept = m_cache.conversations().setSettings(id, settings); !kept)
        return kept;
    Q_EMIT m_news.conversationsChanged({id});
    tellSettings();
    return {};
}

void SettingsSync::resume()
{
    m_isOnline = true;
    m_backoff.reset();
    tellSettings();
    tellDrafts();
}

void SettingsSync::pause()
{
    m_isOnline = false;
    ++m_round;
    m_settingsUnderWay.clear();
    m_draftsUnderWay.clear();
    m_retry.stop();
}

void SettingsSync::tellSettings()
{
    if (!m_isOnline)
        return;
    const QList<ConversationId> ids = m_cache.conversations().unsettled();
    for (const ConversationId id : ids) {
        if (const auto conversation = m_cache.conversations().one(id); conversation && !m_settingsUnderWay.contains(id))
            tell(id, conversation->settings);
    }
}

void SettingsSync::tell(ConversationId id, const ConversationSettings &settings)
{
    m_settingsUnderWay.insert(id);
    m_rest.put(pathOf(id, "settings"), bodyOf(settings), this, [this, id, settings, round = m_round](const Result<RestAnswer> &answer) {
        if (round != m_round)
            return;
        m_settingsUnderWay.remove(id);
        if (!isOver(answer))
            return;
        // A refusal will not change by asking again: what the server has is shown once more at the next sync.
        if (settle(m_cache.conversations().acknowledgeSettings(id, settings)))
            tellSettings();
    });
}

void SettingsSync::tellDrafts()
{
    if (!m_isOnline)
        return;
    const QList<ConversationId> ids = m_cache.conversations().untoldDrafts();
    for (const ConversationId id : ids) {
        if (!m_draftsUnderWay.contains(id))
            tell(id, m_cache.conversations().draft(id));
    }
}

void SettingsSync::tell(ConversationId id, const OwnDraft &draft)
{
    m_draftsUnderWay.insert(id);
    QJsonObject body{{u"text"_s, draft.text}};
    if (draft.seen > 0)
        body.insert(u"seen"_s, draft.seen);
    m_rest.put(pathOf(id, "draft"), body, this, [this, id, draft, round = m_round](const Result<RestAnswer> &answer) {
        if (round != m_round)
            return;
        m_draftsUnderWay.remove(id);
        if (isOver(answer))
            settle(m_cache.conversations().acknowledgeDraft(id, draft));
    });
}

bool SettingsSync::isOver(const Result<RestAnswer> &answer)
{
    const bool isOver = answer || isRefusal(answer.error());
    if (!isOver)
        tryLater(answer.error().retryAfter.value_or(std::chrono::seconds(0)));
    return isOver;
}

bool SettingsSync::settle(bool isKept)
{
    if (isKept)
        m_backoff.reset();
    else
        tryLater({});
    return isKept;
}

void SettingsSync::tryLater(std::chrono::seconds atLeast)
{
    if (m_isOnline && !m_retry.isActive())
        m_retry.start(m_backoff.next() + atLeast);
}

} // namespace kith::client
