// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace kith::client {

/// A stretch of a message's text that means more than its letters. Units: UTF-16, as in QString.
struct TextMark
{
    enum class Kind {
        Mention, ///< of somebody
        OwnMention, ///< of the person who reads, or of everybody
        Found, ///< what was searched for
    };
    Kind kind = Kind::Mention;
    qsizetype offset = 0;
    qsizetype length = 0;
    QString userId = {}; ///< of a mention
};

/// A part of a message that is drawn as one thing.
struct MarkupBlock
{
    enum class Kind { Text, Quote, Code, Table };
    Kind kind = Kind::Text;
    /// Text, Quote: our own small HTML, in which every character that somebody wrote is escaped. Code, Table: empty.
    QString html = {};
    /// The same as plain text: for copying, screen readers, and Code; of a Table its lines for a font of one width.
    QString plain = {};
    QString language = {}; ///< of Code, as written; may be empty

    friend bool operator==(const MarkupBlock &, const MarkupBlock &) = default;
};

/// A link that can be pressed in a message.
struct FoundLink
{
    QString href; ///< what is pressed (link_rule.h)
    QString words; ///< as they stand in the message
    QString place; ///< the host, or who a letter would go to
    QString address; ///< the whole address in ASCII

    friend bool operator==(const FoundLink &, const FoundLink &) = default;
};

/// What is drawn of a message.
struct Markup
{
    /// Nothing but text: it is drawn as it was written, and `blocks` is empty.
    bool isPlain = true;
    QList<MarkupBlock> blocks = {};
    QList<FoundLink> links = {}; ///< that can be pressed, in the order in which they stand there

    friend bool operator==(const Markup &, const Markup &) = default;
};

/// Reads the small part of Markdown that messages know: bold, italic, struck out, code, code blocks, quotes, lists,
/// links, headings as bold, tables of moderate size that hold nothing to press. No HTML, no pictures: those stay text.
///
/// The HTML holds only <p> <br> <b> <i> <s> <a href> <code> <span class>; a link only where judgeLink() does not refuse it,
/// so nothing that is drawn can fetch anything. Mentions link to `kith:person/ID`.
///
/// Source: md4c reads the Markdown. Range: any text; parsing takes time in proportion to its length. Pure; thread: any.
[[nodiscard]] Markup readMarkup(const QString &text, const QList<TextMark> &marks = {});

/// The message in one line of plain text, for lists and notifications: no signs of Markdown, no line breaks.
[[nodiscard]] QString flattened(const QString &text);

/// The beginning of a text that is shown in one line: a view lays out all that it is given, however little of it is to be seen.
/// Cut between two characters as people see them, with an ellipsis. *Units* of `most`: UTF-16.
[[nodiscard]] QString shortened(const QString &text, qsizetype most);

} // namespace kith::client
