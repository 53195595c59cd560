// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/markup/block_writer.h"

#include "client/markup/link_rule.h"

#include <QtCore/QTextBoundaryFinder>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Bytes of `text` as UTF-8.
qsizetype utf8Size(QStringView text)
{
    return text.toUtf8().size();
}

QLatin1StringView classOf(TextMark::Kind kind)
{
    switch (kind) {
    case TextMark::Kind::Mention: return "mention"_L1;
    case TextMark::Kind::OwnMention: return "own"_L1;
    case TextMark::Kind::Found: return "found"_L1;
    }
    return {};
}

QString escaped(const QString &text)
{
    QString out = text.toHtmlEscaped();
    // Runs of spaces are what somebody typed, not layout.
    out.replace("  "_L1, " &nbsp;"_L1);
    return out;
}

// What a table may have to be drawn as one: a screenful, not a spreadsheet.
constexpr unsigned mostColumns = 12;
constexpr unsigned mostRows = 60;
constexpr qsizetype longestCell = 80;

/// *Units*: characters as people see them.
qsizetype widthOf(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype width = 0;
    while (finder.toNextBoundary() > 0)
        ++width;
    return width;
}
} // namespace

BlockWriter::BlockWriter(const QByteArray &source, const QList<TextMark> &marks)
    : m_source(source)
{
    QList<TextMark> sorted = marks;
    std::ranges::sort(sorted, {}, &TextMark::offset);
    const QString text = QString::fromUtf8(source);
    qsizetype at = 0;
    qsizetype bytes = 0;
    for (const TextMark &mark : std::as_const(sorted)) {
        // What overlaps or lies outside is not ours to draw.
        if (mark.offset < at || mark.length <= 0 || mark.offset + mark.length > text.size())
            continue;
        bytes += utf8Size(QStringView(text).mid(at, mark.offset - at));
        const qsizetype size = utf8Size(QStringView(text).mid(mark.offset, mark.length));
        m_marks.append({.mark = mark, .from = bytes, .to = bytes + size});
        bytes += size;
        at = mark.offset + mark.length;
    }
    if (!m_marks.isEmpty())
        m_isPlain = false;
}

void BlockWriter::beginParagraph()
{
    if (m_lists.isEmpty() && !m_block.plain.isEmpty()) {
        m_block.html += "<br><br>"_L1;
        m_block.plain += "\n\n"_L1;
    }
}

void BlockWriter::beginHeading()
{
    m_isPlain = false;
    beginParagraph();
    m_block.html += "<b>"_L1;
}

void BlockWriter::endHeading()
{
    m_block.html += "</b>"_L1;
}

void BlockWriter::beginQuote()
{
    m_isPlain = false;
    if (m_quotes++ == 0) {
        closeBlock();
        m_block.kind = MarkupBlock::Kind::Quote;
    }
}

void BlockWriter::endQuote()
{
    if (--m_quotes == 0)
        closeBlock();
}

void BlockWriter::beginCode(const QString &language)
{
    m_isPlain = false;
    closeBlock();
    m_block.kind = MarkupBlock::Kind::Code;
    m_block.language = language;
    m_isCode = true;
}

void BlockWriter::endCode()
{
    if (m_block.plain.endsWith(u'\n'))
        m_block.plain.chop(1);
    m_isCode = false;
    closeBlock();
    if (m_quotes > 0)
        m_block.kind = MarkupBlock::Kind::Quote;
}

void BlockWriter::beginList(bool isOrdered, unsigned start)
{
    m_isPlain = false;
    if (m_lists.isEmpty() && !m_block.plain.isEmpty()) {
        m_block.html += "<br>"_L1;
        m_block.plain += u'\n';
    }
    m_lists.append({isOrdered, start});
}

void BlockWriter::endList()
{
    m_lists.removeLast();
}

void BlockWriter::beginItem()
{
    List &list = m_lists.last();
    if (!m_block.plain.isEmpty() && !m_block.plain.endsWith(u'\n')) {
        m_block.html += "<br>"_L1;
        m_block.plain += u'\n';
    }
    const QString sign = list.isOrdered ? QString::number(list.next++) + u". "_s : u"• "_s;
    for (qsizetype depth = 1; depth < m_lists.size(); ++depth) {
        m_block.html += "&nbsp;&nbsp;&nbsp;&nbsp;"_L1;
        m_block.plain += "    "_L1;
    }
    m_block.html += sign;
    m_block.plain += sign;
}

void BlockWriter::beginTable(unsigned columns, unsigned rows)
{
    m_isPlain = false;
    if (columns > mostColumns || rows > mostRows) {
        m_isTableRefused = true;
        return;
    }
    closeBlock();
    m_isTable = true;
    m_rows.clear();
    m_headRows = 0;
}

