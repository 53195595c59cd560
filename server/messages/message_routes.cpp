// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_routes.h"

#include "server/api/bound.h"
#include "server/messages/edit_service.h"
#include "server/messages/forward_service.h"
#include "server/messages/message_service.h"
#include "server/messages/pin_service.h"
#include "server/messages/reaction_service.h"
#include "server/messages/receipt_service.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using receipt_store::Kind;

namespace {
auto moving(Kind kind)
{
    return [kind](Transaction &transaction, const Call &call) { return receipt_service::move(transaction, call, kind); };
}
} // namespace

Routes messageRoutes(IdGenerator &ids, const MessageOptions &options)
{
    const MessageService messages(ids);
    const auto own = WriteFunction::Touches::OneConversation;
    const EditService edits(options);
    const ForwardService forwards(ids);
    const WriteFunction send{bound(messages, &MessageService::send), own};
    const WriteFunction edit{bound(edits, &EditService::edit)};
    const WriteFunction unsend{bound(edits, &EditService::unsend)};
    const WriteFunction forward{bound(forwards, &ForwardService::forward)};
    const WriteFunction react{reaction_service::set};
    const WriteFunction unreact{reaction_service::remove};
    const WriteFunction pin{pin_service::pin};
    const WriteFunction unpin{pin_service::unpin};
    const WriteFunction delivered{moving(Kind::Delivered), own};
    const WriteFunction read{moving(Kind::Read), own};
    const ReadFunction history = bound(messages, &MessageService::history);
    const ReadFunction earlier = bound(edits, &EditService::earlierVersions);
    return {
        {Verb::Post, u"/api/messages/send"_s, "message.send"_ba, Access::SignedIn, send, {Limit::MessageSend, Limit::MessageSendNewcomer}},
        {Verb::Get, u"/api/messages/{conversationId}"_s, {}, Access::SignedIn, history, {Limit::Read}},
        {Verb::Get, u"/api/messages/{conversationId}/pins"_s, {}, Access::SignedIn, ReadFunction(pin_service::list), {Limit::Read}},
        {Verb::Put, u"/api/messages/{messageId}"_s, "message.edit"_ba, Access::SignedIn, edit, {Limit::MessageChange}},
        {Verb::Get, u"/api/messages/{messageId}/edits"_s, {}, Access::SignedIn, earlier, {Limit::Read}},
        {Verb::Put, u"/api/messages/unsent/{messageId}"_s, "message.unsend"_ba, Access::SignedIn, unsend, {Limit::MessageChange}},
        {Verb::Put, u"/api/messages/{messageId}/reactions/{emoji}"_s, "reaction.set"_ba, Access::SignedIn, react, {Limit::MessageChange}},
        {Verb::Delete, u"/api/messages/{messageId}/reactions/{emoji}"_s, {}, Access::SignedIn, unreact, {Limit::MessageChange}},
        {Verb::Put, u"/api/messages/{messageId}/pin"_s, {}, Access::SignedIn, pin, {Limit::MessageChange}},
        {Verb::Delete, u"/api/messages/{messageId}/pin"_s, {}, Access::SignedIn, unpin, {Limit::MessageChange}},
        {Verb::Post,
         u"/api/messages/{messageId}/forward"_s,
         {},
         Access::SignedIn,
         forward,
         {Limit::MessageSend, Limit::MessageSendNewcomer}},
        {Verb::Put, u"/api/messages/delivered"_s, "message.delivered"_ba, Access::SignedIn, delivered, {Limit::Receipt}},
        {Verb::Put, u"/api/messages/read"_s, "message.read"_ba, Access::SignedIn, read, {Limit::Receipt}},
        {Verb::Get, u"/api/messages/read/{messageId}"_s, {}, Access::SignedIn, ReadFunction(receipt_service::whoRead), {Limit::Read}},
    };
}

} // namespace kith::server
