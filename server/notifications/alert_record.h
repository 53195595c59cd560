// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/alert_reason.h"
#include "shared/ids.h"
#include "shared/timestamp.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <map>
#include <vector>

namespace kith::server {

/// What was decided about one message for everybody, or what came of it later.
///
/// Small whatever the size of the group: what holds for most members is said once, and only the others are listed. A
/// device that is in no list was not connected.
struct AlertRecord
{
    enum class Stage {
        Decided, ///< when the message came
        RangLater, ///< the first device had stayed silent: `rang`
        Pushed, ///< one of `pushed` was told, or could not be: `outcome`
    };

    MessageId message;
    Stage stage = Stage::Decided;
    Timestamp at{};
    AlertReason usual = AlertReason::RuleAll;
    std::map<AlertReason, std::vector<UserId>> others = {};
    std::vector<SessionId> rang = {};
    std::vector<SessionId> viewing = {};
    std::vector<SessionId> otherDevice = {};
    std::vector<EndpointId> pushed = {}; ///< queued for these; at Pushed: the one that `outcome` is of
    QString outcome = {};

    /// Of a member then, other than the sender.
    [[nodiscard]] AlertReason reasonFor(UserId user) const;
    friend bool operator==(const AlertRecord &, const AlertRecord &) = default;
};

/// The body of one row of alert_log; order of ids within a list is not kept.
[[nodiscard]] QByteArray encodeAlertRecords(const std::vector<AlertRecord> &records);
/// Of the records in `body` those about `message`; of all when it is null. What cannot be read is left out.
[[nodiscard]] std::vector<AlertRecord> decodeAlertRecords(const QByteArray &body, MessageId message = {});

} // namespace kith::server
