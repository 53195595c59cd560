// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/user.h"

namespace kith {

enum class ContactStatus {
    Requested, ///< I asked; whether such a person exists is not said
    Incoming, ///< they asked me
    Accepted,
    Blocked, ///< I blocked them
};

/// One row of a person's contact list.
///
/// A sent request carries the address as typed and no person: the answer to "is this number here?" is given by the
/// other person's acceptance alone.
struct Contact
{
    qint64 id = 0; ///< of this row; DELETE /api/contacts/{id} withdraws a request by it
    ContactStatus status = ContactStatus::Requested;
    std::optional<User> user = {}; ///< absent while `Requested`
    QString address = {}; ///< phone number or e-mail of a sent request
    QString alias = {}; ///< the owner's own name for the person
    QString message = {}; ///< greeting that came with an incoming or sent request
    Timestamp changedAt{};
    std::optional<Presence> presence = {}; ///< of accepted contacts who show it
    friend bool operator==(const Contact &, const Contact &) = default;
};

[[nodiscard]] QString contactStatusName(ContactStatus status);
[[nodiscard]] std::optional<ContactStatus> contactStatusFromName(QStringView name);
[[nodiscard]] QJsonObject toJson(const Contact &contact);
[[nodiscard]] Result<Contact> contactFromJson(const QJsonObject &json);

} // namespace kith
