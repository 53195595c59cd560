// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/composer/composer_view_model.h"

#include "shared/limits.h"
#include "shared/validation.h"

#include <algorithm>
#include <utility>

namespace kith::client {

ComposerViewModel::ComposerViewModel(QObject *parent)
    : QObject(parent)
{
    connect(&m_attachments, &AttachmentsViewModel::countChanged, this, &ComposerViewModel::textChanged);
}

void ComposerViewModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    const bool isLonger = text.size() > m_text.size();
    m_text = text;
    Q_EMIT textChanged();
    if (m_mode != Mode::Edit)
        Q_EMIT draftChanged(m_conversationId, m_text);
    constexpr qint64 pauseMs = std::chrono::milliseconds(limits::typingEvery).count();
    if (isLonger && (!m_sinceTyped.isValid() || m_sinceTyped.elapsed() >= pauseMs)) {
        m_sinceTyped.start();
        Q_EMIT typed(m_conversationId);
    }
}

bool ComposerViewModel::canSend() const
{
    if (m_conversationId.isEmpty() || overLength() > 0)
        return false;
    if (m_mode != Mode::Edit && m_attachments.count() > 0)
        return m_attachments.areReady();
    return !m_text.trimmed().isEmpty();
}

int ComposerViewModel::overLength() const
{
    if (m_text.size() <= limits::messageLength)
        return 0;
    return int(std::max<qsizetype>(0, codePoints(m_text.trimmed()) - limits::messageLength));
}

void ComposerViewModel::send()
{
    if (!canSend() || !m_barred.isEmpty())
        return;
    const QString text = m_text.trimmed();
    const Mode mode = m_mode;
    const QString subject = m_subject;
    m_text = std::exchange(m_heldBack, {});
    m_sinceTyped.invalidate();
    setMode(Mode::Write, {}, {}, {});
    Q_EMIT sendRequested(m_conversationId, text, mode, subject);
    Q_EMIT textChanged();
    Q_EMIT draftChanged(m_conversationId, m_text);
}

void ComposerViewModel::setMode(Mode mode, const QString &subject, const QString &title, const QString &text)
{
    if (m_mode == mode && m_subject == subject)
        return;
    m_mode = mode;
    m_subject = subject;
    m_modeTitle = title;
    m_modeText = text;
    Q_EMIT modeChanged();
}

void ComposerViewModel::endMode()
{
    const bool wasEdit = m_mode == Mode::Edit;
    setMode(Mode::Write, {}, {}, {});
    if (wasEdit)
        setText(std::exchange(m_heldBack, {}));
}

void ComposerViewModel::startReply(const QString &messageId, const QString &sender, const QString &text)
{
    if (m_mode == Mode::Edit)
        endMode();
    setMode(Mode::Reply, messageId, tr("Reply to %1").arg(sender), text);
}

void ComposerViewModel::startEdit(const QString &key, const QString &text)
{
    const QString before = m_mode == Mode::Edit ? m_heldBack : m_text;
    setMode(Mode::Edit, key, tr("Edit message"), text.simplified());
    m_heldBack = before;
    setText(text);
}

void ComposerViewModel::editLast()
{
    if (m_text.isEmpty() && m_mode == Mode::Write)
        Q_EMIT editLastRequested();
}

void ComposerViewModel::setBarred(const QString &reason, bool canUnblock)
{
    if (m_barred == reason && m_canUnblock == canUnblock)
        return;
    m_barred = reason;
    m_canUnblock = canUnblock;
    Q_EMIT barredChanged();
}

void ComposerViewModel::setForeignDraft(const QString &text)
{
    const QString shown = m_leavesForeignDraft || text.trimmed() == m_text.trimmed() ? QString() : text;
    if (m_foreignDraft == shown)
        return;
    m_foreignDraft = shown;
    Q_EMIT foreignDraftChanged();
}

void ComposerViewModel::useForeignDraft()
{
    const QString text = m_foreignDraft;
    Q_EMIT foreignDraftUsed();
    setForeignDraft({});
    setText(m_text.trimmed().isEmpty() ? text : m_text + u'\n' + text);
}

void ComposerViewModel::dismissForeignDraft()
{
    m_leavesForeignDraft = true;
    setForeignDraft({});
}

void ComposerViewModel::openDraft(const QString &conversationId, const QString &draft, const QString &placeholder)
{
    m_conversationId = conversationId;
    m_heldBack.clear();
    m_leavesForeignDraft = false;
    setMode(Mode::Write, {}, {}, {});
    m_sinceTyped.invalidate();
    if (m_placeholder != placeholder) {
        m_placeholder = placeholder;
        Q_EMIT placeholderChanged();
    }
    m_text = draft;
    // Also of the same words: whether they can be sent is another matter in another conversation.
    Q_EMIT textChanged();
}

} // namespace kith::client
