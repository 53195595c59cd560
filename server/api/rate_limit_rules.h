// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace kith::server {

/// Every limit on how often something may be done. The table in rate_limit_rules.cpp says what each protects, and how much it allows.
enum class Limit {
    None, ///< deliberately without one: what the administrator's own tools ask
    Read,
    Write,
    Sync,
    PublicRead,
    UnknownCaller,
    SocketOpen,
    Hello,
    Register,
    RegisterInvited,
    Login,
    LoginAddress,
    PasswordCheck,
    PasswordReset,
    ProfileIdentity,
    ProfileChange,
    Picture,
    PeopleSearch,
    ContactRequest,
    ContactReceiver,
    InviteCreate,
    InviteLookup,
    ConversationCreate,
    Join,
    MessageSend,
    MessageSendNewcomer,
    MessageChange,
    Receipt,
    Typing,
    Search,
    FileCreate,
    FileBytes,
    PushEndpoint,
    Administration,
};
constexpr size_t limitCount = size_t(Limit::Administration) + 1;

/// Whose bucket is charged.
enum class LimitSubject {
    Person, ///< the caller, over all devices
    Address, ///< the network address; IPv6 by its /64. Addresses of this machine itself get loopbackLimitFactor times as much
    AccountAtAddress, ///< `login` of the request together with the address
    Receiver, ///< the e-mail address or phone number the request is aimed at, whether or not anybody has it
    PersonInConversation, ///< the caller in `conversationId`, while the account is young
};

/// One token bucket: `burst` tokens at most, `perSecond` come back; a request takes `cost` of them.
struct LimitRule
{
    Limit limit = Limit::None;
    const char *name = ""; ///< for configuration, metrics and the administrator: `message_send`
    const char *protects = "";
    LimitSubject subject = LimitSubject::Person;
    double perSecond = 0; ///< zero: no limit
    double burst = 0;
    double cost = 1; ///< of one request; of one byte for what is counted in bytes
    bool failsOpen = true; ///< whether requests pass (on the local bucket) when a shared store does not answer
    bool isSilent = false; ///< what is too much is dropped without an error
    int atOnce = 0; ///< so many of one person may be under way on this server, waiting ones included; zero: any number
};

using LimitRules = std::array<LimitRule, limitCount>;

/// The defaults, by Limit.
[[nodiscard]] const LimitRules &defaultLimitRules();

/// Whoever speaks from this machine itself is its owner, a test, or a proxy that nobody named as trusted.
constexpr double loopbackLimitFactor = 100;
/// How long an account counts as young.
constexpr std::chrono::hours newcomerTime{24};

} // namespace kith::server
