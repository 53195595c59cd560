// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/spelling/speller.h"
#include "client/spelling/words.h"

#include <QtCore/QTimer>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace kith::client {

/// What of a text being written no chosen dictionary knows, and what may have been meant.
class SpellingViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QVariantList languages READ languages NOTIFY languagesChanged)
    Q_PROPERTY(QVariantList places READ places NOTIFY placesChanged)
    Q_PROPERTY(QStringList suggestions READ suggestions NOTIFY suggestionsChanged)

public:
    /// `folder` holds the dictionaries. *Owner* of `file`: the caller; null keeps nothing. Without a choice the language of
    /// the computer is taken, where there is a dictionary for it.
    explicit SpellingViewModel(QSettings *file, const QString &folder = QStringLiteral("/usr/share/hunspell"), QObject *parent = nullptr);

    /// {code, name, isOn}; empty where the computer has no dictionaries.
    [[nodiscard]] QVariantList languages() const;
    /// {start, length} of every word that is not known. *Unit* UTF-16 code units.
    [[nodiscard]] QVariantList places() const;
    [[nodiscard]] QStringList suggestions() const { return m_suggestions; }

    Q_INVOKABLE void setOn(const QString &code, bool isOn);
    /// The text is this now; places() follow soon. The word that ends at the cursor is still being written and left alone.
    Q_INVOKABLE void look(const QString &text, int cursor);
    /// The place of the unknown word at that position, as {start, length, word}; empty where there is none.
    Q_INVOKABLE QVariantMap placeAt(int position) const;
    /// suggestions() are empty at once, and filled later.
    Q_INVOKABLE void suggest(const QString &word);
    /// The word is known from now on.
    Q_INVOKABLE void learn(const QString &word);

signals:
    void languagesChanged();
    void placesChanged();
    void suggestionsChanged();

private:
    void check();

    QSettings *m_file;
    Speller m_speller;
    QStringList m_chosen;
    QString m_text;
    int m_cursor = 0;
    QList<WordPlace> m_wrong;
    QStringList m_suggestions;
    QTimer m_soon;
    quint64 m_round = 0;
};

} // namespace kith::client
