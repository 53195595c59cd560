// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/devices.h"

#include "client/net/rest_client.h"

#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

Devices::Devices(RestClient &rest, UserId me, QObject *parent)
    : QObject(parent)
    , m_rest(rest)
    , m_path(u"/api/users/%1/sessions"_s.arg(me.toString()))
{
}

void Devices::list(QObject *context, Answer<List> answer)
{
    m_rest.get(m_path, {}, this, [guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (!guard || !answer)
            return;
        if (!reply) {
            answer(reply.error());
            return;
        }
        List found;
        for (const QJsonValue &value : reply->body.value(u"sessions"_s).toArray()) {
            if (const auto session = sessionFromJson(value.toObject()))
                found.sessions.append(*session);
        }
        found.current = SessionId::fromString(reply->body.value(u"current"_s).toString()).value_or(SessionId());
        answer(found);
    });
}

void Devices::end(SessionId id, QObject *context, Answer<void> answer)
{
    m_rest.remove(m_path + u'/' + id.toString(), this,
                  [guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
                      if (guard && answer)
                          answer(reply ? Result<void>() : Result<void>(reply.error()));
                  });
}

} // namespace kith::client
