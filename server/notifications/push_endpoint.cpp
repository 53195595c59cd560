// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/push_endpoint.h"

#include <array>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::array kindNames = {"unifiedpush", "webhook", "email"};

void insert(QJsonObject &out, const QString &name, std::optional<Timestamp> time)
{
    if (time)
        out.insert(name, toRfc3339(*time));
}
} // namespace

QString pushKindName(PushEndpoint::Kind kind)
{
    return QString::fromLatin1(kindNames.at(size_t(kind)));
}

PushEndpoint::Kind pushKindFromName(QStringView name)
{
    for (size_t i = 0; i < kindNames.size(); ++i) {
        if (name == QLatin1String(kindNames[i]))
            return PushEndpoint::Kind(i);
    }
    return PushEndpoint::Kind::UnifiedPush;
}

QJsonObject toJson(const PushEndpoint &endpoint)
{
    QJsonObject out{
        {u"id"_s, endpoint.id.toString()},
        {u"kind"_s, pushKindName(endpoint.kind)},
        {u"includeContent"_s, endpoint.hasContent},
        {u"createdAt"_s, toRfc3339(endpoint.createdAt)},
        {u"state"_s, endpoint.disabledAt     ? u"disabled"_s
                     : endpoint.failingSince ? u"failing"_s
                                             : u"active"_s},
    };
    if (!endpoint.url.isEmpty())
        out.insert(u"url"_s, endpoint.url);
    if (!endpoint.session.isNull())
        out.insert(u"sessionId"_s, endpoint.session.toString());
    if (endpoint.kind == PushEndpoint::Kind::Email)
        out.insert(u"delayMinutes"_s, qint64(endpoint.delay.count()));
    insert(out, u"deliveredAt"_s, endpoint.deliveredAt);
    insert(out, u"failingSince"_s, endpoint.failingSince);
    if (!endpoint.lastError.isEmpty())
        out.insert(u"error"_s, endpoint.lastError);
    return out;
}

QJsonObject lastingJson(const PushEndpoint &endpoint)
{
    PushEndpoint lasting = endpoint;
    lasting.deliveredAt.reset();
    lasting.failingSince.reset();
    if (!lasting.disabledAt)
        lasting.lastError.clear();
    return toJson(lasting);
}

} // namespace kith::server
