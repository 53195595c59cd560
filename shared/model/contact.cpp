// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/contact.h"

#include "shared/protocol/json_reader.h"

#include <array>

namespace kith {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr std::array statusNames = {"requested", "incoming", "accepted", "blocked"};
}

QString contactStatusName(ContactStatus status)
{
    return QString::fromLatin1(statusNames.at(size_t(status)));
}

std::optional<ContactStatus> contactStatusFromName(QStringView name)
{
    for (size_t i = 0; i < statusNames.size(); ++i) {
        if (name == QLatin1String(statusNames[i]))
            return ContactStatus(i);
    }
    return std::nullopt;
}

QJsonObject toJson(const Contact &contact)
{
    QJsonObject out{
        {u"id"_s, QString::number(contact.id)},
        {u"status"_s, contactStatusName(contact.status)},
        {u"changedAt"_s, toRfc3339(contact.changedAt)},
    };
    if (contact.user)
        out.insert(u"user"_s, toJson(*contact.user));
    if (!contact.address.isEmpty())
        out.insert(u"address"_s, contact.address);
    if (!contact.alias.isEmpty())
        out.insert(u"alias"_s, contact.alias);
    if (!contact.message.isEmpty())
        out.insert(u"message"_s, contact.message);
    if (contact.presence)
        out.insert(u"presence"_s, toJson(*contact.presence));
    return out;
}

Result<Contact> contactFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    Contact contact;
    contact.id = in.id<Id<struct ContactTag>>("id"_L1).value();
    const auto status = contactStatusFromName(in.text("status"_L1));
    if (!status)
        in.fail("status"_L1, u"unknown"_s, u"Unknown contact status."_s);
    contact.status = status.value_or(ContactStatus::Requested);
    contact.changedAt = in.timestamp("changedAt"_L1).value_or(Timestamp{});
    contact.address = in.text("address"_L1, Need::Optional);
    contact.alias = in.text("alias"_L1, Need::Optional);
    contact.message = in.text("message"_L1, Need::Optional);
    if (in.has("user"_L1)) {
        const auto user = userFromJson(in.object("user"_L1));
        if (!user)
            return user.error();
        contact.user = *user;
    }
    if (in.has("presence"_L1))
        contact.presence = presenceFromJson(in.object("presence"_L1));
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return contact;
}

} // namespace kith
