// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/password_rules.h"

#include "shared/limits.h"
#include "shared/validation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
// The most common of eight characters and more in public lists of leaked passwords.
constexpr auto common = std::to_array<std::string_view>(
    {"00000000",   "0123456789",    "0987654321",   "1111111111",  "11111111",     "11223344",   "112233445566", "1122334455",
     "12121212",   "123123123",     "1234512345",   "12341234",    "12344321",     "123454321",  "12345678",     "123456789",
     "1234567890", "12345678910",   "123456789a",   "12345678a",   "1234567a",     "1234abcd",   "1234qwer",     "123abc123",
     "123qwe123",  "12qwaszx",      "13131313",     "147258369",   "159357456",    "1a2b3c4d",   "1password",    "1q2w3e4r",
     "1q2w3e4r5t", "1qaz2wsx",      "1qaz2wsx3edc", "1qazxsw2",    "20202020",     "22222222",   "55555555",     "66666666",
     "77777777",   "87654321",      "88888888",     "987654321",   "9876543210",   "99999999",   "a1234567",     "a12345678",
     "a123456789", "aa123456",      "aaaaaaaa",     "abc12345",    "abcd1234",     "abcd12345",  "abcdefgh",     "abcdefghi",
     "access14",   "administrator", "alexander",    "asdasdasd",   "asdf1234",     "asdfasdf",   "asdfghjk",     "asdfghjkl",
     "babygirl",   "baseball",      "basketball",   "basketball1", "bismillah",    "blahblah",   "butterfly",    "changeme",
     "changeme1",  "charlie1",      "chocolate",    "christian",   "computer",     "dragon123",  "elephant",     "facebook",
     "football",   "football1",     "fuckyou1",     "iloveyou",    "iloveyou1",    "iloveyou2",  "jennifer",     "jordan23",
     "letmein1",   "letmein123",    "liverpool",    "liverpool1",  "login123",     "lovelove",   "master123",    "michelle",
     "midnight",   "mustang1",      "p@ssw0rd",     "p@ssword",    "pa55word",     "passw0rd",   "password",     "password!",
     "password1",  "password1!",    "password12",   "password123", "password1234", "password2",  "pokemon123",   "princess",
     "princess1",  "q1w2e3r4",      "q1w2e3r4t5",   "qazwsxedc",   "qwer1234",     "qwerty12",   "qwerty123",    "qwertyui",
     "qwertyuiop", "sunshine",      "superman",     "trustno1",    "welcome1",     "welcome123", "zaq12wsx"});

bool isCommon(const QString &folded)
{
    const std::string bytes = folded.toStdString();
    return std::ranges::find(common, std::string_view(bytes)) != common.end();
}

bool isOneCharacter(const QString &folded)
{
    return folded.count(folded.front()) == folded.size();
}
} // namespace

std::optional<PasswordFlaw> flawOf(const QString &password, const QStringList &ownWords)
{
    const QString normal = password.normalized(QString::NormalizationForm_KC);
    const qsizetype length = codePoints(normal);
    if (length < limits::passwordMinLength)
        return PasswordFlaw{u"too_short"_s, u"Use at least %1 characters."_s.arg(limits::passwordMinLength)};
    if (length > limits::passwordMaxLength)
        return PasswordFlaw{u"too_long"_s, u"Use at most %1 characters."_s.arg(limits::passwordMaxLength)};
    const QString folded = normal.toCaseFolded();
    if (isCommon(folded) || isOneCharacter(folded))
        return PasswordFlaw{u"format"_s, u"This password is among the first that anybody would try."_s};
    for (const QString &word : ownWords) {
        if (!word.isEmpty() && folded == word.normalized(QString::NormalizationForm_KC).toCaseFolded())
            return PasswordFlaw{u"format"_s, u"The password must not be your name, e-mail address or phone number."_s};
    }
    return std::nullopt;
}

} // namespace kith::server
