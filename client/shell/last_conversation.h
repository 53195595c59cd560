// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

#include <functional>

class QSettings;

namespace kith::client {

class ChatsViewModel;

/// The conversation that was open comes back with the account: at the next start, and when accounts are switched.
class LastConversation : public QObject
{
    Q_OBJECT

public:
    /// `account` names the one that is shown; empty: nobody is signed in. *Owner* of all: the caller.
    LastConversation(QSettings &file, ChatsViewModel &chats, std::function<QString()> account, QObject *parent = nullptr);

    /// Opens what the shown account had open last, once its row is there. An open conversation stays.
    void restore();

private:
    [[nodiscard]] QString key() const;
    void remember();

    QSettings &m_file;
    ChatsViewModel &m_chats;
    const std::function<QString()> m_account;
};

} // namespace kith::client
