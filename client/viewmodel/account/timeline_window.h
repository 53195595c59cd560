// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"

#include <QtCore/QDate>

namespace kith::client {

/// The stretch of a conversation that is loaded for showing: entries without a hole, oldest first, those that wait last.
///
/// It begins at the end of the conversation, grows in both directions on demand, lets go of what is far from what is shown,
/// and moves elsewhere for a jump. While it is elsewhere, new messages do not come into it.
///
/// Owner: TimelinePresenter. Thread: the GUI's.
class TimelineWindow : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of the account: the caller; it outlives this object.
    explicit TimelineWindow(Account &account, QObject *parent = nullptr);

    /// Starts over at the newest messages. Range: wanted 1 to 1,000.
    void open(ConversationId id, int wanted);
    /// Starts over where reading stopped, far above the end. What is not kept here is asked for and arrives later; without a
    /// network the newest messages have to do.
    void openAround(ConversationId id, qint64 seq);
    void close();

    [[nodiscard]] ConversationId conversation() const { return m_id; }
    [[nodiscard]] const QList<TimelineEntry> &entries() const { return m_entries; }
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] const TimelineEntry *find(const QString &key) const;
    [[nodiscard]] const TimelineEntry *find(qint64 seq) const;

    void growUpwards();
    void growDownwards();
    /// What is far from these entries may go: long scrolling would else keep all that was ever passed. *Range*: closed.
    void letGoBeyond(qsizetype first, qsizetype last);
    /// Brings that message, or the first one after it that is left, into the window.
    void goTo(qint64 seq);
    void goTo(MessageId id);
    void goToEnd();
    /// The same, and shows the newest message also where the window stands at the end already.
    void goToLast();

    void take(const QStringList &keys);
    void reloadTicks();

signals:
    /// Entries came or went at the ends; those that were there are as they were.
    void grown();
    /// These were added, changed or taken away in place.
    void changed(const QStringList &keys);
    /// The window stands elsewhere now (isFar), or was there already; show that entry.
    void arrived(const QString &key, bool isFar);
    void loadingChanged();
    /// A wished jump failed.
    void failed(const kith::Error &error);

private:
    [[nodiscard]] qint64 oldestSeq() const;
    [[nodiscard]] qint64 newestSeq() const;
    void setLoading(bool isLoading);
    void prepend();
    void append();
    [[nodiscard]] QList<TimelineEntry> around(qint64 seq) const;
    void standAround(qint64 seq);
    void updateEnd();

    Account &m_account;
    ConversationId m_id;
    QList<TimelineEntry> m_entries;
    bool m_isAtEnd = true;
    bool m_isLoading = false;
};

} // namespace kith::client
