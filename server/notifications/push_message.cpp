// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/push_message.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>

#include <sodium.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Kind = PushEndpoint::Kind;

namespace {
constexpr int secretBytes = 32;

bool showsContent(const PushEndpoint &endpoint, const PushItem &item)
{
    return endpoint.hasContent && item.mayShowContent && endpoint.kind != Kind::UnifiedPush;
}

QString titleOf(const PushItem &item)
{
    if (!item.conversationName.isEmpty())
        return item.conversationName;
    return item.senderName.isEmpty() ? u"Kith"_s : item.senderName;
}

QString digestLine(const PushEndpoint &endpoint, const PushItem &item)
{
    if (item.kind == "contact_requested"_L1)
        return u"%1 would like to be your contact."_s.arg(item.senderName);
    if (item.kind == "contact_accepted"_L1)
        return u"%1 is your contact now."_s.arg(item.senderName);
    if (item.kind == "participant_added"_L1)
        return u"%1 added you to %2."_s.arg(item.senderName, item.conversationName);
    QString line = item.unread == 1 ? u"%1: one new message"_s.arg(titleOf(item))
                                    : u"%1: %2 new messages"_s.arg(titleOf(item)).arg(item.unread);
    if (item.kind == "mention"_L1)
        line += u", one of them mentions you"_s;
    if (showsContent(endpoint, item) && !item.excerpt.isEmpty())
        line += u"\n    %1: %2"_s.arg(item.senderName, item.excerpt);
    return line;
}
} // namespace

QByteArray makePushSecret()
{
    QByteArray bytes(secretBytes, '\0');
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray pushSignature(const QByteArray &secret, const QByteArray &time, const QByteArray &body)
{
    const QByteArray text = time + '.' + body;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char *>(secret.constData()), size_t(secret.size()));
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char *>(text.constData()),
                                  static_cast<unsigned long long>(text.size()));
    QByteArray mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char *>(mac.data()));
    return "sha256=" + mac.toHex();
}

QJsonObject pushPayload(const PushEndpoint &endpoint, const PushItem &item)
{
    QJsonObject out{{u"type"_s, item.kind}, {u"at"_s, toRfc3339(item.createdAt)}};
    if (!item.reason.isEmpty())
        out.insert(u"reason"_s, item.reason);
    if (!item.conversation.isNull())
        out.insert(u"conversationId"_s, item.conversation.toString());
    if (!item.message.isNull()) {
        out.insert(u"messageId"_s, item.message.toString());
        out.insert(u"seq"_s, item.seq);
        out.insert(u"unread"_s, item.unread);
    }
    if (endpoint.kind == Kind::Webhook)
        out.insert(u"userId"_s, item.user.toString());
    if (showsContent(endpoint, item)) {
        out.insert(u"sender"_s, item.senderName);
        out.insert(u"text"_s, item.excerpt);
        if (!item.conversationName.isEmpty())
            out.insert(u"conversation"_s, item.conversationName);
    }
    return out;
}

HttpPost pushRequest(const PushEndpoint &endpoint, const PushItem &item, Timestamp at)
{
    HttpPost out{.url = endpoint.url, .body = QJsonDocument(pushPayload(endpoint, item)).toJson(QJsonDocument::Compact)};
    const QByteArray delivery = QByteArray::number(item.queueId) + '-' + QByteArray::number(item.message.value());
    if (endpoint.kind == Kind::UnifiedPush) {
        // A newer push with the same topic takes the place of one that still waits at the push server.
        const QByteArray topic = "kith-" + QByteArray::number(item.conversation.isNull() ? item.queueId : item.conversation.value(), 36);
        out.headers = {{"Content-Type", "application/json"},
                       {"TTL", "86400"},
                       {"Urgency", item.isWithdrawal() || (item.kind == "message"_L1 && item.reason == "rule_all"_L1) ? "normal" : "high"},
                       {"Topic", topic}};
        return out;
    }
    const QByteArray time = QByteArray::number(toMs(at) / 1000);
    out.headers = {{"Content-Type", "application/json"},
                   {"X-Kith-Delivery", delivery},
                   {"X-Kith-Timestamp", time},
                   {"X-Kith-Signature", pushSignature(endpoint.secret, time, out.body)}};
    return out;
}

Mail digestMail(const PushEndpoint &endpoint, const QString &address, const std::vector<PushItem> &items, const QString &serverName)
{
    int unread = 0;
    QString text = u"While you were away:\n\n"_s;
    for (const PushItem &item : items) {
        unread += item.unread;
        text += u"- "_s + digestLine(endpoint, item) + u'\n';
    }
    text += u"\nYou asked %1 for this mail. It stops when you remove it from your notification settings.\n"_s.arg(serverName);
    QString subject = u"%1: news"_s.arg(serverName);
    if (unread > 0)
        subject = unread == 1 ? u"%1: one unread message"_s.arg(serverName) : u"%1: %2 unread messages"_s.arg(serverName).arg(unread);
    return {.to = address, .subject = subject, .text = text};
}

} // namespace kith::server
