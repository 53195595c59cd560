// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace kith::client {

/// The languages that Kith speaks, each in its own words, and which one is chosen.
class LanguageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QStringList names READ names NOTIFY changed)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)

public:
    /// Without a file (null) the choice lasts as long as this object. *Owner* of `file`: the caller.
    explicit LanguageViewModel(QSettings *file, QObject *parent = nullptr);

    /// The first one is "as the computer".
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int index);
    /// ISO 639-1, or empty: as the computer.
    [[nodiscard]] QString code() const;
    /// The languages that there are translations for.
    [[nodiscard]] static QStringList codes();

signals:
    void changed();
    void chosen(const QString &code);

private:
    QSettings *m_file;
    int m_current = 0;
};

} // namespace kith::client
