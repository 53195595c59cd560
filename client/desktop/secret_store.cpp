// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/secret_store.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

#include <qt6keychain/keychain.h>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

QString sentence(const QKeychain::Job &job)
{
    // A session bus on which nobody offers a keychain, and nobody can be started to, is no keychain either.
    if (job.error() == QKeychain::NoBackendAvailable || job.errorString().contains(u"org.freedesktop.secrets"_s))
        return QCoreApplication::translate("SecretStore",
                                           "This computer has no keychain running, so you stay signed in only until Kith is closed.");
    if (job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser)
        return QCoreApplication::translate("SecretStore",
                                           "The keychain was not unlocked, so you stay signed in only until Kith is closed.");
    return QCoreApplication::translate("SecretStore", "The keychain cannot be used (%1), so you stay signed in only until Kith is closed.")
        .arg(job.errorString());
}

void prepare(QKeychain::Job &job, const QString &key)
{
    job.setAutoDelete(true);
    job.setInsecureFallback(false);
    job.setKey(key);
}

} // namespace

SecretStore::SecretStore(const QString &service, QObject *parent)
    : QObject(parent)
    , m_service(service)
{
}

void SecretStore::read(const QString &key, QObject *context, Answer<QString> answer)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    prepare(*job, key);
    connect(job, &QKeychain::Job::finished, this, [this, job, key, guard = QPointer<QObject>(context), answer = std::move(answer)] {
        const QString session = m_session.value(key);
        Result<QString> outcome(job->textData());
        if (job->error() == QKeychain::EntryNotFound || (job->error() != QKeychain::NoError && !session.isEmpty())) {
            outcome = session;
        } else if (job->error() != QKeychain::NoError) {
            outcome = Error{.code = ErrorCode::Storage, .detail = sentence(*job)};
        }
        if (guard && answer)
            answer(outcome);
    });
    job->start();
}

void SecretStore::write(const QString &key, const QString &secret, QObject *context, Answer<void> answer)
{
    m_session.insert(key, secret);
    auto *job = new QKeychain::WritePasswordJob(m_service);
    prepare(*job, key);
    job->setTextData(secret);
    connect(job, &QKeychain::Job::finished, this, [job, guard = QPointer<QObject>(context), answer = std::move(answer)] {
        Result<void> outcome;
        if (job->error() != QKeychain::NoError)
            outcome = Error{.code = ErrorCode::Storage, .detail = sentence(*job)};
        if (guard && answer)
            answer(outcome);
    });
    job->start();
}

void SecretStore::remove(const QString &key, QObject *context, Answer<void> answer)
{
    m_session.remove(key);
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    prepare(*job, key);
    connect(job, &QKeychain::Job::finished, this, [job, guard = QPointer<QObject>(context), answer = std::move(answer)] {
        // Without a keychain nothing was kept in one.
        const bool isGone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound
                            || job->error() == QKeychain::NoBackendAvailable;
        if (guard && answer)
            answer(isGone ? Result<void>() : Result<void>(Error{.code = ErrorCode::Storage, .detail = job->errorString()}));
    });
    job->start();
}

} // namespace kith::client
