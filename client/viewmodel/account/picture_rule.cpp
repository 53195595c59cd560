// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/picture_rule.h"

namespace kith::client {

namespace {

constexpr int preview = 1024;

bool isHere(Account &account, const QString &key)
{
    FileSource source = FileSource::fromKey(key);
    const Files &files = account.files();
    if (files.stateOf(source).where == FileState::Where::Here)
        return true;
    source.size = preview;
    return files.stateOf(source).where == FileState::Where::Here;
}

} // namespace

PictureRule::PictureRule(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    connect(app.settings(), &SettingsViewModel::pictureLoadingChanged, this, &PictureRule::changed);
    connect(&account.people(), &People::contactsChanged, this, &PictureRule::changed);
    connect(app.timeline()->transfers(), &TransfersViewModel::showRequested, this, [this](const QString &key) {
        m_asked.insert(key);
        Q_EMIT changed();
    });
}

void PictureRule::apply(const Message &message, QList<FileFacts> &files) const
{
    const int loading = m_app.settings()->pictureLoading();
    if (files.isEmpty() || message.sender == m_account.people().myId() || loading == SettingsViewModel::OfEverybody)
        return;
    if (loading == SettingsViewModel::OfContacts) {
        const auto contact = m_account.people().contactOf(message.sender);
        if (contact && contact->status == ContactStatus::Accepted)
            return;
    }
    for (FileFacts &file : files) {
        if (!file.isPicture || m_asked.contains(file.key) || isHere(m_account, file.key))
            continue;
        file.isHeld = true;
        file.picture.clear();
        file.whole.clear();
    }
}

} // namespace kith::client
