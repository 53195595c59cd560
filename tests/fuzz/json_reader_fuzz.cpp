// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libFuzzer target: any JSON body through every getter of the reader and every model codec. What a codec accepts it
// writes so that it reads the same again, and what the reader lets through keeps its promises.
#include "shared/model/contact.h"
#include "shared/model/conversation.h"
#include "shared/protocol/json_reader.h"
#include "shared/protocol/problem.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

#include <cstdlib>

using namespace kith;
using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void readEverything(const QJsonObject &object, Need need)
{
    JsonReader in(object);
    const QString text = in.text("content"_L1, need, {.min = 1, .max = 100});
    const QString line = in.line("firstname"_L1, need, {.min = 1, .max = 20});
    const qint64 number = in.integer("seq"_L1, need, 1, 1000, 1);
    const auto id = in.id<ConversationId>("conversationId"_L1, need);
    const auto ids = in.ids<UserId>("userIds"_L1, need, 10);
    const QString uuid = in.uuid("clientId"_L1, need);
    const QString choice = in.choice("kind"_L1, need, {u"text"_s, u"file"_s});
    const auto time = in.timestamp("createdAt"_L1, need);
    in.boolean("isGroup"_L1, need);
    in.object("settings"_L1, need);
    in.array("pointers"_L1, need, 10);
    require(in.isOk() == in.verdict().isOk());
    if (!in.isOk()) {
        require(!in.verdict().error().fields.isEmpty());
        return;
    }
    require(isCleanText(text) && codePoints(text) <= 100);
    require(codePoints(line) <= 20 && tidyLine(line) == line);
    require(number >= 1 && number <= 1000);
    require(id.value() >= 0 && ids.size() <= 10);
    require(uuid.isEmpty() || QUuid::fromString(uuid).toString(QUuid::WithoutBraces) == uuid);
    require(choice == u"text"_s || choice == u"file"_s);
    require(!time || fromRfc3339(toRfc3339(*time)) == time);
}

/// Written once and read again it is the same thing.
template<class Decode>
void roundTrip(const QJsonObject &object, Decode decode)
{
    const auto first = decode(object);
    if (!first)
        return;
    const auto again = decode(toJson(*first));
    require(again.isOk() && *again == *first);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!document.isObject())
        return 0;
    const QJsonObject object = document.object();
    readEverything(object, Need::Required);
    readEverything(object, Need::Optional);
    roundTrip(object, userFromJson);
    roundTrip(object, sessionFromJson);
    roundTrip(object, contactFromJson);
    roundTrip(object, messageFromJson);
    roundTrip(object, receiptFromJson);
    roundTrip(object, conversationFromJson);
    roundTrip(object, participantFromJson);
    const Error error = problemFromJson(object);
    require(error.detail.size() <= 1000 && error.fields.size() <= 100);
    return 0;
}
