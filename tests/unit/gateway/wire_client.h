// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace kith::test {

/// An answer as it came over the wire.
struct WireReply
{
    int status = 0;
    QByteArray head;
    QByteArray body;
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// A client that sends exactly the bytes it is told to, and waits on its socket with a deadline. It shares no code with the server.
class WireClient
{
public:
    static constexpr int patienceMs = 10'000;

    explicit WireClient(quint16 port, bool usesIpv6 = false);
    /// A Unix socket's path, of at most 107 bytes.
    explicit WireClient(const QString &path);
    ~WireClient();
    Q_DISABLE_COPY_MOVE(WireClient)

    [[nodiscard]] bool isConnected() const { return m_descriptor >= 0; }
    /// False once the server has closed or reset.
    bool send(const QByteArray &bytes);
    /// As much as goes without waiting; the number of bytes that went.
    qsizetype sendSome(const QByteArray &bytes);

    /// The next answer by its Content-Length; nothing if the connection ends or the deadline passes first.
    /// `isHead`: an answer to HEAD, which has no body.
    [[nodiscard]] std::optional<WireReply> reply(bool isHead = false);
    /// Whether the server closes, with nothing more to read before it.
    [[nodiscard]] bool isClosedByServer();
    /// Everything until the server closes.
    [[nodiscard]] QByteArray rest();
    /// At least `size` bytes, or what came until the end.
    [[nodiscard]] QByteArray read(qsizetype size);

    void shutdownWriting();
    void reset(); ///< RST instead of FIN

private:
    bool receiveMore();

    int m_descriptor = -1;
    QByteArray m_received;
    QDeadlineTimer m_deadline{patienceMs};
};

} // namespace kith::test
