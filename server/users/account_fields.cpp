// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/account_fields.h"

#include "server/users/password_rules.h"
#include "server/users/phone_number.h"
#include "shared/limits.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

QString readFirstname(JsonReader &in, Need need)
{
    return in.line("firstname"_L1, need, {.min = 1, .max = limits::nameLength});
}

QString readLastname(JsonReader &in)
{
    return in.line("lastname"_L1, Need::Optional, {.min = 0, .max = limits::nameLength});
}

QString readEmail(JsonReader &in, Need need)
{
    const QString typed = in.text("email"_L1, need, {.min = 1, .max = limits::emailLength});
    if (typed.isEmpty() || typed.size() > limits::emailLength)
        return {};
    const QString email = normalisedEmail(typed);
    if (!isPlausibleEmail(email))
        in.fail("email"_L1, u"format"_s, u"This does not look like an e-mail address."_s);
    return email;
}

QString readCountry(JsonReader &in, Need need)
{
    const QString typed = in.text("country"_L1, need, {.min = 1});
    if (typed.isEmpty())
        return {};
    // Looked at before it is made upper case: "\u00df" would become "SS".
    const bool isPlain = std::all_of(typed.begin(), typed.end(), [](QChar c) { return c.unicode() < 0x80; });
    const QString country = typed.toUpper();
    if (!isPlain || !isPhoneCountry(country)) {
        in.fail("country"_L1, u"unknown"_s, u"This must be a country in two letters, such as SE."_s);
        return {};
    }
    return country;
}

namespace {
/// Digits, as many as the shortest numbers have, and what people write between them.
bool looksLikePhone(const QString &typed)
{
    constexpr qsizetype fewestDigits = 5;
    static const QString between = u" -./()+"_s;
    const auto digits = std::count_if(typed.begin(), typed.end(), [](QChar c) { return c.isDigit(); });
    return digits >= fewestDigits
           && std::all_of(typed.begin(), typed.end(), [](QChar c) { return c.isDigit() || c.isSpace() || between.contains(c); });
}
} // namespace

QString readPhone(JsonReader &in, Need need, const QString &country)
{
    const QString typed = in.text("phone"_L1, need, {.min = 1, .max = limits::phoneLength});
    if (typed.isEmpty() || typed.size() > limits::phoneLength)
        return {};
    const auto phone = toE164(typed, country);
    // A national number cannot be judged without a country; what is none in any country can.
    const bool isHopeless = typed.trimmed().startsWith(u'+') || !looksLikePhone(typed);
    if (!phone && (!country.isEmpty() || isHopeless))
        in.fail("phone"_L1, u"format"_s, u"This does not look like a phone number."_s);
    return phone.value_or(QString());
}

Device readDevice(JsonReader &in, const QString &address)
{
    constexpr TextLength length{.min = 0, .max = limits::deviceNameLength};
    return {
        .name = in.line("device"_L1, Need::Optional, length), .client = in.line("client"_L1, Need::Optional, length), .address = address};
}

QString readNewPassword(JsonReader &in, Need need, const User &owner)
{
    const QString password = in.text("password"_L1, need, {.min = 1});
    if (password.isEmpty())
        return {};
    const QStringList ownWords{owner.firstname,
                               owner.lastname,
                               owner.displayName(),
                               owner.firstname + owner.lastname,
                               owner.email,
                               owner.email.section(u'@', 0, 0),
                               owner.phone,
                               owner.phone.mid(1),
                               in.raw().value("phone"_L1).toString().trimmed()};
    if (const auto flaw = flawOf(password, ownWords))
        in.fail("password"_L1, flaw->code, flaw->detail);
    return password;
}

Error addressesTaken(bool isEmailTaken, bool isPhoneTaken)
{
    Error error{.code = isPhoneTaken ? ErrorCode::PhoneTaken : ErrorCode::EmailTaken};
    error.detail = QString::fromLatin1(traitsOf(error.code).title);
    if (isEmailTaken)
        error.fields.append({u"email"_s, u"taken"_s, QString::fromLatin1(traitsOf(ErrorCode::EmailTaken).title)});
    if (isPhoneTaken)
        error.fields.append({u"phone"_s, u"taken"_s, QString::fromLatin1(traitsOf(ErrorCode::PhoneTaken).title)});
    return error;
}

} // namespace kith::server
