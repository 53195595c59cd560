// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"

#include <QtCore/QByteArray>

#include <memory>
#include <span>

struct ssl_st;
struct ssl_ctx_st;

namespace kith::server {

/// One TLS connection: the handshake, and then bytes in both directions between the client and a plain socket on this machine.
///
/// It knows no clocks and no epoll. Each direction holds at most what one step could not pass on (16 KiB), so a side that does
/// not read stops the other.
/// Thread: one.
class TlsRelay
{
public:
    enum class State {
        Greeting, ///< in the handshake
        Open, ///< the handshake is done; there is no plain side yet, or bytes flow
        Over, ///< nothing more to do: close it
    };
    enum class Failure {
        None,
        PlainHttp, ///< the client speaks HTTP without TLS; it was told so
        Handshake, ///< it offered nothing that is spoken here, or nonsense
        Connection, ///< reset, or broken records
    };
    /// What to wait for, as epoll events, on each side.
    struct Interest
    {
        unsigned client = 0;
        unsigned plain = 0;
    };

    /// Takes over `client`, which must be non-blocking.
    TlsRelay(const std::shared_ptr<ssl_ctx_st> &context, FileDescriptor client);
    ~TlsRelay();
    TlsRelay(const TlsRelay &) = delete;
    TlsRelay &operator=(const TlsRelay &) = delete;

    /// Goes on as far as it can without waiting. `scratch` is working space, of any content. True when it stopped only to let others
    /// have a turn.
    bool step(std::span<char> scratch);

    /// The other side, once Open. Non-blocking.
    void attach(FileDescriptor plain);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Failure failure() const { return m_failure; }
    [[nodiscard]] Interest interest() const;
    [[nodiscard]] int clientDescriptor() const { return m_client.get(); }
    [[nodiscard]] int plainDescriptor() const { return m_plain.get(); }
    /// The plain side has said all it had to say, and the client has it: only its own end is still missing.
    [[nodiscard]] bool isLingering() const { return m_isClientShut; }
    /// There is something for the client that it does not take.
    [[nodiscard]] bool isBlocked() const { return !m_toClient.isEmpty(); }
    [[nodiscard]] quint64 sentBytes() const { return m_sentBytes; }

private:
    enum class Outcome { Moved, Waits, Ended };

    void greet();
    [[nodiscard]] bool hear();
    void refusePlainHttp();
    [[nodiscard]] Outcome clientToPlain(std::span<char> scratch);
    [[nodiscard]] Outcome plainToClient(std::span<char> scratch);
    [[nodiscard]] bool flushToPlain();
    [[nodiscard]] bool flushToClient();
    void shutClient();
    void fail(Failure failure);

    FileDescriptor m_client;
    FileDescriptor m_plain;
    ssl_st *m_tls = nullptr;
    State m_state = State::Greeting;
    Failure m_failure = Failure::None;
    QByteArray m_toPlain; ///< read from the client, not written yet
    QByteArray m_toClient;
    quint64 m_sentBytes = 0; ///< to the client
    bool m_hasHeard = false;
    bool m_isClientDone = false; ///< its last byte was read
    bool m_isPlainDone = false;
    bool m_isPlainShut = false; ///< told that no more comes from the client
    bool m_isClientShut = false;
    bool m_readWantsWrite = false; ///< TLS itself has something to say before it can go on reading
    bool m_writeWantsRead = false;
};

} // namespace kith::server
