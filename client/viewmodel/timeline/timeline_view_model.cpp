// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/timeline/timeline_view_model.h"

#include "client/viewmodel/text/time_text.h"

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

TimelineViewModel::TimelineViewModel(QObject *parent)
    : QObject(parent)
{
    connect(&m_days, &DayViewModel::chosen, this, &TimelineViewModel::goToDate);
}

QVariantList TimelineViewModel::pictures() const
{
    QVariantList out;
    const QList<TimelineRow> &rows = m_model.rows();
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        for (const FileFacts &file : row->message.files) {
            if (file.isPicture && !file.isHeld)
                out.append(QVariantMap{{u"key"_s, file.key},
                                       {u"name"_s, file.name},
                                       {u"picture"_s, file.picture},
                                       {u"whole"_s, file.whole},
                                       {u"sender"_s, row->message.isOwn ? tr("You") : row->message.senderName},
                                       {u"time"_s, fullTimeText(row->message.at)}});
        }
    }
    return out;
}

int TimelineViewModel::openingRow() const
{
    const QList<TimelineRow> &rows = m_model.rows();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (!rows[i].news.isEmpty())
            return int(i);
    }
    return -1;
}

void TimelineViewModel::copyMessage(const QString &key)
{
    const int row = m_model.rowOf(key);
    if (row >= 0)
        Q_EMIT copyRequested(m_model.rows()[row].message.text);
}

void TimelineViewModel::rowSeen(int row)
{
    const QList<TimelineRow> &rows = m_model.rows();
    for (qsizetype i = std::max(row, 0); i < rows.size(); ++i) {
        const qint64 seq = rows[i].message.seq;
        if (seq == 0)
            continue;
        if (seq > m_seenSeq) {
            m_seenSeq = seq;
            countUnseen();
            Q_EMIT seen(seq);
        }
        return;
    }
}

void TimelineViewModel::loadOlder()
{
    if (!m_isLoading)
        Q_EMIT olderRequested();
}

void TimelineViewModel::setHeader(const ConversationHeader &header)
{
    if (m_header == header)
        return;
    m_header = header;
    Q_EMIT headerChanged();
}

void TimelineViewModel::setTyping(const QString &sentence)
{
    if (m_typing == sentence)
        return;
    m_typing = sentence;
    Q_EMIT typingChanged();
}

void TimelineViewModel::setLoading(bool isLoading)
{
    if (m_isLoading == isLoading)
        return;
    m_isLoading = isLoading;
    Q_EMIT loadingChanged();
}

void TimelineViewModel::setMessages(const QList<TimelineMessage> &messages, bool isOtherConversation, const QDate &today)
{
    const QList<TimelineRow> rows = layOut(messages, m_header.isGroup, m_mark, today);
    if (isOtherConversation) {
        m_seenSeq = m_mark ? m_mark->afterSeq : 0;
        // Where nothing was unread, only what comes from now on is unseen.
        for (const TimelineMessage &message : m_mark ? QList<TimelineMessage>() : messages)
            m_seenSeq = std::max(m_seenSeq, message.seq);
        m_model.startOver(rows);
        countUnseen();
        Q_EMIT opened();
    } else {
        m_model.setRows(rows);
        countUnseen();
    }
}

void TimelineViewModel::setWindow(const QList<TimelineMessage> &messages, const QString &key, const QDate &today)
{
    m_model.startOver(layOut(messages, m_header.isGroup, m_mark, today));
    countUnseen();
    const int row = m_model.rowOf(key);
    if (row >= 0)
        Q_EMIT revealed(row, true);
}

void TimelineViewModel::reveal(const QString &key)
{
    if (const int row = m_model.rowOf(key); row >= 0)
        Q_EMIT revealed(row, false);
}

void TimelineViewModel::loadNewer()
{
    if (!m_isLoading && !m_isAtEnd)
        Q_EMIT newerRequested();
}

void TimelineViewModel::letGoBeyond(int newest, int oldest)
{
    if (m_selection.count() == 0 && newest >= 0 && newest <= oldest && oldest < m_model.rowCount())
        Q_EMIT letGoRequested(newest, oldest);
}

void TimelineViewModel::setAtEnd(bool isAtEnd)
{
    if (m_isAtEnd == isAtEnd)
        return;
    m_isAtEnd = isAtEnd;
    countUnseen();
    Q_EMIT atEndChanged();
}

void TimelineViewModel::setPinned(const QString &text, int count)
{
    if (m_pinnedText == text && m_pinnedCount == count)
        return;
    m_pinnedText = text;
    m_pinnedCount = count;
    Q_EMIT pinnedChanged();
}

void TimelineViewModel::setUnread(int count)
{
    if (m_unread == count)
        return;
    m_unread = count;
    countUnseen();
}

void TimelineViewModel::setUnreadMentions(int count)
{
    if (m_unreadMentions == count)
        return;
    m_unreadMentions = count;
    Q_EMIT mentionsChanged();
}

void TimelineViewModel::countUnseen()
{
    int count = 0;
    for (const TimelineRow &row : m_model.rows()) {
        if (row.message.seq != 0 && row.message.seq <= m_seenSeq)
            break;
        if (!row.message.isOwn && row.message.seq > m_seenSeq)
            ++count;
    }
    if (!m_isAtEnd)
        count = std::max(count, m_unread);
    if (m_unseen == count)
        return;
    m_unseen = count;
    Q_EMIT unseenChanged();
}

} // namespace kith::client
