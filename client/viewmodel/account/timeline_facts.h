// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/account/picture_rule.h"
#include "client/viewmodel/app/app_view_model.h"
#include "client/viewmodel/timeline/timeline_message.h"

#include <QtCore/QHash>

namespace kith::client {

/// Makes what is shown of the entries of the open conversation, each once: a page more costs what a page costs, however many
/// are there already.
///
/// What it made stays until it is told to forget it, so whoever learns that something changed has to tell it.
///
/// Owner: TimelinePresenter. Thread: the GUI's.
class TimelineFacts
{
public:
    /// *Owner* of all three: the caller; they outlive this object.
    TimelineFacts(Account &account, AppViewModel &app, const PictureRule &pictures);

    /// In the order of the entries. Of others no more than as many are kept.
    [[nodiscard]] QList<TimelineMessage> of(const QList<TimelineEntry> &entries, const Conversation &conversation);
    /// Names, pictures, previews or rules changed.
    void forget();
    /// These entries changed; what quotes a message goes as well.
    void forget(const QStringList &keys);

private:
    /// What the conversation has to do with its messages.
    struct Rights
    {
        ConversationId id;
        bool isGroup = false;
        Role role = Role::Member;
        bool hasLeft = false;
        friend bool operator==(const Rights &, const Rights &) = default;
    };
    [[nodiscard]] TimelineMessage make(const TimelineEntry &entry, const Conversation &conversation) const;

    Account &m_account;
    AppViewModel &m_app;
    const PictureRule &m_pictures;
    Rights m_rights;
    QHash<QString, TimelineMessage> m_known;
};

} // namespace kith::client
