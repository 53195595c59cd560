// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libFuzzer target: where a client's bytes are cut never changes what the frame decoder makes of them,
// no event exceeds its limit, and nothing is held between messages.
#include "server/realtime/frame_decoder.h"

#include <QtCore/QByteArray>

#include <cstdlib>
#include <span>

using namespace kith::server;

namespace {

constexpr qsizetype messageLimit = 1024;

void appendEvent(QByteArray &trace, const FrameEvent &event)
{
    trace.append(static_cast<char>(event.kind));
    trace.append(QByteArray::number(quint16(event.code)));
    trace.append(event.payload);
    trace.append('\n');
    if (event.payload.size() > messageLimit)
        std::abort();
}

/// `seed` decides the sizes of the pieces.
QByteArray traceOf(QByteArray bytes, quint32 seed)
{
    FrameDecoder decoder(messageLimit);
    QByteArray trace;
    qsizetype at = 0;
    while (at < bytes.size()) {
        seed = seed * 1664525u + 1013904223u;
        const qsizetype wanted = 1 + (seed >> 24) % 23;
        QByteArray piece = bytes.mid(at, wanted);
        at += piece.size();
        std::span<char> input(piece.data(), size_t(piece.size()));
        for (;;) {
            const FrameEvent event = decoder.next(input);
            if (event.kind == FrameEvent::Kind::NeedMore)
                break;
            appendEvent(trace, event);
        }
        if (!input.empty() || (!decoder.isMidMessage() && decoder.bufferedBytes() != 0))
            std::abort();
    }
    return trace;
}

QByteArray traceByteByByte(const QByteArray &bytes)
{
    FrameDecoder decoder(messageLimit);
    QByteArray trace;
    for (char byte : bytes) {
        std::span<char> input(&byte, 1);
        for (;;) {
            const FrameEvent event = decoder.next(input);
            if (event.kind == FrameEvent::Kind::NeedMore)
                break;
            appendEvent(trace, event);
        }
    }
    return trace;
}

QByteArray traceWhole(QByteArray bytes)
{
    FrameDecoder decoder(messageLimit);
    QByteArray trace;
    std::span<char> input(bytes.data(), size_t(bytes.size()));
    for (;;) {
        const FrameEvent event = decoder.next(input);
        if (event.kind == FrameEvent::Kind::NeedMore)
            return trace;
        appendEvent(trace, event);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4)
        return 0;
    const quint32 seed = data[0] | quint32(data[1]) << 8 | quint32(data[2]) << 16;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 3), qsizetype(size - 3));
    const QByteArray whole = traceWhole(bytes);
    if (traceByteByByte(bytes) != whole || traceOf(bytes, seed) != whole)
        std::abort();
    return 0;
}
