// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/search_reader.h"

#include "client/cache/message_row.h"
#include "client/cache/search_functions.h"
#include "shared/search/search_grams.h"
#include "shared/search/searched_message.h"
#include "shared/search/text_folding.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QUuid>
#include <QtCore/QVariantList>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <algorithm>
#include <limits>
#include <optional>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcSearch, "kith.client.search")

constexpr int askEvery = 64; // rows between two looks at whether the answer is still wanted

/// The ids that one filter of the query lets through.
struct Ids
{
    std::optional<QSet<qint64>> only = {}; ///< absent: any
    QSet<qint64> except = {};

    [[nodiscard]] bool holds(qint64 id) const { return (!only || only->contains(id)) && !except.contains(id); }
};

/// `find` answers the ids of one name.
template<class Find>
Ids idsFor(const QList<SearchQuery::Name> &names, Find find)
{
    Ids out;
    for (const SearchQuery::Name &name : names) {
        const QSet<qint64> named = find(name.text);
        if (name.isNegated) {
            out.except.unite(named);
        } else {
            out.only = out.only.value_or(QSet<qint64>());
            out.only->unite(named);
        }
    }
    return out;
}

QStringList termsOf(const SearchQuery &query)
{
    QStringList out;
    for (const SearchQuery::Term &term : query.terms) {
        if (!term.isNegated)
            out.append(term.text);
    }
    return out;
}

const QString &columns()
{
    static const QString text = u"m.id, m.conversation_id, m.seq, m.version, m.sender_id, m.client_id, m.type, m.content, m.reply_to, "
                                "m.created_at, m.unsent_at, m.note, m.extra"_s;
    return text;
}

/// What SQLite can tell without reading the message; the rest is left to carries().
QString conditionFor(SearchHas what)
{
    switch (what) {
    case SearchHas::File:
    case SearchHas::Image:
    case SearchHas::Voice: return u" AND EXISTS (SELECT 1 FROM attachments a WHERE a.message_id = m.id)"_s;
    case SearchHas::Link: return u" AND EXISTS (SELECT 1 FROM links l WHERE l.message_id = m.id)"_s;
    case SearchHas::Pin: return u" AND m.pinned_at IS NOT NULL"_s;
    case SearchHas::Reply: return u" AND m.reply_to <> 0"_s;
    case SearchHas::Mention:
    case SearchHas::Reaction: return u" AND m.extra <> ''"_s;
    }
    return {};
}

/// One statement with its values. Nothing a person typed is ever part of the text.
struct Statement
{
    QString sql;
    QVariantList values;
};

Statement statementFor(const LocalQuery &wanted, const QStringList &terms)
{
    const qint64 before = wanted.before.isNull() ? std::numeric_limits<qint64>::max() : wanted.before.value();
    Statement out;
    const QString order = terms.isEmpty() ? u"m.id"_s : u"message_grams.rowid"_s;
    out.sql = u"SELECT "_s + columns();
    if (terms.isEmpty()) {
        out.sql += u" FROM messages m WHERE m.id < ?"_s;
    } else {
        out.sql += u" FROM message_grams CROSS JOIN messages m ON m.id = message_grams.rowid"
                   " WHERE message_grams MATCH ? AND message_grams.rowid < ?"_s;
        out.values.append(gramMatch(terms));
    }
    out.values.append(before);
    out.sql += u" AND m.type <> 1 AND m.unsent_at IS NULL"_s;
    if (!wanted.conversation.isNull()) {
        out.sql += u" AND m.conversation_id = ?"_s;
        out.values.append(wanted.conversation.value());
    }
    if (wanted.query.begin) {
        out.sql += u" AND m.created_at >= ?"_s;
        out.values.append(toMs(*wanted.query.begin));
    }
    if (wanted.query.end) {
        out.sql += u" AND m.created_at < ?"_s;
        out.values.append(toMs(*wanted.query.end));
    }
    for (const SearchQuery::Has &has : wanted.query.has) {
        if (!has.isNegated)
            out.sql += conditionFor(has.what);
    }
    out.sql += u" ORDER BY "_s + order + u" DESC"_s;
    return out;
}

