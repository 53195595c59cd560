// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace kith::server {

/// One command of the administrator that is one call of the API.
struct AdminAction
{
    enum class Subject {
        None,
        Person, ///< an id, an e-mail address or a phone number
        Invitation, ///< its code or its id
        Recipient, ///< a person as above, sent as `userId`; else the id of a push endpoint, sent as `endpointId`
    };
    struct Option
    {
        enum class Kind {
            Text,
            Number,
            Lifetime, ///< `7d`, sent as the time at which it is over
            Switch,
        };
        const char *flag; ///< `--email`; without dashes: a word in its place
        const char *field; ///< of the request
        const char *help;
        bool isRequired = false;
        Kind kind = Kind::Text;
        QJsonValue whenSet = {}; ///< Switch: what it sends
    };
    const char *group; ///< `user`
    const char *name; ///< `add`
    const char *help;
    const char *verb;
    const char *path; ///< `{id}` is the subject
    Subject subject = Subject::None;
    QJsonObject fixed = {}; ///< sent always
    std::vector<Option> options = {};
    const char *list = nullptr; ///< the answer's list, page by page: `users`
    QStringList columns = {}; ///< of the list, for people
    const char *done = nullptr; ///< what to say to people; `%1` is the subject
    bool isDestructive = false; ///< asks first, or wants --yes
    bool takesPassword = false;
    const char *follow = nullptr; ///< a path that is asked again, with progress on a terminal, until its `building` is false
    bool isDelivery = false; ///< failed where a `result` of the answer is not `delivered`
};

[[nodiscard]] const std::vector<AdminAction> &adminActions();

} // namespace kith::server
