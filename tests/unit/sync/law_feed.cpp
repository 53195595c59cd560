// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/law_feed.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype rowsKept = 200;

qint64 number(const QJsonValue &id)
{
    return id.toString().toLongLong();
}
} // namespace

void LawFeed::takeSync(const QJsonObject &page)
{
    if (page.value("full"_L1).toBool()) {
        m_rows.clear();
        m_marks.clear();
    }
    const QJsonArray rows = page.value("notifications"_L1).toArray();
    for (const QJsonValue &row : rows)
        insert(row.toObject());
    const QJsonArray marks = page.value("notificationMarks"_L1).toArray();
    for (const QJsonValue &value : marks)
        mark(value["conversationId"_L1].toString(), number(value["upTo"_L1]));
    if (page.contains("notificationSettings"_L1))
        m_settings = page.value("notificationSettings"_L1).toObject();
}

void LawFeed::takeChange(const QJsonObject &data, const Messages &messages)
{
    if (data.contains("settings"_L1))
        m_settings = data.value("settings"_L1).toObject();
    if (data.contains("readUpTo"_L1))
        mark({}, number(data.value("readUpTo"_L1)));
    const QJsonArray ids = data.value("readIds"_L1).toArray();
    for (const QJsonValue &id : ids) {
        if (const auto row = m_rows.find(number(id)); row != m_rows.end())
            row->insert(u"read"_s, true);
        else if (const QString conversation = messages.conversationOf(id.toString()); !conversation.isEmpty())
            mark(conversation, number(id));
    }
    if (data.contains("notification"_L1))
        insert(data.value("notification"_L1).toObject());
}

void LawFeed::insert(const QJsonObject &row)
{
    m_rows.insert(number(row.value("id"_L1)), row);
    while (m_rows.size() > rowsKept)
        m_rows.erase(m_rows.begin());
}

void LawFeed::mark(const QString &conversation, qint64 upTo)
{
    qint64 &known = m_marks[conversation];
    known = std::max(known, upTo);
}

QMap<qint64, QJsonObject> LawFeed::rows(const Messages &messages) const
{
    QMap<qint64, QJsonObject> out;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        const QString conversation = it->value("conversationId"_L1).toString();
        const qint64 seq = it->value("seq"_L1).toInteger();
        if (seq > 0 && messages.isUnsent(conversation, seq))
            continue;
        QJsonObject row = bare(*it);
        const bool isRead = row.value("read"_L1).toBool() || it.key() <= m_marks.value({})
                            || (seq > 0
                                && (number(it->value("messageId"_L1)) <= m_marks.value(conversation)
                                    || messages.isRead(conversation, seq)));
        row.insert(u"read"_s, isRead);
        out.insert(it.key(), row);
    }
    return out;
}

QJsonObject LawFeed::bare(const QJsonObject &row)
{
    QJsonObject out = row;
    out.remove(u"readAt"_s);
    return out;
}

} // namespace kith::test
