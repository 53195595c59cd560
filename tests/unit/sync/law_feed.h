// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QMap>

#include <functional>

namespace kith::test {

/// What a device knows of its person's notifications: the stored rows, how far they were looked through, and the settings.
class LawFeed
{
public:
    /// Whether that message was unsent, and whether the person has read that far; how a client knows of it.
    struct Messages
    {
        std::function<bool(const QString &conversation, qint64 seq)> isUnsent;
        std::function<bool(const QString &conversation, qint64 seq)> isRead;
        /// The conversation of a message; empty: never seen.
        std::function<QString(const QString &message)> conversationOf;
    };

    /// From an answer of /api/sync.
    void takeSync(const QJsonObject &page);
    /// The data of a `me.changed`, what: notifications or notificationSettings.
    void takeChange(const QJsonObject &data, const Messages &messages);

    /// The rows by id as they are to be shown, without what a time of reading may have become since.
    [[nodiscard]] QMap<qint64, QJsonObject> rows(const Messages &messages) const;
    [[nodiscard]] const QJsonObject &settings() const { return m_settings; }

    /// A row as rows() has it, from one that the server gave.
    [[nodiscard]] static QJsonObject bare(const QJsonObject &row);

private:
    void insert(const QJsonObject &row);
    void mark(const QString &conversation, qint64 upTo);

    QMap<qint64, QJsonObject> m_rows;
    QMap<QString, qint64> m_marks; ///< by conversation; empty: all rows
    QJsonObject m_settings;
};

} // namespace kith::test
