// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/rate_limit_rules.h"

namespace kith::server {

namespace {
using enum Limit;
using enum LimitSubject;

constexpr double perMinute = 1.0 / 60;
constexpr double perHour = 1.0 / 3600;
constexpr bool open = true;
constexpr bool closed = false;

// Fails open: what a person does all day, where a refusal hurts more than an excess. Fails closed: guessing, and reaching strangers.
constexpr LimitRules rules = {{
    {None, "none", "nothing", Person, 0, 0},
    {Read, "read", "the reading lanes from one person's clients", Person, 30, 200, 1, open},
    {Write, "write", "the write lane from one person's clients", Person, 10, 100, 1, open},
    {Sync, "sync", "the reading lanes from a client that starts over and over", Person, 2, 30, 1, open},
    {PublicRead, "public_read", "the server from strangers who only look", Address, 20, 200, 1, open},
    {UnknownCaller, "unknown_caller", "the database from made-up tokens", Address, 20, 300, 1, closed},
    {SocketOpen, "socket_open", "the hubs from clients that connect without a pause", Address, 20, 200, 1, open},
    {Hello, "hello", "the database from sockets with made-up tokens", Address, 20, 300, 1, closed},
    {Register, "register", "against accounts made by machines", Address, 3 * perHour, 5, 1, closed},
    {RegisterInvited, "register_invited", "against the guessing of invitation codes", Address, 20 * perHour, 20, 1, closed},
    {Login, "login", "one account's password from one guesser; a success gives it back", AccountAtAddress, perMinute / 5, 5, 1, closed},
    {LoginAddress, "login_address", "the password hasher, and all accounts from one guesser", Address, 30 * perHour, 30, 1, closed},
    {PasswordCheck, "password_check", "the password from whoever holds a signed-in device", Person, perMinute, 5, 1, closed},
    {PasswordReset, "password_reset", "against the guessing of reset codes", Address, perMinute, 5, 1, closed},
    {ProfileIdentity, "profile_identity", "against probing which e-mail addresses and phone numbers have accounts", Person, 10 * perHour,
     10, 1, closed},
    {ProfileChange, "profile_change", "the write lane from a change that every contact and conversation is told of", Person, 0.1, 20, 1,
     open},
    {Picture, "picture", "the picture decoder", Person, 0.1, 10, 1, closed},
    {PeopleSearch, "people_search", "the directory from being read out", Person, 2, 20, 1, closed},
    {ContactRequest, "contact_request", "strangers from one person's requests", Person, 0.2, 20, 1, closed},
    {ContactReceiver, "contact_receiver", "one person from the requests of many", Receiver, 0.01, 5, 1, closed},
    {InviteCreate, "invite_create", "against invitations by the thousand", Person, 0.2, 20, 1, closed},
    {InviteLookup, "invite_lookup", "against the guessing of invitation codes", Address, 1, 20, 1, closed},
    {ConversationCreate, "conversation_create", "people from being pulled into groups", Person, 0.5, 30, 1, open},
    {Join, "join", "groups from floods of joins and leaves", Person, 0.5, 30, 1, open},
    {MessageSend, "message_send", "everybody's screens from one person", Person, 5, 30, 1, open},
    {MessageSendNewcomer, "message_send_newcomer", "a conversation from an account made for spam", PersonInConversation, 2, 30, 1, open},
    {MessageChange, "message_change", "everybody's screens from edits, reactions and pins", Person, 5, 60, 1, open},
    {Receipt, "receipt", "the write lane from read marks", Person, 20, 200, 1, open},
    {Typing, "typing", "everybody's sockets from typing marks", Person, 1, 5, 1, open, true},
    {Search, "search", "the reading lanes from searches; enough for a box that searches while one types", Person, 3, 15, 1, open, false, 3},
    {FileCreate, "file_create", "the disk from many files", Person, 1, 20, 1, closed},
    {FileBytes, "file_bytes", "the disk and the line from much data", Person, 5e6, 200e6, 1, closed},
    {PushEndpoint, "push_endpoint", "other people's servers from our calls", Person, 0.1, 10, 1, closed},
    {Administration, "administration", "the server from an administrator's script", Person, 20, 200, 1, open},
}};

constexpr bool isInOrder()
{
    for (size_t i = 0; i < rules.size(); ++i) {
        if (size_t(rules[i].limit) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "rules are found by their enumerator");

} // namespace

const LimitRules &defaultLimitRules()
{
    return rules;
}

} // namespace kith::server
