// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/search_functions.h"

#include "client/cache/message_extra.h"
#include "shared/search/search_grams.h"
#include "shared/search/searched_message.h"

#include <QtCore/QVariant>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlQuery>

#include <sqlite3.h>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More say little more: what an index offers is compared with the text itself.
constexpr size_t gramsPerTerm = 12;

/// A gram as a word of lower-case letters and digits.
void appendWord(QByteArray &words, GramHash gram)
{
    constexpr char digits[] = "0123456789abcdefghijklmnopqrstuv";
    for (int bit = 0; bit < gramBits; bit += 5)
        words += digits[(gram >> bit) & 31];
}

QByteArray wordsOf(const std::vector<GramHash> &grams)
{
    QByteArray words;
    words.reserve(qsizetype(grams.size()) * 9);
    for (const GramHash gram : grams) {
        if (!words.isEmpty())
            words += ' ';
        appendWord(words, gram);
    }
    return words;
}

QByteArray bytesOf(sqlite3_value *value)
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return {bytes, bytes ? sqlite3_value_bytes(value) : 0};
}

void grams(sqlite3_context *context, int, sqlite3_value **values)
{
    Message message;
    if (const QByteArray extra = bytesOf(values[1]); extra.contains("\"attachments\""))
        readExtra(extra, message);
    const QByteArray words = wordsOf(gramsOf(searchedText(QString::fromUtf8(bytesOf(values[0])), message.attachments)));
    sqlite3_result_text64(context, words.constData(), sqlite3_uint64(words.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Functions can only be handed to the library that opened the file.
bool isSystemSqlite(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    return query.exec(u"SELECT sqlite_source_id()"_s) && query.next() && query.value(0).toByteArray() == sqlite3_sourceid();
}

} // namespace

bool addSearchFunctions(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0 || !isSystemSqlite(database))
        return false;
    auto *sqlite = *static_cast<sqlite3 *const *>(handle.constData());
    constexpr int kind = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    return sqlite3_create_function_v2(sqlite, "kith_grams", 2, kind, nullptr, grams, nullptr, nullptr, nullptr) == SQLITE_OK;
}

QString gramMatch(const QStringList &terms)
{
    std::vector<GramHash> all;
    for (const QString &term : terms) {
        const std::vector<GramHash> some = gramsOfTerm(term, gramsPerTerm);
        all.insert(all.end(), some.begin(), some.end());
    }
    return QString::fromLatin1(wordsOf(all));
}

} // namespace kith::client
