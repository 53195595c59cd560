// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/user.h"
#include "shared/protocol/json_reader.h"

namespace kith::server {

/// The fields of an account that registering and editing read by the same rules. Each returns the stored form and
/// records in `in` what is wrong with it.

[[nodiscard]] QString readFirstname(JsonReader &in, JsonReader::Need need);
[[nodiscard]] QString readLastname(JsonReader &in);
[[nodiscard]] QString readEmail(JsonReader &in, JsonReader::Need need);
[[nodiscard]] QString readCountry(JsonReader &in, JsonReader::Need need);
/// `country`: the region of a number without a country code; when empty (its own field was wrong) only an
/// international form can be judged.
[[nodiscard]] QString readPhone(JsonReader &in, JsonReader::Need need, const QString &country);
/// What a sign-in says of the device it comes from.
struct Device
{
    QString name;
    QString client; ///< name and version of the program
    QString address; ///< network address
};
/// `address`: where the request came from.
[[nodiscard]] Device readDevice(JsonReader &in, const QString &address);
/// `owner`: whose name and addresses the password must not be.
[[nodiscard]] QString readNewPassword(JsonReader &in, JsonReader::Need need, const User &owner);

/// 409 with every address of the two that is taken.
[[nodiscard]] Error addressesTaken(bool isEmailTaken, bool isPhoneTaken);

} // namespace kith::server
