// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/alert_record.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int base = 36;

/// Sorted, each as its distance from the one before.
template<class IdType>
QString packed(std::vector<IdType> ids)
{
    std::ranges::sort(ids);
    QStringList out;
    qint64 before = 0;
    for (const IdType id : ids) {
        out.append(QString::number(id.value() - before, base));
        before = id.value();
    }
    return out.join(u'.');
}

template<class IdType>
std::vector<IdType> unpacked(const QJsonValue &value)
{
    std::vector<IdType> out;
    const QString text = value.toString();
    if (text.isEmpty())
        return out;
    qint64 id = 0;
    for (const QStringView distance : QStringView(text).split(u'.')) {
        bool ok = false;
        id += distance.toLongLong(&ok, base);
        if (!ok)
            return {};
        out.push_back(IdType(id));
    }
    return out;
}

template<class IdType>
void pack(QJsonObject &out, const QString &name, const std::vector<IdType> &ids)
{
    if (!ids.empty())
        out.insert(name, packed(ids));
}

QJsonObject encoded(const AlertRecord &record)
{
    QJsonObject out{{u"m"_s, QString::number(record.message.value(), base)}, {u"t"_s, toMs(record.at)}};
    if (record.stage != AlertRecord::Stage::Decided)
        out.insert(u"s"_s, int(record.stage));
    else
        out.insert(u"u"_s, codeOf(record.usual));
    QJsonObject others;
    for (const auto &[reason, users] : record.others)
        pack(others, codeOf(reason), users);
    if (!others.isEmpty())
        out.insert(u"x"_s, others);
    pack(out, u"r"_s, record.rang);
    pack(out, u"v"_s, record.viewing);
    pack(out, u"o"_s, record.otherDevice);
    pack(out, u"p"_s, record.pushed);
    if (!record.outcome.isEmpty())
        out.insert(u"d"_s, record.outcome);
    return out;
}

AlertRecord decoded(const QJsonObject &json, MessageId message)
{
    AlertRecord out{.message = message};
    out.stage = AlertRecord::Stage(std::clamp(json.value(u"s"_s).toInt(), 0, int(AlertRecord::Stage::Pushed)));
    out.at = fromMs(json.value(u"t"_s).toInteger());
    out.usual = alertReasonFromCode(json.value(u"u"_s).toString()).value_or(AlertReason::RuleAll);
    const QJsonObject others = json.value(u"x"_s).toObject();
    for (auto it = others.begin(); it != others.end(); ++it) {
        if (const auto reason = alertReasonFromCode(it.key()))
            out.others[*reason] = unpacked<UserId>(*it);
    }
    out.rang = unpacked<SessionId>(json.value(u"r"_s));
    out.viewing = unpacked<SessionId>(json.value(u"v"_s));
    out.otherDevice = unpacked<SessionId>(json.value(u"o"_s));
    out.pushed = unpacked<EndpointId>(json.value(u"p"_s));
    out.outcome = json.value(u"d"_s).toString();
    return out;
}
} // namespace

AlertReason AlertRecord::reasonFor(UserId user) const
{
    for (const auto &[reason, users] : others) {
        if (std::ranges::find(users, user) != users.end())
            return reason;
    }
    return usual;
}

QByteArray encodeAlertRecords(const std::vector<AlertRecord> &records)
{
    QJsonArray out;
    for (const AlertRecord &record : records)
        out.append(encoded(record));
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

std::vector<AlertRecord> decodeAlertRecords(const QByteArray &body, MessageId message)
{
    std::vector<AlertRecord> out;
    const QJsonArray list = QJsonDocument::fromJson(body).array();
    for (const QJsonValue &entry : list) {
        bool ok = false;
        const qint64 id = entry[u"m"_s].toString().toLongLong(&ok, base);
        if (ok && (message.isNull() || id == message.value()))
            out.push_back(decoded(entry.toObject(), MessageId(id)));
    }
    return out;
}

} // namespace kith::server
