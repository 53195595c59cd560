// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/composer/mention_text.h"
#include "client/viewmodel/people/person_list_model.h"

namespace kith::client {

class EmojiTable;

/// What fits the word that is being written: "@da" offers people, ":tad" offers emoji.
class CompletionViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    /// People: an empty personId is everybody. Emoji: `initials` is the emoji.
    Q_PROPERTY(kith::client::PersonListModel *rows READ rows CONSTANT)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isEmoji READ isEmoji NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] PersonListModel *rows() { return &m_rows; }
    [[nodiscard]] bool isOpen() const { return m_rows.count() > 0; }
    [[nodiscard]] bool isEmoji() const { return m_isEmoji; }

    /// The text and where the cursor stands in it, after every change of either. Units: UTF-16 code units.
    Q_INVOKABLE void look(const QString &text, int cursor);
    /// Offers nothing until another word is begun.
    Q_INVOKABLE void close();
    /// Where the word begins that accepting replaces.
    Q_INVOKABLE int start() const { return int(m_start); }
    /// What to put there instead of it, with the blank behind it; remembers whom a name means.
    Q_INVOKABLE QString take(int row);

    /// *Owner* of the table: the caller; it outlives this object.
    void setEmoji(const EmojiTable *table) { m_emoji = table; }
    /// Who can be named; an empty personId is everybody.
    void setPeople(const QList<PersonRow> &people);
    /// The same for reading names from a text; who was chosen last comes first among people of one name.
    [[nodiscard]] QList<Mentionable> mentionables() const;

signals:
    void changed();
    void emojiTaken(const QString &emoji);

private:
    void show(const QList<PersonRow> &rows, bool isEmoji);
    [[nodiscard]] QList<PersonRow> peopleFor(const QString &word) const;
    [[nodiscard]] QList<PersonRow> emojiFor(const QString &word) const;

    const EmojiTable *m_emoji = nullptr;
    PersonListModel m_rows;
    QList<PersonRow> m_people;
    bool m_isEmoji = false;
    qsizetype m_start = -1;
    qsizetype m_closedAt = -1;
};

} // namespace kith::client
