// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/user.h"

#include <QtCore/QHash>

#include <mutex>

namespace kith::server {

/// Who is online right now. Written by the realtime room, read by whoever answers "is she there?".
///
/// Visibility is not decided here: ask the users room whether the caller may see it. Thread: any.
class PresenceBoard
{
public:
    /// True when this changed what others see.
    bool setOnline(UserId user, bool isOnline, Timestamp at);
    [[nodiscard]] Presence of(UserId user) const;
    [[nodiscard]] qsizetype onlineCount() const;

private:
    mutable std::mutex m_mutex;
    QHash<UserId, Presence> m_people;
};

} // namespace kith::server
