// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/files/transfers_view_model.h"
#include "client/viewmodel/timeline/day_view_model.h"
#include "client/viewmodel/timeline/forward_view_model.h"
#include "client/viewmodel/timeline/selection_view_model.h"
#include "client/viewmodel/timeline/voice_view_model.h"

namespace kith::client {

/// What the top of a conversation tells.
struct ConversationHeader
{
    QString conversationId;
    QString title;
    QString subtitle;
    QString initials;
    int colour = 0;
    bool isGroup = false;
    bool isOnline = false;
    QString picture = {}; ///< Address for Image; empty: the initials show.

    friend bool operator==(const ConversationHeader &, const ConversationHeader &) = default;
};

/// The open conversation: its header, its messages and what the reader does with them. Wishes leave as
/// signals; facts come in through the setters.
class TimelineViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::TimelineModel *model READ model CONSTANT)
    Q_PROPERTY(kith::client::SelectionViewModel *selection READ selection CONSTANT)
    Q_PROPERTY(kith::client::VoiceViewModel *voice READ voice CONSTANT)
    Q_PROPERTY(kith::client::TransfersViewModel *transfers READ transfers CONSTANT)
    Q_PROPERTY(kith::client::ForwardViewModel *forwarding READ forwarding CONSTANT)
    Q_PROPERTY(kith::client::DayViewModel *days READ days CONSTANT)
    Q_PROPERTY(QString conversationId READ conversationId NOTIFY headerChanged)
    Q_PROPERTY(QString title READ title NOTIFY headerChanged)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY headerChanged)
    Q_PROPERTY(QString initials READ initials NOTIFY headerChanged)
    Q_PROPERTY(int colour READ colour NOTIFY headerChanged)
    Q_PROPERTY(QString picture READ picture NOTIFY headerChanged)
    Q_PROPERTY(bool isGroup READ isGroup NOTIFY headerChanged)
    Q_PROPERTY(bool isOnline READ isOnline NOTIFY headerChanged)
    Q_PROPERTY(QString typing READ typing NOTIFY typingChanged)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(int unseen READ unseen NOTIFY unseenChanged)
    Q_PROPERTY(bool isAtEnd READ isAtEnd NOTIFY atEndChanged)
    Q_PROPERTY(QString pinnedText READ pinnedText NOTIFY pinnedChanged)
    Q_PROPERTY(int pinnedCount READ pinnedCount NOTIFY pinnedChanged)
    Q_PROPERTY(int unreadMentions READ unreadMentions NOTIFY mentionsChanged)

