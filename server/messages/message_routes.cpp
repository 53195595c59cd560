// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_routes.h"

#include "server/messages/message_service.h"
#include "server/messages/receipt_service.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using receipt_store::Kind;

Routes messageRoutes(IdGenerator &ids)
{
    const MessageService messages(ids);
    const WriteFunction send{[messages](Transaction &transaction, const Call &call) { return messages.send(transaction, call); }};
    const WriteFunction unsend{[messages](Transaction &transaction, const Call &call) { return messages.unsend(transaction, call); }};
    const WriteFunction delivered{
        [](Transaction &transaction, const Call &call) { return receipt_service::move(transaction, call, Kind::Delivered); }};
    const WriteFunction read{
        [](Transaction &transaction, const Call &call) { return receipt_service::move(transaction, call, Kind::Read); }};
    const ReadFunction history = [messages](Transaction &transaction, const Call &call) { return messages.history(transaction, call); };
    return {
        {Verb::Post, u"/api/messages/send"_s, "message.send"_ba, Access::SignedIn, send, {Limit::MessageSend, Limit::MessageSendNewcomer}},
        {Verb::Get, u"/api/messages/{conversationId}"_s, {}, Access::SignedIn, history, {Limit::Read}},
        {Verb::Put, u"/api/messages/unsent/{messageId}"_s, "message.unsend"_ba, Access::SignedIn, unsend, {Limit::MessageChange}},
        {Verb::Put, u"/api/messages/delivered"_s, "message.delivered"_ba, Access::SignedIn, delivered, {Limit::Receipt}},
        {Verb::Put, u"/api/messages/read"_s, "message.read"_ba, Access::SignedIn, read, {Limit::Receipt}},
        {Verb::Get, u"/api/messages/read/{messageId}"_s, {}, Access::SignedIn, ReadFunction(receipt_service::whoRead), {Limit::Read}},
    };
}

} // namespace kith::server
