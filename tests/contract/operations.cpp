// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/operations.h"

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

QString Operation::label() const
{
    return method.isEmpty() ? QString::fromLatin1(command) : QString::fromLatin1(method) + u' ' + path;
}

namespace {
using enum Field::Kind;
using enum Field::Need;

const QList<Field> profile = {
    {u"firstname"_s, Line, Optional, 80}, {u"lastname"_s, Line, Optional, 80}, {u"email"_s, Text, Optional, 254},
    {u"phone"_s, Text, Optional, 40},     {u"country"_s, Choice, Optional},    {u"about"_s, Text, Optional, 500},
    {u"settings"_s, Object, Optional},
};
const QList<Field> registration = {
    {u"firstname"_s, Line, Required, 80}, {u"lastname"_s, Line, Optional, 80}, {u"email"_s, Text, Required, 254},
    {u"phone"_s, Text, Required, 40},     {u"country"_s, Choice, Required},    {u"password"_s, Text, Required, 256},
    {u"device"_s, Line, Optional, 120},   {u"client"_s, Line, Optional, 120},  {u"invite"_s, Text, Optional, 64},
};
const QList<Field> sending = {
    {u"conversationId"_s, Id},     {u"clientId"_s, Uuid},
    {u"type"_s, Choice, Optional}, {u"content"_s, Text, Required, 16'000},
    {u"replyTo"_s, Id, Optional},  {u"attachments"_s, Ids, Optional},
};
const QList<Field> pointer = {{u"conversationId"_s, Id}, {u"seq"_s, Seq}};

const QList<Operation> users = {
    {"POST", u"/api/users/register"_s, {}, false, registration},
    {"POST",
     u"/api/users/login"_s,
     {},
     false,
     {{u"login"_s, Text, Required, 254},
      {u"password"_s, Text, Required, 256},
      {u"device"_s, Line, Optional, 120},
      {u"client"_s, Line, Optional, 120}}},
    {"POST", u"/api/users/reset"_s, {}, false, {{u"code"_s, Text, Required, 64}, {u"password"_s, Text, Required, 256}}},
    {"POST", u"/api/users/logout"_s, {}},
    {"GET", u"/api/users/me"_s, {}},
    {"GET", u"/api/users/search"_s, {}, true, {{u"q"_s, Line, Required, 80}}},
    {"GET", u"/api/users/{userId}"_s, {}},
    {"PUT", u"/api/users/{userId}"_s, {}, true, profile},
    {"DELETE", u"/api/users/{userId}"_s, {}, true, {{u"password"_s, Text, Required, 256}, {u"messages"_s, Choice, Optional}}},
    {"PUT", u"/api/users/{userId}/password"_s, {}, true, {{u"current"_s, Text, Required, 256}, {u"password"_s, Text, Required, 256}}},
    {"GET", u"/api/users/{userId}/sessions"_s, {}},
    {"DELETE", u"/api/users/{userId}/sessions"_s, {}},
    {"DELETE", u"/api/users/{userId}/sessions/{sessionId}"_s, {}},
    {{}, {}, "hello", false},
};
const QList<Field> account = {
    {u"firstname"_s, Line, Required, 80}, {u"lastname"_s, Line, Optional, 80}, {u"email"_s, Text, Required, 254},
    {u"phone"_s, Text, Required, 40},     {u"country"_s, Choice, Required},    {u"password"_s, Text, Optional, 256},
    {u"role"_s, Choice, Optional},
};
const QList<Operation> administration = {
    {"GET", u"/api/admin/counts"_s, {}},
    {"GET", u"/api/admin/users"_s, {}},
    {"POST", u"/api/admin/users"_s, {}, true, account},
    {"GET", u"/api/admin/users/{userId}"_s, {}},
    {"PUT", u"/api/admin/users/{userId}"_s, {}, true, {{u"role"_s, Choice, Optional}, {u"status"_s, Choice, Optional}}},
    {"DELETE", u"/api/admin/users/{userId}"_s, {}, true, {{u"messages"_s, Choice, Optional}}},
    {"POST", u"/api/admin/users/{userId}/reset"_s, {}},
    {"DELETE", u"/api/admin/users/{userId}/sessions"_s, {}},
};
const QList<Operation> contacts = {
    {"GET", u"/api/contacts"_s, {}},
    {"POST",
     u"/api/contacts"_s,
     {},
     true,
     {{u"phone"_s, Text, Optional, 40},
      {u"email"_s, Text, Optional, 254},
      {u"userId"_s, Id, Optional},
      {u"message"_s, Text, Optional, 500}}},
    {"PUT", u"/api/contacts/{userId}"_s, {}, true, {{u"status"_s, Choice, Optional}, {u"alias"_s, Line, Optional, 80}}},
    {"DELETE", u"/api/contacts/{userId}"_s, {}},
};
const QList<Field> invitation = {{u"maxUses"_s, Seq, Optional}, {u"expiresAt"_s, Text, Optional}};
const QList<Operation> invites = {
    {"POST", u"/api/invites"_s, {}, true, invitation + QList<Field>{{u"conversationId"_s, Id, Optional}}},
    {"GET", u"/api/invites"_s, {}},
    {"GET", u"/api/invites/{code}"_s, {}, false},
    {"DELETE", u"/api/invites/{code}"_s, {}},
    {"POST", u"/api/invites/{code}/accept"_s, {}},
    {"POST", u"/api/admin/invites"_s, {}, true, invitation},
    {"GET", u"/api/admin/invites"_s, {}},
    {"DELETE", u"/api/admin/invites/{code}"_s, {}},
};
const QList<Operation> conversations = {
    {"POST",
     u"/api/conversations"_s,
     {},
     true,
     {{u"isGroup"_s, Bool, Optional}, {u"name"_s, Line, Optional, 120}, {u"userIds"_s, Ids, Optional}}},
    {"GET", u"/api/conversations"_s, {}},
    {"GET", u"/api/conversations/{conversationId}"_s, {}},
    {"PUT",
     u"/api/conversations/{conversationId}"_s,
     {},
     true,
     {{u"name"_s, Line, Optional, 120}, {u"about"_s, Text, Optional, 500}, {u"rules"_s, Object, Optional}}},
    {"PUT",
     u"/api/conversations/{conversationId}/settings"_s,
     {},
     true,
     {{u"isPinned"_s, Bool, Optional},
      {u"isArchived"_s, Bool, Optional},
      {u"isMarkedUnread"_s, Bool, Optional},
      {u"notify"_s, Choice, Optional},
      {u"folder"_s, Line, Optional, 60}}},
    {"PUT", u"/api/conversations/{conversationId}/draft"_s, {}, true, {{u"text"_s, Text, Required, 16'000}, {u"seen"_s, Seq, Optional}}},
    {"GET", u"/api/conversations/{conversationId}/changes"_s, {}},
    {"POST", u"/api/participant/{conversationId}"_s, {}, true, {{u"userIds"_s, Ids}}},
    {"PUT", u"/api/participant/{conversationId}/{userId}"_s, {}, true, {{u"role"_s, Choice}, {u"successorId"_s, Id, Optional}}},
    {"DELETE", u"/api/participant/{conversationId}/{userId}"_s, {}, true, {{u"successorId"_s, Id, Optional}}},
    {{}, {}, "typing", true, {{u"conversationId"_s, Id}, {u"kind"_s, Choice, Optional}}},
};
const QList<Operation> messages = {
    {"POST", u"/api/messages/send"_s, "message.send", true, sending},
    {"GET", u"/api/messages/{conversationId}"_s, {}},
    {"GET", u"/api/messages/{conversationId}/pins"_s, {}},
    {"PUT", u"/api/messages/{messageId}"_s, "message.edit", true, {{u"content"_s, Text, Required, 16'000}}},
    {"GET", u"/api/messages/{messageId}/edits"_s, {}},
    {"PUT", u"/api/messages/{messageId}/reactions/{emoji}"_s, "reaction.set", true, {{u"set"_s, Bool, Optional}}},
    {"DELETE", u"/api/messages/{messageId}/reactions/{emoji}"_s, {}},
    {"PUT", u"/api/messages/{messageId}/pin"_s, {}},
    {"DELETE", u"/api/messages/{messageId}/pin"_s, {}},
    {"POST", u"/api/messages/{messageId}/forward"_s, {}, true, {{u"conversationIds"_s, Ids}, {u"clientIds"_s, Ids}}},
    {"PUT", u"/api/messages/unsent/{messageId}"_s, "message.unsend"},
    {"PUT", u"/api/messages/delivered"_s, "message.delivered", true, pointer},
    {"PUT", u"/api/messages/read"_s, "message.read", true, pointer},
    {"GET", u"/api/messages/read/{messageId}"_s, {}},
    {"GET", u"/api/messages/member"_s, {}, true, {{u"conversationId"_s, Id}}},
};
// The bodies are files, so there are no fields to go wrong.
const QList<Operation> files = {
    {"POST", u"/api/files"_s, {}},
    {"PUT", u"/api/files/{fileId}"_s, {}},
    {"GET", u"/api/files/{fileId}"_s, {}},
    {"DELETE", u"/api/files/{fileId}"_s, {}},
    {"GET", u"/api/files/{fileId}/upload"_s, {}},
    {"PUT", u"/api/users/{userId}/picture"_s, {}},
    {"GET", u"/api/users/{userId}/picture"_s, {}},
    {"DELETE", u"/api/users/{userId}/picture"_s, {}},
    {"PUT", u"/api/conversations/{conversationId}/picture"_s, {}},
    {"GET", u"/api/conversations/{conversationId}/picture"_s, {}},
    {"DELETE", u"/api/conversations/{conversationId}/picture"_s, {}},
};
const QList<Operation> others = {
    {"GET", u"/api/search"_s, {}},
    {"GET", u"/api/sync"_s, {}},
    {"GET", u"/api/notifications"_s, {}},
    {"PUT", u"/api/notifications/read"_s, {}, true, {{u"upTo"_s, Id}, {u"ids"_s, Ids, Optional}}},
    {"GET", u"/api/notifications/settings"_s, {}},
    {"PUT",
     u"/api/notifications/settings"_s,
     {},
     true,
     {{u"doNotDisturb"_s, Object, Optional},
      {u"pausedUntil"_s, Text, Optional},
      {u"preview"_s, Bool, Optional},
      {u"sound"_s, Choice, Optional},
      {u"keywords"_s, Texts, Optional},
      {u"ringOthersAfter"_s, Seq, Optional}}},
    {"GET", u"/api/notifications/why/{messageId}"_s, {}},
    {"GET", u"/api/notifications/endpoints"_s, {}},
    {"POST",
     u"/api/notifications/endpoints"_s,
     {},
     true,
     {{u"kind"_s, Choice}, {u"url"_s, Text, Required, 2000}, {u"includeContent"_s, Bool, Optional}, {u"delayMinutes"_s, Seq, Optional}}},
    {"DELETE", u"/api/notifications/endpoints/{endpointId}"_s, {}},
    {"GET", u"/api/server"_s, {}, false},
    {"GET", u"/api/openapi.json"_s, {}, false},
    {"GET", u"/api/admin/routes"_s, {}},
    {"GET", u"/api/admin/limits"_s, {}},
    {"GET", u"/api/admin/search"_s, {}},
    {"POST", u"/api/admin/search/rebuild"_s, {}},
    {"POST", u"/api/admin/test-push"_s, {}, true, {{u"userId"_s, Id, Optional}, {u"endpointId"_s, Id, Optional}}},
    {"POST", u"/api/admin/test-mail"_s, {}, true, {{u"address"_s, Text, Required, 254}}},
    {"GET", u"/healthz"_s, {}, false},
    {"GET", u"/readyz"_s, {}, false},
};
} // namespace

const QList<Operation> &operations()
{
    static const QList<Operation> all = users + administration + invites + contacts + conversations + messages + files + others;
    return all;
}

QByteArrayList socketCommands()
{
    return {"ping", "viewing"};
}

} // namespace kith::test
