// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <chrono>
#include <optional>
#include <utility>

namespace kith::test {

/// Two ends of a connection: the client's and the one for the server to adopt.
struct DescriptorPair
{
    int client = -1;
    int server = -1; ///< non-blocking
};
/// Over loopback TCP. `receiveBytes` above zero fixes the client's receive buffer.
[[nodiscard]] DescriptorPair tcpPair(int receiveBytes = 0);
[[nodiscard]] DescriptorPair unixPair();

/// A WebSocket peer behind its handshake that sends exactly the bytes it is told to.
/// Every wait has a deadline; running into it ends the wait with nothing.
class RawClient
{
public:
    struct Frame
    {
        quint8 opcode = 0;
        QByteArray payload;
        bool wasMasked = false;
    };

    explicit RawClient(int descriptor);
    ~RawClient();
    RawClient(RawClient &&other) noexcept;
    RawClient(const RawClient &) = delete;

    /// False when the server is gone.
    bool send(const QByteArray &bytes);
    bool command(const QByteArray &id, const QByteArray &name, const QJsonObject &data = {});
    /// The next whole frame; absent at the deadline or when the connection ended before one.
    [[nodiscard]] std::optional<Frame> next();
    /// The next text frame as JSON, past pings.
    [[nodiscard]] QJsonObject json();
    /// Signs in with the token "user/session"; returns the answer.
    QJsonObject hello(qint64 user, qint64 session);
    /// Reads on until the close frame; its code, 1005 without one, or 0 when the connection ended without a frame.
    [[nodiscard]] int closeCode();
    /// True when the server has ended the connection, past whatever it still sent.
    [[nodiscard]] bool isEnded();
    /// True when nothing comes for `time`.
    [[nodiscard]] bool isSilentFor(std::chrono::milliseconds time);
    void hangUp();
    [[nodiscard]] qint64 receivedBytes() const { return m_received; }
    [[nodiscard]] const QJsonObject &lastBye() const { return m_bye; }

private:
    [[nodiscard]] std::optional<Frame> takeFrame();
    /// False at the deadline or at the end of the connection.
    bool readMore(std::chrono::steady_clock::time_point deadline);

    int m_descriptor;
    QByteArray m_buffer;
    QJsonObject m_bye;
    qint64 m_received = 0;
    bool m_isEnded = false;
};

} // namespace kith::test
