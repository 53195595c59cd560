// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>

#include <optional>

namespace kith::test {

struct HttpReply
{
    int status = 0; ///< 0: the peer closed, or said nothing in time
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};

    /// All values of that header, joined with a comma. Names are compared without case.
    [[nodiscard]] QByteArray header(const char *name) const;
    [[nodiscard]] qsizetype count(const char *name) const;
    [[nodiscard]] QJsonObject json() const;
    /// `code` of a problem document; empty for anything else.
    [[nodiscard]] QString code() const;
    /// What a problem document says of one field: its code, empty when the field is not named.
    [[nodiscard]] QString fieldCode(const QString &field) const;
    [[nodiscard]] QStringList fields() const;
};

/// One TCP connection on which exactly the bytes are sent that a test wants, and replies are read strictly:
/// a status line, header lines that end in CRLF, a Content-Length.
///
/// Blocks, with a deadline; needs no event loop. Thread: one.
class HttpPeer
{
public:
    static constexpr int patienceMs = 10'000;

    /// `http://HOST:PORT`, or `unix:PATH` for a Unix socket.
    explicit HttpPeer(const QUrl &server);

    [[nodiscard]] bool open();
    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// False when the peer was gone before all was written.
    bool write(const QByteArray &bytes);
    /// The next reply; status 0 when there is none. `isHead`: the reply has no body whatever it announces.
    [[nodiscard]] HttpReply read(bool isHead = false, int waitMs = patienceMs);
    /// Reads on until the peer closes; absent when it does not in time.
    [[nodiscard]] std::optional<QByteArray> readToEnd(int waitMs = patienceMs);
    /// Reads on until `text` has come, whatever is around it; false when it does not.
    [[nodiscard]] bool waitFor(const QByteArray &text, int waitMs = patienceMs);
    [[nodiscard]] const QByteArray &unread() const { return m_received; }
    /// Ends the sending direction only.
    void shutDownOutput();
    /// Ends the connection with a reset.
    void abort() { m_socket.abort(); }

private:
    [[nodiscard]] bool openUnixSocket();
    bool waitForMore(const QDeadlineTimer &deadline);

    QUrl m_server;
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace kith::test
