// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/markup/markup.h"

#include "client/markup/block_writer.h"

#include <QtCore/QTextBoundaryFinder>

#include <md4c.h>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr unsigned dialect = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS
                             | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS;

BlockWriter &writerOf(void *userdata)
{
    return *static_cast<BlockWriter *>(userdata);
}

QString textOf(const MD_ATTRIBUTE &attribute)
{
    return QString::fromUtf8(attribute.text, qsizetype(attribute.size));
}

int enterBlock(MD_BLOCKTYPE type, void *detail, void *userdata)
{
    BlockWriter &writer = writerOf(userdata);
    switch (type) {
    case MD_BLOCK_P: writer.beginParagraph(); break;
    case MD_BLOCK_H: writer.beginHeading(); break;
    case MD_BLOCK_QUOTE: writer.beginQuote(); break;
    case MD_BLOCK_CODE: writer.beginCode(textOf(static_cast<MD_BLOCK_CODE_DETAIL *>(detail)->lang)); break;
    case MD_BLOCK_UL: writer.beginList(false, 0); break;
    case MD_BLOCK_OL: writer.beginList(true, static_cast<MD_BLOCK_OL_DETAIL *>(detail)->start); break;
    case MD_BLOCK_LI: writer.beginItem(); break;
    case MD_BLOCK_TABLE: {
        const auto *table = static_cast<MD_BLOCK_TABLE_DETAIL *>(detail);
        writer.beginTable(table->col_count, table->head_row_count + table->body_row_count);
        break;
    }
    case MD_BLOCK_TR: writer.beginRow(); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: writer.beginCell(); break;
    case MD_BLOCK_HR:
        writer.beginParagraph();
        writer.otherText(u"———"_s);
        break;
    default: break;
    }
    return writer.isTableRefused() ? 1 : 0;
}

int leaveBlock(MD_BLOCKTYPE type, void *, void *userdata)
{
    BlockWriter &writer = writerOf(userdata);
    switch (type) {
    case MD_BLOCK_H: writer.endHeading(); break;
    case MD_BLOCK_QUOTE: writer.endQuote(); break;
    case MD_BLOCK_CODE: writer.endCode(); break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: writer.endList(); break;
    case MD_BLOCK_TABLE: writer.endTable(); break;
    case MD_BLOCK_THEAD: writer.endHead(); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: writer.endCell(); break;
    default: break;
    }
    return 0;
}

int enterSpan(MD_SPANTYPE type, void *detail, void *userdata)
{
    BlockWriter &writer = writerOf(userdata);
    switch (type) {
    case MD_SPAN_EM: writer.beginSpan("i"); break;
    case MD_SPAN_STRONG: writer.beginSpan("b"); break;
    case MD_SPAN_DEL: writer.beginSpan("s"); break;
    case MD_SPAN_CODE: writer.beginSpan("code"); break;
    case MD_SPAN_A: writer.beginLink(textOf(static_cast<MD_SPAN_A_DETAIL *>(detail)->href)); break;
    // A picture is never fetched: its words become a link to it.
    case MD_SPAN_IMG: writer.beginLink(textOf(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src)); break;
    default: break;
    }
    return 0;
}

int leaveSpan(MD_SPANTYPE type, void *, void *userdata)
{
    BlockWriter &writer = writerOf(userdata);
    switch (type) {
    case MD_SPAN_EM: writer.endSpan("i"); break;
    case MD_SPAN_STRONG: writer.endSpan("b"); break;
    case MD_SPAN_DEL: writer.endSpan("s"); break;
    case MD_SPAN_CODE: writer.endSpan("code"); break;
    case MD_SPAN_A:
    case MD_SPAN_IMG: writer.endLink(); break;
    default: break;
    }
    return 0;
}

int takeText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *userdata)
{
    BlockWriter &writer = writerOf(userdata);
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: writer.lineBreak(); break;
    case MD_TEXT_NULLCHAR: writer.otherText(QString(QChar::ReplacementCharacter)); break;
    // An entity is what somebody typed: it is shown, not resolved.
    default: writer.sourceText(text, qsizetype(size)); break;
    }
    return 0;
}
} // namespace

Markup readMarkup(const QString &text, const QList<TextMark> &marks)
{
    const QByteArray source = text.toUtf8();
    for (const unsigned flags : {dialect | MD_FLAG_TABLES, dialect}) {
        BlockWriter writer(source, marks);
        const MD_PARSER parser{.abi_version = 0,
                               .flags = flags,
                               .enter_block = enterBlock,
                               .leave_block = leaveBlock,
                               .enter_span = enterSpan,
                               .leave_span = leaveSpan,
                               .text = takeText,
                               .debug_log = nullptr,
                               .syntax = nullptr};
        const bool isRead = md_parse(source.constData(), MD_SIZE(source.size()), &parser, &writer) == 0;
        if (writer.isTableRefused())
            continue;
        if (!isRead || writer.isPlain())
            return {};
        QList<MarkupBlock> blocks = writer.take();
        return {.isPlain = false, .blocks = std::move(blocks), .links = writer.links()};
    }
    return {};
}

QString flattened(const QString &text)
{
    const Markup markup = readMarkup(text);
    QString out;
    if (markup.isPlain) {
        out = text;
    } else {
        for (const MarkupBlock &block : markup.blocks) {
            QString words = block.plain;
            // The lines between its cells.
            if (block.kind == MarkupBlock::Kind::Table)
                words.remove(u'│').remove(u'─').remove(u'┼');
            out += words + u'\n';
        }
    }
    return out.simplified();
}

QString shortened(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    // One character may be a letter with thousands of marks.
    constexpr qsizetype longestCharacter = 64;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.left(most + longestCharacter));
    finder.setPosition(most);
    qsizetype end = finder.isAtBoundary() ? most : finder.toPreviousBoundary();
    if (end < most - longestCharacter)
        end = most - (text[most - 1].isHighSurrogate() ? 1 : 0);
    return text.left(end) + u'…';
}

} // namespace kith::client
