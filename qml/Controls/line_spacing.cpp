// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/Controls/line_spacing.h"

#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>

namespace kith::client {

void LineSpacing::setDocument(QQuickTextDocument *document)
{
    if (m_document == document)
        return;
    if (m_document && m_document->textDocument())
        disconnect(m_document->textDocument(), nullptr, this, nullptr);
    m_document = document;
    if (m_document && m_document->textDocument())
        connect(m_document->textDocument(), &QTextDocument::contentsChanged, this, &LineSpacing::apply);
    apply();
    Q_EMIT changed();
}

void LineSpacing::setLine(int line)
{
    if (m_line == line)
        return;
    m_line = line;
    apply();
    Q_EMIT changed();
}

void LineSpacing::apply()
{
    if (m_isApplying || !m_document || !m_document->textDocument() || m_line <= 0)
        return;
    QTextDocument *text = m_document->textDocument();
    const QTextBlockFormat last = text->lastBlock().blockFormat();
    const QTextBlockFormat first = text->firstBlock().blockFormat();
    const auto fits = [this](const QTextBlockFormat &format) {
        return format.lineHeightType() == QTextBlockFormat::FixedHeight && qFuzzyCompare(format.lineHeight(), m_line);
    };
    if (fits(first) && fits(last))
        return;
    // Formatting is not an edit of the person: it must not be undoable, nor call itself again.
    m_isApplying = true;
    const bool hadUndo = text->isUndoRedoEnabled();
    QTextCursor all(text);
    all.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(m_line, QTextBlockFormat::FixedHeight);
    if (hadUndo)
        all.joinPreviousEditBlock();
    all.mergeBlockFormat(format);
    if (hadUndo)
        all.endEditBlock();
    m_isApplying = false;
}

} // namespace kith::client