bool holdsTerms(const Message &message, const QList<SearchQuery::Term> &terms)
{
    if (terms.isEmpty())
        return true;
    const QString text = searchedText(message.content, message.attachments);
    return std::ranges::all_of(terms,
                               [&text](const SearchQuery::Term &term) { return (findTerm(text, term.text) >= 0) != term.isNegated; });
}

} // namespace

/// The part of a query that SQL does not decide.
struct SearchReader::Filter
{
    const SearchQuery &query;
    Ids senders;
    Ids conversations;

    [[nodiscard]] bool lets(const Message &message) const
    {
        return senders.holds(message.sender.value()) && conversations.holds(message.conversation.value())
               && std::ranges::all_of(query.has, [&](const SearchQuery::Has &has) { return carries(message, has.what) != has.isNegated; })
               && holdsTerms(message, query.terms);
    }
};

SearchReader::SearchReader(const QString &cacheFile, UserId me)
    : m_connection(u"kith-search-"_s + QUuid::createUuid().toString(QUuid::Id128))
    , m_me(me)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(cacheFile);
    database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"_s);
    if (!database.open())
        qCWarning(lcSearch).noquote() << "The local copy cannot be searched:" << database.lastError().text();
    QSqlQuery(database).exec(u"PRAGMA cache_size = -2048"_s);
}

SearchReader::~SearchReader()
{
    QSqlDatabase::removeDatabase(m_connection);
}

SearchPage SearchReader::find(const LocalQuery &wanted, const std::function<bool()> &isUnwanted) const
{
    const auto startedAt = std::chrono::steady_clock::now();
    const QStringList terms = termsOf(wanted.query);
    const Filter filter = filterFor(wanted);
    const Statement statement = statementFor(wanted, terms);
    SearchPage page;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    if (!query.prepare(statement.sql)) {
        qCWarning(lcSearch).noquote() << "Not a statement:" << statement.sql << query.lastError().text();
        return page;
    }
    for (const QVariant &value : statement.values)
        query.addBindValue(value);
    if (!query.exec()) {
        qCWarning(lcSearch).noquote() << "A search failed:" << query.lastError().text();
        return page;
    }
    for (int row = 0; query.next(); ++row) {
        if (row % askEvery == 0 && isUnwanted())
            break;
        const Message message = readMessage(query);
        if (!filter.lets(message))
            continue;
        if (page.hits.size() == wanted.limit) {
            page.hasMore = true;
            break;
        }
        page.hits.append({message, highlightsOf(message.content, terms)});
    }
    page.took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - startedAt);
    return page;
}

qint64 SearchReader::messageCount() const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    return query.exec(u"SELECT count(*) FROM messages"_s) && query.next() ? query.value(0).toLongLong() : 0;
}

SearchReader::Filter SearchReader::filterFor(const LocalQuery &wanted) const
{
    return {.query = wanted.query,
            .senders = idsFor(wanted.query.from, [this](const QString &name) { return personsNamed(name); }),
            .conversations = idsFor(wanted.query.in, [this](const QString &name) { return conversationsNamed(name); })};
}

QSet<qint64> SearchReader::personsNamed(const QString &name) const
{
    QSet<qint64> out;
    if (name == "me"_L1)
        return {m_me.value()};
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    query.exec(u"SELECT u.id, u.firstname, u.lastname, c.alias FROM users u LEFT JOIN contacts c ON c.user_id = u.id"_s);
    while (query.next()) {
        const QString names = query.value(1).toString() + u' ' + query.value(2).toString() + u'\n' + query.value(3).toString();
        if (query.value(0).toString() == name || folded(names).contains(name))
            out.insert(query.value(0).toLongLong());
    }
    return out;
}

QSet<qint64> SearchReader::conversationsNamed(const QString &name) const
{
    QSet<qint64> out;
    const QSet<qint64> persons = personsNamed(name);
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    query.exec(u"SELECT id, name, peer_id FROM conversations"_s);
    while (query.next()) {
        const bool isPeer = !query.isNull(2) && persons.contains(query.value(2).toLongLong());
        if (isPeer || query.value(0).toString() == name || (query.isNull(2) && folded(query.value(1).toString()).contains(name)))
            out.insert(query.value(0).toLongLong());
    }
    return out;
}

} // namespace kith::client
