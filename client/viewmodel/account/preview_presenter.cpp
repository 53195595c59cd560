// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/preview_presenter.h"

#include "client/viewmodel/account/message_facts.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

PreviewPresenter::PreviewPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    TimelineViewModel *timeline = app.timeline();
    connect(timeline, &TimelineViewModel::previewRequested, this, &PreviewPresenter::ask);
    connect(timeline, &TimelineViewModel::previewConfirmed, this, &PreviewPresenter::fetch);
    connect(timeline, &TimelineViewModel::previewRemoved, this, &PreviewPresenter::forget);
}

void PreviewPresenter::ask(const QString &messageId)
{
    const auto id = MessageId::fromString(messageId);
    const auto message = id ? m_account.timeline().message(*id) : std::nullopt;
    const auto link = message ? linkToPreview(*message, readMarkup(message->content)) : std::nullopt;
    if (!link || !m_app.settings()->offersPreviews())
        return;
    Q_EMIT m_app.timeline()->previewQuestion(messageId, link->place, link->address, QUrl(link->address).scheme() == "http"_L1);
}

void PreviewPresenter::fetch(const QString &messageId, const QString &address)
{
    const auto id = MessageId::fromString(messageId);
    const auto message = id ? m_account.timeline().message(*id) : std::nullopt;
    const auto link = message ? linkToPreview(*message, readMarkup(message->content)) : std::nullopt;
    // It may have been edited while they read the question.
    if (link && link->address == address && m_app.settings()->offersPreviews())
        m_account.previews().fetch(message->conversation, *id, link->address);
}

void PreviewPresenter::forget(const QString &messageId)
{
    const auto id = MessageId::fromString(messageId);
    if (const auto message = id ? m_account.timeline().message(*id) : std::nullopt)
        m_account.previews().forget(message->conversation, *id);
}

} // namespace kith::client
