// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/frame_encoder.h"

#include <QtCore/QtEndian>

namespace kith::server {

namespace {

constexpr qsizetype maxControlBytes = 125;

QByteArray frame(quint8 opcode, QByteArrayView payload)
{
    char header[10];
    qsizetype headerBytes = 2;
    const auto length = static_cast<quint64>(payload.size());
    header[0] = static_cast<char>(0x80 | opcode);
    if (length < 126) {
        header[1] = static_cast<char>(length);
    } else if (length <= 0xFFFF) {
        header[1] = 126;
        qToBigEndian(static_cast<quint16>(length), header + 2);
        headerBytes = 4;
    } else {
        header[1] = 127;
        qToBigEndian(length, header + 2);
        headerBytes = 10;
    }
    QByteArray result;
    result.reserve(headerBytes + payload.size());
    result.append(header, headerBytes);
    result.append(payload);
    return result;
}

QByteArrayView cutAtCharacter(QByteArrayView utf8, qsizetype maxBytes)
{
    if (utf8.size() <= maxBytes)
        return utf8;
    qsizetype end = maxBytes;
    while (end > 0 && (static_cast<quint8>(utf8[end]) & 0xC0) == 0x80)
        --end;
    return utf8.first(end);
}

} // namespace

QByteArray FrameEncoder::text(QByteArrayView utf8)
{
    return frame(0x1, utf8);
}

QByteArray FrameEncoder::ping(QByteArrayView payload)
{
    Q_ASSERT_X(payload.size() <= maxControlBytes, "FrameEncoder::ping", "control payload above 125 bytes");
    return frame(0x9, payload);
}

QByteArray FrameEncoder::pong(QByteArrayView payload)
{
    Q_ASSERT_X(payload.size() <= maxControlBytes, "FrameEncoder::pong", "control payload above 125 bytes");
    return frame(0xA, payload);
}

QByteArray FrameEncoder::close(CloseCode code, QByteArrayView reason)
{
    if (code == CloseCode::NoCode)
        return frame(0x8, {});
    Q_ASSERT_X(mayBeSentByPeer(quint16(code)), "FrameEncoder::close", "a code that is never sent");
    char number[2];
    qToBigEndian(quint16(code), number);
    QByteArray payload(number, 2);
    payload.append(cutAtCharacter(reason, maxControlBytes - 2));
    return frame(0x8, payload);
}

} // namespace kith::server
