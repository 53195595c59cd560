// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/reply_slot.h"
#include "server/gateway/request_scanner.h"
#include "server/gateway/upgrade_request.h"

#include <QtCore/QPointer>
#include <QtCore/QSocketNotifier>
#include <QtNetwork/QTcpSocket>

#include <chrono>

namespace kith::server {

class GuardServer;

/// One client connection as QtHttpServer sees it: silent until a whole, valid request is there.
///
/// What arrives goes into a RequestScanner first. A complete request is rewritten in its plainest form and released; the
/// reads that QtHttpServer makes in the same readyRead() get exactly that one request. The next one is not released
/// before the answer to this one has left, so answers can neither change places nor pile up. What arrives meanwhile stays in
/// the device's buffer, hidden behind an open transaction; when that is full, reading from the network stops.
///
/// Owner: GuardServer until QtHttpServer deletes it after the connection has ended.
/// Thread: the GuardServer's.
class GuardedSocket final : public QTcpSocket
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    /// `peer` is null for one on a Unix socket. `place` is null for one that is not counted.
    GuardedSocket(GuardServer &guard, quint64 id, const QHostAddress &peer, ConnectionPlace place);
    ~GuardedSocket() override;

    /// Takes the descriptor of an accepted connection. On false the descriptor is still the caller's.
    [[nodiscard]] bool adopt(int descriptor);

    [[nodiscard]] quint64 id() const { return m_id; }
    /// The number of the request in hand.
    [[nodiscard]] quint64 serial() const { return m_serial; }
    [[nodiscard]] IncomingRequest request() const;

    /// Answers the request with that serial number; without effect if it is no longer the one in hand.
    void answer(quint64 serial, const MakeReply &make);
    void checkDeadline(Clock::time_point now);
    void beginDrain();

    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;

private:
    enum class Phase {
        Reading, ///< waiting for, or in the middle of, a request
        Answering, ///< a request was released; its answer is awaited
        Flushing, ///< the answer is on its way out
        Lingering, ///< said all there was to say; waits for the client to close
        HandingOver, ///< upgraded, or a transfer; leaves Qt in the next turn
    };

    void receive();
    void resume();
    void takeFromSocket();
    void stopReading();
    void hide();
    void reveal();
    void advance();
    [[nodiscard]] bool acceptHead();
    [[nodiscard]] bool isForThisHost() const;
    void upgrade();
    void beginTransfer();
    void handOver();
    void release();
    void refuse(const Error &error, const QList<HeaderField> &headers = {});
    [[nodiscard]] bool countsAnswer(qint64 bytes);
    void send(const QByteArray &bytes, bool closesAfterwards);
    void endFlight();
    void report(const HttpReply &reply) const;
    void finishSending();
    void linger();
    void nextRequest();
    void discardIncoming();
    void endSoon();
    void setDeadline(std::chrono::milliseconds fromNow);

    GuardServer &m_guard;
    const quint64 m_id;
    const QHostAddress m_peer;
    AnswerPlace m_answerPlace; // of the answer on its way out
    ConnectionPlace m_place; // goes along when the connection is handed over

    QPointer<QSocketNotifier> m_readNotifier; // Qt's own
    QMetaObject::Connection m_receiving;
    QMetaObject::Connection m_flushing;
    QMetaObject::Connection m_ending;
    Phase m_phase = Phase::Reading;
    RequestScanner m_scanner;
    qint64 m_hiddenBytes = 0; // arrived, still in the device's buffer, invisible to QtHttpServer
    QByteArray m_inbox; // arrived, not yet scanned
    QByteArray m_released; // for QtHttpServer to read now
    QByteArray m_requestId;
    quint64 m_serial = 0;
    bool m_isHeadAccepted = false;
    bool m_isInFlight = false;
    bool m_closesAfterwards = false;
    qint64 m_discardedBytes = 0;
    Clock::time_point m_deadline;
    Clock::time_point m_releasedAt;
    Clock::time_point m_lingeringSince;
};

} // namespace kith::server
