// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/composer/composer_view_model.h"

#include "shared/limits.h"
#include "shared/validation.h"

#include <algorithm>

namespace kith::client {

void ComposerViewModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    const bool isLonger = text.size() > m_text.size();
    m_text = text;
    Q_EMIT textChanged();
    Q_EMIT draftChanged(m_conversationId, m_text);
    constexpr qint64 pauseMs = std::chrono::milliseconds(limits::typingEvery).count();
    if (isLonger && (!m_sinceTyped.isValid() || m_sinceTyped.elapsed() >= pauseMs)) {
        m_sinceTyped.start();
        Q_EMIT typed(m_conversationId);
    }
}

bool ComposerViewModel::canSend() const
{
    return !m_conversationId.isEmpty() && overLength() == 0 && !m_text.trimmed().isEmpty();
}

int ComposerViewModel::overLength() const
{
    if (m_text.size() <= limits::messageLength)
        return 0;
    return int(std::max<qsizetype>(0, codePoints(m_text.trimmed()) - limits::messageLength));
}

void ComposerViewModel::send()
{
    if (!canSend())
        return;
    const QString text = m_text.trimmed();
    m_text.clear();
    m_sinceTyped.invalidate();
    Q_EMIT sendRequested(m_conversationId, text);
    Q_EMIT textChanged();
    Q_EMIT draftChanged(m_conversationId, m_text);
}

void ComposerViewModel::openDraft(const QString &conversationId, const QString &draft, const QString &placeholder)
{
    m_conversationId = conversationId;
    m_sinceTyped.invalidate();
    if (m_placeholder != placeholder) {
        m_placeholder = placeholder;
        Q_EMIT placeholderChanged();
    }
    if (m_text != draft) {
        m_text = draft;
        Q_EMIT textChanged();
    }
}

} // namespace kith::client
