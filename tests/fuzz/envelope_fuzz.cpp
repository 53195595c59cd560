// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libFuzzer target: a frame of either side through the envelope codec. What is accepted is within its limits and is
// written so that it reads the same again.
#include "shared/protocol/envelope.h"
#include "shared/protocol/strict_json.h"

#include <cstdlib>

using namespace kith;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void asCommand(const QByteArray &frame)
{
    const auto command = decodeCommand(frame);
    if (!command) {
        require(command.error().code == ErrorCode::BadRequest && !command.error().detail.isEmpty());
        return;
    }
    require(hasStrictStrings(frame) && hasStrictStrings(encodeCommand(*command)));
    require(!command->id.isEmpty() && command->id.size() <= 64 && !command->name.isEmpty() && command->name.size() <= 64);
    const auto again = decodeCommand(encodeCommand(*command));
    require(again.isOk() && again->id == command->id && again->name == command->name && again->data == command->data);
}

void asServerFrame(const QByteArray &frame)
{
    const auto decoded = decodeServerFrame(frame);
    if (!decoded)
        return;
    require(decoded->reply.has_value() != decoded->event.has_value());
    if (decoded->event) {
        const auto again = decodeServerFrame(encodeEvent(*decoded->event));
        require(again.isOk() && again->event && again->event->name == decoded->event->name
                && again->event->conversation == decoded->event->conversation && again->event->data == decoded->event->data);
    } else {
        const auto again = decodeServerFrame(encodeReply(*decoded->reply));
        require(again.isOk() && again->reply && again->reply->id == decoded->reply->id
                && again->reply->error.has_value() == decoded->reply->error.has_value());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray frame(reinterpret_cast<const char *>(data), qsizetype(size));
    asCommand(frame);
    asServerFrame(frame);
    return 0;
}
