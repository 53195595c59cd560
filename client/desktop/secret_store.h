// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>

namespace kith::client {

/// Small secrets in the system's keychain (Secret Service, KWallet, …). There is no fallback to a file: where no keychain
/// can be reached, a secret lives in memory for this run, and the answer says so.
///
/// Thread: the GUI's; the keychain is asked without waiting.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    template<class T>
    using Answer = std::function<void(const Result<T> &)>;

    /// `service` is the name under which the keychain shows the entries.
    explicit SecretStore(const QString &service, QObject *parent = nullptr);

    /// Answers an empty text when there is no such secret. Errors: Storage with a sentence.
    void read(const QString &key, QObject *context, Answer<QString> answer);
    /// Errors: Storage: the secret is kept for this run only; the sentence says why.
    void write(const QString &key, const QString &secret, QObject *context, Answer<void> answer);
    void remove(const QString &key, QObject *context, Answer<void> answer);

private:
    QString m_service;
    QHash<QString, QString> m_session;
};

} // namespace kith::client
