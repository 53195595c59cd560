// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/phone_number.h"

#include "shared/limits.h"

#include <phonenumbers/phonenumberutil.h>

#include <set>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {
constexpr auto noRegion = "ZZ";

/// Letters (vanity numbers), extensions and the like would be read by the library, but are no address of a person.
bool isPhoneText(QStringView text)
{
    if (text.isEmpty() || text.size() > limits::phoneLength)
        return false;
    bool hasDigit = false;
    for (const QChar c : text) {
        hasDigit = hasDigit || c.isDigit();
        if (!c.isDigit() && !c.isSpace() && !u"+-()./\u2010\u2011\u2013"_s.contains(c))
            return false;
    }
    return hasDigit;
}
} // namespace

std::optional<QString> toE164(QStringView typed, QStringView country)
{
    QString text = typed.trimmed().toString();
    if (!isPhoneText(text))
        return std::nullopt;
    if (country.isEmpty() && text.startsWith("00"_L1))
        text.replace(0, 2, u"+"_s);
    const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    const std::string region = country.isEmpty() ? std::string(noRegion) : country.toString().toStdString();
    if (library.Parse(text.toStdString(), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return std::nullopt;
    // A number that can only be dialled from the same town is "possible" too, but names nobody.
    if (library.IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE)
        return std::nullopt;
    std::string formatted;
    library.Format(number, PhoneNumberUtil::E164, &formatted);
    // A number has one form: what does not read back as itself would be another number the next time.
    PhoneNumber again;
    std::string formattedAgain;
    if (library.Parse(formatted, noRegion, &again) != PhoneNumberUtil::NO_PARSING_ERROR
        || library.IsPossibleNumberWithReason(again) != PhoneNumberUtil::IS_POSSIBLE)
        return std::nullopt;
    library.Format(again, PhoneNumberUtil::E164, &formattedAgain);
    if (formattedAgain != formatted)
        return std::nullopt;
    return QString::fromStdString(formatted);
}

bool isPhoneCountry(QStringView country)
{
    static const std::set<std::string> regions = [] {
        std::set<std::string> out;
        PhoneNumberUtil::GetInstance()->GetSupportedRegions(&out);
        return out;
    }();
    return country.size() == 2 && regions.contains(country.toString().toStdString());
}

} // namespace kith::server
