// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/storage_presenter.h"

#include "client/viewmodel/account/sentences.h"

#include <QtCore/QFile>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

StoragePresenter::StoragePresenter(AccountStore &store, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_app(app)
{
    StorageViewModel *storage = app.storage();
    connect(storage, &StorageViewModel::rebuildRequested, this, [this] {
        if (!m_store.current())
            return;
        if (const Result<void> begun = m_store.rebuildCache(m_store.current()); !begun)
            m_app.storage()->setEnded(sentenceOf(begun.error()), true);
    });
    connect(storage, &StorageViewModel::cancelRequested, this, [this] {
        if (!m_store.rebuild())
            return;
        m_store.cancelRebuild();
        m_app.storage()->setEnded(tr("Stopped. Nothing has changed."), false);
    });
    connect(app.settings(), &SettingsViewModel::fileBoundChanged, this, [this] {
        applyBound();
        m_app.storage()->refresh();
    });
    connect(&store, &AccountStore::accountAdded, this, &StoragePresenter::applyBound);
    applyBound();
    connect(storage, &StorageViewModel::forgetRequested, this, &StoragePresenter::forgetDamaged);
    connect(&store, &AccountStore::rebuildChanged, this, &StoragePresenter::showRebuild);
    connect(&store, &AccountStore::rebuildEnded, this, [this](const Result<void> &outcome) {
        m_app.storage()->setEnded(outcome ? tr("Done: everything here is as the server has it.") : sentenceOf(outcome.error()), !outcome);
    });
}

void StoragePresenter::showFolder()
{
    applyBound();
    m_app.storage()->setFolder(m_store.current() ? m_store.cacheFolder(*m_store.current()) : QString());
}

/// To each account by itself.
void StoragePresenter::applyBound()
{
    for (Account *account : m_store.accounts())
        account->files().downloads().setBound(m_app.settings()->fileBoundBytes());
}

void StoragePresenter::showRebuild()
{
    if (const auto progress = m_store.rebuild())
        m_app.storage()->setProgress(progress->done, progress->total, progress->isWaiting);
}

void StoragePresenter::tellLoss(const Account &account)
{
    const std::optional<CacheLoss> loss = account.cacheLoss();
    if (!loss)
        return;
    QStringList saved;
    if (loss->messages > 0)
        saved.append(tr("%n message(s) not sent yet", nullptr, loss->messages));
    if (loss->drafts > 0)
        saved.append(tr("%n draft(s)", nullptr, loss->drafts));
    const QString what = tr("The copy of your messages on this computer was damaged. It is fetched again from your server.");
    m_app.setNotice(saved.isEmpty() ? what : what + u' ' + tr("Saved from it: %1.").arg(saved.join(u", "_s)),
                    AppViewModel::Stay::UntilDismissed);
}

void StoragePresenter::forgetDamaged()
{
    if (!m_store.current())
        return;
    const QStringList files = damagedCachesIn(m_store.cacheFolder(*m_store.current()));
    for (const QString &file : files) {
        for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(file + end);
    }
    m_app.storage()->refresh();
}

} // namespace kith::client