void BlockWriter::endTable()
{
    m_isTable = false;
    m_block = {.kind = MarkupBlock::Kind::Table, .plain = drawnTable()};
    closeBlock();
    if (m_quotes > 0)
        m_block.kind = MarkupBlock::Kind::Quote;
}

void BlockWriter::beginRow()
{
    m_rows.append(QStringList());
}

void BlockWriter::beginCell()
{
    m_block = {};
}

void BlockWriter::endCell()
{
    const QString cell = m_block.plain.simplified();
    if (cell.size() > longestCell)
        m_isTableRefused = true;
    m_rows.last().append(cell);
    m_block = {};
}

void BlockWriter::endHead()
{
    m_headRows = m_rows.size();
}

QString BlockWriter::drawnTable() const
{
    QList<qsizetype> widths;
    for (const QStringList &row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    }
    QStringList lines;
    for (qsizetype number = 0; number < m_rows.size(); ++number) {
        const QStringList &row = m_rows[number];
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += (i > 0 ? u" │ "_s : QString()) + row[i] + QString(widths[i] - widthOf(row[i]), u' ');
        lines.append(line);
        if (number + 1 != m_headRows)
            continue;
        QString under;
        for (qsizetype i = 0; i < widths.size(); ++i)
            under += (i > 0 ? u"─┼─"_s : QString()) + QString(widths[i], u'─');
        lines.append(under);
    }
    return lines.join(u'\n');
}

void BlockWriter::beginSpan(const char *tag)
{
    m_isPlain = false;
    m_block.html += u'<' + QLatin1StringView(tag) + u'>';
}

void BlockWriter::endSpan(const char *tag)
{
    m_block.html += "</"_L1 + QLatin1StringView(tag) + u'>';
}

void BlockWriter::beginLink(const QString &target)
{
    m_isTableRefused = m_isTableRefused || m_isTable;
    m_links.append({target, std::exchange(m_block.html, {}), std::exchange(m_block.plain, {})});
}

void BlockWriter::endLink()
{
    const Link link = m_links.takeLast();
    const LinkRule rule = judgeLink(link.target, m_block.plain);
    const QString words = std::exchange(m_block.html, link.html);
    const QString plainWords = std::exchange(m_block.plain, link.plain);
    m_isPlain = false;
    m_block.plain += plainWords;
    if (rule.verdict == LinkRule::Verdict::Refuse) {
        // Where it leads stays readable, but nothing can be pressed.
        const bool isNamed = plainWords != link.target;
        m_block.html += words + (isNamed ? u" (%1)"_s.arg(escaped(link.target)) : QString());
        m_block.plain += isNamed ? u" (%1)"_s.arg(link.target) : QString();
        return;
    }
    const QString host = rule.url.host(QUrl::FullyEncoded);
    m_found.append({.href = hrefOf(rule), .words = plainWords, .place = host.isEmpty() ? rule.url.path() : host, .address = rule.shown});
    m_block.html += u"<a href=\"%1\">%2</a>"_s.arg(hrefOf(rule).toHtmlEscaped(), words);
}

void BlockWriter::lineBreak()
{
    m_block.html += "<br>"_L1;
    m_block.plain += u'\n';
}

void BlockWriter::sourceText(const char *from, qsizetype size)
{
    const char *const begin = m_source.constData();
    if (m_isCode || from < begin || from + size > begin + m_source.size()) {
        otherText(QString::fromUtf8(from, size));
        return;
    }
    const qsizetype start = from - begin;
    const qsizetype end = start + size;
    qsizetype at = start;
    for (const ByteMark &mark : std::as_const(m_marks)) {
        if (mark.to <= at || mark.from >= end)
            continue;
        m_isTableRefused = m_isTableRefused || m_isTable;
        const qsizetype first = std::max(mark.from, at);
        const qsizetype last = std::min(mark.to, end);
        otherText(QString::fromUtf8(begin + at, first - at));
        const bool isPerson = !mark.mark.userId.isEmpty() && m_links.isEmpty();
        m_block.html += isPerson
                            ? u"<a class=\"%1\" href=\"kith:person/%2\">"_s.arg(classOf(mark.mark.kind), mark.mark.userId.toHtmlEscaped())
                            : u"<span class=\"%1\">"_s.arg(classOf(mark.mark.kind));
        otherText(QString::fromUtf8(begin + first, last - first));
        m_block.html += isPerson ? "</a>"_L1 : "</span>"_L1;
        at = last;
    }
    otherText(QString::fromUtf8(begin + at, end - at));
}

void BlockWriter::otherText(const QString &text)
{
    m_block.plain += text;
    if (!m_isCode)
        m_block.html += escaped(text);
}

QList<MarkupBlock> BlockWriter::take()
{
    closeBlock();
    return std::move(m_blocks);
}

void BlockWriter::closeBlock()
{
    if (!m_block.plain.isEmpty() || m_block.kind == MarkupBlock::Kind::Code)
        m_blocks.append(m_block);
    m_block = {};
}

} // namespace kith::client
