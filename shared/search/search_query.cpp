// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/search/search_query.h"

#include "shared/search/text_folding.h"

#include <algorithm>

namespace kith {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

bool SearchQuery::isEmpty() const
{
    return terms.isEmpty() && from.isEmpty() && in.isEmpty() && has.isEmpty() && !begin && !end;
}

namespace {
struct HasName
{
    QLatin1StringView name;
    SearchHas what;
};
constexpr HasName hasNames[] = {
    {"file"_L1, SearchHas::File},       {"image"_L1, SearchHas::Image}, {"voice"_L1, SearchHas::Voice},       {"link"_L1, SearchHas::Link},
    {"mention"_L1, SearchHas::Mention}, {"reply"_L1, SearchHas::Reply}, {"reaction"_L1, SearchHas::Reaction}, {"pin"_L1, SearchHas::Pin},
};

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\u201C' || c == u'\u201D' || c == u'\u201E';
}

/// Digits only; absent for anything else.
std::optional<int> numberFrom(QStringView digits)
{
    const bool isNumber = !digits.isEmpty() && std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber ? std::optional(digits.toInt()) : std::nullopt;
}

Timestamp startOf(year_month_day date)
{
    return sys_days(date);
}

qsizetype partsOf(const SearchQuery &query)
{
    return query.terms.size() + query.from.size() + query.in.size() + query.has.size();
}

/// Cuts the text into parts; each is a word or phrase, or a filter.
class Parser
{
public:
    Parser(QStringView text, const QString &field, SearchQuery &query, FieldErrors &errors)
        : m_text(text)
        , m_field(field)
        , m_query(query)
        , m_errors(errors)
    {
    }

    void run()
    {
        for (skipSpaces(); !atEnd(); skipSpaces())
            part();
    }

private:
    void part()
    {
        const bool isNegated = m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace();
        if (isNegated)
            ++m_at;
        if (isQuote(m_text[m_at])) {
            addTerm(quoted(), isNegated);
            return;
        }
        const QStringView word = upTo([](QChar c) { return c.isSpace() || isQuote(c); });
        const qsizetype colon = word.indexOf(u':');
        const QString key = colon > 0 ? word.left(colon).toString().toLower() : QString();
        if (!isFilter(key)) {
            addTerm(word, isNegated);
            return;
        }
        QStringView value = word.mid(colon + 1);
        if (value.isEmpty() && !atEnd() && isQuote(m_text[m_at]))
            value = quoted();
        parseSearchFilter(key, value, isNegated, m_field, m_query, m_errors);
    }

    [[nodiscard]] static bool isFilter(QStringView key)
    {
        static const QStringList keys{u"from"_s, u"in"_s, u"before"_s, u"after"_s, u"on"_s, u"has"_s};
        return keys.contains(key);
    }

    void addTerm(QStringView text, bool isNegated)
    {
        const QString term = folded(text).trimmed();
        if (!term.isEmpty())
            m_query.terms.append({term, isNegated});
    }

    /// What stands between the quotation mark here and the next one, or the end.
    QStringView quoted()
    {
        ++m_at;
        const QStringView inside = upTo(isQuote);
        if (!atEnd())
            ++m_at;
        return inside;
    }

    template<class Ends>
    QStringView upTo(Ends ends)
    {
        const qsizetype begin = m_at;
        while (!atEnd() && !ends(m_text[m_at]))
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }

    void skipSpaces()
    {
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    QStringView m_text;
    const QString &m_field;
    SearchQuery &m_query;
    FieldErrors &m_errors;
    qsizetype m_at = 0;
};

void addDate(QStringView key, QStringView value, const QString &field, SearchQuery &query, FieldErrors &errors)
{
    const auto span = timeSpanFrom(value);
    if (!span) {
        errors.add(field, u"format"_s,
                   u"%1: needs a day such as 2026-11-23, a month, a year, or a time such as 2026-11-23T08:05:09Z."_s.arg(key));
        return;
    }
    const auto notBefore = [&](Timestamp at) { query.begin = std::max(query.begin.value_or(at), at); };
    const auto notAfter = [&](Timestamp at) { query.end = std::min(query.end.value_or(at), at); };
    if (key == "before"_L1) {
        notAfter(span->begin);
    } else if (key == "after"_L1) {
        notBefore(span->end);
    } else {
        notBefore(span->begin);
        notAfter(span->end);
    }
}

void addHas(QStringView value, bool isNegated, const QString &field, SearchQuery &query, FieldErrors &errors)
{
    const auto found = std::ranges::find_if(hasNames,
                                            [&](const HasName &known) { return value.compare(known.name, Qt::CaseInsensitive) == 0; });
    if (found != std::end(hasNames)) {
        query.has.append({found->what, isNegated});
        return;
    }
    QStringList names;
    for (const HasName &known : hasNames)
        names.append(known.name);
    errors.add(field, u"unknown"_s, u"has: knows %1."_s.arg(names.join(u", "_s)));
}
} // namespace

std::optional<TimeSpan> timeSpanFrom(QStringView text)
{
    if (const auto moment = fromRfc3339(text))
        return TimeSpan{.begin = *moment, .end = *moment + milliseconds(1)};
    if (text.size() != 4 && text.size() != 7 && text.size() != 10)
        return std::nullopt;
    const auto number = [&](qsizetype at, qsizetype size) { return numberFrom(text.mid(at, size)); };
    const auto yearNumber = number(0, 4);
    if (!yearNumber || *yearNumber < 1970)
        return std::nullopt;
    const year inYear(*yearNumber);
    if (text.size() == 4)
        return TimeSpan{.begin = startOf(inYear / January / 1), .end = startOf((inYear + years(1)) / January / 1)};
    const auto monthNumber = number(5, 2);
    if (text[4] != u'-' || !monthNumber || *monthNumber < 1 || *monthNumber > 12)
        return std::nullopt;
    const year_month inMonth = inYear / *monthNumber;
    if (text.size() == 7)
        return TimeSpan{.begin = startOf(inMonth / 1), .end = startOf((inMonth + months(1)) / 1)};
    const auto dayNumber = number(8, 2);
    if (text[7] != u'-' || !dayNumber)
        return std::nullopt;
    const year_month_day date = inMonth / *dayNumber;
    if (!date.ok())
        return std::nullopt;
    return TimeSpan{.begin = startOf(date), .end = startOf(date) + days(1)};
}

void parseSearchFilter(QStringView key, QStringView value, bool isNegated, const QString &field, SearchQuery &query, FieldErrors &errors)
{
    const QString name = folded(value).trimmed();
    if (name.isEmpty()) {
        errors.add(field, u"required"_s, u"%1: needs something behind it."_s.arg(key));
        return;
    }
    if (key == "from"_L1)
        query.from.append({name, isNegated});
    else if (key == "in"_L1)
        query.in.append({name, isNegated});
    else if (key == "has"_L1)
        addHas(value.trimmed(), isNegated, field, query, errors);
    else if (isNegated)
        errors.add(field, u"format"_s, u"%1: cannot be turned round with a minus."_s.arg(key));
    else
        addDate(key, value.trimmed(), field, query, errors);
}

void parseSearch(QStringView text, const QString &field, SearchQuery &query, FieldErrors &errors)
{
    Parser(text, field, query, errors).run();
    if (partsOf(query) > searchTermsMax)
        errors.add(field, u"too_long"_s, u"Search for at most %1 things at once."_s.arg(searchTermsMax));
}

} // namespace kith
