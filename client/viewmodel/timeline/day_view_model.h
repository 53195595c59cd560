// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDate>
#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace kith::client {

/// Choosing a day of a conversation: a month as a calendar shows it, and a date that can be typed. Never a day to come.
class DayViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString month READ month NOTIFY changed)
    Q_PROPERTY(QStringList weekdays READ weekdays NOTIFY changed)
    Q_PROPERTY(QVariantList cells READ cells NOTIFY changed)
    Q_PROPERTY(int current READ current NOTIFY changed)
    Q_PROPERTY(QString typed READ typed NOTIFY typedChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY typedChanged)
    Q_PROPERTY(QString example READ example NOTIFY changed)

public:
    using QObject::QObject;

    /// "November 2026"
    [[nodiscard]] QString month() const;
    /// Seven short names, the first day of the locale's week first.
    [[nodiscard]] QStringList weekdays() const;
    /// 42 days from the week in which the month begins, as {number, name, isInMonth, isToday, isPossible}.
    [[nodiscard]] QVariantList cells() const;
    /// The cell of the day that the keyboard stands on.
    [[nodiscard]] int current() const { return int(firstCell().daysTo(m_day)); }
    [[nodiscard]] QString typed() const { return m_typed; }
    [[nodiscard]] QString problem() const { return m_problem; }
    /// Today as dates are written everywhere here, and may be typed.
    [[nodiscard]] QString example() const;

    /// Opens the choice. `today` is the last day that can be chosen.
    void open(const QDate &today);
    Q_INVOKABLE void begin() { open(QDate::currentDate()); }
    Q_INVOKABLE void step(int days);
    Q_INVOKABLE void stepMonth(int months);
    Q_INVOKABLE void choose(int cell);
    Q_INVOKABLE void chooseCurrent() { choose(current()); }
    Q_INVOKABLE void edit(const QString &typed);
    /// Chooses what was typed, or says what is wrong with it.
    Q_INVOKABLE void accept();

    /// The ways in which people write dates: as their language does, 23 November 2026, 2026-11-23, 23.11.2026, 23/11/2026; without a year the
    /// last such day.
    [[nodiscard]] static std::optional<QDate> dateFrom(const QString &text, const QDate &today);

signals:
    void opened();
    void changed();
    void typedChanged();
    void chosen(const QDate &day);

private:
    [[nodiscard]] QDate firstCell() const;
    void finish(const QDate &day);

    QDate m_today;
    QDate m_day;
    QString m_typed;
    QString m_problem;
};

} // namespace kith::client
