// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <functional>

namespace kith::bench {

/// A WebSocket client that costs next to nothing, so that a measurement sees the server and not the generator.
///
/// Blocking connect and hello; afterwards non-blocking, driven by the caller's epoll. It trusts the server it measures:
/// no use anywhere else.
class BenchSocket
{
public:
    BenchSocket(int port, const QByteArray &token);
    ~BenchSocket();
    BenchSocket(const BenchSocket &) = delete;
    BenchSocket &operator=(const BenchSocket &) = delete;

    [[nodiscard]] int descriptor() const { return m_fd; }
    void send(const QByteArray &text);
    /// Reads what is there and hands on each text message. False when the server closed.
    bool receive(const std::function<void(QByteArrayView)> &message);

private:
    void writeAll(const QByteArray &bytes);

    int m_fd = -1;
    QByteArray m_in;
};

/// Ends the program with a sentence: a benchmark that cannot run has no result.
[[noreturn]] void giveUp(const QByteArray &why);

} // namespace kith::bench
