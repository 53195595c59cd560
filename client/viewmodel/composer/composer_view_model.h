// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/composer/completion_view_model.h"
#include "client/viewmodel/composer/recorder_view_model.h"
#include "client/viewmodel/files/attachments_view_model.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// What is being written in the open conversation. The text outlives every change of conversation: it is
/// handed out through draftChanged() and comes back through openDraft().
class ComposerViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(kith::client::CompletionViewModel *completion READ completion CONSTANT)
    Q_PROPERTY(kith::client::RecorderViewModel *recorder READ recorder CONSTANT)
    Q_PROPERTY(kith::client::AttachmentsViewModel *attachments READ attachments CONSTANT)
    Q_PROPERTY(QString placeholder READ placeholder NOTIFY placeholderChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY textChanged)
    Q_PROPERTY(int overLength READ overLength NOTIFY textChanged)
    Q_PROPERTY(Mode mode READ mode NOTIFY modeChanged)
    Q_PROPERTY(QString modeTitle READ modeTitle NOTIFY modeChanged)
    Q_PROPERTY(QString modeText READ modeText NOTIFY modeChanged)
    Q_PROPERTY(QString barred READ barred NOTIFY barredChanged)
    Q_PROPERTY(bool canUnblock READ canUnblock NOTIFY barredChanged)
    Q_PROPERTY(QString foreignDraft READ foreignDraft NOTIFY foreignDraftChanged)

public:
    /// What sending does with the text.
    enum class Mode { Write, Reply, Edit };
    Q_ENUM(Mode)

    explicit ComposerViewModel(QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] CompletionViewModel *completion() { return &m_completion; }
    [[nodiscard]] RecorderViewModel *recorder() { return &m_recorder; }
    [[nodiscard]] AttachmentsViewModel *attachments() { return &m_attachments; }
    [[nodiscard]] QString placeholder() const { return m_placeholder; }
    [[nodiscard]] bool canSend() const;
    /// *Units* characters beyond what the server takes; 0 while it fits.
    [[nodiscard]] int overLength() const;

    [[nodiscard]] Mode mode() const { return m_mode; }
    /// Above the text while replying or editing: whom or what it is about.
    [[nodiscard]] QString modeTitle() const { return m_modeTitle; }
    [[nodiscard]] QString modeText() const { return m_modeText; }
    /// The message's id (Reply) or key (Edit).
    [[nodiscard]] QString subject() const { return m_subject; }
    /// What was begun on another device, where it is not what stands here.
    [[nodiscard]] QString foreignDraft() const { return m_foreignDraft; }

    /// Why nothing can be written here, one sentence; empty: it can. What was written before is kept.
    [[nodiscard]] QString barred() const { return m_barred; }
    /// One's own block is the reason.
    [[nodiscard]] bool canUnblock() const { return m_canUnblock; }
    void setBarred(const QString &reason, bool canUnblock);
    Q_INVOKABLE void unblock() { Q_EMIT unblockRequested(); }

    /// Does nothing while canSend() is false, or where nothing can be written.
    Q_INVOKABLE void send();
    /// Stops replying or editing. What was being written before an edit comes back.
    Q_INVOKABLE void endMode();
    /// Puts the text from the other device into the composer; what stood there stays above it.
    Q_INVOKABLE void useForeignDraft();
    Q_INVOKABLE void dismissForeignDraft();
    /// Arrow up in an empty composer.
    Q_INVOKABLE void editLast();

    void openDraft(const QString &conversationId, const QString &draft, const QString &placeholder);
    void startReply(const QString &messageId, const QString &sender, const QString &text);
    void startEdit(const QString &key, const QString &text);
    void setForeignDraft(const QString &text);

signals:
    void textChanged();
    void placeholderChanged();

    void modeChanged();
    void barredChanged();
    void unblockRequested();
    void foreignDraftChanged();
    /// What another device began goes on here.
    void foreignDraftUsed();

    /// `mode` and `subject` are as they were when it was sent.
    void sendRequested(const QString &conversationId, const QString &text, kith::client::ComposerViewModel::Mode mode,
                       const QString &subject);
    void editLastRequested();
    void draftChanged(const QString &conversationId, const QString &text);
    /// At most every limits::typingEvery while something is being written.
    void typed(const QString &conversationId);

private:
    CompletionViewModel m_completion;
    RecorderViewModel m_recorder;
    AttachmentsViewModel m_attachments;
    QString m_conversationId;
    QString m_text;
    QString m_placeholder;
    QElapsedTimer m_sinceTyped;
    Mode m_mode = Mode::Write;
    QString m_subject;
    QString m_modeTitle;
    QString m_modeText;
    QString m_heldBack; ///< what was being written when an edit began
    QString m_barred;
    bool m_canUnblock = false;
    QString m_foreignDraft;
    bool m_leavesForeignDraft = false; ///< "Leave it there", until the conversation is opened again

    void setMode(Mode mode, const QString &subject, const QString &title, const QString &text);
};

} // namespace kith::client
