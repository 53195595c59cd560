// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/markup/markup.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace kith::client {

/// Puts the blocks of a message together while its Markdown is read.
///
/// Owner and thread: one call of readMarkup().
class BlockWriter
{
public:
    BlockWriter(const QByteArray &source, const QList<TextMark> &marks);

    void beginParagraph();
    void beginHeading();
    void endHeading();
    void beginQuote();
    void endQuote();
    void beginCode(const QString &language);
    void endCode();
    void beginList(bool isOrdered, unsigned start);
    void endList();
    void beginItem();

    /// Of a message with a table that is not drawn as one (see isTableRefused()) nothing is of use.
    void beginTable(unsigned columns, unsigned rows);
    void endTable();
    void beginRow();
    void beginCell();
    void endCell();
    void endHead();
    /// It is too large, or holds what can be pressed or is marked: the message is to be read again without tables.
    [[nodiscard]] bool isTableRefused() const { return m_isTableRefused; }

    /// A tag of ours: "b", "i", "s", "code".
    void beginSpan(const char *tag);
    void endSpan(const char *tag);
    void beginLink(const QString &target);
    void endLink();
    void lineBreak();

    /// Text that stands in the source, where marks may lie on it.
    void sourceText(const char *from, qsizetype size);
    /// Text that came from elsewhere (an entity).
    void otherText(const QString &text);
    /// As it was written and nothing else: what the reader found, but messages do not know.
    [[nodiscard]] bool isPlain() const { return m_isPlain; }
    [[nodiscard]] QList<MarkupBlock> take();
    /// Those that can be pressed.
    [[nodiscard]] const QList<FoundLink> &links() const { return m_found; }

private:
    struct ByteMark
    {
        TextMark mark;
        qsizetype from, to; ///< bytes of the source
    };
    struct List
    {
        bool isOrdered;
        unsigned next;
    };
    struct Link
    {
        QString target;
        QString html, plain; ///< what stood before it
    };

    void closeBlock();
    [[nodiscard]] QString drawnTable() const;

    const QByteArray &m_source;
    QList<ByteMark> m_marks;
    QList<MarkupBlock> m_blocks;
    MarkupBlock m_block;
    QList<List> m_lists;
    QList<Link> m_links;
    QList<FoundLink> m_found;
    int m_quotes = 0;
    QList<QStringList> m_rows; ///< of the table, as far as it is read
    qsizetype m_headRows = 0;
    bool m_isTable = false;
    bool m_isTableRefused = false;
    bool m_isCode = false;
    bool m_isPlain = true;
};

} // namespace kith::client
