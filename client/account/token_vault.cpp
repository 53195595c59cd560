// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/token_vault.h"

namespace kith::client {

void SessionTokenVault::read(const QString &key, QObject *context, Answer<QString> answer)
{
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer), token = m_tokens.value(key)] { answer(token); }, Qt::QueuedConnection);
}

void SessionTokenVault::write(const QString &key, const QString &token, QObject *context, Answer<void> answer)
{
    m_tokens.insert(key, token);
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer)] { answer({}); }, Qt::QueuedConnection);
}

void SessionTokenVault::remove(const QString &key, QObject *context, Answer<void> answer)
{
    m_tokens.remove(key);
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer)] { answer({}); }, Qt::QueuedConnection);
}

} // namespace kith::client
