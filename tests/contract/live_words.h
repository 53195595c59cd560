// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/api_client/live_socket.h"

#include <QtCore/QJsonDocument>

/// What tests of `/ws` say over and over.
namespace kith::test {

using namespace Qt::Literals::StringLiterals;

/// Events of that conversation.
inline LiveSocket::Predicate of(const QString &conversation)
{
    return [conversation](const QJsonObject &event) { return event.value("conversationId"_L1).toString() == conversation; };
}

/// Messages with exactly that text.
inline LiveSocket::Predicate holding(const QString &content)
{
    return [content](const QJsonObject &event) { return event["data"_L1]["content"_L1].toString() == content; };
}

/// `me.changed` about `what`.
inline LiveSocket::Predicate aboutMe(const QString &what)
{
    return [what](const QJsonObject &event) { return event["data"_L1]["what"_L1].toString() == what; };
}

/// The code of a refusal; empty for an answer.
inline QString errorOf(const QJsonObject &reply)
{
    return reply["error"_L1]["code"_L1].toString();
}

inline QJsonObject frame(const QString &id, const QString &command, const QJsonObject &data = {})
{
    return {{u"id"_s, id}, {u"do"_s, command}, {u"data"_s, data}};
}

inline QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

inline QJsonObject pointer(const QString &conversation, qint64 seq)
{
    return {{u"conversationId"_s, conversation}, {u"seq"_s, seq}};
}

} // namespace kith::test
