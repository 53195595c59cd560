// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"

#include <QtCore/QHash>

namespace kith::client {

/// Where tokens are kept between two runs. The application wires the system's keychain in; answers come through `context`.
class TokenVault
{
public:
    virtual ~TokenVault() = default;
    /// Answers an empty text when nothing is kept under that key.
    virtual void read(const QString &key, QObject *context, Answer<QString> answer) = 0;
    virtual void write(const QString &key, const QString &token, QObject *context, Answer<void> answer) = 0;
    virtual void remove(const QString &key, QObject *context, Answer<void> answer) = 0;
};

/// Keeps tokens for this run only: for tests, and where there is no keychain.
class SessionTokenVault : public TokenVault
{
public:
    void read(const QString &key, QObject *context, Answer<QString> answer) override;
    void write(const QString &key, const QString &token, QObject *context, Answer<void> answer) override;
    void remove(const QString &key, QObject *context, Answer<void> answer) override;

private:
    QHash<QString, QString> m_tokens;
};

} // namespace kith::client
