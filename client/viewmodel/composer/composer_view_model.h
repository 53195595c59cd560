// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    Q_PROPERTY(QString placeholder READ placeholder NOTIFY placeholderChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY textChanged)
    Q_PROPERTY(int overLength READ overLength NOTIFY textChanged)

public:
    using QObject::QObject;

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] QString placeholder() const { return m_placeholder; }
    [[nodiscard]] bool canSend() const;
    /// *Units* characters beyond what the server takes; 0 while it fits.
    [[nodiscard]] int overLength() const;

    /// Does nothing while canSend() is false.
    Q_INVOKABLE void send();

    void openDraft(const QString &conversationId, const QString &draft, const QString &placeholder);

signals:
    void textChanged();
    void placeholderChanged();

    void sendRequested(const QString &conversationId, const QString &text);
    void draftChanged(const QString &conversationId, const QString &text);
    /// At most every limits::typingEvery while something is being written.
    void typed(const QString &conversationId);

private:
    QString m_conversationId;
    QString m_text;
    QString m_placeholder;
    QElapsedTimer m_sinceTyped;
};

} // namespace kith::client
