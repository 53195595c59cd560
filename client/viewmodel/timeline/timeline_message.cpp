// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/timeline/timeline_message.h"

#include "client/viewmodel/text/emoji_text.h"
#include "client/viewmodel/text/time_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kith::client {

namespace {

constexpr std::chrono::minutes groupSpan{5};
constexpr int mostLargeEmoji = 3;

QString newsText(int count)
{
    if (count == 1)
        return QCoreApplication::translate("Timeline", "1 new message");
    return QCoreApplication::translate("Timeline", "%1 new messages").arg(count);
}

QDate dayOf(const TimelineMessage &message)
{
    return message.at.date();
}

bool continuesGroup(const TimelineMessage &before, const TimelineMessage &message)
{
    return before.kind != TimelineMessage::Kind::System && message.kind != TimelineMessage::Kind::System
           && before.senderId == message.senderId && before.at.msecsTo(message.at) < std::chrono::milliseconds(groupSpan).count();
}

bool isNew(const TimelineMessage &message, const std::optional<NewMark> &mark)
{
    return mark && !message.isOwn && message.seq > mark->afterSeq;
}

/// The first of what is new; none once the reader has written below it, because what is answered is no news.
std::optional<qsizetype> firstNew(const QList<TimelineMessage> &messages, const std::optional<NewMark> &mark)
{
    const auto first = std::find_if(messages.cbegin(), messages.cend(), [&mark](const TimelineMessage &each) { return isNew(each, mark); });
    if (first == messages.cend())
        return std::nullopt;
    // What was written before them and still waits to be sent stands below them as well.
    const bool isAnswered = std::any_of(first, messages.cend(), [&first, &mark](const TimelineMessage &each) {
        const bool isAnswer = each.seq == 0 || each.seq > mark->lastSeq;
        return each.isOwn && isAnswer && each.kind != TimelineMessage::Kind::System && each.at >= first->at;
    });
    return isAnswered ? std::nullopt : std::optional(first - messages.cbegin());
}

} // namespace

QList<TimelineRow> layOut(const QList<TimelineMessage> &messages, bool isGroup, const std::optional<NewMark> &mark, const QDate &today)
{
    QList<TimelineRow> rows;
    rows.reserve(messages.size());
    const std::optional<qsizetype> newsAt = firstNew(messages, mark);
    QDate dayBefore;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const TimelineMessage &message = messages[i];
        const QDate day = dayOf(message);
        TimelineRow row;
        row.message = message;
        if (i == 0 || dayBefore != day)
            row.day = dayText(day, today);
        dayBefore = day;
        if (newsAt == i)
            row.news = newsText(mark->count);
        row.startsGroup = i == 0 || !row.day.isEmpty() || !row.news.isEmpty() || !continuesGroup(messages[i - 1], message);
        row.showsSender = isGroup && !message.isOwn && row.startsGroup && message.kind != TimelineMessage::Kind::System;
        row.isJumbo = message.kind == TimelineMessage::Kind::Text && emojiCount(message.text, mostLargeEmoji) > 0;
        rows.append(std::move(row));
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

} // namespace kith::client
