// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libFuzzer target: what people type about accounts: phone numbers, e-mail addresses, one-time codes and names to search
// for. What is accepted has its one stored form, and that form is accepted again and stays as it is.
#include "server/users/name_index.h"
#include "server/users/one_time_code.h"
#include "server/users/password_rules.h"
#include "server/users/phone_number.h"
#include "shared/limits.h"
#include "shared/validation.h"

#include <algorithm>
#include <cstdlib>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void asPhone(const QString &text)
{
    for (const QString &country : {QString(), u"SE"_s, u"US"_s, u"IT"_s}) {
        const auto phone = toE164(text, country);
        if (!phone)
            continue;
        require(phone->size() >= 3 && phone->size() <= 20 && phone->startsWith(u'+'));
        require(std::all_of(phone->begin() + 1, phone->end(), [](QChar c) { return c >= u'0' && c <= u'9'; }));
        require(toE164(*phone, {}) == phone);
    }
}

void asEmail(const QString &text)
{
    const QString email = normalisedEmail(text);
    if (!isPlausibleEmail(email))
        return;
    require(email.size() <= limits::emailLength && email.count(u'@') == 1 && isCleanText(email));
    require(normalisedEmail(email) == email && isPlausibleEmail(email));
}

void asCode(const QString &text)
{
    const auto hash = codeHash(text);
    require(!hash || (hash->size() == 64 && codeHash(text.toUpper()) == hash));
}

void asName(const QString &text)
{
    const QStringList words = nameWords(text);
    require(words.size() <= 16);
    for (const QString &word : words)
        require(!word.isEmpty() && !word.contains(u' ') && word.size() <= 20 * text.size());
    require(nameWords(words.join(u' ')) == words);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(std::min<size_t>(size, 400)));
    asPhone(text);
    asEmail(text);
    asCode(text);
    asName(text);
    (void)flawOf(text, {text.left(10)});
    return 0;
}
