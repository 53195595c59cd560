// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/close_code.h"
#include "server/realtime/utf8_validator.h"
#include "shared/limits.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <array>
#include <span>

namespace kith::server {

/// What a FrameDecoder found next in the bytes of a client.
struct FrameEvent
{
    enum class Kind : quint8 {
        NeedMore, ///< all input is used up, nothing is complete
        Text, ///< a whole message, valid UTF-8
        Binary, ///< a whole message
        Ping,
        Pong,
        Close, ///< a valid close frame; `code` is the peer's, NoCode when it gave none
        Violation, ///< the peer broke the rules; `code` is the one to close with
    };

    Kind kind = Kind::NeedMore;
    CloseCode code = CloseCode::NoCode;
    /// The message, the control frame's payload, or in English what rule was broken.
    /// Owner: the decoder or the input; valid until the next call of next().
    QByteArrayView payload = {};
};

/// Reads what a WebSocket client sends, strictly as RFC 6455 has it for the server's side.
///
/// Takes the bytes in any pieces; where they are cut never changes what comes out. Every rule is checked at the
/// first byte that breaks it. After Close or Violation everything further is skipped.
/// Holds at most one message, and nothing between messages: a message that lies whole in the input is not copied.
///
/// Thread: one at a time. Source: RFC 6455 sections 5, 7 and 8.
class FrameDecoder
{
public:
    /// A message in more pieces than this is refused, so that empty fragments cannot go on for ever.
    static constexpr int maxFragments = 4096;

    explicit FrameDecoder(qsizetype maxMessageBytes = qsizetype(limits::frameBytes));

    /// Takes bytes from the front of `input`, which it unmasks in place, up to the end of the next event.
    /// Call again until NeedMore.
    [[nodiscard]] FrameEvent next(std::span<char> &input);

    /// True between the first byte of a frame or fragmented message and its last.
    [[nodiscard]] bool isMidMessage() const;
    [[nodiscard]] bool hasEnded() const { return m_stage == Stage::Ended; }
    [[nodiscard]] qsizetype bufferedBytes() const { return m_message.capacity(); }

private:
    enum class Stage : quint8 { FirstByte, SecondByte, Length, Mask, Payload, Ended };
    enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
    struct Broken
    {
        CloseCode code;
        const char *rule; ///< absent: nothing is broken
    };

    [[nodiscard]] Broken takeHeaderByte(quint8 byte);
    [[nodiscard]] Broken takeFirstByte(quint8 byte);
    [[nodiscard]] Broken takeSecondByte(quint8 byte);
    [[nodiscard]] Broken takeLength();
    [[nodiscard]] Broken takePayload(std::span<char> chunk, bool *isWhole);
    void startPayload();
    void unmask(std::span<char> chunk);
    [[nodiscard]] bool isControl() const { return quint8(m_opcode) >= 8; }
    [[nodiscard]] FrameEvent finishFrame(QByteArrayView whole);
    [[nodiscard]] FrameEvent finishControl();
    [[nodiscard]] FrameEvent finishClose();
    [[nodiscard]] FrameEvent fail(CloseCode code, const char *rule);

    QByteArray m_message; ///< the data message so far, when it did not come whole
    quint32 m_maxMessageBytes;
    quint32 m_messageBytes = 0; ///< announced for the message in progress, all its fragments so far
    quint32 m_remaining = 0; ///< of the current frame's payload
    quint16 m_fragments = 0;
    Stage m_stage = Stage::FirstByte;
    Opcode m_opcode = Opcode::Continuation;
    Opcode m_messageOpcode = Opcode::Continuation; ///< Continuation: no message is in progress
    bool m_isFinal = false;
    bool m_isDelivered = false; ///< m_message was handed out and goes with the next call
    quint8 m_lengthBytes = 0;
    quint8 m_headerUsed = 0; ///< bytes of m_header in use
    quint8 m_maskAt = 0;
    quint8 m_controlUsed = 0;
    Utf8Validator m_utf8;
    std::array<quint8, 8> m_header{};
    std::array<char, 4> m_mask{};
    std::array<char, 125> m_control{};
};

} // namespace kith::server
