// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/frame_decoder.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <cstring>
#include <utility>

namespace kith::server {

FrameDecoder::FrameDecoder(qsizetype maxMessageBytes)
    : m_maxMessageBytes(static_cast<quint32>(maxMessageBytes))
{
    Q_ASSERT_X(maxMessageBytes >= 125 && maxMessageBytes <= 0x7FFFFFFF, "FrameDecoder", "message limit out of range");
}

bool FrameDecoder::isMidMessage() const
{
    if (m_stage == Stage::Ended)
        return false;
    return m_stage != Stage::FirstByte || m_messageOpcode != Opcode::Continuation;
}

FrameEvent FrameDecoder::next(std::span<char> &input)
{
    if (m_isDelivered) {
        m_message = QByteArray();
        m_isDelivered = false;
    }
    for (;;) {
        if (m_stage == Stage::Ended) {
            input = {};
            return {};
        }
        if (m_stage == Stage::Payload) {
            const auto chunk = input.first(std::min<size_t>(m_remaining, input.size()));
            input = input.subspan(chunk.size());
            bool isWhole = false;
            if (const Broken broken = takePayload(chunk, &isWhole); broken.rule)
                return fail(broken.code, broken.rule);
            if (m_remaining > 0)
                return {};
            const auto event = finishFrame(isWhole ? QByteArrayView(chunk.data(), qsizetype(chunk.size())) : QByteArrayView());
            if (event.kind != FrameEvent::Kind::NeedMore)
                return event;
            continue;
        }
        if (input.empty())
            return {};
        const auto byte = static_cast<quint8>(input.front());
        input = input.subspan(1);
        if (const Broken broken = takeHeaderByte(byte); broken.rule)
            return fail(broken.code, broken.rule);
    }
}

FrameDecoder::Broken FrameDecoder::takeHeaderByte(quint8 byte)
{
    switch (m_stage) {
    case Stage::FirstByte: return takeFirstByte(byte);
    case Stage::SecondByte: return takeSecondByte(byte);
    case Stage::Length:
        if (m_headerUsed == 0 && m_lengthBytes == 8 && (byte & 0x80))
            return {CloseCode::ProtocolError, "length with the top bit set"};
        m_header[m_headerUsed++] = byte;
        return m_headerUsed == m_lengthBytes ? takeLength() : Broken{};
    default:
        m_mask[m_headerUsed++] = static_cast<char>(byte);
        if (m_headerUsed == m_mask.size())
            startPayload();
        return {};
    }
}

FrameDecoder::Broken FrameDecoder::takeFirstByte(quint8 byte)
{
    if (byte & 0x70)
        return {CloseCode::ProtocolError, "reserved bit set"};
    const quint8 opcode = byte & 0x0F;
    if ((opcode > 2 && opcode < 8) || opcode > 10)
        return {CloseCode::ProtocolError, "reserved opcode"};
    m_opcode = Opcode(opcode);
    m_isFinal = byte & 0x80;
    m_stage = Stage::SecondByte;
    if (isControl())
        return m_isFinal ? Broken{} : Broken{CloseCode::ProtocolError, "fragmented control frame"};
    const bool isInProgress = m_messageOpcode != Opcode::Continuation;
    if (m_opcode == Opcode::Continuation && !isInProgress)
        return {CloseCode::ProtocolError, "continuation without a beginning"};
    if (m_opcode != Opcode::Continuation && isInProgress)
        return {CloseCode::ProtocolError, "new message inside a fragmented one"};
    if (!isInProgress) {
        m_messageOpcode = m_opcode;
        m_messageBytes = 0;
        m_fragments = 0;
        m_utf8.reset();
    }
    if (++m_fragments > maxFragments)
        return {CloseCode::TooLarge, "message in too many pieces"};
    return {};
}

FrameDecoder::Broken FrameDecoder::takeSecondByte(quint8 byte)
{
    if (!(byte & 0x80))
        return {CloseCode::ProtocolError, "client frame without a mask"};
    const quint8 length = byte & 0x7F;
    m_headerUsed = 0;
    if (length < 126) {
        m_lengthBytes = 1;
        m_header[0] = length;
        return takeLength();
    }
    if (isControl())
        return {CloseCode::ProtocolError, "control frame above 125 bytes"};
    m_lengthBytes = length == 126 ? 2 : 8;
    m_stage = Stage::Length;
    return {};
}

FrameDecoder::Broken FrameDecoder::takeLength()
{
    quint64 length = m_header[0];
    if (m_lengthBytes == 2) {
        length = qFromBigEndian<quint16>(m_header.data());
        if (length < 126)
            return {CloseCode::ProtocolError, "length not in its shortest form"};
    } else if (m_lengthBytes == 8) {
        length = qFromBigEndian<quint64>(m_header.data());
        if (length <= 0xFFFF)
            return {CloseCode::ProtocolError, "length not in its shortest form"};
    }
    if (!isControl()) {
        if (length > m_maxMessageBytes - m_messageBytes)
            return {CloseCode::TooLarge, "message too large"};
        m_messageBytes += static_cast<quint32>(length);
    }
    m_remaining = static_cast<quint32>(length);
    m_headerUsed = 0;
    m_stage = Stage::Mask;
    return {};
}

void FrameDecoder::startPayload()
{
    m_maskAt = 0;
    m_controlUsed = 0;
    m_stage = Stage::Payload;
}

FrameDecoder::Broken FrameDecoder::takePayload(std::span<char> chunk, bool *isWhole)
{
    const bool isFirst = m_messageBytes == m_remaining && m_message.isEmpty();
    unmask(chunk);
    m_remaining -= static_cast<quint32>(chunk.size());
    if (isControl()) {
        std::copy(chunk.begin(), chunk.end(), m_control.begin() + m_controlUsed);
        m_controlUsed = static_cast<quint8>(m_controlUsed + chunk.size());
        return {};
    }
    const QByteArrayView bytes(chunk.data(), qsizetype(chunk.size()));
    if (m_messageOpcode == Opcode::Text && !m_utf8.feed(bytes))
        return {CloseCode::InvalidText, "text is not UTF-8"};
    *isWhole = isFirst && m_isFinal && m_remaining == 0;
    if (!*isWhole)
        m_message.append(bytes);
    return {};
}

void FrameDecoder::unmask(std::span<char> chunk)
{
    std::array<char, 8> mask;
    for (size_t i = 0; i < mask.size(); ++i)
        mask[i] = m_mask[(m_maskAt + i) % 4];
    quint64 wide;
    std::memcpy(&wide, mask.data(), sizeof wide);
    size_t at = 0;
    for (; at + 8 <= chunk.size(); at += 8) {
        quint64 word;
        std::memcpy(&word, chunk.data() + at, sizeof word);
        word ^= wide;
        std::memcpy(chunk.data() + at, &word, sizeof word);
    }
    for (; at < chunk.size(); ++at)
        chunk[at] = static_cast<char>(chunk[at] ^ mask[at % 8]);
    m_maskAt = static_cast<quint8>((m_maskAt + chunk.size()) % 4);
}

FrameEvent FrameDecoder::finishFrame(QByteArrayView whole)
{
    m_stage = Stage::FirstByte;
    if (isControl())
        return finishControl();
    if (!m_isFinal)
        return {};
    const Opcode opcode = std::exchange(m_messageOpcode, Opcode::Continuation);
    if (opcode == Opcode::Text && !m_utf8.isAtBoundary())
        return fail(CloseCode::InvalidText, "text ends inside a character");
    const auto kind = opcode == Opcode::Text ? FrameEvent::Kind::Text : FrameEvent::Kind::Binary;
    if (!whole.isNull() && m_message.isEmpty())
        return {kind, CloseCode::NoCode, whole};
    m_isDelivered = true;
    return {kind, CloseCode::NoCode, m_message};
}

FrameEvent FrameDecoder::finishControl()
{
    const QByteArrayView payload(m_control.data(), m_controlUsed);
    if (m_opcode == Opcode::Close)
        return finishClose();
    return {m_opcode == Opcode::Ping ? FrameEvent::Kind::Ping : FrameEvent::Kind::Pong, CloseCode::NoCode, payload};
}

FrameEvent FrameDecoder::finishClose()
{
    if (m_controlUsed == 1)
        return fail(CloseCode::ProtocolError, "close frame with half a code");
    CloseCode code = CloseCode::NoCode;
    QByteArrayView reason;
    if (m_controlUsed >= 2) {
        const auto number = qFromBigEndian<quint16>(m_control.data());
        if (!mayBeSentByPeer(number))
            return fail(CloseCode::ProtocolError, "close code that must not be sent");
        code = CloseCode(number);
        reason = QByteArrayView(m_control.data() + 2, m_controlUsed - 2);
        Utf8Validator utf8;
        if (!utf8.feed(reason) || !utf8.isAtBoundary())
            return fail(CloseCode::InvalidText, "close reason is not UTF-8");
    }
    m_stage = Stage::Ended;
    return {FrameEvent::Kind::Close, code, reason};
}

FrameEvent FrameDecoder::fail(CloseCode code, const char *rule)
{
    m_stage = Stage::Ended;
    m_message = QByteArray();
    m_isDelivered = false;
    return {FrameEvent::Kind::Violation, code, QByteArrayView(rule)};
}

} // namespace kith::server
