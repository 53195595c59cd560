// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/validation.h"

#include "shared/limits.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace kith {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr char32_t unpaired = 0xFFFFFFFF;

/// The code point at `i`, which moves behind it; `unpaired` for half a surrogate pair.
char32_t nextCodePoint(QStringView text, qsizetype &i)
{
    const QChar first = text[i++];
    if (!first.isSurrogate())
        return first.unicode();
    if (first.isHighSurrogate() && i < text.size() && text[i].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[i++]);
    return unpaired;
}
} // namespace

void FieldErrors::add(QString field, QString code, QString detail)
{
    m_fields.append({std::move(field), std::move(code), std::move(detail)});
}

Result<void> FieldErrors::verdict() const
{
    if (m_fields.isEmpty())
        return {};
    return Error{.code = ErrorCode::Validation, .detail = m_fields.first().detail, .fields = m_fields};
}

qsizetype codePoints(QStringView text)
{
    qsizetype count = text.size();
    for (const QChar c : text)
        count -= c.isLowSurrogate();
    return count;
}

bool isCleanText(QStringView text)
{
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = nextCodePoint(text, i);
        // Not for interchange, and SQLite swaps the bytes of a text that begins with U+FFFE.
        if (c == unpaired || QChar::isNonCharacter(c))
            return false;
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0))
            return false;
    }
    return true;
}

namespace {
bool disguises(char32_t c)
{
    // U+200D joins emoji and Indic letters and stays; the other format characters hide or reorder text.
    return QChar::category(c) == QChar::Other_Control || (QChar::category(c) == QChar::Other_Format && c != 0x200D && c != 0x200C)
           || QChar::category(c) == QChar::Separator_Line || QChar::category(c) == QChar::Separator_Paragraph;
}

/// Something is to be seen where it stands alone.
bool isSeen(char32_t c)
{
    constexpr std::array blank{U'\u115F', U'\u1160', U'\u2800', U'\u3164',
                               U'\uFFA0'}; // fillers, which count as letters, and an empty Braille cell
    if (std::find(blank.begin(), blank.end(), c) != blank.end())
        return false;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format: return false;
    default: return true;
    }
}
} // namespace

QString tidyLine(QStringView text)
{
    QString out;
    out.reserve(text.size());
    bool gap = false;
    bool isAnySeen = false;
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = nextCodePoint(text, i);
        if (c == unpaired)
            continue;
        if (QChar::isSpace(c)) {
            gap = !out.isEmpty();
            continue;
        }
        if (disguises(c))
            continue;
        if (gap)
            out += u' ';
        gap = false;
        isAnySeen = isAnySeen || isSeen(c);
        out += QStringView(QChar::fromUcs4(c));
    }
    return isAnySeen ? out : QString();
}

QString tidyMessage(QStringView text)
{
    QString out = text.toString();
    // SQLite takes a byte order mark off the front; what is answered must be what is stored.
    while (out.startsWith(QChar(0xFEFF)))
        out.remove(0, 1);
    out.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    out.replace(u'\r', u'\n');
    qsizetype end = out.size();
    while (end > 0 && out.at(end - 1).isSpace())
        --end;
    out.truncate(end);
    return out;
}

bool isPlausibleEmail(QStringView text)
{
    static const QRegularExpression form(uR"(^[^\s@"<>(),;:\\\[\]]{1,64}@[^\s@"<>(),;:\\\[\]/]{1,190}$)"_s);
    if (text.size() > limits::emailLength || !isCleanText(text))
        return false;
    const QString address = text.toString();
    if (!form.match(address).hasMatch())
        return false;
    const QStringView host = QStringView(address).mid(address.indexOf(u'@') + 1);
    return !host.startsWith(u'.') && !host.endsWith(u'.') && !host.contains(u".."_s) && !host.startsWith(u'-');
}

QString normalisedEmail(QStringView text)
{
    return text.trimmed().toString().toLower();
}

} // namespace kith
