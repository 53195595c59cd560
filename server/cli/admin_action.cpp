// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/admin_action.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
using Subject = AdminAction::Subject;
using Kind = AdminAction::Option::Kind;

constexpr const char *people = "/api/admin/users";
constexpr const char *person = "/api/admin/users/{id}";
constexpr const char *invitations = "/api/admin/invites";
constexpr const char *searchIndex = "/api/admin/search";

std::vector<AdminAction> userActions()
{
    return {
        {.group = "user",
         .name = "add",
         .help = "Make an account. Without a password a one-time code is printed, with which the person sets one",
         .verb = "POST",
         .path = people,
         .options = {{"--email", "email", "E-mail address", true},
                     {"--phone", "phone", "Phone number, with its country's code or together with --country", true},
                     {"--firstname", "firstname", "First name", true},
                     {"--lastname", "lastname", "Last name"},
                     {"--country", "country", "Two letters, such as SE", true},
                     {"--role", "role", "person or administrator (default: person)"}},
         .done = "The account was made.",
         .takesPassword = true},
        {.group = "user",
         .name = "list",
         .help = "The accounts, oldest first",
         .verb = "GET",
         .path = people,
         .options = {{"--query", "q", "Part of a name, an e-mail address or a phone number"},
                     {"--status", "status", "active, disabled or erased"},
                     {"--role", "role", "person or administrator"}},
         .list = "users",
         .columns = {u"id"_s, u"firstname"_s, u"lastname"_s, u"email"_s, u"phone"_s, u"role"_s, u"status"_s, u"lastSeenAt"_s}},
        {.group = "user", .name = "show", .help = "One account and its devices", .verb = "GET", .path = person, .subject = Subject::Person},
        {.group = "user",
         .name = "disable",
         .help = "Keep somebody from signing in, and sign out all their devices",
         .verb = "PUT",
         .path = person,
         .subject = Subject::Person,
         .fixed = {{u"status"_s, u"disabled"_s}},
         .done = "%1 is disabled."},
        {.group = "user",
         .name = "enable",
         .help = "Let somebody sign in again",
         .verb = "PUT",
         .path = person,
         .subject = Subject::Person,
         .fixed = {{u"status"_s, u"active"_s}},
         .done = "%1 is enabled."},
        {.group = "user",
         .name = "role",
         .help = "Make somebody an administrator, or a person again",
         .verb = "PUT",
         .path = person,
         .subject = Subject::Person,
         .options = {{"role", "role", "administrator or person", true}},
         .done = "%1 has the role now."},
        {.group = "user",
         .name = "reset-password",
         .help = "Print a one-time code with which the person sets a new password",
         .verb = "POST",
         .path = "/api/admin/users/{id}/reset",
         .subject = Subject::Person,
         .done = "Give this code to %1. It works once."},
        {.group = "user",
         .name = "sign-out",
         .help = "Sign out all devices of somebody",
         .verb = "DELETE",
         .path = "/api/admin/users/{id}/sessions",
         .subject = Subject::Person,
         .done = "%1 is signed out everywhere."},
        {.group = "user",
         .name = "erase",
         .help = "Erase an account for good. Its messages stay as those of a deleted person, unless --messages is given",
         .verb = "DELETE",
         .path = person,
         .subject = Subject::Person,
         .options = {{"--messages", "messages", "Unsend all of its messages as well", false, Kind::Switch, u"remove"_s}},
         .done = "%1 is erased.",
         .isDestructive = true},
    };
}

std::vector<AdminAction> invitationActions()
{
    return {
        {.group = "invite",
         .name = "create",
         .help = "Make an invitation with which newcomers can register",
         .verb = "POST",
         .path = invitations,
         .options = {{"--uses", "maxUses", "How many may use it (default: 1)", false, Kind::Number},
                     {"--expires", "expiresAt", "How long it works, such as 7d (default: the setting accounts.invite_lifetime)", false,
                      Kind::Lifetime}},
         .done = "The invitation was made."},
        {.group = "invite",
         .name = "list",
         .help = "Everybody's invitations, newest first. Codes are kept as hashes and cannot be shown again",
         .verb = "GET",
         .path = invitations,
         .list = "invites",
         .columns = {u"id"_s, u"uses"_s, u"maxUses"_s, u"expiresAt"_s, u"inviterId"_s, u"conversationId"_s}},
        {.group = "invite",
         .name = "revoke",
         .help = "End an invitation, by its code or its id",
         .verb = "DELETE",
         .path = "/api/admin/invites/{id}",
         .subject = Subject::Invitation,
         .done = "The invitation is over."},
    };
}

std::vector<AdminAction> searchActions()
{
    return {
        {.group = "search",
         .name = "status",
         .help = "How much of the messages the search index holds",
         .verb = "GET",
         .path = searchIndex},
        {.group = "search",
         .name = "rebuild",
         .help = "Make the search index anew from the messages. Searches go on meanwhile, more slowly; without a server it is made when "
                 "one starts",
         .verb = "POST",
         .path = "/api/admin/search/rebuild",
         .follow = searchIndex},
    };
}

std::vector<AdminAction> notificationActions()
{
    return {
        {.group = "notifications",
         .name = "test-push",
         .help = "Send a push to all endpoints of a person, or to one, and say what became of it",
         .verb = "POST",
         .path = "/api/admin/test-push",
         .subject = Subject::Recipient,
         .list = "deliveries",
         .columns = {u"endpointId"_s, u"kind"_s, u"result"_s, u"status"_s, u"detail"_s},
         .isDelivery = true},
        {.group = "notifications",
         .name = "test-mail",
         .help = "Send a mail to an address, and say what became of it",
         .verb = "POST",
         .path = "/api/admin/test-mail",
         .options = {{"address", "address", "E-mail address", true}},
         .isDelivery = true},
    };
}
} // namespace

const std::vector<AdminAction> &adminActions()
{
    static const std::vector<AdminAction> actions = [] {
        std::vector<AdminAction> all = userActions();
        for (auto *more : {&invitationActions, &searchActions, &notificationActions}) {
            for (AdminAction &action : more())
                all.push_back(std::move(action));
        }
        return all;
    }();
    return actions;
}

} // namespace kith::server
