// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QtEndian>

namespace kith::test {

/// Frames as a client sends them, right or deliberately wrong.
struct ClientFrame
{
    quint8 opcode = 1;
    QByteArray payload = {};
    bool isFinal = true;
    quint8 reserved = 0; ///< the three RSV bits as a number from 0 to 7
    bool isMasked = true;
    int lengthForm = 0; ///< 0: the shortest; 1, 2 or 8: that many length bytes
    QByteArray mask = QByteArray::fromHex("9c07f35a");

    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray result;
        result.append(static_cast<char>((isFinal ? 0x80 : 0) | (reserved << 4) | opcode));
        const auto size = static_cast<quint64>(payload.size());
        const int form = lengthForm ? lengthForm : size < 126 ? 1 : size <= 0xFFFF ? 2 : 8;
        const quint8 maskBit = isMasked ? 0x80 : 0;
        char number[8];
        if (form == 1) {
            result.append(static_cast<char>(maskBit | size));
        } else if (form == 2) {
            result.append(static_cast<char>(maskBit | 126));
            qToBigEndian(static_cast<quint16>(size), number);
            result.append(number, 2);
        } else {
            result.append(static_cast<char>(maskBit | 127));
            qToBigEndian(size, number);
            result.append(number, 8);
        }
        if (!isMasked)
            return result + payload;
        result += mask;
        for (qsizetype i = 0; i < payload.size(); ++i)
            result.append(static_cast<char>(payload[i] ^ mask[i % 4]));
        return result;
    }
};

inline QByteArray clientText(const QByteArray &payload)
{
    return ClientFrame{.payload = payload}.bytes();
}

inline QByteArray clientBinary(const QByteArray &payload)
{
    return ClientFrame{.opcode = 2, .payload = payload}.bytes();
}

inline QByteArray clientPing(const QByteArray &payload = {})
{
    return ClientFrame{.opcode = 9, .payload = payload}.bytes();
}

inline QByteArray clientPong(const QByteArray &payload = {})
{
    return ClientFrame{.opcode = 10, .payload = payload}.bytes();
}

/// The command that signs a RealtimeRoom's peer in.
inline QByteArray helloFrame(qint64 user, qint64 session)
{
    return clientText("{\"id\":\"h\",\"do\":\"hello\",\"data\":{\"token\":\"" + QByteArray::number(user) + '/' + QByteArray::number(session)
                      + "\"}}");
}

/// One piece of a fragmented message: opcode 1 or 2 begins it, 0 goes on.
inline QByteArray clientPiece(quint8 opcode, const QByteArray &payload, bool isFinal)
{
    return ClientFrame{.opcode = opcode, .payload = payload, .isFinal = isFinal}.bytes();
}

inline QByteArray clientClose(int code, const QByteArray &reason = {})
{
    char number[2];
    qToBigEndian(static_cast<quint16>(code), number);
    return ClientFrame{.opcode = 8, .payload = QByteArray(number, 2) + reason}.bytes();
}

} // namespace kith::test