public:
    explicit TimelineViewModel(QObject *parent = nullptr);

    [[nodiscard]] TimelineModel *model() { return &m_model; }
    [[nodiscard]] SelectionViewModel *selection() { return &m_selection; }
    [[nodiscard]] VoiceViewModel *voice() { return &m_voice; }
    [[nodiscard]] TransfersViewModel *transfers() { return &m_transfers; }
    [[nodiscard]] ForwardViewModel *forwarding() { return &m_forwarding; }
    /// Where the reader chooses a day to go to; goToDate() follows.
    [[nodiscard]] DayViewModel *days() { return &m_days; }
    [[nodiscard]] QString conversationId() const { return m_header.conversationId; }
    [[nodiscard]] QString title() const { return m_header.title; }
    [[nodiscard]] QString subtitle() const { return m_header.subtitle; }
    [[nodiscard]] QString initials() const { return m_header.initials; }
    [[nodiscard]] int colour() const { return m_header.colour; }
    [[nodiscard]] QString picture() const { return m_header.picture; }
    [[nodiscard]] bool isGroup() const { return m_header.isGroup; }
    [[nodiscard]] bool isOnline() const { return m_header.isOnline; }
    [[nodiscard]] QString typing() const { return m_typing; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// Messages of others below the newest one that was on screen.
    [[nodiscard]] int unseen() const { return m_unseen; }

    /// The rows reach the newest message; else the reader has jumped somewhere, and toEnd() leads back.
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    /// The message pinned last, in one line, and how many there are.
    [[nodiscard]] QString pinnedText() const { return m_pinnedText; }
    [[nodiscard]] int pinnedCount() const { return m_pinnedCount; }
    /// Unread messages that name the reader, below what has been on screen.
    [[nodiscard]] int unreadMentions() const { return m_unreadMentions; }

    /// The pictures of the messages that are loaded, oldest first: {key, name, picture, whole, sender, time}.
    [[nodiscard]] Q_INVOKABLE QVariantList pictures() const;
    /// Row to open at: the first new message; -1 for the end.
    [[nodiscard]] Q_INVOKABLE int openingRow() const;
    /// The view says that this row and all older ones have been on screen.
    Q_INVOKABLE void rowSeen(int row);
    Q_INVOKABLE void loadOlder();
    Q_INVOKABLE void loadNewer();
    /// The view shows the rows from `newest` to `oldest`: what is far from them may go. Nothing does while messages are picked.
    Q_INVOKABLE void letGoBeyond(int newest, int oldest);
    /// Wishes to see a message: revealed() says its row once it is there.
    Q_INVOKABLE void goTo(const QString &messageId) { Q_EMIT goToRequested(messageId); }
    Q_INVOKABLE void goToDate(const QDate &date) { Q_EMIT dateRequested(date); }
    Q_INVOKABLE void goToEnd() { Q_EMIT endRequested(); }
    Q_INVOKABLE void goToMention() { Q_EMIT mentionRequested(); }
    /// The next pinned message above the one shown last; after the oldest the newest again.
    Q_INVOKABLE void goToPinned() { Q_EMIT pinnedRequested(); }
    Q_INVOKABLE void react(const QString &messageId, const QString &emoji) { Q_EMIT reactRequested(messageId, emoji); }
    Q_INVOKABLE void pin(const QString &messageId, bool isOn) { Q_EMIT pinRequested(messageId, isOn); }
    Q_INVOKABLE void reply(const QString &messageId) { Q_EMIT replyRequested(messageId); }
    Q_INVOKABLE void forward(const QString &messageId) { Q_EMIT forwardRequested(messageId); }
    Q_INVOKABLE void edit(const QString &key) { Q_EMIT editRequested(key); }
    Q_INVOKABLE void editLast() { Q_EMIT editLastRequested(); }
    /// A link in a message was pressed.
    Q_INVOKABLE void follow(const QString &href) { Q_EMIT linkRequested(href); }
    /// Wishes to see what the page behind the link of a message says of itself: previewQuestion() asks first.
    Q_INVOKABLE void askPreview(const QString &messageId) { Q_EMIT previewRequested(messageId); }
    /// Agrees to what previewQuestion() said: to that address, whatever the message says by now.
    Q_INVOKABLE void fetchPreview(const QString &messageId, const QString &address) { Q_EMIT previewConfirmed(messageId, address); }
    Q_INVOKABLE void removePreview(const QString &messageId) { Q_EMIT previewRemoved(messageId); }
    Q_INVOKABLE void copy(const QString &text) { Q_EMIT copyRequested(text); }
    /// The text of that message as it was written, which is not always as it is drawn.
    Q_INVOKABLE void copyMessage(const QString &key);
    Q_INVOKABLE void retry(const QString &key) { Q_EMIT retryRequested(key); }
    Q_INVOKABLE void discard(const QString &key) { Q_EMIT discardRequested(key); }
    Q_INVOKABLE void unsend(const QString &messageId) { Q_EMIT unsendRequested(messageId); }
    Q_INVOKABLE void showReaders(const QString &messageId) { Q_EMIT readersRequested(messageId); }

    void setHeader(const ConversationHeader &header);
    void setTyping(const QString &sentence);
    void setLoading(bool isLoading);
    void setNewMark(const std::optional<NewMark> &mark) { m_mark = mark; }
    /// *Range* oldest first, without holes. `isOtherConversation` starts over at openingRow().
    void setMessages(const QList<TimelineMessage> &messages, bool isOtherConversation, const QDate &today);
    /// Other messages of the same conversation, after a jump; shows the one with that key.
    void setWindow(const QList<TimelineMessage> &messages, const QString &key, const QDate &today);
    /// Shows a message that is in the rows already.
    void reveal(const QString &key);
    void setAtEnd(bool isAtEnd);
    void setPinned(const QString &text, int count);
    void setUnreadMentions(int count);
    /// Of the whole conversation: more may be unread than is loaded.
    void setUnread(int count);

signals:
    void headerChanged();
    void typingChanged();
    void loadingChanged();
    void unseenChanged();
    void atEndChanged();
    void pinnedChanged();
    void mentionsChanged();
    /// Another conversation's messages are in place: the view positions itself.
    void opened();
    /// The view brings this row to the eye. `isFar`: the rows around it are others than before.
    void revealed(int row, bool isFar);
    /// The person has to agree before this address is opened; `reason` is a sentence.
    void linkQuestion(const QString &address, const QString &reason);
    void linkConfirmed(const QString &address);
    /// The person has to agree before `place` is asked; `isOpen`: without encryption.
    void previewQuestion(const QString &messageId, const QString &place, const QString &address, bool isOpen);
    void previewRequested(const QString &messageId);
    void previewConfirmed(const QString &messageId, const QString &address);
    void previewRemoved(const QString &messageId);

    void seen(qint64 seq);
    void olderRequested();
    void newerRequested();
    void letGoRequested(int newest, int oldest);
    void goToRequested(const QString &messageId);
    void dateRequested(const QDate &date);
    void endRequested();
    void mentionRequested();
    void pinnedRequested();
    void reactRequested(const QString &messageId, const QString &emoji);
    void pinRequested(const QString &messageId, bool isOn);
    void replyRequested(const QString &messageId);
    void forwardRequested(const QString &messageId);
    void editRequested(const QString &key);
    void editLastRequested();
    void linkRequested(const QString &href);
    void copyRequested(const QString &text);
    void retryRequested(const QString &key);
    void discardRequested(const QString &key);
    void unsendRequested(const QString &messageId);
    void readersRequested(const QString &messageId);

private:
    void countUnseen();

    TimelineModel m_model;
    SelectionViewModel m_selection{m_model};
    ForwardViewModel m_forwarding;
    VoiceViewModel m_voice;
    TransfersViewModel m_transfers;
    DayViewModel m_days;
    ConversationHeader m_header;
    QString m_typing;
    bool m_isLoading = false;
    std::optional<NewMark> m_mark;
    qint64 m_seenSeq = 0;
    int m_unread = 0;
    int m_unseen = 0;
    bool m_isAtEnd = true;
    QString m_pinnedText;
    int m_pinnedCount = 0;
    int m_unreadMentions = 0;
};

} // namespace kith::client
