// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QTranslator>

namespace kith::client {

/// The language in which the program speaks: its words, its way of writing dates, and the side from which it reads.
///
/// Thread: the GUI's.
class Translator : public QObject
{
    Q_OBJECT

public:
    explicit Translator(QObject *parent = nullptr);

    /// `code` is ISO 639-1; empty: what the computer is set to, as far as it is translated, else English.
    void use(const QString &code);
    [[nodiscard]] QString current() const { return m_current; }

private:
    QTranslator m_words;
    QString m_current;
};

} // namespace kith::client
