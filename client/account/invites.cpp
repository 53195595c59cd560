// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/invites.h"

#include "client/net/rest_client.h"
#include "client/sync/sync_engine.h"

#include <QtCore/QJsonArray>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
QString pathOf(const QString &code)
{
    return u"/api/invites/"_s + code;
}
} // namespace

Invites::Invites(QUrl server, RestClient &rest, SyncEngine &sync, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_rest(rest)
    , m_sync(sync)
{
}

void Invites::make(std::optional<ConversationId> group, int uses, int days, QObject *context, Answer<InviteLink> answer)
{
    QJsonObject body{{u"maxUses"_s, uses}, {u"expiresAt"_s, toRfc3339(now() + std::chrono::hours(24 * days))}};
    if (group)
        body.insert(u"conversationId"_s, group->toString());
    m_rest.post(u"/api/invites"_s, body, context, [this, context, answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (!reply) {
            answer(reply.error());
            return;
        }
        InviteLink link{.server = m_server, .code = reply->body.value(u"code"_s).toString()};
        // The key goes along, so that whoever is invited need not be asked whether they trust it.
        m_rest.get(u"/api/server"_s, {}, context, [link, answer](const Result<RestAnswer> &about) mutable {
            if (about)
                link.keyFingerprint = about->body.value(u"keyFingerprint"_s).toString();
            answer(link);
        });
    });
}

void Invites::look(const QString &code, QObject *context, Answer<InviteNotice> answer)
{
    m_rest.get(pathOf(code), {}, context, [answer = std::move(answer)](const Result<RestAnswer> &reply) {
        answer(reply ? inviteNoticeFromJson(reply->body) : Result<InviteNotice>(reply.error()));
    });
}

void Invites::accept(const QString &code, QObject *context, Answer<InviteOutcome> answer)
{
    m_rest.post(pathOf(code) + u"/accept"_s, {}, context, [this, answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (!reply) {
            answer(reply.error());
            return;
        }
        InviteOutcome outcome;
        if (const auto contact = contactFromJson(reply->body.value(u"contact"_s).toObject()); contact && contact->user)
            outcome.person = contact->user->id;
        outcome.group = ConversationId::fromString(reply->body.value(u"conversationId"_s).toString());
        m_sync.persons().synchronise();
        answer(outcome);
    });
}

void Invites::list(QObject *context, Answer<QList<Invite>> answer)
{
    m_rest.get(u"/api/invites"_s, {}, context, [answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (!reply) {
            answer(reply.error());
            return;
        }
        QList<Invite> invites;
        const QJsonArray rows = reply->body.value(u"invites"_s).toArray();
        for (const QJsonValue &row : rows) {
            if (const auto invite = inviteFromJson(row.toObject()))
                invites.append(*invite);
        }
        answer(invites);
    });
}

void Invites::revoke(qint64 id, QObject *context, Answer<void> answer)
{
    m_rest.remove(pathOf(QString::number(id)), context, [answer = std::move(answer)](const Result<RestAnswer> &reply) {
        answer(reply ? Result<void>() : Result<void>(reply.error()));
    });
}

} // namespace kith::client
