// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/shell/last_conversation.h"

#include "client/viewmodel/chats/chats_view_model.h"

#include <QtCore/QSettings>
#include <QtCore/QUrl>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

LastConversation::LastConversation(QSettings &file, ChatsViewModel &chats, std::function<QString()> account, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_chats(chats)
    , m_account(std::move(account))
{
    connect(&chats, &ChatsViewModel::currentIdChanged, this, &LastConversation::remember);
}

QString LastConversation::key() const
{
    // A slash would make groups of the file.
    const QString account = m_account();
    return account.isEmpty() ? QString() : u"open/"_s + QString::fromLatin1(QUrl::toPercentEncoding(account));
}

void LastConversation::restore()
{
    const QString place = key();
    const QString last = place.isEmpty() ? QString() : m_file.value(place).toString();
    if (!last.isEmpty() && m_chats.currentId().isEmpty())
        m_chats.openWhenThere(last);
}

void LastConversation::remember()
{
    // Closed is every conversation as well while accounts change.
    const QString place = key();
    if (!place.isEmpty() && !m_chats.currentId().isEmpty())
        m_file.setValue(place, m_chats.currentId());
}

} // namespace kith::client
